"""Tables of the page on orders, made from the mappings and from what a selection asks a provider for."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from datetime import UTC, date, datetime
from typing import Any

from attrs import fields
from orderkit.orders import Address, Customer, Fulfilment, Order, OrderLine, OrderMapping, OrderStatus, Period
from orderkit.orders.selection import select

Row = tuple[str, ...]
Table = tuple[Row, list[Row]]
PROVIDERS = {
    "nocnoc": "nocnoc",
    "nocnoc_store": "nocnoc store",
    "sendcloud": "Sendcloud",
    "noventiq": "Noventiq",
    "epages": "ePages",
}
LISTED = [name for name in PROVIDERS if OrderMapping.load(name).listing]
GROUPS: Mapping[str, tuple[str, type[Any]]] = {
    "customer": ("customer", Customer),
    "billing": ("billing", Address),
    "shipping_address": ("shipping_address", Address),
    "lines": ("lines[]", OrderLine),
    "fulfilment": ("fulfilments[]", Fulfilment),
}
OTHERWISE = {"provider", "account", "raw", "status", "lines", "fulfilments", *GROUPS}
"""Members of an order that are no single value of the provider's."""
PERIOD = Period(datetime(2026, 11, 1, tzinfo=UTC), datetime(2026, 12, 1, tzinfo=UTC))


def members() -> Table:
    """Return which provider reports which member of an order, with the ledger entries of choices."""
    rows = [
        (f"`{label}`", *(_reported(provider, _declared(provider, group, name)) for provider in PROVIDERS))
        for label, group, name in _members()
    ]
    return ("Member", *PROVIDERS.values()), rows


def places(provider: str) -> Table:
    """Return the place that each member of a provider is read from."""
    rows: list[Row] = [
        (f"`{label}`", _place(declared))
        for label, group, name in _members()
        if (declared := _declared(provider, group, name)) is not None
    ]
    return ("Member", "Read from"), rows


def statuses() -> Table:
    """Return the statuses of the providers by their counterparts."""
    rows = [
        (f"`{status}`", *(", ".join(_statuses_of(name, status)) or "-" for name in PROVIDERS))
        for status in OrderStatus
    ]
    without = [OrderMapping.load(name).data["status"] for name in PROVIDERS]
    others = [", ".join(f"`{text}`" for text in each.get("without", ())) for each in without]
    rows.append(("None", *(_others(each, text) for each, text in zip(without, others, strict=True))))
    rows.append(
        ("Ledger", *(_entry_link(name, each) or "-" for name, each in zip(PROVIDERS, without, strict=True)))
    )
    return ("Status", *PROVIDERS.values()), rows


def filters() -> Table:
    """Return what each provider is asked for; the rest is tested here."""
    return ("Provider", "`placed`", "`updated`", "`status`"), [_filters(name) for name in LISTED]


def _members() -> Iterator[tuple[str, str, str]]:
    """Yield each member of an order: its label, its group in the mappings, and its name there."""
    yield "status", "order", "status"
    yield from ((each.name, "order", each.name) for each in fields(Order) if each.name not in OTHERWISE)
    for group, (label, made) in GROUPS.items():
        yield from ((f"{label}.{each.name}", group, each.name) for each in fields(made))


def _declared(provider: str, group: str, name: str) -> Any:
    """Return what the mapping of a provider says of a member; None if it has it not."""
    data = OrderMapping.load(provider).data
    if name not in {"status", "provider_status"}:
        return data.get(group, {}).get(name)
    if "times" in data["status"]:
        return {"any": list(data["status"]["times"]), "ledger": data["status"].get("ledger")}
    declared = {"pointer": data["order"]["provider_status"]}
    return {**declared, **data["status"]} if name == "status" else declared


def _reported(provider: str, declared: Any) -> str:
    if declared is None:
        return "-"
    link = "" if isinstance(declared, str) else _entry_link(provider, declared)
    return f"yes, {link}" if link else "yes"


def _place(declared: Any) -> str:
    match declared:
        case str():
            return f"`{declared}`"
        case {"constant": constant}:
            return f"always {constant}"
        case {"any": pointers}:
            return ", or ".join(f"`{pointer}`" for pointer in pointers)
        case {"join": pointers}:
            return " + ".join(f"`{pointer}`" for pointer in pointers)
        case _:
            return f"`{declared['pointer']}`"


def _entry_link(provider: str, declared: Mapping[str, Any]) -> str:
    entry = declared.get("ledger")
    page = f"{provider.replace('_', '-')}-ledger.md"
    return f"[{entry}]({page}#{entry.lower()})" if entry else ""


def _statuses_of(provider: str, status: OrderStatus) -> Iterator[str]:
    declared = OrderMapping.load(provider).data["status"]
    pairs = declared.get("values", {}) or declared["times"]
    yield from (f"`{text.strip('/')}`" for text, meaning in pairs.items() if meaning == status)
    if declared.get("none") == status:
        yield "none is set"


def _others(declared: Mapping[str, Any], text: str) -> str:
    if "times" in declared:
        return "-"
    return f"{text}, any other" if text else "any other"


def _filters(provider: str) -> Row:
    mapping = OrderMapping.load(provider)
    placed = select(mapping, PERIOD, None, ()).arguments
    updated = "not reported"
    if "updated_at" in mapping.data["order"]:
        updated = _arguments(select(mapping, None, PERIOD, ()).arguments)
    return (PROVIDERS[provider], _arguments(placed), updated, _status_filter(mapping))


def _arguments(arguments: Mapping[str, Any]) -> str:
    filters = [name for name in arguments if name != "sort"]
    if not filters:
        return "tested here"
    days = " (whole days)" if any(type(value) is date for value in arguments.values()) else ""
    return f"{', '.join(f'`{name}`' for name in filters)}{days}"


def _status_filter(mapping: OrderMapping) -> str:
    asked = {status: select(mapping, None, None, [status]).arguments for status in OrderStatus}
    names = sorted({name for arguments in asked.values() for name in arguments})
    if not names:
        return "tested here"
    asked_for = ", ".join(f"`{status}`" for status, arguments in asked.items() if arguments)
    shown = ", ".join(f"`{name}`" for name in names)
    return f"{shown} for {asked_for}; others are tested here"
