"""Partial updates of orders: objects are merged at every depth, items found by name (SC-108, SC-120)."""

from __future__ import annotations

import copy
from collections.abc import Sequence
from typing import Any

from ....contract import JsonObject


class UnknownItemError(LookupError):
    """The order has no item with the name in the update."""


def change(document: JsonObject, changes: JsonObject, depth: int | None = None) -> JsonObject:
    """Return the updated document, objects merged to a depth; UnknownItemError if it names an unknown item."""
    # Copied, because items and the phone number are taken out of it.
    update = copy.deepcopy(changes)
    update.pop("id", None)
    # Items are merged by name; merging the lists themselves would replace all of them.
    details = update.get("order_details", {})
    # At a depth of one they are replaced with all other details.
    items: list[JsonObject] = [] if depth == 1 else details.pop("order_items", [])
    if "customer_details" in update:
        _rename_phone(update["customer_details"])
    changed: JsonObject = merge(document, update, depth)
    if items:
        changed["order_details"]["order_items"] = _change_items(
            changed["order_details"]["order_items"], items
        )
    return changed


def merge(old: Any, new: Any, depth: int | None = None) -> Any:
    """Return an object with the properties of another merged into it, to a depth if one is given."""
    are_objects = all(isinstance(each, dict) for each in (old, new))
    if depth == 0 or not are_objects:
        return new
    deeper = None if depth is None else depth - 1
    merged: JsonObject = dict(old)
    for name, value in new.items():
        merged[name] = merge(merged[name], value, deeper) if name in merged else value
    return merged


def _change_items(items: Sequence[JsonObject], changes: Sequence[JsonObject]) -> list[JsonObject]:
    changed = list(items)
    for update in changes:
        index = next((n for n, item in enumerate(changed) if item["name"] == update["name"]), None)
        if index is None:
            raise UnknownItemError
        changed[index] = merge(changed[index], update)
    return changed


def _rename_phone(customer: JsonObject) -> None:
    """Rename the older property of the phone number, unless the newer one is present (SC-77)."""
    if "phone" in customer:
        older = customer.pop("phone")
        customer.setdefault("phone_number", older)
