"""Noventiq's tokens: got when they are needed, by one call for everybody, renewed once, and never in a loop."""

from __future__ import annotations

import asyncio
import signal
import threading
from collections.abc import Callable, Iterable
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass, field
from typing import Any

import orderkit
import pytest
from orderkit import (
    DecodeError,
    NotSentError,
    OrderkitError,
    RateLimitedError,
    Retry,
    ServerError,
    Timeout,
    UnauthorizedError,
)
from orderkit.contract import Contract

EXAMPLES = Contract.load("noventiq").document["components"]["examples"]
ORDER = EXAMPLES["OrderPaid"]["value"]
WRONG = EXAMPLES["UnlistedErrorWrongCredentials"]["value"]
REFUND = {"email": "orders@example.com"}
LOGIN = "/v1/login_check"
DAY = 24 * 3600
MANY = 50
EXPIRED = {"errors": [{"error": 1009, "message": "Your token is expired."}]}


@dataclass
class Desk:
    """Noventiq as far as tokens go: it issues one after the other and takes only those that are good."""

    reply: Callable[..., bytes]
    requests: list[Any]
    good: set[str] = field(default_factory=set)
    refusal: tuple[int, Any] = (401, EXPIRED)
    at_login: Callable[[], bytes | None] = lambda: None
    at_order: Callable[[str, str], object] = lambda path, token: None

    @property
    def issued(self) -> int:
        return sum(request.path == LOGIN for request in self.requests)

    @property
    def asked(self) -> list[str]:
        """Where requests went, in their order."""
        return [request.path.rpartition("/")[2] for request in self.requests]

    def serve(self, request: Any) -> bytes:
        if request.path == LOGIN:
            return self.at_login() or self.issue()
        token = request.headers["authorizationjwt"].removeprefix("Bearer ")
        self.at_order(request.path, token)
        if token not in self.good:
            return self.reply(*self.refusal)
        return self.reply(200) if request.path.endswith("refund") else self.reply(200, ORDER)

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


def in_threads(client: Any, numbers: Iterable[int]) -> list[Any]:
    def use(number: int) -> Any:
        try:
            return client.get_order(number)
        except OrderkitError as error:
            return error

    numbers = [*numbers]
    with ThreadPoolExecutor(len(numbers)) as pool:
        return list(pool.map(use, numbers))


async def in_tasks(client: Any, numbers: Iterable[int]) -> list[Any]:
    return await asyncio.gather(*(client.get_order(number) for number in numbers), return_exceptions=True)


@pytest.fixture
def at_once(caller: Any, colour: str) -> Callable[[Iterable[int]], list[Any]]:
    """Get several orders at once; what each came to."""
    many = in_threads if colour == "sync" else in_tasks
    return lambda numbers: caller.run(many(caller.client, numbers))


@pytest.fixture
def turns(caller: Any) -> Callable[[], Callable[[], None]]:
    """Count the calls that ask for their turn from now on; what waits until many have."""

    def count() -> Callable[[], None]:
        transport, arrived = caller.client._transport, threading.Semaphore(0)
        take_turn = transport._take_turn

        def counted() -> Any:
            arrived.release()
            return take_turn()

        def wait() -> None:
            assert all(arrived.acquire(timeout=10) for _ in range(MANY))

        transport._take_turn = counted
        return wait

    return count


def test_many_at_once_make_one_call_for_a_token(desk: Desk, at_once: Any, turns: Any) -> None:
    desk.at_login = turns()
    assert {order.order_id for order in at_once(range(MANY))} == {ORDER["order_id"]}
    assert (desk.issued, len(desk.requests)) == (1, 1 + MANY)


def test_many_that_are_refused_at_once_make_one_call_for_another_token(
    caller: Any, desk: Desk, at_once: Any, turns: Any
) -> None:
    caller.call("get_order", 1)
    all_are_here = threading.Barrier(MANY)
    desk.good.clear()
    desk.at_login = turns()
    desk.at_order = lambda path, token: token == "token-1" and all_are_here.wait(10)
    assert {order.order_id for order in at_once(range(MANY))} == {ORDER["order_id"]}
    assert (desk.issued, len(desk.requests)) == (2, 2 + 1 + 2 * MANY)


def test_a_wrong_password_is_tried_once_and_told_to_all_who_waited(
    desk: Desk, at_once: Any, turns: Any
) -> None:
    wait = turns()

    def refuse() -> bytes:
        wait()
        return desk.reply(401, WRONG)

    desk.at_login = refuse
    errors = at_once(range(MANY))
    assert {type(error) for error in errors} == {UnauthorizedError}
    assert {error.operation for error in errors} == {"createToken"}
    assert len({id(error) for error in errors}) == MANY
    assert desk.asked == ["login_check"]


def test_a_wrong_password_is_not_remembered(caller: Any, desk: Desk) -> None:
    answers = iter([desk.reply(401, WRONG), None])
    desk.at_login = lambda: next(answers)
    with pytest.raises(UnauthorizedError) as caught:
        caller.call("get_order", 1)
    assert (caught.value.attempts, caught.value.message) == (1, "The username or the password is wrong.")
    assert caller.call("get_order", 1).order_id == ORDER["order_id"]
    assert desk.issued == 2


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
    desk.at_order = lambda path, token: None
    clock.on_wait = lambda: setattr(clock, "time", clock.time + 60)
    assert caller.call("get_order", 2).order_id == ORDER["order_id"]
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


