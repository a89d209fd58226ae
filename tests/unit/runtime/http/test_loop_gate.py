"""The gate before the pool of an async client: order, cancellation, and no queue in the pool; also under trio."""

from __future__ import annotations

import asyncio
import os
import time
from typing import Any

import anyio
import anyio.lowlevel
import pytest
from forking import in_child
from orderkit import AsyncNocnoc, Retry, Timeout
from orderkit.runtime.http.aiohttp_transport import AiohttpTransport
from orderkit.runtime.http.gates import CONNECTIONS
from orderkit.runtime.http.loop_gate import LoopGate


async def wait_for_line(gate: LoopGate, length: int) -> None:
    while len(gate._waiting) < length:
        await anyio.lowlevel.checkpoint()


BACKENDS = pytest.mark.parametrize("backend", ["asyncio", "trio"])


@BACKENDS
def test_the_first_that_came_is_the_first_that_enters(backend: str) -> None:
    async def main() -> list[int]:
        gate, entered = LoopGate(1), list[int]()

        async def enter(number: int) -> None:
            async with gate:
                entered.append(number)

        async with anyio.create_task_group() as group, gate:
            for number in range(5):
                group.start_soon(enter, number)
                await wait_for_line(gate, number + 1)
        return entered

    assert anyio.run(main, backend=backend) == [0, 1, 2, 3, 4]


@BACKENDS
def test_a_task_that_is_cancelled_in_the_line_leaves_it(backend: str) -> None:
    async def main() -> tuple[int, int]:
        gate = LoopGate(1)
        async with gate:
            with anyio.move_on_after(0.01):
                async with gate:
                    pass
            waiting = len(gate._waiting)
        return waiting, gate._free

    assert anyio.run(main, backend=backend) == (0, 1)


@BACKENDS
def test_a_task_that_is_cancelled_when_its_turn_has_come_passes_it_on(backend: str) -> None:
    async def main() -> list[str]:
        gate, entered = LoopGate(1), list[str]()

        async def enter(name: str, scope: anyio.CancelScope) -> None:
            with scope:
                async with gate:
                    entered.append(name)

        first, second = anyio.CancelScope(), anyio.CancelScope()
        async with anyio.create_task_group() as group:
            async with gate:
                for number, (name, scope) in enumerate((("first", first), ("second", second))):
                    group.start_soon(enter, name, scope)
                    await wait_for_line(gate, number + 1)
            first.cancel()  # it has been given the place, and has not run since
        return [*entered, str(gate._free)]

    *entered, free = anyio.run(main, backend=backend)
    assert ("second" in entered, free) == (True, "1")


@pytest.mark.skipif(not hasattr(os, "fork"), reason="there is no fork here")
def test_all_places_are_free_in_the_child_of_a_fork() -> None:
    gate = LoopGate(1)

    async def enter() -> int:
        async with gate:
            return gate._free

    async def main() -> Any:
        async with gate:
            return await asyncio.to_thread(in_child, lambda: asyncio.run(enter()))

    assert asyncio.run(main()) == 0


@pytest.mark.parametrize("over", ["httpx", "aiohttp"])
@pytest.mark.parametrize("tasks", [300, pytest.param(1000, marks=pytest.mark.slow)])
def test_hundreds_of_tasks_wait_in_the_gate_and_not_in_the_pool(
    over: str, tasks: int, server: Any, named: Any, reply: Any
) -> None:
    answer = bytes(reply(200, named("get_order").answer))

    def respond(_: Any) -> bytes:
        time.sleep(0.05)
        return answer

    server.always = respond

    async def main() -> set[int]:
        http = AiohttpTransport() if over == "aiohttp" else None
        # Two rounds of waiting take longer than the pool's own timeout.
        timeout = Timeout(pool=20 if over == "aiohttp" else 0.02)
        client = AsyncNocnoc("key", base_url=server.url, retry=Retry.off(), timeout=timeout, http_client=http)
        async with client:
            found = await asyncio.gather(*(client.get_order(10000001) for _ in range(tasks)))
        if http is not None:
            await http.aclose()
        return {order.id for order in found}

    assert asyncio.run(main()) == {10000001}
    assert server.connections <= CONNECTIONS


def test_clients_that_share_a_transport_share_its_gate() -> None:
    async def main() -> bool:
        async with AiohttpTransport(connections=3) as http:
            one, two = (AsyncNocnoc("key", http_client=http) for _ in range(2))
            return one._core.transport._gate is two._core.transport._gate is http.gate

    assert asyncio.run(main())
