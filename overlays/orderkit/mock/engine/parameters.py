"""Query and path parameters: all values sent, parsed by the schema of their parameter."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from decimal import Decimal
from typing import Any
from urllib.parse import unquote_to_bytes

from ...contract import Contract, JsonObject

# An integer without leading zeros, in ASCII digits only; 18 digits fit into SQLite's 64 bits.
_WHOLE = re.compile(r"-?(0|[1-9][0-9]{0,18})", re.ASCII)
# The same with a fraction; exponents are not a form that any of the contracts documents.
NUMBER = re.compile(r"-?(0|[1-9][0-9]{0,18})(\.[0-9]{1,18})?", re.ASCII)
# Styles of OpenAPI parameters whose values are separated by something else than a comma.
_SEPARATORS = {"spaceDelimited": " ", "pipeDelimited": "|"}


def split_query(query: bytes) -> dict[str, list[str]]:
    """Parse a query string into all values of each parameter, in the order sent; an empty value is a value."""
    found: dict[str, list[str]] = {}
    for pair in query.split(b"&"):
        if pair:
            name, _, value = pair.partition(b"=")
            found.setdefault(_decode(name), []).append(_decode(value))
    return found


def is_list(contract: Contract, parameter: JsonObject) -> bool:
    """Return whether a parameter may be repeated: it is an array with one value at a time."""
    return _schema(contract, parameter).get("type") == "array" and bool(_explodes(parameter))


def read_parameter(contract: Contract, parameter: JsonObject, texts: Sequence[str]) -> Any:
    """Parse the value of a parameter. A text that is not of the parameter's type stays a text and fails validation."""
    schema = _schema(contract, parameter)
    if schema.get("type") != "array":
        return _read_text(schema, texts[0])
    separator = _SEPARATORS.get(parameter.get("style", "form"), ",")
    split = texts if _explodes(parameter) else texts[0].split(separator)
    return [_read_text(contract.resolve(schema.get("items", {})), text) for text in split]


def _schema(contract: Contract, parameter: JsonObject) -> JsonObject:
    return contract.resolve(parameter["schema"])


def _explodes(parameter: JsonObject) -> bool:
    # OpenAPI's default of `explode`: true for the style form, false for all others.
    usual = parameter["in"] == "query" and parameter.get("style", "form") == "form"
    return bool(parameter.get("explode", usual))


def _read_text(schema: JsonObject, text: str) -> Any:
    # int() would accept "1_0", " 1" and digits of other scripts.
    kind = schema.get("type")
    if kind == "integer" and _WHOLE.fullmatch(text) and text != "-0":
        return int(text)
    if kind == "number" and NUMBER.fullmatch(text):
        return Decimal(text)
    words: Mapping[str, bool] = {"true": True, "false": False} if kind == "boolean" else {}
    return words.get(text.lower(), text)  # in upper or lower case (EP-09)


def _decode(text: bytes) -> str:
    # A plus is a space in form encoding, the encoding of query strings.
    return unquote_to_bytes(text.replace(b"+", b" ")).decode("utf-8", "replace")
