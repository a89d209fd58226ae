"""Rules for filters and sorts: they name what their own names, types and texts say."""

from __future__ import annotations

import re
from collections.abc import Iterator

from .document import Document
from .extensions import Use, items_of, uses
from .finding import Fault, Rule, mapping, text
from .links import split_pointer
from .prose import words_of
from .texts import WORD

ENDINGS = (
    (r"(_min|_from|From|Min|_since|Since|_gte)$", ("at-least", "after")),
    (r"(_max|_to|To|Max|_until|Until|_lte)$", ("at-most", "before")),
    (r"(After|_after)$", ("after", "at-least")),
    (r"(Before|_before)$", ("before", "at-most")),
)
ENDING = re.compile("|".join(pattern for pattern, _ in ENDINGS))
LOW_WORDS = re.compile(
    r"\bor later\b|\bor after\b|(?:created|updated|paid|changed) after\b|\bon, in\b|\bor newer\b"
)
HIGH_WORDS = re.compile(
    r"\bor earlier\b|\bor before\b|(?:created|updated|paid|changed) before\b|\bor older\b"
)
BY_MEMBER = re.compile(r"\b(?:by|whose) (?:its |their )?`([^`]+)`")
GENERIC = {"order", "id", "at", "on", "date", "of"}
LITERAL = re.compile(r"`([^`]+)`")


def _filters(document: Document) -> list[Use]:
    return [use for use in uses(document) if use.name == "x-filter"]


def _named(use: Use) -> str:
    """Return the name of the parameter or member that carries an extension."""
    return text(use.node.value.get("name")) or use.node.name


def _words(use: Use) -> str:
    """Return what the text of a filter says."""
    return words_of(use.node)


def filter_test(document: Document) -> Iterator[Fault]:
    """Report filters whose test is not what their name says, or cannot be made on a value of their type."""
    for use in _filters(document):
        test = mapping(use.value).get("test")
        for pattern, tests in ENDINGS:
            if re.search(pattern, _named(use)) and test not in tests:
                yield (
                    use.place,
                    f"{_named(use)} is {tests[0]} or {tests[1]} by its name, not {test}: mend one",
                )
        place = (*use.node.place, "schema") if use.node.kind == "parameter" else use.node.place
        types = document.types(place)
        if (test == "is-set") != (types == {"boolean"}):
            yield (
                use.place,
                f"{test} of {', '.join(sorted(types))}: is-set is for true and false, and nothing else",
            )
        if ("separator" in mapping(use.value)) and test != "one-of":
            yield use.place, f"a separator is for one-of, not for {test}: mend one"
        if "unit" in mapping(use.value) and test in ("contains", "starts-with", "is-set", "one-of"):
            yield use.place, f"{test} has no unit: mend one"
        day = mapping(document.resolve(place)).get("format") == "date"
        if mapping(use.value).get("unit") == "day" and not day and not re.search(r"\bday\b", _words(use)):
            yield use.place, "neither the format nor the text says that the day alone counts: mend the unit"
        zone = text(mapping(use.value).get("zone"))
        if (
            zone
            and zone not in f"{_words(use)} {text(mapping(document.value.get('info')).get('description'))}"
        ):
            yield use.place, f"no text says the zone {zone}: mend one of them"
        if day and mapping(use.value).get("unit", "day") != "day":
            yield use.place, "a date is compared by the day: mend the unit"


def filter_words(document: Document) -> Iterator[Fault]:
    """Report bounds of a range, filters or not, whose words say the other side than their name."""
    for node in document.of("parameter", "schema"):
        name = text(node.value.get("name")) or node.name
        sides = [tests[0] for pattern, tests in ENDINGS if re.search(pattern, name)]
        if (node.kind == "parameter" or node.is_property) and sides:
            low = sides[0] in ("at-least", "after")
            if (HIGH_WORDS if low else LOW_WORDS).search(words_of(node)):
                yield (
                    node.place,
                    f"{name} is {sides[0]} by its name, and its text says the other side: mend one",
                )


