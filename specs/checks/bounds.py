"""Rules for numbers in texts: a bound, a length or a default that a text gives is the one in the data beside it."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from .document import Document, Operation
from .finding import Fault, Place, Rule, mapping, sequence, text
from .prose import NUMBER, number, plain_number, texts_of, words_of
from .texts import described_values, texts_of_value
from .usage import users

N = rf"({NUMBER})"
LENGTHS = r"characters?|letters?|digits?|code points?"
PATTERNS: tuple[tuple[str, str], ...] = (
    ("range", rf"(?:from|between) {N} (?:to|and) {N}(?! `)"),
    ("range", rf"(?<![\w`.]){N} to {N}(?=[ .,;]|$)"),
    (
        "most",
        rf"(?:at most|up to|no more than|not more than|a maximum of|(?:maximum|largest|most)(?: \w+)? is) {N}",
    ),
    ("most", rf"\bmore than {N} (?:are|is) (?:refused|error|\d)"),
    ("most", rf"(?<![\w.]){N}(?: \w+)? (?:at most|or fewer|or less)\b"),
    (
        "least",
        rf"(?:at least|no fewer than|not less than|a minimum of|(?:minimum|smallest|least)(?: \w+)? is) {N}(?! of\b)",
    ),
    ("least", rf"(?<![\w.]){N}(?: \w+)? or more\b"),
    ("least", rf"(?:page|counted|number \w+ \w+ \w+)(?:, | )from {N}(?! to\b)"),
    ("exact", rf"exactly {N}(?! *…)"),
    ("exact", rf"(?<![\w.-]){N} (?:[a-z]+-[a-z]+ )?(?={LENGTHS})"),
    (
        "default",
        (
            rf"(?<![\w.]){N}(?:,? \w+){{0,3}} (?:if|when|where|unless) (?:it is |they are )?"
            r"(?:left out|not sent|absent|omitted|not given|missing|none)"
        ),
    ),
    (
        "default",
        rf"(?:if|when) (?:it is |they are )?(?:left out|not sent|absent|omitted|not given),? (?:it is |they are )?{N}",
    ),
    ("default", rf"(?:[Bb]y default|[Dd]efaults?(?: is| to| of|:)?) {N}"),
    ("default", rf"(?<![\w.]){N} (?:by default|is the default)"),
)
COMPILED = [(kind, re.compile(pattern, re.IGNORECASE)) for kind, pattern in PATTERNS]
NOT_VALUES = re.compile(
    r"`\w+` (?:is|are) [^.;]*|\bcodes? \d[^;.]*|\b\d{3} to \d{3} are\b|\bpatch [^.]*"
    r"|years? (?:is )?from \d+ to \d+|`[^`]*`|\b\w+ decimals\b[^,.;:]*"
    r"|\bdefault one\b|(?:\d+|a|one) (?:day|hour|minute|month|year)s?\b|RFC \d+|ISO [\d-]+|alpha-\d|each digit of \w+",
    re.IGNORECASE,
)
KEYS = {"most": ("maximum", "maxLength", "maxItems"), "least": ("minimum", "minLength", "minItems")}
QUANTIFIER = re.compile(r"\{(\d+)(?:,(\d+))?\}")


@dataclass(frozen=True)
class Claim:
    """A number that a text gives as a bound: its kind, and whether it counts characters or digits."""

    kind: str
    value: float
    phrase: str


def claims_in(written: str) -> Iterator[Claim]:
    """Yield the bounds, lengths and defaults that a text gives."""
    plain = NOT_VALUES.sub(" … ", written)
    taken: list[tuple[int, int]] = []
    for kind, pattern in COMPILED:
        for match in pattern.finditer(plain):
            if any(start < match.end() and match.start() < end for start, end in taken):
                continue
            taken.append(match.span())
            values = [number(each) for each in match.groups()]
            kinds = ("least", "most") if kind == "range" else (kind,)
            yield from (Claim(one, each, match[0]) for one, each in zip(kinds, values, strict=True))
    if re.search(r"\bnot negative\b", plain):
        yield Claim("least", 0, "not negative")


def limits_of(schemas: list[dict[str, Any]]) -> dict[str, set[float]]:
    """Return the bounds and defaults that schemas give, by kind; digits of a bound and of a pattern count too."""
    found: dict[str, set[float]] = {"most": set(), "least": set(), "default": set()}
    for schema in schemas:
        for kind, keys in KEYS.items():
            found[kind] |= {schema[key] for key in keys if isinstance(schema.get(key), int | float)}
        for low, high in QUANTIFIER.findall(text(schema.get("pattern"))):
            found["least"].add(float(low))
            found["most"].add(float(high or low))
        if isinstance(schema.get("maximum"), int):
            found["most"].add(len(str(schema["maximum"])))
        if isinstance(schema.get("default"), int | float):
            found["default"].add(schema["default"])
    found["exact"] = found["least"] & found["most"] or found["least"] | found["most"]
    return found


def bound_in_text(document: Document) -> Iterator[Fault]:
    """Report descriptions of values whose bounds, lengths or defaults are not those of the data."""
    for node, place in described_values(document):
        written = texts_of_value(document, node, place)
        claims = list(claims_in(written))
        limits = _limits(document, place) if claims else {}
        for claim in claims:
            held = limits[claim.kind] or _paged(document, node.place, claim.kind)
            shown = _shown(document, place) if claim.kind == "exact" else set[float]()
            if claim.value not in held | shown:
                data = " or ".join(plain_number(each) for each in sorted(held)) or "nothing"
                yield node.place, f"the text says `{claim.phrase}` and the data {data}: mend one of them"


def _limits(document: Document, place: Place) -> dict[str, set[float]]:
    """Return the bounds of a value and, for a list, those of its items."""
    schemas = document.schemas(place)
    inside = [(*part, "items") for part in document.parts(place) if "items" in mapping(document.at(part))]
    return limits_of([*schemas, *(each for item in inside for each in document.schemas(item))])


def _shown(document: Document, place: Place) -> set[float]:
    """Return how many characters and digits the examples of a value have."""
    shown = [str(each) for schema in document.schemas(place) for each in sequence(schema.get("examples"))]
    return {float(len(each)) for each in shown} | {float(len(re.findall(r"\d", each))) for each in shown}


def _paged(document: Document, place: Place, kind: str) -> set[float]:
    """Return what `x-pagination` says about a parameter or member that chooses a page."""
    found: set[float] = set()
    for operation in users(document, place):
        paging = mapping(operation.value.get("x-pagination"))
        for role, expression in mapping(paging.get("inputs")).items():
            if text(expression).split(".")[-1].split("/")[-1] != _name_at(document, place):
                continue
            if role == "size" and kind in ("most", "exact"):
                found |= {mapping(paging.get("max-size")).get("items", -1)}
            if role != "size" and kind in ("least", "default"):
                found |= {paging.get("first", -1)}
    return found


def _name_at(document: Document, place: Place) -> str:
    """Return the name of a parameter or property."""
    return text(mapping(document.at(place)).get("name")) or place[-1]


def bound_in_operation(document: Document) -> Iterator[Fault]:
    """Report texts of operations, requests and responses whose bounds are those of nothing that they have."""
    for operation in document.operations:
        held = _operation_limits(document, operation)
        places = [operation.place, (*operation.place, "requestBody"), *document.responses(operation).values()]
        for place in places:
            node = document.by_place.get(document.follow(place))
            for claim in claims_in(words_of(node)) if node else ():
                if _bounds_an_operation(claim) and claim.value not in held[claim.kind]:
                    yield place, f"the text says `{claim.phrase}` and no bound here is that: mend one of them"


def bound_in_object(document: Document) -> Iterator[Fault]:
    """Report texts of bodies and objects whose bounds are those of nothing that they hold."""
    for node in document.of("schema"):
        if node.is_property or (node.parent is not None and node.parent.kind in ("parameter", "header")):
            continue
        inside = [each.value for each in document.of("schema") if each.place[: len(node.place)] == node.place]
        for claim in claims_in(words_of(node)):
            if (
                claim.kind != "exact"
                and claim.value not in limits_of(inside)[claim.kind]
                and claim.value != 1
            ):
                yield (
                    node.place,
                    f"the text says `{claim.phrase}` and no bound in it is that: mend one of them",
                )


def _bounds_an_operation(claim: Claim) -> bool:
    """Return whether a claim in the text of an operation is about what is sent, and not about what happened."""
    return claim.kind != "exact" and (claim.kind, claim.value) != ("least", 1)


def _operation_limits(document: Document, operation: Operation) -> dict[str, set[float]]:
    """Return the bounds of an operation's parameters, of its body and of its pages."""
    roots = [(*place, "schema") for place in document.parameters(operation).values()]
    roots += document.bodies(document.follow((*operation.place, "requestBody")))
    inner = [place for root in roots for place in document.properties(root).values()]
    found = limits_of([each for root in [*roots, *inner] for each in document.schemas(root)])
    paging = mapping(operation.value.get("x-pagination"))
    found["most"] |= {mapping(paging.get("max-size")).get("items", -1)}
    found["least"] |= {paging.get("first", -1)}
    return found


def years_in_text(document: Document) -> Iterator[Fault]:
    """Report years in texts that the pattern of a time does not have as its first and last."""
    for said in texts_of(document):
        for first, last in re.findall(r"\byears? (?:is )?from (\d{4}) to (\d{4})", said.text):
            place = said.place[:-1]
            place = (*place, "schema") if said.node.kind in ("parameter", "header") else place
            shown = [each for part in document.schemas(place) for each in sequence(part.get("examples"))]
            for example in (each for each in shown if re.match(r"\d{4}-", str(each))):
                tried = {
                    year: document.fits(place, f"{year:04d}{str(example)[4:]}")
                    for year in _around(first, last)
                }
                if list(tried.values()) != [False, True, True, False]:
                    yield said.place, f"the pattern does not take the years from {first} to {last}: mend one"


def _around(first: str, last: str) -> tuple[int, int, int, int]:
    """Return the years around the first and the last of a range."""
    return int(first) - 1, int(first), int(last), int(last) + 1


RULES: dict[str, Rule] = {
    "bound-in-text": bound_in_text,
    "bound-in-operation": bound_in_operation,
    "bound-in-object": bound_in_object,
    "years-in-text": years_in_text,
}
