"""Logging of calls, without bodies, queries, filled-in paths or secrets."""

from __future__ import annotations

import logging
from collections.abc import Callable, Iterator
from typing import Any

import httpx
import pytest
from orderkit import DecodeError, NotFoundError, NotSentError, OrderkitError, Retry
from orderkit.runtime.protocol.observers import configure_logging

UNKNOWN = {"code": 312, "message": "An invalid order id", "key": "order_not_found"}

Lines = Callable[[], list[str]]


def responds(status: int, **options: Any) -> Callable[[httpx.Request], httpx.Response]:
    return lambda _: httpx.Response(status, **options)


@pytest.fixture
def lines(caplog: pytest.LogCaptureFixture) -> Lines:
    """The lines of our log so far, each with its level."""
    caplog.set_level(logging.DEBUG, "orderkit")
    return lambda: [
        f"{record.levelname} {record.getMessage()}" for record in caplog.records if record.name == "orderkit"
    ]


def test_a_call_is_one_line(client: Any, ok: Any, clock: Any, lines: Lines) -> None:
    client(ok("get_order")).call("get_order", 10000001)
    assert lines() == ["DEBUG getOrder GET /api/order/{order_id}: HTTP 200, 0.0 ms, attempt 1"]


def test_a_retry_is_a_line_of_its_own(client: Any, ok: Any, clock: Any, lines: Lines) -> None:
    client(responds(503), httpx.ReadError("lost"), ok("get_order")).call("get_order", 10000001)
    assert lines() == [
        "INFO getOrder: attempt 1: HTTP 503; again in 0.50 s",
        "INFO getOrder: attempt 2: ReadError; again in 1.00 s",
        "DEBUG getOrder GET /api/order/{order_id}: HTTP 200, 1500.0 ms, attempt 3",
    ]


@pytest.mark.parametrize(
    ("response", "error", "logged"),
    [
        (responds(404, json=UNKNOWN), NotFoundError, "HTTP 404, NotFoundError, code 312, 0.0 ms, attempt 1"),
        (responds(200, json={}), DecodeError, "HTTP 200, DecodeError, 0.0 ms, attempt 1"),
        (httpx.ConnectError("no"), NotSentError, "NotSentError, 0.0 ms, attempt 1"),
    ],
)
def test_a_failure_is_one_line(
    client: Any, lines: Lines, response: Any, error: type[OrderkitError], logged: str
) -> None:
    with pytest.raises(error):
        client(response, retry=Retry.off()).call("get_order", 10000001)
    assert lines() == [f"DEBUG getOrder GET /api/order/{{order_id}}: {logged}"]


@pytest.mark.parametrize(
    ("sent", "shown"),
    [("4f0c-21", "4f0c-21"), ("a b\x7f", "ab"), ("x" * 300, "x" * 100), ("\x7f", None)],
)
def test_only_the_request_id_of_the_headers_is_shown(
    client: Any, named: Any, lines: Lines, sent: str, shown: str | None
) -> None:
    headers = {"X-Request-Id": sent, "Set-Cookie": "session=hidden", "Server": "hidden"}
    client(responds(200, json=named("get_order").answer, headers=headers)).call("get_order", 10000001)
    (line,) = lines()
    assert line.endswith("attempt 1" if shown is None else f", request {shown}")
    assert "hidden" not in line


def test_no_content_of_a_request_or_response_is_in_the_log(client: Any, operation: Any, lines: Lines) -> None:
    caller = client(responds(200, json=operation.answer))
    caller.call(operation.name, operation.argument)
    (line,) = lines()
    for content in ("10000001", "Walker", "Buenos", str(caller.client.base_url)):
        assert content not in line


def test_a_call_that_is_interrupted_is_logged_as_given_up(client: Any, lines: Lines) -> None:
    def interrupt(_: httpx.Request) -> httpx.Response:
        raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        client(interrupt).call("get_order", 10000001)
    assert lines() == ["DEBUG getOrder GET /api/order/{order_id}: given up, 0.0 ms, attempt 0"]


@pytest.fixture
def fresh_log(monkeypatch: pytest.MonkeyPatch) -> Iterator[logging.Logger]:
    logger = logging.getLogger("orderkit")
    handlers, level = logger.handlers[:], logger.level
    configure_logging.cache_clear()
    yield logger
    configure_logging.cache_clear()
    logger.handlers[:] = handlers
    logger.setLevel(level)


@pytest.mark.parametrize(("value", "level"), [("debug", "DEBUG"), ("INFO", "INFO")])
def test_the_environment_can_enable_the_log(
    client: Any, monkeypatch: pytest.MonkeyPatch, fresh_log: logging.Logger, value: str, level: str
) -> None:
    monkeypatch.setenv("ORDERKIT_LOG", value)
    client()
    client()
    assert logging.getLevelName(fresh_log.level) == level
    assert len(fresh_log.handlers) == 1


def test_without_the_variable_the_logger_is_not_configured(client: Any, fresh_log: logging.Logger) -> None:
    client()
    assert fresh_log.handlers == []


def test_an_unknown_level_is_refused(
    client: Any, monkeypatch: pytest.MonkeyPatch, fresh_log: logging.Logger
) -> None:
    monkeypatch.setenv("ORDERKIT_LOG", "loud")
    with pytest.raises(ValueError, match=r"ORDERKIT_LOG must be debug or info \(got 'loud'\)"):
        client()
