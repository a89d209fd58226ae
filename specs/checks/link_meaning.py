"""Rules for links: each gives a parameter the member that means it, and leads where its name and text say."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any

from .document import Document
from .extensions import uses
from .finding import Fault, Place, Rule, mapping, sequence, text
from .links import Link, links, split_pointer
from .missing_links import singular
from .names import plain
from .prose import words_of
from .texts import WORD

VERBS = {
    "get": "get read retrieve fetch",
    "list": "list",
    "search": "search find",
    "track": "track",
    "create": "create register ask",
    "place": "place",
    "cancel": "cancel ask",
    "update": "update change",
    "delete": "delete",
    "retrieve": "retrieve read get",
    "refund": "refund ask",
}
SAME_AS = re.compile(r"`(\w+)`")


def link_member(document: Document) -> Iterator[Fault]:
    """Report links that give a parameter a member which means something else."""
    for link in links(document):
        for key, value in link.given.items():
            parameter = link.parameter(key)
            pointer = text(value).partition("#")[2]
            if parameter is None or not text(value).startswith("$"):
                continue
            own = text(mapping(document.at(parameter)).get("name"))
            last = ([part for part in split_pointer(pointer) if not part.isdecimal()] or [""])[-1]
            last = last if pointer else re.split(r"[.]", text(value))[-1]
            if not _means(document, link, own, last, pointer):
                yield (
                    (*link.place, "parameters", key),
                    f"{own} is given {last}, which is another thing: mend the pointer",
                )


def _means(document: Document, link: Link, own: str, last: str, pointer: str) -> bool:
    """Return whether a member is what a parameter takes: by its name, or by what one of the texts says."""
    if plain(own) == plain(last):
        return not _deep_id(pointer, own, link)
    resource = _resource_of(own, link)
    steps = [singular(step) for step in split_pointer(pointer) if not step.isdecimal()] if pointer else []
    if plain(last) == "id" and resource:
        holder = steps[-2] if len(steps) > 1 else ""
        return holder in ("", "data", "item", "result", resource) or resource == holder
    if singular(last).removesuffix("id") == resource and len(steps) == 1 and last.endswith("s"):
        return True
    if plain(last).endswith("id") and {plain(last).removesuffix("id"), plain(own)} == {plain(own)}:
        return True
    return _declared_alike(document, link, own, last)


def _deep_id(pointer: str, own: str, link: Link) -> bool:
    """Return whether an id called `id` stands in an object of another kind than the target takes."""
    steps = [step for step in split_pointer(pointer) if not step.isdecimal()] if pointer else []
    if plain(own) != "id" or len(steps) < 2:
        return False
    return singular(steps[-2]) not in ("data", "item", "result", _resource_of(own, link))


def _resource_of(own: str, link: Link) -> str:
    """Return what a parameter identifies: `order` for order_id, and for {id} after /orders/."""
    if plain(own) != "id":
        return plain(own).removesuffix("id")
    template = link.target.template if link.target else ""
    return singular(template.partition("{" + own + "}")[0].strip("/").split("/")[-1])


def _declared_alike(document: Document, link: Link, own: str, last: str) -> bool:
    """Return whether the text of the parameter names the member, or its filter or the member's text say so."""
    parameter = next(
        (
            place
            for key in link.given
            for place in [link.parameter(key)]
            if place and _named(document, place) == own
        ),
        None,
    )
    words = words_of(document.by_place[parameter]) if parameter and parameter in document.by_place else ""
    if re.search(rf"\b(?:its|the)(?: \w+'s)? `{re.escape(last)}`", words):
        return True
    for use in uses(document):
        member = (
            text(mapping(use.value).get("member"))
            if use.name == "x-filter" and use.node.place == parameter
            else ""
        )
        if member and split_pointer(member)[-1] == last:
            return True
    for node in document.of("schema"):
        names = SAME_AS.findall(words_of(node))
        of_item = node.role == "items" and node.parent is not None and node.parent.name == last
        if own in names and (of_item or last in names or (node.is_property and node.name == last)):
            return True
    return False


