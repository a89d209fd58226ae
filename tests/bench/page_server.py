"""Serves ready pages of orders after a delay, in a process of its own: the server that walks are timed against."""

from __future__ import annotations

import asyncio
import json
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import date, timedelta
from pathlib import Path
from subprocess import PIPE, Popen
from typing import Any
from urllib.parse import parse_qs

import payloads
import uvicorn
from orderkit.mock.server import listen, url_of

PAGES = 24
SECONDS = 0.15
FIRST_DAY = date(2026, 1, 1)
LAST_DAY = FIRST_DAY + timedelta(days=PAGES - 1)
"""Sendcloud's pages are a day each."""
ORDERS = 100


class PageServer:
    """An ASGI application: ePages' numbered pages and Sendcloud's links, the latest day first."""

    def __init__(self, seconds: float = SECONDS) -> None:
        self._seconds = seconds
        linked = _pages("sendcloud", "data", "id")
        numbered = _pages("epages", "items", "orderId")
        # A last page that is full is followed by an empty one.
        numbered.append({**numbered[0], "items": []})
        self._linked = [json.dumps(page).encode() for page in linked]
        self._numbered = [json.dumps({**page, "results": PAGES * ORDERS}).encode() for page in numbered]

    async def __call__(self, scope: Any, receive: Any, send: Any) -> None:
        asked = {name: values[0] for name, values in parse_qs(scope["query_string"].decode()).items()}
        body, link = self._by_number(asked) if "page" in asked else self._by_link(asked)
        await asyncio.sleep(self._seconds)
        headers = [(b"content-type", b"application/json"), (b"content-length", b"%d" % len(body))]
        headers += [(b"link", link.encode())] if link else []
        await send({"type": "http.response.start", "status": 200, "headers": headers})
        await send({"type": "http.response.body", "body": body})

    def _by_number(self, asked: dict[str, str]) -> tuple[bytes, str]:
        return self._numbered[int(asked["page"]) - 1], ""

    def _by_link(self, asked: dict[str, str]) -> tuple[bytes, str]:
        first = (date.fromisoformat(asked["order_created_at_min"]) - FIRST_DAY).days
        last = (date.fromisoformat(asked["order_created_at_max"]) - FIRST_DAY).days
        number = int(asked.get("cursor", last))
        link = f'<http://x.test/?cursor={number - 1}>; rel="next"' if number > first else ""
        return self._linked[number], link


def _pages(provider: str, items: str, key: str) -> list[dict[str, Any]]:
    """Pages of a payload whose orders all have ids of their own."""
    pages = [json.loads(payloads.write(_payload(provider), seed)) for seed in range(PAGES)]
    return [
        {
            **page,
            items: [
                {**order, key: str(number * ORDERS + place)}
                for place, order in enumerate(page[items], start=1)
            ],
        }
        for number, page in enumerate(pages)
    ]


def _payload(provider: str) -> payloads.Payload:
    found = next(payload for payload in payloads.PAYLOADS if payload.provider == provider)
    return found._replace(orders=ORDERS)


@contextmanager
def served(*command: str) -> Iterator[str]:
    """The address that a program prints when it serves; it serves until its standard input ends."""
    with Popen([sys.executable, *command], stdin=PIPE, stdout=PIPE, text=True) as process:
        assert process.stdin is not None
        assert process.stdout is not None
        try:
            yield process.stdout.readline().strip()
        finally:
            process.stdin.close()
            process.wait()


def page_server() -> Any:
    """A page server in another process, for `with`: its address."""
    return served(str(Path(__file__)))


async def _serve() -> None:
    listening = listen("127.0.0.1", 0)
    server = uvicorn.Server(uvicorn.Config(PageServer(), lifespan="off", log_level="warning"))
    serving = asyncio.create_task(server.serve([listening]))
    print(url_of(listening), flush=True)
    await asyncio.to_thread(sys.stdin.read)
    server.should_exit = True
    await serving


if __name__ == "__main__":
    asyncio.run(_serve())
