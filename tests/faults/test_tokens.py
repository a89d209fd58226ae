"""One token for everybody: what every client promises that renews its token, in threads and in tasks."""

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
    """A provider as far as tokens go: it gives out numbered ones and takes only those that are good."""

    client: Client
    token: Token
    server: Any
    reply: Callable[..., bytes]
    good: set[str] = field(default_factory=set)
    before_a_token: Callable[[], object] = lambda: None
    before_an_answer: Callable[[str, str], object] = lambda path, token: None

    def serve(self, request: Any) -> bytes:
        if request.path == self.token.path:
            self.before_a_token()
            return self.issue()
        token = request.headers[self.token.header].removeprefix("Bearer ")
        self.before_an_answer(request.path, token)
        return self.reply(200, self.answer) if token in self.good else self.reply(401, self.token.over)

    def issue(self) -> bytes:
        text = f"t{self.asked}"
        self.good.add(text)
        return self.reply(200, {**self.token.answer, self.token.member: text})

    @property
    def answer(self) -> Any:
        return self.client.calls["read"].answer

    @property
    def result(self) -> Any:
        return self.client.calls["read"].result_in(self.answer)

    @property
    def asked(self) -> int:
        """How many calls for a token there were."""
        return sum(request.path == self.token.path for request in self.server.requests)

    @property
    def served(self) -> int:
        return len(self.server.requests) - self.asked


@pytest.fixture(params=[client for client in CLIENTS if client.token], ids=lambda client: client.title)
def desk(request: pytest.FixtureRequest, server: Any, reply: Any) -> Desk:
    desk = Desk(request.param, request.param.token, server, reply)
    server.always = desk.serve
    return desk


@pytest.fixture
def caller(desk: Desk, opened: Any) -> Any:
    return opened(desk.client, renewing=True)


def read(desk: Desk, caller: Any, number: int) -> Any:
    """Begin to read an order: what it comes to, or the awaitable of that."""
    call = desk.client.read(number)
    return getattr(caller.client, call.name)(*call.arguments)


@pytest.fixture
def read_at_once(desk: Desk, caller: Any, at_once: Any) -> Callable[..., list[Any]]:
    """Read these orders at once."""
    return lambda numbers: [
        plain(result)
        for result in at_once(caller, [partial(read, desk, caller, number) for number in numbers])
    ]


@pytest.fixture
def turns(caller: Any) -> Callable[[int], None]:
    """Wait until so many calls have asked for their turn."""
    transport, arrived = caller.client._core.transport, threading.Semaphore(0)
    take_turn = transport._acquire_lock

    def counted() -> Any:
        arrived.release()
        return take_turn()

    def wait(count: int) -> None:
        assert all(arrived.acquire(timeout=10) for _ in range(count))

    transport._acquire_lock = counted
    return wait


def test_many_at_once_make_one_call_for_a_token(desk: Desk, read_at_once: Any, turns: Any) -> None:
    desk.before_a_token = lambda: turns(USERS)
    assert read_at_once(range(1, USERS + 1)) == [desk.result] * USERS
    assert (desk.asked, desk.served) == (1, USERS)


def test_many_that_are_refused_at_once_make_one_call_for_another(
    desk: Desk, caller: Any, read_at_once: Any
) -> None:
    caller.run(read(desk, caller, 1))
    desk.good.clear()
    all_are_here = threading.Barrier(USERS)
    desk.before_an_answer = lambda path, token: token == "t1" and all_are_here.wait(10)
    assert read_at_once(range(1, USERS + 1)) == [desk.result] * USERS
    assert (desk.asked, desk.served) == (2, 1 + 2 * USERS)


def test_a_token_that_was_renewed_meanwhile_is_not_dropped(
    desk: Desk, caller: Any, read_at_once: Any
) -> None:
    caller.run(read(desk, caller, 1))
    desk.good.clear()
    renewed = threading.Event()

    def hold_the_second(path: str, token: str) -> None:
        if token == "t1" and path.endswith("/2"):
            assert renewed.wait(10)
        if token == "t2":
            renewed.set()

    desk.before_an_answer = hold_the_second
    assert read_at_once([2, 3]) == [desk.result] * 2
    assert desk.asked == 2


def test_who_waited_for_a_call_that_failed_shares_its_error(
    desk: Desk, read_at_once: Any, turns: Any
) -> None:
    def refuse(_: Any) -> bytes:
        turns(USERS)
        return desk.reply(401, desk.token.over)

    desk.server.play(refuse)
    errors = read_at_once(range(1, USERS + 1))
    assert {(type(error), error.operation) for error in errors} == {(UnauthorizedError, desk.token.operation)}
    assert len({id(error) for error in errors}) == USERS
    assert (desk.asked, desk.served) == (1, 0)


def test_a_call_for_a_token_that_failed_is_made_anew(desk: Desk, caller: Any) -> None:
    desk.server.play(desk.reply(401, desk.token.over))
    with pytest.raises(UnauthorizedError):
        caller.run(read(desk, caller, 1))
    assert plain(caller.run(read(desk, caller, 1))) == desk.result
    assert desk.asked == 2


def test_an_interrupted_call_for_a_token_gives_its_turn_away(desk: Desk, caller: Any) -> None:
    main = threading.main_thread().ident or 0
    desk.server.play((lambda _: signal.pthread_kill(main, signal.SIGINT), "hang"))
    with pytest.raises(KeyboardInterrupt):
        caller.run(read(desk, caller, 1))
    assert plain(caller.run(read(desk, caller, 2))) == desk.result


@pytest.mark.parametrize("mode", ["async"], indirect=True)
@pytest.mark.parametrize("cancelled", [0, 1], ids=["who asks for the token", "who waits for it"])
def test_a_cancelled_task_holds_up_nobody(desk: Desk, caller: Any, turns: Any, cancelled: int) -> None:
    async def cancel_one() -> list[Any]:
        loop = asyncio.get_running_loop()
        tasks = [loop.create_task(read(desk, caller, number)) for number in (1, 2, 3)]

        def cancel(_: Any) -> bytes:
            turns(3)
            loop.call_soon_threadsafe(tasks[cancelled].cancel)
            return desk.issue() if cancelled else b""

        desk.server.play((cancel, *([] if cancelled else ["hang"])))
        return await asyncio.gather(*tasks, return_exceptions=True)

    outcomes = caller.run(cancel_one())
    assert isinstance(outcomes.pop(cancelled), asyncio.CancelledError)
    assert [plain(outcome) for outcome in outcomes] == [desk.result] * 2
    assert desk.asked == (1 if cancelled else 2)
