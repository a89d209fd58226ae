"""Sendcloud's keys and tokens: sent where they belong, shown nowhere, whatever fails."""

from __future__ import annotations

import base64
import logging
from collections.abc import Callable, Iterable
from typing import Any

import pytest
from orderkit import OrderkitError, Retry, Timeout

TOKEN = "ory_at_0123456789"
GRANTED = {"access_token": TOKEN, "token_type": "bearer", "expires_in": 3600}
REFUSED = {"errors": [{"status": "401", "code": "authentication_failed", "detail": "No."}]}
WIRE: dict[str, Callable[[Any], Any]] = {
    "unauthorized": lambda reply: reply(401, REFUSED),
    "limited": lambda reply: reply(429, retry_after="300"),
    "failed": lambda reply: reply(500, b"<html>", content_type="text/html"),
    "redirected": lambda reply: reply(302, location="https://elsewhere.example/"),
    "dropped": lambda _: "drop",
    "reset": lambda _: "reset",
    "cut off": lambda _: (b"HTTP/1.1 200 OK\r\nContent-Length: 9\r\n\r\n{", "drop"),
    "no HTTP": lambda _: b"220 mail.example ESMTP\r\n\r\n",
    "quiet": lambda _: "hang",
    "not JSON": lambda reply: reply(200, b"<html>"),
    "compressed wrongly": lambda reply: reply(200, b"no gzip", content_encoding="gzip"),
}
NAMES = ("list_orders", "create_or_update_orders", "update_order")


@pytest.fixture
def shows_secret(api_key: str) -> Callable[[Iterable[str]], bool]:
    """Say whether any of some texts holds the secret key, the pair of keys or the token."""
    pair = base64.b64encode(f"public-key-0123456789:{api_key}".encode()).decode()
    return lambda shown: any(secret in text for text in shown for secret in (api_key, pair, TOKEN))


@pytest.fixture(params=["basic", "oauth2"])
def auth(request: pytest.FixtureRequest) -> str:
    return str(request.param)


@pytest.fixture
def caller(auth: str, sendcloud: Any, server: Any) -> Any:
    token_url = f"{server.url}/token" if auth == "oauth2" else None
    options = {"timeout": Timeout(read=0.02), "retry": Retry(attempts=2)}
    return sendcloud(base_url=server.url, auth=auth, token_url=token_url, **options)


@pytest.mark.parametrize("failure", WIRE)
@pytest.mark.parametrize("name", NAMES)
def test_a_failure_on_the_wire_shows_no_secret(
    auth: str,
    caller: Any,
    sendcloud_call: Any,
    server: Any,
    reply: Any,
    failure: str,
    name: str,
    shows_secret: Any,
    renderings: Any,
    log_renderings: Any,
    caplog: pytest.LogCaptureFixture,
) -> None:
    caplog.set_level(logging.DEBUG)
    if auth == "oauth2":
        server.play(reply(200, GRANTED))
    server.always = WIRE[failure](reply)
    with pytest.raises(OrderkitError) as caught:
        sendcloud_call(name).made_by(caller)
    assert not shows_secret(renderings(caught.value))
    assert not shows_secret(log_renderings(caplog.records))
    assert "httpcore" in {record.name.partition(".")[0] for record in caplog.records}


@pytest.mark.parametrize("auth", ["oauth2"], indirect=True)
@pytest.mark.parametrize("failure", WIRE)
def test_a_call_for_a_token_that_fails_shows_no_secret(
    caller: Any,
    server: Any,
    reply: Any,
    failure: str,
    shows_secret: Any,
    renderings: Any,
    log_renderings: Any,
    caplog: pytest.LogCaptureFixture,
) -> None:
    caplog.set_level(logging.DEBUG)
    server.always = WIRE[failure](reply)
    with pytest.raises(OrderkitError) as caught:
        caller.call("delete_order", 669)
    assert {request.path for request in server.requests} == {"/token"}
    assert not shows_secret(renderings(caught.value))
    assert not shows_secret(log_renderings(caplog.records))


def test_a_success_shows_no_secret(
    auth: str,
    caller: Any,
    server: Any,
    reply: Any,
    shows_secret: Any,
    log_renderings: Any,
    caplog: pytest.LogCaptureFixture,
) -> None:
    caplog.set_level(logging.DEBUG)
    if auth == "oauth2":
        server.play(reply(200, GRANTED))
    server.play(reply(204))
    caller.call("delete_order", 669)
    made = caller.client
    described = [repr(vars(part)) for part in (made, made._transport)]
    described += [repr(part) for part in (made, made._policy.credentials, made.delete_order)]
    assert shows_secret([server.requests[-1].headers["authorization"]])
    assert not shows_secret(described)
    assert not shows_secret(log_renderings(caplog.records))


def test_misuse_shows_no_secret(caller: Any, shows_secret: Any, renderings: Any) -> None:
    with pytest.raises(ValueError, match="own id of an order") as caught:
        caller.call("delete_order", "x")
    assert not shows_secret(renderings(caught.value))
