"""Rules for lists: filters, sorts and pages name what their own names, types and texts say."""

from __future__ import annotations

import re
from collections.abc import Iterator

from .document import Document, Operation
from .extensions import Use, bodies_of, items_of, uses
from .finding import Fault, Place, Rule, mapping, sequence, text
from .links import reach, split_pointer
from .prose import words_of
from .texts import WORD

ENDINGS = (
    (r"(_min|_from|From|Min|_since|Since|_gte)$", ("at-least", "after")),
    (r"(_max|_to|To|Max|_until|Until|_lte)$", ("at-most", "before")),
    (r"(After|_after)$", ("after", "at-least")),
    (r"(Before|_before)$", ("before", "at-most")),
)
ENDING = re.compile("|".join(pattern for pattern, _ in ENDINGS))
LOW_WORDS = re.compile(r"\bor later\b|\bor after\b|(?:created|updated|paid|changed) after\b|\bon, in\b|\bor newer\b")
HIGH_WORDS = re.compile(r"\bor earlier\b|\bor before\b|(?:created|updated|paid|changed) before\b|\bor older\b")
BY_MEMBER = re.compile(r"\b(?:by|whose) (?:its |their )?`([^`]+)`")
ROLES = {
    "page": re.compile(r"page|cursor", re.IGNORECASE),
    "offset": re.compile(r"offset|start|skip", re.IGNORECASE),
    "cursor": re.compile(r"cursor|token|after", re.IGNORECASE),
    "size": re.compile(r"size|limit|count|per", re.IGNORECASE),
}
GENERIC = {"order", "id", "at", "on", "date", "of"}
LITERAL = re.compile(r"`([^`]+)`")
TOTALS = re.compile(r"total|count|results|number|size", re.IGNORECASE)


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
                yield use.place, f"{_named(use)} is {tests[0]} or {tests[1]} by its name, not {test}: mend one"
        place = (*use.node.place, "schema") if use.node.kind == "parameter" else use.node.place
        types = document.types(place)
        if (test == "is-set") != (types == {"boolean"}):
            yield use.place, f"{test} of {', '.join(sorted(types))}: is-set is for true and false, and nothing else"
        if ("separator" in mapping(use.value)) and test != "one-of":
            yield use.place, f"a separator is for one-of, not for {test}: mend one"
        if "unit" in mapping(use.value) and test in ("contains", "starts-with", "is-set", "one-of"):
            yield use.place, f"{test} has no unit: mend one"
        day = mapping(document.resolve(place)).get("format") == "date"
        if mapping(use.value).get("unit") == "day" and not day and not re.search(r"\bday\b", _words(use)):
            yield use.place, "neither the format nor the text says that the day alone counts: mend the unit"
        zone = text(mapping(use.value).get("zone"))
        if zone and zone not in f"{_words(use)} {text(mapping(document.value.get('info')).get('description'))}":
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
                yield node.place, f"{name} is {sides[0]} by its name, and its text says the other side: mend one"


def filter_member(document: Document) -> Iterator[Fault]:
    """Report filters by another member than the one that they have the name of, or that their text names."""
    for use in _filters(document):
        member = text(mapping(use.value).get("member"))
        if not member:
            continue
        steps = [step for step in split_pointer(member) if step != "*"]
        stem = ENDING.sub("", _named(use))
        stems = {word.lower()[:5] for word in WORD.findall(steps[-1])} - GENERIC
        told = f"`{steps[-1]}`" in _words(use) or any(each in _words(use).lower() for each in stems if len(each) == 5)
        if not told and not _alike(stem, steps) and not _alike(_named(use), steps):
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
    return {name for each in listings for item in items_of(document, each) for name in document.properties(item)}


def _alike(name: str, steps: list[str]) -> bool:
    """Return whether a name and the last steps of a pointer share a word, or its beginning."""
    own = {word.lower()[:5] for word in WORD.findall(name)}
    last = {word.lower()[:5] for step in steps[-2:] for word in WORD.findall(step)}
    owners = {word.lower()[:5] for step in steps[:-2] for word in WORD.findall(step)}
    shared = own & last - {"id", "order", "date", "at", "on"}
    exact = {word.lower() for word in WORD.findall(name)} == {word.lower() for word in WORD.findall(steps[-1])}
    return exact or bool(shared) or (not owners and bool(own & last) and len(steps) == 1 and not _distinct(own, last))


def _distinct(own: set[str], last: set[str]) -> bool:
    """Return whether two names differ in a word that says what they are."""
    return bool((own ^ last) - {"id", "at", "on", "date"})


