"""Members of bodies that repeat the HTTP status, as `x-http-status` marks them."""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache
from typing import Final

from ...contract import Contract
from .. import pointers
from ..answer import Answer
from ..rule import AnswerRule, Broken, Held, Outcome, Subject
from ..schema_places import declaring, documented_name


def _subjects(contract: Contract) -> list[Subject]:
    found = [
        subject
        for operation in contract.operations.values()
        for name in operation.responses
        for _, subject in _marked(contract, operation.id, name)
    ]
    return list({subject.operation: subject for subject in found}.values())


@cache
def _marked(contract: Contract, operation: str, name: str) -> list[tuple[str, Subject]]:
    return [
        (pointer, Subject.at(place.child("x-http-status"), operation))
        for pointer, place in declaring(contract, contract.operation(operation), name, "x-http-status")
    ]


def _check(answer: Answer) -> Iterator[tuple[Subject, Outcome]]:
    name = documented_name(answer.contract, answer.operation, answer.response.status)
    if name is None or answer.value is None:
        return
    for pointer, subject in _marked(answer.contract, answer.operation.id, name):
        for value in pointers.values(answer.value, pointer):
            if str(value) == str(answer.response.status):
                yield subject, Held()
            elif value is not None:
                message = f"{pointer} must repeat the HTTP status of the response"
                yield subject, Broken(message, got=f"HTTP {answer.response.status}, {value!r}")


STATUS_REPEATED: Final = AnswerRule(
    "status-repeated", "A status in a body is that of the response", _subjects, _check
)
