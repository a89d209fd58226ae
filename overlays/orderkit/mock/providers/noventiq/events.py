"""Statuses of an order and the events that notifications report (NV-44, NV-46)."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache

from ....contract import Contract

NOT_PAID, PAID, DELETED, TERMINATED = "not paid", "paid", "deleted", "terminated"

CREATED, SUCCEEDED, FAILED = "order.created", "order.payment.succeeded", "order.payment.failed"
DELIVERED, RETURNED = "product.delivered", "product.returned"

STATUS_OF_EVENT: Mapping[str, str] = {CREATED: NOT_PAID, FAILED: NOT_PAID, DELIVERED: PAID, RETURNED: PAID}
"""Status that each event requires; only the return of the last product changes it."""


@cache
def events_of_moves() -> Mapping[tuple[str, str], str]:
    """Return the event of each status change that is one, as `x-notifies` declares it.

    None reports that an order was cancelled before it was paid, or terminated.
    """
    webhook = Contract.load("noventiq").document["webhooks"]["orderEvent"]["post"]
    return {(each["from"], each["to"]): each["event"] for each in webhook["x-notifies"]["causes"]}
