"""What a response has that its schema does not declare: other members, new values, texts and numbers out of bounds."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping, Sequence
from decimal import Decimal
from typing import Any, Final, cast

from ..contract import Contract, JsonObject
from ..runtime.client.differences import Difference
from ..runtime.protocol.raw_numbers import Place
from .schema_walk import Declared

_TYPES: Final[Mapping[type, Sequence[str]]] = {
    str: ("string",),
    bool: ("boolean",),
    int: ("integer", "number"),
    Decimal: ("number", "integer"),
    list: ("array",),
}
_PLAIN_NAME: Final = re.compile(r"[A-Za-z_$][\w$-]{0,59}", re.ASCII)
_LISTS: Final = ("enum", "x-extensible-enum")
_BOUNDS: Final[Mapping[str, Callable[[Any, Any], bool]]] = {
    "minimum": lambda value, bound: value >= bound,
    "maximum": lambda value, bound: value <= bound,
    "exclusiveMinimum": lambda value, bound: value > bound,
    "exclusiveMaximum": lambda value, bound: value < bound,
    "minLength": lambda value, bound: len(value) >= bound,
    "maxLength": lambda value, bound: len(value) <= bound,
    "pattern": lambda value, bound: re.search(bound, value) is not None,
    "minItems": lambda value, bound: len(value) >= bound,
    "maxItems": lambda value, bound: len(value) <= bound,
}


def undeclared(value: Any, schema: JsonObject, contract: Contract) -> Iterator[Difference]:
    """Yield what a value has beyond its schema: `undeclared` members, a `new_value` of a list, and a broken `bound`."""
    yield from _differences(value, Declared.by(contract, schema), ())


def _differences(value: Any, declared: Declared, place: Place) -> Iterator[Difference]:
    if declared.is_open:
        return
    if isinstance(value, Mapping):
        for name, item in cast(Mapping[str, Any], value).items():
            below, _ = declared.member(name)
            if below:
                yield from _differences(item, below, (*place, name))
            elif not _allows_any_member(declared):
                yield Difference((*place, _shown(name)), "undeclared", "nothing")
        return
    if isinstance(value, list):
        items = declared.items
        for index, item in enumerate(cast(Sequence[Any], value)):
            yield from _differences(item, items, (*place, index)) if items else ()
    kind = _broken(value, declared)
    if kind:
        yield Difference(place, kind, "a declared value")


def _shown(name: str) -> str:
    """Return the name of a member; `$name` if it may be a value, such as an address of mail."""
    return name if _PLAIN_NAME.fullmatch(name) else "$name"


def _broken(value: Any, declared: Declared) -> str:
    """Return how a value is none of its schema, or an empty text; a value of another type is drift of another kind."""
    listed = [node.schema[name] for node in declared.nodes for name in _LISTS if name in node.schema]
    is_listed = not listed or any(value in values for values in listed)
    # A text beside the list is free: `anyOf` of both.
    is_free = any(
        node.schema.get("x-free-text") and _is_of_type(node.schema, value) for node in declared.nodes
    )
    if isinstance(value, str | int) and not is_listed and not is_free:
        return "new_value"
    nodes = [node.schema for node in declared.nodes if _is_of_type(node.schema, value)]
    broken = [_is_out_of_bounds(node, value) for node in nodes]
    return "bound" if broken and all(broken) else ""


def _is_of_type(schema: JsonObject, value: Any) -> bool:
    named: Any = schema.get("type", ())
    kinds = (named,) if isinstance(named, str) else named
    wanted = next((names for kind, names in _TYPES.items() if type(value) is kind), ())
    return any(kind in wanted for kind in kinds)


def _is_out_of_bounds(schema: JsonObject, value: Any) -> bool:
    return any(
        not holds(value, schema[name])
        for name, holds in _BOUNDS.items()
        if name in schema and _applies(name, value)
    )


def _applies(keyword: str, value: Any) -> bool:
    if keyword.endswith("Items"):
        return isinstance(value, list)
    is_number = isinstance(value, int | Decimal)
    return is_number if keyword.lower().endswith(("minimum", "maximum")) else isinstance(value, str)


def _allows_any_member(declared: Declared) -> bool:
    """Return whether an object is declared without properties, so that any member is as good as another."""
    objects = [
        node.schema for node in declared.nodes if node.schema.get("type") or "properties" in node.schema
    ]
    free = [
        schema for schema in objects if "object" in str(schema.get("type")) and "properties" not in schema
    ]
    return bool(free) and not any("properties" in schema for schema in objects)
