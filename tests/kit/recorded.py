"""Traffic of the mock as if a real provider had sent it, and files of it as four tools write them."""

from __future__ import annotations

import asyncio
import gzip
import json
from base64 import b64encode
from dataclasses import replace
from datetime import UTC, datetime
from typing import Any

import httpx
from orderkit.mock import MockSettings, create_app
from orderkit.recordings.exchange import Exchange, Headers, RecordedRequest, RecordedResponse

MOCK = "http://127.0.0.1:8787"
LIVE = {
    "nocnoc": "https://live.nocnocgroup.com",
    "nocnoc-store": "https://live.nocnocstore.com",
    "sendcloud": "https://panel.sendcloud.sc/api/v3",
    "noventiq": "https://api.ecommerce.noventiq.com",
    "epages": "https://shop.example/rs/shops",
}
CREDENTIALS: dict[str, dict[str, str]] = {
    "nocnoc": {"X-Api-Key": "merchant-one"},
    "nocnoc-store": {"X-Api-Key": "merchant-one"},
    "sendcloud": {"Authorization": "Basic " + b64encode(b"merchant-one:merchant-one-secret").decode()},
    "epages": {"Authorization": "Bearer merchant-one", "Accept": "application/vnd.epages.v1+json"},
}


class Recorder:
    """Calls the mock and keeps each exchange, with the provider's own addresses in place of the mock's."""

    def __init__(self, runner: asyncio.Runner, orders: int = 25) -> None:
        self.app = create_app(MockSettings(clock=datetime(2026, 11, 22, 10, tzinfo=UTC), orders=orders))
        self.app.control.seed(13)
        self.exchanges: list[Exchange] = []
        self._runner = runner
        self._client = httpx.AsyncClient(transport=httpx.ASGITransport(self.app), base_url=MOCK)

    def call(self, provider: str, method: str, path: str, **options: Any) -> httpx.Response:
        headers = {**CREDENTIALS.get(provider, {}), **options.pop("headers", {})}
        sent = self._client.request(method, f"/{provider}{path}", headers=headers, **options)
        response = self._runner.run(sent)
        self.exchanges.append(_moved(_exchange(response), provider))
        return response

    def tour(self) -> Recorder:
        """Call every provider: lists, single orders, a token, errors."""
        for number in range(10000001, 10000014):
            self.call("nocnoc", "GET", f"/api/order/{number}")
        self.call("nocnoc", "POST", "/api/order/tracking/NC10000001", headers={"X-Lang": "es-AR"})
        self.call("nocnoc", "GET", "/api/order/99")
        self.call("nocnoc-store", "GET", "/api/v2/orders", params={"page": 0, "size": 50})
        self.call("sendcloud", "GET", "/orders", params={"page_size": 20})
        for order in self.call("epages", "GET", "/DemoShop/orders").json()["items"][:3]:
            self.call("epages", "GET", f"/DemoShop/orders/{order['orderId']}")
        account = {"username": "merchant-one", "password": "merchant-one-secret"}
        token = self.call("noventiq", "POST", "/v1/login_check", json=account).json()["token"]
        search = {"email": "ana.souza@mail.test"}
        bearer = {"AuthorizationJWT": f"Bearer {token}"}
        self.call("noventiq", "POST", "/v1/order/search", json=search, headers=bearer)
        return self

    def close(self) -> None:
        self.app.close()


def exchange(
    method: str = "GET",
    url: str = "https://live.nocnocgroup.com/api/order/1",
    *,
    body: Any = None,
    sent: Any = None,
    status: int = 200,
    headers: Headers = (("content-type", "application/json"),),
    sent_headers: Headers = (),
) -> Exchange:
    """Make an exchange; bodies are bytes, or values that are written as JSON."""
    return Exchange(
        RecordedRequest(method, url, sent_headers, _encoded(sent)),
        RecordedResponse(status, headers, _encoded(body)),
    )


def _encoded(body: Any) -> bytes:
    if body is None or isinstance(body, bytes):
        return body or b""
    return json.dumps(body).encode()


def _exchange(response: httpx.Response) -> Exchange:
    request = response.request
    return Exchange(
        RecordedRequest(request.method, str(request.url), _headers(request.headers), request.content),
        RecordedResponse(response.status_code, _headers(response.headers), response.content),
        "2026-11-22T10:00:00.000Z",
    )


