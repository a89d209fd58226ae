"""The mock as an ASGI application: each provider under its name, the control API under `/_mock`."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncGenerator, Mapping
from contextlib import asynccontextmanager, suppress
from http import HTTPStatus
from typing import TYPE_CHECKING

from starlette.applications import Starlette

from .control.control import Control
from .control.routes import ControlApp, refuse
from .engine.pipeline import ProviderApp
from .engine.routing import split_path
from .settings import MockSettings
from .state import create_state

if TYPE_CHECKING:
    from starlette.types import ASGIApp, Receive, Scope, Send

CONTROL_SEGMENT = "_mock"


class MockApplication(Starlette):
    """An ASGI application with its `control`.

    Notifications are delivered by its lifespan, or when control says so.
    """

    def __init__(self, settings: MockSettings) -> None:
        self._state = create_state(settings)
        self.settings = settings
        self.control = Control(self._state)
        apps: dict[str, ASGIApp] = {
            name: ProviderApp(provider, self._state) for name, provider in self._state.providers.items()
        }
        self.providers = tuple(apps)
        super().__init__(lifespan=_deliver_in_background)
        # Not a route: its pattern would let a path that holds a line break pass by.
        self.router.default = _Dispatcher({**apps, CONTROL_SEGMENT: ControlApp(self.control)})

    async def run_deliveries(self) -> None:
        """Deliver notifications until cancelled."""
        await self._state.delivery.run()

    def close(self) -> None:
        """Close the database. The application cannot be used afterwards."""
        self._state.store.close()


def create_app(settings: MockSettings | None = None) -> MockApplication:
    """A mock for use in process, for example through `httpx.ASGITransport`; a lifespan is not needed."""
    return MockApplication(settings or MockSettings())


@asynccontextmanager
async def _deliver_in_background(app: MockApplication) -> AsyncGenerator[None, None]:
    worker = asyncio.create_task(app.run_deliveries())
    try:
        yield
    finally:
        worker.cancel()
        with suppress(asyncio.CancelledError):
            await worker


class _Dispatcher:
    """Hands a request to the door that its first step names, and the steps of its path with it."""

    def __init__(self, apps: Mapping[str, ASGIApp]) -> None:
        self._apps = apps

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        segments = split_path(scope.get("raw_path") or scope["path"].encode("utf-8"))
        app = self._apps.get(segments[0])
        if app is None:
            response = refuse(HTTPStatus.NOT_FOUND, f"nothing is served here; try /{', /'.join(self._apps)}")
            await response(scope, receive, send)
        else:
            inside = segments if segments[0] == CONTROL_SEGMENT else segments[1:]
            await app({**scope, "steps": inside}, receive, send)
