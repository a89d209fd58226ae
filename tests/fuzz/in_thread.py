"""Has schemathesis call the mock in the thread that asks.

By itself schemathesis runs an application in an event loop of another thread, and hands every request over and back.
On a busy machine that takes longer than everything else. It also begins the application's lifespan, whose worker
delivers webhooks meanwhile, so that runs would differ by chance.
"""

from __future__ import annotations

import asyncio
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import Any, Self

import pytest
from schemathesis.python import asgi


class _Portal:
    """Runs functions of the application in an event loop of the calling thread."""

    def __init__(self, runner: asyncio.Runner) -> None:
        self._runner = runner

    def call(self, function: Callable[..., Any], *args: Any) -> Any:
        async def run() -> Any:
            result = function(*args)
            return await result if asyncio.iscoroutine(result) else result

        return self._runner.run(run())


class _Client(asgi.ASGIClient):
    """A session for many requests, without a lifespan and without settings of the environment."""

    def __init__(self, app: Any, **options: Any) -> None:
        super().__init__(app, **options)
        self.trust_env = False

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *args: object) -> None:
        self.cookies.clear()


@contextmanager
def calls_in_thread(app: Any) -> Iterator[None]:
    """While it lasts, requests to an application are answered in the thread that sends them, one at a time."""
    with asyncio.Runner() as runner, pytest.MonkeyPatch.context() as patch:
        client = _Client(app)
        patch.setattr(asgi, "get_client", lambda *_, **__: client)
        patch.setattr(asgi, "_get_portal", lambda: _Portal(runner))
        yield
