"""Patches in JSON Patch: operations that are made one after the other."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import TYPE_CHECKING, Any, Final, cast

from ....contract import Contract, JsonObject
from ... import pointers
from ...answer import place_of
from ...errors import is_refusal
from ...rule import Broken, Held, Need, NotReached, Outcome, Rule, Subject
from ...target import Target
from ...updates import is_body, patch_paths
from ...values import ONLY_REQUIRED, is_kept, shows_optional
from .subjects import changing
from .updating import check_listings, check_rest

if TYPE_CHECKING:
    from ...session import Session

_LISTED: Final = 1
"""The patch after which listings are read, too: the value is another one than at first, and is not removed."""


def _patched(contract: Contract) -> Iterable[Subject]:
    for operation in changing(contract):
        for path in patch_paths(contract, operation):
            yield Subject.at(place_of(contract, operation), operation.id, path)


def _check_patch(session: Session, subject: Subject) -> Iterator[Outcome]:
    target = session.targets.reused(subject.operation)
    if target is None:
        yield NotReached(session.targets.reason)
        return
    yield from _check_removal(session, subject, target)
    before = target.reads()
    readers = [id_ for id_ in before if subject.name.split("/")[1] in members_of(session.contract, id_)]
    patches = _patches(session, subject)
    if not readers or not patches:
        yield NotReached("no response shows the member" if patches else "no value for the path is known")
        return
    if not all(shows_optional(session.contract, before[id_]) for id_ in readers):
        yield NotReached(ONLY_REQUIRED)
        return
    for number, (patch, value) in enumerate(patches):
        exchange = session.send(target.call(subject.operation, patch))
        session.population.forget()
        if not exchange.succeeded:
            yield Broken("a valid patch must be accepted", (exchange,), f"HTTP {exchange.status}")
            return
        after = target.reads()
        for operation in readers:
            shown = pointers.first(after[operation].value, subject.name)
            if is_kept(value, shown):
                yield Held()
            else:
                message = "a patch must change the member at its path, one operation after the other"
                yield Broken(message, (exchange, after[operation]), f"sent {value}, got {shown}")
            yield from check_rest(before[operation], exchange, after[operation], [subject.name])
        if number == _LISTED:
            yield from check_listings(session, subject.name, target, exchange, value, subject.name)
        before = after


def _check_removal(session: Session, subject: Subject, target: Target) -> Iterator[Outcome]:
    """Try to remove what the schema lets nobody remove."""
    remove = {"op": "remove", "path": subject.name}
    if is_body(session.contract, session.contract.operation(subject.operation), [remove]):
        return
    exchange = session.send(target.call(subject.operation, [remove]))
    session.population.forget()
    if is_refusal(exchange):
        yield Held()
    else:
        message = f"a patch that removes {subject.name} must be refused"
        yield Broken(message, (exchange,), f"HTTP {exchange.status}")


def _patches(session: Session, subject: Subject) -> list[tuple[list[JsonObject], Any]]:
    """Return valid patches of one path, each with the value that the member has afterwards."""
    adds = additions(session, subject.operation, subject.name)
    if not adds:
        return []
    found = [(adds[:1], adds[0]["value"]), ([adds[0], adds[-1]], adds[-1]["value"])]
    remove: JsonObject = {"op": "remove", "path": subject.name}
    if is_body(session.contract, session.contract.operation(subject.operation), [remove]):
        found += [([remove], None), ([adds[0], remove], None)]
        repeated: Mapping[str, Any] = session.contract.declared(subject.operation, "x-repeat") or {}
        # What is absent already is removed as what is there.
        found += [([remove], None)] if repeated.get("effect") == "same" else []
    return found


def additions(session: Session, operation: str, path: str) -> list[JsonObject]:
    """Return valid operations of a patch that set a path."""
    every = [{"op": "add", "path": path, "value": value} for value in _patch_values(session, operation)]
    changed = session.contract.operation(operation)
    return [add for add in every if is_body(session.contract, changed, [add])]


def members_of(contract: Contract, operation: str) -> set[str]:
    """Return the members that the responses of an operation declare."""
    schema = contract.operation(operation).success_schema(200)
    return set(contract.members(schema)) if schema else set()


def _patch_values(session: Session, operation: str) -> list[Any]:
    """Return values that patches of the recipes have, and others of the same kind."""
    found = list[Any]()
    for recipe in session.bodies.recipes.get(operation, ()):
        for item in cast(Sequence[Mapping[str, Any]], session.bodies.make(recipe)):
            found.append(item.get("value"))
    reference = session.bodies.unique()
    return [value for value in found if value is not None] + [f"{reference} Zoë", "2025-02-28T23:59:59.000Z"]


JSON_PATCH: Final = Rule(
    "json-patch",
    "The operations of a patch are made one after the other, each at its path",
    _patched,
    _check_patch,
    frozenset({Need.WRITES}),
    calls=34,
)
