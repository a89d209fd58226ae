"""Strict JSON reader and exact JSON writer: numbers with a fraction are Decimals in both."""

from __future__ import annotations

import json
import re
from collections.abc import Callable, Iterable
from decimal import Decimal
from typing import Any, NoReturn, cast

MAX_DEPTH = 100
"""Deepest nesting that is read: a real order nests four levels, and Python's recursion limit is far above this."""

# Longer numbers take quadratic time to convert, and Python refuses to convert over 4,300 digits.
_MAX_DIGITS = 1000
# Exponents that a double can hold: its smallest subnormal is about 5e-324, its largest number 1.8e308.
_EXPONENTS = range(-400, 309)
# One encoder for all strings, most of what is written: `json.dumps` would create an encoder for each.
_write_text = json.JSONEncoder(ensure_ascii=False).encode
# A whole string, so that brackets inside it do not count, or a bracket. Possessive quantifiers keep the search
# linear in texts with many backslashes; the closing quote is optional for texts that end within a string.
_STRING_OR_BRACKET = re.compile(r'"(?:[^"\\]++|\\.)*+"?|[\[\]{}]', re.DOTALL)


class JsonTextError(ValueError):
    """The bytes are not JSON, or JSON that readers understand differently."""


def read_json(content: bytes) -> Any:
    """Read UTF-8 JSON; of a repeated property the last counts. Integers become int, other numbers Decimal.

    JsonTextError: other encodings, NaN, Infinity, numbers beyond the range of a double or over 1,000 digits, text
    that is not Unicode (lone surrogates), and more than 100 levels of nesting.
    """
    try:
        # The json module would also detect UTF-16 and UTF-32, which RFC 8259 does not allow.
        text = content.decode("utf-8")
        _refuse_depth(text)
        value: Any = json.loads(
            text, parse_int=_read_integer, parse_float=_read_decimal, parse_constant=_refuse_constant
        )
    except (ValueError, RecursionError) as error:
        raise JsonTextError("body must be JSON in UTF-8") from error
    # Lone surrogates start with \ud; texts without it need no second look.
    if "\\ud" in text.lower():
        _refuse_surrogates(value)
    return value


def write_json(value: Any) -> str:
    """Write JSON without spaces, a Decimal without exponent, padding or needless fraction (16, 57.55)."""
    try:
        return _encode(value)
    except _InexactError:
        parts: list[bytes] = []
        _write_exactly(value, parts.append)
        return b"".join(parts).decode("utf-8")


def write_json_bytes(value: Any) -> bytes:
    """Write JSON in UTF-8; a `JsonText` inside the value is taken over as it is."""
    if isinstance(value, JsonText):
        return value
    try:
        return _encode(value).encode("utf-8")
    except _InexactError:
        parts: list[bytes] = []
        _write_exactly(value, parts.append)
        return b"".join(parts)


class JsonText(bytes):
    """JSON in UTF-8 that is written already; a part of a larger value."""


class _InexactError(Exception):
    """The standard encoder, which has no exact decimals, would write a number in another form."""


def _to_number(value: Any) -> int | float:
    """Return the int or float that the standard encoder writes like a Decimal; _InexactError if there is none."""
    if isinstance(value, Decimal):
        text = _write_decimal(value)
        number = float(text) if "." in text else int(text)
        if str(number) == text:
            return number
    raise _InexactError


# Several times faster than any code of ours; most Decimals are amounts, which it writes exactly as floats.
_encode = json.JSONEncoder(
    ensure_ascii=False, separators=(",", ":"), allow_nan=False, check_circular=False, default=_to_number
).encode

write_plain_json = json.JSONEncoder(check_circular=False).encode
"""Writes values without decimals for the database: what `json.dumps` writes, in four fifths of the time."""


def _write_exactly(value: Any, write: Callable[[bytes], object]) -> None:
    if isinstance(value, JsonText):
        write(value)
    elif isinstance(value, dict):
        start = "{"
        for name, member in cast(dict[str, Any], value).items():
            write(f"{start}{_write_text(name)}:".encode())
            _write_exactly(member, write)
            start = ","
        write(b"}" if value else b"{}")
    elif isinstance(value, list):
        start = "["
        for item in cast(Iterable[Any], value):
            write(start.encode())
            _write_exactly(item, write)
            start = ","
        write(b"]" if value else b"[]")
    else:
        text = _write_decimal(value) if isinstance(value, Decimal) else _encode(value)
        write(text.encode("utf-8"))


def _write_decimal(value: Decimal) -> str:
    text = format(value, "f")
    # Zeros before the decimal point are significant: 100 must not become 1.
    return text.rstrip("0").rstrip(".") if "." in text else text


def _refuse_depth(text: str) -> None:
    # MAX_DEPTH: <= Cheap upper bound first: most bodies do not have that many brackets at all.
    if text.count("[") + text.count("{") <= MAX_DEPTH:
        return
    depth = 0
    for match in _STRING_OR_BRACKET.finditer(text):
        mark = match.group()
        depth += (mark in "[{") - (mark in "]}")
        if depth > MAX_DEPTH:
            raise JsonTextError(f"JSON must nest at most {MAX_DEPTH} levels")


def _refuse_surrogates(value: Any) -> None:
    # JSON escapes hide lone surrogates from the decoding of the bytes.
    try:
        write_json(value).encode("utf-8")
    except UnicodeEncodeError as error:
        raise JsonTextError("strings must be Unicode, without lone surrogates") from error


def _refuse_constant(text: str) -> NoReturn:
    raise JsonTextError(f"numbers must be finite (got {text})")


def _read_integer(text: str) -> int:
    if len(text) > _MAX_DIGITS:
        raise JsonTextError("a number of too many digits")
    return int(text)


def _read_decimal(text: str) -> Decimal:
    if len(text) > _MAX_DIGITS:
        raise JsonTextError("a number of too many digits")
    try:
        number = Decimal(text)
    except ArithmeticError as error:
        raise JsonTextError("a number out of range") from error
    # Zero has an exponent of its own, such as 0e999, and is always in range.
    if number and number.adjusted() not in _EXPONENTS:
        raise JsonTextError("a number out of range")
    return number
