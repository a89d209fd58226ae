"""OAuth 2.0 client credentials, through the client of Sendcloud: one token for everybody, renewed once."""

from __future__ import annotations

import asyncio
import base64
import json
import signal
import threading
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
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
from orderkit.tokens import Token
from orderkit.transport import AsyncTransport
from orderkit_clients.sendcloud import facts

USERS = 50
LIFE = 3600


@dataclass
class Issuer:
    """Gives out numbered tokens, and deletes orders for who has one that is not refused."""

    server: Any
    reply: Callable[..., bytes]
    before_a_token: Callable[[], object] = lambda: None
    before_an_answer: Callable[[str], object] = lambda _: None
    members: dict[str, Any] = field(default_factory=lambda: {"expires_in": LIFE})
    given: int = 0
    refused: set[str] = field(default_factory=set)

    def answer(self, request: Any) -> bytes:
        if request.path == "/token":
            self.before_a_token()
            self.given += 1
            return self.reply(200, {"access_token": f"t{self.given}", "token_type": "bearer", **self.members})
        token = request.headers["authorization"].removeprefix("Bearer ")
        self.before_an_answer(token)
        return self.reply(401 if token in self.refused else 204)

    @property
    def paths(self) -> list[str]:
        return [request.path for request in self.server.requests]


@pytest.fixture
def issuer(server: Any, reply: Any) -> Issuer:
    issuer = Issuer(server, reply)
    server.always = issuer.answer
    return issuer


@pytest.fixture
def caller(sendcloud: Any, server: Any) -> Any:
    return sendcloud(base_url=server.url, token_url=f"{server.url}/token", auth="oauth2")


def scripted(sendcloud: Any, *answers: Any, **options: Any) -> Any:
    return sendcloud(*answers, auth="oauth2", token_url="https://tokens.test/x/", **options)


def granted(**changes: Any) -> httpx.Response:
    """An answer with a token; a member that is `...` is left out, and TOKEN stands for the token."""
    members = {"access_token": "TOKEN", "token_type": "bearer", "expires_in": LIFE, **changes}
    body = json.dumps({name: value for name, value in members.items() if value is not ...})
    return httpx.Response(200, text=body.replace("TOKEN", "ory_at_1"))


class CountedTurn:
    """The turn of a client, which knows how many asked for it."""

    def __init__(self, transport: Any) -> None:
        self._turn, self._asked, self._changed = transport._turn, 0, threading.Condition()
        is_async = isinstance(transport, AsyncTransport)
        self.acquire = self._acquire_async if is_async else self._acquire
        self.release = self._turn.release
        transport._turn = self

    def wait_for(self, count: int) -> None:
        with self._changed:
            assert self._changed.wait_for(lambda: self._asked >= count, 5)

    def _count(self) -> None:
        with self._changed:
            self._asked += 1
            self._changed.notify_all()

    def _acquire(self) -> None:
        self._count()
        self._turn.acquire()

    async def _acquire_async(self) -> None:
        self._count()
        await self._turn.acquire()


def at_once(caller: Any, colour: str) -> list[Any]:
    """What comes of as many calls as there are users."""
    client = caller.client
    if colour == "async":

        async def gathered() -> list[Any]:
            calls = (client.delete_order(number) for number in range(1, USERS + 1))
            return await asyncio.gather(*calls, return_exceptions=True)

        return list(caller.run(gathered()))

    def call(number: int) -> Any:
        try:
            return client.delete_order(number)
        except orderkit.OrderkitError as error:
            return error

    with ThreadPoolExecutor(USERS) as pool:
        return list(pool.map(call, range(1, USERS + 1)))


def test_a_token_is_asked_for_as_the_contract_says(issuer: Issuer, caller: Any, api_key: str) -> None:
    caller.call("delete_order", 669)
    asked, used = issuer.server.requests
    assert (asked.method, asked.path) == ("POST", "/token")
    assert asked.headers["content-type"] == "application/x-www-form-urlencoded"
    assert parse_qs(asked.body.decode()) == {"grant_type": ["client_credentials"], "scope": ["api"]}
    pair = base64.b64decode(asked.headers["authorization"].removeprefix("Basic ")).decode()
    assert pair == f"public-key-0123456789:{api_key}"
    assert (used.path, used.headers["authorization"]) == ("/orders/669", "Bearer t1")


