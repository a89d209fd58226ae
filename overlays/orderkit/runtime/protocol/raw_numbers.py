"""Numbers that JSON or a float cannot hold, such as NaN, 1e400 or an integer of 5,000 digits: kept as they came."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping, Sequence
from decimal import Decimal, InvalidOperation
from typing import Any, Final, Self, cast

from .json_codec import exact_number

Place = tuple[str | int, ...]
"""Names and indexes that lead to a value of a JSON text."""


class RawNumber(Decimal):
    """A number with the text that it came as. One beyond the exponents of Decimal compares as infinite."""

    text: str

    def __new__(cls, text: str) -> Self:
        """Make the number of a text of JSON, or of one of the words NaN, Infinity and -Infinity."""
        try:
            number = super().__new__(cls, text)
        except InvalidOperation:
            number = super().__new__(cls, "-Infinity" if text.startswith("-") else "Infinity")
        number.text = text
        return number

    def __reduce__(self) -> tuple[Any, ...]:
        return type(self), (self.text,)

    def __copy__(self) -> Self:
        return self

    def __deepcopy__(self, memo: dict[int, Any], /) -> Self:
        return self


def loads_with_raw_numbers(body: bytes | str) -> Any:
    """Decode a JSON text as `loads_exact` does, with a RawNumber for each number that it refuses.

    Raises:
        ValueError: The text is not JSON for another reason.
    """
    try:
        return json.loads(body, parse_float=_fraction, parse_int=_integer, parse_constant=RawNumber)
    except RecursionError:
        raise ValueError("JSON must not be nested so deeply") from None


def loads_leniently(body: bytes) -> Any:
    """Decode the JSON that a body begins with, whatever else is wrong: its encoding, its numbers, or what follows it.

    Raises:
        ValueError: It does not begin with JSON.
    """
    try:
        text = body.decode(json.detect_encoding(body))
    except UnicodeDecodeError:
        text = body.decode("latin-1")  # each byte is a character of it
    try:
        value, _ = _LENIENT.raw_decode(text.lstrip("\ufeff\0 \t\r\n"))
    except RecursionError:
        raise ValueError("JSON must not be nested so deeply") from None
    return value


def raw_numbers(value: Any, place: Place = ()) -> Iterator[Place]:
    """Yield the places of all RawNumbers in a JSON value."""
    if isinstance(value, RawNumber):
        yield place
    elif isinstance(value, Mapping):
        for name, item in cast(Mapping[str, Any], value).items():
            yield from raw_numbers(item, (*place, name))
    elif isinstance(value, list):
        for index, item in enumerate(cast(Sequence[Any], value)):
            yield from raw_numbers(item, (*place, index))


def _fraction(text: str) -> Decimal:
    try:
        return exact_number(text)
    except ValueError:
        return RawNumber(text)


def _integer(text: str) -> int | Decimal:
    try:
        return int(text)
    # Python reads integers of at most 4,300 digits, because longer ones take quadratic time.
    except ValueError:
        return RawNumber(text)


_LENIENT: Final = json.JSONDecoder(
    parse_float=_fraction, parse_int=_integer, parse_constant=RawNumber, strict=False
)
