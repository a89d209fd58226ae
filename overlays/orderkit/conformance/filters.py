"""Filters of a listing as `x-filter` declares them: which items a question keeps."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import UTC, datetime, tzinfo
from typing import Any, Final, cast

from ..contract import Contract, JsonObject, Operation, Place, expression_target
from . import pointers
from .answer import place_of
from .times import later, read_time, start_of, zone_of

_LOWER_BOUNDS: Final = frozenset({"at-least", "after"})
_DATE: Final = re.compile(r"\d{4}-\d\d-\d\d", re.ASCII)


@dataclass(frozen=True)
class Filter:
    """A filter of a listing.

    Attributes:
        name: The parameter, or the member of the search body.
        declared: Its `x-filter`.
        schema: The schema of its values.
        place: The place of `x-filter` in the spec.
    """

    name: str
    declared: JsonObject = field(repr=False)
    schema: JsonObject = field(repr=False)
    place: Place = field(repr=False)

    @staticmethod
    def all(contract: Contract, operation: Operation) -> list[Filter]:
        """List the filters of an operation."""
        return [
            Filter(name, place.node["x-filter"], _schema(contract, place.node), place.child("x-filter"))
            for name, place in input_places(contract, operation).items()
            if place.has("x-filter")
        ]

    @property
    def test(self) -> str:
        """The test, such as `at-least`."""
        return str(self.declared["test"])

    @property
    def members(self) -> list[str]:
        """Pointers to the members that are compared; none if they are hidden."""
        one = self.declared.get("member")
        return [one] if one is not None else list(self.declared.get("members", ()))

    @property
    def object(self) -> str:
        """The operation that reads what is compared; empty if the items of the listing have it."""
        return str(self.declared.get("object", ""))

    @property
    def unit(self) -> str | None:
        """The unit in which times are compared; None if the filter compares no times."""
        unit: str | None = self.declared.get("unit")
        return unit

    @property
    def zone(self) -> tzinfo:
        """The zone of days, and of times without an offset."""
        return zone_of(self.declared.get("zone"))

    @property
    def ignores_case(self) -> bool:
        """Whether the case of letters does not count."""
        return self.declared.get("case") == "insensitive"

    @property
    def takes_empty(self) -> bool:
        """Whether an absent member counts as the empty text, which can be asked for."""
        return self.declared.get("absent") == "empty-text"

    def accepts(self, value: Any) -> bool:
        """Return whether the schema allows a value."""
        return fits(self.schema, value)

    def values(self, item: Any) -> list[Any]:
        """List what an item has to compare; nothing if the member is absent."""
        found = [value for pointer in self.members for value in pointers.values(item, pointer)]
        if self.unit and self.test != "is-set":
            return [time for time in (read_time(value, self.zone) for value in found) if time]
        return [value for value in found if value is not None]

    def keeps(self, item: Any, value: Any) -> bool:
        """Return whether the filter keeps an item for a value; a time may be given as such."""
        found = self.values(item) or ([""] if self.takes_empty else [])
        if self.test == "is-set":
            return bool(found) == (value in (True, "true"))
        if not found:
            return self.declared.get("absent") == "keeps"
        return any(self._passes(each, value) for each in found)

    def _passes(self, found: Any, value: Any) -> bool:
        if self.unit:
            wanted = value if isinstance(value, datetime) else read_time(value, self.zone)
            return wanted is not None and _compare(
                self.test, *(start_of(time, self.unit, self.zone) for time in (found, wanted))
            )
        if self.test == "one-of":
            return any(self._text(found) == self._text(text) for text in self._several(value))
        return _compare(self.test, self._text(found), self._text(value))

    def _several(self, value: Any) -> Sequence[Any]:
        if isinstance(value, list):
            return cast(Sequence[Any], value)
        return str(value).split(self.declared.get("separator", ","))

    def _text(self, value: Any) -> str:
        text = str(value).lower() if isinstance(value, bool) else str(value)
        return text.casefold() if self.ignores_case else text


@dataclass(frozen=True)
class KnownItem:
    """An item of a listing, with its objects as other operations read them.

    Attributes:
        key: Its identity.
        views: The item itself by the empty text, and each object by the operation that read it.
    """

    key: str
    views: Mapping[str, Any] = field(repr=False)

    def view(self, filter_: Filter) -> Any:
        """Return what a filter compares."""
        return self.views.get(filter_.object)


def keeps(filters: Mapping[str, Filter], item: KnownItem, question: Mapping[str, Any]) -> bool:
    """Return whether all filters of a question keep an item, with what a single bound of a range cuts."""
    return all(
        filters[name].keeps(item.view(filters[name]), value)
        and _inside_range(filters, filters[name], item, question)
        for name, value in question.items()
        if name in filters
    )


def other_bound(bound: Filter) -> str | None:
    """Return the name of the filter that is the other bound of a range of limited length."""
    declared = bound.declared.get("range")
    return expression_target(declared["other"]).removeprefix("/") if declared else None


def _inside_range(
    filters: Mapping[str, Filter], bound: Filter, item: KnownItem, question: Mapping[str, Any]
) -> bool:
    other = other_bound(bound)
    if other is None or other in question or bound.declared["range"]["alone"] == "open":
        return True
    time = read_time(question[bound.name], bound.zone)
    longest = bound.declared["range"]["longest"]
    if time is None:
        return True
    end = later(time.astimezone(bound.zone), longest if bound.test in _LOWER_BOUNDS else f"-{longest}")
    return filters[other].keeps(item.view(filters[other]), end)


def input_places(contract: Contract, operation: Operation) -> dict[str, Place]:
    """Return the places of an operation's parameters and of its body's members, by their names."""
    root = Place.root(contract.document)
    path = root.child("paths", operation.path)
    found = dict[str, Place]()
    for holder in (path, place_of(contract, operation)):
        for index in range(len(holder.node.get("parameters", []))):
            place = resolved(contract, holder.child("parameters", index))
            found[place.node["name"]] = place
    if operation.request_schema and "$ref" in operation.request_schema:
        schema = resolved(contract, root.moved("#", operation.request_schema))
        found |= {name: schema.child("properties", name) for name in schema.node.get("properties", {})}
    return found


def resolved(contract: Contract, place: Place) -> Place:
    """Return the place that a reference leads to; a place without one as it is."""
    while place.has("$ref"):
        reference = place.node["$ref"]
        place = Place.root(contract.document).moved(reference, contract.resolve({"$ref": reference}))
    return place


def fits(schema: JsonObject, value: Any) -> bool:
    """Return whether a value fits the schema of a parameter."""
    if "enum" in schema:
        return value in schema["enum"]
    kind = schema.get("type")
    if kind == "boolean":
        return isinstance(value, bool)
    if kind == "integer":
        return str(value).lstrip("-").isdigit() and _inside(schema, int(value))
    text = str(value)
    if schema.get("format") == "date" and not _is_date(text):
        return False
    return (
        schema.get("minLength", 0) <= len(text) <= schema.get("maxLength", len(text))
        and re.search(schema.get("pattern", ""), text) is not None
    )


def _is_date(text: str) -> bool:
    return bool(_DATE.fullmatch(text)) and read_time(text, UTC) is not None


def _inside(schema: JsonObject, number: int) -> bool:
    return bool(schema.get("minimum", number) <= number <= schema.get("maximum", number))


def _schema(contract: Contract, node: JsonObject) -> JsonObject:
    """Return the schema of a parameter or of a member, with what stands beside a reference."""
    schema: JsonObject = node.get("schema", node)
    return {**contract.resolve(schema), **{name: value for name, value in schema.items() if name != "$ref"}}


def _compare(test: str, found: Any, wanted: Any) -> bool:
    match test:
        case "equals":
            return bool(found == wanted)
        case "at-least":
            return bool(found >= wanted)
        case "at-most":
            return bool(found <= wanted)
        case "after":
            return bool(found > wanted)
        case "before":
            return bool(found < wanted)
        case "contains":
            return wanted in found
        case _:
            return bool(found.startswith(wanted))
