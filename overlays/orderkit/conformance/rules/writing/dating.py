"""Times of the last change, as `x-last-change` marks them."""

from __future__ import annotations

import time
from collections.abc import Iterable, Iterator
from datetime import UTC, datetime
from typing import TYPE_CHECKING, Final

from ....contract import Contract
from ... import pointers
from ...answer import place_of
from ...bodies import MissingValueError
from ...calls import Exchange
from ...connection import only_reads
from ...links import linked_operations
from ...lives import body_of, life_of
from ...rule import Broken, Held, Need, NotReached, Outcome, Rule, Subject
from ...schema_places import declaring
from ...times import read_time
from .subjects import changing, creating

if TYPE_CHECKING:
    from ...session import Session

_MARK: Final = "x-last-change"
_TICK: Final = 1.1
"""Seconds until a time with seconds is another one."""


def _subjects(contract: Contract) -> Iterable[Subject]:
    for operation in changing(contract):
        if operation.request_schema is None or life_of(contract, operation.id) is not None:
            continue
        makers = [maker for maker in creating(contract) if operation.id in linked_operations(contract, maker)]
        readers = {reader for maker in makers for reader in linked_operations(contract, maker)}
        if any(_pointer(contract, reader) for reader in readers):
            yield Subject.at(place_of(contract, operation), operation.id)


def _pointer(contract: Contract, reader: str) -> str:
    """Return where an operation that reads one object shows the time; empty if nowhere."""
    operation = contract.operation(reader)
    if not only_reads(contract, operation) or contract.declared(reader, "x-pagination") is not None:
        return ""
    return next((pointer for pointer, _ in declaring(contract, operation, "200", _MARK)), "")


def _check(session: Session, subject: Subject) -> Iterator[Outcome]:
    try:
        body = body_of(session, subject.operation)
    except MissingValueError as error:
        yield NotReached(str(error))
        return
    target = session.targets.fresh(subject.operation)
    before = _shown(session.contract, target.reads()) if target else None
    time.sleep(_TICK)
    other = session.targets.fresh(subject.operation)
    later = _shown(session.contract, other.reads()) if other else None
    if target is None or before is None or later is None:
        yield NotReached(session.targets.reason or "nothing shows the time of the last change")
        return
    if later[0] <= before[0]:
        yield NotReached("the clock of the server stands still")
        return
    exchange = session.send(target.call(subject.operation, body))
    session.population.forget()
    after = _shown(session.contract, target.reads())
    if not exchange.succeeded or after is None:
        yield NotReached(f"{subject.operation} refuses a valid request")
    elif after[0] >= later[0]:
        yield Held()
    else:
        message = "the time of the last change must be that of the update"
        yield Broken(message, (before[1], exchange, after[1]), f"{after[0]}, and {later[0]} before it")


def _shown(contract: Contract, reads: dict[str, Exchange]) -> tuple[datetime, Exchange] | None:
    for operation, read in reads.items():
        pointer = _pointer(contract, operation)
        value = pointers.first(read.value, pointer) if pointer else None
        found = read_time(value, UTC) if isinstance(value, str) else None
        if found is not None:
            return found, read
    return None


CHANGE_DATED: Final = Rule(
    "change-dated",
    "An update is the last change of its object",
    _subjects,
    _check,
    frozenset({Need.WRITES}),
    calls=10,
)
