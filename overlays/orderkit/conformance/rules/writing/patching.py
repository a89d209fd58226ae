"""Patches in JSON Patch: operations that are made one after the other."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import TYPE_CHECKING, Any, Final, cast

from jsonschema_rs import Draft202012Validator

from ....contract import Contract, JsonObject
from ... import pointers
from ...answer import place_of
from ...rule import Broken, Held, Need, NotReached, Outcome, Rule, Subject
from ...values import ONLY_REQUIRED, is_kept, shows_optional
from .subjects import changing
from .updating import check_rest

if TYPE_CHECKING:
    from ...session import Session


def _patched(contract: Contract) -> Iterable[Subject]:
    for operation in changing(contract):
        place = place_of(contract, operation)
        content: JsonObject = contract.resolve(place.node.get("requestBody", {})).get("content", {})
        if "application/json-patch+json" in content:
            items = contract.resolve(contract.resolve(operation.request_schema or {})["items"])
            for path in contract.resolve(items["properties"]["path"]).get("enum", ()):
                yield Subject.at(place, operation.id, path)


def _check_patch(session: Session, subject: Subject) -> Iterator[Outcome]:
    target = session.targets.reused(subject.operation)
    if target is None:
        yield NotReached(session.targets.reason)
        return
    before = target.reads()
    readers = [id_ for id_ in before if subject.name.split("/")[1] in _members(session.contract, id_)]
    patches = _patches(session, subject)
    if not readers or not patches:
        yield NotReached("no response shows the member" if patches else "no value for the path is known")
        return
    if not all(shows_optional(session.contract, before[id_]) for id_ in readers):
        yield NotReached(ONLY_REQUIRED)
        return
    for patch, value in patches:
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
        before = after


def _patches(session: Session, subject: Subject) -> list[tuple[list[JsonObject], Any]]:
    """Return valid patches of one path, each with the value that the member has afterwards."""
    schema = session.contract.operation(subject.operation).request_schema or {}
    validator = Draft202012Validator(session.contract.standalone(schema), validate_formats=True)
    every = [
        {"op": "add", "path": subject.name, "value": value}
        for value in _patch_values(session, subject.operation)
    ]
    adds: list[JsonObject] = [add for add in every if validator.is_valid([add])]
    if not adds:
        return []
    found = [(adds[:1], adds[0]["value"]), ([adds[0], adds[-1]], adds[-1]["value"])]
    remove: JsonObject = {"op": "remove", "path": subject.name}
    if validator.is_valid([remove]):
        found += [([remove], None), ([adds[0], remove], None)]
    return found


def _members(contract: Contract, operation: str) -> set[str]:
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
    calls=25,
)
