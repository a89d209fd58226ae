"""Rules for money: a text names the currency that the data names, and as many digits after the point."""

from __future__ import annotations

import re
from collections.abc import Iterator

from .document import Document
from .finding import Fault, Place, Rule, mapping, sequence, text
from .grammar import Node
from .prose import number
from .texts import CURRENCIES, described_values, texts_of_value

CODE = re.compile(rf"\b(?:{'|'.join(CURRENCIES)})\b")
WORDS = {
    "USD": r"(?:United States |US |U\.S\. )dollars?",
    "CAD": r"Canadian dollars?",
    "AUD": r"Australian dollars?",
    "EUR": r"[Ee]uros?\b",
    "GBP": r"(?:British |[Pp]ounds? )sterling|British pounds?",
    "CHF": r"Swiss francs?",
    "JPY": r"(?:Japanese )?yen",
    "BRL": r"Brazilian (?:real|reais)",
    "ARS": r"Argentine pesos?",
    "MXN": r"Mexican pesos?",
}
LIST = re.compile(r"\b(?:names|such as|for example|like|e\.g\.)\b[^.;]*")
DECIMALS = re.compile(r"\b(\w+) (?:decimals|decimal places|digits after the (?:decimal )?point)\b")
LITERAL = re.compile(r"`[^`]*`")
OF_MEMBER = re.compile(r"currency of `([^`]+)`")
BESIDE = re.compile(r"\bcurrency named beside it\b")


def currencies_in(written: str) -> set[str]:
    """Return the currencies that a text names, by code or in words; lists of examples are left out."""
    plain = LIST.sub(" ", LITERAL.sub(" ", written))
    return set(CODE.findall(plain)) | {code for code, words in WORDS.items() if re.search(words, plain)}


def _units(document: Document) -> str:
    """Return the paragraph of the document on units."""
    description = text(mapping(document.value.get("info")).get("description"))
    return next((each for each in description.split("\n\n") if each.startswith("**Units.**")), "")


def currency_in_text(document: Document) -> Iterator[Fault]:
    """Report texts that name another currency than the data, or two for one amount."""
    general = currencies_in(_units(document))
    for node, place in described_values(document):
        listed = any("enum" in each for each in document.schemas(place))
        named: set[str] = set() if listed else currencies_in(texts_of_value(document, node, place))
        declared = _declared(document, node) or general
        if len(named) > 1:
            yield node.place, f"the text names {' and '.join(sorted(named))}: keep one"
        elif named and declared and not named <= declared:
            yield node.place, f"the text says {min(named)} and the data {min(declared)}: mend one of them"
        elif named and not declared:
            yield node.place, f"only the text says {min(named)}: name it in the paragraph on units too"
    for node, _ in described_values(document):
        declared = _declared(document, node)
        if declared and general and not declared <= general:
            yield node.place, f"{min(declared)} here and {min(general)} in the paragraph on units: mend one"
    if len(general) > 1:
        yield ("info", "description"), f"the units name {' and '.join(sorted(general))}: keep one"


def _declared(document: Document, node: Node) -> set[str]:
    """Return the currency that a name ends with, or that the member beside it allows alone."""
    suffix = re.search(r"_([a-z]{3})$", node.name)
    if suffix and CODE.fullmatch(suffix[1].upper()):
        return {suffix[1].upper()}
    owner = node.parent.place if node.is_property and node.parent else None
    beside = document.properties(owner) if owner is not None else {}
    for name, place in {**beside, node.name: node.place}.items():
        if "currency" in name.lower():
            listed = [each for part in document.schemas(place) for each in sequence(part.get("enum"))]
            if len(listed) == 1:
                return {str(listed[0])}
    return set()


def currency_member(document: Document) -> Iterator[Fault]:
    """Report amounts whose text refers to a member with the currency that is not there."""
    for node, place in described_values(document):
        words = texts_of_value(document, node, place)
        owner = node.parent.place if node.is_property and node.parent else None
        names = document.properties(owner) if owner is not None else {}
        if (
            owner is not None
            and BESIDE.search(words)
            and not any("currency" in each.lower() for each in names)
        ):
            yield node.place, "there is no member with the currency beside it: add it, or mend the text"
        for name in OF_MEMBER.findall(words) if owner is not None else ():
            if name not in names or "currency" not in name.lower():
                yield node.place, f"{name} beside it is no currency: mend the text"


def decimals_in_text(document: Document) -> Iterator[Fault]:
    """Report texts that give another number of digits after the point than the data."""
    general = _decimals(_units(document))
    for node, place in described_values(document):
        stated = _decimals(texts_of_value(document, node, place))
        declared = _declared_decimals(document, place)
        if stated and declared and stated != declared:
            yield node.place, f"the text says {stated} decimals and the data {declared}: mend one of them"
        elif stated and general and stated != general and not declared:
            yield node.place, f"{stated} decimals here and {general} in the paragraph on units: mend one"
        if declared and general and declared != general:
            yield node.place, f"x-decimals is {declared} and the paragraph on units says {general}: mend one"


def _decimals(written: str) -> set[int]:
    """Return how many digits after the point a text names; seconds are not meant."""
    plain = re.sub(r"decimals of a second", " ", written)
    found: set[int] = set()
    for word in DECIMALS.findall(plain):
        try:
            found.add(int(number(word)))
        except ValueError:
            continue
    return found


def _declared_decimals(document: Document, place: Place) -> set[int]:
    """Return how many digits after the point the data allows: `x-decimals`, or the end of a pattern."""
    found: set[int] = set()
    for schema in document.schemas(place):
        if isinstance(schema.get("x-decimals"), int):
            found.add(schema["x-decimals"])
        ending = re.search(r"\\\.(?:\\d|\[0-9\])\{(\d+)\}\)?\$$", text(schema.get("pattern")))
        found |= {int(ending[1])} if ending else set()
    return found


def decimals_of_examples(document: Document) -> Iterator[Fault]:
    """Report examples of members with more digits after the point than `x-decimals` allows."""
    for node in document.of("schema"):
        most = node.value.get("x-decimals")
        for index, example in enumerate(sequence(node.value.get("examples"))):
            if isinstance(most, int) and len(str(example).partition(".")[2]) > most:
                yield (*node.place, "examples", str(index)), f"more than {most} decimals: round it"


RULES: dict[str, Rule] = {
    "currency-in-text": currency_in_text,
    "currency-member": currency_member,
    "decimals-in-text": decimals_in_text,
    "decimals-of-example": decimals_of_examples,
}