def sort_keys(document: Document) -> Iterator[Fault]:
    """Report sorts whose keys are not those that the text names, or lead to members of another name."""
    for use in uses(document):
        if use.name != "x-sort":
            continue
        keys = mapping(mapping(use.value).get("keys"))
        owner = use.node.parent
        words = words_of(owner) if owner is not None and owner.kind == "parameter" else words_of(use.node)
        named = {literal.lstrip("-") for literal in LITERAL.findall(words)}
        for key in [each for each in keys if each not in named]:
            yield use.place, f"the text does not name the key {key}: name it, or take it out"
        for listed in re.findall(r"The keys are ([^.]*)", words):
            for name in [each for each in re.findall(r"`([^`]+)`", listed.partition(";")[0]) if each not in keys and each != "id"]:
                yield use.place, f"the text names {name}, which is no key: mend one of them"
        for key, member in keys.items():
            last = split_pointer(text(member))[-1]
            if not _alike(key, split_pointer(text(member))) and (f"`{last}`" not in words or last in keys):
                yield use.place, f"{key} sorts by {member}, which has another name: mend the member"
        default = use.node.value.get("default", mapping(use.value).get("default"))
        for name in ("default", "ties"):
            if text(mapping(use.value).get(name)).lstrip("-") not in {"", *keys}:
                yield use.place, f"{name} is no key of the sort: mend it"
        if default != mapping(use.value).get("default", default):
            yield use.place, "the default of the schema is another: mend one of them"
        ties = re.search(r"alike are sorted by `([^`]+)`", words)
        if "ties" in mapping(use.value) and (ties is None or ties[1] != use.value["ties"]):
            yield use.place, "the text names other ties: mend one of them"


def sort_and_order(document: Document) -> Iterator[Fault]:
    """Report listings whose order is not the default of their sort."""
    for operation in document.on_paths:
        order = [mapping(row) for row in sequence(mapping(operation.value.get("x-pagination")).get("order"))]
        for place in document.parameters(operation).values():
            sort = mapping(mapping(document.at((*place, "schema"))).get("x-sort"))
            default = text(sort.get("default"))
            if not default or not order:
                continue
            key, down = default.lstrip("-"), default.startswith("-")
            if mapping(sort.get("keys")).get(key) != order[0].get("by") or down != (order[0].get("direction") == "descending"):
                yield (*operation.place, "x-pagination", "order"), f"the sort without the parameter is {default}: mend one"


def page_inputs(document: Document) -> Iterator[Fault]:
    """Report pages whose inputs, results, total or largest size are not what their names and schemas say."""
    for operation in document.operations:
        paging = mapping(operation.value.get("x-pagination"))
        if not paging:
            continue
        place = (*operation.place, "x-pagination")
        for role, expression in mapping(paging.get("inputs")).items():
            name = re.split(r"[./]", text(expression))[-1]
            if role in ROLES and not ROLES[role].search(name):
                yield (*place, "inputs", role), f"{name} is no {role} by its name: mend the input"
        yield from _size_faults(document, operation, place)
        total = text(paging.get("total")).partition("#")[2]
        if total and not TOTALS.search(total):
            yield (*place, "total"), f"{total} is no number of all by its name: mend it"
        if total and not _is_integer(document, operation, total):
            yield (*place, "total"), f"{total} is no integer: mend it"
        if "total-reached" in sequence(paging.get("stop")) and not total:
            yield (*place, "stop"), "total-reached needs total: give it, or another condition"
        if ("no-next-link" in sequence(paging.get("stop"))) != ("next" in paging):
            yield (*place, "stop"), "no-next-link and next belong together: mend one"
        yield from _key_faults(document, operation, place)


def _is_integer(document: Document, operation: Operation, pointer: str) -> bool:
    reached = reach(document, bodies_of(document, operation), split_pointer(pointer))
    return any(document.types(each) == {"integer"} for each in reached)


def _size_faults(document: Document, operation: Operation, place: Place) -> Iterator[Fault]:
    """Yield what is wrong with the largest page: it is the maximum of the parameter."""
    paging = mapping(operation.value.get("x-pagination"))
    expression = text(mapping(paging.get("inputs")).get("size"))
    location, _, name = expression.removeprefix("$request.").partition(".")
    schema: Place | None = (*document.parameters(operation)[location, name], "schema") if (location, name) in document.parameters(operation) else None
    if expression.startswith("$request.body#"):
        bodies = document.bodies(document.follow((*operation.place, "requestBody")))
        schema = next(iter(reach(document, bodies, split_pointer(expression.partition("#")[2]))), None)
    bounds = mapping(document.resolve(schema)) if schema else {}
    most = mapping(paging.get("max-size"))
    if most and "maximum" in bounds and bounds["maximum"] != most.get("items"):
        yield (*place, "max-size"), f"the parameter has maximum {bounds['maximum']}: mend one of them"
    if isinstance(bounds.get("default"), int) and bounds["default"] > bounds.get("maximum", bounds["default"]):
        yield (*place, "inputs", "size"), "the default is more than the maximum: mend one of them"


def _key_faults(document: Document, operation: Operation, place: Place) -> Iterator[Fault]:
    """Yield what is wrong with the key of the items: an id or a number that is always there."""
    key = text(mapping(operation.value.get("x-pagination")).get("key"))
    last = split_pointer(key)[-1] if key else ""
    if last and not re.search(r"(id|number|sku|code|key)$", last, re.IGNORECASE):
        yield (*place, "key"), f"{last} is no id by its name: mend the key"
    items = items_of(document, operation)
    owed = {str(name) for item in items for schema in document.schemas(item) for name in sequence(schema.get("required"))}
    if last and len(split_pointer(key)) == 1 and owed and last not in owed:
        yield (*place, "key"), f"{last} may be missing, so that it identifies nothing: require it, or name another"


RULES: dict[str, Rule] = {
    "filter-test": filter_test,
    "filter-words": filter_words,
    "filter-member": filter_member,
    "sort-keys": sort_keys,
    "sort-and-order": sort_and_order,
    "page-inputs": page_inputs,
}