def test_an_identification_and_a_secret_are_escaped(sendcloud: Any) -> None:
    caller = scripted(sendcloud, granted(), httpx.Response(204), public_key="https://us", secret_key="a+b%")
    caller.call("delete_order", 1)
    pair = base64.b64decode(caller.sent[0].headers["authorization"].removeprefix("Basic "))
    assert pair == b"https%3A%2F%2Fus:a%2Bb%25"


def test_a_token_of_sendclouds_own_address_is_for_its_own_host(sendcloud: Any) -> None:
    caller = sendcloud(granted(), httpx.Response(204), auth="oauth2", base_url=None)
    caller.call("delete_order", 1)
    addresses = [str(sent.url) for sent in caller.sent]
    assert addresses == [facts.TOKEN_URLS["oauth2"], f"{facts.SERVERS['live']}/orders/1"]


def test_another_token_url_is_asked_as_it_is_written(sendcloud: Any) -> None:
    caller = scripted(sendcloud, granted(), httpx.Response(204))
    caller.call("delete_order", 1)
    assert str(caller.sent[0].url) == "https://tokens.test/x/"


def test_a_base_url_of_ones_own_needs_a_token_url_too(sendcloud: Any) -> None:
    with pytest.raises(ValueError, match=r"needs token_url=.*would be sent to https://account.sendcloud.com"):
        sendcloud(auth="oauth2", base_url="http://127.0.0.1:8787/sendcloud")


@pytest.mark.parametrize("url", ["http://tokens.example/x", "https://a:b@tokens.test", "/token", ""])
def test_a_token_url_is_checked_like_a_base_url(sendcloud: Any, url: str) -> None:
    with pytest.raises(ValueError, match="token_url"):
        sendcloud(auth="oauth2", token_url=url)


def test_a_token_serves_until_shortly_before_its_end(issuer: Issuer, caller: Any, clock: Any) -> None:
    for passed, given in ((0, 1), (LIFE - 61, 1), (1, 2), (LIFE - 61, 2)):
        clock.time += passed
        caller.call("delete_order", 1)
        assert issuer.given == given


def test_a_short_life_is_used_to_nine_tenths(issuer: Issuer, caller: Any, clock: Any) -> None:
    issuer.members = {"expires_in": 10}
    for passed, given in ((0, 1), (8.9, 1), (0.1, 2)):
        clock.time += passed
        caller.call("delete_order", 1)
        assert issuer.given == given


@pytest.mark.parametrize("members", [{}, {"expires_in": 10**400}])
def test_a_token_without_an_end_serves_until_it_is_refused(
    issuer: Issuer, caller: Any, clock: Any, members: dict[str, Any]
) -> None:
    issuer.members = members
    caller.call("delete_order", 1)
    clock.time += 1e8
    caller.call("delete_order", 1)
    issuer.refused.add("t1")
    caller.call("delete_order", 1)
    assert issuer.given == 2


def test_a_token_that_is_over_at_once_is_used_once(issuer: Issuer, caller: Any) -> None:
    issuer.members = {"expires_in": 0}
    caller.call("delete_order", 1)
    caller.call("delete_order", 1)
    assert issuer.paths == ["/token", "/orders/1"] * 2


def test_a_refused_token_is_renewed_once_and_the_call_made_again(
    issuer: Issuer, caller: Any, clock: Any
) -> None:
    caller.call("delete_order", 1)
    issuer.refused.add("t1")
    caller.call("delete_order", 2)
    assert issuer.paths == ["/token", "/orders/1", "/orders/2", "/token", "/orders/2"]
    assert clock.waits == []


def test_a_renewal_is_no_retry(sendcloud: Any) -> None:
    answers = [granted(), httpx.Response(401), granted(access_token="t2"), httpx.Response(503)]
    caller = scripted(sendcloud, *answers, httpx.Response(200, json={"data": []}), retry=Retry(attempts=2))
    assert caller.gather(caller.client.list_orders()) == []


def test_a_second_refusal_is_told(issuer: Issuer, caller: Any) -> None:
    issuer.refused |= {"t1", "t2"}
    with pytest.raises(UnauthorizedError) as caught:
        caller.call("delete_order", 1)
    assert (caught.value.operation, caught.value.attempts, issuer.given) == ("deleteOrder", 2, 2)
    caller.call("delete_order", 1)
    assert issuer.given == 3


