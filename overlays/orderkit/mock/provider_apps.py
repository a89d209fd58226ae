"""Applications of the providers by the paths of requests, and the documents that describe them."""

from __future__ import annotations

from .addresses import Addresses, Location, Segments
from .asgi import JSON, ASGIApp, HttpRequest, HttpResponse, Scope
from .effects.application import FaultyApp
from .engine.pipeline import ProviderApp
from .engine.provider import Provider
from .published_documents import DOCUMENT_SEGMENTS, PublishedDocuments
from .state import MockState


class ProviderApps:
    """Applications of the providers; each is made again after the settings changed."""

    def __init__(self, state: MockState) -> None:
        self._state = state
        self._apps: dict[str, tuple[Provider, FaultyApp]] = {}
        self._documents = PublishedDocuments()
        self._addresses = Addresses(state.providers)
        for name in state.providers:
            self.find(name)

    @property
    def names(self) -> tuple[str, ...]:
        """Names of the providers."""
        return tuple(self._apps)

    def locate(self, segments: Segments) -> Location | None:
        """Return the provider that a path belongs to, and the path below its base path."""
        return self._addresses.find(segments)

    def find(self, name: str) -> FaultyApp:
        """Return the application of a provider."""
        provider = self._state.providers[name]
        known, app = self._apps.get(name, (None, None))
        if app is None or known is not provider:
            app = FaultyApp(self._create(provider), name, self._state.faults)
            self._apps[name] = provider, app
        return app

    def document(self, location: Location, scope: Scope) -> HttpResponse | None:
        """Return the OpenAPI document of a provider; None if the request is for something else."""
        if location.segments != DOCUMENT_SEGMENTS or scope["method"] not in ("GET", "HEAD"):
            return None
        url = f"{HttpRequest.origin_of(scope)}/{location.provider}"
        content = self._documents.render(self._state.providers[location.provider], url)
        return HttpResponse(200, content, JSON)

    def _create(self, provider: Provider) -> ASGIApp:
        services, recorded = self._state.services, self._state.recorded
        app = ProviderApp(provider, services)
        if recorded is None:
            return app
        from .replay.replay_app import ReplayApp  # here, because few mocks replay

        return ReplayApp(app, provider, services, recorded)
