"""OAuth 2.0 client credentials, by the client of Sendcloud: token requests, lifetimes and errors."""

from __future__ import annotations

import base64
import json
from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Any
from urllib.parse import parse_qs

import httpx
import orderkit
import pytest
from orderkit import (
    ApiError,
    DecodeError,
    ForbiddenError,
    NotSentError,
    RateLimitedError,
    Retry,
    ServerError,
    UnauthorizedError,
)
from orderkit_clients.sendcloud import facts

LIFE = 3600


@dataclass
class Issuer:
    """A server that issues numbered tokens, and deletes orders for a valid one."""

    server: Any
    reply: Callable[..., bytes]
    fields: dict[str, Any] = field(default_factory=lambda: {"expires_in": LIFE})
    issued: int = 0
    refused: set[str] = field(default_factory=set)

    def respond(self, request: Any) -> bytes:
        if request.path == "/token":
            self.issued += 1
            return self.reply(200, {"access_token": f"t{self.issued}", "token_type": "bearer", **self.fields})
        token = request.headers["authorization"].removeprefix("Bearer ")
        return self.reply(401 if token in self.refused else 204)

    @property
    def paths(self) -> list[str]:
        return [request.path for request in self.server.requests]


@pytest.fixture
def issuer(server: Any, reply: Any) -> Issuer:
    issuer = Issuer(server, reply)
    server.always = issuer.respond
    return issuer


@pytest.fixture
def caller(sendcloud: Any, server: Any) -> Any:
    return sendcloud(base_url=server.url, token_url=f"{server.url}/token", auth="oauth2")


def scripted(sendcloud: Any, *responses: Any, **options: Any) -> Any:
    return sendcloud(*responses, auth="oauth2", token_url="https://tokens.test/x/", **options)


def granted(**changes: Any) -> httpx.Response:
    """Make a response with a token; a field of `...` is left out, and TOKEN stands for the token."""
    fields = {"access_token": "TOKEN", "token_type": "bearer", "expires_in": LIFE, **changes}
    body = json.dumps({name: value for name, value in fields.items() if value is not ...})
    return httpx.Response(200, text=body.replace("TOKEN", "ory_at_1"))


def test_a_token_is_requested_as_the_contract_says(issuer: Issuer, caller: Any, api_key: str) -> None:
    caller.call("delete_order", 669)
    token_request, used = issuer.server.requests
    assert (token_request.method, token_request.path) == ("POST", "/token")
    assert token_request.headers["content-type"] == "application/x-www-form-urlencoded"
    assert parse_qs(token_request.body.decode()) == {"grant_type": ["client_credentials"], "scope": ["api"]}
    pair = base64.b64decode(token_request.headers["authorization"].removeprefix("Basic ")).decode()
    assert pair == f"public-key-0123456789:{api_key}"
    assert (used.path, used.headers["authorization"]) == ("/orders/669", "Bearer t1")


def test_client_id_and_secret_are_escaped(sendcloud: Any) -> None:
    caller = scripted(sendcloud, granted(), httpx.Response(204), public_key="https://us", secret_key="a+b%")
    caller.call("delete_order", 1)
    pair = base64.b64decode(caller.sent[0].headers["authorization"].removeprefix("Basic "))
    assert pair == b"https%3A%2F%2Fus:a%2Bb%25"


def test_a_token_of_sendclouds_token_url_is_sent_to_its_own_host(sendcloud: Any) -> None:
    caller = sendcloud(granted(), httpx.Response(204), auth="oauth2", base_url=None)
    caller.call("delete_order", 1)
    addresses = [str(sent.url) for sent in caller.sent]
    assert addresses == [facts.TOKEN_URLS["oauth2"], f"{facts.SERVERS['live']}/orders/1"]


def test_another_token_url_is_used_unchanged(sendcloud: Any) -> None:
    caller = scripted(sendcloud, granted(), httpx.Response(204))
    caller.call("delete_order", 1)
    assert str(caller.sent[0].url) == "https://tokens.test/x/"


def test_a_custom_base_url_requires_a_token_url(sendcloud: Any) -> None:
    with pytest.raises(
        ValueError, match=r"token_url must be given.*would be sent to https://account.sendcloud.com"
    ):
        sendcloud(auth="oauth2", base_url="http://127.0.0.1:8787/sendcloud")


@pytest.mark.parametrize("url", ["http://tokens.example/x", "https://a:b@tokens.test", "/token", ""])
def test_a_token_url_is_checked_like_a_base_url(sendcloud: Any, url: str) -> None:
    with pytest.raises(ValueError, match="token_url"):
        sendcloud(auth="oauth2", token_url=url)


