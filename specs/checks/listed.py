"""Rules for listed values: their names and descriptions go with them in the same order."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any

from .document import Document
from .extensions import listed_values
from .finding import Fault, Rule, mapping, sequence

STEM = re.compile(r"[a-z]{4,}")


def enum_names(document: Document) -> Iterator[Fault]:
    """Report names that are those of another value, or of another error."""
    for node in document.of("schema"):
        listed, names = listed_values(node.value), sequence(node.value.get("x-enum-varnames"))
        own_names = [_names_of(node.value, value) for value in listed]
        for index, name in enumerate(names[: len(listed)]):
            others = [value for value, known in zip(listed, own_names, strict=True) if _plain(name) in known]
            if others and listed[index] not in others:
                yield (*node.place, "x-enum-varnames"), f"{name} is the name of {others[0]}: mend the order"


def _names_of(schema: dict[str, Any], value: Any) -> set[str]:
    """Return what a value may be called: by itself, or by its error."""
    rows = [mapping(row) for row in sequence(schema.get("x-errors")) if mapping(row).get("code") == value]
    return {_plain(value)} | {_plain(row.get(key)) for row in rows for key in ("name", "key")}


def _plain(value: Any) -> str:
    return re.sub(r"[^a-z0-9]", "", str(value).lower())


def enum_descriptions(document: Document) -> Iterator[Fault]:
    """Report descriptions that have a word of another value and none of their own."""
    for node in document.of("schema"):
        listed = [str(value) for value in listed_values(node.value)]
        for index, words in enumerate(sequence(node.value.get("x-enum-descriptions"))[: len(listed)]):
            said = _stems(str(words))
            own = _stems(listed[index])
            common = own.intersection(*map(_stems, listed))
            others = [value for value in listed if (_stems(value) - own - common) & said]
            if others and own and not own & said:
                yield (*node.place, "x-enum-descriptions"), f"`{words}` describes {others[0]}: mend the order"


def _stems(words: str) -> set[str]:
    return {word[:6] for word in STEM.findall(words.lower().replace("_", " "))}


RULES: dict[str, Rule] = {"enum-names": enum_names, "enum-descriptions": enum_descriptions}
