"""Plausible slips in the real documents, made by mutation: one word, number, name or pointer at a time.

Every mutator walks a document and yields the places where it applies. A slip is one mutation of one document; its kind
and number make its id.
"""

from __future__ import annotations

import json
import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

from checks import read
from checks.bounds import claims_in
from checks.document import Document
from checks.finding import mapping, pointer, text
from checks.prose import plain_number, texts_of

SPECS = Path(__file__).parents[2] / "specs"
PROVIDERS = ("epages", "nocnoc", "nocnoc_store", "noventiq", "sendcloud")

Place = tuple[str, ...]


@dataclass(frozen=True)
class Slip:
    """One change of one document: at each place, the new value (`GONE` takes it out)."""

    provider: str
    kind: str
    what: str
    changes: tuple[tuple[Place, str], ...]

    def __str__(self) -> str:
        """Return an id that people can read."""
        return f"{self.provider}: {self.kind}: {self.what}"

    def apply(self) -> dict[str, Any]:
        """Return the document with the slip in it."""
        document: dict[str, Any] = json.loads(source(self.provider))
        for place, value in self.changes:
            owner: Any = document
            for key in place[:-1]:
                owner = owner[int(key) if isinstance(owner, list) else key]
            key_or_index: Any = int(place[-1]) if isinstance(owner, list) else place[-1]
            if value == GONE:
                del owner[key_or_index]
            else:
                owner[key_or_index] = json.loads(value)
        return document


GONE = "gone"
Mutator = Callable[[str, Document], Iterator[Slip]]


@cache
def parsed(provider: str) -> Document:
    """Return a document; it is read once."""
    return Document(read((SPECS / f"{provider}.yaml").read_text(encoding="utf-8"))[0])


@cache
def source(provider: str) -> str:
    """Return a document as JSON, from which a copy is made quickly."""
    return json.dumps(parsed(provider).value)


def put(provider: str, kind: str, place: Place, value: Any, what: str = "") -> Slip:
    """Return a slip that puts one value."""
    shown = what or f"{pointer(place)[-60:]}={value}"
    return Slip(provider, kind, shown, ((place, json.dumps(value)),))


# Words: (kind, pattern, replacement); each pattern is tried in every text of every document.

