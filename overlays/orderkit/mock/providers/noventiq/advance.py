"""Changes that Noventiq and its customers make to an order: a status change, an event, or a rejected refund."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from ...engine.lifecycle import Lifecycle
from .events import PAID, RETURNED, STATUS_OF_EVENT, events_of_moves
from .orders import OrderRepository, StoredOrder, count_products

Notify = Callable[[str, StoredOrder, range], None]
"""Queues notifications of an event for products of an order, given by their indexes."""


@dataclass(frozen=True, slots=True)
class OrderAdvancer:
    """Applies changes to orders, and queues the notifications."""

    repository: OrderRepository
    lifecycle: Lifecycle
    notify: Notify
    deletes_at_first_refund: bool = False

    def advance_order(self, order: StoredOrder, requested: str | None) -> StoredOrder:
        """Move an order to a status, to its usual next one if None, or apply an event to it.

        `paid` rejects the open refund request of a paid order. ValueError if the change is impossible.
        """
        if requested is not None and requested in STATUS_OF_EVENT:
            return self._apply_event(order, requested)
        if requested == order.status == PAID and self.repository.is_refund_open(order.id):
            self.repository.close_refund(order.id, "refused")
            return order
        return self._move(order, self.lifecycle.resolve(order.status, requested))

    def _move(self, order: StoredOrder, status: str) -> StoredOrder:
        event = events_of_moves().get((order.status, status))
        self.repository.close_refund(order.id, "completed" if event == RETURNED else "refused")
        changed = self.repository.change(order, status)
        if event is not None:
            self.notify(event, changed, range(order.returned, count_products(order)))
        return changed

    def _apply_event(self, order: StoredOrder, event: str) -> StoredOrder:
        if order.status != STATUS_OF_EVENT[event]:
            required = STATUS_OF_EVENT[event]
            raise ValueError(f"{event} requires an order that is {required} (got {order.status})")
        if event != RETURNED:
            self.notify(event, order, range(count_products(order)))
            return order
        self.repository.close_refund(order.id, "completed")
        changed = self.repository.return_one(order, deletes_at_first=self.deletes_at_first_refund)
        self.notify(event, changed, range(order.returned, changed.returned))
        return changed
