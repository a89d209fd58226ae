"""Requests that only read and have a body, with one thing wrong in it."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from typing import TYPE_CHECKING, Any, Final

from ...contract import Contract, Operation
from ..answer import place_of
from ..calls import ABSENT, Exchange
from ..errors import is_refusal, words_of
from ..misses import KINDS, Miss, Misses, apart, chosen
from ..rule import Broken, Held, NotReached, Outcome, Rule, Subject
from ..samples import reads, sample
from ..sources import BODY, misnames, names_each

if TYPE_CHECKING:
    from ..session import Session

_MOST: Final = 18
"""Bodies of one kind that are tried at most, so that a run that only reads stays short."""
_AROUND: Final = frozenset({"missing", "items"})
"""Kinds for which an error may name what is around the place."""


def judged(contract: Contract, miss: Miss, exchange: Exchange, members: set[str]) -> Outcome:
    """Return whether a near miss is refused, with an error about the wrong member.

    Args:
        contract: The contract.
        miss: The near miss.
        exchange: How it was answered.
        members: The names of all members of the body.
    """
    if not is_refusal(exchange):
        message = f"{miss.place} must be refused: {KINDS[miss.kind]}"
        return Broken(message, (exchange,), f"HTTP {exchange.status}")
    # Without the member that is missing beside another one either of them may be wrong.
    by_parent = miss.kind in _AROUND
    if miss.kind != "members" and misnames(contract, exchange, miss.at, members, by_parent=by_parent):
        return Broken(f"the error must name the wrong member, {miss.place}", (exchange,))
    return Held()


def two_at_once(misses: Sequence[Miss]) -> tuple[Miss, Miss] | None:
    """Choose two near misses of one body that can be in it together, with different names; None if there are none."""
    for group in apart(misses):
        one, other = group[0], group[-1]
        if one.names and other.names and one.names[-1] != other.names[-1]:
            return one, other
    return None


def is_named(miss: Miss, exchange: Exchange) -> bool:
    """Return whether a refusal names what is wrong."""
    return is_refusal(exchange) and miss.names[-1:] != () and miss.names[-1] in words_of(exchange)


def both_named(pair: tuple[Miss, Miss], exchange: Exchange) -> Outcome:
    """Return whether the errors of a request with two faults name both."""
    words = words_of(exchange)
    unnamed = [miss.place for miss in pair if miss.names[-1] not in words]
    if not unnamed or not is_refusal(exchange):
        return Held()
    return Broken("each fault of a request must have an error of its own", (exchange,), f"not {unnamed[0]}")


def _subjects(contract: Contract) -> Iterable[Subject]:
    for operation in _asking(contract):
        for kind in KINDS:
            yield Subject.at(place_of(contract, operation), operation.id, kind)


def _asking(contract: Contract) -> list[Operation]:
    return [operation for operation in reads(contract) if operation.request_schema is not None]


def _check(session: Session, subject: Subject) -> Iterator[Outcome]:
    operation = session.contract.operation(subject.operation)
    call = sample(session, operation)
    body: Any = ABSENT if call is None else call.body
    if call is None or body is ABSENT:
        yield NotReached(f"no valid body of {operation.id} is known")
        return
    finder = Misses(session.contract, operation.request_schema or {})
    misses = finder.of(body, subject.name)
    if not misses:
        yield NotReached("the schema leaves nothing that could be wrong so")
        return
    members = finder.names(body)
    named = list[Miss]()
    for miss in chosen(misses, _MOST, session.random):
        exchange = session.send(replace(call, body=miss.body))
        yield judged(session.contract, miss, exchange, members)
        named += [miss] * is_named(miss, exchange)
    pair = two_at_once(named) if names_each(session.contract, operation, BODY) else None
    if pair:
        yield both_named(pair, session.send(replace(call, body=pair[1].change(pair[0].body))))


WRONG_QUESTIONS: Final = Rule(
    "wrong-question-refused",
    "A request that only reads is refused if one thing in its body is wrong",
    _subjects,
    _check,
    calls=_MOST + 1,
)
