"""One token for all callers: clients that renew a token do so by one request, with threads and with tasks."""

from __future__ import annotations

import asyncio
import signal
import threading
from collections.abc import Callable
from dataclasses import dataclass, field
from functools import partial
from typing import Any

import pytest
from fault_clients import Client, Token, plain
from fault_providers import CLIENTS
from orderkit import UnauthorizedError

USERS = 50


@dataclass
class Desk:
    """A provider that issues numbered tokens and accepts only those that are valid."""

    client: Client
    token: Token
    server: Any
    reply: Callable[..., bytes]
    valid: set[str] = field(default_factory=set)
    before_a_token: Callable[[], object] = lambda: None
    before_a_response: Callable[[str, str], object] = lambda path, token: None

    def serve(self, request: Any) -> bytes:
        if request.path == self.token.path:
            self.before_a_token()
            return self.issue()
        token = request.headers[self.token.header].removeprefix("Bearer ")
        self.before_a_response(request.path, token)
        return self.reply(200, self.response) if token in self.valid else self.reply(401, self.token.expired)

    def issue(self) -> bytes:
        text = f"t{self.token_requests}"
        self.valid.add(text)
        return self.reply(200, {**self.token.response, self.token.field_name: text})

    @property
    def response(self) -> Any:
        return self.client.calls["read"].response

    @property
    def result(self) -> Any:
        return self.client.calls["read"].result_in(self.response)

    @property
    def token_requests(self) -> int:
        """The number of token requests."""
        return sum(request.path == self.token.path for request in self.server.requests)

    @property
    def served(self) -> int:
        return len(self.server.requests) - self.token_requests


@pytest.fixture(params=[client for client in CLIENTS if client.token], ids=lambda client: client.title)
def desk(request: pytest.FixtureRequest, server: Any, reply: Any) -> Desk:
    desk = Desk(request.param, request.param.token, server, reply)
    server.always = desk.serve
    return desk


@pytest.fixture
def caller(desk: Desk, opened: Any) -> Any:
    return opened(desk.client, renewing=True)


def read(desk: Desk, caller: Any, number: int) -> Any:
    """Begin to read an order, and return its result or an awaitable of it."""
    call = desk.client.calls["read"]  # the order that the desk returns, whichever call it is
    return getattr(caller.client, call.name)(*call.arguments)


@pytest.fixture
def read_at_once(desk: Desk, caller: Any, at_once: Any) -> Callable[..., list[Any]]:
    """Reads several orders concurrently."""
    return lambda numbers: [
        plain(result)
        for result in at_once(caller, [partial(read, desk, caller, number) for number in numbers])
    ]


@pytest.fixture
def wait_for_lock(caller: Any) -> Callable[[int], None]:
    """Waits until so many calls have asked for the lock."""
    transport, arrived = caller.client._transport, threading.Semaphore(0)
    acquire_lock = transport._acquire_lock

    def counted(seconds: float) -> Any:
        arrived.release()
        return acquire_lock(seconds)

    def wait(count: int) -> None:
        assert all(arrived.acquire(timeout=10) for _ in range(count))

    transport._acquire_lock = counted
    return wait


def test_concurrent_calls_make_one_token_request(desk: Desk, read_at_once: Any, wait_for_lock: Any) -> None:
    desk.before_a_token = lambda: wait_for_lock(USERS)
    assert read_at_once(range(1, USERS + 1)) == [desk.result] * USERS
    assert (desk.token_requests, desk.served) == (1, USERS)


def test_calls_that_are_refused_together_make_one_request_for_another_token(
    desk: Desk, caller: Any, read_at_once: Any
) -> None:
    caller.run(read(desk, caller, 1))
    desk.valid.clear()
    all_are_here = threading.Barrier(USERS)
    desk.before_a_response = lambda path, token: token == "t1" and all_are_here.wait(10)
    assert read_at_once(range(1, USERS + 1)) == [desk.result] * USERS
    assert (desk.token_requests, desk.served) == (2, 1 + 2 * USERS)


def test_a_token_that_was_renewed_meanwhile_is_not_dropped(
    desk: Desk, caller: Any, read_at_once: Any
) -> None:
    caller.run(read(desk, caller, 1))
    desk.valid.clear()
    renewed = threading.Event()

    def hold_the_second(path: str, token: str) -> None:
        if token == "t1" and path.endswith("/2"):
            assert renewed.wait(10)
        if token == "t2":
            renewed.set()

    desk.before_a_response = hold_the_second
    assert read_at_once([2, 3]) == [desk.result] * 2
    assert desk.token_requests == 2


def test_callers_that_wait_for_a_failed_token_request_share_its_error(
    desk: Desk, read_at_once: Any, wait_for_lock: Any
) -> None:
    def refuse(_: Any) -> bytes:
        wait_for_lock(USERS)
        return desk.reply(401, desk.token.expired)

    desk.server.play(refuse)
    errors = read_at_once(range(1, USERS + 1))
    assert {(type(error), error.operation) for error in errors} == {(UnauthorizedError, desk.token.operation)}
    assert len({id(error) for error in errors}) == USERS
    assert (desk.token_requests, desk.served) == (1, 0)


def test_a_failed_token_request_is_repeated_by_the_next_call(desk: Desk, caller: Any) -> None:
    desk.server.play(desk.reply(401, desk.token.expired))
    with pytest.raises(UnauthorizedError):
        caller.run(read(desk, caller, 1))
    assert plain(caller.run(read(desk, caller, 1))) == desk.result
    assert desk.token_requests == 2


def test_an_interrupted_token_request_releases_the_lock(desk: Desk, caller: Any) -> None:
    main = threading.main_thread().ident or 0
    desk.server.play((lambda _: signal.pthread_kill(main, signal.SIGINT), "hang"))
    with pytest.raises(KeyboardInterrupt):
        caller.run(read(desk, caller, 1))
    assert plain(caller.run(read(desk, caller, 2))) == desk.result


@pytest.mark.parametrize("mode", ["async"], indirect=True)
@pytest.mark.parametrize(
    "cancelled", [0, 1], ids=["the one that requests the token", "one that waits for it"]
)
def test_a_cancelled_task_does_not_block_the_others(
    desk: Desk, caller: Any, wait_for_lock: Any, cancelled: int
) -> None:
    async def cancel_one() -> list[Any]:
        loop = asyncio.get_running_loop()
        tasks = [loop.create_task(read(desk, caller, number)) for number in (1, 2, 3)]

        def cancel(_: Any) -> bytes:
            wait_for_lock(3)
            loop.call_soon_threadsafe(tasks[cancelled].cancel)
            return desk.issue() if cancelled else b""

        desk.server.play((cancel, *([] if cancelled else ["hang"])))
        return await asyncio.gather(*tasks, return_exceptions=True)

    outcomes = caller.run(cancel_one())
    assert isinstance(outcomes.pop(cancelled), asyncio.CancelledError)
    assert [plain(outcome) for outcome in outcomes] == [desk.result] * 2
    assert desk.token_requests == (1 if cancelled else 2)
