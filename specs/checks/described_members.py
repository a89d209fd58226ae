"""Rules for members: what a text says about null, about leaving out and about defaults, and what twins share."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator
from typing import Any

from .document import Document, type_names
from .extensions import uses
from .finding import Fault, Place, Rule, mapping, sequence, text
from .grammar import Node
from .links import reach, split_pointer
from .prose import words_of
from .texts import described_values

NULL = re.compile(
    r"(?<!is |as )\b[Nn]ull (?:if|while|without|on|where|after|until|when)\b|\bor null\b|\bnull if\b"
)
ALWAYS = re.compile(r"\bnever null\b|\bnot null\b")
LEFT_OUT = re.compile(
    r"^Optional\b|(?:\. |: |; |^)[Oo]ptional\b|\b(?:absent|missing|left out) (?:if|where|when|or null)"
    r"|\bmay be (?:absent|missing|left out)\b"
    r"|\bif (?:it is )?(?:left out|not sent)\b|\bleft out,|\bis not sent\b|\b[Ww]ithout it\b|\bwithout the parameter\b"
)
OWED = re.compile(
    r"(?:\. |^|: )Required(?=\.|,|$)|\bis required\.|\bmust be (?:given|sent)\b|\bis always there\b"
)
EMPTY = re.compile(r"\b[Ee]mpty (?:if|without|where|when)\b|\bmay be empty\b")
NOT_EMPTY = re.compile(r"\b(?:never|not) empty\b")
SHARED = (
    "x-unit",
    "x-code-list",
    "x-decimals",
    "maxLength",
    "maximum",
    "minimum",
    "maxItems",
    "pattern",
    "format",
    "x-free-text",
)
STATED_DEFAULT = re.compile(
    r"\bdefault\b|\bif (?:it is )?(?:left out|not sent|none is given)\b|\bmeant if\b"
    r"|\bwithout (?:it|this|the) ?(?:parameter)?\b"
)


def null_in_text(document: Document) -> Iterator[Fault]:
    """Report members that are null by their texts and not by their types, or the other way round."""
    for node, place in described_values(document):
        words = words_of(node)
        names = {name for schema in document.schemas(place) for name in type_names(schema)}
        loose = any("x-any-value" in schema for schema in document.schemas(place)) or not names
        if NULL.search(words) and "null" not in names and not loose:
            yield node.place, "the text says that it may be null, the type does not: mend one of them"
        if ALWAYS.search(words) and "null" in names:
            yield node.place, "the text says that it is never null, the type that it may be: mend one of them"


def presence_in_text(document: Document) -> Iterator[Fault]:
    """Report members and parameters that may be left out by their texts and are required by data, or the other way."""
    for node, place in described_values(document):
        words = words_of(node)
        is_required = _is_required(node)
        if is_required and LEFT_OUT.search(words):
            yield node.place, "the text says that it may be left out, and it is required: mend one of them"
        if not is_required and OWED.search(words):
            yield node.place, "the text says that it is required, and it is not: mend one of them"
        least = max((each.get("minLength", 0) for each in document.schemas(place)), default=0)
        if least and EMPTY.search(words):
            yield node.place, f"the text says that it may be empty, minLength is {least}: mend one of them"
        if not least and NOT_EMPTY.search(words) and "string" in document.types(place):
            yield node.place, "the text says that it is not empty: give minLength, or mend the text"


def _is_required(node: Node) -> bool:
    """Return whether a parameter or property must be there."""
    if node.kind in ("parameter", "header"):
        return node.value.get("required") is True
    owner = mapping(node.parent.value) if node.parent else {}
    return node.name in sequence(owner.get("required"))


def default_in_text(document: Document) -> Iterator[Fault]:
    """Report defaults that no text beside them tells."""
    for node, place in described_values(document):
        stated = " ".join(
            [words_of(node), *(text(each.get("description")) for each in document.schemas(place))]
        )
        for schema in document.schemas(place):
            value = schema.get("default")
            if value is None or isinstance(value, bool):
                continue
            if not STATED_DEFAULT.search(stated):
                yield (
                    node.place,
                    f"the default {value} is not stated: say it, as in `{value} if it is left out`",
                )
            elif str(value) not in stated and len(sequence(schema.get("enum"))) < 2:
                yield node.place, f"the default is {value}, and the text does not say so: mend one of them"


def twins(document: Document) -> Iterator[Fault]:
    """Report members of one name and one text whose units, digits, lengths or bounds differ."""
    groups: dict[tuple[str, str], list[Node]] = defaultdict(list)
    for node in document.of("schema"):
        if node.is_property and text(node.value.get("description")):
            groups[node.name, _first_sentence(node)].append(node)
    for (name, _), nodes in groups.items():
        for key in SHARED:
            held = {repr(node.value[key]): node for node in nodes if key in node.value}
            if len(held) > 1:
                yield from _odd_ones(name, key, nodes)


def _first_sentence(node: Node) -> str:
    return re.split(r"\. |: |, ", words_of(node))[0].rstrip(".")


def _odd_ones(name: str, key: str, nodes: list[Node]) -> Iterator[Fault]:
    """Yield the members that differ from most of their twins; of two that differ, the second."""
    values = [repr(node.value[key]) for node in nodes if key in node.value]
    usual = max(values, key=values.count)
    for node in nodes:
        if key in node.value and repr(node.value[key]) != usual:
            yield (
                node.place,
                f"{key} is {node.value[key]}, and {usual} for other {name} of the same text: mend one",
            )


def kept_bounds(document: Document) -> Iterator[Fault]:
    """Report values that come back as they were sent, but longer or shorter than they may be sent."""
    for use in uses(document):
        operation = use.operation() if use.name == "x-keeps" else None
        for row in sequence(mapping(use.value).get("values")) if operation else ():
            reader = use.operation(mapping(row).get("read-by")) or operation
            sent = (
                _bounds(
                    document, document.bodies(document.follow((*operation.place, "requestBody"))), row, "sent"
                )
                if operation
                else {}
            )
            places = (
                [place for status, place in document.responses(reader).items() if status.startswith("2")]
                if reader
                else []
            )
            back = _bounds(
                document, [body for place in places for body in document.bodies(place)], row, "back"
            )
            for key in sent.keys() & back.keys():
                if sent[key] != back[key]:
                    yield (
                        use.place,
                        f"{mapping(row).get('sent')}: {key} is {sent[key]} there and {back[key]} back: mend one",
                    )


def _bounds(document: Document, roots: list[Place], row: Any, side: str) -> dict[str, Any]:
    """Return the lengths of the values that one side of a pair leads to."""
    reached = reach(document, roots, split_pointer(text(mapping(row).get(side)).partition("#")[2]))
    schemas = [schema for place in reached for schema in document.schemas(place)]
    return {
        key: schema[key]
        for schema in schemas
        for key in ("maxLength", "x-decimals", "maximum")
        if key in schema
    }


RULES: dict[str, Rule] = {
    "null-in-text": null_in_text,
    "presence-in-text": presence_in_text,
    "default-in-text": default_in_text,
    "twins": twins,
    "kept-bounds": kept_bounds,
}
