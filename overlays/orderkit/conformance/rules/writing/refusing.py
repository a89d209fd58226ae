"""Bodies with one thing wrong: they are refused, they leave nothing, and the corrected body passes."""

from __future__ import annotations

import copy
import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from typing import TYPE_CHECKING, Any, Final, cast

from ....contract import Contract, JsonObject, Operation
from ....runtime.protocol.json_codec import dumps
from ...answer import place_of
from ...bodies import MissingValueError, Recipe, recipes_of, replaced
from ...calls import Call, Exchange
from ...errors import is_refusal, is_refused_as, known_errors
from ...lives import life_of, ready
from ...misses import KINDS, Misses, chosen
from ...rule import Broken, Held, Need, NotReached, Outcome, Rule, Subject
from ...targets import Target, references
from ..questions import judged
from .subjects import acts_on_object, writing
from .unchanged import changes

if TYPE_CHECKING:
    from ...session import Session

_WRITES: Final = frozenset({Need.WRITES})
_MOST: Final = 40
"""Bodies of one kind that are tried at most: those of one kind tend to be refused by the same code."""
_KINDS_PER_MINUTE: Final = 8
"""A limit of calls lets through so many kinds in a minute, so that no run waits for long."""


def _with_bodies(contract: Contract) -> list[Operation]:
    return [operation for operation in writing(contract) if operation.request_schema is not None]


def _by_kind(contract: Contract) -> Iterable[Subject]:
    for operation in _with_bodies(contract):
        finder = Misses(contract, operation.request_schema or {})
        examples = [recipe.example for recipe in recipes_of(contract).get(operation.id, ())]
        for kind in KINDS:
            if any(finder.has(example, kind) for example in examples):
                yield Subject.at(place_of(contract, operation), operation.id, kind)


class _Attempt:
    """A valid request that is sent with something wrong in it, and what it must leave as it is."""

    def __init__(self, session: Session, recipe: Recipe) -> None:
        self.session = session
        self.recipe = recipe
        self.operation = recipe.operation
        self.target: Target | None = None
        if acts_on_object(session.contract, self.operation):
            self.target = ready(session, self.operation.id)
            if self.target is None:
                raise MissingValueError(session.targets.reason)
        self.before = self.target.reads() if self.target else {}
        self.body = session.bodies.make(recipe)
        self.below = ""
        if isinstance(self.body, list):
            # A good item stands before the bad one: a request is refused as a whole, or it is not.
            items, others = cast(Sequence[Any], self.body), cast(Sequence[Any], session.bodies.make(recipe))
            self.body, self.below = [*items, *others], f"/{len(items)}"

    def send(self, body: Any, headers: Mapping[str, str] | None = None) -> Exchange:
        """Send a body. What it makes is registered."""
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
            for reference in sorted(references(self.body)):
                count, pages = self.session.targets.mentioned(reference)
                found += [f"{reference} is listed"] * bool(count)
                exchanges = (*exchanges, *pages)
        if found:
            yield Broken("a refused request must leave everything as it is", exchanges, found[0])
        else:
            yield Held()

    def corrected(self, cause: Exchange) -> Iterator[Outcome]:
        """Send the valid body at last."""
        if self.target and life_of(self.session.contract, self.operation.id):
            return
        exchange = self.send(self.body)
        if exchange.succeeded:
            yield Held()
        else:
            yield Broken("the corrected body must pass", (cause, exchange), f"HTTP {exchange.status}")


class _Attempts:
    """Sends wrong bodies one after the other; after one that was accepted, with other references on another object."""

    def __init__(self, session: Session, recipe: Recipe) -> None:
        self.first = _Attempt(session, recipe)
        self._now = self.first
        self._last: Exchange | None = None

    def send(self, body: Any, headers: Mapping[str, str] | None = None) -> Exchange:
        """Send a wrong body, derived from that of the first attempt."""
        exchange = self._now.send(_with_references(body, self.first.body, self._now.body), headers)
        if exchange.succeeded:
            self._now, self._last = _Attempt(self._now.session, self._now.recipe), None
        else:
            self._last = exchange
        return exchange

    def end(self) -> Iterator[Outcome]:
        """Say what the refused bodies left, and whether the valid one passes."""
        if self._last is not None:
            yield from self._now.left(self._last)
            yield from self._now.corrected(self._last)


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


