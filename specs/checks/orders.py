"""Rules for order: a text says newest or oldest, lowest or highest first as the data and the examples have it."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any

from .document import Document, Operation
from .examples import samples
from .extensions import items_of
from .finding import Fault, Rule, mapping, sequence, text
from .links import reach, split_pointer
from .phrases import around
from .prose import texts_of, words_of

CLAIM = re.compile(
    r"(?P<down>\b(?:newest|latest|most recent|highest|largest)(?: \w+)?(?: comes?)? first"
    r"|\bdownwards?\b|\bdescending\b)"
    r"|(?P<up>\b(?:oldest|earliest|lowest|smallest)(?: \w+)?(?: comes?)? first"
    r"|\bfrom the lowest\b|\bupwards?\b|\bascending\b)"
)
OF_TIME = re.compile(r"newest|oldest|latest|earliest|recent")
LITERAL = re.compile(r"`([^`]+)`")
DIRECTIONS = {"down": "descending", "up": "ascending"}
TIME_NAME = re.compile(r"(^|_)(date|time)$|(_at|_on|On|Date|At|Time)$")


def order_in_text(document: Document) -> Iterator[Fault]:
    """Report listings whose texts give another order than `x-pagination`."""
    for operation in document.operations:
        order = sequence(mapping(operation.value.get("x-pagination")).get("order"))
        if "x-pagination" not in operation.value or not order:
            continue
        said = list(_claims(_words(document, operation)))
        for about, direction, phrase in said:
            key = next((row for row in order if about and _last(row) == about), order[0])
            if mapping(key).get("direction") != direction:
                yield (*operation.place, "x-pagination", "order"), _message(phrase, key)
            elif OF_TIME.search(phrase) and not TIME_NAME.search(_last(key)) and _last(key):
                yield (
                    (*operation.place, "x-pagination", "order"),
                    f"`{phrase}`, and {_last(key)} is no time: mend one",
                )
        if not said and document.once(_speaks_of_order):
            yield (
                (*operation.place, "x-pagination", "order"),
                "no text says the order: say it, such as newest first",
            )


def _speaks_of_order(document: Document) -> bool:
    """Return whether the sort of the lists is said in words at all: not if a parameter chooses it."""
    return not any("x-sort" in node.value for node in document.of("schema"))


def _message(phrase: str, key: Any) -> str:
    row = mapping(key)
    return f"the text says `{phrase}` and x-pagination {row.get('by') or 'the item'} {row.get('direction')}: mend one"


def _last(row: Any) -> str:
    """Return the last key of the member that a row sorts by."""
    return text(mapping(row).get("by")).rpartition("/")[2]


def _words(document: Document, operation: Operation) -> str:
    """Return the texts that may say the order: those of the operation, and those around it without the sort."""
    sort = [node for node in document.of("parameter") if "x-sort" in mapping(node.value.get("schema"))]
    own = " ".join(
        said.text + ("" if said.text.endswith(".") else ".")
        for said in texts_of(document)
        if said.node.place == operation.place
    )
    words = f"{own} {around(document, operation)}"
    for node in [*sort, *_last_update(document)]:
        words = words.replace(words_of(node), " ")
    return words


def _last_update(document: Document) -> list[Any]:
    """Return the parameters that change the order: a text that sorts otherwise says so."""
    return [node for node in document.of("parameter") if re.search(r"\bsorts?\b", words_of(node))]


def _claims(words: str) -> Iterator[tuple[str, str, str]]:
    """Yield each order that a text gives, with the name in the same sentence that it is about."""
    for sentence in re.split(r"\. |; ", words):
        start = 0
        for match in CLAIM.finditer(sentence):
            names = LITERAL.findall(sentence[start : match.start()])
            start = match.end()
            kind = "down" if match["down"] else "up"
            yield (names[-1] if names else "", DIRECTIONS[kind], match[0])


def order_of_examples(document: Document) -> Iterator[Fault]:
    """Report examples whose lists are not in the order that the text or `x-pagination` gives."""
    for place, schema, value in samples(document):
        for holder, member in _lists(document, schema, value):
            claims = [
                claim for claim in _claims(words_of(document.by_place[holder])) if OF_TIME.search(claim[2])
            ]
            if claims and not _sorted(member, _time_key(member), claims[0][1]):
                yield place, f"{holder[-1]} is {claims[0][2]} by its text, and not so here: sort it"
    for operation in document.operations:
        order = sequence(mapping(operation.value.get("x-pagination")).get("order"))
        if order and items_of(document, operation):
            yield from _listing_faults(document, operation, mapping(order[0]))


def _lists(
    document: Document, schema: tuple[str, ...], value: Any
) -> Iterator[tuple[tuple[str, ...], list[Any]]]:
    """Yield the lists at the top of an example with the properties that declare them."""
    declared = document.properties(schema)
    for name, member in mapping(value).items():
        if name in declared and isinstance(member, list) and declared[name] in document.by_place:
            yield declared[name], member


def _time_key(items: list[Any]) -> str:
    """Return the member of the items that is a time."""
    names = [name for name in mapping(items[0] if items else None) if TIME_NAME.search(name)]
    return names[0] if names else ""


def _sorted(items: list[Any], key: str, direction: str) -> bool:
    """Return whether items are sorted by the day of a member; items without it are passed over."""
    values = [str(mapping(item)[key])[:10] for item in items if key in mapping(item)]
    return values == sorted(values, reverse=direction == "descending")


def _listing_faults(document: Document, operation: Operation, row: dict[str, Any]) -> Iterator[Fault]:
    """Yield the examples of a listing whose first key is not in order."""
    results = text(mapping(operation.value.get("x-pagination")).get("results")).partition("#")[2]
    for status, response in document.responses(operation).items():
        for body in document.bodies(response) if status.startswith("2") else ():
            for name in mapping(mapping(document.at(body[:-1])).get("examples")):
                place = (*body[:-1], "examples", name)
                items = _value_at(document.resolve(place).get("value"), split_pointer(results))
                values = [_value_at(item, split_pointer(text(row.get("by")))) for item in sequence(items)]
                keys = [int(each) if row.get("numeric") else each for each in values if each is not None]
                if keys != sorted(keys, reverse=row.get("direction") == "descending"):
                    yield (
                        place,
                        f"the items are not {row.get('direction')} by {row.get('by') or 'themselves'}: sort them",
                    )


def _value_at(value: Any, keys: list[str]) -> Any:
    """Return the value at a pointer, or None."""
    for key in keys:
        value = mapping(value).get(key) if isinstance(value, dict) else None
    return value


def order_of_members(document: Document) -> Iterator[Fault]:
    """Report operations that give another order of a list in their response than the list's own text."""
    for operation in document.operations:
        bodies = [body for place in document.responses(operation).values() for body in document.bodies(place)]
        lists = {name: place for body in bodies for name, place in document.properties(body).items()}
        for about, direction, phrase in _claims(words_of(operation.node)):
            node = document.by_place.get(lists.get(about, ()))
            own = list(_claims(words_of(node))) if node and about in lists else []
            if own and own[0][1] != direction:
                yield (
                    operation.place,
                    f"`{phrase}`, and {about} is {own[0][2]} by its own text: mend one of them",
                )


def order_keys(document: Document) -> Iterator[Fault]:
    """Report orders whose last key does not tell the items apart: the key of the listing comes last."""
    for operation in document.operations:
        paging = mapping(operation.value.get("x-pagination"))
        keys = [text(mapping(row).get("by")) for row in sequence(paging.get("order"))]
        if keys and text(paging.get("key")) != keys[-1]:
            yield (
                (*operation.place, "x-pagination", "order"),
                "the last key of the order is not `key`: items may tie",
            )
        for key in keys:
            if not any(reach(document, [item], split_pointer(key)) for item in items_of(document, operation)):
                yield (*operation.place, "x-pagination", "order"), f"an item has no {key}: mend the order"


RULES: dict[str, Rule] = {
    "order-in-text": order_in_text,
    "order-of-example": order_of_examples,
    "order-of-member": order_of_members,
    "order-keys": order_keys,
}