@pytest.mark.parametrize("call", [("get_order", 1), ("create_refund", 1, REFUND)], ids=lambda call: call[0])
def test_a_token_that_is_refused_right_after_its_renewal_ends_the_call(
    caller: Any, desk: Desk, call: Any
) -> None:
    desk.at_order = lambda path, token: desk.good.clear()
    with pytest.raises(UnauthorizedError) as caught:
        caller.call(*call)
    assert (caught.value.code, caught.value.attempts) == (1009, 2)
    assert len(desk.requests) == 4


def test_a_renewal_costs_no_attempt(caller: Any, desk: Desk, clock: Any) -> None:
    refusals = iter([(401, EXPIRED), (500, {}), (500, {}), (500, {})])

    def refuse(path: str, token: str) -> None:
        desk.good.clear()
        desk.refusal = next(refusals)

    desk.at_order = refuse
    with pytest.raises(ServerError) as caught:
        caller.call("get_order", 1)
    assert (caught.value.attempts, clock.waits) == (4, [0.5, 1.0])


def test_a_token_that_was_renewed_meanwhile_is_not_dropped(caller: Any, desk: Desk, at_once: Any) -> None:
    renewed = threading.Event()
    caller.call("get_order", 0)
    desk.good.clear()

    def hold_the_first(path: str, token: str) -> None:
        if token == "token-1" and path.endswith("/1"):
            assert renewed.wait(10)
        if token == "token-2":
            renewed.set()

    desk.at_order = hold_the_first
    assert [order.order_id for order in at_once([1, 2])] == [ORDER["order_id"]] * 2
    assert desk.issued == 2


LOST = {
    "dropped": ("drop", NotSentError),
    "reset": ("reset", NotSentError),
    "cut off": ((b"HTTP/1.1 200 OK\r\nContent-Length: 9\r\n\r\n{", "drop"), NotSentError),
    "quiet": ("hang", orderkit.TimeoutError),
}


@pytest.mark.parametrize("how", LOST)
def test_a_lost_call_for_a_token_means_that_nothing_was_sent(
    noventiq: Any, server: Any, clock: Any, how: str
) -> None:
    server.always, kind = LOST[how]
    caller = noventiq(base_url=server.url, timeout=Timeout(read=0.02))
    with pytest.raises(kind) as caught:
        caller.call("create_refund", 1, REFUND)
    server.wait_for_requests(3)
    assert isinstance(caught.value, NotSentError)
    assert (caught.value.operation, caught.value.attempts, clock.waits) == ("createToken", 3, [0.5, 1.0])
    assert {request.path for request in server.requests} == {LOGIN}


def test_a_refused_connection_for_a_token_means_that_nothing_was_sent(
    noventiq: Any, closed_server: Any
) -> None:
    with pytest.raises(NotSentError) as caught:
        noventiq(base_url=closed_server.url).call("create_refund", 1, REFUND)
    assert (caught.value.attempts, caught.value.__cause__ is None) == (3, False)


@pytest.mark.parametrize(
    ("answer", "kind", "attempts"),
    [
        ((500, {}), ServerError, 3),
        ((502, b"<html>"), ServerError, 3),
        ((429, {}), RateLimitedError, 3),
        ((400, {}), orderkit.BadRequestError, 1),
        ((302, {}), orderkit.ApiError, 1),
        ((200, b"<html>"), DecodeError, 1),
        ((200, {"token": "t"}), DecodeError, 1),
        ((200, {"token": 5, "refresh_token": "r"}), DecodeError, 1),
    ],
    ids=str,
)
def test_a_call_for_a_token_that_fails_is_told_by_its_own_name(
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


def test_a_lost_answer_to_create_token_is_told_as_it_is(noventiq: Any, server: Any) -> None:
    caller = noventiq(base_url=server.url, retry=Retry.off())
    with pytest.raises(orderkit.OutcomeUnknownError):
        caller.call("create_token")


def test_a_token_for_others_leaves_that_of_the_client_alone(caller: Any, desk: Desk) -> None:
    caller.call("get_order", 1)
    assert caller.call("create_token").token == "token-2"
    caller.call("get_order", 2)
    assert desk.requests[-1].headers["authorizationjwt"] == "Bearer token-1"


def test_an_interrupted_call_for_a_token_frees_the_turn(caller: Any, server: Any, desk: Desk) -> None:
    main = threading.main_thread().ident
    assert main is not None
    server.play((lambda _: signal.pthread_kill(main, signal.SIGINT), "hang"))
    with pytest.raises(KeyboardInterrupt):
        caller.call("get_order", 1)
    assert caller.call("get_order", 1).order_id == ORDER["order_id"]


@pytest.mark.parametrize("colour", ["async"], indirect=True)
def test_a_cancelled_owner_of_the_turn_leaves_it_to_those_who_wait(
    caller: Any, server: Any, desk: Desk
) -> None:
    async def cancel_the_first() -> Any:
        loop = asyncio.get_running_loop()
        first = loop.create_task(caller.client.get_order(1))
        arrived = asyncio.Event()
        server.play((lambda _: loop.call_soon_threadsafe(arrived.set) and None, "hang"))
        await arrived.wait()
        second = loop.create_task(caller.client.get_order(2))
        await asyncio.sleep(0)
        first.cancel()
        return await asyncio.gather(first, second, return_exceptions=True)

    cancelled, order = caller.run(cancel_the_first())
    assert isinstance(cancelled, asyncio.CancelledError)
    assert order.order_id == ORDER["order_id"]
    assert desk.asked == ["login_check", "login_check", "2"]
