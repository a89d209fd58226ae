"""Echoes: values of a request that its success repeats."""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache
from typing import Any, Final

from ...contract import Contract, JsonObject, expression_target
from .. import pointers
from ..answer import Answer, place_of
from ..rule import AnswerRule, Broken, Held, Outcome, Subject


def _subjects(contract: Contract) -> list[Subject]:
    return [subject for id_ in contract.operations for _, subject in _echoes(contract, id_)]


@cache
def _echoes(contract: Contract, operation: str) -> list[tuple[JsonObject, Subject]]:
    place = place_of(contract, contract.operation(operation))
    found = list[tuple[JsonObject, Subject]]()
    for index in range(len(place.node.get("x-echoes", ()))):
        echo = place.child("x-echoes", index)
        found.append((echo.node, Subject.at(echo, operation, expression_target(echo.node["back"]))))
    return found


def _check(answer: Answer) -> Iterator[tuple[Subject, Outcome]]:
    if not answer.succeeded or answer.value is None:
        return
    for declared, subject in _echoes(answer.contract, answer.operation.id):
        sent = _sent(answer, declared["sent"])
        if sent is None:
            continue
        back = pointers.first(answer.value, expression_target(declared["back"]))
        if _text(sent, declared) == _text(back, declared):
            yield subject, Held()
        else:
            message = f"{subject.name} must repeat the value of the request"
            yield subject, Broken(message, got=f"{back!r} for {sent!r}")


def _sent(answer: Answer, expression: str) -> Any:
    target = expression_target(expression)
    if "#" in expression:
        return pointers.first(answer.sent, target)
    within = answer.path if expression.startswith("$request.path.") else answer.query
    return within.get(target)


def _text(value: Any, declared: JsonObject) -> str:
    """Return a value as it is compared: a text and a number that write the same value are equal."""
    text = f"{value}"
    return text.casefold() if declared.get("case") == "insensitive" else text


ECHOES: Final = AnswerRule("echoes", "A success repeats the id of its request", _subjects, _check)
