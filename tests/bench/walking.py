"""Times whole walks against a server in another process that takes its time: ahead, and one page after the other."""

from __future__ import annotations

import asyncio
import statistics
import time
from collections.abc import Callable
from random import Random
from typing import Any, NamedTuple

import long_walk
from orderkit import AsyncEPages, AsyncSendcloud, EPages, Sendcloud
from page_server import FIRST_DAY, LAST_DAY, ORDERS, PAGES, SECONDS, page_server

Times = dict[tuple[str, str], list[float]]
COLOURS = ("sync", "async")


class Provider(NamedTuple):
    """Its sync and async clients, and their options."""

    sync: type[Any]
    tasks: type[Any]
    credentials: dict[str, str]


class Kind(NamedTuple):
    """A kind of walk: what is listed, how it is fetched ahead, and the seconds that the caller works on a page."""

    title: str
    provider: Provider
    list_request: dict[str, Any]
    ahead: dict[str, Any]
    work: float = 0.0


EPAGES = Provider(EPages, AsyncEPages, {"shop_id": "DemoShop", "token": "merchant-one"})
SENDCLOUD = Provider(Sendcloud, AsyncSendcloud, {"public_key": "merchant-one", "secret_key": "secret"})
DAYS = {"order_created_at_min": FIRST_DAY, "order_created_at_max": LAST_DAY}
KINDS = (
    Kind("ePages by number, 4 at once", EPAGES, {}, {"concurrency": 4}),
    Kind("Sendcloud by links, 1 ahead, with work", SENDCLOUD, DAYS, {"concurrency": 2}, work=SECONDS),
    Kind("Sendcloud in 8 windows, 4 at once", SENDCLOUD, DAYS, {"concurrency": 4, "windows": 8}),
)


def measured(rounds: int, orders: int) -> dict[str, Any]:
    """Return the part of the page about listings."""
    setting = {"pages": PAGES, "orders": ORDERS, "milliseconds": round(SECONDS * 1000), "rounds": rounds}
    return {"setting": setting, "speedups": speedups(rounds), "memory": long_walk.measured(orders)}


def speedups(rounds: int) -> dict[str, dict[str, dict[str, float]]]:
    """Speed-up of each kind of walk ahead, sync and async: the median and the best of all rounds."""
    with page_server() as url:
        found = _in_turns(url, rounds)
    return {kind.title: {mode: _told(found[kind.title, mode]) for mode in COLOURS} for kind in KINDS}


def _in_turns(url: str, rounds: int) -> Times:
    turns = [(kind, mode) for kind in KINDS for mode in COLOURS]
    found: Times = {(kind.title, mode): [] for kind, mode in turns}
    random = Random(1)
    for _ in range(rounds):
        random.shuffle(turns)
        for kind, mode in turns:
            found[kind.title, mode].append(_speedup(kind, mode, url))
    return found


def _told(found: list[float]) -> dict[str, float]:
    return {"median": round(statistics.median(found), 2), "best": round(max(found), 2)}


def _speedup(kind: Kind, mode: str, url: str) -> float:
    walk = _walk if mode == "sync" else _walk_in_tasks
    return _time(lambda: walk(kind, url, {})) / _time(lambda: walk(kind, url, kind.ahead))


def _time(run: Callable[[], int]) -> float:
    start = time.perf_counter()
    orders = run()
    assert orders == PAGES * ORDERS
    return time.perf_counter() - start


def _walk(kind: Kind, url: str, options: dict[str, Any]) -> int:
    orders = 0
    with kind.provider.sync(**kind.provider.credentials, base_url=url) as client:
        for page in client.list_orders(page_size=ORDERS, **kind.list_request, **options).pages():
            orders += len(page.items)
            time.sleep(kind.work)
    return orders


def _walk_in_tasks(kind: Kind, url: str, options: dict[str, Any]) -> int:
    async def walk() -> int:
        orders = 0
        async with kind.provider.tasks(**kind.provider.credentials, base_url=url) as client:
            async for page in client.list_orders(page_size=ORDERS, **kind.list_request, **options).pages():
                orders += len(page.items)
                await asyncio.sleep(kind.work)
        return orders

    return asyncio.run(walk())
