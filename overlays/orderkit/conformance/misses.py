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

from jsonschema_rs import Draft202012Validator

from ..contract import Contract, JsonObject
from .bodies import removed, replaced
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
        self._contract = contract
        self._schema = schema
        self._choices: dict[int, Draft202012Validator] = {}

    def of(self, body: Any, kind: str, below: str = "") -> list[Miss]:
        """List the near misses of one kind of a valid body, whose wrong member is below a pointer."""
        return [
            miss
            for miss in self._of(body, body, self._schema, "")
            if miss.kind == kind
            and miss.at.startswith(below)
            and (kind == "number" or not self._valid(miss.body))
        ]

    def has(self, body: Any, kind: str) -> bool:
        """Return whether a valid body has near misses of a kind."""
        return any(
            miss.kind == kind and (kind == "number" or not self._valid(miss.body))
            for miss in self._of(body, body, self._schema, "")
        )

    def names(self, body: Any) -> set[str]:
        """Return the names of all members of a valid body that could be wrong."""
        return {name for miss in self._of(body, body, self._schema, "") for name in miss.names}

    @cached_property
    def _validator(self) -> Draft202012Validator:
        return Draft202012Validator(self._contract.standalone(self._schema), validate_formats=True)

    def _valid(self, body: Any) -> bool:
        return self._validator.is_valid(body)

    def _of(self, body: Any, value: Any, schema: JsonObject, at: str) -> Iterator[Miss]:
        node = self._merged(schema, value)
        counts = Counter[str]()
        for kind, wrong in wrong_values(node, value):
            yield Miss(kind, at, body, partial(_with, at, wrong), counts[kind])
            counts[kind] += 1
        if isinstance(value, Mapping):
            members = cast(Mapping[str, Any], value)
            yield from self._of_members(body, members, node, at)
        elif isinstance(value, list) and "items" in node:
            for index, item in list(enumerate(cast(Sequence[Any], value)))[-2:]:
                yield from self._of(body, item, node["items"], f"{at}/{index}")

    def _of_members(self, body: Any, value: Mapping[str, Any], node: JsonObject, at: str) -> Iterator[Miss]:
        declared: JsonObject = node.get("properties", {})
        for name in node.get("required", ()):
            if name in value:
                yield Miss("missing", f"{at}/{name}", body, partial(_without, f"{at}/{name}"))
        for name, partners in node.get("dependentRequired", {}).items():
            for partner in partners:
                if name in value and partner in value:
                    yield Miss("members", f"{at}/{partner}", body, partial(_without, f"{at}/{partner}"))
        if node.get("additionalProperties") is False:
            yield Miss("members", f"{at}/okc_unknown", body, partial(_with, f"{at}/okc_unknown", 1))
        for name, item in value.items():
            if name in declared:
                yield from self._of(body, item, declared[name], f"{at}/{name}")

    def _merged(self, schema: JsonObject, value: Any) -> JsonObject:
        """Return a schema with those of its `allOf`, and with the branches of a choice that a value fits."""
        node: JsonObject = dict(self._contract.resolve(schema))
        parts: list[JsonObject] = [each for each in node.get("allOf", ()) if "if" not in each]
        choices: list[JsonObject] = node.get("anyOf", []) + node.get("oneOf", [])
        parts += [each for each in choices if self._fits(each, value)][:1]
        for part in parts:
            below = self._merged(part, value)
            required: list[str] = [*node.get("required", ()), *below.get("required", ())]
            properties: JsonObject = dict(node.get("properties", {})) | dict(below.get("properties", {}))
            node = {**below, **node, "required": required, "properties": properties}
        return node

    def _fits(self, schema: JsonObject, value: Any) -> bool:
        place = id(schema)
        if place not in self._choices:
            self._choices[place] = Draft202012Validator(self._contract.standalone(schema))
        return self._choices[place].is_valid(value)


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
    if not at:
        return value
    changed = copy.deepcopy(body)
    replaced(changed, at, value)
    return changed


def _without(at: str, body: Any) -> Any:
    changed = copy.deepcopy(body)
    removed(changed, at)
    return changed
