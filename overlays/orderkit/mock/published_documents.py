"""OpenAPI documents of the providers, with this mock as their first server."""

from __future__ import annotations

import json
from functools import lru_cache
from typing import Any
from urllib.parse import urlsplit

from ..contract import document
from .engine.capabilities import ExtraRoutes
from .engine.provider import Provider

DOCUMENT_SEGMENTS = ("openapi.json",)
"""Path of the document below the name of a provider."""

# By the names under which the mock is reached, which are few.
_KEPT = 16


class PublishedDocuments:
    """OpenAPI documents as JSON, rendered when they are first asked for."""

    def __init__(self) -> None:
        self.render = lru_cache(maxsize=_KEPT)(_render)


def _render(provider: Provider, url: str) -> bytes:
    """Return the document of a provider that is served at a URL."""
    published = document(provider.contract_name, server=url)
    _replace_token_urls(published, provider, url)
    return json.dumps(published, ensure_ascii=False).encode("utf-8")


def _replace_token_urls(published: dict[str, Any], provider: Provider, url: str) -> None:
    """Point the flows of OAuth 2.0 to the mock, so that no tool sends its credentials to the provider."""
    if not isinstance(provider, ExtraRoutes):
        return
    for scheme in published["components"].get("securitySchemes", {}).values():
        for flow in scheme.get("flows", {}).values():
            path = urlsplit(str(flow.get("tokenUrl", ""))).path
            if ("POST", path) in provider.extra_routes:
                flow["tokenUrl"] = url + path