def test_fifty_at_once_make_one_call_for_a_token(issuer: Issuer, caller: Any, colour: str) -> None:
    turn = CountedTurn(caller.client._transport)
    issuer.before_a_token = lambda: turn.wait_for(USERS)
    assert at_once(caller, colour) == [None] * USERS
    assert issuer.given == 1


def test_fifty_whose_token_is_refused_at_once_make_one_call_for_another(
    issuer: Issuer, caller: Any, colour: str
) -> None:
    caller.call("delete_order", 1)
    issuer.refused.add("t1")
    all_are_here = threading.Barrier(USERS)
    issuer.before_an_answer = lambda token: all_are_here.wait(10) if token == "t1" else None
    assert at_once(caller, colour) == [None] * USERS
    assert issuer.given == 2


def test_a_refusal_of_an_old_token_leaves_the_one_that_was_got_meanwhile(
    issuer: Issuer, caller: Any, clock: Any
) -> None:
    caller.call("delete_order", 1)
    issuer.refused.add("t1")

    def renew_meanwhile(token: str) -> None:
        if token == "t1":
            credentials._landed = Token("t2", clock.time + LIFE)

    credentials = caller.client._policy.credentials
    issuer.before_an_answer = renew_meanwhile
    caller.call("delete_order", 2)
    assert issuer.paths == ["/token", "/orders/1", "/orders/2", "/orders/2"]


def test_who_waited_for_a_call_that_failed_shares_its_error(
    issuer: Issuer, caller: Any, colour: str, reply: Any
) -> None:
    turn = CountedTurn(caller.client._transport)

    def refuse(_: Any) -> bytes:
        turn.wait_for(USERS)
        return bytes(reply(401, {"error": "invalid_client"}))

    issuer.server.play(refuse)
    errors = at_once(caller, colour)
    assert {type(error) for error in errors} == {UnauthorizedError}
    assert len({id(error) for error in errors}) == USERS
    assert issuer.paths == ["/token"]


def test_after_a_failure_a_token_is_asked_for_anew(issuer: Issuer, caller: Any, reply: Any) -> None:
    issuer.server.play(reply(401, {"error": "invalid_client"}))
    with pytest.raises(UnauthorizedError):
        caller.call("delete_order", 1)
    caller.call("delete_order", 1)
    assert issuer.paths == ["/token", "/token", "/orders/1"]


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
def test_a_refusal_of_a_token_is_told_as_the_rfc_has_it(
    sendcloud: Any, status: int, body: Any, error: type[ApiError], code: str | None, message: str
) -> None:
    said = {"content": body} if isinstance(body, bytes) else {"json": body}
    location = {"location": "https://elsewhere.test/"}
    caller = scripted(sendcloud, httpx.Response(status, headers=location, **said))
    with pytest.raises(error) as caught:
        caller.call("delete_order", 1)
    told = caught.value
    assert (told.status, told.code, told.message) == (status, code, message)
    assert (told.operation, told.path_template) == ("requestToken", "https://tokens.test/x/")


def test_a_provider_of_tokens_that_fails_is_asked_again(sendcloud: Any, clock: Any) -> None:
    busy = httpx.Response(429, headers={"retry-after": "3"})
    caller = scripted(sendcloud, httpx.Response(503), busy, granted(), httpx.Response(204))
    caller.call("delete_order", 1)
    assert clock.waits == [0.5, 3.0]


def test_a_provider_of_tokens_that_goes_on_failing_is_told(sendcloud: Any) -> None:
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
    ({"token_type": ...}, "token_type", "Bearer"),
    ({"token_type": "mac"}, "token_type", "Bearer"),
    ({"expires_in": "3600"}, "expires_in", "a number of seconds"),
    ({"expires_in": None}, "expires_in", "a number of seconds"),
    ({"expires_in": True}, "expires_in", "a number of seconds"),
    ({"expires_in": -1}, "expires_in", "a number of seconds"),
]


@pytest.mark.parametrize(("changes", "path", "expected"), WRONG, ids=str)
def test_an_answer_that_is_not_as_the_rfc_says_is_not_decoded(
    sendcloud: Any, renderings: Any, changes: dict[str, Any], path: str, expected: str
) -> None:
    with pytest.raises(DecodeError) as caught:
        scripted(sendcloud, granted(**changes)).call("delete_order", 1)
    error = caught.value
    assert (error.path, error.expected, error.attempts) == (path, expected, 1)
    assert error.response.content == b""
    assert not any("ory_at_1" in shown for shown in renderings(error))


