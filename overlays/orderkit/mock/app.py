"""The mock as an ASGI application: each provider under its name, the control API under `/_mock`."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncGenerator, Mapping
from contextlib import asynccontextmanager, suppress
from http import HTTPStatus
from typing import TYPE_CHECKING

from starlette.applications import Starlette

from .control.control import Control
from .control.routes import ControlDoor, refuse
from .engine.pipeline import ProviderDoor
from .engine.routing import split_path
from .engine.state import build_world
from .settings import MockSettings

if TYPE_CHECKING:
    from starlette.types import ASGIApp, Receive, Scope, Send

CONTROL_STEP = "_mock"


class MockApplication(Starlette):
    """An ASGI application with its `control`.

    Notifications are delivered by its lifespan, or when control says so.
    """

    def __init__(self, settings: MockSettings) -> None:
        self._world = build_world(settings)
        self.settings = settings
        self.control = Control(self._world)
        doors: dict[str, ASGIApp] = {
            name: ProviderDoor(provider, self._world) for name, provider in self._world.providers.items()
        }
        self.providers = tuple(doors)
        super().__init__(lifespan=_deliver_meanwhile)
        # Not a route: its pattern would let a path that holds a line break pass by.
        self.router.default = _Dispatcher({**doors, CONTROL_STEP: ControlDoor(self.control)})

    async def deliver_for_ever(self) -> None:
        """Deliver notifications until cancelled."""
        await self._world.delivery.run()

    def close(self) -> None:
        """Close the database. The application cannot be used afterwards."""
        self._world.store.close()


def create_app(settings: MockSettings | None = None) -> MockApplication:
    """A mock for use in process, for example through `httpx.ASGITransport`; a lifespan is not needed."""
    return MockApplication(settings or MockSettings())


@asynccontextmanager
async def _deliver_meanwhile(app: MockApplication) -> AsyncGenerator[None, None]:
    worker = asyncio.create_task(app.deliver_for_ever())
    try:
        yield
    finally:
        worker.cancel()
        with suppress(asyncio.CancelledError):
            await worker


class _Dispatcher:
    """Hands a request to the door that its first step names, and the steps of its path with it."""

    def __init__(self, doors: Mapping[str, ASGIApp]) -> None:
        self._doors = doors

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        steps = split_path(scope.get("raw_path") or scope["path"].encode("utf-8"))
        door = self._doors.get(steps[0])
        if door is None:
            response = refuse(HTTPStatus.NOT_FOUND, f"nothing is served here; try /{', /'.join(self._doors)}")
            await response(scope, receive, send)
        else:
            inside = steps if steps[0] == CONTROL_STEP else steps[1:]
            await door({**scope, "steps": inside}, receive, send)