def filter_member(document: Document) -> Iterator[Fault]:
    """Report filters by another member than the one that they have the name of, or that their text names."""
    for use in _filters(document):
        member = text(mapping(use.value).get("member"))
        if not member:
            continue
        steps = [step for step in split_pointer(member) if step != "*"]
        stem = ENDING.sub("", _named(use))
        stems = {word.lower()[:5] for word in WORD.findall(steps[-1])} - GENERIC
        stated = f"`{steps[-1]}`" in _words(use) or any(
            each in _words(use).lower() for each in stems if len(each) == 5
        )
        if not stated and not _alike(stem, steps) and not _alike(_named(use), steps):
            yield use.place, f"{_named(use)} filters by {member}, which has another name: mend the member"
        other = next((name for name in (_named(use), stem) if name in document.once(_item_members)), "")
        if other and other not in steps:
            yield use.place, f"an item has {other} itself, and the filter is by {member}: mend the member"
        for named in BY_MEMBER.findall(_words(use)):
            if named.split(".")[-1] != steps[-1]:
                yield use.place, f"the text says `{named}` and the filter {member}: mend one of them"


def _item_members(document: Document) -> set[str]:
    """Return the names of the members of listed items."""
    listings = [each for each in document.on_paths if "x-pagination" in each.value]
    return {
        name for each in listings for item in items_of(document, each) for name in document.properties(item)
    }


def _alike(name: str, steps: list[str]) -> bool:
    """Return whether a name and the last steps of a pointer share a word, or its beginning."""
    own = {word.lower()[:5] for word in WORD.findall(name)}
    last = {word.lower()[:5] for step in steps[-2:] for word in WORD.findall(step)}
    owners = {word.lower()[:5] for step in steps[:-2] for word in WORD.findall(step)}
    shared = own & last - {"id", "order", "date", "at", "on"}
    exact = {word.lower() for word in WORD.findall(name)} == {
        word.lower() for word in WORD.findall(steps[-1])
    }
    return (
        exact
        or bool(shared)
        or (not owners and bool(own & last) and len(steps) == 1 and not _distinct(own, last))
    )


def _distinct(own: set[str], last: set[str]) -> bool:
    """Return whether two names differ in a word that says what they are."""
    return bool((own ^ last) - {"id", "at", "on", "date"})


def sort_keys(document: Document) -> Iterator[Fault]:
    """Report sorts whose keys are not those that the text names, or lead to members of another name."""
    for use in uses(document):
        if use.name != "x-sort":
            continue
        owner = use.node.parent
        words = words_of(owner) if owner is not None and owner.kind == "parameter" else words_of(use.node)
        faults = (*_key_faults(mapping(mapping(use.value).get("keys")), words), *_default_faults(use, words))
        yield from ((use.place, message) for message in faults)


def _key_faults(keys: dict[str, object], words: str) -> Iterator[str]:
    """Yield what the text of a sort says against its keys."""
    named = {literal.lstrip("-") for literal in LITERAL.findall(words)}
    for key in [each for each in keys if each not in named]:
        yield f"the text does not name the key {key}: name it, or take it out"
    for listed in re.findall(r"The keys are ([^.;]*)", words):
        for name in [each for each in LITERAL.findall(listed) if each not in (*keys, "id")]:
            yield f"the text names {name}, which is no key: mend one of them"
    for key, member in keys.items():
        steps = split_pointer(text(member))
        if not _alike(key, steps) and (f"`{steps[-1]}`" not in words or steps[-1] in keys):
            yield f"{key} sorts by {member}, which has another name: mend the member"


def _default_faults(use: Use, words: str) -> Iterator[str]:
    """Yield what the schema and the text of a sort say against its default and its ties."""
    value = mapping(use.value)
    for name in ("default", "ties"):
        if text(value.get(name)).lstrip("-") not in {"", *mapping(value.get("keys"))}:
            yield f"{name} is no key of the sort: mend it"
    if use.node.value.get("default", value.get("default")) != value.get("default"):
        yield "the default of the schema is another: mend one of them"
    ties = re.search(r"alike are sorted by `([^`]+)`", words)
    if "ties" in value and (ties is None or ties[1] != value["ties"]):
        yield "the text names other ties: mend one of them"


RULES: dict[str, Rule] = {
    "filter-test": filter_test,
    "filter-words": filter_words,
    "filter-member": filter_member,
    "sort-keys": sort_keys,
}