def test_a_token_is_used_until_shortly_before_it_expires(issuer: Issuer, caller: Any, clock: Any) -> None:
    for passed, issued in ((0, 1), (LIFE - 61, 1), (1, 2), (LIFE - 61, 2)):
        clock.time += passed
        caller.call("delete_order", 1)
        assert issuer.issued == issued


def test_a_short_lived_token_is_used_for_nine_tenths_of_its_life(
    issuer: Issuer, caller: Any, clock: Any
) -> None:
    issuer.fields = {"expires_in": 10}
    for passed, issued in ((0, 1), (8.9, 1), (0.1, 2)):
        clock.time += passed
        caller.call("delete_order", 1)
        assert issuer.issued == issued


@pytest.mark.parametrize("fields", [{}, {"expires_in": 10**400}])
def test_a_token_without_an_end_is_used_until_it_is_refused(
    issuer: Issuer, caller: Any, clock: Any, fields: dict[str, Any]
) -> None:
    issuer.fields = fields
    caller.call("delete_order", 1)
    clock.time += 1e8
    caller.call("delete_order", 1)
    issuer.refused.add("t1")
    caller.call("delete_order", 1)
    assert issuer.issued == 2


def test_a_token_that_expires_at_once_is_used_once(issuer: Issuer, caller: Any) -> None:
    issuer.fields = {"expires_in": 0}
    caller.call("delete_order", 1)
    caller.call("delete_order", 1)
    assert issuer.paths == ["/token", "/orders/1"] * 2


def test_a_second_refusal_is_an_error(issuer: Issuer, caller: Any) -> None:
    issuer.refused |= {"t1", "t2"}
    with pytest.raises(UnauthorizedError) as caught:
        caller.call("delete_order", 1)
    assert (caught.value.operation, caught.value.attempts, issuer.issued) == ("deleteOrder", 2, 2)
    caller.call("delete_order", 1)
    assert issuer.issued == 3


@pytest.mark.parametrize(
    ("status", "body", "error", "code", "message"),
    [
        (
            401,
            {"error": "invalid_client", "error_description": "Who?"},
            UnauthorizedError,
            "invalid_client",
            "Who?",
        ),
        (400, {"error": "invalid_client"}, UnauthorizedError, "invalid_client", "Bad Request"),
        (400, {"error": "unauthorized_client"}, ForbiddenError, "unauthorized_client", "Bad Request"),
        (400, {"error": "invalid_scope"}, orderkit.BadRequestError, "invalid_scope", "Bad Request"),
        (400, {"error": 5}, orderkit.BadRequestError, None, "Bad Request"),
        (403, b"<html>", ForbiddenError, None, "Forbidden"),
        (302, b"", ApiError, None, "Found"),
    ],
    ids=str,
)
def test_an_error_of_a_token_request_is_read_as_the_rfc_defines_it(
    sendcloud: Any, status: int, body: Any, error: type[ApiError], code: str | None, message: str
) -> None:
    content: Any = {"content": body} if isinstance(body, bytes) else {"json": body}
    location = {"location": "https://elsewhere.test/"}
    caller = scripted(sendcloud, httpx.Response(status, headers=location, **content))
    with pytest.raises(error) as caught:
        caller.call("delete_order", 1)
    raised = caught.value
    assert (raised.status, raised.code, raised.message) == (status, code, message)
    assert (raised.operation, raised.path_template) == ("requestToken", "https://tokens.test/x/")


def test_a_failed_token_request_is_retried(sendcloud: Any, clock: Any) -> None:
    busy = httpx.Response(429, headers={"retry-after": "3"})
    caller = scripted(sendcloud, httpx.Response(503), busy, granted(), httpx.Response(204))
    caller.call("delete_order", 1)
    assert clock.waits == [0.5, 3.0]


def test_a_token_request_that_keeps_failing_is_an_error(sendcloud: Any) -> None:
    with pytest.raises(ServerError):
        scripted(sendcloud, *[httpx.Response(500)] * 3).call("delete_order", 1)
    with pytest.raises(RateLimitedError) as caught:
        scripted(sendcloud, httpx.Response(429, headers={"retry-after": "300"})).call("delete_order", 1)
    assert caught.value.retry_after == 300


WRONG = [
    ({"access_token": ...}, "access_token", "a token"),
    ({"access_token": ""}, "access_token", "a token"),
    ({"access_token": 5}, "access_token", "a token"),
    ({"access_token": "TOKEN\r\nx: y"}, "access_token", "a token"),
    ({"access_token": "TOKEN two"}, "access_token", "a token"),
    ({"token_type": "mac"}, "token_type", "Bearer"),
]


