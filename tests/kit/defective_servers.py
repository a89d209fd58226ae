"""Servers with a defect: the mock in process, with something between it and the tester."""

from __future__ import annotations

import json
from collections.abc import Callable
from typing import Any

import httpx
from orderkit.conformance import Run

Send = Callable[[httpx.Request], httpx.Response]
Defect = Callable[[httpx.Request, Send], httpx.Response]
TryRules = Callable[..., Run]


def _environment(name: str, suffix: str) -> dict[str, str]:
    return {
        f"NOCNOC_API_KEY{suffix}": name,
        f"NOCNOC_STORE_API_KEY{suffix}": name,
        f"SENDCLOUD_PUBLIC_KEY{suffix}": name,
        f"SENDCLOUD_SECRET_KEY{suffix}": f"{name}-secret",
        f"NOVENTIQ_USERNAME{suffix}": name,
        f"NOVENTIQ_PASSWORD{suffix}": f"{name}-secret",
        f"EPAGES_TOKEN{suffix}": name,
        f"EPAGES_SHOP_ID{suffix}": "DemoShop",
    }


ENVIRONMENT = _environment("merchant-one", "") | _environment("merchant-two", "_2")


class Defective(httpx.BaseTransport):
    """A mock whose requests and responses pass a defect."""

    def __init__(self, inner: httpx.BaseTransport, defect: Defect) -> None:
        self._inner = inner
        self._defect = defect

    def handle_request(self, request: httpx.Request) -> httpx.Response:
        request.read()
        return self._defect(request, self._inner.handle_request)


def changed(response: httpx.Response, edit: Callable[[Any], Any]) -> httpx.Response:
    """Return a response whose JSON body is edited in place, or replaced by what the edit returns."""
    value = json.loads(response.content)
    edited = edit(value)
    kept = {name: text for name, text in response.headers.items() if name != "content-length"}
    content = json.dumps(value if edited is None else edited).encode()
    return httpx.Response(response.status_code, headers=kept, content=content)


def resent(request: httpx.Request, edit: Callable[[Any], Any]) -> httpx.Request:
    """Return a request whose JSON body is edited in place."""
    value = json.loads(request.content)
    edit(value)
    kept = {name: text for name, text in request.headers.items() if name != "content-length"}
    return httpx.Request(request.method, request.url, headers=kept, content=json.dumps(value).encode())


def broken_rules(finished: Run) -> set[str]:
    """Return the rules that a run found broken."""
    return {verdict.rule.id for verdict in finished.verdicts if verdict.broken}
