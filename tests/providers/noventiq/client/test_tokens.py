"""Noventiq's tokens: got when they are needed, renewed ahead of their end, and never in a loop."""

from __future__ import annotations

import asyncio
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass, field
from typing import Any

import httpx
import orderkit
import pytest
from orderkit import DecodeError, NotSentError, RateLimitedError, Retry, ServerError
from orderkit.contract import Contract
from orderkit.errors import NotSentTimeoutError

EXAMPLES = Contract.load("noventiq").document["components"]["examples"]
ORDER = EXAMPLES["OrderPaid"]["value"]
REFUND = {"email": "orders@example.com"}
LOGIN = "/v1/login_check"
DAY = 24 * 3600
EXPIRED = {"errors": [{"error": 1009, "message": "Your token is expired."}]}


@dataclass
class Desk:
    """Noventiq as far as tokens go: it issues one after the other and takes only those that are good."""

    reply: Callable[..., bytes]
    requests: list[Any]
    good: set[str] = field(default_factory=set)
    refusal: tuple[int, Any] = (401, EXPIRED)
    at_login: Callable[[], bytes | None] = lambda: None

    @property
    def issued(self) -> int:
        return sum(request.path == LOGIN for request in self.requests)

    @property
    def asked(self) -> list[str]:
        """Addresses of the requests, in their order."""
        return [request.path.rpartition("/")[2] for request in self.requests]

    def serve(self, request: Any) -> bytes:
        if request.path == LOGIN:
            return self.at_login() or self.issue()
        token = request.headers["authorizationjwt"].removeprefix("Bearer ")
        if token not in self.good:
            return self.reply(*self.refusal)
        name = request.path.rpartition("/")[2]
        return self.reply(200) if name == "refund" else self.reply(200, {**ORDER, "order_id": int(name)})

    def issue(self, text: str | None = None) -> bytes:
        text = text or f"token-{self.issued}"
        self.good.add(text)
        return self.reply(200, {"token": text, "refresh_token": "r"})


@pytest.fixture
def desk(server: Any, reply: Any) -> Desk:
    desk = Desk(reply, server.requests)
    server.always = desk.serve
    return desk


@pytest.fixture
def caller(noventiq: Any, server: Any, desk: Desk) -> Any:
    return noventiq(base_url=server.url)


def test_a_token_is_asked_for_when_it_is_needed_and_kept(caller: Any, desk: Desk) -> None:
    assert desk.requests == []
    caller.call("get_order", 1)
    caller.call("create_refund", 2, REFUND)
    assert desk.asked == ["login_check", "1", "refund"]


def test_two_clients_have_a_token_each(noventiq: Any, server: Any, caller: Any, desk: Desk) -> None:
    other = noventiq(base_url=server.url)
    caller.call("get_order", 1)
    other.call("get_order", 1)
    assert desk.issued == 2


def test_a_token_is_renewed_a_minute_ahead_of_its_end(caller: Any, desk: Desk, clock: Any) -> None:
    caller.call("get_order", 1)
    clock.time += DAY - 61
    caller.call("get_order", 2)
    clock.time += 1
    caller.call("get_order", 3)
    assert desk.asked == ["login_check", "1", "2", "login_check", "3"]


def test_the_life_of_a_token_is_counted_from_when_it_was_asked_for(
    caller: Any, desk: Desk, clock: Any
) -> None:
    def answer_late() -> None:
        clock.time += 25

    desk.at_login = answer_late
    caller.call("get_order", 1)
    clock.time += DAY - 60 - 25
    caller.call("get_order", 2)
    assert desk.issued == 2


def test_a_token_that_ends_during_a_wait_is_renewed_before_the_next_attempt(
    caller: Any, desk: Desk, clock: Any
) -> None:
    caller.call("get_order", 1)
    clock.time += DAY - 70
    desk.good, desk.refusal = set(), (429, {})
    clock.on_wait = lambda: setattr(clock, "time", clock.time + 60)
    assert caller.call("get_order", 2).order_id == 2
    assert desk.asked == ["login_check", "1", "2", "login_check", "2"]


