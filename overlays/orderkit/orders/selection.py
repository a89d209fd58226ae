"""Which orders are wanted: what the provider's own filters say of it, and what is left to test here."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from datetime import UTC, datetime, timedelta
from typing import Any, Final

from attrs import define, field

from ..contract import Contract, JsonObject
from ..runtime.client.attribute_names import attribute_name
from .latest_first import LatestFirst, arguments_for
from .mapping import OrderMapping
from .order import Order, OrderStatus
from .period import Period, floor

_UNITS: Final = {
    "day": timedelta(days=1),
    "second": timedelta(seconds=1),
    "millisecond": timedelta(milliseconds=1),
}
_LOWER: Final = frozenset({"at-least", "after"})
_UPPER: Final = frozenset({"at-most", "before"})
_YEAR: Final = timedelta(days=365)
# The provider's clock may be ahead of this one, and its days may begin in another zone.
_AHEAD: Final = timedelta(days=1)
_WINDOW: Final = _YEAR - _AHEAD
# A provider refuses times beyond (EP-112): bounds such as 1900 and 9999 leave out no order.
_EARLIEST: Final = datetime(1901, 1, 1, tzinfo=UTC)
_LATEST: Final = datetime(2099, 1, 1, tzinfo=UTC)


@define(frozen=True)
class Selection:
    """The wanted orders.

    Attributes:
        placed: When they were made; None for any time.
        updated: When they last changed; None for any time.
        statuses: Their statuses; none for any.
        arguments: Arguments of the provider's listing, which select these orders and perhaps some more.
        latest_first: What the listing has first, if that is the latest; None otherwise.
    """

    placed: Period | None
    updated: Period | None
    statuses: frozenset[OrderStatus]
    arguments: Mapping[str, Any] = field(factory=dict[str, Any])
    _hidden_start: bool = False
    latest_first: LatestFirst | None = None

    def keeps(self, order: Order) -> bool:
        """Return whether an order that the provider listed is wanted.

        One without a time of creation is: the provider listed it. One that does not say when it changed is not, unless
        the provider's own filter chose it.
        """
        if self.statuses and order.status not in self.statuses:
            return False
        if self.placed is not None and order.placed_at is not None and order.placed_at not in self.placed:
            return False
        if self.updated is None:
            return True
        # The time that the provider compares is another than the one that it shows: its own word on the start counts.
        chosen = self._hidden_start and self.updated.start is not None
        if order.updated_at is None:
            return chosen
        return order.updated_at in (Period(None, self.updated.end) if chosen else self.updated)


def select(
    mapping: OrderMapping, placed: Period | None, updated: Period | None, statuses: Iterable[OrderStatus]
) -> Selection:
    """Say how a provider is asked for orders.

    Raises:
        ValueError: `updated` was given, and the provider does not report when an order changed.
    """
    wanted = frozenset(statuses)
    filters = Contract.load(mapping.provider).filters(mapping.listing["operation"])
    arguments = dict[str, Any]()
    if placed is not None:
        arguments |= _bounds(_filters_of(filters, _pointer_of(mapping, "placed_at")), placed)
    hidden = mapping.listing.get("updated_from")
    if updated is not None:
        if "updated_at" not in mapping.data["order"]:
            raise ValueError(
                f"updated must be left out: {mapping.provider} does not say when an order changed"
            )
        names = (
            {hidden: filters[hidden]} if hidden else _filters_of(filters, _pointer_of(mapping, "updated_at"))
        )
        arguments |= _bounds(names, updated)
    if wanted:
        arguments |= _statuses(filters, mapping, wanted)
    latest_first = _latest_first(
        mapping, *(("updated_at", updated) if placed is None else ("placed_at", placed))
    )
    if latest_first is not None:
        arguments |= latest_first.arguments
    return Selection(placed, updated, wanted, arguments, hidden is not None, latest_first)


def _latest_first(mapping: OrderMapping, member: str, period: Period | None) -> LatestFirst | None:
    if period is None or period.start is None:
        return None
    pointer = _pointer_of(mapping, member)
    arguments = arguments_for(mapping.provider, mapping.listing["operation"], pointer)
    return None if arguments is None else LatestFirst(member, period.start, arguments)


@define(frozen=True)
class Filters:
    """What a provider can be asked for.

    Attributes:
        by_update: Whether it can be asked for what has changed since a time.
        unit: The unit in which it compares times of creation.
        doubt: How far its days may be from days in UTC: a period is read with so much more on both sides.
        longest: The longest period that one listing may have; None for any. A longer one is split into windows.
    """

    by_update: bool
    unit: timedelta
    doubt: timedelta
    longest: timedelta | None


def filters_of(provider: str) -> Filters:
    """Return what a provider that lists orders can be asked for."""
    mapping = OrderMapping.load(provider)
    filters = Contract.load(provider).filters(mapping.listing["operation"])
    placed = _filters_of(filters, _pointer_of(mapping, "placed_at"))
    reports = "updated_at" in mapping.data["order"]
    updated = _filters_of(filters, _pointer_of(mapping, "updated_at")) if reports else {}
    return Filters(
        "updated_from" in mapping.listing or any(each["test"] in _LOWER for each in updated.values()),
        max((_UNITS[each["unit"]] for each in placed.values()), default=_UNITS["day"]),
        max((_doubt(each) for each in placed.values()), default=timedelta()),
        _WINDOW if any(_is_cut(each) for each in placed.values()) else None,
    )


def _pointer_of(mapping: OrderMapping, member: str) -> str:
    declared = mapping.data["order"][member]
    return str(declared if isinstance(declared, str) else declared["pointer"])


def _filters_of(filters: Mapping[str, JsonObject], pointer: str) -> dict[str, JsonObject]:
    return {name: declared for name, declared in filters.items() if declared.get("member") == pointer}


def _bounds(filters: Mapping[str, JsonObject], period: Period) -> dict[str, Any]:
    """Return the arguments that select a period, or a little more where the provider is less exact."""
    start = None if period.start is None or period.start < _EARLIEST else min(period.start, _LATEST)
    end = None if period.end is None or period.end > _LATEST else max(period.end, _EARLIEST)
    lower = next((name for name, declared in filters.items() if declared["test"] in _LOWER), None)
    upper = next((name for name, declared in filters.items() if declared["test"] in _UPPER), None)
    limited = any(_is_cut(filters[name]) for name in (lower, upper) if name)
    if limited:
        # One bound alone would cut the range at its greatest length: with both, windows cover any length.
        if start is None:
            return {}
        end = max(_open_end(), start + _AHEAD) if end is None else end
    found = dict[str, Any]()
    if lower is not None and start is not None:
        found[attribute_name(lower)] = _lower(filters[lower], start)
    if upper is not None and end is not None:
        found[attribute_name(upper)] = _upper(filters[upper], end)
    if limited and end is not None and start is not None and end - start > _WINDOW:
        found["windows"] = _WINDOW
    return found


def _is_cut(declared: JsonObject) -> bool:
    """Return whether one bound alone cuts the range at its greatest length."""
    return bool(declared.get("range", {}).get("alone") == "cut")


def _open_end() -> datetime:
    """Return a time to come that stays the same for most of a year, so that a cursor is valid in another run."""
    return datetime((datetime.now(UTC) + 2 * _AHEAD).year + 1, 1, 1, tzinfo=UTC)


def _lower(declared: JsonObject, start: datetime) -> Any:
    start -= _doubt(declared)
    unit = _UNITS[declared["unit"]]
    if unit == _UNITS["day"]:
        return start.date()
    return floor(start, unit) - (unit if declared["test"] == "after" else timedelta())


def _upper(declared: JsonObject, end: datetime) -> Any:
    # The last time before the end, as all times are of whole microseconds.
    last = end + _doubt(declared) - timedelta(microseconds=1)
    unit = _UNITS[declared["unit"]]
    if unit == _UNITS["day"]:
        return last.date()
    return floor(last, unit) + (unit if declared["test"] == "before" else timedelta())


def _doubt(declared: JsonObject) -> timedelta:
    """Return how far the provider's days may be from days in UTC: nothing where their zone is documented."""
    excepted: Iterable[list[str]] = declared.get("x-provenance", {}).get("except", {}).values()
    unsure = declared["unit"] == "day" and any("zone" in names for names in excepted)
    return _AHEAD if unsure else timedelta()


def _statuses(
    filters: Mapping[str, JsonObject], mapping: OrderMapping, wanted: frozenset[OrderStatus]
) -> dict[str, Any]:
    """Return the filter by status, if one request can have all that is wanted."""
    statuses: Mapping[str, str] = mapping.data["status"].get("values", {})
    texts = [text for text, status in statuses.items() if status in wanted]
    pointer = mapping.data["order"].get("provider_status")
    for name, declared in _filters_of(filters, pointer).items() if pointer else ():
        if declared["test"] == "one-of" and texts:
            return {attribute_name(name): texts}
        if declared["test"] == "equals" and len(texts) == 1:
            return {attribute_name(name): texts[0]}
    return {}
