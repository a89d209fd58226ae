"""Rules for `names` in texts: each is in the document, and listed values are described as they are listed."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any

from .document import Document
from .extensions import listed_values, uses
from .finding import Fault, Rule, mapping, members, text
from .prose import texts_of, words_of
from .vocabulary import extensions

LITERAL = re.compile(r"`([^`]+)`")
DESCRIBED = re.compile(r"`([^`]+)`(?: to `([^`]+)`)?: (\w*)")
LIST_ITEM = re.compile(r"(?:^|[.;] )`([^`]+)`(?: to `[^`]+`)?: ")
SPACED = re.compile(r"[\s/.,=&:?{}()\[\]<>;\"'*]+")
LAYOUT = re.compile(r"[-YMDHSThmsfZ:. ±/0]+|\d{4}-\d\d-\d\dT.*|.|[^ ]*=[^ ]*|specs/ledger/\w+\.yaml")
EXAMPLES = re.compile(r"(?:such as|for example) `[^`]+`(?:(?:, | or | and |, or )`[^`]+`)*")
OF_HTTP = (
    "Accept Authorization Bearer Basic Content-Type Content-Length Retry-After User-Agent GET PUT POST PATCH DELETE"
    " HEAD application/json next prev rel null true false grant_type client_id client_secret"
)
CAMEL = re.compile(r"\b[a-z]+(?:[A-Z][a-z]+)+\b")


def _known(document: Document) -> set[str]:
    """Return every key, value and part of a value of the document, without what its texts say, and our own words."""
    found: set[str] = set(OF_HTTP.split())
    _collect(document.value, found)
    _collect(dict(extensions()), found)
    for key in list(found):
        found |= set(SPACED.split(key))
    return found


def _collect(value: Any, found: set[str]) -> None:
    """Add the keys and the texts below a value; descriptions and summaries are left out."""
    for key, member in members(value):
        if isinstance(value, dict):
            found.add(key)
        if key in ("description", "summary", "source") and isinstance(member, str):
            continue
        if isinstance(member, dict | list):
            _collect(member, found)
        else:
            found.add(str(member))


def literal_known(document: Document) -> Iterator[Fault]:
    """Report names in backticks, and operations in texts, that are not in the document."""
    known = document.once(_known)
    names = {operation.name for operation in document.operations}
    for said in texts_of(document):
        for literal in LITERAL.findall(EXAMPLES.sub(" ", said.text)):
            if literal not in known and not _is_built_of(literal, known):
                yield said.place, f"`{literal}` is not in the document: mend the name"
        if said.node.kind in ("info", "example", "external_docs"):
            continue
        for name in CAMEL.findall(LITERAL.sub(" ", said.text)):
            if name not in names and name not in _title(document):
                yield said.place, f"there is no operation {name}: mend the name"


def _title(document: Document) -> str:
    """Return the title of the document, which has the provider's name."""
    return text(mapping(document.value.get("info")).get("title"))


def _is_built_of(literal: str, known: set[str]) -> bool:
    """Return whether a literal is a layout, or built of parts that the document has."""
    if "..." in literal:
        return any(key.startswith(literal.strip(".")) or key.endswith(literal.strip(".")) for key in known)
    parts = [part for part in SPACED.split(literal) if part]
    if LAYOUT.fullmatch(literal) or not parts:
        return True
    return all(part in known or part.lstrip("-") in known for part in parts)


def values_described(document: Document) -> Iterator[Fault]:
    """Report descriptions of listed values that leave one out, add one, or take one for another."""
    for node in document.of("schema"):
        listed = [str(each) for each in listed_values(node.value)]
        words = words_of(node)
        items = LIST_ITEM.findall(words)
        if len(listed) < 2 or not items:
            continue
        mentioned = set(LITERAL.findall(words))
        for first, last, _ in DESCRIBED.findall(words):
            if first in listed and last in listed:
                mentioned |= set(listed[listed.index(first) : listed.index(last)])
        for value in [each for each in listed if each not in mentioned]:
            yield node.place, f"`{value}` is listed and not described: describe it, or take it out"
        for value in [each for each in items if each not in listed]:
            yield node.place, f"`{value}` is described and not listed: list it, or take it out"
        for value, _, start in DESCRIBED.findall(words):
            if start.lower() in {each.lower() for each in listed} - {value.lower()}:
                yield node.place, f"`{value}` is described as {start}: mend one of them"


def filter_names(document: Document) -> Iterator[Fault]:
    """Report texts of a filter that name another filter which tests another member."""
    filters = {
        _name(use.node.value, use.node.name): mapping(use.value)
        for use in uses(document)
        if use.name == "x-filter"
    }
    for use in uses(document):
        if use.name != "x-filter":
            continue
        own = mapping(use.value).get("member")
        for literal in LITERAL.findall(words_of(use.node)):
            other = filters.get(literal)
            if own and other and other.get("member") != own and not own.endswith(literal):
                yield (
                    use.node.place,
                    f"`{literal}` filters by {other.get('member')}, this by {own}: mend the name",
                )


def _name(value: dict[str, Any], key: str) -> str:
    """Return the name of a parameter or property."""
    return text(value.get("name")) or key


def extensions_explained(document: Document) -> Iterator[Fault]:
    """Report extensions that the paragraph on them leaves out, and those that it names and the document has not."""
    info = mapping(document.value.get("info"))
    paragraph = next(
        (each for each in text(info.get("description")).split("\n\n") if "**Extensions.**" in each), ""
    )
    named = set(re.findall(r"`(x-[a-z-]+)`", paragraph))
    used = {use.name for use in uses(document)}
    for name in sorted(used - named) if paragraph else ():
        yield ("info", "description"), f"the paragraph on extensions does not explain {name}: add it"
    for name in sorted(named - used):
        yield (
            ("info", "description"),
            f"the paragraph on extensions explains {name}, which is not used: take it out",
        )


RULES: dict[str, Rule] = {
    "literal-known": literal_known,
    "values-described": values_described,
    "filter-names": filter_names,
    "extensions-explained": extensions_explained,
}