@pytest.mark.parametrize(
    "refusal",
    [
        (401, EXPIRED),
        (401, {}),
        (401, b"<html>"),
        (400, {"errors": [{"error": 1007, "message": "Your token is invalid."}]}),
        (403, {"errors": [{"error": 1008, "message": "Missing token."}]}),
        (500, EXPIRED),
    ],
    ids=str,
)
@pytest.mark.parametrize("call", [("get_order", 1), ("create_refund", 1, REFUND)], ids=lambda call: call[0])
def test_a_refused_token_is_renewed_once_and_the_call_replayed(
    caller: Any, desk: Desk, clock: Any, refusal: Any, call: Any
) -> None:
    caller.call("get_order", 0)
    desk.good.clear()
    desk.refusal = refusal
    caller.call(*call)
    last = desk.asked[-1]
    assert desk.asked == ["login_check", "0", last, "login_check", last]
    assert clock.waits == []


@pytest.mark.parametrize(
    ("answer", "kind", "attempts"),
    [
        ((500, {}), ServerError, 3),
        ((502, b"<html>"), ServerError, 3),
        ((429, {}), RateLimitedError, 3),
        ((400, {}), orderkit.BadRequestError, 1),
        ((302, {}), orderkit.ApiError, 1),
        ((200, b"<html>"), DecodeError, 1),
        ((200, {"refresh_token": "r"}), DecodeError, 1),
        ((200, {"token": 5, "refresh_token": "r"}), DecodeError, 1),
    ],
    ids=str,
)
def test_a_call_for_a_token_that_fails_is_reported_by_its_own_name(
    caller: Any, desk: Desk, answer: Any, kind: Any, attempts: int
) -> None:
    desk.at_login = lambda: desk.reply(*answer)
    with pytest.raises(kind) as caught:
        caller.call("create_refund", 1, REFUND)
    assert (caught.value.operation, caught.value.attempts) == ("createToken", attempts)
    assert set(desk.asked) == {"login_check"}


@pytest.mark.parametrize("text", ["", "with blank", "lin\ne", "tökén", "\u0000"])
def test_a_token_that_no_header_can_carry_is_refused(caller: Any, desk: Desk, text: str) -> None:
    desk.at_login = lambda: desk.reply(200, {"token": text, "refresh_token": "r"})
    with pytest.raises(DecodeError):
        caller.call("get_order", 1)
    assert desk.asked == ["login_check"]


def test_a_lost_response_to_create_token_is_reported_as_such(noventiq: Any, server: Any) -> None:
    caller = noventiq(base_url=server.url, retry=Retry.off())
    with pytest.raises(orderkit.OutcomeUnknownError):
        caller.call("create_token")


def test_a_token_for_others_leaves_that_of_the_client_alone(caller: Any, desk: Desk) -> None:
    caller.call("get_order", 1)
    assert caller.call("create_token").token == "token-2"
    caller.call("get_order", 2)
    assert desk.requests[-1].headers["authorizationjwt"] == "Bearer token-1"


def issued(text: str = "t") -> httpx.Response:
    return httpx.Response(200, json={"token": text, "refresh_token": "r"})


def found() -> httpx.Response:
    return httpx.Response(200, json={**ORDER, "order_id": 1})


@pytest.fixture(params=["call", "twin"])
def get_order(request: pytest.FixtureRequest) -> Callable[..., Any]:
    """Get an order with options, which are those of the call or of a twin of the client."""

    def get(caller: Any, **options: Any) -> Any:
        if request.param == "call":
            return caller.call("get_order", 1, **options)
        return caller.run(caller.client.with_options(**options).get_order(1))

    return get


def test_the_timeout_of_a_call_bounds_its_token_request(noventiq: Any, get_order: Any) -> None:
    caller = noventiq(issued(), found(), timeout=20)
    get_order(caller, timeout=2)
    assert [sent.extensions["timeout"]["read"] for sent in caller.sent] == [2, 2]


