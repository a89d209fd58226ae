"""Near misses: bodies that differ from a valid one in one thing that their schema does not allow."""

from __future__ import annotations

import copy
import json
import re
from collections import Counter
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property, partial
from random import Random
from typing import Any, Final, cast

from jsonschema_rs import Draft202012Validator

from ..contract import Contract, JsonObject
from .bodies import removed, replaced

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
_LONGEST: Final = 20_000
_MOST_ITEMS: Final = 101
_TEXTS: Final = ("", "?", "not a value", "2026-02-30", "ÄÖ", "-1", "okc_none")
_OTHER_TYPES: Final[Mapping[str, Sequence[Any]]] = {
    "string": (12, ["text"]),
    "integer": (1.5, "one"),
    "number": ("one", [1]),
    "boolean": (1, "yes"),
    "array": ({}, "text"),
    "object": ([], "text"),
}


@dataclass(frozen=True)
class Miss:
    """A body with one thing wrong.

    Attributes:
        kind: One of `KINDS`.
        at: JSON pointer of the wrong or missing member.
        make: Makes the body.
        variant: Number of the wrong value among those at the same place, the most usual first.
    """

    kind: str
    at: str
    make: Callable[[], Any]
    variant: int = 0

    @cached_property
    def body(self) -> Any:
        """The body."""
        return self.make()

    @property
    def names(self) -> tuple[str, ...]:
        """The names that may stand for the wrong member in an error: its own, and those of the members around it."""
        return tuple(step for step in self.at.split("/")[1:] if not step.isdigit())

    @property
    def place(self) -> str:
        """The pointer of the wrong member with `*` for every index."""
        return re.sub(r"/\d+", "/*", self.at) or "the body"


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
        for kind, wrong in _wrong_values(node, value):
            yield Miss(kind, at, partial(_with, body, at, wrong), counts[kind])
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
                yield Miss("missing", f"{at}/{name}", partial(_without, body, f"{at}/{name}"))
        for name, partners in node.get("dependentRequired", {}).items():
            for partner in partners:
                if name in value and partner in value:
                    yield Miss("members", f"{at}/{partner}", partial(_without, body, f"{at}/{partner}"))
        if node.get("additionalProperties") is False:
            yield Miss("members", f"{at}/okc_unknown", partial(_with, body, f"{at}/okc_unknown", 1))
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


def _wrong_values(node: JsonObject, value: Any) -> Iterator[tuple[str, Any]]:
    """Yield values that a schema does not allow, each with its kind."""
    types = node.get("type", [])
    for name in [types] if isinstance(types, str) else types:
        # A text that reads like the value is what a server converts that does not look.
        if name in ("integer", "number", "boolean"):
            yield "type", json.dumps(value, default=str)
        for other in _OTHER_TYPES.get(name, ()):
            yield "type", other
    yield "null", None
    if isinstance(value, str):
        yield from _wrong_texts(node, value)
    elif isinstance(value, int | float) and not isinstance(value, bool):
        yield from _wrong_numbers(node)
    elif isinstance(value, list):
        items = cast(Sequence[Any], value)
        most, least = node.get("maxItems"), node.get("minItems")
        if most is not None and most < _MOST_ITEMS and items:
            yield "items", [copy.deepcopy(items[0]) for _ in range(most + 1)]
        if least:
            yield "items", items[: least - 1]


def _wrong_texts(node: JsonObject, value: str) -> Iterator[tuple[str, Any]]:
    most, least = node.get("maxLength"), node.get("minLength")
    if most is not None and most < _LONGEST:
        yield "length", (value or "x") * (most // max(1, len(value)) + 1) + "x" * (most + 1)
        yield "length", ((value or "x") * (most + 1))[: most + 1]
    if least:
        yield "length", value[: least - 1]
    if "enum" in node:
        yield "value", "okc-unknown"
        swapped = value.swapcase()
        if swapped not in node["enum"]:
            yield "value", swapped
    pattern = node.get("pattern", "")
    # A server that refuses control characters in texts is tried by other means.
    if "format" in node or ("enum" not in node and pattern and re.search(pattern, "okc\x01 ?") is None):
        wrong = [text for text in _TEXTS if not pattern or re.search(pattern, text) is None]
        yield from (
            ("value", text) for text in [*wrong[:2], *(text for text in wrong[2:] if text[:1].isdigit())]
        )


def _wrong_numbers(node: JsonObject) -> Iterator[tuple[str, Any]]:
    step = 10 ** -node.get("x-decimals", 0) if node.get("type") != "integer" else 1
    if "minimum" in node:
        least = node["minimum"]
        yield "number", round(least - step, 6)
        if least > 0:
            yield "number", -abs(least)
    if "maximum" in node:
        yield "number", round(node["maximum"] + max(step, 1), 6)
    if "x-decimals" in node:
        yield "number", 1 + step / 4


def _with(body: Any, at: str, value: Any) -> Any:
    if not at:
        return value
    changed = copy.deepcopy(body)
    replaced(changed, at, value)
    return changed


def _without(body: Any, at: str) -> Any:
    changed = copy.deepcopy(body)
    removed(changed, at)
    return changed
