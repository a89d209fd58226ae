"""Values that a schema does not allow."""

from __future__ import annotations

import copy
import json
import re
from collections.abc import Iterator, Mapping, Sequence
from typing import Any, Final, cast

from ..contract import JsonObject

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


def wrong_values(node: JsonObject, value: Any) -> Iterator[tuple[str, Any]]:
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