def _check_misses(session: Session, subject: Subject) -> Iterator[Outcome]:
    attempts = _begin(session, subject.operation)
    if attempts is None:
        yield NotReached(session.targets.reason)
        return
    schema = attempts.first.operation.request_schema or {}
    finder = Misses(session.contract, schema)
    misses = finder.of(attempts.first.body, subject.name, attempts.first.below)
    if not misses:
        yield NotReached("the schema leaves nothing that could be wrong so")
        return
    members = finder.names(attempts.first.body)
    most = _most(session.contract, attempts.first.operation)
    for miss in chosen(misses, most, session.random):
        yield judged(session.contract, miss, attempts.send(miss.body), members)
    yield from attempts.end()


def _most(contract: Contract, operation: Operation) -> int:
    limits: list[JsonObject] = contract.document.get("x-rate-limits", [])
    each_minute: list[int] = [
        60 * limit["calls"] // limit["seconds"] for limit in limits if operation.method in limit["methods"]
    ]
    return min([_MOST, *(calls // _KINDS_PER_MINUTE for calls in each_minute)])


def _begin(session: Session, operation: str) -> _Attempts | None:
    recipes = session.bodies.recipes.get(operation)
    if not recipes:
        session.targets.reason = f"no valid body of {operation} is known"
        return None
    try:
        return _Attempts(session, recipes[_fullest(recipes)])
    except MissingValueError as error:
        session.targets.reason = str(error)
        return None


def _fullest(recipes: list[Recipe]) -> int:
    return max(range(len(recipes)), key=lambda index: len(str(recipes[index].example)))


def _general(at: str) -> str:
    return re.sub(r"/\d+", "/*", at) or "the body"


def _readable(contract: Contract) -> Iterable[Subject]:
    for operation in _with_bodies(contract):
        for name in ("no JSON", "no body", "another type", "another media type"):
            if name != "another media type" or _declares_media_types(contract):
                yield Subject.at(place_of(contract, operation), operation.id, name)


def _declares_media_types(contract: Contract) -> bool:
    return any(entry["semantic_status"] == 415 for entry in known_errors(contract))


def _check_readable(session: Session, subject: Subject) -> Iterator[Outcome]:
    attempts = _begin(session, subject.operation)
    if attempts is None:
        yield NotReached(session.targets.reason)
        return
    body = attempts.first.body
    text = dumps(body)
    wrong: dict[str, list[tuple[Any, Mapping[str, str]]]] = {
        "no JSON": [(text[:-1], {}), (text + b",", {}), (b"okc", {})],
        "no body": [(b"", {})],
        "another type": [(None, {}), ("text", {}), ({} if isinstance(body, list) else [body], {})],
        "another media type": [
            (text, {"content-type": "text/plain"}),
            (text, {"content-type": "application/xml"}),
        ],
    }
    for sent, headers in wrong[subject.name]:
        exchange = attempts.send(sent, headers)
        if is_refusal(exchange):
            yield Held()
        else:
            yield Broken(
                f"a request with {subject.name} must be refused", (exchange,), f"HTTP {exchange.status}"
            )
    yield from attempts.end()


def _by_rules(contract: Contract) -> Iterable[Subject]:
    for operation in _with_bodies(contract):
        if any(recipe.refused for recipe in recipes_of(contract).get(operation.id, ())):
            yield Subject.at(place_of(contract, operation), operation.id, "rules")


def _check_rules(session: Session, subject: Subject) -> Iterator[Outcome]:
    recipes = session.bodies.recipes.get(subject.operation, [])
    wrong = [(recipe, refused) for recipe in recipes for refused in recipe.refused]
    for recipe, refused in wrong:
        try:
            attempts = _Attempts(session, recipe)
        except MissingValueError as error:
            yield NotReached(str(error))
            return
        body = copy.deepcopy(attempts.first.body)
        replaced(body, refused.at, refused.value)
        exchange = attempts.send(body)
        if is_refused_as(session.contract, exchange, refused.error):
            yield Held()
        elif refused.always or not exchange.succeeded:
            message = f"{_general(refused.at)} must be refused: {refused.error}"
            yield Broken(message, (exchange,), f"HTTP {exchange.status}")
        yield from attempts.end()


NEAR_MISSES: Final = Rule(
    "near-miss-refused",
    "A body with one thing wrong is refused, leaves nothing, and passes when it is corrected",
    _by_kind,
    _check_misses,
    _WRITES,
    calls=_MOST + 6,
)
UNREADABLE: Final = Rule(
    "unreadable-refused",
    "A body that cannot be read is refused and leaves nothing",
    _readable,
    _check_readable,
    _WRITES,
    calls=8,
)
RULES_REFUSED: Final = Rule(
    "rule-refused",
    "What a rule of the provider forbids is refused with its error and leaves nothing",
    _by_rules,
    _check_rules,
    _WRITES,
    calls=12,
)
