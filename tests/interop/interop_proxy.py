"""Proxy in front of the mock that bends responses: `/bent/KIND/...` is bent, any other path passes unchanged."""

from __future__ import annotations

import http.client
import json
import re
import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import Any, NamedTuple
from urllib.parse import urlsplit

UNKNOWN_VALUE = "value_of_tomorrow"
UNKNOWN_MEMBER = "member_of_tomorrow"
ERROR_STATUS, GATEWAY_STATUS = 418, 502  # 418 is in no document: only 4XX or the default response covers it
ERROR_MESSAGE = "Not today"
HOP_BY_HOP = {"connection", "keep-alive", "transfer-encoding", "content-length", "upgrade", "http2-settings"}


class Target(NamedTuple):
    """Place in a response: the requests it answers, as a pattern of `METHOD path`, and a JSON pointer."""

    request: str
    pointer: str


class Bends(NamedTuple):
    """What is bent in a provider's responses; None where its document has no such property."""

    parent: Target  # an object that gets an unknown member
    optional: Target
    enum: Target
    nullable: Target | None
    error: dict[str, Any]


STORE_LIST = r"GET /api/v2/orders\?"
SENDCLOUD_ORDER = r"GET /orders/\d+$"
NOVENTIQ_ORDER = r"GET /v1/order/\d+$"
EPAGES_ORDER = r"GET /\w+/orders/[\w-]+$"
BENDS = {
    "nocnoc": Bends(
        parent=Target(r"GET /api/order/\d+$", ""),
        optional=Target(r"GET /api/order/\d+$", "/notification_url"),
        enum=Target(r"GET /api/order/\d+$", "/status"),
        nullable=None,
        error={"code": 399, "message": ERROR_MESSAGE, "key": "NOT_TODAY"},
    ),
    "nocnoc_store": Bends(
        parent=Target(STORE_LIST, "/orders/0"),
        optional=Target(r"GET /api/v2/products/sku/", "/brand"),
        enum=Target(STORE_LIST, "/orders/0/status"),
        nullable=Target(STORE_LIST, "/orders/0/status_description"),
        error={"code": ERROR_STATUS, "message": ERROR_MESSAGE},
    ),
    "sendcloud": Bends(
        parent=Target(SENDCLOUD_ORDER, "/data"),
        optional=Target(SENDCLOUD_ORDER, "/data/order_details/status/message"),
        enum=Target(SENDCLOUD_ORDER, "/data/order_details/status/code"),
        nullable=Target(SENDCLOUD_ORDER, "/data/order_details/notes"),
        error={"errors": [{"status": str(ERROR_STATUS), "code": "not_today", "detail": ERROR_MESSAGE}]},
    ),
    "noventiq": Bends(
        parent=Target(NOVENTIQ_ORDER, ""),
        optional=Target(NOVENTIQ_ORDER, "/pay_date"),
        enum=Target(NOVENTIQ_ORDER, "/status"),
        nullable=None,
        error={"errors": [{"error": 1999, "message": ERROR_MESSAGE}]},
    ),
    "epages": Bends(
        parent=Target(EPAGES_ORDER, ""),
        optional=Target(EPAGES_ORDER, "/lastUpdatedOnDate"),
        enum=Target(EPAGES_ORDER, "/taxModel"),
        nullable=Target(EPAGES_ORDER, "/internalNote"),
        error={"message": ERROR_MESSAGE, "status": str(ERROR_STATUS)},
    ),
}


class Answer(NamedTuple):
    """Response on its way to the client."""

    status: int
    headers: list[tuple[str, str]]
    body: bytes


class Call(NamedTuple):
    """Request that passed unbent, with its status."""

    provider: str
    method: str
    path: str
    status: int


def add_member(node: Any, pointer: str) -> None:
    """Add an unknown member to an object."""
    value_at(node, pointer)[UNKNOWN_MEMBER] = {"new": True}


def drop(node: Any, pointer: str) -> None:
    """Remove a property."""
    parent, _, name = pointer.rpartition("/")
    del value_at(node, parent)[name]


def replace(value: object) -> Callable[[Any, str], None]:
    """Return the bend that sets a property to a value."""

    def bend(node: Any, pointer: str) -> None:
        parent, _, name = pointer.rpartition("/")
        value_at(node, parent)[name] = value

    return bend


def value_at(node: Any, pointer: str) -> Any:
    """Return the value that a JSON pointer leads to."""
    for step in pointer.split("/")[1:]:
        node = node[int(step)] if isinstance(node, list) else node[step]
    return node


