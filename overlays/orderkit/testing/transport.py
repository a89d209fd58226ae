"""Transport for httpx that calls a mock in the same process, from synchronous code."""

from __future__ import annotations

import asyncio
import threading
import weakref
from collections.abc import Coroutine
from typing import Any, TypeVar

import httpx

from ..mock import MockApplication

Result = TypeVar("Result")


class LoopThread:
    """An event loop in a thread of its own, so that it can be used within and without another loop."""

    def __init__(self) -> None:
        self._loop = asyncio.new_event_loop()
        self._thread = threading.Thread(target=self._loop.run_forever, name="orderkit-testing", daemon=True)
        self._thread.start()
        weakref.finalize(self, _stop, self._loop, self._thread)

    def run(self, work: Coroutine[Any, Any, Result]) -> Result:
        """Run a coroutine, and wait for its result."""
        return asyncio.run_coroutine_threadsafe(work, self._loop).result()


class InProcessTransport(httpx.BaseTransport):
    """Calls a mock without a socket: `httpx.Client(transport=..., base_url="http://mock")`."""

    def __init__(self, app: MockApplication, thread: LoopThread) -> None:
        self._transport = httpx.ASGITransport(app)
        self._thread = thread

    def handle_request(self, request: httpx.Request) -> httpx.Response:
        """Send a request and return its whole response."""
        return self._thread.run(self._handle(request, request.read()))

    async def _handle(self, request: httpx.Request, content: bytes) -> httpx.Response:
        sent = httpx.Request(request.method, request.url, headers=request.headers, content=content)
        sent.extensions.update(request.extensions)
        response = await self._transport.handle_async_request(sent)
        return httpx.Response(response.status_code, headers=response.headers, content=await response.aread())


def _stop(loop: asyncio.AbstractEventLoop, thread: threading.Thread) -> None:
    loop.call_soon_threadsafe(loop.stop)
    # A finalizer may run in the thread itself, which cannot wait for its own end.
    if thread is not threading.current_thread():
        thread.join()
        loop.close()
