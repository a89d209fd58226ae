"""Servers of the mock that the tester reaches in process, each perhaps with a fault of its own."""

from __future__ import annotations

import json
from collections.abc import Callable, Mapping
from typing import Any

import httpx
from orderkit.conformance import RunOptions
from orderkit.testing.session import MockSession

ENVIRONMENT = {
    "NOCNOC_API_KEY": "merchant-one",
    "NOCNOC_STORE_API_KEY": "merchant-one",
    "SENDCLOUD_PUBLIC_KEY": "merchant-one",
    "SENDCLOUD_SECRET_KEY": "merchant-one-secret",
    "NOVENTIQ_USERNAME": "merchant-one",
    "NOVENTIQ_PASSWORD": "merchant-one-secret",
    "EPAGES_TOKEN": "merchant-one",
    "EPAGES_SHOP_ID": "DemoShop",
}
Change = Callable[[httpx.Request, httpx.Response], httpx.Response]


class Faulty(httpx.BaseTransport):
    """Passes requests to a mock and changes its responses; `requests` has what came."""

    def __init__(self, session: MockSession, change: Change | None = None) -> None:
        self._inner = session.transport
        self._change = change
        self.requests: list[httpx.Request] = []

    def handle_request(self, request: httpx.Request) -> httpx.Response:
        self.requests.append(request)
        response = self._inner.handle_request(request)
        response.read()
        return response if self._change is None else self._change(request, response)


def options(provider: str, **changes: Any) -> RunOptions:
    environment: Mapping[str, str] = changes.pop("environment", ENVIRONMENT)
    return RunOptions(provider, f"http://127.0.0.1/{provider.replace('_', '-')}", environment, **changes)


def with_body(response: httpx.Response, value: Any) -> httpx.Response:
    """Return a response with another JSON body."""
    headers = {name: text for name, text in response.headers.items() if name != "content-length"}
    return httpx.Response(response.status_code, headers=headers, content=json.dumps(value).encode())
