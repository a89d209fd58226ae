"""Objects that several operations read."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from itertools import islice
from typing import TYPE_CHECKING, Final

from ...contract import Contract
from ..agreeing import differences
from ..answer import place_of
from ..calls import Call
from ..links import linked
from ..rule import Broken, Held, NotReached, Outcome, Rule, Subject
from ..samples import known_parameters, reads

if TYPE_CHECKING:
    from ..session import Session

_MOST_OBJECTS: Final = 4


def _subjects(contract: Contract) -> Iterable[Subject]:
    for operation in reads(contract):
        place = place_of(contract, operation)
        for index, entry in enumerate(place.node.get("x-same-as", ())):
            if contract.declared(entry["operation"], "x-pagination") is None:
                yield Subject.at(place.child("x-same-as", index), operation.id, entry["operation"])


def _check(session: Session, subject: Subject) -> Iterator[Outcome]:
    operation = session.contract.operation(subject.operation)
    entries = session.contract.declared(subject.operation, "x-same-as")
    entry = next(entry for entry in entries if entry["operation"] == subject.name)
    reached = False
    for parameters in islice(known_parameters(session, operation), _MOST_OBJECTS):
        one = session.send(Call(operation, parameters))
        to_other = linked(session.contract, one).get(subject.name)
        if not one.succeeded or to_other is None:
            continue
        reached = True
        other = session.call(subject.name, to_other)
        found = differences(one, other, entry)
        if not found:
            yield Held()
        for pointer, first, second in found[:1]:
            message = f"{pointer} must be the same in {subject.operation} and {subject.name}"
            yield Broken(message, (one, other), f"{first} and {second}")
    if not reached:
        yield NotReached("no object is known that both operations read; --given names one")


READS_AGREE: Final = Rule(
    "reads-agree",
    "Operations that read the same object show the same",
    _subjects,
    _check,
    calls=2 * _MOST_OBJECTS,
)