def test_a_token_request_without_a_response_ends_with_the_timeout_of_its_call(
    caller: Any, server: Any, get_order: Any
) -> None:
    server.play("hang")
    with pytest.raises(NotSentTimeoutError) as caught:
        get_order(caller, timeout=0.05, retry=Retry.off())
    assert caught.value.operation == "createToken"


def test_the_retry_of_a_call_bounds_its_token_request(noventiq: Any, get_order: Any) -> None:
    caller = noventiq(httpx.Response(503))
    with pytest.raises(ServerError) as caught:
        get_order(caller, retry=Retry.off())
    assert (caught.value.operation, caught.value.attempts) == ("createToken", 1)


def test_a_call_may_retry_its_token_request_more_often_than_the_client(noventiq: Any, get_order: Any) -> None:
    caller = noventiq(*[httpx.Response(503)] * 3, issued(), found(), retry=Retry.off())
    get_order(caller, retry=Retry(attempts=4))
    assert len(caller.sent) == 5


def test_a_token_request_gets_what_is_left_of_the_budget(noventiq: Any, clock: Any) -> None:
    busy = httpx.Response(503, headers={"retry-after": "7"})
    refused = httpx.Response(401, json=EXPIRED)
    caller = noventiq(issued(), busy, refused, busy)
    with pytest.raises(ServerError) as caught:
        caller.call("get_order", 1, retry=Retry(budget=10))
    assert (caught.value.operation, caught.value.attempts, clock.waits) == ("createToken", 1, [7.0])


def test_the_headers_of_a_call_are_for_its_own_request(noventiq: Any, get_order: Any) -> None:
    caller = noventiq(issued(), found())
    get_order(caller, headers={"X-Trace": "7"})
    assert ["x-trace" in sent.headers for sent in caller.sent] == [False, True]


def test_the_headers_of_the_client_are_for_its_token_requests_too(noventiq: Any) -> None:
    caller = noventiq(issued(), found(), headers={"X-Shop": "7"})
    caller.call("get_order", 1)
    assert [sent.headers["x-shop"] for sent in caller.sent] == ["7", "7"]


def test_a_call_waits_for_the_token_request_of_another_as_long_as_its_own_options_say(
    caller: Any, mode: str, server: Any
) -> None:
    def in_thread() -> None:
        with ThreadPoolExecutor(1) as pool:
            patient = pool.submit(caller.client.get_order, 1)
            server.wait_for_requests(1)
            with pytest.raises(NotSentTimeoutError, match="getOrder was not sent: it waited"):
                caller.client.get_order(2, timeout=0.05, retry=Retry.off())
            server.close()
            with pytest.raises(NotSentError):
                patient.result(60)

    async def in_task() -> None:
        patient = asyncio.ensure_future(caller.client.get_order(1))
        await asyncio.to_thread(server.wait_for_requests, 1)
        with pytest.raises(NotSentTimeoutError, match="getOrder was not sent: it waited"):
            await caller.client.get_order(2, timeout=0.05, retry=Retry.off())
        server.close()
        with pytest.raises(NotSentError):
            await patient

    server.play("hang")
    in_thread() if mode == "sync" else caller.loop.run(in_task())


def test_a_call_with_more_time_requests_a_token_after_one_in_a_hurry_has_failed(
    caller: Any, mode: str, server: Any, desk: Desk
) -> None:
    hurried = {"timeout": 0.2, "retry": Retry.off()}

    def in_thread() -> Any:
        with ThreadPoolExecutor(1) as pool:
            failed = pool.submit(caller.client.get_order, 1, **hurried)
            server.wait_for_requests(1)
            order = caller.client.get_order(2)
            assert isinstance(failed.exception(), NotSentTimeoutError)
            return order

    async def in_task() -> Any:
        failed = asyncio.ensure_future(caller.client.get_order(1, **hurried))
        await asyncio.to_thread(server.wait_for_requests, 1)
        order = await caller.client.get_order(2)
        assert isinstance((await asyncio.gather(failed, return_exceptions=True))[0], NotSentTimeoutError)
        return order

    server.play("hang")
    order = in_thread() if mode == "sync" else caller.loop.run(in_task())
    assert order.order_id == 2
    assert desk.asked == ["login_check", "login_check", "2"]
