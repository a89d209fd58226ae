"""Rules for pages: inputs, results, totals, keys and the largest size are what their names and schemas say."""

from __future__ import annotations

import re
from collections.abc import Iterator

from .document import Document, Operation
from .extensions import bodies_of, items_of
from .finding import Fault, Place, Rule, mapping, sequence, text
from .links import reach, split_pointer

ROLES = {
    "page": re.compile(r"page|cursor", re.IGNORECASE),
    "offset": re.compile(r"offset|start|skip", re.IGNORECASE),
    "cursor": re.compile(r"cursor|token|after", re.IGNORECASE),
    "size": re.compile(r"size|limit|count|per", re.IGNORECASE),
}
TOTALS = re.compile(r"total|count|results|number|size", re.IGNORECASE)


def sort_and_order(document: Document) -> Iterator[Fault]:
    """Report listings whose order is not the default of their sort."""
    for operation in document.on_paths:
        order = [mapping(row) for row in sequence(mapping(operation.value.get("x-pagination")).get("order"))]
        for place in document.parameters(operation).values():
            sort = mapping(mapping(document.at((*place, "schema"))).get("x-sort"))
            default = text(sort.get("default"))
            if not default or not order:
                continue
            key, down = default.lstrip("-"), default.startswith("-")
            if mapping(sort.get("keys")).get(key) != order[0].get("by") or down != (
                order[0].get("direction") == "descending"
            ):
                yield (
                    (*operation.place, "x-pagination", "order"),
                    f"the sort without the parameter is {default}: mend one",
                )


def page_inputs(document: Document) -> Iterator[Fault]:
    """Report pages whose inputs, results, total or largest size are not what their names and schemas say."""
    for operation in document.operations:
        paging = mapping(operation.value.get("x-pagination"))
        if not paging:
            continue
        place = (*operation.place, "x-pagination")
        for role, expression in mapping(paging.get("inputs")).items():
            name = re.split(r"[./]", text(expression))[-1]
            if role in ROLES and not ROLES[role].search(name):
                yield (*place, "inputs", role), f"{name} is no {role} by its name: mend the input"
        yield from _size_faults(document, operation, place)
        if not items_of(document, operation):
            yield (*place, "results"), "this is no list in the response: mend the pointer"
        total = text(paging.get("total")).partition("#")[2]
        if total and not TOTALS.search(total):
            yield (*place, "total"), f"{total} is no number of all by its name: mend it"
        if total and not _is_integer(document, operation, total):
            yield (*place, "total"), f"{total} is no integer: mend it"
        if "total-reached" in sequence(paging.get("stop")) and not total:
            yield (*place, "stop"), "total-reached needs total: give it, or another condition"
        if ("no-next-link" in sequence(paging.get("stop"))) != ("next" in paging):
            yield (*place, "stop"), "no-next-link and next belong together: mend one"
        yield from _key_faults(document, operation, place)


def _is_integer(document: Document, operation: Operation, pointer: str) -> bool:
    reached = reach(document, bodies_of(document, operation), split_pointer(pointer))
    return any(document.types(each) == {"integer"} for each in reached)


def _size_faults(document: Document, operation: Operation, place: Place) -> Iterator[Fault]:
    """Yield what is wrong with the largest page: it is the maximum of the parameter."""
    paging = mapping(operation.value.get("x-pagination"))
    expression = text(mapping(paging.get("inputs")).get("size"))
    location, _, name = expression.removeprefix("$request.").partition(".")
    schema: Place | None = (
        (*document.parameters(operation)[location, name], "schema")
        if (location, name) in document.parameters(operation)
        else None
    )
    if expression.startswith("$request.body#"):
        bodies = document.bodies(document.follow((*operation.place, "requestBody")))
        schema = next(iter(reach(document, bodies, split_pointer(expression.partition("#")[2]))), None)
    bounds = mapping(document.resolve(schema)) if schema else {}
    most = mapping(paging.get("max-size"))
    if most and "maximum" in bounds and bounds["maximum"] != most.get("items"):
        yield (*place, "max-size"), f"the parameter has maximum {bounds['maximum']}: mend one of them"
    if isinstance(bounds.get("default"), int) and bounds["default"] > bounds.get(
        "maximum", bounds["default"]
    ):
        yield (*place, "inputs", "size"), "the default is more than the maximum: mend one of them"


def _key_faults(document: Document, operation: Operation, place: Place) -> Iterator[Fault]:
    """Yield what is wrong with the key of the items: an id or a number that is always there."""
    key = text(mapping(operation.value.get("x-pagination")).get("key"))
    last = split_pointer(key)[-1] if key else ""
    if last and not re.search(r"(id|number|sku|code|key)$", last, re.IGNORECASE):
        yield (*place, "key"), f"{last} is no id by its name: mend the key"
    items = items_of(document, operation)
    owed = {
        str(name)
        for item in items
        for schema in document.schemas(item)
        for name in sequence(schema.get("required"))
    }
    if last and len(split_pointer(key)) == 1 and owed and last not in owed:
        yield (
            (*place, "key"),
            f"{last} may be missing, so that it identifies nothing: require it, or name another",
        )


RULES: dict[str, Rule] = {
    "sort-and-order": sort_and_order,
    "page-inputs": page_inputs,
}
