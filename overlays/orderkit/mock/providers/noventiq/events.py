"""Which status may follow which, as the contract's `x-transitions` says, and what is told of it (NV-44, NV-46)."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from ....contract import Contract

NOT_PAID, PAID, DELETED, TERMINATED = "not paid", "paid", "deleted", "terminated"

CREATED, SUCCEEDED, FAILED = "order.created", "order.payment.succeeded", "order.payment.failed"
DELIVERED, RETURNED = "product.delivered", "product.returned"

EVENT_OF_MOVE: Mapping[tuple[str, str], str] = {(NOT_PAID, PAID): SUCCEEDED, (PAID, DELETED): RETURNED}
"""No event tells that an order was cancelled before it was paid, or terminated."""

STATUS_OF_EVENT: Mapping[str, str] = {CREATED: NOT_PAID, FAILED: NOT_PAID, DELIVERED: PAID, RETURNED: PAID}
"""What else happens to an order of a status; only the return of its last product changes it."""


class Lifecycle:
    """The statuses of an order and the moves between them."""

    def __init__(self, contract: Contract) -> None:
        rows = contract.schema("OrderStatus")["x-transitions"]
        self._transitions: Mapping[str, Sequence[str]] = {row["from"]: row["to"] for row in rows}

    def allows(self, status: str, following: str) -> bool:
        """Whether one status may follow another."""
        return following in self._transitions[status]

    def next(self, status: str) -> str:
        """The usual next status; ValueError if the order's life is over."""
        following = self._transitions[status]
        if not following:
            raise ValueError(f"{status} is the end of an order's life")
        return following[0]
