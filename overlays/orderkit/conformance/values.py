"""Values that a server got and values that it returns: whether they are the same, and where they differ."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from datetime import UTC, datetime
from typing import Any, Final, cast

from ..contract import Contract, JsonObject
from .calls import Exchange
from .numbers import number_of

ONLY_REQUIRED: Final = "responses have only the members that they must have"


def is_kept(sent: Any, back: Any) -> bool:
    """Return whether a value came back as it was sent.

    Objects may have more members, null may be left out, numbers and times may be written otherwise.
    """
    if sent is None:
        return back is None
    if isinstance(sent, Mapping):
        return isinstance(back, Mapping) and all(
            is_kept(value, cast(Mapping[str, Any], back).get(name))
            for name, value in cast(Mapping[str, Any], sent).items()
        )
    if isinstance(sent, list):
        items, others = _items(sent), _items(back)
        return (
            isinstance(back, list)
            and len(items) == len(others)
            and all(is_kept(one, other) for one, other in zip(items, others, strict=True))
        )
    return is_same(sent, back)


def is_same(one: Any, other: Any) -> bool:
    """Return whether two values are the same, however a number or a time is written."""
    if isinstance(one, bool) or isinstance(other, bool) or one is None or other is None:
        return one is other
    if isinstance(one, str) and isinstance(other, str):
        return one == other or (_time(one) is not None and _time(one) == _time(other))
    number = number_of(one)
    if number is not None and number == number_of(other):
        return True
    return bool(one == other)


def differing(before: Any, after: Any, pointer: str = "") -> Iterator[tuple[str, Any, Any]]:
    """Yield each place where two values differ: its pointer and both values."""
    if isinstance(before, Mapping) and isinstance(after, Mapping):
        one, other = cast(Mapping[str, Any], before), cast(Mapping[str, Any], after)
        for name in dict.fromkeys((*one, *other)):
            yield from differing(one.get(name), other.get(name), f"{pointer}/{name}")
    elif isinstance(before, list) and isinstance(after, list) and len(_items(before)) == len(_items(after)):
        for index, (first, second) in enumerate(zip(_items(before), _items(after), strict=True)):
            yield from differing(first, second, f"{pointer}/{index}")
    elif not is_same(before, after):
        yield pointer, before, after


def has_advanced(before: Any, after: Any) -> bool:
    """Return whether both values are times, and the second is not before the first: one that follows changes."""
    one, other = _time(before), _time(after)
    if before is None:
        return other is not None
    return one is not None and other is not None and other >= one


def projected(contract: Contract, value: Any, schema: JsonObject) -> Any:
    """Return the members of a value that a schema declares, at every depth."""
    node = contract.resolve(schema)
    if isinstance(value, list) and "items" in node:
        return [projected(contract, item, node["items"]) for item in _items(value)]
    if isinstance(value, Mapping):
        members = contract.members(node)
        declared = cast(Mapping[str, Any], value)
        return {
            name: projected(contract, item, members[name])
            for name, item in declared.items()
            if name in members
        }
    return cast(Any, value)


def shows_optional(contract: Contract, exchange: Exchange) -> bool:
    """Return whether a response has a member that its schema does not require.

    A server may leave out all of those; then nothing follows from their absence.
    """
    schema = exchange.call.operation.responses.get(str(exchange.status))
    return schema is not None and has_optional(contract, exchange.value, schema)


def has_optional(contract: Contract, value: Any, schema: JsonObject) -> bool:
    """Return whether a value has a member that its schema does not require, at any depth."""
    node = contract.resolve(schema)
    if isinstance(value, list):
        return "items" in node and any(has_optional(contract, item, node["items"]) for item in _items(value))
    if not isinstance(value, Mapping):
        return False
    members, required = contract.members(node), _required(contract, node)
    return any(
        name in members and (name not in required or has_optional(contract, item, members[name]))
        for name, item in cast(Mapping[str, Any], value).items()
    )


def _required(contract: Contract, schema: JsonObject) -> set[str]:
    node = contract.resolve(schema)
    found = set[str](node.get("required", ()))
    for part in node.get("allOf", ()):
        found |= _required(contract, part)
    return found


def _items(value: Any) -> Sequence[Any]:
    return cast(Sequence[Any], value)


def _time(value: Any) -> datetime | None:
    if not isinstance(value, str) or len(value) < len("2026-01-01"):
        return None
    try:
        time = datetime.fromisoformat(value)
    except ValueError:
        return None
    return time if time.tzinfo else time.replace(tzinfo=UTC)
