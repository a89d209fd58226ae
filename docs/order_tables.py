"""Tables of the page on orders, made from the mappings and from what a selection asks a provider for."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from datetime import UTC, datetime
from typing import Any

from attrs import fields
from orderkit.contract import Contract
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
    """Return every member of an order with the place that it is read from, by provider."""
    rows = [("`status`", *(_status_place(name) for name in PROVIDERS))]
    rows += [_member(each.name, "order", each.name) for each in fields(Order) if each.name not in OTHERWISE]
    for group, (label, made) in GROUPS.items():
        rows += [_member(f"{label}.{each.name}", group, each.name) for each in fields(made)]
    return ("Member", *PROVIDERS.values()), rows


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
    header = ("Provider", "Operation", "`placed`", "`updated`", "`status`", "Read one by one")
    return header, [_filters(name) for name in LISTED]


def _member(label: str, group: str, name: str) -> Row:
    cells = (
        _place(provider, OrderMapping.load(provider).data.get(group, {}).get(name)) for provider in PROVIDERS
    )
    return (f"`{label}`", *cells)


def _place(provider: str, declared: Any) -> str:
    match declared:
        case None:
            return "-"
        case str():
            return f"`{declared}`"
        case {"constant": constant}:
            place = f"always {constant}"
        case {"any": pointers}:
            place = ", or ".join(f"`{pointer}`" for pointer in pointers)
        case {"join": pointers}:
            place = " + ".join(f"`{pointer}`" for pointer in pointers)
        case _:
            place = f"`{declared['pointer']}`"
    link = _entry_link(provider, declared)
    return f"{place} ({link})" if link else place


def _entry_link(provider: str, declared: Mapping[str, Any]) -> str:
    entry = declared.get("ledger")
    page = f"{provider.replace('_', '-')}-ledger.md"
    return f"[{entry}]({page}#{entry.lower()})" if entry else ""


def _status_place(provider: str) -> str:
    data = OrderMapping.load(provider).data
    return "15 times" if "times" in data["status"] else _place(provider, data["order"]["provider_status"])


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
    placed = _arguments(select(mapping, PERIOD, None, ()).arguments)
    updated = "not reported"
    if "updated_at" in mapping.data["order"]:
        updated = _arguments(select(mapping, None, PERIOD, ()).arguments)
    listing = mapping.listing
    each = f"`{listing['each']}`" if "each" in listing else "-"
    return (
        PROVIDERS[provider],
        f"`{listing['operation']}`",
        placed + _days(provider, mapping),
        updated,
        _status_filter(mapping),
        f"`{listing['details']}`, with `details=True`" if "details" in listing else each,
    )


def _arguments(names: Iterable[str]) -> str:
    return ", ".join(f"`{name}`" for name in names) or "tested here"


def _days(provider: str, mapping: OrderMapping) -> str:
    declared = Contract.load(provider).filters(mapping.listing["operation"])
    place = mapping.data["order"]["placed_at"]
    pointer = place if isinstance(place, str) else place["pointer"]
    units = {each["unit"] for each in declared.values() if each.get("member") == pointer}
    return " (whole days)" if "day" in units else ""


def _status_filter(mapping: OrderMapping) -> str:
    asked = {status: select(mapping, None, None, [status]).arguments for status in OrderStatus}
    names = {name for arguments in asked.values() for name in arguments}
    if not names:
        return "tested here"
    asked_for = ", ".join(f"`{status}`" for status, arguments in asked.items() if arguments)
    return f"{_arguments(sorted(names))} for {asked_for}; others are tested here"