def _headers(headers: httpx.Headers) -> Headers:
    return tuple((name.lower(), value) for name, value in headers.multi_items())


def _moved(found: Exchange, provider: str) -> Exchange:
    """Put the provider's live server in the place of the mock's, wherever it is mentioned."""
    old, new = f"{MOCK}/{provider}", LIVE[provider]
    request, response = found.request, found.response
    headers = tuple((name, value.replace(old, new)) for name, value in response.headers)
    body = (response.body or b"").replace(old.encode(), new.encode())
    return Exchange(
        replace(request, url=request.url.replace(old, new)),
        replace(response, headers=headers, body=body),
        found.started,
    )


def _har(entries: list[dict[str, Any]]) -> str:
    creator = {"name": "a tool", "version": "1"}
    return json.dumps({"log": {"version": "1.2", "creator": creator, "pages": [], "entries": entries}})


def _pairs(headers: Headers) -> list[dict[str, str]]:
    return [{"name": name, "value": value} for name, value in headers]


def browser_har(exchanges: list[Exchange]) -> str:
    """As Chromium saves it: pseudo headers of HTTP/2, members of its own, blocked requests with the status 0."""
    entries: list[dict[str, Any]] = []
    for each in exchanges:
        sent = [{"name": ":authority", "value": "host"}, {"name": ":method", "value": each.request.method}]
        request: dict[str, Any] = {
            "method": each.request.method,
            "url": each.request.url,
            "httpVersion": "h2",
            "headers": sent + _pairs(each.request.headers),
        }
        if each.request.body:
            request["postData"] = {"mimeType": "application/json", "text": each.request.body.decode()}
        content = {
            "size": 1,
            "mimeType": each.response.media_type,
            "text": (each.response.body or b"").decode(),
        }
        response = {
            "status": each.response.status,
            "headers": _pairs(each.response.headers),
            "content": content,
        }
        entries.append({"_resourceType": "xhr", "request": request, "response": response, "timings": {}})
    blocked = {"status": 0, "headers": [], "content": {"size": 0, "mimeType": "x-unknown"}}
    entries.append(
        {"request": {"method": "GET", "url": "https://ads.test/x", "headers": []}, "response": blocked}
    )
    return _har(entries)


def charles_har(exchanges: list[Exchange]) -> str:
    """As Charles exports it: bodies in base64, names of headers as they were sent, a mark at the beginning."""
    return "\ufeff" + _har(
        [
            {
                "request": {
                    "method": each.request.method,
                    "url": each.request.url,
                    "headers": [
                        {"name": name.title(), "value": value} for name, value in each.request.headers
                    ],
                    "postData": {"mimeType": "", "text": each.request.body.decode()},
                },
                "response": {
                    "status": each.response.status,
                    "headers": [
                        {"name": name.title(), "value": value} for name, value in each.response.headers
                    ],
                    "content": {
                        "mimeType": each.response.media_type,
                        "encoding": "base64",
                        "text": b64encode(each.response.body or b"").decode(),
                    },
                },
            }
            for each in exchanges
        ]
    )


def proxy_har(exchanges: list[Exchange]) -> str:
    """As a proxy saves what was on the wire: compressed bodies in base64."""
    packed = [
        replace(
            each,
            response=replace(
                each.response,
                headers=(*each.response.headers, ("content-encoding", "gzip")),
                body=gzip.compress(each.response.body or b""),
            ),
        )
        for each in exchanges
    ]
    return charles_har(packed)


def ndjson(exchanges: list[Exchange]) -> str:
    """The plain form: one exchange in each line, headers as an object, bodies as text."""
    return "".join(
        json.dumps(
            {
                "request": {
                    "method": each.request.method,
                    "url": each.request.url,
                    "headers": dict(each.request.headers),
                    "body": each.request.body.decode(),
                },
                "response": {
                    "status": each.response.status,
                    "headers": dict(each.response.headers),
                    "body": (each.response.body or b"").decode(),
                },
            }
        )
        + "\n"
        for each in exchanges
    )


DIALECTS = {"browser": browser_har, "Charles": charles_har, "proxy": proxy_har, "NDJSON": ndjson}
