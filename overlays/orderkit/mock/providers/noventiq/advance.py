"""What Noventiq and its customers do to an order of their own accord: a move, an event, or a refund turned down."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from .events import EVENT_OF_MOVE, PAID, RETURNED, STATUS_OF_EVENT, Lifecycle
from .orders import OrderRepository, StoredOrder, count_products

Notify = Callable[[str, StoredOrder, range], None]
"""Tells of an event that some products of an order, by their places, took part in."""


@dataclass(frozen=True, slots=True)
class OrderAdvancer:
    """Moves the orders of a book along, and tells."""

    repository: OrderRepository
    lifecycle: Lifecycle
    notify: Notify

    def advance_order(self, order: StoredOrder, wanted: str | None) -> StoredOrder:
        """Give an order a status or its usual next one, or let an event happen to it; ValueError if it cannot be.

        `paid` turns down the open request for the refund of an order that is paid.
        """
        if wanted is not None and wanted in STATUS_OF_EVENT:
            return self._apply_event(order, wanted)
        if wanted == order.status == PAID and self.repository.is_refund_open(order.id):
            self.repository.close_refund(order.id, "refused")
            return order
        return self._move(order, self.lifecycle.next(order.status) if wanted is None else wanted)

    def _move(self, order: StoredOrder, status: str) -> StoredOrder:
        if not self.lifecycle.allows(order.status, status):
            raise ValueError(f"an order that is {order.status} cannot become {status}")
        event = EVENT_OF_MOVE.get((order.status, status))
        self.repository.close_refund(order.id, "completed" if event == RETURNED else "refused")
        changed = self.repository.change(order, status)
        if event is not None:
            self.notify(event, changed, range(order.returned, count_products(order)))
        return changed

    def _apply_event(self, order: StoredOrder, event: str) -> StoredOrder:
        if order.status != STATUS_OF_EVENT[event]:
            raise ValueError(f"{event} does not happen to an order that is {order.status}")
        if event != RETURNED:
            self.notify(event, order, range(count_products(order)))
            return order
        self.repository.close_refund(order.id, "completed")
        changed = self.repository.return_one(order)
        self.notify(event, changed, range(order.returned, changed.returned))
        return changed