@pytest.mark.parametrize("end", [0, 1, -1])
def test_an_answer_that_is_no_json_is_not_decoded(sendcloud: Any, renderings: Any, end: int) -> None:
    answer = httpx.Response(200, content=granted().content[:end])
    with pytest.raises(DecodeError) as caught:
        scripted(sendcloud, answer).call("delete_order", 1)
    assert caught.value.path == "access_token"
    assert not any("ory_at_1" in shown for shown in renderings(caught.value))


@pytest.mark.parametrize("kind", ["Bearer", "bearer", "BEARER"])
def test_the_kind_of_a_token_may_be_in_any_case(sendcloud: Any, kind: str) -> None:
    caller = scripted(sendcloud, granted(token_type=kind), httpx.Response(204))
    caller.call("delete_order", 1)
    assert caller.sent[1].headers["authorization"] == "Bearer ory_at_1"


@pytest.mark.parametrize("name", ["delete_order", "update_order", "create_or_update_orders"])
def test_a_token_lost_on_the_wire_means_that_nothing_was_sent(
    sendcloud: Any, sendcloud_call: Any, name: str
) -> None:
    caller = scripted(sendcloud, *[httpx.ReadError("no")] * 3)
    with pytest.raises(NotSentError, match="nothing was sent") as caught:
        sendcloud_call(name).made_by(caller)
    assert (caught.value.operation, caught.value.attempts) == ("requestToken", 3)
    assert not isinstance(caught.value, orderkit.TimeoutError)


def test_a_token_that_does_not_come_in_time_is_a_timeout(sendcloud: Any) -> None:
    caller = scripted(sendcloud, httpx.ReadTimeout("no"), retry=Retry.off())
    with pytest.raises(NotSentError) as caught:
        caller.call("delete_order", 1)
    assert isinstance(caught.value, orderkit.TimeoutError)


def test_an_interrupted_call_for_a_token_gives_its_turn_away(issuer: Issuer, caller: Any) -> None:
    main = threading.main_thread().ident
    assert main is not None
    issuer.server.play((lambda _: signal.pthread_kill(main, signal.SIGINT), "hang"))
    with pytest.raises(KeyboardInterrupt):
        caller.call("delete_order", 1)
    caller.call("delete_order", 2)
    assert issuer.paths == ["/token", "/token", "/orders/2"]


@pytest.mark.parametrize("colour", ["async"], indirect=True)
def test_who_waits_for_a_cancelled_call_for_a_token_makes_it_anew(issuer: Issuer, caller: Any) -> None:
    turn = CountedTurn(caller.client._transport)

    async def cancel_the_first() -> list[Any]:
        loop = asyncio.get_running_loop()
        tasks = [loop.create_task(caller.client.delete_order(number)) for number in range(1, 4)]

        def cancel(_: Any) -> None:
            turn.wait_for(3)
            loop.call_soon_threadsafe(tasks[0].cancel)

        issuer.server.play((cancel, "hang"))
        return await asyncio.gather(*tasks, return_exceptions=True)

    first, *others = caller.run(cancel_the_first())
    assert isinstance(first, asyncio.CancelledError)
    assert others == [None, None]
    assert (issuer.given, issuer.paths.count("/token")) == (1, 2)


@pytest.mark.parametrize("colour", ["async"], indirect=True)
def test_who_is_cancelled_while_waiting_for_a_turn_holds_up_nobody(issuer: Issuer, caller: Any) -> None:
    turn = CountedTurn(caller.client._transport)

    async def cancel_the_second() -> list[Any]:
        loop = asyncio.get_running_loop()
        tasks = [loop.create_task(caller.client.delete_order(number)) for number in range(1, 4)]

        def cancel() -> None:
            turn.wait_for(3)
            loop.call_soon_threadsafe(tasks[1].cancel)

        issuer.before_a_token = cancel
        return await asyncio.gather(*tasks, return_exceptions=True)

    first, second, third = caller.run(cancel_the_second())
    assert (first, third, issuer.given) == (None, None, 1)
    assert isinstance(second, asyncio.CancelledError)
