"""What a server keeps of what it is sent."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from typing import TYPE_CHECKING, Any, Final

from ....contract import Contract, expression_target
from ... import pointers
from ...agreeing import differences
from ...answer import place_of
from ...calls import Call, Exchange
from ...connection import only_reads
from ...links import linked_operations
from ...listing import Listing
from ...rule import Broken, Held, Need, NotReached, Outcome, Rule, Subject
from ...target import Target
from ...values import ONLY_REQUIRED, is_kept, projected, shows_optional
from .subjects import creating, declaring

if TYPE_CHECKING:
    from ...session import Session

_WRITES: Final = frozenset({Need.WRITES})


def _check_accepted(session: Session, subject: Subject) -> Iterator[Outcome]:
    for recipe in session.bodies.recipes[subject.operation]:
        if session.targets.shared(recipe) is not None:
            yield Held()
        elif session.targets.refusal is None:
            yield NotReached(session.targets.reason)
        else:
            yield Broken("a body that fits its schema must be accepted", (session.targets.refusal,))


def _check_kept(session: Session, subject: Subject) -> Iterator[Outcome]:
    pairs = session.contract.declared(subject.operation, "x-keeps").get("values", [])
    for target in _samples(session, subject):
        created = target.creation
        reads = target.reads()
        for pair in pairs:
            yield from check_pair(session, pair, created, reads)
    if not _samples(session, subject):
        yield NotReached(session.targets.reason)


def check_pair(
    session: Session, pair: Mapping[str, str], created: Exchange, reads: Mapping[str, Exchange]
) -> Iterator[Outcome]:
    """Say whether the values of a pair of `x-keeps` came back, in the response and where it is read."""
    sent = pointers.values(created.call.body, expression_target(pair["sent"]))
    target = expression_target(pair["back"])
    if not sent:
        return
    if "read-by" in pair:
        shown = [reads[pair["read-by"]]] if pair["read-by"] in reads else []
    else:
        readers = _readers(session.contract, created, target)
        shown = [created, *(read for id_, read in reads.items() if id_ in readers)]
    for exchange in shown:
        if not shows_optional(session.contract, exchange):
            yield NotReached(ONLY_REQUIRED)
            continue
        back = pointers.values(exchange.value, target)
        # A member that is sent as null may be left out.
        if is_kept(sent, back) or (sent == [None] and not back):
            yield Held()
        else:
            name = expression_target(pair["sent"])
            exchanges = (created,) if exchange is created else (created, exchange)
            yield Broken(f"{name} must come back as it was sent", exchanges, f"sent {sent}, got {back}")


def _readers(contract: Contract, created: Exchange, pointer: str) -> set[str]:
    """Return the operations that answer the same as a creation at a pointer."""
    entries: list[Mapping[str, Any]] = contract.declared(created.call.operation.id, "x-same-as") or []
    found = set[str]()
    for entry in entries:
        members: list[str] = entry.get("members", [""])
        if any(f"{pointer}/".startswith(f"{member}/") for member in members):
            found.add(entry["operation"])
    return found


def _same_as(contract: Contract) -> Iterable[Subject]:
    for operation in creating(contract):
        place = place_of(contract, operation)
        for index, entry in enumerate(place.node.get("x-same-as", ())):
            yield Subject.at(place.child("x-same-as", index), operation.id, _name(index, entry))


def _name(index: int, entry: Mapping[str, Any]) -> str:
    return f"{index + 1} {entry['operation']}"


def _check_same_as(session: Session, subject: Subject) -> Iterator[Outcome]:
    entries = session.contract.declared(subject.operation, "x-same-as")
    entry = next(entry for index, entry in enumerate(entries) if _name(index, entry) == subject.name)
    for target in _samples(session, subject):
        created = target.creation
        other = _other(session, target, created, entry["operation"])
        if other is None or not other.succeeded:
            yield NotReached(f"{entry['operation']} shows nothing to compare")
            continue
        if not shows_optional(session.contract, created):
            yield NotReached(ONLY_REQUIRED)
            continue
        different = differences(created, other, entry)
        if not different:
            yield Held()
        for pointer, one, two in different:
            message = f"{pointer} must be the same in {subject.operation} and {entry['operation']}"
            yield Broken(message, (created, other), f"{one} and {two}")
    if not _samples(session, subject):
        yield NotReached(session.targets.reason)


def _other(session: Session, target: Target, created: Exchange, operation_id: str) -> Exchange | None:
    """Return the response to compare with: a read of the object, or the answer to the same body, as of a quote."""
    if operation_id in target.parameters:
        return session.send(target.call(operation_id))
    operation = session.contract.operation(operation_id)
    if operation.request_schema is None or not only_reads(session.contract, operation):
        return None
    body = projected(session.contract, created.call.body, operation.request_schema)
    return session.send(Call(operation, body=body))


def _samples(session: Session, subject: Subject) -> list[Target]:
    """Return an object of each recipe of an operation."""
    found = [session.targets.shared(recipe) for recipe in session.bodies.recipes.get(subject.operation, [])]
    return [target for target in found if target is not None]


def _creations(contract: Contract) -> Iterable[Subject]:
    for operation in creating(contract):
        yield Subject.at(place_of(contract, operation), operation.id)


def _listed(contract: Contract) -> Iterable[Subject]:
    for operation in creating(contract):
        for listing in Listing.all(contract):
            shared = linked_operations(contract, operation) & linked_operations(contract, listing.operation)
            if shared - {listing.operation.id}:
                place = place_of(contract, listing.operation)
                yield Subject.at(place, operation.id, f"in {listing.operation.id}")


def _check_listed(session: Session, subject: Subject) -> Iterator[Outcome]:
    samples = _samples(session, subject)
    for target in samples:
        listing = session.population.listings[subject.name.removeprefix("in ")]
        count, pages = session.targets.listed(listing, target)
        if count == 1:
            yield Held()
        else:
            message = f"{listing.operation.id} must list once what {subject.operation} has made"
            yield Broken(message, (target.creation, *pages), f"listed {count} times")
    if not samples:
        yield NotReached(session.targets.reason)


ACCEPTS_VALID: Final = Rule(
    "valid-accepted",
    "A body that fits its schema is accepted",
    _creations,
    _check_accepted,
    _WRITES,
    calls=4,
)
KEEPS_SENT: Final = Rule(
    "sent-comes-back",
    "What is sent comes back as it was sent",
    lambda contract: declaring(contract, "x-keeps", "values", creates=True),
    _check_kept,
    _WRITES,
    calls=6,
)
CREATED_AS_READ: Final = Rule(
    "created-as-read",
    "What an operation answers is what others answer about the same object",
    _same_as,
    _check_same_as,
    _WRITES,
    calls=4,
)
CREATED_IS_LISTED: Final = Rule(
    "created-is-listed",
    "What was created is listed once",
    _listed,
    _check_listed,
    _WRITES,
    calls=2,
)
