"""HTTP as its standard wants it, and reads that do not depend on each other."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import replace
from typing import TYPE_CHECKING, Final

from ...contract import Contract, is_json
from ...recordings.exchange import header
from ..answer import place_of
from ..calls import Call, Exchange
from ..connection import only_reads
from ..errors import is_refused_as, known_errors
from ..rule import Broken, Held, NotReached, Outcome, Rule, Subject
from ..samples import absent_call, is_protected, sample, samples

if TYPE_CHECKING:
    from ..session import Session

_MOST_OBJECTS: Final = 2
_NOT_ALLOWED: Final = frozenset({405, 501})
_NOT_OFFERED: Final = "application/x-okc"
_NOTHING: Final = "no object is known that can be read; --given names one"


def _gets(contract: Contract) -> Iterable[Subject]:
    for operation in contract.operations.values():
        if operation.method == "GET":
            yield Subject.at(place_of(contract, operation), operation.id)


def protected_reads(contract: Contract) -> Iterable[Subject]:
    """Yield the operations that read and want credentials."""
    for operation in contract.operations.values():
        if only_reads(contract, operation) and is_protected(contract, operation):
            yield Subject.at(place_of(contract, operation), operation.id)


def _single_reads(contract: Contract) -> Iterable[Subject]:
    # Pages are tried by rules of their own.
    for subject in protected_reads(contract):
        if contract.declared(subject.operation, "x-pagination") is None:
            yield subject


def _check_head(session: Session, subject: Subject) -> Iterator[Outcome]:
    call = sample(session, session.contract.operation(subject.operation))
    if call is None:
        yield NotReached(_NOTHING)
        return
    head = session.send(replace(call, method="HEAD"))
    allowed = dict(head.response.headers).get("allow", "")
    if head.status in _NOT_ALLOWED and "HEAD" not in allowed:
        # A method that is refused finds nothing either.
        yield Held()
        return
    if not head.succeeded:
        message = "HEAD must have the status of GET, or be refused with 405"
        yield Broken(message, (head,), f"HTTP {head.status}")
    elif not is_json(head.response.media_type):
        yield Broken("HEAD must have the media type of GET", (head,), head.response.media_type)
    elif head.response.body:
        yield Broken("the response to HEAD must have no body", (head,))
    else:
        yield _same_length(session, call, head)
    absent = absent_call(session, call.operation)
    if absent is not None:
        yield _judged_absent(session.send(replace(absent, method="HEAD")))


def _same_length(session: Session, call: Call, head: Exchange) -> Outcome:
    """Compare the length that HEAD says with that of GET, which must not change meanwhile."""
    length = header(head.response.headers, "content-length")
    reads = [session.send(call)] if length else []
    if reads and _length(reads[0]) != length:
        reads.append(session.send(call))
    lengths = {_length(read) for read in reads}
    if len(lengths) == 1 and lengths.isdisjoint({length, ""}):
        message = "Content-Length of HEAD must be that of GET"
        return Broken(message, (head, *reads[:1]), f"{length} and {lengths.pop()}")
    return Held()


def _length(read: Exchange) -> str:
    """Return the length that a response says, or that of its body; empty if that was compressed on its way."""
    is_compressed = header(read.response.headers, "content-encoding") != ""
    body = "" if is_compressed else str(len(read.response.body or b""))
    return header(read.response.headers, "content-length") or body


def _judged_absent(head: Exchange) -> Outcome:
    if 400 <= head.status < 500 or head.status in _NOT_ALLOWED:
        return Held()
    return Broken("HEAD of what does not exist must be refused", (head,), f"HTTP {head.status}")


def _check_accept(session: Session, subject: Subject) -> Iterator[Outcome]:
    call = sample(session, session.contract.operation(subject.operation))
    if call is None:
        yield NotReached(_NOTHING)
        return
    headers = {"accept": "*/*"}
    anything = session.send(replace(call, headers=headers))
    if anything.succeeded and is_json(anything.response.media_type):
        yield Held()
    else:
        message = "Accept: */* must be answered as the documented media type is"
        yield Broken(message, (anything,), f"HTTP {anything.status}, {anything.response.media_type}")
    errors = [row["name"] for row in known_errors(session.contract) if row["semantic_status"] == 406]
    if errors:
        refused = session.send(replace(call, headers={"accept": _NOT_OFFERED}))
        if any(is_refused_as(session.contract, refused, name) for name in errors):
            yield Held()
        else:
            message = "Accept with a media type that is not offered must be refused as documented"
            yield Broken(message, (refused,), f"HTTP {refused.status}")


def _check_repeatable(session: Session, subject: Subject) -> Iterator[Outcome]:
    """Read objects one after the other, at once, and again: each must be the same each time."""
    operation = session.contract.operation(subject.operation)
    calls = list(samples(session, operation, most=_MOST_OBJECTS))
    if not calls:
        yield NotReached(_NOTHING)
        return
    before = [session.send(call) for call in calls]
    at_once = session.at_once(calls)
    after = [session.send(call) for call in calls]
    for number, call in enumerate(calls):
        first, second, third = before[number], at_once[number], after[number]
        if _same(first, second) and _same(second, third):
            yield Held()
        elif _same(first, third):
            yield Broken("a read must not depend on others at the same time", (first, second, third))
        elif _same(third, session.send(call)):
            yield NotReached("an object changes while it is read")
        else:
            yield Broken("the same read must give the same", (first, third))


def _same(one: Exchange, other: Exchange) -> bool:
    return one.status == other.status and one.value == other.value


HEAD: Final = Rule("head", "HEAD is answered as GET without a body, or refused", _gets, _check_head)
ACCEPT: Final = Rule(
    "accept",
    "Any media type is accepted, and one that is not offered is refused if so declared",
    protected_reads,
    _check_accept,
    calls=2,
)
REPEATABLE: Final = Rule(
    "repeatable",
    "The same read gives the same, also among others",
    _single_reads,
    _check_repeatable,
    calls=8,
)

PROTOCOL_RULES: Final[tuple[Rule, ...]] = (HEAD, ACCEPT, REPEATABLE)
"""In the order in which they are tried."""
