"""Servers that list wrongly: the mock in process, with a change of its requests or responses."""

from __future__ import annotations

import json
from collections.abc import Callable
from typing import Any
from urllib.parse import parse_qsl, urlencode

import httpx
from orderkit.conformance import Run, RunOptions, run
from orderkit.testing.session import MockSession

Question = dict[str, str]
ChangeQuestion = Callable[[Question], Any]
ChangeResponse = Callable[[httpx.Request, Any, httpx.Headers], Any]

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


class WrongLister(httpx.BaseTransport):
    """Changes the query or search body of each listing, or the JSON and headers of each response, in place."""

    def __init__(
        self,
        inner: httpx.BaseTransport,
        question: ChangeQuestion | None = None,
        response: ChangeResponse | None = None,
    ) -> None:
        self._inner = inner
        self._question = question
        self._response = response

    def handle_request(self, request: httpx.Request) -> httpx.Response:
        request.read()
        sent = self._changed(request) if self._question else request
        response = self._inner.handle_request(sent)
        response.read()
        if self._response is None or not response.is_success:
            return response
        value, headers = json.loads(response.content), response.headers.copy()
        self._response(request, value, headers)
        headers.pop("content-length", None)
        return httpx.Response(response.status_code, headers=headers, content=json.dumps(value).encode())

    def _changed(self, request: httpx.Request) -> httpx.Request:
        assert self._question
        headers = {name: text for name, text in request.headers.items() if name != "content-length"}
        if request.url.path.endswith("/search"):
            body = json.loads(request.content)
            self._question(body)
            return httpx.Request("POST", request.url, headers=headers, content=json.dumps(body).encode())
        question = dict(parse_qsl(request.url.query.decode(), keep_blank_values=True))
        self._question(question)
        url = request.url.copy_with(query=urlencode(question).encode() or None)
        return httpx.Request(request.method, url, headers=headers, content=request.content)


def run_rules(
    session: MockSession,
    provider: str,
    *rules: str,
    question: ChangeQuestion | None = None,
    response: ChangeResponse | None = None,
    seed: int = 1,
) -> Run:
    """Test the mock by some rules, perhaps with a change."""
    return run(
        RunOptions(
            provider,
            f"http://127.0.0.1/{provider.replace('_', '-')}",
            ENVIRONMENT,
            rules=frozenset(rules),
            seed=seed,
        ),
        transport=WrongLister(session.transport, question, response),
    )


def broken(finished: Run) -> list[str]:
    """List the messages of the failures of a run."""
    return [failure.message for verdict in finished.verdicts for failure in verdict.failures]