@pytest.mark.parametrize(
    ("changes", "seconds"),
    [
        ({"token_type": ...}, LIFE),
        ({"token_type": None}, LIFE),
        ({"expires_in": "3600"}, LIFE),
        ({"expires_in": None}, 1e9),
        ({"expires_in": True}, 1e9),
        ({"expires_in": -1}, 1e9),
        ({"expires_in": "soon"}, 1e9),
        ({"scope": 5}, LIFE),
    ],
    ids=str,
)
def test_a_token_is_used_whatever_is_said_beside_it(
    sendcloud: Any, clock: Any, changes: dict[str, Any], seconds: float
) -> None:
    caller = scripted(
        sendcloud, granted(**changes), *[httpx.Response(204)] * 2, granted(), httpx.Response(204)
    )
    caller.call("delete_order", 1)
    clock.time += seconds * 0.8
    caller.call("delete_order", 1)
    clock.time += seconds * 0.3
    caller.call("delete_order", 1)
    assert len(caller.sent) == 5


@pytest.mark.parametrize(("changes", "path", "expected"), WRONG, ids=str)
def test_a_response_that_does_not_follow_the_rfc_is_not_decoded(
    sendcloud: Any, renderings: Any, changes: dict[str, Any], path: str, expected: str
) -> None:
    with pytest.raises(DecodeError) as caught:
        scripted(sendcloud, granted(**changes)).call("delete_order", 1)
    error = caught.value
    assert (error.path, error.expected, error.attempts) == (path, expected, 1)
    assert error.response.content == b""
    assert not any("ory_at_1" in shown for shown in renderings(error))


@pytest.mark.parametrize("end", [0, 1, -1])
def test_a_response_that_is_not_json_is_not_decoded(sendcloud: Any, renderings: Any, end: int) -> None:
    response = httpx.Response(200, content=granted().content[:end])
    with pytest.raises(DecodeError) as caught:
        scripted(sendcloud, response).call("delete_order", 1)
    assert caught.value.path == "access_token"
    assert not any("ory_at_1" in shown for shown in renderings(caught.value))


@pytest.mark.parametrize("kind", ["Bearer", "bearer", "BEARER"])
def test_the_token_type_may_be_in_any_case(sendcloud: Any, kind: str) -> None:
    caller = scripted(sendcloud, granted(token_type=kind), httpx.Response(204))
    caller.call("delete_order", 1)
    assert caller.sent[1].headers["authorization"] == "Bearer ory_at_1"


def test_a_token_that_does_not_arrive_in_time_is_a_timeout(sendcloud: Any) -> None:
    caller = scripted(sendcloud, httpx.ReadTimeout("no"), retry=Retry.off())
    with pytest.raises(NotSentError, match="nothing was sent") as caught:
        caller.call("delete_order", 1)
    assert isinstance(caught.value, orderkit.TimeoutError)


@pytest.fixture(params=["call", "twin"])
def delete_order(request: pytest.FixtureRequest) -> Callable[..., Any]:
    """Delete an order with options, which are those of the call or of a twin of the client."""

    def delete(caller: Any, **options: Any) -> Any:
        if request.param == "call":
            return caller.call("delete_order", 1, **options)
        return caller.run(caller.client.with_options(**options).delete_order(1))

    return delete


def test_the_timeout_of_a_call_bounds_its_token_request(sendcloud: Any, delete_order: Any) -> None:
    caller = scripted(sendcloud, granted(), httpx.Response(204), timeout=20)
    delete_order(caller, timeout=2)
    assert [sent.extensions["timeout"]["read"] for sent in caller.sent] == [2, 2]


def test_the_timeout_of_the_client_bounds_the_token_requests_of_its_calls(sendcloud: Any) -> None:
    caller = scripted(sendcloud, granted(), httpx.Response(204), timeout=20)
    caller.call("delete_order", 1)
    assert [sent.extensions["timeout"]["read"] for sent in caller.sent] == [20, 20]


def test_the_retry_of_a_call_bounds_its_token_request(sendcloud: Any, delete_order: Any) -> None:
    caller = scripted(sendcloud, httpx.Response(503))
    with pytest.raises(ServerError) as caught:
        delete_order(caller, retry=Retry.off())
    assert (caught.value.operation, caught.value.attempts) == ("requestToken", 1)


def test_no_header_for_the_api_is_sent_to_the_token_url(sendcloud: Any, delete_order: Any) -> None:
    caller = scripted(sendcloud, granted(), httpx.Response(204), headers={"X-Shop": "7"})
    delete_order(caller, headers={"X-Trace": "8"})
    shown = [(sent.headers.get("x-shop"), sent.headers.get("x-trace")) for sent in caller.sent]
    assert shown == [(None, None), ("7", "8")]
