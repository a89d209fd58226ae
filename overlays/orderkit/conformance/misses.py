"""Near misses: bodies that differ from a valid one in one thing that their schema does not allow."""

from __future__ import annotations

import copy
import re
from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property, partial
from random import Random
from typing import Any, Final, cast

from ..contract import Contract, JsonObject
from .bodies import removed, with_value
from .body_schemas import BodySchema, BodyValue
from .wrong_values import wrong_values

KINDS: Final = {
    "missing": "a required member is missing",
    "null": "null, where the schema does not allow it",
    "type": "a value of another type",
    "length": "a text that is too long or too short",
    "number": "a number out of its bounds, or with too many digits",
    "value": "a value that is not listed, or a text of another form",
    "items": "too many or too few items",
    "members": "members that do not go together",
}


@dataclass(frozen=True)
class Miss:
    """A body with one thing wrong.

    Attributes:
        kind: One of `KINDS`.
        at: JSON pointer of the wrong or missing member.
        valid: The body without what is wrong.
        change: Returns a body with it.
        variant: Number of the wrong value among those at the same place, the most usual first.
    """

    kind: str
    at: str
    valid: Any
    change: Callable[[Any], Any]
    variant: int = 0

    @cached_property
    def body(self) -> Any:
        """The body."""
        return self.change(self.valid)

    @property
    def names(self) -> tuple[str, ...]:
        """The names that may stand for the wrong member in an error: its own, and those of the members around it."""
        return tuple(step for step in self.at.split("/")[1:] if not step.isdigit())

    @property
    def place(self) -> str:
        """The pointer of the wrong member with `*` for every index."""
        return general_pointer(self.at)


def general_pointer(at: str) -> str:
    """Return a pointer with `*` for every index, as messages have it."""
    return re.sub(r"/\d+", "/*", at) or "the body"


def chosen(misses: Sequence[Miss], most: int, random: Random) -> list[Miss]:
    """Choose near misses: every place once, then those with further wrong values; of equal items one is drawn."""
    alike = dict[tuple[str, int], list[Miss]]()
    for miss in misses:
        alike.setdefault((miss.place, miss.variant), []).append(miss)
    drawn = [random.choice(group) for group in alike.values()]
    random.shuffle(drawn)
    return sorted(drawn, key=lambda miss: miss.variant)[:most]


class Misses:
    """Finds what a request schema does not allow near a valid body."""

    def __init__(self, contract: Contract, schema: JsonObject) -> None:
        self._schema = BodySchema(contract, schema)

    def of(self, body: Any, kind: str, below: str = "") -> list[Miss]:
        """List the near misses of one kind of a valid body, whose wrong member is below a pointer."""
        return [
            miss
            for miss in self._of(body)
            if miss.kind == kind
            and miss.at.startswith(below)
            and (kind == "number" or not self._schema.allows(miss.body))
        ]

    def has(self, body: Any, kind: str) -> bool:
        """Return whether a valid body has near misses of a kind."""
        return any(
            miss.kind == kind and (kind == "number" or not self._schema.allows(miss.body))
            for miss in self._of(body)
        )

    def names(self, body: Any) -> set[str]:
        """Return the names of all members of a valid body that could be wrong."""
        return {name for miss in self._of(body) for name in miss.names}

    def _of(self, body: Any) -> Iterator[Miss]:
        for place in self._schema.values(body):
            counts = Counter[str]()
            for kind, wrong in wrong_values(place.schema, place.value):
                yield Miss(kind, place.at, body, partial(_with, place.at, wrong), counts[kind])
                counts[kind] += 1
            if isinstance(place.value, Mapping):
                yield from _wrong_members(body, place)


def _wrong_members(body: Any, place: BodyValue) -> Iterator[Miss]:
    value, node, at = cast(Mapping[str, Any], place.value), place.schema, place.at
    for name in node.get("required", ()):
        if name in value:
            yield Miss("missing", f"{at}/{name}", body, partial(_without, f"{at}/{name}"))
    for name, partners in node.get("dependentRequired", {}).items():
        for partner in partners:
            if name in value and partner in value:
                yield Miss("members", f"{at}/{partner}", body, partial(_without, f"{at}/{partner}"))
    if node.get("additionalProperties") is False:
        yield Miss("members", f"{at}/okc_unknown", body, partial(_with, f"{at}/okc_unknown", 1))


def apart(misses: Iterable[Miss]) -> Iterator[list[Miss]]:
    """Yield the near misses of one body in groups, of which none is at, around or inside the place of another."""
    left = list(misses)
    while left:
        group, others = list[Miss](), list[Miss]()
        for miss in left:
            is_free = not any(
                f"{miss.at}/".startswith(f"{each.at}/") or f"{each.at}/".startswith(f"{miss.at}/")
                for each in group
            )
            (group if is_free else others).append(miss)
        yield group
        left = others


def _with(at: str, value: Any, body: Any) -> Any:
    return with_value(body, at, value)


def _without(at: str, body: Any) -> Any:
    changed = copy.deepcopy(body)
    removed(changed, at)
    return changed
