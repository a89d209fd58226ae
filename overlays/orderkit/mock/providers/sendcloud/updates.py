"""Partial updates of orders: objects are merged at every depth, items found by name (SC-108, SC-120)."""

from __future__ import annotations

import copy
from collections.abc import Sequence
from typing import Any, cast

from ....contract import JsonObject


class UnknownItemError(LookupError):
    """The order has no item with the name in the update."""


def change(document: JsonObject, changes: JsonObject) -> JsonObject:
    """Return the updated document; UnknownItemError if the update names an unknown item."""
    # Copied, because items and the phone number are taken out of it.
    update = copy.deepcopy(changes)
    update.pop("id", None)
    # Items are merged by name; merging the lists themselves would replace all of them.
    items: list[JsonObject] = update.get("order_details", {}).pop("order_items", [])
    if "customer_details" in update:
        _rename_phone(update["customer_details"])
    changed: JsonObject = _merge(document, update)
    if items:
        changed["order_details"]["order_items"] = _change_items(
            changed["order_details"]["order_items"], items
        )
    return changed


def _merge(old: Any, new: Any) -> Any:
    if not isinstance(old, dict) or not isinstance(new, dict):
        return new
    merged = dict(cast(JsonObject, old))
    for name, value in cast(JsonObject, new).items():
        merged[name] = _merge(merged[name], value) if name in merged else value
    return merged


def _change_items(items: Sequence[JsonObject], changes: Sequence[JsonObject]) -> list[JsonObject]:
    changed = list(items)
    for update in changes:
        index = next((n for n, item in enumerate(changed) if item["name"] == update["name"]), None)
        if index is None:
            raise UnknownItemError
        changed[index] = _merge(changed[index], update)
    return changed


def _rename_phone(customer: JsonObject) -> None:
    """Rename the older property of the phone number, unless the newer one is present (SC-77)."""
    if "phone" in customer:
        older = customer.pop("phone")
        customer.setdefault("phone_number", older)
