"""Rules for texts: all is described, numbers name their unit, money its currency, the old its successor."""

from __future__ import annotations

import re
from collections.abc import Iterator

from .document import Document
from .finding import Fault, Place, Rule, mapping, text
from .grammar import Node

DESCRIBED = ("parameter", "header", "response", "request_body", "tag", "server", "link", "security_scheme")
UNITS = (
    r"grams?|kilograms?|kg|pounds?|ounces?|lbs?|oz|tonnes?|cm|mm|km|(?:centi|milli|kilo)?met(?:er|re)s?",
    r"inch(?:es)?|cubic|square|lit(?:er|re)s?|currency|cents?|seconds?|milliseconds?|ms|minutes?|hours?|days?|weeks?",
    r"months?|years?|count|counter|number|how many|identif(?:ier|ication)s?|id|codes?|percent(?:age)?|%",
    r"bytes?|degrees?|pieces?|units?|ratio|multiplier|position|index|rank|ordinal|unix",
)
CURRENCIES = (
    "USD|EUR|GBP|BRL|MXN|ARS|CLP|COP|PEN|UYU|PYG|BOB|CRC|PLN|CHF|SEK|NOK|DKK|CZK|HUF|RON|BGN|TRY|UAH|KZT|INR|CNY|JPY",
    "KRW|HKD|SGD|THB|VND|IDR|MYR|PHP|AUD|NZD|CAD|ZAR|AED|SAR|ILS",
)
CURRENCY = re.compile(rf"\b({'|'.join(CURRENCIES)})\b|\b[Cc]urrenc(y|ies)\b|\b(dollars?|euros?)\b")
UNIT = re.compile(rf"(?<!\w)({'|'.join(UNITS)})(?!\w)", re.IGNORECASE)
MONEY_WORD = re.compile(r"amounts?|prices?|usd|shipping|tax(es)?|fees?|costs?")
NOT_MONEY_ENDING = re.compile(
    "ids?|code|type|name|methods?|address|status|number|class|date|at|url|country|currency|rate|percent|percentage"
    "|notes?|comment|text|description|label|option|service|profile|company|carrier|included|region|zone|unit|weight"
    "|count|quantity|category|mode|policy|identifier|provider|reference"
)
WORD = re.compile(r"[A-Z]?[a-z]+|[A-Z]+(?![a-z])|\d+")
REPLACEMENT = re.compile(
    r"\b(use|replaced by|superseded by|in favou?r of|prefer|switch to|move to)\s+\S+|\bno replacement\b",
    re.IGNORECASE,
)


def described(document: Document) -> Iterator[Fault]:
    """Report objects without a description."""
    for node in document.of(*DESCRIBED, "schema"):
        if _owes_text(node) and not _is_described(document, node):
            yield node.place, f"this {_title(node)} has no description: say what it is"


def _owes_text(node: Node) -> bool:
    """Return whether an object needs a description of its own."""
    return node.kind != "schema" or node.is_property or node.is_component


def _is_described(document: Document, node: Node) -> bool:
    """Return whether an object, or what it refers to, has a description."""
    owners = (node.value, document.resolve(node.place))
    return any(text(owner.get("description")) for owner in owners)


def _title(node: Node) -> str:
    """Return what to call an object in a message."""
    return "property" if node.is_property else node.kind.replace("_", " ")


def parameter_text(document: Document) -> Iterator[Fault]:
    """Report parameters whose schemas lack their description, which generators read there."""
    for node in document.of("parameter"):
        place = (*node.place, "schema")
        schema = mapping(node.value.get("schema"))
        own = schema.get("description")
        wanted = (
            own if own is not None or "$ref" not in schema else document.resolve(place).get("description")
        )
        if "schema" in node.value and not text(wanted):
            yield place, "no description in the schema, where generators read it: repeat the parameter's"
        elif own is not None and _words(own) != _words(node.value.get("description")):
            yield place, "the schema's description is not the parameter's: make them the same"


def _words(value: object) -> list[str]:
    """Return the words of a text, so that line breaks make no difference."""
    return text(value).split()


def unit(document: Document) -> Iterator[Fault]:
    """Report numbers whose texts name no unit."""
    for node, place in described_values(document):
        described = texts_of_value(document, node, place)
        numeric = {"number", "integer"} & types_of_value(document, place)
        if numeric and not UNIT.search(described) and not CURRENCY.search(described):
            yield node.place, "a number without a unit: name it in the description, or give x-unit"


def currency(document: Document) -> Iterator[Fault]:
    """Report amounts of money whose texts name no currency."""
    for node, place in described_values(document):
        if _is_money(document, node, place) and not CURRENCY.search(texts_of_value(document, node, place)):
            yield node.place, "money without a currency: name it in the description, or give x-unit"


def described_values(document: Document) -> Iterator[tuple[Node, Place]]:
    """Yield what holds one value (properties, parameters, headers) with the place of its schema."""
    for node in document.of("parameter", "header"):
        if "schema" in node.value:
            yield node, (*node.place, "schema")
    for node in document.of("schema"):
        if node.is_property:
            yield node, node.place


def types_of_value(document: Document, place: Place) -> set[str]:
    """Return the types of the value, or of the values if it is an array or a map."""
    return {name for inner in _inner(document, place) for name in document.types(inner)}


def _inner(document: Document, place: Place) -> list[Place]:
    """Return the place of a value's schema and those of the items or values that it holds."""
    parts = document.parts(place)
    inside = [
        (*part, key)
        for part in parts
        for key in ("items", "additionalProperties")
        if isinstance(mapping(document.at(part)).get(key), dict)
    ]
    return [place, *inside]


def texts_of_value(document: Document, node: Node, place: Place) -> str:
    """Return all descriptions and units of one value as one text."""
    owners = [
        node.value,
        *(schema for inner in _inner(document, place) for schema in document.schemas(inner)),
    ]
    units = [text(owner.get("x-unit")) for owner in owners]
    return " ".join(" ".join(text(owner.get("description")).split()) for owner in owners) + "".join(
        f" unit {unit}" for unit in units if unit
    )


def _is_money(document: Document, node: Node, place: Place) -> bool:
    """Return whether a value is an amount of money, judged by its name and type."""
    words = [word.lower() for word in WORD.findall(text(node.value.get("name")) or node.name)]
    named = any(map(MONEY_WORD.fullmatch, words)) and not NOT_MONEY_ENDING.fullmatch(words[-1])
    schemas = document.schemas(place)
    prose = any(key in schema for schema in schemas for key in ("enum", "const", "format", "x-free-text"))
    types = document.types(place)
    return named and bool(types & {"number", "integer"} or (types == {"string"} and not prose))


def deprecated(document: Document) -> Iterator[Fault]:
    """Report what is deprecated without a successor."""
    for node in document.of("operation", "parameter", "header", "schema"):
        if node.value.get("deprecated") is True and not REPLACEMENT.search(
            text(node.value.get("description"))
        ):
            yield node.place, "deprecated without a successor: write `Use X instead`"


RULES: dict[str, Rule] = {
    "description": described,
    "parameter-text": parameter_text,
    "unit": unit,
    "currency": currency,
    "deprecated": deprecated,
}
