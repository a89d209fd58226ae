"""What nocnoc decides about an order: to cancel it, or to turn down a request for its cancellation (ST-34)."""

from __future__ import annotations

from collections.abc import Callable, Mapping

from .orders import OrderRepository, StoredOrder

AT_REQUEST = "Cancelled at the seller's request"
"""Why an order is cancelled, if its seller asked for it and nothing else is said."""

Decide = Callable[[OrderRepository, StoredOrder, str | None], StoredOrder]


def decide(
    repository: OrderRepository, order: StoredOrder, status: str, description: str | None
) -> StoredOrder:
    """The order after nocnoc decided for a status; ValueError if there is nothing to decide."""
    if status not in _DECISIONS:
        raise ValueError(f"an order is {' or '.join(_DECISIONS)}, never {status}")
    return _DECISIONS[status](repository, order, description)


def _cancel(repository: OrderRepository, order: StoredOrder, description: str | None) -> StoredOrder:
    if order.status == "cancelled":
        raise ValueError("cancelled is the end of an order's life")
    usual = AT_REQUEST if repository.is_cancellation_open(order.tracking_id) else None
    repository.decide_cancellation(order.tracking_id, "accepted")
    return repository.change(order.tracking_id, "cancelled", usual if description is None else description)


def _reject(repository: OrderRepository, order: StoredOrder, description: str | None) -> StoredOrder:
    if not repository.is_cancellation_open(order.tracking_id):
        raise ValueError("there is no open request for the cancellation of this order to turn down")
    if description is not None:
        raise ValueError("an order whose cancellation is turned down stays as it is: it takes no description")
    repository.decide_cancellation(order.tracking_id, "turned_down")
    return order


_DECISIONS: Mapping[str, Decide] = {"cancelled": _cancel, "in_process": _reject}
