"""Objects that are sent again: what is left out then is removed, where the spec says so."""

from __future__ import annotations

import copy
import re
from collections.abc import Iterable, Iterator, Mapping
from typing import TYPE_CHECKING, Any, Final, cast

from ....contract import Contract, expression_target
from ... import pointers
from ...bodies import removed
from ...body_schemas import BodySchema
from ...calls import Call
from ...rule import Broken, Held, Need, NotReached, Outcome, Rule, Subject
from ...values import is_kept
from .subjects import declaring

if TYPE_CHECKING:
    from ...session import Session

_INDEX: Final = re.compile(r"/\d+(?=/|$)")


def _subjects(contract: Contract) -> Iterable[Subject]:
    for subject in declaring(contract, "x-keeps", "unsent", creates=True):
        if contract.declared(subject.operation, "x-keeps")["unsent"] == "removed":
            yield subject


def _check(session: Session, subject: Subject) -> Iterator[Outcome]:
    operation = session.contract.operation(subject.operation)
    recipes = session.bodies.recipes.get(subject.operation, ())
    fullest = max(recipes, key=lambda recipe: len(str(recipe.example)), default=None)
    target = None if fullest is None else session.targets.make(fullest)
    if target is None:
        yield NotReached(session.targets.reason)
        return
    sent = target.creation.call.body
    optional = _optional(BodySchema(session.contract, operation.request_schema or {}), sent)
    least = copy.deepcopy(sent)
    for place in optional:
        removed(least, place)
    exchange = session.send(Call(operation, body=least))
    session.population.forget()
    if not exchange.succeeded:
        yield NotReached(f"{operation.id} refuses the body without its optional members")
        return
    reads = target.reads()
    for place, back, reader in _places(session.contract, subject.operation, optional):
        if reader not in reads:
            continue
        old, shown = pointers.first(sent, place), pointers.values(reads[reader].value, back)
        if old is not None and any(is_kept(old, value) for value in shown):
            message = f"{place} must be removed by a request without it"
            yield Broken(message, (target.creation, exchange, reads[reader]), f"got {old}")
        else:
            yield Held()


def _optional(schema: BodySchema, body: Any) -> list[str]:
    """List the places of a body that the schema does not require."""
    found = list[str]()
    for each in schema.values(body):
        value, declared = each.value, each.schema.get("properties", {})
        if isinstance(value, Mapping):
            names = declared.keys() & cast(Mapping[str, Any], value).keys()
            found += [f"{each.at}/{name}" for name in sorted(names - {*each.schema.get("required", ())})]
    return found


def _places(contract: Contract, operation: str, optional: list[str]) -> Iterator[tuple[str, str, str]]:
    """Yield each optional place that comes back: where it is sent, where it is read, and by which operation."""
    pairs: list[Mapping[str, str]] = contract.declared(operation, "x-keeps").get("values", [])
    for pair in pairs:
        at, back = expression_target(pair["sent"]), expression_target(pair["back"])
        for place in optional:
            general = _INDEX.sub("/*", place)
            if f"{general}/".startswith(f"{at}/"):
                yield place, back + general.removeprefix(at), pair.get("read-by", operation)


UNSENT_REMOVED: Final = Rule(
    "unsent-removed",
    "What is left out when an object is sent again is removed, where the spec says so",
    _subjects,
    _check,
    frozenset({Need.WRITES}),
    calls=4,
)
