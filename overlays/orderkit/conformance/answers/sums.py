"""Sums: equations between the members of a response."""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache
from typing import Final

from ...contract import Contract, Operation, Place
from .. import pointers
from ..answer import Answer
from ..rule import AnswerRule, Broken, Held, Outcome, Subject
from ..schema_places import declaring, documented_name
from ..sums import holds


def _subjects(contract: Contract) -> list[Subject]:
    return [
        subject
        for operation in contract.operations.values()
        for name in operation.responses
        if name.startswith("2")
        for _, _, subject in _equations(contract, operation.id, name)
    ]


@cache
def _equations(contract: Contract, operation: str, name: str) -> list[tuple[str, Place, Subject]]:
    """Return each equation of a documented response with the pointer to the values that it is about."""
    node: Operation = contract.operation(operation)
    found = list[tuple[str, Place, Subject]]()
    for pointer, schema in declaring(contract, node, name, "x-sums"):
        for index in range(len(schema.node["x-sums"])):
            place = schema.child("x-sums", index)
            subject = Subject.at(place, operation, f"{pointer}{place.node['equals']}")
            found.append((pointer, place, subject))
    return found


def _check(answer: Answer) -> Iterator[tuple[Subject, Outcome]]:
    name = documented_name(answer.contract, answer.operation, answer.response.status)
    if name is None or not answer.succeeded or answer.value is None:
        return
    for pointer, equation, subject in _equations(answer.contract, answer.operation.id, name):
        for value in pointers.values(answer.value, pointer):
            result = holds(value, equation.node)
            if result:
                yield subject, Held()
            elif result is False:
                got = pointers.first(value, equation.node["equals"])
                yield subject, Broken(f"{subject.name} must be the sum of its terms", got=f"{got}")


SUMS: Final = AnswerRule("sums", "Amounts are the sums of their parts", _subjects, _check)
