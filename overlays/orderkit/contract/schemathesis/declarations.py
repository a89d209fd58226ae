"""Reads from a document what the hooks need: links, lifecycles, unique members, and the schemas of bodies."""

from __future__ import annotations

import json
from collections.abc import Iterator
from dataclasses import dataclass, field
from functools import cache
from pathlib import Path
from typing import Any

from ..grammar import is_object

JsonObject = dict[str, Any]

_FURTHER_LINKS = Path(__file__).with_name("links.json")
_METHODS = ("get", "put", "post", "patch", "delete")


@dataclass(frozen=True)
class Link:
    """A link of a response: the operation that it leads to, and the expressions of what it passes.

    `only` has members of the objects that it is for, with their values.
    """

    target: str
    parameters: JsonObject
    body: Any
    only: JsonObject = field(default_factory=dict[str, Any])


@dataclass
class Declared:
    """The declarations of one operation."""

    links: dict[str, list[Link]] = field(default_factory=dict[str, list[Link]])
    """The links of each response, by its status."""
    examples: list[Any] = field(default_factory=list[Any])
    """Bodies of requests as the document shows them."""
    schema: Any = None
    """The schema of its JSON body."""
    unique: list[list[str]] = field(default_factory=list[list[str]])
    """Paths of the members of the body that no two objects share."""
    creates: bool = True
    """False if it changes what exists."""
    allowed: frozenset[str] = frozenset()
    """The statuses from which it can make its move; empty if there is no such rule."""
    statuses: tuple[frozenset[str], frozenset[str]] = (frozenset(), frozenset())
    """Names of the members that hold such a status, and the statuses."""
    largest_page: dict[str, int] = field(default_factory=dict[str, int])
    """The query of the first page in its largest size; the size comes first. Empty if there is no largest size."""


class Declarations:
    """The declarations of a document, by operationId."""

    def __init__(self, document: JsonObject) -> None:
        self._document = document
        self.operations: dict[str, Declared] = {}
        for item in document["paths"].values():
            for method, operation in item.items():
                if method in _METHODS:
                    self.operations[operation["operationId"]] = self._read(method, operation)
        for link in _further_links().get(document["info"]["title"], ()):
            found = self.operations[link["from"]].links.setdefault(link["status"], [])
            found.append(Link(link["operationId"], {}, link["requestBody"], link.get("only", {})))
        for name, schema in document.get("components", {}).get("schemas", {}).items():
            for move in schema.get("x-lifecycle", {}).get("moves", ()):
                self._add_move(name, schema["x-lifecycle"], move)

    def resolve(self, node: Any) -> Any:
        """Return a node, or what it refers to."""
        while is_object(node) and "$ref" in node:
            found: Any = self._document
            for name in node["$ref"].removeprefix("#/").split("/"):
                found = found[name]
            node = found
        return node

    def forms(self, schema: Any) -> Iterator[JsonObject]:
        """The schema and all that it is composed of."""
        schema = self.resolve(schema)
        if is_object(schema):
            yield schema
            for keyword in ("allOf", "anyOf", "oneOf"):
                for form in schema.get(keyword, ()):
                    yield from self.forms(form)

    def members(self, schema: Any) -> JsonObject:
        """The properties of an object of this schema."""
        return {
            name: each for form in self.forms(schema) for name, each in form.get("properties", {}).items()
        }

    def keyword(self, schema: Any, name: str) -> Any:
        """The value of a keyword in any part of a schema, or None."""
        return next((form[name] for form in self.forms(schema) if name in form), None)

    def _read(self, method: str, operation: JsonObject) -> Declared:
        content = self.resolve(operation.get("requestBody", {})).get("content", {})
        # JSON Patch has a media type of its own.
        bodies: list[JsonObject] = [*content.values()]
        json_body = content.get("application/json") or (bodies[0] if bodies else {})
        shown = [self.resolve(example) for example in json_body.get("examples", {}).values()]
        return Declared(
            links=dict(self._links(operation)),
            examples=[example["value"] for example in shown if "value" in example],
            schema=json_body.get("schema"),
            unique=[
                member.partition("#/")[2].split("/")
                for rule in operation.get("x-unique", ())
                for member in rule["members"]
            ],
            creates=method in ("put", "post"),
            largest_page=_largest_page(operation.get("x-pagination", {})),
        )

    def _links(self, operation: JsonObject) -> Iterator[tuple[str, list[Link]]]:
        for status, response in operation["responses"].items():
            links = [self.resolve(link) for link in self.resolve(response).get("links", {}).values()]
            yield (
                status,
                [
                    Link(link["operationId"], link.get("parameters", {}), link.get("requestBody"))
                    for link in links
                    if "operationId" in link
                ],
            )

    def _add_move(self, name: str, lifecycle: JsonObject, move: JsonObject) -> None:
        declared = self.operations.get(move["operation"])
        if declared is not None:
            known = frozenset(each["from"] for each in lifecycle["transitions"])
            declared.allowed = frozenset(move["from"])
            declared.statuses = (frozenset(self._members_of(name)), known)

    def _members_of(self, schema: str) -> Iterator[str]:
        """The names of all properties that have a schema."""
        reference = f"#/components/schemas/{schema}"
        for each in self._document["components"]["schemas"].values():
            for form in (each, *each.get("allOf", ())):
                for member, described in form.get("properties", {}).items():
                    if described.get("$ref") == reference:
                        yield member


@cache
def _further_links() -> dict[str, list[JsonObject]]:
    """Links with bodies of several members, by the titles of documents: generators refuse them in a document."""
    found: dict[str, list[JsonObject]] = json.loads(_FURTHER_LINKS.read_text(encoding="utf-8"))
    return found


def _largest_page(pagination: JsonObject) -> dict[str, int]:
    inputs, query = pagination.get("inputs", {}), "$request.query."
    size: str = inputs.get("size", "")
    most: int | None = pagination.get("max-size", {}).get("items")
    if most is None or not size.startswith(query):
        return {}
    page: str = inputs.get("page", "")
    first = {page.removeprefix(query): int(pagination.get("first", 1))} if page.startswith(query) else {}
    return {size.removeprefix(query): most, **first}