WORDS: list[tuple[str, str, str]] = [
    ("unit in the text", r"grams \(g\)", "kilograms (kg)"),
    ("unit in the text", r"in grams", "in pounds"),
    ("unit in the text", r"centimetres \(cm\)", "millimetres (mm)"),
    ("unit in the text", r"in cubic centimetres \(cm3\)", "in litres"),
    ("unit in the text", r"in cubic centimetres", "in cubic metres"),
    ("unit in the text", r"lengths in centimetres", "lengths in inches"),
    ("unit in the text", r"number of seconds", "number of minutes"),
    ("unit in the text", r"in percent", "in per mille"),
    ("unit in the text", r"in pixels", "in centimetres"),
    ("unit in the text", r"in bytes", "in kilobytes"),
    ("unit in the text", r"gram \(`G`\)", "kilogram (`G`)"),
    ("unit that is none", r"(Weight of \w+.*) in grams.*", r"\1."),
    ("unit that is none", r", in the unit named beside it", ", as a number"),
    ("unit that is none", r" in the unit named beside it", " as a number of pieces"),
    ("currency in the text", r"in USD", "in EUR"),
    ("currency in the text", r"United States dollars \(USD\)", "Canadian dollars (CAD)"),
    ("currency in the text", r"dollars \(USD\)", "dollars (ARS)"),
    ("currency in the text", r"currency of `currency`", "currency of `formatted`"),
    ("decimals in the text", r"two\s+decimals", "three decimals"),
    ("order turned round", r"[Nn]ewest first", "oldest first"),
    ("order turned round", r"lowest id comes first", "highest id comes first"),
    ("order turned round", r"the lowest first", "the highest first"),
    ("order turned round", r"(lowest|highest) text first", "newest first"),
    ("order turned round", r"sorts downwards", "sorts upwards"),
    ("filter turned round", r"or later", "or earlier"),
    ("filter turned round", r"or earlier", "or later"),
    ("filter turned round", r"created before this time", "created after this time"),
    ("filter turned round", r"created after this time", "created before this time"),
    ("filter turned round", r"from this time on", "before this time"),
    ("filter turned round", r"whatever the case of its letters", "in the same case"),
    ("filter turned round", r"in the same case", "in whatever case"),
    ("filter turned round", r"[Uu]pper and lower case are the same", "case matters"),
    (
        "filter turned round",
        r"one id, or several with commas between them",
        "one id, or several with spaces between them",
    ),
    ("filter turned round", r"joined by a comma", "separated by semicolons"),
    ("filter turned round", r"order without it is left out", "order without it is kept"),
    ("filter turned round", r"whose status (\w+) is set", r"whose `\1` is this"),
    ("filter turned round", r"a day is one in UTC", "a day is one in the shop's time zone"),
    ("filter turned round", r"without a key come last", "without a key come first"),
    ("filter turned round", r"before it is ignored", "before it is refused"),
    ("paging turned round", r"[Cc]ounted from zero", "counted from one"),
    ("paging turned round", r"first page is number 0", "first page is number 1"),
    ("paging turned round", r"number of the page, from 1", "number of the page, from 0"),
    ("paging turned round", r"move the later ones", "move none of the others"),
    ("paging turned round", r"has no `next`", "has a `next`"),
    ("paging turned round", r"fewer than `size`", "as many as `size`"),
    ("paging turned round", r"skip", "number of the page, to skip"),
    ("retry turned round", r"not idempotent", "idempotent"),
    ("retry turned round", r"the call is not idempotent", "the call may be repeated"),
    ("retry turned round", r"Only reads", "It writes"),
    ("retry turned round", r"A read, although", "Not a read, although"),
    ("retry turned round", r"twice leaves the order as one does", "again makes another order"),
    ("retry turned round", r"may be repeated", "must not be repeated"),
    ("rule turned round", r"does not\s+end those before it", "ends those before it"),
    ("rule turned round", r"All or nothing", "One by one"),
    ("rule turned round", r"applied as a whole", "applied in part"),
    ("rule turned round", r"all of them or none", "one by one"),
    ("rule turned round", r"gets its default", "is 400, so that an unknown one is 400"),
    ("rule turned round", r"unknown one is error 315", "unknown one is ignored"),
    (
        "rule turned round",
        r"Whether a notification is sent again is not said",
        "It is sent again until it is received",
    ),
    ("rule turned round", r"Nothing proves who sent it", "The header proves the sender"),
    ("rule turned round", r"any 2xx counts", "any answer counts, but answer 204; it counts"),
    ("rule turned round", r"Answer 200", "Answer 204"),
    ("signature in the text", r"SHA-512", "SHA-256"),
    ("signature in the text", r"SHA-512", "HMAC-SHA512"),
    ("signature in the text", r"in hexadecimal", "in Base64"),
    ("signature in the text", r"\[event\];\[order_id\]", "[order_id];[event]"),
    ("signature in the text", r"\];\[", "]:["),
    ("signature in the text", r"six values", "five values"),
    ("signature in the text", r"`email` that of\s+`customer`", "`email` that of `payment`"),
    ("signature in the text", r"The header `signature`", "The header `event`"),
    ("signature in the text", r"Id of the order\. Signed\.", "Id of the order."),
    ("duration in the text", r"24 hours", "12 hours"),
    ("duration in the text", r"24 hours", "24 minutes"),
    ("duration in the text", r"for an hour", "for a minute"),
    ("duration in the text", r"time frame is 1 year", "time frame is 1 month"),
    ("rate in the text", r"1000 reads a minute", "1000 reads a second"),
    ("rate in the text", r"1000 reads", "100 reads"),
    ("rate in the text", r"100 writes a minute", "1000 writes a minute"),
    ("rate in the text", r"15 a second", "15 a minute"),
    ("rate in the text", r"6000 calls", "600 calls"),
    ("error in the text", r"error 313", "error 312"),
    ("error in the text", r"error 311", "error 310"),
    ("error in the text", r"error 320", "error 319"),
    ("error in the text", r"code 401", "code 403"),
    ("error in the text", r"code 15010", "code 15000"),
    ("error in the text", r"code 1008", "code 1007"),
    ("error in the text", r"code 15000", "code 15001"),
    ("error in the text", r"313 \(", "312 ("),
    ("error in the text", r"is 404", "is 410"),
    ("error in the text", r"is 400", "is 422"),
    ("error in the text", r"error 409", "error 410"),
    ("error in the text", r"invalid_choice", "invalid_option"),
    ("language in the text", r"in English", "in Spanish"),
    ("language in the text", r"Portuguese of Brazil", "Portuguese of Portugal"),
    ("language in the text", r"Spanish of Argentina", "Spanish of Peru"),
    ("environment in the text", r"^Sandbox\.", "Live."),
    ("environment in the text", r"^Live\.", "Sandbox."),
    ("environment in the text", r"^Live,", "Sandbox,"),
    ("environment in the text", r"^Production\.", "Test."),
    ("environment in the text", r"^Test\.", "Production."),
    ("life in the text", r"starts as `created`", "starts as `placed`"),
    ("life in the text", r"has to be `created`", "has to be `placed`"),
    ("life in the text", r"`created`, `placed` or `in_process`", "`created` or `placed`"),
    ("life in the text", r"before it is `picked_up`", "before it is `placed`"),
    ("life in the text", r"before it is `picked_up`", "after it is `picked_up`"),
    ("life in the text", r"with status `placed`", "with status `created`"),
    ("life in the text", r"with status `cancelled`", "with status `expired`"),
    ("life in the text", r"must be `paid`", "must be `deleted`"),
    ("life in the text", r"Final are `delivered`, ", "Final are "),
    ("life in the text", r"final is `terminated`", "final is `deleted`"),
    ("life in the text", r"`delivered`: received by", "`delivered`: cancelled by"),
    ("life in the text", r"`cancelled` or `expired`", "`created` or `expired`"),
    ("standard in the text", r"alpha-2", "alpha-3"),
    ("standard in the text", r"EAN-13", "EAN-8"),
    ("standard in the text", r"`YYYY-MM-DD HH:MM:SS`", "`DD-MM-YYYY HH:MM:SS`"),
    ("standard in the text", r"`YYYY-MM-DDThh:mm:ss±hh:mm`", "`YYYY-MM-DD hh:mm:ss`"),
    ("null in the text", r"null while it is not set", "never null"),
    ("null in the text", r"Null without a card", "It is not null"),
    ("presence in the text", r"^The merchant's own id", "Optional. The merchant's own id"),
    ("presence in the text", r"^Tracking id of the order,", "Optional. Tracking id of the order,"),
    ("presence in the text", r"^Phone of the person", "Required. Phone of the person"),
    ("in another language", r"^The customer\.$", "El cliente que hace el pedido en la tienda."),
    ("in another language", r"^Name of the product\.$", "O nome do produto que foi pedido na loja."),
]


