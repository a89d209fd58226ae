"""The rule that words say what the extension beside them says: `phrasebook.yaml` lists the phrases for each value."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache
from pathlib import Path
from typing import Any

import yaml

from .document import Document, Operation
from .extensions import Use, uses
from .finding import Fault, Rule, mapping, sequence
from .prose import texts_of, words_of

FILE = Path(__file__).with_name("phrasebook.yaml")


@cache
def phrasebook() -> list[dict[str, Any]]:
    """Return the entries of the phrasebook, with their phrases compiled."""
    entries: list[dict[str, Any]] = yaml.safe_load(FILE.read_text(encoding="utf-8"))
    for entry in entries:
        entry["says"] = {
            key: [re.compile(each, re.IGNORECASE) for each in each_list]
            for key, each_list in entry["says"].items()
        }
    return entries


def rule_in_words(document: Document) -> Iterator[Fault]:
    """Report texts that state a rule in the words of another value than the extension has."""
    carried = {name: [use for use in uses(document) if use.name == name] for name in _extensions()}
    for entry in phrasebook():
        for use in carried[entry["extension"]]:
            yield from _faults(document, entry, use)


def _extensions() -> set[str]:
    return {entry["extension"] for entry in phrasebook()}


def _faults(document: Document, entry: dict[str, Any], use: Use) -> Iterator[Fault]:
    """Yield what the texts around one use say against its value."""
    values = _values(entry, use.value)
    words = _words(document, entry["within"], use)
    said = {str(key).lower(): match[0] for key, match in _matches(entry, words).items()}
    where = "/".join((entry["extension"], *entry.get("at", "").split("."))).rstrip("/")
    for key, phrase in said.items():
        if key not in values:
            yield (
                use.place,
                f"the text says `{phrase}` ({key}) and {where} {' '.join(sorted(values))}: mend one",
            )
    owed = {str(each).lower() for each in entry.get("owed", [])}
    if values & owed and not said:
        yield use.place, f"no text says that {where} is {' '.join(sorted(values))}: say it"


def _matches(entry: dict[str, Any], words: str) -> dict[Any, re.Match[str]]:
    """Return the values whose phrases a text has."""
    says: dict[Any, list[re.Pattern[str]]] = entry["says"]
    found = {key: [each.search(words) for each in patterns] for key, patterns in says.items()}
    return {key: match for key, matches in found.items() for match in reversed(matches) if match}


def _values(entry: dict[str, Any], value: Any) -> set[str]:
    """Return the value at the path of an entry as text; a list is several, and nothing is `absent`."""
    for step in entry.get("at", "").split(".") if entry.get("at") else ():
        value = sequence(value)[int(step)] if isinstance(value, list) else mapping(value).get(step)
    if "unlike" in entry:
        return {"never" if value == entry["unlike"] else "other"}
    if {"present", "absent"} & entry["says"].keys():
        return {"present" if value else "absent"}
    values = sequence(value) if isinstance(value, list) else [value]
    return {str(each).lower() for each in values}


def _words(document: Document, within: str, use: Use) -> str:
    """Return the texts that an entry reads, as one."""
    if within == "document":
        return " ".join(said.text for said in texts_of(document))
    operation = use.operation() if use.node.kind == "operation" else None
    if within == "refusals" and operation:
        places = document.responses(operation).values()
        return " ".join(words_of(node) for node in map(document.by_place.get, places) if node)
    own = words_of(use.node)
    owner = use.node.parent
    if use.node.kind == "schema" and owner is not None and owner.kind == "parameter":
        own = f"{own} {words_of(owner)}"
    return f"{own} {around(document, operation)}" if within == "around" and operation else own


def around(document: Document, operation: Operation) -> str:
    """Return the texts of an operation's parameters, of its body and of its successes, members included."""
    places = [*document.parameters(operation).values(), document.follow((*operation.place, "requestBody"))]
    successes = [place for status, place in document.responses(operation).items() if status.startswith("2")]
    roots = [body for place in (*places, *successes) for body in document.bodies(place)]
    members = [place for root in roots for place in document.properties(root).values()]
    nodes = [
        document.by_place.get(place)
        for place in (*places, *successes, *map(document.follow, roots), *members)
    ]
    return " ".join(words_of(node) for node in nodes if node)


RULES: dict[str, Rule] = {"rule-in-words": rule_in_words}