def _named(document: Document, place: Place) -> str:
    return text(mapping(document.at(place)).get("name"))


def link_name(document: Document) -> Iterator[Fault]:
    """Report links whose name or text says another operation than they lead to."""
    for link in links(document):
        if link.target is None:
            continue
        action = WORD.findall(link.target.name)[0].lower()
        wanted = set((VERBS.get(action) or action).split())
        name = [word.lower() for word in WORD.findall(link.place[-1])]
        verb = next((word for word in name if word in _all_verbs()), "")
        said = text(link.value.get("description")).split(" ")[0].lower()
        reads = link.target.value.get("x-retry") == "safe"
        if verb and verb not in wanted and not (reads and verb in ("get", "read", "orders", "documents")):
            yield link.place, f"{link.place[-1]} leads to {link.target.name}: mend its name or its target"
        if said in _all_verbs() and said not in wanted and not (reads and said in ("read", "get", "list")):
            yield link.place, f"the text says {said}, the link leads to {link.target.name}: mend one of them"
        if link.place[-1].lower() in {each.name.lower() for each in document.on_paths} - {
            link.target.name.lower()
        }:
            yield link.place, f"{link.place[-1]} leads to {link.target.name}: mend its name or its target"


def _all_verbs() -> set[str]:
    return {word for words in VERBS.values() for word in words.split()}


def link_value_fits(document: Document) -> Iterator[Fault]:
    """Report links whose member has an example that the parameter does not take, or no type in common with it."""
    for link in links(document):
        for key, value in link.given.items():
            parameter, pointer = link.parameter(key), text(value).partition("#")[2]
            if parameter is None or not pointer or not text(value).startswith("$response.body"):
                continue
            schema = (*parameter, "schema")
            for example in _values(document, link, pointer):
                if not document.fits(schema, example) and not _fits_as_text(document, schema, example):
                    yield (
                        (*link.place, "parameters", key),
                        f"{example!r} of an example does not fit {key}: mend the pointer",
                    )


def _values(document: Document, link: Link, pointer: str) -> Iterator[Any]:
    """Yield the values at a pointer in the examples of the response that has the link."""
    for body in document.bodies(link.response):
        for name in mapping(mapping(document.at(body[:-1])).get("examples")):
            value = document.resolve((*body[:-1], "examples", name)).get("value")
            for step in split_pointer(pointer):
                held = sequence(value)
                value = (
                    held[int(step)]
                    if step.isdecimal() and int(step) < len(held)
                    else mapping(value).get(step)
                )
            if value is not None:
                yield value


def _fits_as_text(document: Document, schema: Place, value: Any) -> bool:
    """Return whether the text of a number, or the number that a text writes, fits: parameters are written as text."""
    if isinstance(value, int) and document.fits(schema, str(value)):
        return True
    return isinstance(value, str) and value.isdecimal() and document.fits(schema, int(value))


def link_of_array(document: Document) -> Iterator[Fault]:
    """Report links to the first of a list that read another one."""
    for link in links(document):
        if not re.search(r"\bfirst\b", text(link.value.get("description"))):
            continue
        for key, value in link.given.items():
            indices = re.findall(r"/(\d+)(?=/|$)", text(value))
            if [index for index in indices if index != "0"]:
                yield (
                    (*link.place, "parameters", key),
                    f"the text says the first, {value} is not: mend one of them",
                )


def twin_links(document: Document) -> Iterator[Fault]:
    """Report two links of one response that give one parameter two different members."""
    given: dict[tuple[Place, str], tuple[str, str]] = {}
    for link in links(document):
        for key, value in link.given.items():
            name = key.rpartition(".")[2]
            if not text(value).startswith("$"):
                continue
            first = given.setdefault((link.response, plain(name)), (link.place[-1], text(value)))
            if first[1] != value:
                yield (
                    (*link.place, "parameters", key),
                    f"{first[0]} gives {name} {first[1]}, this {value}: mend one of them",
                )


RULES: dict[str, Rule] = {
    "link-member": link_member,
    "link-name": link_name,
    "link-value": link_value_fits,
    "link-first": link_of_array,
    "link-twin": twin_links,
}