def _places(document: Document, pattern: str) -> Iterator[tuple[tuple[Place, ...], str]]:
    """Yield the texts with a pattern, and what it matches there; that of a parameter and of its schema are one."""
    for said in texts_of(document):
        if said.place[-2:-1] == ("schema",) and said.node.parent and said.node.parent.kind == "parameter":
            continue
        match = re.search(_flexible(pattern), raw(document, said.place))
        schema = mapping(said.node.value.get("schema")) if said.node.kind == "parameter" else {}
        twin = (*said.node.place, "schema", "description")
        has_twin = "description" in schema and said.place[-1] == "description"
        if match:
            yield ((said.place, twin) if has_twin else (said.place,)), match[0]


def _flexible(pattern: str) -> str:
    """Let each blank of a pattern match a line break too."""
    return pattern.replace(" ", r"\s+")


def raw(document: Document, place: Place) -> str:
    """Return a text as it is written, line breaks included."""
    return text(document.at(place))


def reword(
    provider: str, kind: str, places: tuple[Place, ...], pattern: str, replacement: str, what: str
) -> Slip:
    """Return a slip that replaces the first match of a pattern at each place."""
    document = parsed(provider)
    changed = [re.sub(_flexible(pattern), replacement, raw(document, place), count=1) for place in places]
    changes = tuple((place, json.dumps(each)) for place, each in zip(places, changed, strict=True))
    return Slip(provider, kind, what, changes)


def words(provider: str, document: Document) -> Iterator[Slip]:
    """Change one word, or one figure, of a text."""
    for kind, pattern, replacement in WORDS:
        for places, found in _places(document, pattern):
            what = f"{' '.join(found.split())} -> {replacement}"
            yield reword(provider, kind, places, pattern, replacement, what)


def claimed_numbers(provider: str, document: Document) -> Iterator[Slip]:
    """Change the number of a bound, a length or a default in a text."""
    for places, _ in _places(document, r"\w"):
        if document.by_place[places[0][:-1]].kind == "example":
            continue
        for claim in claims_in(" ".join(raw(document, places[0]).split())):
            old = claim.phrase.strip()
            new = re.sub(r"\d+", lambda match: str(int(match[0]) * 3 + 1), old, count=1)
            for word, other in (("one", "two"), ("ten", "twelve"), ("nine", "seven")):
                new = new if new != old else re.sub(rf"\b{word}\b", other, old)
            if new != old and plain_number(claim.value) not in ("400", "404"):
                yield reword(
                    provider,
                    "number in a text",
                    places,
                    re.escape(old).replace("\\ ", " "),
                    new,
                    f"{old} -> {new}",
                )


def literals(provider: str, document: Document) -> Iterator[Slip]:
    """Misspell a name in backticks."""
    pattern = r"(?<!such\sas\s)`([a-z]\w{4,}|[A-Z]\w*-\w+|x-[a-z-]+)`"
    for places, found in _places(document, pattern):
        yield reword(provider, "name in a text", places, re.escape(found), f"{found[:-2]}ed`", found)
