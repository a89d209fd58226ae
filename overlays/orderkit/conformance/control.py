"""Control API of orderkit's mock, where the tested server has one: it does what only the provider can do."""

from __future__ import annotations

import secrets
from collections.abc import Generator, Mapping, Sequence
from contextlib import contextmanager
from functools import cached_property
from http import HTTPStatus
from typing import Any, Final
from urllib.parse import quote, urlsplit

import httpx

from ..contract import JsonObject
from .receiver import Receiver

_PATH: Final = "/_mock"


class Control:
    """Moves orders as the provider does, and the clock. Its calls are no part of the tested API and are not counted.

    Args:
        url: URL of the control API, such as `http://127.0.0.1:8787/_mock`.
        provider: Name of the contract.
        endpoints: Name of the provider's setting that has the receivers of notifications by event; empty if none has.
        transport: Sends the requests; over the network if None.
        timeout: Seconds to wait for the network.
    """

    def __init__(
        self,
        url: str,
        provider: str,
        endpoints: str = "",
        *,
        transport: httpx.BaseTransport | None = None,
        timeout: float = 30.0,
    ) -> None:
        self._url = url.rstrip("/")
        self._provider = provider
        self._endpoints = endpoints
        self._is_sending = False
        self._transport = transport
        self._timeout = timeout

    @staticmethod
    def beside(url: str) -> str:
        """Return the URL at which a mock that serves a URL has its control API."""
        parts = urlsplit(url)
        return f"{parts.scheme}://{parts.netloc}{_PATH}"

    @cached_property
    def is_there(self) -> bool:
        """Whether the server has a control API."""
        found = self._ask("GET", "/health")
        return isinstance(found, dict) and "providers" in found

    def advance(self, order_id: str, to: str) -> bool:
        """Let a status or an event come about for an order; return whether it is possible."""
        path = f"/{self._provider.replace('_', '-')}/orders/{quote(order_id, safe='')}/advance"
        return self._ask("POST", path, {"status": to}) is not None

    def sends_to(self, receiver: Receiver, events: Sequence[str]) -> bool:
        """Let the provider send its events to a receiver, if they go nowhere yet; return whether it does now."""
        if self._is_sending or not self._endpoints or self._setting(self._endpoints):
            return self._is_sending
        receiver.secret = receiver.secret or secrets.token_hex()
        endpoint = {"url": receiver.url, "secret_key": receiver.secret}
        self._is_sending = self._change(dict.fromkeys(events, endpoint))
        return self._is_sending

    def restore(self) -> None:
        """Let the provider send its events nowhere again."""
        if self._is_sending:
            self._is_sending = not self._change({})

    def _setting(self, name: str) -> Any:
        shown: JsonObject = self._ask("GET", "/settings") or {"settings": []}
        settings: list[JsonObject] = shown["settings"]
        known = f"{self._provider}.{name}"
        return next((each["value"] for each in settings if each["name"] == known), None)

    def _change(self, endpoints: Mapping[str, Any]) -> bool:
        changes = {self._provider: {self._endpoints: endpoints}}
        return self._ask("PATCH", "/settings", changes) is not None

    def advance_clock(self, seconds: float) -> None:
        """Move the clock forward."""
        self._ask("PUT", "/clock", {"advance_seconds": seconds})

    @contextmanager
    def restored_clock(self) -> Generator[None]:
        """Set the clock back at the end of the block."""
        clock: JsonObject = self._ask("GET", "/clock") or {}
        try:
            yield
        finally:
            self._ask("PUT", "/clock", {"now": clock.get("now") if clock.get("frozen") else None})

    def _ask(self, method: str, path: str, body: Any = None) -> Any:
        """Return the JSON of a success; None for anything else."""
        request = httpx.Request(method, self._url + path, json=body)
        try:
            response = self._send(request)
            return response.json() if response.status_code == HTTPStatus.OK else None
        except (httpx.HTTPError, OSError, ValueError):
            return None

    def _send(self, request: httpx.Request) -> httpx.Response:
        if self._transport is None:
            with httpx.Client(timeout=self._timeout) as client:
                return client.send(request)
        # A client would close the transport, which belongs to the run.
        response = self._transport.handle_request(request)
        response.read()
        return response
