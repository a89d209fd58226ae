"""A behaviour of a stateful order API, and the server that is asked for it over plain HTTP."""

from __future__ import annotations

import copy
import json
import threading
import time
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import Any

import httpx
from orderkit.contract import Contract

KEY, OTHER_KEY, UNKNOWN_KEY = "merchant-one", "merchant-two", "somebody-else"
PATIENCE = 60.0
"""Seconds that a server may take for a response, and a webhook to arrive."""

Json = Any
INVALID = (400, 422)
"""Statuses of a request that breaks the document: the five providers have 400, and general tools the other."""
Probe = Callable[["Api"], None]


class NoControlError(Exception):
    """The behaviour needs a control call, and the server has none."""


@dataclass(frozen=True)
class Behaviour:
    """A claim about an API, and the probe that fails unless a server keeps it."""

    provider: str
    name: str
    claim: str
    probe: Probe


BEHAVIOURS: list[Behaviour] = []


def behaviour(provider: str, claim: str) -> Callable[[Probe], Probe]:
    """Add a probe to the table; its name is that of the function."""

    def add(probe: Probe) -> Probe:
        BEHAVIOURS.append(Behaviour(provider, probe.__name__, claim, probe))
        return probe

    return add


def example(provider: str, name: str) -> Json:
    """Return a documented example, free to be changed."""
    return copy.deepcopy(Contract.load(provider).document["components"]["examples"][name]["value"])


@dataclass
class Api:
    """One provider's API at a server: requests with credentials, and the mock's control calls if it has any.

    Attributes:
        url: The base URL of the provider.
        control_url: The base URL of the control API; None if the server has none.
        http: The HTTP client.
        headers: Credentials that each request carries.
    """

    url: str
    control_url: str | None
    http: httpx.Client
    headers: Mapping[str, str] = field(default_factory=dict[str, str])

    def send(self, method: str, path: str, **options: Any) -> httpx.Response:
        """Send a request with the credentials."""
        headers = {**self.headers, **options.pop("headers", {})}
        return self.http.request(method, self.url + path, headers=headers, **options)

    def ok(self, method: str, path: str, **options: Any) -> Json:
        """Send a request that has to succeed, and return its JSON."""
        response = self.send(method, path, **options)
        assert response.is_success, f"{method} {path}: {response.status_code}"
        return response.json() if response.content else None

    def status(self, method: str, path: str, **options: Any) -> int:
        """Send a request and return the status alone."""
        return self.send(method, path, **options).status_code

    def as_(self, headers: Mapping[str, str]) -> Api:
        """Return the same API with other credentials."""
        return Api(self.url, self.control_url, self.http, headers)

    def control(self, method: str, path: str, body: Json = None) -> Json:
        """Make a documented control call; NoControlError if the server has none."""
        if self.control_url is None:
            raise NoControlError
        response = self.http.request(method, self.control_url + path, json=body or {})
        assert response.is_success, f"{path}: {response.text}"
        return response.json()

    def pass_seconds(self, seconds: int) -> None:
        """Move the clock of the server."""
        self.control("PUT", "/clock", {"advance_seconds": seconds})


def allowed(response: httpx.Response) -> set[str]:
    """Return the methods of a 405; HEAD and OPTIONS are a matter of the server, not of the API."""
    return {name.strip() for name in response.headers["allow"].split(",")} - {"HEAD", "OPTIONS"}


@contextmanager
def receiver() -> Iterator[tuple[str, list[tuple[dict[str, str], Json]]]]:
    """Receive webhooks at a URL on loopback, as headers and body."""
    received: list[tuple[dict[str, str], Json]] = []

    class Handler(BaseHTTPRequestHandler):
        def do_POST(self) -> None:
            content = self.rfile.read(int(self.headers["content-length"]))
            received.append(
                ({name.lower(): value for name, value in self.headers.items()}, json.loads(content))
            )
            self.send_response(200)
            self.send_header("content-length", "0")
            self.end_headers()

        def log_message(self, format: str, *args: Any) -> None:  # noqa: A002 - as the base class has it
            """Log nothing."""

    server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
    thread = threading.Thread(target=server.serve_forever, daemon=True)
    thread.start()
    try:
        yield f"http://127.0.0.1:{server.server_port}/hook", received
    finally:
        server.shutdown()
        thread.join()
        server.server_close()


def wait_for(found: Callable[[], bool]) -> None:
    """Wait until something is there, or fail."""
    deadline = time.monotonic() + PATIENCE
    while not found():
        assert time.monotonic() < deadline, "nothing came"
        time.sleep(0.01)
