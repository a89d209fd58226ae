"""Notifications on their way to a receiver: changed, repeated, held back or dropped."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from typing import Any

import httpx

from ...mock.engine.json_writer import read_json, write_json_bytes


@dataclass(frozen=True, slots=True)
class Notification:
    """A notification that is about to be sent."""

    url: str
    headers: tuple[tuple[str, str], ...]
    body: bytes

    def document(self) -> Any:
        """Return the JSON of the body."""
        return read_json(self.body)

    def header(self, name: str) -> str:
        """Return the value of a header; empty if there is none."""
        return dict(self.headers).get(name, "")

    def with_document(self, document: Any) -> Notification:
        """Return the notification with another body."""
        return replace(self, body=write_json_bytes(document))

    def with_header(self, name: str, value: str | None) -> Notification:
        """Return the notification with another value of a header, without it if None."""
        kept = tuple(pair for pair in self.headers if pair[0] != name)
        return replace(self, headers=kept if value is None else (*kept, (name, value)))


Delivery = Callable[[Notification], Sequence[Notification]]
"""Returns what is sent in place of a notification; nothing if it is dropped or held back."""


class DefectiveTransport(httpx.AsyncBaseTransport):
    """Sends notifications through a delivery; what is dropped counts as received."""

    def __init__(self, deliver: Delivery) -> None:
        self._deliver = deliver
        self._inner = httpx.AsyncHTTPTransport()

    async def handle_async_request(self, request: httpx.Request) -> httpx.Response:
        """Send the notifications that a delivery makes of one; the last response counts."""
        skipped = {"content-length", "host"}
        headers = tuple(pair for pair in request.headers.items() if pair[0] not in skipped)
        given = Notification(str(request.url), headers, await request.aread())
        response = httpx.Response(200, request=request)
        for each in self._deliver(given):
            sent = httpx.Request("POST", each.url, headers=list(each.headers), content=each.body)
            response = await self._inner.handle_async_request(sent)
            await response.aread()
        return response

    async def aclose(self) -> None:
        """Close the connections."""
        await self._inner.aclose()
