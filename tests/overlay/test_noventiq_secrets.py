"""Noventiq's password and tokens: sent to Noventiq, shown nowhere, whatever fails."""

from __future__ import annotations

import copy
import json
import logging
import pickle
import traceback
from collections.abc import Callable, Iterator
from typing import Any

import httpx
import pytest
from orderkit import OrderkitError, Retry, Timeout
from orderkit.tokens import Token

ISSUED = "issued-token-0123456789"
ANSWER = {"token": ISSUED, "refresh_token": "refresh-0123456789"}
SECRETS = ("merchant-key-0123456789", ISSUED, "refresh-0123456789", "merchant@example.com")
CALLS = {
    "create_token": (),
    "get_order": (1,),
    "create_refund": (1, {"email": "orders@example.com"}),
}
ANYWHERE: dict[str, Callable[[Any], Any]] = {
    "unauthorized": lambda reply: reply(401, {"errors": [{"error": 1007, "message": "m"}]}),
    "refused": lambda reply: reply(400, {"errors": [{"error": 15010, "message": "m"}]}),
    "limited": lambda reply: reply(429, retry_after="300"),
    "failed": lambda reply: reply(500, b"<html>"),
    "redirected": lambda reply: reply(302, location="https://elsewhere.example/"),
    "dropped": lambda _: "drop",
    "cut off in its head": lambda _: (b"HTTP/1.1 200 OK\r\nContent", "drop"),
    "quiet": lambda _: "hang",
    "compressed wrongly": lambda reply: reply(200, b"no gzip", content_encoding="gzip"),
}
IN_A_TOKEN: dict[str, Callable[[Any], Any]] = {
    "cut off in its body": lambda reply: (reply(200, ANSWER)[:-1], "drop"),
    "not JSON": lambda reply: reply(200, json.dumps(ANSWER)[:-1].encode()),
    "of another shape": lambda reply: reply(200, {**ANSWER, "token": None, "refresh": [ISSUED]}),
    "half a token": lambda reply: reply(200, {"token": ISSUED}),
    "as an error": lambda reply: reply(400, ANSWER),
}


def renderings(error: BaseException) -> Iterator[str]:
    """Every way an error may end in a log, a report or a file, but for the frames of the test itself."""
    chain: BaseException | None = error
    while chain is not None:
        told = traceback.TracebackException.from_exception(chain, capture_locals=True)
        ours = (frame for frame in told.stack if not frame.filename.endswith(("conftest.py", __file__)))
        yield from (f"{frame.name} {frame.locals}" for frame in ours)
        yield from (str(chain), repr(chain), repr(vars(chain)))
        if isinstance(chain, httpx.RequestError):
            yield repr(chain.request.headers.raw)
        chain = chain.__cause__ or chain.__context__
    for value in (error, copy.copy(error)):
        yield pickle.dumps(value).decode("latin-1")


def shown(texts: Iterator[str]) -> list[tuple[str, str]]:
    return [(secret, text) for text in texts for secret in SECRETS if secret in text]


def logged(records: list[logging.LogRecord]) -> Iterator[str]:
    yield from (f"{record.getMessage()} {vars(record)}" for record in records)


@pytest.fixture
def refused(noventiq: Any, server: Any, caplog: pytest.LogCaptureFixture) -> Callable[[str], OrderkitError]:
    """Call an operation that fails; its error."""
    caplog.set_level(logging.DEBUG)

    def call(name: str) -> OrderkitError:
        caller = noventiq(base_url=server.url, timeout=Timeout(read=0.02), retry=Retry(attempts=2))
        with pytest.raises(OrderkitError) as caught:
            caller.call(name, *CALLS[name])
        assert {record.name.partition(".")[0] for record in caplog.records} >= {"httpcore"}
        return caught.value

    return call


@pytest.mark.parametrize("call", CALLS)
@pytest.mark.parametrize("failure", ANYWHERE | IN_A_TOKEN)
def test_a_call_for_a_token_that_fails_shows_no_secret(
    refused: Any, server: Any, reply: Any, failure: str, call: str, caplog: pytest.LogCaptureFixture
) -> None:
    server.always = (ANYWHERE | IN_A_TOKEN)[failure](reply)
    assert shown(renderings(refused(call))) == []
    assert shown(logged(caplog.records)) == []


def test_a_token_that_no_header_can_carry_is_not_shown(refused: Any, server: Any, reply: Any) -> None:
    server.always = reply(200, {**ANSWER, "token": f"{ISSUED}\n"})
    assert shown(renderings(refused("get_order"))) == []


@pytest.mark.parametrize("call", ["get_order", "create_refund"])
@pytest.mark.parametrize("failure", ANYWHERE)
def test_a_call_with_a_token_that_fails_shows_no_secret(
    refused: Any, server: Any, reply: Any, failure: str, call: str, caplog: pytest.LogCaptureFixture
) -> None:
    server.play(reply(200, ANSWER))
    server.always = ANYWHERE[failure](reply)
    assert shown(renderings(refused(call))) == []
    assert shown(logged(caplog.records)) == []


@pytest.mark.parametrize("failure", [httpx.ConnectError, httpx.WriteTimeout, httpx.ReadError])
def test_the_frames_of_the_http_library_are_not_shown(noventiq: Any, failure: type[Exception]) -> None:
    def fail(request: httpx.Request) -> httpx.Response:
        chunk = request.content
        raise failure("no") from OSError(chunk)

    with pytest.raises(OrderkitError) as caught:
        noventiq(fail, retry=Retry.off()).call("create_token")
    assert shown(renderings(caught.value)) == []


def test_a_success_logs_no_secret(
    noventiq: Any, server: Any, reply: Any, caplog: pytest.LogCaptureFixture
) -> None:
    caplog.set_level(logging.DEBUG)
    server.play(reply(200, ANSWER), reply(200))
    noventiq(base_url=server.url).call("create_refund", *CALLS["create_refund"])
    assert shown(logged(caplog.records)) == []


@pytest.mark.parametrize(
    ("call", "arguments", "options"),
    [
        ("create_token", (), {"timeout": -1}),
        ("get_order", ("1",), {}),
        ("create_refund", (1, None), {}),
    ],
)
def test_misuse_shows_no_secret(noventiq: Any, call: str, arguments: Any, options: Any) -> None:
    with pytest.raises((TypeError, ValueError)) as caught:
        noventiq().call(call, *arguments, **options)
    assert shown(renderings(caught.value)) == []


def test_a_client_shows_no_secret(noventiq: Any, server: Any, reply: Any) -> None:
    server.play(reply(200, ANSWER), reply(200))
    caller = noventiq(base_url=server.url)
    caller.call("create_refund", *CALLS["create_refund"])
    client = caller.client
    parts = [client, vars(client), vars(client._transport), client._policy, client._policy.credentials]
    assert shown(repr(part) for part in parts) == []


def test_a_token_shows_nothing_of_itself() -> None:
    assert repr(Token.lasting(ISSUED, 100, 0)) == "Token(ends_at=90.0)"


def test_the_search_finds_a_secret_that_is_there() -> None:
    assert len(shown(renderings(OrderkitError(f"a token: {ISSUED}")))) > 3
