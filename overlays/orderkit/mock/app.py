"""ASGI application of the mock: each provider under its name, the control API under `/_mock`."""

from __future__ import annotations

import asyncio
from contextlib import suppress
from http import HTTPStatus

from .access import AccessRules
from .asgi import ASGIApp, Receive, Scope, Send, raw_path_of
from .control.api import ControlApp, refuse
from .control.control import Control
from .effects.application import FaultyApp
from .engine.pipeline import ProviderApp
from .engine.provider import Provider
from .engine.routing import split_path
from .settings import MockSettings
from .state import MockState, create_state

CONTROL_SEGMENT = "_mock"


class MockApplication:
    """ASGI application with a `control` attribute.

    Its lifespan delivers notifications; without one, call `control.deliver_due()`.
    """

    def __init__(self, settings: MockSettings) -> None:
        self._state = create_state(settings)
        self.control = Control(self._state)
        self.providers = tuple(self._state.providers)
        self._dispatcher = _Dispatcher(
            _ProviderApps(self._state), ControlApp(self.control), AccessRules(settings.allowed_hosts)
        )

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Handle a request, or the lifespan of the server, as ASGI calls it."""
        if scope["type"] == "lifespan":
            await self._deliver_in_background(receive, send)
        else:
            await self._dispatcher(scope, receive, send)

    @property
    def settings(self) -> MockSettings:
        """Settings that the mock follows now."""
        return self._state.settings

    async def run_deliveries(self) -> None:
        """Deliver notifications until cancelled."""
        await self._state.delivery.run()

    def end_streams(self) -> None:
        """End the streams of events, which would keep a server from stopping."""
        self._state.feed.close()

    def close(self) -> None:
        """Close the database. The application cannot be used afterwards."""
        self._state.store.close()

    async def _deliver_in_background(self, receive: Receive, send: Send) -> None:
        await receive()  # the startup; the next message, which comes at the end, is the shutdown
        worker = asyncio.create_task(self.run_deliveries())
        await send({"type": "lifespan.startup.complete"})
        await receive()
        worker.cancel()
        with suppress(asyncio.CancelledError):
            await worker
        await send({"type": "lifespan.shutdown.complete"})


def create_app(settings: MockSettings | None = None) -> MockApplication:
    """Create a mock for use in process, for example through `httpx.ASGITransport`; it needs no lifespan."""
    return MockApplication(settings or MockSettings())


class _ProviderApps:
    """Applications of the providers, each made again after the settings changed."""

    def __init__(self, state: MockState) -> None:
        self._state = state
        self._apps: dict[str, tuple[Provider, FaultyApp]] = {}
        for name in state.providers:
            self.find(name)

    def find(self, name: str) -> FaultyApp | None:
        """Return the application of a provider; None if there is no such provider."""
        provider = self._state.providers.get(name)
        if provider is None:
            return None
        known, app = self._apps.get(name, (None, None))
        if app is None or known is not provider:
            app = FaultyApp(self._create(provider), name, self._state.faults)
            self._apps[name] = provider, app
        return app

    def _create(self, provider: Provider) -> ASGIApp:
        services, recorded = self._state.services, self._state.recorded
        app = ProviderApp(provider, services)
        if recorded is None:
            return app
        from .replay.replay_app import ReplayApp  # here, because few mocks replay

        return ReplayApp(app, provider, services, recorded)

    @property
    def names(self) -> tuple[str, ...]:
        """Names of the providers."""
        return tuple(self._apps)


class _Dispatcher:
    """Passes a request to the application that its first path segment names, if its sender may talk to that."""

    def __init__(self, providers: _ProviderApps, control: ASGIApp, rules: AccessRules) -> None:
        self._providers = providers
        self._control = control
        self._rules = rules

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        if scope["type"] != "http":
            # Of a server of the user's own: the mock's own server speaks HTTP only.
            await send({"type": "websocket.close"})
            return
        refusal = self._rules.check_target(scope)
        if refusal is None:
            segments = split_path(raw_path_of(scope))
            if segments[0] == CONTROL_SEGMENT:
                refusal = self._rules.check_sender(scope)
            if refusal is None:
                await self._pass_on(segments, scope, receive, send)
                return
        await refuse(refusal.status, refusal.message).send(send)

    async def _pass_on(self, segments: tuple[str, ...], scope: Scope, receive: Receive, send: Send) -> None:
        # Control routes begin with /_mock themselves, those of a provider are relative to its name.
        if segments[0] == CONTROL_SEGMENT:
            await self._control({**scope, "segments": segments}, receive, send)
            return
        app = self._providers.find(segments[0])
        if app is None:
            served = ", /".join((*self._providers.names, CONTROL_SEGMENT))
            response = refuse(HTTPStatus.NOT_FOUND, f"nothing is served here; try /{served}")
            await response.send(send)
        else:
            await app({**scope, "segments": segments[1:]}, receive, send)
