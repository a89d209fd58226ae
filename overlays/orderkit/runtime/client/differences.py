"""Compares JSON with a schema: all places that differ, and JSON that fits in their stead."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from datetime import date
from decimal import Decimal
from typing import Any, Final, cast
from uuid import UUID

from attrs import define, field

from ...contract import Contract, JsonObject
from ..protocol.raw_numbers import Place, RawNumber

# Up to here every whole number has a float of its own: models read 1e2 as an integer, and 1e20 not.
_WHOLE: Final = 2**53

# A bool is an int for Python and no number for JSON.
_TYPES: Final[dict[str, Callable[[Any], bool]]] = {
    "object": lambda value: isinstance(value, Mapping),
    "array": lambda value: isinstance(value, list),
    "string": lambda value: isinstance(value, str),
    "boolean": lambda value: isinstance(value, bool),
    "null": lambda value: value is None,
    "number": lambda value: (
        isinstance(value, int | float | Decimal) and not isinstance(value, bool | RawNumber)
    ),
    "integer": lambda value: isinstance(value, int | Decimal) and _is_integer(value),
}
# The formats that models read when they are made. Amounts and times are read when an attribute is used.
_FORMATS: Final[dict[str, Callable[[str], object]]] = {"date": date.fromisoformat, "uuid": UUID}
_SAMPLES: Final[dict[str, Any]] = {"integer": 0, "number": 0, "boolean": False, "null": None}
_SAMPLE_TEXTS: Final = {
    "date": "2000-01-01",
    "date-time": "2000-01-01T00:00:00Z",
    "uuid": str(UUID(int=0)),
    "decimal": "0",
}


@define(frozen=True)
class Difference:
    """A place where JSON differs from its schema.

    Attributes:
        place: The names and indexes that lead to it.
        kind: How it differs, as `DriftPlace.kind` lists it.
        expected: What the schema has there.
    """

    place: Place
    kind: str
    expected: str

    @property
    def path(self) -> str:
        """Its path, for example `products[0].weight`."""
        return path_of(self.place)


@define
class Misfit:
    """A value of which a part differs, or all of it.

    Attributes:
        kind: How the value itself differs; empty if only parts of it do.
        expected: What the schema has there.
        json: The value that came; it means nothing for a missing one.
        parts: Those of its properties and items that differ.
    """

    kind: str = ""
    expected: str = ""
    json: Any = None
    parts: dict[str | int, Misfit] = field(factory=dict[str | int, "Misfit"])

    @property
    def is_list_with_raw_items(self) -> bool:
        """Whether it is a list, and one of its items is kept as it came."""
        found = (
            isinstance(name, int) and (part.is_raw or part.is_list_with_raw_items)
            for name, part in self.parts.items()
        )
        return not self.kind and any(found)

    @property
    def is_raw(self) -> bool:
        """Whether the value itself is kept as it came."""
        return bool(self.kind)

    def differences(self, place: Place = ()) -> Iterator[Difference]:
        """Yield the differences in the order of the schema."""
        if self.kind:
            yield Difference(place, self.kind, self.expected)
            return  # what an empty array in place of an object lacks is no news
        for name, part in self.parts.items():
            yield from part.differences((*place, name))


def path_of(place: Place) -> str:
    """Write a place as a path, for example `products[0].weight`."""
    path = ""
    for step in place:
        path += f"[{step}]" if isinstance(step, int) else f".{step}" if path else step
    return path


def first_difference(value: Any, schema: Any, contract: Contract) -> tuple[str, str] | None:
    """Return the path where a value first differs from a schema, and what the contract has there.

    Types, required properties and the formats that models read count; bounds do not.
    """
    misfit, _ = fitted(value, schema, contract)
    found = None if misfit is None else next(misfit.differences())
    return None if found is None else (found.path, found.expected)


def fitted(value: Any, schema: Any, contract: Contract) -> tuple[Misfit | None, Any]:
    """Return where a value differs from a schema, and a value that fits; None and the value itself if it does fit."""
    node = _merged(schema, contract)
    if choices := node.get("anyOf") or node.get("oneOf"):
        # Of a value that fits none, the choice counts that has the most in common with it.
        tried = (fitted(value, choice, contract) for choice in choices)
        misfit, fitting = min(tried, key=lambda found: _distance(found[0]))
    else:
        misfit, fitting = _fitted_itself(value, node)
    if misfit is not None and misfit.kind and misfit.kind != "array_for_object":
        return misfit, sample(schema, contract)
    return _fitted_parts(value, node, contract, misfit, fitting)


def lacking_all(schema: Any, contract: Contract) -> tuple[Misfit | None, Any]:
    """Return a value that fits a schema, and what it lacks if nothing came: all that is no list and no object."""
    fitting: Any = sample(schema, contract)
    if not isinstance(fitting, dict):
        return None, fitting
    properties = _merged(schema, contract).get("properties", {})
    parts: dict[str | int, Misfit] = {}
    for name, value in cast(Mapping[str, Any], fitting).items():
        if isinstance(value, Mapping):
            below, _ = lacking_all(properties[name], contract)
            if below is not None:
                parts[name] = below
        elif not isinstance(value, list):
            parts[name] = Misfit("missing", "a value")
    return (Misfit(parts=parts) if parts else None), cast(Any, fitting)


def sample(schema: Any, contract: Contract) -> Any:
    """Return a value that fits a schema, with no more than it requires."""
    node = _merged(schema, contract)
    if "const" in node or "enum" in node:
        return node.get("const", node.get("enum", [None])[0])
    if choices := node.get("anyOf") or node.get("oneOf"):
        return sample(choices[0], contract)
    kind = next(iter(_kinds(node)), "object" if "properties" in node else "null")
    if kind == "object":
        properties = node.get("properties", {})
        return {name: sample(properties.get(name, {}), contract) for name in node.get("required", ())}
    if kind == "string":
        return _SAMPLE_TEXTS.get(node.get("format", ""), "")
    return list[Any]() if kind == "array" else _SAMPLES[kind]


def _fitted_itself(value: Any, node: JsonObject) -> tuple[Misfit | None, Any]:
    kinds = _kinds(node)
    if kinds and not any(_TYPES[kind](value) for kind in kinds):
        expected = " or ".join(kinds)
        # PHP writes an empty array where it means an empty object.
        if value == [] and "object" in kinds:
            return Misfit("array_for_object", expected, value), {}
        return Misfit(_kind_of(value), expected, value), value
    if "const" in node and value != node["const"]:
        return Misfit("value", f"the value {node['const']!r}", value), value
    check = _FORMATS.get(node.get("format", "")) if isinstance(value, str) else None
    if check is not None and not _passes(check, value):
        return Misfit("format", f"a {node['format']}", value), value
    return None, value


def _fitted_parts(
    value: Any, node: JsonObject, contract: Contract, misfit: Misfit | None, fitting: Any
) -> tuple[Misfit | None, Any]:
    """Go on with the properties and items of a value that is of the right type itself."""
    parts: dict[str | int, Misfit] = dict(misfit.parts) if misfit is not None else {}
    changes: dict[Any, Any] = {}
    if isinstance(fitting, Mapping):
        given = cast(Mapping[str, Any], fitting)
        properties = node.get("properties", {})
        for name in node.get("required", ()):
            if name not in given:
                parts[name] = Misfit("missing", "a value")
                changes[name] = sample(properties.get(name, {}), contract)
        children = ((name, given[name], part) for name, part in properties.items() if name in given)
    elif isinstance(fitting, list) and "items" in node:
        children = ((index, item, node["items"]) for index, item in enumerate(cast(Sequence[Any], fitting)))
    else:
        return misfit, cast(Any, fitting)
    for name, child, part in children:
        below, fits = fitted(child, part, contract)
        if below is not None:
            parts[name], changes[name] = below, fits
    if not parts and misfit is None:
        return None, cast(Any, fitting)
    found = misfit or Misfit()
    found.parts = parts
    return found, _changed(fitting, changes)


def _changed(value: Any, changes: dict[Any, Any]) -> Any:
    if isinstance(value, list):
        return [changes.get(index, item) for index, item in enumerate(cast(Sequence[Any], value))]
    return {**value, **changes}


def _merged(schema: Any, contract: Contract) -> JsonObject:
    """Return a schema with the parts of its `allOf` in one."""
    node = contract.resolve(schema)
    if "allOf" not in node:
        return node
    whole: JsonObject = {}
    for part in (*(_merged(part, contract) for part in node["allOf"]), node):
        joined = {**whole.get("properties", {}), **part.get("properties", {})}
        required = [*whole.get("required", ()), *part.get("required", ())]
        whole = {**whole, **part, "properties": joined, "required": list(dict.fromkeys(required))}
    return whole


def _kinds(node: JsonObject) -> tuple[str, ...]:
    kinds: Any = node.get("type", ())
    return (kinds,) if isinstance(kinds, str) else tuple(kinds)


def _kind_of(value: Any) -> str:
    if value is None:
        return "null"
    return "number" if isinstance(value, RawNumber) else "type"


def _distance(misfit: Misfit | None) -> tuple[int, int]:
    """Return how far a value is from a schema: not at all, by some of its parts, or by itself."""
    if misfit is None:
        return 0, 0
    return (2 if misfit.kind and misfit.kind != "array_for_object" else 1), len(list(misfit.differences()))


def _is_integer(value: int | Decimal) -> bool:
    if isinstance(value, int):
        return not isinstance(value, bool)
    # A number that is written with a fraction or an exponent is a Decimal, also 5.0 and 1e2.
    return not isinstance(value, RawNumber) and abs(value) < _WHOLE and value == int(value)


def _passes(check: Callable[[str], object], text: str) -> bool:
    try:
        check(text)
    except ValueError:
        return False
    return True
