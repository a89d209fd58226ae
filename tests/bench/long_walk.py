"""Walks many orders through the mock and looks at the memory of the walk's own process, the mock being another.

Run as a program it is one of the two: `serve ORDERS`, or `walk COLOUR URL`.
"""

from __future__ import annotations

import asyncio
import json
import os
import subprocess
import sys
from collections.abc import AsyncIterator, Callable, Iterator
from pathlib import Path
from typing import Any

from orderkit import AsyncSendcloud, Page, Sendcloud
from orderkit.mock import MockServer, MockSettings
from orderkit.mock.providers.sendcloud.settings import SendcloudSettings
from page_server import served

KINDS = ("sync", "async")
KEYS = ("merchant-one", "merchant-one-secret")
PAGES_BEFORE = 2
"""Pages after which the memory of the start is taken."""
OPTIONS: Any = {"page_size": 200, "concurrency": 2}


def measured(orders: int) -> dict[str, dict[str, float]]:
    """Sync and async: orders walked, and megabytes held at the start and at most."""
    program = str(Path(__file__))
    with served(program, "serve", str(orders)) as url:
        return {mode: _walked(program, mode, url) for mode in KINDS}


def _walked(program: str, mode: str, url: str) -> dict[str, float]:
    done = subprocess.run(
        [sys.executable, program, "walk", mode, url], check=True, stdout=subprocess.PIPE, text=True
    )
    told: dict[str, float] = json.loads(done.stdout)
    return told


class Watch:
    """The orders that came by, and what was held meanwhile."""

    def __init__(self) -> None:
        self.orders = self.pages = 0
        self.start = self.most = 0.0

    def see(self, page: Page[Any]) -> None:
        self.orders += len(page.items)
        self.pages += 1
        self.most = max(self.most, megabytes())
        if self.pages == PAGES_BEFORE:
            self.start = self.most

    def told(self) -> str:
        return json.dumps({"orders": self.orders, "start": round(self.start, 1), "most": round(self.most, 1)})


def megabytes() -> float:
    """Memory of this process."""
    pages = int(Path("/proc/self/statm").read_text().split()[1])
    return pages * os.sysconf("SC_PAGE_SIZE") / 2**20


def pages_of(url: str) -> Iterator[Page[Any]]:
    with Sendcloud(*KEYS, base_url=url) as client:
        yield from client.list_orders(**OPTIONS).pages()


async def pages_of_async(url: str) -> AsyncIterator[Page[Any]]:
    async with AsyncSendcloud(*KEYS, base_url=url) as client:
        async for page in client.list_orders(**OPTIONS).pages():
            yield page


def walk(mode: str, url: str) -> None:
    watch = Watch()
    if mode == "sync":
        for page in pages_of(url):
            watch.see(page)
    else:
        asyncio.run(_walk_async(url, watch))
    print(watch.told())


async def _walk_async(url: str, watch: Watch) -> None:
    async for page in pages_of_async(url):
        watch.see(page)


def serve(orders: str) -> None:
    settings = MockSettings(orders=0, sendcloud=SendcloudSettings(rate_limits=None))
    with MockServer(settings) as mock:
        mock.control.seed(int(orders), provider="sendcloud")
        print(mock.url_for("sendcloud"), flush=True)
        sys.stdin.read()


if __name__ == "__main__":
    commands: dict[str, Callable[..., None]] = {"serve": serve, "walk": walk}
    commands[sys.argv[1]](*sys.argv[2:])
