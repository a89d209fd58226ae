"""Order of a document's servers: the first is never a live one, unless the user asks for it.

Tools call the first server of a document. In these documents a live one would change real orders.
"""

from __future__ import annotations

from typing import Any
from urllib.parse import urlsplit

from .grammar import METHODS

SAFE_ENVIRONMENTS = frozenset({"sandbox", "test"})
"""Environments in which nothing real happens. Every other one, named or not, counts as live."""
MOCK = "mock"
MOCK_URL = "http://127.0.0.1:8787"
"""Where `orderkit mock` listens by default."""


def place_servers(document: dict[str, Any], provider: str, server: str | None = None) -> dict[str, Any]:
    """Return a copy whose first server is the one asked for, or one that is not live.

    Args:
        document: A document of OpenAPI 3.1.
        provider: The name of its provider, under which the mock serves it.
        server: An `http` or `https` URL, the name of an environment of the document, or `mock`. By default a sandbox or
            test environment comes first, or the mock if the document has neither.

    Raises:
        ValueError: `server` is neither a usable URL nor an environment of the document.
    """
    first = _server_asked_for(document, provider, server)
    placed = {**document, "servers": _ordered(document.get("servers", []), provider, first)}
    paths = {path: _place_in_path(item, provider, first) for path, item in document.get("paths", {}).items()}
    return {**placed, "paths": paths} if "paths" in document else placed


def environments(document: dict[str, Any]) -> list[str]:
    """List the environments of a document's servers, and the mock."""
    named = [each["x-environment"] for each in document.get("servers", []) if "x-environment" in each]
    return [*dict.fromkeys([*named, MOCK])]


def check_url(text: str) -> str:
    """Return a server's URL without a slash at its end; ValueError if requests cannot be sent below it."""
    try:
        parts = urlsplit(text)
        _ = parts.port  # read for its ValueError
    except ValueError as error:
        raise ValueError(f"server must be a URL that can be parsed (got {text}): {error}") from None
    if parts.scheme not in {"http", "https"} or not parts.hostname:
        raise ValueError(f"server must be an http or https URL with a host (got {text})")
    if parts.username is not None or parts.password is not None:
        raise ValueError("server must be a URL without a user name and password")
    if parts.query or parts.fragment or text.endswith(("?", "#")):
        raise ValueError(f"server must be a URL without a query and a fragment (got {text})")
    if any(letter in '{}\\<>"^`|' or letter.isspace() or not letter.isprintable() for letter in text):
        raise ValueError(f"server must be a URL without spaces, braces and the like (got {text!r})")
    return text.rstrip("/")


def _server_asked_for(document: dict[str, Any], provider: str, server: str | None) -> dict[str, Any] | None:
    """Return the server that a user named by URL or environment, or None if none was named."""
    if server is None:
        return None
    known = environments(document)
    declared: list[dict[str, Any]] = document.get("servers", [])
    if server in known:
        return next((each for each in declared if each.get("x-environment") == server), _mock_of(provider))
    try:
        url = check_url(server)
    except ValueError as error:
        raise ValueError(f"{error}; or the name of an environment: {', '.join(known)}") from None
    chosen = {"url": url, "description": "The server that this copy of the document was made for."}
    return next((each for each in declared if each["url"].rstrip("/") == url), chosen)


def _ordered(
    servers: list[dict[str, Any]], provider: str, first: dict[str, Any] | None
) -> list[dict[str, Any]]:
    """Return servers with the one asked for first, then those that are safe, then the live ones."""
    others = [each for each in servers if each != first]
    safe = [each for each in others if is_safe(each)]
    live = [each for each in others if not is_safe(each)]
    if first is None and not safe:
        first = _mock_of(provider)
    return [*([first] if first else []), *safe, *live]


def is_safe(server: dict[str, Any]) -> bool:
    """Return whether nothing real can happen at a server of a document."""
    return server.get("x-environment") in SAFE_ENVIRONMENTS


def _mock_of(provider: str) -> dict[str, Any]:
    return {
        "url": f"{MOCK_URL}/{provider.replace('_', '-')}",
        "description": (
            "The mock on your own machine, which `orderkit mock` starts. It comes first so that no tool calls a live "
            "server by accident."
        ),
        "x-environment": MOCK,
    }


def _place_in_path(item: dict[str, Any], provider: str, first: dict[str, Any] | None) -> dict[str, Any]:
    """Order the servers that a path and its operations have of their own, which replace the document's."""
    placed = dict(item)
    for method in METHODS:
        if "servers" in item.get(method, {}):
            servers = _ordered(item[method]["servers"], provider, first)
            placed[method] = {**item[method], "servers": servers}
    if "servers" in item:
        placed["servers"] = _ordered(item["servers"], provider, first)
    return placed
