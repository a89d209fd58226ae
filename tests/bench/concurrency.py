"""Many calls at once over loopback: ours, over httpx's connections and over aiohttp's, beside stock and raw libraries.

Every contender makes the same calls in the same event loop, in turns: so many workers, each one call after the other.
Raw libraries read JSON; stock and ours make a model of it. The server is a process of its own and does next to
nothing, so that what is measured is the client; CPU time is that of the client's process alone.
"""

from __future__ import annotations

import asyncio
import gc
import importlib
import statistics
import time
from collections.abc import AsyncIterator, Awaitable, Callable
from contextlib import asynccontextmanager
from pathlib import Path
from random import Random
from typing import Any

import aiohttp
import httpx
import loopback
import measure
import peers
from orderkit import AsyncNocnoc
from orderkit.runtime.http.aiohttp_transport import AiohttpTransport
from payloads import PAYLOADS, write

AT_ONCE, CALLS = 50, 500
CROWD = 300
"""More at once than a pool of httpx or aiohttp has connections; as many calls as workers, and as many again."""
KEY, PATH = "key", "/api/order/10000001"
OURS, OVER_AIOHTTP = "orderkit", "orderkit[aiohttp]"
RAW_HTTPX, RAW_AIOHTTP = "httpx", "aiohttp"
IN_CROWD = (OURS, RAW_HTTPX, RAW_AIOHTTP)
Call = Callable[[], Awaitable[Any]]


def figures(folder: Path, rounds: int) -> dict[str, Any]:
    """Requests a second as a ratio to stock, and CPU time as a ratio to aiohttp; that of a crowd to httpx."""
    taken = times(folder, rounds)
    return {
        "at_once": AT_ONCE,
        "calls": CALLS,
        "rate": rates(taken["wall"], peers.STOCK),
        "cpu": measure.ratios(taken["cpu"], RAW_AIOHTTP),
        "crowd": CROWD,
        "crowd_cpu": measure.ratios(taken["crowd"], RAW_HTTPX),
    }


def rates(taken: dict[str, list[float]], base: str) -> measure.Ratios:
    """How many times as much each does in the same time: the median of the rounds, and that of the best rounds."""
    return {
        name: {
            "median": round(statistics.median(b / a for a, b in zip(own, taken[base], strict=True)), 3),
            "minimum": round(min(taken[base]) / min(own), 3),
        }
        for name, own in taken.items()
    }


def times(folder: Path, rounds: int) -> dict[str, dict[str, list[float]]]:
    """Seconds that each contender took in each round, by the clock and of CPU."""
    order = next(payload for payload in PAYLOADS if payload.title == "nocnoc, one order")
    with loopback.serving(write(order), folder) as address:
        return asyncio.run(_measured(address, peers.stock_package("nocnoc", folder), rounds))


async def _measured(address: str, stock: str, rounds: int) -> dict[str, dict[str, list[float]]]:
    random = Random(1)
    async with _contenders(address, stock) as calls:
        names = list(calls)
        taken: dict[str, dict[str, list[float]]] = {
            kind: {name: [] for name in names} for kind in ("wall", "cpu")
        }
        taken["crowd"] = {name: [] for name in IN_CROWD}
        for name in names:
            await _all(calls[name], AT_ONCE, CALLS)
        for _ in range(rounds):
            random.shuffle(names)
            for name in names:
                gc.collect()
                wall, cpu = time.perf_counter(), time.process_time()
                await _all(calls[name], AT_ONCE, CALLS)
                taken["wall"][name].append(time.perf_counter() - wall)
                taken["cpu"][name].append(time.process_time() - cpu)
                if name in IN_CROWD:
                    cpu = time.process_time()
                    await _all(calls[name], CROWD, 2 * CROWD)
                    taken["crowd"][name].append(time.process_time() - cpu)
    return taken


async def _all(call: Call, at_once: int, calls: int) -> None:
    async def work() -> None:
        for _ in range(calls // at_once):
            await call()

    await asyncio.gather(*(work() for _ in range(at_once)))


@asynccontextmanager
async def _contenders(address: str, stock: str) -> AsyncIterator[dict[str, Call]]:
    """A call of each contender."""
    client = importlib.import_module(f"{stock}.client").AuthenticatedClient(
        base_url=address, token=KEY, prefix="", auth_header_name="X-Api-Key"
    )
    get_order = importlib.import_module(f"{stock}.api.orders.get_order")
    headers = {"X-Api-Key": KEY, "Accept": "application/json"}
    async with (
        client,
        AsyncNocnoc(KEY, base_url=address) as ours,
        AiohttpTransport() as quick,
        AsyncNocnoc(KEY, base_url=address, http_client=quick) as ours_quick,
        httpx.AsyncClient() as raw_httpx,
        aiohttp.ClientSession() as raw_aiohttp,
    ):

        async def by_httpx() -> Any:
            return (await raw_httpx.get(address + PATH, headers=headers)).json()

        async def by_aiohttp() -> Any:
            async with raw_aiohttp.get(address + PATH, headers=headers) as response:
                return await response.json()

        yield {
            peers.STOCK: lambda: get_order.asyncio(10000001, client=client),
            OURS: lambda: ours.get_order(10000001),
            OVER_AIOHTTP: lambda: ours_quick.get_order(10000001),
            RAW_HTTPX: by_httpx,
            RAW_AIOHTTP: by_aiohttp,
        }
