"""Rules for life cycles: statuses are reached, moves fit the table, and the texts of operations say the same."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import pairwise
from typing import Any

from .document import Document
from .examples import samples
from .extensions import Use, listed_values, uses
from .finding import Fault, Rule, mapping, sequence, text
from .prose import words_of

LITERAL = re.compile(r"`([^`]+)`")
BEGINS = re.compile(r"\b(?:starts|begins) as `([^`]+)`|\binitial status is `([^`]+)`")
ONLY_WHILE = re.compile(
    r"\b(?:while it is|it has to be|it must be|must be|has to be) ((?:`[^`]+`(?:, | or | and )*)+)"
)
ALREADY = re.compile(r"\b(?:is|are) already ((?:`[^`]+`(?:, | or | and )*)+)")
BEFORE = re.compile(r"\bbefore it is `([^`]+)`")
AFTER = re.compile(r"\bafter it is `([^`]+)`|\bonly once it is `([^`]+)`")
FINAL = re.compile(r"\b[Ff]inal(?: statuses)?(?: is| are)?:? ((?:`[^`]+`(?:, | and )*)+)")
ENDS_WITH = re.compile(r"\b(?:with|its|new) status `([^`]+)`")


def _cycles(document: Document) -> list[Use]:
    return [use for use in uses(document) if use.name == "x-lifecycle"]


def _table(use: Use) -> dict[str, list[str]]:
    """Return the statuses that may follow each."""
    rows = [mapping(row) for row in sequence(mapping(use.value).get("transitions"))]
    return {text(row.get("from")): [str(each) for each in sequence(row.get("to"))] for row in rows}


def _moves(use: Use) -> list[dict[str, Any]]:
    return [mapping(row) for row in sequence(mapping(use.value).get("moves"))]


def lifecycle_reached(document: Document) -> Iterator[Fault]:
    """Report statuses that no way leads to, ways back to the first, and tables without an end."""
    for use in _cycles(document):
        table, first = _table(use), text(mapping(use.value).get("initial"))
        targets = {status for following in table.values() for status in following}
        for status in [
            each for each in table if first and each != first and each not in _reached(table, first)
        ]:
            yield use.place, f"no way leads from {first} to {status}: mend the transitions"
        if first in targets:
            yield use.place, f"{first} is the first status, and one leads back to it: mend one of them"
        if all(table.values()):
            yield use.place, "no status is final: mend the transitions"
        for status, following in table.items():
            if status in following:
                yield use.place, f"{status} leads to itself: take it out"
        order = [str(each) for each in listed_values(use.node.value)]
        for status, following in table.items():
            for other in following:
                if status in order and other in order and order.index(other) < order.index(status):
                    yield (
                        use.place,
                        f"{status} leads back to {other}, which is listed before it: mend one of them",
                    )


def _reached(table: dict[str, list[str]], first: str) -> set[str]:
    """Return the statuses that can be reached from the first."""
    found, waiting = {first}, [first]
    while waiting:
        for status in table.get(waiting.pop(), []):
            if status not in found:
                found.add(status)
                waiting.append(status)
    return found


def lifecycle_moves(document: Document) -> Iterator[Fault]:
    """Report moves that the table does not have, and statuses from which it has a move that the operation has not."""
    for use in _cycles(document):
        table = _table(use)
        for index, move in enumerate(_moves(use)):
            to, starts = text(move.get("to")), {str(each) for each in sequence(move.get("from"))}
            allowed = {status for status, following in table.items() if to in following}
            if to and starts != allowed:
                held = ", ".join(sorted(allowed))
                yield (
                    (*use.place, "moves", str(index)),
                    f"the transitions lead to {to} from {held}: mend one of them",
                )
            if [status for status in starts if not table.get(status)]:
                yield (*use.place, "moves", str(index)), "a final status is left: mend the move or the table"


def lifecycle_in_texts(document: Document) -> Iterator[Fault]:
    """Report texts of operations and statuses that state a life cycle otherwise than the data."""
    for use in _cycles(document):
        first = text(mapping(use.value).get("initial"))
        table = _table(use)
        for node in document.of("operation", "schema", "response"):
            for match in BEGINS.finditer(words_of(node)):
                if (match[1] or match[2]) in table and (match[1] or match[2]) != first:
                    yield (
                        node.place,
                        f"the text begins with {match[1] or match[2]}, the life cycle with {first}: mend one",
                    )
        stated = FINAL.search(words_of(use.node))
        final = {status for status, following in table.items() if not following}
        if stated is None:
            yield use.node.place, f"say which statuses are final: `{'`, `'.join(sorted(final))}`"
        elif set(LITERAL.findall(stated[1])) != final:
            yield (
                use.node.place,
                f"final by the transitions: {', '.join(sorted(final))}; by the text others: mend one",
            )
        yield from _operation_faults(document, use, table)


def _operation_faults(document: Document, use: Use, table: dict[str, list[str]]) -> Iterator[Fault]:
    """Yield what the texts of the operations that move say against their moves."""
    names = {each.name: each for each in document.operations}
    for move in _moves(use):
        operation = names.get(text(move.get("operation")))
        if operation is None:
            continue
        if operation.value.get("x-retry") == "safe":
            yield operation.place, "it only reads, and the life cycle says that it moves: mend one of them"
        starts = {str(each) for each in sequence(move.get("from"))}
        for message in _start_faults(words_of(operation.node), starts, table):
            yield operation.place, message
        to = text(move.get("to"))
        for status, response in document.responses(operation).items():
            node = document.by_place.get(response)
            stated = ENDS_WITH.search(words_of(node)) if node and status.startswith("2") else None
            if to and stated and stated[1] != to:
                yield response, f"the move is to {to}, the text says {stated[1]}: mend one of them"


def _start_faults(words: str, starts: set[str], table: dict[str, list[str]]) -> Iterator[str]:
    """Yield what a text says against the statuses from which an operation moves."""
    held = ", ".join(sorted(starts))
    for match in ONLY_WHILE.finditer(words):
        named = set(LITERAL.findall(match[1]))
        if named & table.keys() and named != starts:
            yield f"the move is from {held}, the text says {match[1]}: mend one of them"
    for match in ALREADY.finditer(words):
        if set(LITERAL.findall(match[1])) & starts:
            yield f"the move is possible from {match[1]}: mend the text or the move"
    for match in BEFORE.finditer(words):
        if match[1] in table and starts & _reached(table, match[1]):
            yield f"the move is from {held}, not only before {match[1]}: mend one of them"
    for match in AFTER.finditer(words):
        status = match[1] or match[2]
        if status in table and not starts <= _reached(table, status):
            yield f"the move is from {held}, before {status}: mend one of them"


def lifecycle_in_examples(document: Document) -> Iterator[Fault]:
    """Report examples whose statuses follow each other in a way that the life cycle does not have."""
    tables = [_table(use) for use in _cycles(document)]
    for place, _, value in samples(document):
        past = [mapping(each) for each in sequence(mapping(value).get("historic"))]
        statuses = [str(each.get("status")) for each in past if "status" in each]
        for table in tables:
            for later, earlier in pairwise(statuses):
                if earlier in table and later not in table[earlier]:
                    yield (
                        place,
                        f"{later} comes after {earlier} here, which the life cycle does not have: mend one",
                    )


def notified_moves(document: Document) -> Iterator[Fault]:
    """Report notifications of each change that leave out a status, or have one that no change leads to."""
    for use in uses(document):
        moves = (
            {str(each) for each in sequence(mapping(use.value).get("moves"))}
            if use.name == "x-notifies"
            else set[str]()
        )
        for cycle in _cycles(document) if moves else ():
            table = _table(cycle)
            entered = {status for following in table.values() for status in following}
            for status in sorted(moves - entered):
                yield (*use.place, "moves"), f"no change leads to {status}: take it out"
            if re.search(r"\b[Ee]ach (change|status)", words_of(use.node)):
                for status in sorted(entered - moves):
                    yield (*use.place, "moves"), f"a change leads to {status} too: add it"
        events = (
            [str(each) for each in sequence(mapping(use.value).get("events"))]
            if use.name == "x-notifies"
            else []
        )
        lists = [
            [str(each) for each in listed_values(node.value)]
            for node in document.of("schema")
            if node.is_component
        ]
        if events and not any(sorted(events) == sorted(listed) for listed in lists):
            yield (*use.place, "events"), "no list of values has just these events: mend one of them"


RULES: dict[str, Rule] = {
    "lifecycle-reached": lifecycle_reached,
    "lifecycle-moves": lifecycle_moves,
    "lifecycle-in-text": lifecycle_in_texts,
    "lifecycle-in-example": lifecycle_in_examples,
    "notified-moves": notified_moves,
}
