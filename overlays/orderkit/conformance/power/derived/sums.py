"""Negations of `x-sums`: amounts that do not add up."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from decimal import ROUND_DOWN, Decimal
from typing import Any

from ....contract import Contract, JsonObject
from ..defect import Defect
from ..messages import Middleware
from ..middleware import successes
from ..pointers import is_list, put, values_at
from .naming import derive, slug

Wrong = Callable[[JsonObject, Any, Decimal], Decimal | None]
"""Returns the wrong sum of an equation in a value, None if it would be right."""


def sum_defects(provider: str, *chosen: tuple[str, int]) -> Iterator[Defect]:
    """Return a defect for each chosen equation: the name of its schema, and its place in the list there."""
    for turn, (schema, index) in enumerate(chosen):
        declared: JsonObject = Contract.load(provider).schema(schema)["x-sums"][index]
        places = list(_places(provider, schema))
        negations = list(_negations(declared))
        label, title, wrong = negations[turn % len(negations)]
        member = declared["equals"].strip("/").replace("/", " ")
        operation = places[0][0]
        yield derive(
            provider,
            "money",
            f"{member} of {schema} {title}.",
            f"{operation} x-sums {schema}{declared['equals']}",
            _wrong(places, declared, wrong),
            label=slug(schema, member, label),
            needs=("reads",) if _only_reads(provider, operation) else ("writes",),
            touches=tuple(dict.fromkeys(name for name, _ in places)),
        )


def _only_reads(provider: str, operation: str) -> bool:
    contract = Contract.load(provider)
    return contract.operation(operation).method == "GET" or bool(contract.declared(operation, "x-reads"))


def _negations(declared: JsonObject) -> Iterator[tuple[str, str, Wrong]]:
    terms = declared["terms"]
    if any(is_list(term) and len(term) > 1 for term in terms):
        yield "quantity-forgotten", "forgets to multiply by the quantity", _unmultiplied
    if any("*" in str(term) for term in terms):
        yield "last-item-lost", "leaves out the last of several items", _last_lost
    if len(terms) > 1:
        yield "term-lost", "leaves out its last part", _term_lost
    if declared["decimals"]:
        yield "cut", "is cut to whole units", _cut


def _products(term: Any, value: Any) -> list[Decimal]:
    factors = [values_at(value, pointer) for pointer in (term if is_list(term) else [term])]
    found: list[Decimal] = []
    for row in zip(*factors, strict=False):
        product = Decimal(1)
        for factor in row:
            product *= Decimal(str(factor))
        found.append(product)
    return found


def _unmultiplied(declared: JsonObject, value: Any, _: Decimal) -> Decimal | None:
    return sum(
        (Decimal(str(each)) for term in declared["terms"] for each in values_at(value, _first(term))),
        Decimal(0),
    )


def _first(term: Any) -> str:
    return str(term[0] if is_list(term) else term)


def _last_lost(declared: JsonObject, value: Any, right: Decimal) -> Decimal | None:
    products = _products(declared["terms"][0], value)
    return right - products[-1] if len(products) > 1 else None


def _term_lost(declared: JsonObject, value: Any, right: Decimal) -> Decimal | None:
    return right - sum(_products(declared["terms"][-1], value), Decimal(0))


def _cut(_: JsonObject, __: Any, right: Decimal) -> Decimal | None:
    return right.to_integral_value(ROUND_DOWN)


def _wrong(places: list[tuple[str, str]], declared: JsonObject, wrong: Wrong) -> Middleware:
    def change(request: Any, document: Any) -> Any:
        for operation, pointer in places:
            if operation == request.name:
                for value in values_at(document, pointer):
                    _set_wrong(value, declared, wrong)
        return document

    return successes(change, *dict.fromkeys(name for name, _ in places))


def _set_wrong(value: Any, declared: JsonObject, wrong: Wrong) -> None:
    shown = next(iter(values_at(value, declared["equals"])), None)
    if shown is None:
        return
    changed = wrong(declared, value, Decimal(str(shown)))
    if changed is not None:
        put(value, declared["equals"], str(changed) if isinstance(shown, str) else changed)


def _places(provider: str, schema: str) -> Iterator[tuple[str, str]]:
    """Return the operations whose success has values of a schema, and where."""
    contract = Contract.load(provider)
    target = contract.schema(schema)
    for operation in contract.operations.values():
        node = operation.success_schema(200)
        if node is not None:
            for pointer in dict.fromkeys(_pointers(contract, node, target, "", 0)):
                yield operation.id, pointer


def _pointers(contract: Contract, node: JsonObject, target: JsonObject, at: str, depth: int) -> Iterator[str]:
    found = contract.resolve(node)
    if found is target:
        yield at
    if depth > 8:
        return
    for part in [*found.get("allOf", []), *found.get("anyOf", []), *found.get("oneOf", [])]:
        yield from _pointers(contract, part, target, at, depth + 1)
    for name, member in found.get("properties", {}).items():
        yield from _pointers(contract, member, target, f"{at}/{name}", depth + 1)
    if "items" in found:
        yield from _pointers(contract, found["items"], target, f"{at}/*", depth + 1)
