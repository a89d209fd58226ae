"""Bodies with values at the bounds of their schema: they are accepted, and the values come back."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import TYPE_CHECKING, Any, Final

from ....contract import Contract, Operation, expression_target
from ... import pointers
from ...answer import place_of
from ...bodies import MissingValueError, Recipe, recipes_of
from ...body_schemas import BodySchema
from ...bounds import KINDS, Bound, bounds_of, with_bounds
from ...calls import Call, Exchange
from ...connection import only_reads
from ...errors import errors_of, is_refusal, texts_of
from ...lives import life_of
from ...misses import Miss, Misses
from ...rule import Broken, Held, Need, NotReached, Outcome, Rule, Subject
from ...target import Target
from ...values import is_kept, shows_optional
from .keeping import check_pair
from .subjects import acts_on_object, writing

if TYPE_CHECKING:
    from ...session import Session

_MOST: Final = 24
"""Bodies that are sent at most for one kind of bound."""
_BEYOND: Final = {
    "longest": ("length", "items"),
    "shortest": ("length", "items", "missing"),
    "greatest": ("number",),
    "least": ("number",),
    "listed": ("value", "type"),
    "null": ("type",),
    "characters": (),
    "decimals": (),
}
"""Kinds of near misses that lie just beyond a bound."""
_DETAIL: Final = re.compile(r"\d+|'[^']*'|\"[^\"]*\"")
Places = list[tuple[str, int]]


def _subjects(contract: Contract) -> Iterable[Subject]:
    for operation in (*writing(contract), *_asking(contract)):
        if operation.request_schema is None or life_of(contract, operation.id) is not None:
            continue
        schema = BodySchema(contract, operation.request_schema)
        examples = [recipe.example for recipe in recipes_of(contract).get(operation.id, ())]
        for kind in KINDS:
            if any(bounds_of(schema, example, kind) for example in examples):
                yield Subject.at(place_of(contract, operation), operation.id, kind)


def _asking(contract: Contract) -> Iterable[Operation]:
    """Yield the operations that only read and for which a valid body is known, such as a quote."""
    for name in recipes_of(contract):
        if only_reads(contract, contract.operation(name)):
            yield contract.operation(name)


class _Try:
    """Sends bodies with values at bounds: all of them at once, and fewer where they are refused."""

    def __init__(self, session: Session, recipe: Recipe, kind: str) -> None:
        self.session = session
        self.recipe = recipe
        self.operation: Operation = recipe.operation
        self.kind = kind
        self.left = _MOST
        self._schema = BodySchema(session.contract, self.operation.request_schema or {})
        self._misses = Misses(session.contract, self.operation.request_schema or {})
        self._first: Any = None
        self._target: Target | None = None
        if acts_on_object(session.contract, self.operation):
            self._target = session.targets.reused(self.operation.id)
            if self._target is None:
                raise MissingValueError(session.targets.reason)

    def rounds(self) -> list[Places]:
        """List the places whose first value is tried together, those of the second value, and so on."""
        found = dict[int, Places]()
        for bound in self._bounds(self.session.bodies.make(self.recipe)):
            found.setdefault(bound.number, []).append((bound.at, bound.number))
        return list(found.values())

    def outcomes(self, places: Places) -> Iterator[Outcome]:
        """Say of each place whether its value is accepted and comes back."""
        if self.left <= 0 or not places:
            return
        body = self._body()
        bounds = [bound for bound in self._bounds(body) if (bound.at, bound.number) in places]
        changed = with_bounds(body, bounds)
        exchange = self._send(changed) if self._schema.allows(changed) else None
        if exchange is not None and exchange.succeeded:
            yield Held(len(places))
            yield from self._kept(exchange, bounds)
        elif len(places) > 1:
            middle = len(places) // 2
            yield from self.outcomes(places[:middle])
            yield from self.outcomes(places[middle:])
        elif exchange is not None:
            yield self._judged(exchange, bounds)

    def _body(self) -> Any:
        """Return a valid body: where a second one replaces what a first has made, one with the same references."""
        if self._first is None or self.operation.retry != "upsert":
            self._first = self.session.bodies.make(self.recipe)
        return self._first

    def _bounds(self, body: Any) -> list[Bound]:
        chosen = self.recipe.chosen
        return [bound for bound in bounds_of(self._schema, body, self.kind) if bound.at not in chosen]

    def _send(self, body: Any) -> Exchange:
        self.left -= 1
        call = self._target.call(self.operation.id, body) if self._target else Call(self.operation, body=body)
        exchange = self.session.send(call)
        if exchange.succeeded:
            self.session.population.forget()
        return exchange

    def _judged(self, exchange: Exchange, bounds: Sequence[Bound]) -> Outcome:
        """A refusal is wrong if it is the one that answers a value beyond the bound: other rules may forbid a value."""
        at = re.sub(r"/\d+", "/*", bounds[0].at)
        if is_refusal(exchange):
            miss = self._beyond(bounds[0])
            if miss is None:
                return NotReached("no value beyond the bound is known")
            beyond = self._send(miss.body)
            if not _is_same_refusal(self.session.contract, exchange, beyond):
                return NotReached("another rule of the server refuses the value")
        return Broken(f"{at} may be {KINDS[self.kind]}", (exchange,), f"HTTP {exchange.status}")

    def _beyond(self, bound: Bound) -> Miss | None:
        body = self.session.bodies.make(self.recipe)
        found = [miss for kind in _BEYOND[self.kind] for miss in self._misses.of(body, kind)]
        return next(
            (
                miss
                for miss in found
                if miss.at == bound.at
                and _is_beyond(self.kind, pointers.first(miss.body, bound.at), bound.value)
            ),
            None,
        )

    def _kept(self, exchange: Exchange, bounds: Sequence[Bound]) -> Iterator[Outcome]:
        declared: Mapping[str, Any] = self.session.contract.declared(self.operation.id, "x-keeps") or {}
        values: list[Mapping[str, str]] = declared.get("values", [])
        pairs = [
            pair
            for pair in values
            if any(_is_at(expression_target(pair["sent"]), bound.at) for bound in bounds)
        ]
        reads = dict[str, Exchange]()
        if not only_reads(self.session.contract, self.operation):
            target = self._target or self.session.targets.register(exchange)
            reads = target.reads() if pairs else {}
        for pair in pairs:
            if self._target is None:
                yield from check_pair(self.session, pair, exchange, reads)
            else:
                yield from _check_shown(self.session.contract, pair, exchange, reads.values())


def _is_beyond(kind: str, wrong: Any, last: Any) -> bool:
    match kind:
        case "greatest":
            return bool(wrong > last)
        case "least":
            return bool(wrong < last)
        case "longest":
            return len(wrong or ()) > len(last)
        case "shortest":
            return len(wrong or ()) < len(last)
        case _:
            return True


def _is_at(pattern: str, at: str) -> bool:
    """Return whether a pointer with `*` leads to a place, to what is in it, or to what it is in."""
    one, other = re.sub(r"/\d+", "/*", at), re.sub(r"/\d+", "/*", pattern)
    return f"{one}/".startswith(f"{other}/") or f"{other}/".startswith(f"{one}/")


def _check_shown(
    contract: Contract, pair: Mapping[str, str], cause: Exchange, reads: Iterable[Exchange]
) -> Iterator[Outcome]:
    sent = pointers.values(cause.call.body, expression_target(pair["sent"]))
    for read in reads:
        back = pointers.values(read.value, expression_target(pair["back"]))
        if not back and not shows_optional(contract, read):
            continue
        if is_kept(sent, back) or (sent == [None] and not back):
            yield Held()
        elif sent:
            name = expression_target(pair["sent"])
            message = f"{name} must come back as it was sent in an update"
            yield Broken(message, (cause, read), f"sent {sent}, got {back}")


def _is_same_refusal(contract: Contract, one: Exchange, other: Exchange) -> bool:
    same_codes = _codes(contract, one) == _codes(contract, other)
    return one.status == other.status and same_codes and _texts(one) == _texts(other)


def _codes(contract: Contract, exchange: Exchange) -> set[str]:
    return {str(entry.code) for entry in errors_of(contract, exchange)}


def _texts(exchange: Exchange) -> set[str]:
    return {_DETAIL.sub("", text) for text in texts_of(exchange.value)}


def _check(session: Session, subject: Subject) -> Iterator[Outcome]:
    recipes = session.bodies.recipes.get(subject.operation, [])
    if not recipes:
        yield NotReached(f"no valid body of {subject.operation} is known")
        return
    fullest = max(recipes, key=lambda recipe: len(str(recipe.example)))
    tried = _Try(session, fullest, subject.name)
    for places in tried.rounds():
        yield from tried.outcomes(places)


BOUNDS_ACCEPTED: Final = Rule(
    "bounds-accepted",
    "A value at a bound of the schema is accepted and comes back",
    _subjects,
    _check,
    frozenset({Need.WRITES}),
    calls=2 * _MOST,
)
