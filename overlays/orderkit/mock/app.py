"""ASGI application of the mock: each provider under its name, the control API under `/_mock`."""

from __future__ import annotations

import asyncio
from contextlib import suppress
from http import HTTPStatus

from .access import AccessRules
from .asgi import ASGIApp, HttpResponse, Receive, Scope, Send, raw_path_of
from .control.api import ControlApp, refuse
from .control.control import Control
from .cors import CorsRules, with_headers
from .engine.routing import split_path
from .page import SEGMENT, find_file, wants_page
from .provider_apps import ProviderApps
from .settings import MockSettings
from .state import create_state

CONTROL_SEGMENT = "_mock"
_PAGE = ""


class MockApplication:
    """ASGI application with a `control` attribute.

    Its lifespan delivers notifications; without one, call `control.deliver_due()`.
    """

    def __init__(self, settings: MockSettings) -> None:
        self._state = create_state(settings)
        self.control = Control(self._state)
        self.providers = tuple(self._state.providers)
        self._dispatcher = _Dispatcher(
            ProviderApps(self._state),
            ControlApp(self.control),
            AccessRules(settings.allowed_hosts),
            CorsRules(settings.cors),
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


class _Dispatcher:
    """Passes a request to the application that its path belongs to, if its sender may talk to that."""

    def __init__(
        self, providers: ProviderApps, control: ASGIApp, rules: AccessRules, cors: CorsRules
    ) -> None:
        self._providers = providers
        self._control = control
        self._rules = rules
        self._cors = cors

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        if scope["type"] != "http":
            # Of a server of the user's own: the mock's own server speaks HTTP only.
            await send({"type": "websocket.close"})
            return
        refusal = self._rules.check_target(scope)
        if refusal is None:
            segments = split_path(raw_path_of(scope))
            if segments[0] in (CONTROL_SEGMENT, _PAGE):
                refusal = self._rules.check_sender(scope)
            if refusal is None:
                await self._pass_on(segments, scope, receive, send)
                return
        await refuse(refusal.status, refusal.message).send(send)

    async def _pass_on(self, segments: tuple[str, ...], scope: Scope, receive: Receive, send: Send) -> None:
        page = _find_page(segments, scope)
        if page is not None:
            await page.send(send)
            return
        # Control routes begin with /_mock themselves, those of a provider are relative to its base path.
        if segments[0] == CONTROL_SEGMENT:
            await self._control({**scope, "segments": segments}, receive, send)
            return
        preflight = self._cors.preflight(scope)
        if preflight is None:
            await self._call_provider(segments, scope, receive, with_headers(send, self._cors.headers(scope)))
        else:
            await preflight.send(send)

    async def _call_provider(
        self, segments: tuple[str, ...], scope: Scope, receive: Receive, send: Send
    ) -> None:
        location = self._providers.locate(segments)
        if location is None:
            served = ", /".join((*self._providers.names, CONTROL_SEGMENT))
            response = refuse(HTTPStatus.NOT_FOUND, f"nothing is served here; try /{served}")
            await response.send(send)
            return
        document = self._providers.document(location, scope)
        if document is not None:
            await document.send(send)
        else:
            app = self._providers.find(location.provider)
            await app({**scope, "segments": location.segments}, receive, send)


def _find_page(segments: tuple[str, ...], scope: Scope) -> HttpResponse | None:
    if segments == (_PAGE,):
        return find_file() if wants_page(scope["method"], tuple(scope["headers"])) else None
    is_file = segments[:-1] == (CONTROL_SEGMENT, SEGMENT) and scope["method"] in ("GET", "HEAD")
    return find_file(segments[-1]) if is_file else None
