"""The rule that an operation whose response has an id has a link to every other operation that takes it."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from .document import Document, Operation
from .finding import Fault, Place, Rule, mapping
from .links import links
from .names import plain

WORD = re.compile(r"[A-Z]?[a-z]+|[A-Z]+(?![a-z])|\d+")


@dataclass(frozen=True)
class Issued:
    """An id at the top of a response, and what it may identify: `order` for the id from createOrder."""

    name: str
    resources: frozenset[str]

    def feeds(self, key: str, resource: str) -> bool:
        """Say whether a path parameter takes this id: order_id takes order_id, or the id of an order."""
        if self.name == "id":
            return resource in self.resources
        return plain(self.name) == plain(key) != "id" and plain(key).endswith("id")


def link_missing(document: Document) -> Iterator[Fault]:
    """Report ids in responses that another operation takes without a link to it."""
    linked = {(link.response, link.target.place) for link in links(document) if link.target}
    for source in document.on_paths:
        for status, response in document.responses(source).items():
            issued = _issued(document, source, response) if status.startswith("2") else []
            excused = mapping(source.value.get("x-unlinked"))
            for target, name in _fed(document, source, issued):
                if (response, target.place) not in linked and not excused.get(target.name):
                    place = (*source.place, "responses", status)
                    yield place, f"{name} feeds {target.name}: add a link, or say why not in x-unlinked"


def _issued(document: Document, source: Operation, response: Place) -> list[Issued]:
    """Return the ids at the top of a response."""
    return [
        Issued(name, _resources(source, document.follow(body)[-1]))
        for body in document.bodies(response)
        for name in document.properties(body)
        if plain(name).endswith("id")
    ]


def _resources(source: Operation, schema: str) -> frozenset[str]:
    """Return what a top-level id may identify, judged by the path, the operation's name and the schema's."""
    fixed = [segment for segment in source.template.split("/") if segment and not segment.startswith("{")]
    noun = "".join(WORD.findall(source.name)[1:])
    return frozenset({singular(word) for word in (*fixed[-1:], noun, schema)} - {""})


def _fed(document: Document, source: Operation, issued: list[Issued]) -> list[tuple[Operation, str]]:
    """Return the other operations that take one of these ids in their path, with the id's name."""
    return [
        (target, each.name)
        for target in document.on_paths
        if target is not source
        for each in issued
        if any(each.feeds(key, _resource(target, key)) for key in _path_keys(document, target))
    ]


def _path_keys(document: Document, target: Operation) -> list[str]:
    """Return the names of an operation's path parameters."""
    return [name for location, name in document.parameters(target) if location == "path"]


def _resource(target: Operation, key: str) -> str:
    """Return what a path parameter identifies: `order` for {order_id}, and for {id} after /orders/."""
    if plain(key) == "id":
        before = target.template.partition("{" + key + "}")[0].strip("/").split("/")
        return singular(before[-1])
    return plain(key).removesuffix("id") if plain(key).endswith("id") else ""


def singular(word: str) -> str:
    """Return the singular of an English noun, in lower case."""
    return re.sub("ies$", "y", plain(word)) if word.endswith("ies") else plain(word).removesuffix("s")


RULES: dict[str, Rule] = {"link-missing": link_missing}
