"""Building blocks of defects of notifications."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from ..notifying import Delivery, Notification
from ..pointers import edit, value_at

MakeDelivery = Callable[[], Delivery]


def changed(change: Callable[[Notification], Notification]) -> MakeDelivery:
    """Change each notification."""
    return lambda: lambda notification: [change(notification)]


def body_changed(pointer: str, change: Callable[[Any], Any]) -> MakeDelivery:
    """Change the values at a pointer into each notification."""
    return changed(lambda each: each.with_document(edit(each.document(), pointer, change)))


def twice() -> Delivery:
    """Send each notification two times."""
    return lambda notification: [notification, notification]


def dropped(pointer: str, value: Any) -> MakeDelivery:
    """Send no notification with a value at a pointer."""
    return lambda: lambda each: [] if value_at(each.document(), pointer) == value else [each]


def swapped(key: str) -> MakeDelivery:
    """Send the second notification about an object before the first."""

    def make() -> Delivery:
        held: dict[Any, Notification | None] = {}

        def deliver(notification: Notification) -> list[Notification]:
            about = value_at(notification.document(), key)
            if about not in held:
                held[about] = notification
                return []
            first, held[about] = held[about], None
            return [notification] if first is None else [notification, first]

        return deliver

    return make


def delayed_value(key: str, pointer: str) -> MakeDelivery:
    """Show at a pointer what the notification before about the same object showed."""

    def make() -> Delivery:
        last: dict[Any, Any] = {}

        def deliver(notification: Notification) -> list[Notification]:
            document = notification.document()
            about, now = value_at(document, key), value_at(document, pointer)
            before = last.get(about, now)
            last[about] = now
            return [notification.with_document(edit(document, pointer, lambda _: before))]

        return deliver

    return make
