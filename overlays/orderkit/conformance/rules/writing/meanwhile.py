"""Two different updates of one object at the same time: neither undoes the other."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from itertools import pairwise
from typing import TYPE_CHECKING, Any, Final

from ....contract import Contract, Operation
from ... import pointers
from ...answer import place_of
from ...calls import Exchange
from ...errors import is_refusal
from ...lives import body_of
from ...rule import Broken, Held, Need, NotReached, Outcome, Rule, Subject
from ...target import Target
from ...updates import kept_pairs, other_values, patch_paths, schema_at
from ...values import ONLY_REQUIRED, is_kept, shows_optional
from .patching import additions, members_of
from .subjects import changing
from .updating import check_rest, smallest_body

if TYPE_CHECKING:
    from ...session import Session

_MOST_CHANGES: Final = 5
"""Members that are changed, each together with the next one."""


@dataclass(frozen=True)
class _Change:
    """An update of one member: where reads show it, its value, the body, and where all of the body comes back."""

    back: str
    value: Any
    body: Any
    places: tuple[str, ...]


def _subjects(contract: Contract) -> Iterable[Subject]:
    for operation in changing(contract):
        if len(_members(contract, operation)) > 1:
            yield Subject.at(place_of(contract, operation), operation.id)


def _members(contract: Contract, operation: Operation) -> list[tuple[str, str]]:
    """List what an operation can change by itself: where it is sent, and where it comes back."""
    paths = [(path, path) for path in patch_paths(contract, operation)]
    return paths or kept_pairs(contract, operation)


def _check(session: Session, subject: Subject) -> Iterator[Outcome]:
    target = session.targets.reused(subject.operation)
    if target is None:
        yield NotReached(session.targets.reason)
        return
    before = target.reads()
    if not all(shows_optional(session.contract, read) for read in before.values()):
        yield NotReached(ONLY_REQUIRED)
        return
    changes = list(_changes(session, subject.operation, before))[:_MOST_CHANGES]
    apart = [pair for pair in pairwise(changes) if set(pair[0].places).isdisjoint(pair[1].places)]
    if not apart:
        yield NotReached("no two members are known that can be changed to another value")
    for number, pair in enumerate(apart):
        # Of three members in a row, the one in the middle is changed twice.
        one, other = pair if number % 2 == 0 else pair[::-1]
        yield from _check_pair(session, subject.operation, target, one, other)


def _check_pair(
    session: Session, operation: str, target: Target, one: _Change, other: _Change
) -> Iterator[Outcome]:
    before = target.reads()
    calls = [target.call(operation, change.body) for change in (one, other)]
    exchanges = session.at_once(calls)
    session.population.forget()
    if not all(exchange.succeeded or is_refusal(exchange) for exchange in exchanges):
        yield Broken("updates at the same time must succeed or be refused", tuple(exchanges))
        return
    done = [change for change, exchange in zip((one, other), exchanges, strict=True) if exchange.succeeded]
    if len(done) < 2:
        yield NotReached("the server refuses updates at the same time")
    for reader, read in target.reads().items():
        yield from _judged(before[reader], tuple(exchanges), read, done)


def _judged(
    before: Exchange, causes: tuple[Exchange, ...], read: Exchange, done: list[_Change]
) -> Iterator[Outcome]:
    for change in done:
        shown = pointers.first(read.value, change.back)
        if is_kept(change.value, shown):
            yield Held()
        else:
            message = "of two updates of different members at the same time each must be kept"
            yield Broken(message, (*causes, read), f"{change.back}: sent {change.value}, got {shown}")
    yield from check_rest(before, causes[-1], read, [place for change in done for place in change.places])


def _changes(session: Session, operation_id: str, before: Mapping[str, Exchange]) -> Iterator[_Change]:
    contract, operation = session.contract, session.contract.operation(operation_id)
    schema = operation.request_schema or {}
    is_patched = bool(patch_paths(contract, operation))
    shown = set[str]().union(*(members_of(contract, reader) for reader in before))
    members = _members(contract, operation)
    for sent, back in members:
        if back.split("/")[1] not in shown:
            continue
        current = next((pointers.first(read.value, back) for read in before.values()), None)
        if is_patched:
            found = [each["value"] for each in additions(session, operation_id, sent)]
        else:
            sample = pointers.first(body_of(session, operation_id), sent)
            found = other_values(contract, schema_at(contract, schema, sent), current, sample)
        values = [value for value in found if value is not None and not is_kept(value, current)]
        if not values:
            continue
        if is_patched:
            yield _Change(back, values[-1], [{"op": "add", "path": sent, "value": values[-1]}], (back,))
            continue
        body = smallest_body(session, operation_id, sent, values[-1])
        places = [place for name, place in members if pointers.values(body, name)]
        yield _Change(back, values[-1], body, tuple(places))


UPDATES_AT_ONCE: Final = Rule(
    "updates-at-once",
    "Of two updates of different members at the same time, each is kept",
    _subjects,
    _check,
    frozenset({Need.WRITES}),
    calls=4 * (_MOST_CHANGES + 1),
)
