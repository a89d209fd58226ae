"""Decisions of nocnoc on an order: cancel it, or reject a request for its cancellation (ST-34)."""

from __future__ import annotations

from collections.abc import Callable, Mapping

from .orders import OrderRepository, StoredOrder

CANCELLED, IN_PROCESS = "cancelled", "in_process"

AT_REQUEST = "Cancelled at the seller's request"
"""Default reason of a cancellation that the seller requested."""

Decide = Callable[[OrderRepository, StoredOrder, str | None], StoredOrder]


def decide(
    repository: OrderRepository, order: StoredOrder, status: str, description: str | None
) -> StoredOrder:
    """Apply the decision for a status and return the order; ValueError if it is impossible."""
    if status not in _DECISIONS:
        raise ValueError(f"status must be {' or '.join(_DECISIONS)} (got {status})")
    return _DECISIONS[status](repository, order, description)


def _cancel(repository: OrderRepository, order: StoredOrder, description: str | None) -> StoredOrder:
    if order.status == CANCELLED:
        raise ValueError("cancelled is a final status: the order cannot change any more")
    usual = AT_REQUEST if repository.is_cancellation_open(order.tracking_id) else None
    # Accepts the open request too, if there is one: the order can be cancelled only once.
    repository.decide_cancellation(order.tracking_id, "accepted")
    return repository.change(order.tracking_id, CANCELLED, usual if description is None else description)


def _reject(repository: OrderRepository, order: StoredOrder, description: str | None) -> StoredOrder:
    if not repository.is_cancellation_open(order.tracking_id):
        raise ValueError("in_process requires an open cancellation request of the order")
    if description is not None:
        raise ValueError("description must be omitted: a rejected cancellation leaves the order unchanged")
    repository.decide_cancellation(order.tracking_id, "turned_down")
    return order


_DECISIONS: Mapping[str, Decide] = {CANCELLED: _cancel, IN_PROCESS: _reject}
