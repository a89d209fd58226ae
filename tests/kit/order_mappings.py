"""The mappings of orders as data, and what the contracts say about the places that they name."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from orderkit.contract import Contract
from orderkit.orders import OrderMapping

PROVIDERS = ("nocnoc", "nocnoc_store", "sendcloud", "noventiq", "epages")
GROUPS = ("customer", "billing", "shipping_address", "fulfilment")
Json = dict[str, Any]


def mapped(provider: str) -> Iterator[tuple[str, Any]]:
    """Every member of `Order` that a mapping has, such as `customer.name`, with what the mapping says of it."""
    data = OrderMapping.load(provider).data
    yield from data["order"].items()
    for group in GROUPS:
        for name, declared in data.get(group, {}).items():
            yield f"{group}.{name}", declared
    for name, declared in data.get("lines", {}).items():
        yield f"lines.{name}", declared


def pointers_of(declared: Any) -> list[str]:
    """The pointers by which a member is read; none for a constant."""
    if isinstance(declared, str):
        return [declared]
    if "pointer" in declared:
        return [declared["pointer"]]
    return list(declared.get("any", declared.get("join", ())))


def mapped_pointers(provider: str) -> Iterator[tuple[str, str]]:
    """Every member with each of its pointers into the model; those of lines go through `*`."""
    each = OrderMapping.load(provider).data.get("lines", {}).get("each")
    for member, declared in mapped(provider):
        for pointer in pointers_of(declared):
            in_line = member.startswith("lines.") and member != "lines.each"
            yield member, f"{each}/*{pointer}" if in_line else pointer
    for pointer in OrderMapping.load(provider).data["status"].get("times", {}):
        yield "status", pointer


def schema_at(provider: str, model: str, pointer: str) -> Json | None:
    """The schema of the place that a pointer names in a model; None if the model declares no such place."""
    contract = Contract.load(provider)
    node: Json | None = contract.schema(model)
    for step in pointer.removeprefix("/").split("/"):
        if node is None:
            return None
        node = whole(contract, node)
        node = node.get("items") if step == "*" else contract.members(node).get(step)
    return None if node is None else whole(contract, node)


def whole(contract: Contract, node: Json) -> Json:
    """A schema behind its references, and without the branch for null."""
    found = contract.resolve(node)
    branches = [branch for branch in found.get("anyOf", ()) if branch.get("type") != "null"]
    return {**contract.resolve(branches[0]), **found} if len(branches) == 1 else found


def cited(provider: str) -> set[str]:
    """Every ledger entry that a mapping cites."""
    status = OrderMapping.load(provider).data["status"]
    members = (declared.get("ledger") for _, declared in mapped(provider) if isinstance(declared, dict))
    return {entry for entry in (*members, status.get("ledger")) if entry is not None}
