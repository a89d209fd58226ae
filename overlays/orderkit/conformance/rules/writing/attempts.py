"""Requests with something wrong in them, and what they must leave as it is."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from typing import TYPE_CHECKING, Any, cast

from ...bodies import MissingValueError, Recipe
from ...calls import Call, Exchange
from ...lives import life_of, ready
from ...references import references
from ...rule import Broken, Held, Outcome
from ...target import Target
from ...updates import with_changes, with_others
from .subjects import acts_on_object
from .unchanged import changes

if TYPE_CHECKING:
    from ...session import Session


class Attempt:
    """A valid request that is sent with something wrong in it, and what it must leave as it is."""

    def __init__(self, session: Session, recipe: Recipe) -> None:
        self.session = session
        self.recipe = recipe
        self.operation = recipe.operation
        self.target = self._prepared() if acts_on_object(session.contract, self.operation) else None
        self.before = self.target.reads() if self.target else {}
        self.sent = set[str]()
        self.body = session.bodies.make(recipe)
        if self.target:
            # A server that writes half of a request must find another half.
            self.body = with_others(session.contract, self.operation, self.body)
        self.below = ""
        if isinstance(self.body, list):
            # A good item stands before the bad one: a request is refused as a whole, or it is not.
            items, others = cast(Sequence[Any], self.body), cast(Sequence[Any], session.bodies.make(recipe))
            self.body, self.below = [*items, *others], f"/{len(items)}"
        if self.target:
            shown = [read.value for read in self.before.values()]
            self.body = with_changes(session.contract, self.operation, self.body, shown)

    def _prepared(self) -> Target:
        """Return the object to act on; where its status does not matter, one with many members that others use too."""
        targets, operation = self.session.targets, self.operation.id
        has_life = life_of(self.session.contract, operation) is not None
        target = ready(self.session, operation) if has_life else targets.reused(operation)
        if target is None:
            raise MissingValueError(targets.reason)
        return target

    def send(self, body: Any, headers: Mapping[str, str] | None = None) -> Exchange:
        """Send a body. What it makes is registered."""
        self.sent |= references(body)
        call = self.target.call(self.operation.id, body) if self.target else Call(self.operation, body=body)
        exchange = self.session.send(replace(call, headers=headers or {}))
        if exchange.succeeded:
            self.session.population.forget()
            if self.target is None:
                self.session.targets.register(exchange)
        return exchange

    def left(self, cause: Exchange) -> Iterator[Outcome]:
        """Say whether the refused requests have left anything."""
        found = list[str]()
        exchanges: tuple[Exchange, ...] = (cause,)
        if self.target:
            after = self.target.reads()
            found = [f"{id_} shows another {pointer}" for id_, pointer in changes(self.before, after)]
            exchanges = (*self.before.values(), cause, *after.values())
        else:
            self.session.population.forget()
            for reference in sorted(self.sent):
                count, pages = self.session.targets.mentioned(reference)
                found += [f"{reference} is listed"] * bool(count)
                exchanges = (*exchanges, *pages)
        if found:
            yield Broken("a refused request must leave everything as it is", exchanges, found[0])
        else:
            yield Held()

    def corrected(self, cause: Exchange) -> Iterator[Outcome]:
        """Send the valid body at last; of a list the item that was wrong."""
        if self.target and life_of(self.session.contract, self.operation.id):
            return
        exchange = self.send(self.body[int(self.below[1:]) :] if self.below else self.body)
        if exchange.succeeded:
            yield Held()
        else:
            yield Broken("the corrected body must pass", (cause, exchange), f"HTTP {exchange.status}")


class Attempts:
    """Sends wrong bodies one after the other; after one that was accepted, with other references on another object."""

    def __init__(self, session: Session, recipe: Recipe) -> None:
        self.first = Attempt(session, recipe)
        self._now = self.first
        self._last: Exchange | None = None

    def send(self, body: Any, headers: Mapping[str, str] | None = None) -> Exchange:
        """Send a wrong body, derived from that of the first attempt."""
        if self._now.target is None:
            body = _with_references(body, self.first.body, self._now.body)
        exchange = self._now.send(body, headers)
        if exchange.succeeded:
            self._now, self._last = Attempt(self._now.session, self._now.recipe), None
        else:
            self._last = exchange
        return exchange

    def end(self) -> Iterator[Outcome]:
        """Say what the refused bodies left, and whether the valid one passes."""
        if self._last is not None:
            yield from self._now.left(self._last)
            yield from self._now.corrected(self._last)


def renewed(session: Session, body: Any) -> Any:
    """Return a body with references that no other has."""
    return _swapped(body, {old: session.bodies.unique() for old in _in_order(body)})


def _with_references(body: Any, old: Any, new: Any) -> Any:
    """Return a body with the references of another one."""
    if isinstance(body, bytes) or old is new:
        return body
    swapped = dict(zip(_in_order(old), _in_order(new), strict=True))
    return _swapped(body, swapped)


def _in_order(body: Any) -> list[str]:
    return sorted(references(body), key=lambda text: (len(text), text))


def _swapped(value: Any, names: Mapping[str, str]) -> Any:
    if isinstance(value, str):
        return next((value.replace(old, new) for old, new in names.items() if old in value), value)
    if isinstance(value, list):
        return [_swapped(item, names) for item in cast(Sequence[Any], value)]
    if isinstance(value, dict):
        return {name: _swapped(item, names) for name, item in cast(dict[str, Any], value).items()}
    return value


def begin(session: Session, operation: str) -> Attempts | None:
    """Prepare wrong bodies of an operation, by its fullest recipe; None if it has none, with `targets.reason`."""
    recipes = session.bodies.recipes.get(operation)
    if not recipes:
        session.targets.reason = f"no valid body of {operation} is known"
        return None
    try:
        return Attempts(session, max(recipes, key=lambda recipe: len(str(recipe.example))))
    except MissingValueError as error:
        session.targets.reason = str(error)
        return None
