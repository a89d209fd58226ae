"""Bodies with one thing wrong: they are refused, they leave nothing, and the corrected body passes."""

from __future__ import annotations

from collections.abc import Generator, Iterable, Iterator, Sequence
from functools import reduce
from typing import TYPE_CHECKING, Any, Final

from ....contract import Contract, JsonObject, Operation
from ...answer import place_of
from ...bodies import recipes_of
from ...calls import Exchange
from ...errors import is_refusal
from ...misses import KINDS, Miss, Misses, apart, chosen
from ...rule import Broken, Held, Need, NotReached, Outcome, Rule, Subject
from ...sources import BODY, names_each, points_at, sources_of
from ..questions import both_named, is_named, judged, two_at_once
from .attempts import Attempts, begin, renewed
from .subjects import writing

if TYPE_CHECKING:
    from ...session import Session

_MOST: Final = 40
"""Bodies of one kind that are sent one by one at most: those of one kind tend to be refused by the same code."""
_MOST_ALONE: Final = 3
"""The same where many at once have shown already that each is refused."""
_MOST_TOGETHER: Final = 40
_RUN_SECONDS: Final = 300
_SHARE: Final = 40
"""Of the calls that the limits of a server let through in a run, one in so many is for a kind."""
_Unnamed = tuple[Miss, Exchange]


def _by_kind(contract: Contract) -> Iterable[Subject]:
    for operation in writing(contract):
        if operation.request_schema is None:
            continue
        finder = Misses(contract, operation.request_schema)
        examples = [recipe.example for recipe in recipes_of(contract).get(operation.id, ())]
        for kind in KINDS:
            if any(finder.has(example, kind) for example in examples):
                yield Subject.at(place_of(contract, operation), operation.id, kind)


def _check(session: Session, subject: Subject) -> Iterator[Outcome]:
    attempts = begin(session, subject.operation)
    if attempts is None:
        yield NotReached(session.targets.reason)
        return
    first = attempts.first
    finder = Misses(session.contract, first.operation.request_schema or {})
    alone = finder.of(first.body, subject.name, first.below)
    if not alone:
        yield NotReached("the schema leaves nothing that could be wrong so")
        return
    members, unnamed = finder.names(first.body), list[_Unnamed]()
    if names_each(session.contract, first.operation, BODY, "pointer"):
        unnamed = yield from _check_together(attempts, alone)
        missed = [miss for miss, _ in unnamed]
        others = [miss for miss in alone if miss not in missed]
        alone = missed + chosen(others, _MOST_ALONE, session.random)
    named = list[Miss]()
    for miss in chosen(alone, _most(session.contract, first.operation), session.random):
        exchange = attempts.send(miss.body)
        outcome = judged(session.contract, miss, exchange, members)
        if isinstance(outcome, Held):
            outcome = _named_among_others(session.contract, miss, exchange, unnamed)
        yield outcome
        named += [miss] * is_named(miss, exchange)
    schema = session.contract.resolve(first.operation.request_schema or {})
    # Two faults may make a body one of another choice, with faults of its own.
    has_choice = "oneOf" in schema or "anyOf" in schema
    is_each = not has_choice and names_each(session.contract, first.operation, BODY)
    pair = two_at_once(named) if is_each else None
    if pair:
        yield both_named(pair, attempts.send(pair[1].change(pair[0].body)))
    yield from attempts.end()


def _named_among_others(
    contract: Contract, miss: Miss, exchange: Exchange, unnamed: Sequence[_Unnamed]
) -> Outcome:
    """Say whether what an error names was also named in a request with other faults."""
    together = next((other for each, other in unnamed if each == miss), None)
    if together is None or not _is_named(contract, exchange, miss.at):
        return Held()
    return Broken("each fault of a request must have an error of its own", (exchange, together))


def _check_together(attempts: Attempts, misses: Sequence[Miss]) -> Generator[Outcome, None, list[_Unnamed]]:
    """Send many near misses in few requests; return those that no error names, each with its request.

    Where each has an error of its own, a request shows that all of them are refused.
    """
    unnamed = list[_Unnamed]()
    for group, places, body in _groups(attempts, misses):
        exchange = attempts.send(body)
        for miss, at in zip(group, places, strict=True):
            if is_refusal(exchange) and _is_named(attempts.first.session.contract, exchange, at):
                yield Held()
            else:
                unnamed.append((miss, exchange))
    return unnamed


def _is_named(contract: Contract, exchange: Exchange, at: str) -> bool:
    return any(points_at(source, at) for source in sources_of(contract, exchange, BODY))


def _groups(attempts: Attempts, misses: Sequence[Miss]) -> Iterator[tuple[list[Miss], list[str], Any]]:
    """Yield near misses that one body can have, with their places in it, and that body."""
    first = attempts.first
    body: Any = first.body
    if not first.below:
        for group in apart(misses):
            yield group, [miss.at for miss in group], reduce(_changed, group, body)
        return
    before = int(first.below[1:])
    inner = [miss for miss in misses if miss.at.startswith(f"{first.below}/")]
    for start in range(0, len(inner), _MOST_TOGETHER):
        group = inner[start : start + _MOST_TOGETHER]
        items = [renewed(first.session, miss.body[before]) for miss in group]
        places = [f"/{before + index}{miss.at.removeprefix(first.below)}" for index, miss in enumerate(group)]
        yield group, places, [*body[:before], *items]
    outer = [miss for miss in misses if miss not in inner]
    yield from (([miss], [miss.at], miss.body) for miss in outer)


def _changed(body: Any, miss: Miss) -> Any:
    return miss.change(body)


def _most(contract: Contract, operation: Operation) -> int:
    """Return how many bodies of one kind are sent, so that no run waits for long."""
    limits: list[JsonObject] = contract.document.get("x-rate-limits", [])
    in_run: list[int] = [
        limit["calls"] * max(1, _RUN_SECONDS // limit["seconds"])
        for limit in limits
        if operation.method in limit["methods"]
    ]
    return min([_MOST, *(calls // _SHARE for calls in in_run)])


NEAR_MISSES: Final = Rule(
    "near-miss-refused",
    "A body with one thing wrong is refused, leaves nothing, and passes when it is corrected",
    _by_kind,
    _check,
    frozenset({Need.WRITES}),
    calls=_MOST + 10,
)
