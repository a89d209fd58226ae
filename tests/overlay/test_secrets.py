"""The API key: sent to the provider, shown nowhere, whatever fails."""

from __future__ import annotations

import logging
import pickle
from collections.abc import Callable
from typing import Any

import httpx
import pytest
from orderkit import OrderkitError, Retry, Timeout
from orderkit.auth import FixedCredentials

ERROR = {"code": 401, "message": "Authentication failed", "key": "authentication_failed"}
WIRE: dict[str, Callable[[Any], Any]] = {
    "unauthorized": lambda reply: reply(401, ERROR),
    "refused": lambda reply: reply(400, {"code": 310, "message": "m", "key": "k"}),
    "limited": lambda reply: reply(429, retry_after="300"),
    "failed": lambda reply: reply(500, b"<html>", content_type="text/html"),
    "redirected": lambda reply: reply(302, location="https://elsewhere.example/"),
    "dropped": lambda _: "drop",
    "reset": lambda _: "reset",
    "closed unread": lambda _: "drop unread",
    "cut off in its head": lambda _: (b"HTTP/1.1 200 OK\r\nContent", "drop"),
    "cut off in its body": lambda _: (b"HTTP/1.1 200 OK\r\nContent-Length: 9\r\n\r\n{", "drop"),
    "no HTTP": lambda _: b"220 mail.example ESMTP\r\n\r\n",
    "quiet": lambda _: "hang",
    "not JSON": lambda reply: reply(200, b"<html>"),
    "of another shape": lambda reply: reply(200, {"id": "ten"}),
    "compressed wrongly": lambda reply: reply(200, b"no gzip", content_encoding="gzip"),
}


@pytest.fixture
def shows_key(api_key: str) -> Callable[[Any], bool]:
    """Say whether any of some texts holds the key."""
    return lambda shown: any(api_key in text for text in shown)


@pytest.mark.parametrize("failure", WIRE)
def test_a_failure_on_the_wire_shows_no_key(
    client: Any,
    operation: Any,
    server: Any,
    reply: Any,
    failure: str,
    shows_key: Any,
    caplog: pytest.LogCaptureFixture,
    renderings: Any,
    log_renderings: Any,
) -> None:
    caplog.set_level(logging.DEBUG)
    server.always = WIRE[failure](reply)
    if failure == "closed unread":
        server.play("drop unread", "drop unread")
    caller = client(base_url=server.url, timeout=Timeout(read=0.02), retry=Retry(attempts=2))
    with pytest.raises(OrderkitError) as caught:
        caller.call(operation.name, operation.argument)
    assert not shows_key(renderings(caught.value))
    assert not shows_key(log_renderings(caplog.records))
    assert {record.name.partition(".")[0] for record in caplog.records} >= {"httpcore"}


@pytest.mark.parametrize(
    "failure",
    [
        httpx.ConnectError,
        httpx.ConnectTimeout,
        httpx.PoolTimeout,
        httpx.ProxyError,
        httpx.WriteError,
        httpx.WriteTimeout,
        httpx.ReadError,
        httpx.ReadTimeout,
        httpx.LocalProtocolError,
        httpx.DecodingError,
    ],
)
def test_a_failure_of_the_http_library_shows_no_key(
    client: Any,
    operation: Any,
    failure: type[Exception],
    shows_key: Any,
    caplog: pytest.LogCaptureFixture,
    renderings: Any,
    log_renderings: Any,
) -> None:
    caplog.set_level(logging.DEBUG)
    with pytest.raises(OrderkitError) as caught:
        client(failure("no"), retry=Retry.off()).call(operation.name, operation.argument)
    assert not shows_key(renderings(caught.value))
    assert not shows_key(log_renderings(caplog.records))


def test_the_frames_of_the_http_library_are_not_shown(
    client: Any, operation: Any, shows_key: Any, renderings: Any
) -> None:
    def fail(request: httpx.Request) -> httpx.Response:
        head = repr(request.headers.raw)
        raise httpx.WriteTimeout(f"after {len(head)} bytes") from OSError(head)

    with pytest.raises(OrderkitError) as caught:
        client(fail, retry=Retry.off()).call(operation.name, operation.argument)
    assert not shows_key(renderings(caught.value))


def test_a_refused_connection_shows_no_key(
    client: Any,
    operation: Any,
    closed_server: Any,
    shows_key: Any,
    caplog: pytest.LogCaptureFixture,
    renderings: Any,
    log_renderings: Any,
) -> None:
    caplog.set_level(logging.DEBUG)
    with pytest.raises(OrderkitError) as caught:
        client(base_url=closed_server.url).call(operation.name, operation.argument)
    assert not shows_key(renderings(caught.value))
    assert not shows_key(log_renderings(caplog.records))


def test_a_success_logs_no_key(
    client: Any,
    operation: Any,
    server: Any,
    reply: Any,
    shows_key: Any,
    caplog: pytest.LogCaptureFixture,
    log_renderings: Any,
) -> None:
    caplog.set_level(logging.DEBUG)
    server.play(reply(200, operation.answer))
    client(base_url=server.url).call(operation.name, operation.argument)
    assert not shows_key(log_renderings(caplog.records))
    assert {record.name.partition(".")[0] for record in caplog.records} >= {"httpcore", "httpx"}


@pytest.mark.parametrize("misuse", [("get_order", "5"), ("track_order", ".."), ("create_order", None)])
def test_misuse_shows_no_key(client: Any, misuse: tuple[str, Any], shows_key: Any, renderings: Any) -> None:
    with pytest.raises((TypeError, ValueError)) as caught:
        client().call(*misuse)
    assert not shows_key(renderings(caught.value))


def test_a_client_shows_no_key(client: Any, operation: Any, shows_key: Any) -> None:
    made = client().client
    described = [vars(part) for part in (made, made._transport)]
    shown = [repr(made), str(made), f"{made}", *map(repr, described)]
    assert not shows_key(shown)
    assert not shows_key([repr(getattr(made, operation.name))])


def test_credentials_show_no_key(api_key: str) -> None:
    credentials = FixedCredentials.of({"X-Api-Key": api_key})
    assert repr(credentials) == str(credentials) == "FixedCredentials(proof=Proof())"
    assert credentials.proof.headers == {"X-Api-Key": api_key}


def test_the_search_finds_a_key_that_is_there(api_key: str, shows_key: Any, renderings: Any) -> None:
    error = OrderkitError(f"a key: {api_key}")
    assert all(
        shows_key([shown]) for shown in (str(error), repr(error), pickle.dumps(error).decode("latin-1"))
    )
    assert shows_key(renderings(error))
