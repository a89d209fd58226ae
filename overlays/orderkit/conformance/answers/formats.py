"""Formats: layouts of times, digits of amounts, and codes."""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache
from typing import Final

from ...contract import Contract, JsonObject, Place
from .. import pointers
from ..answer import Answer
from ..layouts import decimals_problem, has_code_form, has_layout, layouts_of
from ..rule import AnswerRule, Broken, Held, Outcome, Subject
from ..schema_places import declaring, documented_name, response_places


@cache
def _times(contract: Contract, operation: str, name: str) -> list[tuple[str, Place, Subject]]:
    """Return the times of a documented response."""
    places = response_places(contract, contract.operation(operation), name)
    return [
        (pointer, place, Subject.at(place, operation, pointer))
        for pointer, place in places
        if layouts_of(place.node)
    ]


@cache
def _amounts(contract: Contract, operation: str, name: str) -> list[tuple[str, Place, Subject]]:
    """Return the amounts of a documented response."""
    return [
        (pointer, place, Subject.at(place.child("x-decimals"), operation, pointer))
        for pointer, place in declaring(contract, contract.operation(operation), name, "x-decimals")
    ]


@cache
def _codes(contract: Contract, operation: str, name: str) -> list[tuple[str, Place, Subject]]:
    """Return the codes of countries and currencies of a documented response."""
    return [
        (pointer, place, Subject.at(place.child("x-code-list"), operation, pointer))
        for pointer, place in declaring(contract, contract.operation(operation), name, "x-code-list")
    ]


def _time_subjects(contract: Contract) -> list[Subject]:
    return [subject for id_, name in _successes(contract) for _, _, subject in _times(contract, id_, name)]


def _amount_subjects(contract: Contract) -> list[Subject]:
    return [subject for id_, name in _successes(contract) for _, _, subject in _amounts(contract, id_, name)]


def _code_subjects(contract: Contract) -> list[Subject]:
    return [subject for id_, name in _successes(contract) for _, _, subject in _codes(contract, id_, name)]


def _successes(contract: Contract) -> list[tuple[str, str]]:
    return [
        (operation.id, name)
        for operation in contract.operations.values()
        for name in operation.responses
        if name.startswith("2")
    ]


def _check_times(answer: Answer) -> Iterator[tuple[Subject, Outcome]]:
    for pointer, place, subject in _times(answer.contract, answer.operation.id, _name(answer)):
        layouts = layouts_of(place.node)
        texts = [value for value in pointers.values(answer.value, pointer) if isinstance(value, str)]
        wrong = [text for text in texts if not has_layout(text, layouts) and not _is_empty(text, place.node)]
        if wrong:
            yield subject, Broken(f"{pointer} must be written as {' or '.join(layouts)}", got=wrong[0])
        elif texts:
            yield subject, Held(len(texts))


def _check_amounts(answer: Answer) -> Iterator[tuple[Subject, Outcome]]:
    for pointer, place, subject in _amounts(answer.contract, answer.operation.id, _name(answer)):
        found = [
            (value, decimals_problem(value, place.node)) for value in pointers.values(answer.value, pointer)
        ]
        wrong = next(((value, problem) for value, problem in found if problem), None)
        if wrong:
            yield subject, Broken(f"{pointer} {wrong[1]}", got=f"{wrong[0]}")
        elif known := sum(problem is not None for _, problem in found):
            yield subject, Held(known)


def _check_codes(answer: Answer) -> Iterator[tuple[Subject, Outcome]]:
    for pointer, place, subject in _codes(answer.contract, answer.operation.id, _name(answer)):
        standard: str = place.node["x-code-list"]
        texts = [
            value for value in pointers.values(answer.value, pointer) if isinstance(value, str) and value
        ]
        wrong = [text for text in texts if not has_code_form(text, standard)]
        if wrong:
            yield subject, Broken(f"{pointer} must be a code of {standard}", got=wrong[0])
        elif texts:
            yield subject, Held(len(texts))


def _name(answer: Answer) -> str:
    found = documented_name(answer.contract, answer.operation, answer.response.status)
    return found if found is not None and found.startswith("2") and answer.value is not None else ""


def _is_empty(text: str, schema: JsonObject) -> bool:
    """Return whether a text stands for no time: an empty one, where no format forbids it."""
    return text == "" and "format" not in schema


TIMES: Final = AnswerRule("times", "Times are written in their layout", _time_subjects, _check_times)
DECIMALS: Final = AnswerRule(
    "decimals", "Amounts have no more decimals than declared", _amount_subjects, _check_amounts
)
CODES: Final = AnswerRule(
    "codes", "Codes have the form of the standard that is declared", _code_subjects, _check_codes
)
