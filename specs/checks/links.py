"""Rules for links: each leads to an operation and gives it what it needs from what is there."""

from __future__ import annotations

import json
import re
from collections.abc import Collection, Iterator
from dataclasses import dataclass
from functools import cached_property
from typing import Any

from .document import Document, Operation, type_names, unescape
from .finding import Fault, Place, Rule, mapping

EXPRESSION = re.compile(
    r"\$(url|method|statusCode|(?P<side>request|response)"
    r"\.(?P<part>body|(header|query|path)\.(?P<name>[^\s#{}]+))(?P<pointer>#(/[^\s{}]*)?)?)"
)
EMBEDDED = re.compile(r"\{(\$[^}]*)\}")
LOCATIONS = ("path", "query", "header", "cookie")


@dataclass(frozen=True, eq=False)
class Link:
    """One use of a link: the link, the response it stands in and the operation that gave the response."""

    document: Document
    source: Operation
    response: Place
    place: Place

    @property
    def value(self) -> dict[str, Any]:
        """The link, its reference followed."""
        return self.document.resolve(self.place)

    @property
    def given(self) -> dict[str, Any]:
        """The parameters that the link gives."""
        return mapping(self.value.get("parameters"))

    @cached_property
    def target(self) -> Operation | None:
        """The operation that the link leads to, or None."""
        name, place = self.value.get("operationId"), self.document.target(self.value.get("operationRef"))
        matches = (
            each for each in self.document.on_paths if each.place == place or (name and each.name == name)
        )
        return next(matches, None)

    @cached_property
    def taken(self) -> dict[tuple[str, str], Place]:
        """The parameters of the target by location and name."""
        return self.document.parameters(self.target) if self.target else {}

    def parameter(self, key: str) -> Place | None:
        """Return the target's parameter that a key of `parameters` names, with or without its location."""
        location, _, name = key.partition(".")
        if location in LOCATIONS and (location, name) in self.taken:
            return self.taken[location, name]
        return next((place for (_, name), place in self.taken.items() if name == key), None)


def links(document: Document) -> Iterator[Link]:
    """Yield every use of a link, in the response of the operation that uses it."""
    for operation in document.operations:
        for response in document.responses(operation).values():
            for name in mapping(mapping(document.at(response)).get("links")):
                yield Link(document, operation, response, (*response, "links", name))


def link_target(document: Document) -> Iterator[Fault]:
    """Report links that lead to no operation."""
    for link in links(document):
        if len({"operationId", "operationRef"} & link.value.keys()) != 1:
            yield link.place, "a link has exactly one of operationId and operationRef: give one"
        elif link.target is None:
            yield link.place, "the link leads to no operation under paths: mend its target"


def link_parameter(document: Document) -> Iterator[Fault]:
    """Report links that give unknown parameters or lack a required one."""
    for link in links(document):
        if link.target is None:
            continue
        for key in link.given:
            if link.parameter(key) is None:
                yield (
                    (*link.place, "parameters", key),
                    f"{link.target.name} has no parameter {key}: mend the name",
                )
        for (location, name), place in link.taken.items():
            is_required = mapping(document.at(place)).get("required") is True
            if is_required and not {name, f"{location}.{name}"} & link.given.keys():
                yield link.place, f"{link.target.name} needs the {location} parameter {name}: give it"


def link_body(document: Document) -> Iterator[Fault]:
    """Report links that give a body which their target or generators do not take."""
    for link in links(document):
        body = link.value.get("requestBody")
        if body is not None and not isinstance(body, str):
            yield (*link.place, "requestBody"), "generators refuse a body that is not one expression"
        elif body is not None and link.target and "requestBody" not in link.target.value:
            yield (*link.place, "requestBody"), f"{link.target.name} takes no body: leave it out"


def link_expression(document: Document) -> Iterator[Fault]:
    """Report links whose expressions are malformed or point at nothing."""
    for link in links(document):
        for key, value in (*link.given.items(), ("requestBody", link.value.get("requestBody"))):
            place = (*link.place, key) if key == "requestBody" else (*link.place, "parameters", key)
            for message in _value_faults(link, link.parameter(key), value):
                yield place, message