PROPERTY_BENDS: dict[str, tuple[str, Callable[[Any, str], None]]] = {
    "unknown-member": ("parent", add_member),
    "absent": ("optional", drop),
    "null": ("nullable", replace(None)),
    "unknown-enum": ("enum", replace(UNKNOWN_VALUE)),
}


def bend_answer(kind: str, provider: str, request: str, answer: Answer) -> Answer:
    """Return a response as the bend of that kind leaves it."""
    bends = BENDS[provider]
    if kind == "error":
        return Answer(ERROR_STATUS, [("Content-Type", "application/json")], json.dumps(bends.error).encode())
    if kind == "gateway":
        return Answer(GATEWAY_STATUS, [("Content-Type", "text/html")], b"<html><h1>Bad Gateway</h1></html>")
    place, bend = PROPERTY_BENDS[kind]
    target: Target | None = getattr(bends, place)
    if target is None or not re.match(target.request, request):
        return answer
    document = json.loads(answer.body)
    bend(document, target.pointer)
    return answer._replace(body=json.dumps(document).encode())


class Proxy(ThreadingHTTPServer):
    """Server that forwards to the mock and keeps what passed through it."""

    daemon_threads = True

    def __init__(self, mock_url: str) -> None:
        super().__init__(("127.0.0.1", 0), Handler)
        self.mock = urlsplit(mock_url).netloc
        self.calls: list[Call] = []
        self.read: dict[str, Any] = {}  # the last unbent body by provider and place

    @property
    def url(self) -> str:
        """Address of the proxy."""
        return f"http://127.0.0.1:{self.server_port}"

    def forget(self) -> None:
        """Forget what passed through."""
        self.calls.clear()
        self.read.clear()


class Handler(BaseHTTPRequestHandler):
    """Forwards one request after the other."""

    protocol_version = "HTTP/1.1"
    # Unbuffered writes of headers and body would wait for each other's acknowledgement.
    wbufsize = -1
    disable_nagle_algorithm = True
    server: Proxy

    def log_message(self, *_: object) -> None:
        """Say nothing."""

    def handle_any(self) -> None:
        """Forward a request and bend its response."""
        found = re.match(r"/bent/([\w-]+)(/.*)", self.path)
        kind, path = (found[1], found[2]) if found else (None, self.path)
        answer = self.forward(path)
        _, name, rest = path.split("/", 2)
        provider, request = name.replace("-", "_"), f"{self.command} /{rest}"
        if kind is None:
            self.server.calls.append(Call(provider, self.command, f"/{rest}", answer.status))
        elif provider in BENDS and not is_preparation(request):
            self.remember(provider, request, answer)
            answer = bend_answer(kind, provider, request, answer) if kind != "none" else answer
        self.respond(answer)

    def remember(self, provider: str, request: str, answer: Answer) -> None:
        """Keep the values that the client is about to read."""
        for place in ("enum", "optional", "nullable"):
            target: Target | None = getattr(BENDS[provider], place)
            if target and answer.status == 200 and re.match(target.request, request):
                self.server.read[place] = value_at(json.loads(answer.body), target.pointer)

    def forward(self, path: str) -> Answer:
        """Send the request to the mock and return its response."""
        body = self.rfile.read(int(self.headers.get("Content-Length") or 0))
        connection = http.client.HTTPConnection(self.server.mock, timeout=30)
        headers = {name: value for name, value in self.headers.items() if name.lower() not in HOP_BY_HOP}
        if body or "Content-Length" in self.headers:
            headers["Content-Length"] = str(len(body))
        connection.request(self.command, path, body or None, headers)
        response = connection.getresponse()
        content = response.read()
        connection.close()
        kept = [(name, value) for name, value in response.getheaders() if name.lower() not in HOP_BY_HOP]
        return Answer(response.status, kept, content)

    def respond(self, answer: Answer) -> None:
        """Send a response to the client."""
        self.send_response_only(answer.status)
        for name, value in answer.headers:
            self.send_header(name, value)
        if answer.status != 204:
            self.send_header("Content-Length", str(len(answer.body)))
        self.end_headers()
        self.wfile.write(answer.body)
        self.wfile.flush()

    do_GET = do_POST = do_PUT = do_PATCH = do_DELETE = handle_any  # noqa: N815 - names of http.server


def is_preparation(request: str) -> bool:
    """Return whether a request only gets the token for the others, so that it is never bent."""
    return "/login_check" in request


@contextmanager
def proxy_to(mock_url: str) -> Iterator[Proxy]:
    """Run a proxy in a thread."""
    with Proxy(mock_url) as proxy:
        thread = threading.Thread(target=proxy.serve_forever, args=(0.05,), name="interop-proxy")
        thread.start()
        try:
            yield proxy
        finally:
            proxy.shutdown()
            thread.join()
