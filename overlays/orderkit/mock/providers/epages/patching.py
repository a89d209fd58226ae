"""JSON Patch of orders: `add` and `remove` on the documented paths (EP-96 to EP-99, EP-115)."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import replace
from functools import partial
from typing import Any

from ....contract import JsonObject
from .errors import EpagesRefusalError
from .orders import StoredOrder
from .rendering import billing_address, shipping_address
from .settings import EpagesSettings
from .timestamps import format_timestamp, parse_timestamp

Change = Callable[[StoredOrder, Any], StoredOrder]


def apply(
    order: StoredOrder, operations: Sequence[JsonObject], now: str, settings: EpagesSettings
) -> StoredOrder:
    """Apply all operations; the times of the last changes move only if anything changed."""
    changes = {**_CHANGES, **(_REPLACEMENTS if settings.replaces_addresses else {})}
    # Operations are applied in sequence to a value; an invalid one leaves the stored order unchanged.
    changed = order
    for operation in operations:
        name = operation["path"].removeprefix("/")
        value = operation["value"] if operation["op"] == "add" else None
        before, changed = changed, changes.get(name, partial(_set_status, name))(changed, value)
        if value is None and changed == before and settings.refuses_unset_removal:
            raise EpagesRefusalError(400, operation["path"])
    # A patch without effect must not move the time of the last change (EP-21).
    if changed == order:
        return order
    return touch(changed, now, is_edit=settings.one_update_time or _is_edited(order, changed))


def touch(order: StoredOrder, now: str, *, is_edit: bool) -> StoredOrder:
    """Set the time of the last change, and that of the last edit if the change was one (EP-21)."""
    updated = replace(order, updated_on=max(order.updated_on or now, now))
    return replace(updated, last_edit=max(order.last_edit or now, now)) if is_edit else updated


def _is_edited(before: StoredOrder, after: StoredOrder) -> bool:
    return any(
        getattr(before, name) != getattr(after, name)
        for name in ("payment_name", "billing_address", "shipping_address")
    )


def _set_status(name: str, order: StoredOrder, value: str | None) -> StoredOrder:
    others = {other: order.statuses[other] for other in order.statuses if other != name}
    if value is None:
        return replace(order, statuses=others)
    return replace(order, statuses={**others, name: format_timestamp(parse_timestamp(value))})


def _merge_billing_address(order: StoredOrder, value: JsonObject) -> StoredOrder:
    before = billing_address(order)
    after = {**before, **value}
    return order if after == before else replace(order, billing_address=after)


def _merge_shipping_address(order: StoredOrder, value: JsonObject) -> StoredOrder:
    before = shipping_address(order)
    after = {**(before or {}), **value}
    return order if after == before else replace(order, shipping_address=after)


_CHANGES: Mapping[str, Change] = {
    "orderNumber": lambda order, value: replace(order, order_number=value),
    "customerComment": lambda order, value: replace(order, customer_comment=value),
    "internalNote": lambda order, value: replace(order, internal_note=value),
    "payment": lambda order, value: replace(order, payment_name=value),
    "billingAddress": _merge_billing_address,
    "shippingAddress": _merge_shipping_address,
}
_REPLACEMENTS: Mapping[str, Change] = {
    "billingAddress": lambda order, value: replace(order, billing_address=value),
    "shippingAddress": lambda order, value: replace(order, shipping_address=value),
}