def _constant(value: Any, types: Collection[str]) -> Any:
    """Return what a constant stands for: OpenAPI's own schema takes texts only, so a number is written as one."""
    if not isinstance(value, str) or "string" in types:
        return value
    try:
        return json.loads(value)
    except ValueError:
        return value


def _value_faults(link: Link, parameter: Place | None, value: Any) -> Iterator[str]:
    """Yield the faults of a value that a link gives: of its expressions, or as a constant."""
    embedded = EMBEDDED.findall(value) if isinstance(value, str) else []
    if isinstance(value, str) and value.startswith("$"):
        embedded = [value]
    for expression in embedded:
        yield from expression_faults(link, expression, parameter)
    if not embedded and parameter is not None:
        schema = (*parameter, "schema")
        errors = link.document.errors(schema, _constant(value, link.document.types(schema)))
        yield from (f"the constant does not fit the parameter {error}: mend it" for error in errors)


def expression_faults(link: Link, expression: str, parameter: Place | None) -> Iterator[str]:
    """Yield the faults of one runtime expression."""
    match = EXPRESSION.fullmatch(expression)
    if match is None or (match["pointer"] and match["part"] != "body"):
        yield f"{expression} is not a runtime expression: write $response.body#/id or the like"
    elif match["name"]:
        yield from _name_faults(link, expression, match)
    elif match["side"]:
        yield from _pointer_faults(link, expression, match, parameter)


def _name_faults(link: Link, expression: str, match: re.Match[str]) -> Iterator[str]:
    """Yield a fault if an expression names a parameter or header that is not there."""
    location, name = match["part"].partition(".")[0], match["name"].lower()
    if match["side"] == "response":
        held = {("header", key) for key in mapping(mapping(link.document.at(link.response)).get("headers"))}
    else:
        held = set(link.document.parameters(link.source))
    if (location, name) not in {(place, key.lower()) for place, key in held}:
        yield f"{expression} names nothing that {link.source.name} has: mend the name"


def _pointer_faults(
    link: Link, expression: str, match: re.Match[str], parameter: Place | None
) -> Iterator[str]:
    """Yield a fault if an expression points at nothing in a body, or at an object where a value is needed."""
    owner = link.response
    if match["side"] == "request":
        owner = link.document.follow((*link.source.place, "requestBody"))
    keys = split_pointer((match["pointer"] or "#")[1:])
    reached = reach(link.document, link.document.bodies(owner), keys)
    if not reached:
        yield f"{expression} points at nothing in the schema of the {match['side']} body: mend the pointer"
    elif (
        parameter
        and _only_containers(link.document, reached)
        and not _takes_container(link.document, parameter)
    ):
        yield f"{expression} is an object or array and the parameter is not: point at a value"


def split_pointer(pointer: str) -> list[str]:
    """Return the keys of a JSON pointer."""
    return [unescape(key) for key in pointer.split("/")[1:]]


def reach(document: Document, places: list[Place], keys: list[str]) -> list[Place]:
    """Return the places a JSON pointer reaches in schemas, through references, branches and arrays.

    `*` stands for any item of an array.
    """
    for key in keys:
        places = [
            onward
            for place in places
            for part in document.parts(place)
            for onward in _step(document, part, key)
        ]
    return [place for place in places if document.at(place) is not None]


def _step(document: Document, place: Place, key: str) -> Iterator[Place]:
    """Yield the places that one key reaches in a schema."""
    schema = mapping(document.at(place))
    if key in mapping(schema.get("properties")):
        yield (*place, "properties", key)
    elif schema.get("additionalProperties", False) is not False:
        yield (*place, "additionalProperties")
    elif (key == "*" or key.isdecimal()) and "array" in type_names(schema):
        yield (*place, "items")


def _only_containers(document: Document, places: list[Place]) -> bool:
    """Return whether the values at these places can only be objects or arrays."""
    types = {name for place in places for name in document.types(place)}
    return bool(types) and types <= {"object", "array"}


def _takes_container(document: Document, parameter: Place) -> bool:
    """Return whether a parameter takes an object or an array."""
    return bool(document.types((*parameter, "schema")) & {"object", "array"})


RULES: dict[str, Rule] = {
    "link-target": link_target,
    "link-parameter": link_parameter,
    "link-body": link_body,
    "link-expression": link_expression,
}
