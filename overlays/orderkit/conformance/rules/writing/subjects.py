"""Subjects of the rules that write."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from ....contract import Contract, Operation
from ...answer import place_of
from ...connection import only_reads
from ...links import linked_operations
from ...rule import Subject


def writing(contract: Contract) -> list[Operation]:
    """List the operations that may change something."""
    return [operation for operation in contract.operations.values() if not only_reads(contract, operation)]


def creating(contract: Contract) -> list[Operation]:
    """List the operations that make objects: they write without an id, and link to those that act on what they made."""
    return [
        operation
        for operation in writing(contract)
        if not acts_on_object(contract, operation) and linked_operations(contract, operation)
    ]


def changing(contract: Contract) -> list[Operation]:
    """List the operations that change an object that exists."""
    return [operation for operation in writing(contract) if acts_on_object(contract, operation)]


def acts_on_object(contract: Contract, operation: Operation) -> bool:
    """Return whether an operation has the id of an object in its path."""
    return any(parameter["in"] == "path" for parameter in operation.parameters)


def declaring(
    contract: Contract, extension: str, *steps: str, creates: bool | None = None
) -> Iterator[Subject]:
    """Yield the writing operations that declare an extension, with the place of it or of a part of it."""
    operations: Iterable[Operation] = writing(contract)
    if creates is not None:
        operations = creating(contract) if creates else changing(contract)
    for operation in operations:
        place = place_of(contract, operation)
        if all(_has(place.node.get(extension), step) for step in steps) and place.has(extension):
            yield Subject.at(place.child(extension, *steps), operation.id)


def _has(node: object, step: str) -> bool:
    return isinstance(node, dict) and step in node
