"""What nocnoc decides about an order: to cancel it, or to turn down a request for its cancellation (ST-34)."""

from __future__ import annotations

from collections.abc import Callable, Mapping

from .order_book import KeptOrder, OrderBook

AT_REQUEST = "Cancelled at the seller's request"
"""Why an order is cancelled, if its seller asked for it and nothing else is said."""

Decide = Callable[[OrderBook, KeptOrder, str | None], KeptOrder]


def decide(book: OrderBook, order: KeptOrder, status: str, description: str | None) -> KeptOrder:
    """The order after nocnoc decided for a status; ValueError if there is nothing to decide."""
    if status not in _DECISIONS:
        raise ValueError(f"an order is {' or '.join(_DECISIONS)}, never {status}")
    return _DECISIONS[status](book, order, description)


def _cancel(book: OrderBook, order: KeptOrder, description: str | None) -> KeptOrder:
    if order.status == "cancelled":
        raise ValueError("cancelled is the end of an order's life")
    usual = AT_REQUEST if book.is_cancellation_open(order.tracking_id) else None
    book.decide_cancellation(order.tracking_id, "accepted")
    return book.change(order.tracking_id, "cancelled", usual if description is None else description)


def _turn_down(book: OrderBook, order: KeptOrder, description: str | None) -> KeptOrder:
    if not book.is_cancellation_open(order.tracking_id):
        raise ValueError("there is no open request for the cancellation of this order to turn down")
    if description is not None:
        raise ValueError("an order whose cancellation is turned down stays as it is: it takes no description")
    book.decide_cancellation(order.tracking_id, "turned_down")
    return order


_DECISIONS: Mapping[str, Decide] = {"cancelled": _cancel, "in_process": _turn_down}
