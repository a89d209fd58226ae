"""Cross-origin requests of browsers to the providers, for the origins of the settings."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from http import HTTPStatus
from typing import Any

from .asgi import HttpResponse, Message, Scope, Send, header_values

ANY_ORIGIN = "*"
# Browsers keep the response to a preflight for so long, at most.
_SECONDS_TO_KEEP = "600"


class CorsRules:
    """Rules about which pages may call the providers.

    The control API is not concerned: it refuses pages of other origins whatever the rules are.

    Args:
        origins: Origins such as `http://localhost:3000`; `*` is any.
    """

    def __init__(self, origins: Collection[str]) -> None:
        self._origins = frozenset(origin.lower() for origin in origins)

    def headers(self, scope: Scope) -> Mapping[str, str]:
        """Return the headers that a response needs; none if the page may not read it, or asks for nothing."""
        if not self._origins:
            return {}
        origin = _value(scope, b"origin")
        if origin is None or not ({ANY_ORIGIN, origin.lower()} & self._origins):
            return {}
        return {
            "access-control-allow-origin": origin,
            "access-control-expose-headers": "*",
            "vary": "origin",
        }

    def preflight(self, scope: Scope) -> HttpResponse | None:
        """Return the response to a preflight of an allowed origin; None for any other request."""
        if scope["method"] != "OPTIONS":
            return None
        method = _value(scope, b"access-control-request-method")
        headers = self.headers(scope)
        if method is None or not headers:
            return None
        # `*` would not include Authorization.
        requested = _value(scope, b"access-control-request-headers")
        allowed = {"access-control-allow-methods": method, "access-control-max-age": _SECONDS_TO_KEEP}
        if requested is not None:
            allowed["access-control-allow-headers"] = requested
        if _value(scope, b"access-control-request-private-network") == "true":
            allowed["access-control-allow-private-network"] = "true"
        return HttpResponse(HTTPStatus.NO_CONTENT, headers={**headers, **allowed})


def with_headers(send: Send, headers: Mapping[str, str]) -> Send:
    """Return a `send` that adds headers to the response."""
    if not headers:
        return send
    raw = [(name.encode("latin-1"), value.encode("latin-1")) for name, value in headers.items()]

    async def send_with_headers(message: Message) -> None:
        if message["type"] == "http.response.start":
            message = {**message, "headers": [*message["headers"], *raw]}
        await send(message)

    return send_with_headers


def _value(scope: Mapping[str, Any], name: bytes) -> str | None:
    values = header_values(scope, name)
    return values[0].decode("latin-1") if values else None
