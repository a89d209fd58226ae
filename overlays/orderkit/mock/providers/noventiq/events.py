"""Statuses of an order and the events that notifications report (NV-44, NV-46)."""

from __future__ import annotations

from collections.abc import Mapping

NOT_PAID, PAID, DELETED, TERMINATED = "not paid", "paid", "deleted", "terminated"

CREATED, SUCCEEDED, FAILED = "order.created", "order.payment.succeeded", "order.payment.failed"
DELIVERED, RETURNED = "product.delivered", "product.returned"

EVENT_OF_MOVE: Mapping[tuple[str, str], str] = {(NOT_PAID, PAID): SUCCEEDED, (PAID, DELETED): RETURNED}
"""Events of status changes: none reports that an order was cancelled before it was paid, or terminated."""

STATUS_OF_EVENT: Mapping[str, str] = {CREATED: NOT_PAID, FAILED: NOT_PAID, DELIVERED: PAID, RETURNED: PAID}
"""Status that each event requires; only the return of the last product changes it."""
