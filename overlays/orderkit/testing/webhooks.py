"""Notifications that a mock sent or will send, and assertions about them."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any, overload

from .matching import differences


@dataclass(frozen=True, slots=True)
class SentWebhook:
    """A notification.

    Attributes:
        order_id: Id of the order that it is about.
        url: URL of the receiver.
        body: JSON as Python values.
        headers: Headers that the provider adds, such as a signature.
        state: `pending`, `delivered`, `failed` or `refused`.
        statuses: HTTP status of each attempt, None for one without a response.
    """

    order_id: str
    url: str
    body: Any
    headers: Mapping[str, str]
    state: str
    statuses: tuple[int | None, ...]

    @classmethod
    def read(cls, notification: Mapping[str, Any], attempts: Sequence[Mapping[str, Any]]) -> SentWebhook:
        """Read a notification from the queue of the mock."""
        own = [item["status"] for item in attempts if item["notification_id"] == notification["id"]]
        kept = {name: notification[name] for name in ("order_id", "url", "headers", "state")}
        return cls(body=json.loads(notification["body"]), statuses=tuple(own), **kept)

    def __str__(self) -> str:
        return f"webhook about order {self.order_id} to {self.url}: {self.state}"


class Webhooks(Sequence[SentWebhook]):
    """Notifications of a provider, oldest first, as they are when this is read."""

    def __init__(self, read: Callable[[], list[SentWebhook]], deliver: Callable[[], None]) -> None:
        self._read = read
        self._deliver = deliver

    def __len__(self) -> int:
        return len(self._read())

    @overload
    def __getitem__(self, index: int) -> SentWebhook: ...
    @overload
    def __getitem__(self, index: slice) -> list[SentWebhook]: ...
    def __getitem__(self, index: int | slice) -> SentWebhook | list[SentWebhook]:
        return self._read()[index]

    def __iter__(self) -> Iterator[SentWebhook]:
        return iter(self._read())

    def deliver(self) -> None:
        """Deliver all pending notifications now, with their retries; return when each has been tried."""
        self._deliver()

    def assert_sent(
        self, order_id: int | str | None = None, *, body: Any = None, state: str | None = None
    ) -> SentWebhook:
        """Assert that there is a notification about an order with such a body; return the last one."""
        __tracebackhide__ = True
        wanted = {"order_id": None if order_id is None else str(order_id), "body": body, "state": state}
        expected = {name: value for name, value in wanted.items() if value is not None}
        misses = [(_differences(expected, webhook), webhook) for webhook in self._read()]
        for wrong, webhook in reversed(misses):
            if not wrong:
                return webhook
        lines = [f"expected a webhook as given, got {len(misses)} others"]
        if misses:
            wrong, webhook = min(misses, key=lambda miss: len(miss[0]))
            lines += [f"nearest miss: {webhook}", *(f"  {line}" for line in wrong[:10])]
        raise AssertionError("\n".join(lines))

    def assert_none(self) -> None:
        """Assert that there is no notification."""
        __tracebackhide__ = True
        webhooks = self._read()
        if webhooks:
            shown = "\n".join(f"  {webhook}" for webhook in webhooks[:10])
            raise AssertionError(f"expected no webhook, got {len(webhooks)}:\n{shown}")


def _differences(expected: Mapping[str, Any], webhook: SentWebhook) -> list[str]:
    return [
        line for name, value in expected.items() for line in differences(value, getattr(webhook, name), name)
    ]
