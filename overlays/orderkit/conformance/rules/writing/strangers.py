"""Writes of an account on what belongs to another: by the path, and by what a body names."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from contextlib import suppress
from typing import TYPE_CHECKING, Any, Final

from ....contract import Contract, Operation
from ... import pointers
from ...answer import place_of
from ...bodies import MissingValueError, Recipe, recipes_of, with_value
from ...calls import Call, Exchange
from ...errors import is_refusal
from ...links import linked_operations
from ...listing import Listing
from ...rule import Broken, Held, Need, NotReached, Outcome, Rule, Subject
from ...target import Target
from .others import prepared
from .subjects import acts_on_object, changing, creating, writing
from .unchanged import stays

if TYPE_CHECKING:
    from ...session import Session

_NEEDS: Final = frozenset({Need.WRITES, Need.SECOND_ACCOUNT})
_REFERENCE: Final = re.compile(r"\{(?:first|named) (\w+) ")
_STAYS: Final = "what another account sends must leave the object as it is"


def _owned(contract: Contract) -> Iterable[Subject]:
    for operation in changing(contract):
        place = place_of(contract, operation)
        if "stranger" in place.node.get("x-owner", {}):
            yield Subject.at(place.child("x-owner"), operation.id)


def _check_stranger(session: Session, subject: Subject) -> Iterator[Outcome]:
    target, body = prepared(session, subject.operation)
    if target is None:
        yield NotReached(session.targets.reason)
        return
    before = target.reads()
    status = session.contract.declared(subject.operation, "x-owner")["stranger"]
    exchange = session.send(target.call(subject.operation, body, account=1))
    session.population.forget()
    if exchange.status == status:
        yield Held()
    else:
        message = f"another account must be answered with {status}"
        yield Broken(message, (exchange,), f"HTTP {exchange.status}")
    yield from stays(target, before, exchange, _STAYS)


def _keyed(contract: Contract) -> Iterable[Subject]:
    for operation in creating(contract):
        place = place_of(contract, operation)
        if "stranger" in place.node.get("x-owner", {}) and _key_pointer(contract, operation):
            yield Subject.at(place.child("x-owner"), operation.id)


def _key_pointer(contract: Contract, operation: Operation) -> str:
    """Return where a body may have the key of an object that exists already; empty if it has no place for it."""
    schema, prefix = contract.resolve(operation.request_schema or {}), ""
    if "items" in schema:
        schema, prefix = contract.resolve(schema["items"]), "/0"
    acting = linked_operations(contract, operation)
    for listing in Listing.all(contract):
        name = listing.key.removeprefix("/")
        if acting & linked_operations(contract, listing.operation) and name in contract.members(schema):
            return f"{prefix}/{name}"
    return ""


def _check_key(session: Session, subject: Subject) -> Iterator[Outcome]:
    """Send, with another account, the key of an object: with a body of one's own, and with that of its owner."""
    operation = session.contract.operation(subject.operation)
    recipe = session.bodies.recipes[operation.id][0]
    target = session.targets.make(recipe)
    if target is None:
        yield NotReached(session.targets.reason)
        return
    pointer = _key_pointer(session.contract, operation)
    key = next(iter(next(iter(target.parameters.values())).values()))
    wanted = session.contract.declared(operation.id, "x-owner")["stranger"]
    before = target.reads()
    for body in _bodies(session, recipe, target):
        exchange = _sent(session, operation, with_value(body, pointer, str(key)), account=1)
        if exchange.status == wanted:
            yield Held()
        else:
            message = f"a body with the key of another account's object must be answered with {wanted}"
            yield Broken(message, (exchange,), f"HTTP {exchange.status}")
        yield from stays(target, before, exchange, _STAYS)


def _bodies(session: Session, recipe: Recipe, target: Target) -> Iterator[Any]:
    """Yield a body of the second account, if it has what that must refer to, and the body of the object."""
    with suppress(MissingValueError):
        yield session.bodies.make(recipe, 1)
    yield target.creation.call.body


def _sent(session: Session, operation: Operation, body: Any, account: int = 0) -> Exchange:
    """Send a body that must be refused. What it makes is registered."""
    exchange = session.send(Call(operation, body=body, account=account))
    if exchange.succeeded:
        session.targets.register(exchange)
    return exchange


def _referring(contract: Contract) -> Iterable[Subject]:
    for operation in writing(contract):
        place = place_of(contract, operation)
        recipes = recipes_of(contract).get(operation.id, ())
        if place.has("x-owner") and not acts_on_object(contract, operation) and any(map(_pointers, recipes)):
            yield Subject.at(place.child("x-owner"), operation.id)


def _pointers(recipe: Recipe) -> list[str]:
    """List where a body of a recipe refers to what a listing shows."""
    return [pointer for pointer, value in recipe.values.items() if _REFERENCE.search(str(value))]


def _check_reference(session: Session, subject: Subject) -> Iterator[Outcome]:
    operation = session.contract.operation(subject.operation)
    recipe = next(filter(_pointers, session.bodies.recipes[operation.id]))
    try:
        own, body = session.bodies.make(recipe), session.bodies.make(recipe, 1)
    except MissingValueError as error:
        yield NotReached(str(error))
        return
    if not _is_foreign(session, recipe, body):
        yield NotReached("both accounts list what a body refers to")
        return
    for pointer in _pointers(recipe):
        own = with_value(own, pointer, pointers.first(body, pointer))
    exchange = _sent(session, operation, own)
    if is_refusal(exchange) or exchange.status == 403:
        yield Held()
    else:
        message = "a body that refers to what belongs to another account must be refused"
        yield Broken(message, (exchange,), f"HTTP {exchange.status}")


def _is_foreign(session: Session, recipe: Recipe, body: Any) -> bool:
    """Return whether a body refers to a value that the first account does not list."""
    return any(
        pointers.first(body, pointer) not in _listed(session, recipe.values[pointer])
        for pointer in _pointers(recipe)
    )


def _listed(session: Session, template: str) -> list[Any]:
    name, pointer = template.strip("{}").split(" ")[1:3]
    return [pointers.first(item, pointer) for item in session.population.walk(name).items]


STRANGERS: Final = Rule(
    "write-of-another-account",
    "Nobody changes what belongs to another account",
    _owned,
    _check_stranger,
    _NEEDS,
    calls=8,
)
STRANGE_KEYS: Final = Rule(
    "key-of-another-account",
    "Nobody replaces what belongs to another account by its key in a body",
    _keyed,
    _check_key,
    _NEEDS,
    calls=8,
)
STRANGE_REFERENCES: Final = Rule(
    "reference-to-another-account",
    "A body that refers to what belongs to another account is refused",
    _referring,
    _check_reference,
    _NEEDS,
    calls=2,
)
