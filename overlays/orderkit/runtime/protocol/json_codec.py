"""JSON on the wire: decoded from bytes, encoded to bytes."""

from __future__ import annotations

import json
import math
from collections.abc import Callable
from datetime import date, datetime
from decimal import Decimal
from functools import cache, partial
from secrets import token_hex
from typing import Any, Final, Literal, NoReturn

from .forks import ForkSafeLock

# Up to here every whole number has a float of its own; beyond, int(1e300) has 300 digits, most of them made up.
_WHOLE: Final = 2.0**53

# Of a number that a float can hold: the largest is about 1.8e308.
_LARGEST_EXPONENT: Final = 308

# Held while a decoder is made: msgspec crashes if threads inspect the same Struct for the first time at once.
_MAKING: Final = ForkSafeLock()

# Powers of ten up to this one, and down to its inverse, are written without an exponent.
_PLAIN_DIGITS: Final = 15


def loads(body: bytes | str) -> Any:
    """Decode a JSON text. A number without a fraction is an int, also if it is written as 5.0 or 5e0.

    msgspec decodes it where it is installed, with the same results.

    Raises:
        ValueError: The text is not JSON, is not Unicode, holds a number too large for a float, or is nested too deeply.
    """
    return _read(body, _number)


def loads_exact(body: bytes | str) -> Any:
    """Decode a JSON text as `loads` does, but a number that is written with a fraction or an exponent is a Decimal.

    It has the digits of the text: 16.00 has two decimals, and 16 is an int.

    Raises:
        ValueError: As `loads`.
    """
    return _read(body, exact_number)


def _read(body: bytes | str, number: Callable[[str], Any]) -> Any:
    try:
        return (quick_reader(Any, number) or partial(_read_utf8, number=number))(body)
    # The fast decoders know UTF-8 only, and msgspec's messages differ: the standard library decides about the rest.
    except (ValueError, RecursionError):
        return _read_thoroughly(body, number)


def exact_reader(form: Any) -> Callable[[bytes | str], Any] | None:
    """Return a function that decodes JSON by msgspec to a type, with Decimals as `loads_exact` makes them, or None."""
    return quick_reader(form, exact_number)


@cache
def quick_reader(form: Any, number: Callable[[str], Any]) -> Callable[[bytes | str], Any] | None:
    """Return a function that decodes JSON by msgspec, to a type of its own; None where msgspec is not installed.

    The function raises ValueError for a text that it refuses. Not each such text is wrong, for example one in UTF-16.

    Args:
        form: The type.
        number: Makes a number with a fraction of its text, where the type leaves that open.
    """
    try:
        import msgspec
    except ImportError:
        return None
    with _MAKING.held:
        decode = msgspec.json.Decoder(form, float_hook=number).decode

    def read(body: bytes | str) -> Any:
        try:
            return decode(body)
        except msgspec.MsgspecError as error:
            raise ValueError("msgspec refused the text") from error

    return read


def _read_utf8(body: bytes | str, number: Callable[[str], Any]) -> Any:
    text = body if isinstance(body, str) else body.decode()
    value, end = _DECODERS[number].raw_decode(text)
    if end != len(text) and text[end:].strip(" \t\r\n"):
        raise ValueError("there is more after the value")
    return value


def _read_thoroughly(body: bytes | str, number: Callable[[str], Any]) -> Any:
    """Decode a text in any of JSON's encodings, with an error message that names the problem."""
    try:
        return json.loads(body, parse_float=number, parse_constant=_refuse)
    except RecursionError:
        raise ValueError("JSON must not be nested so deeply") from None


def _number(text: str) -> int | float:
    number = float(text)
    if math.isinf(number):
        raise ValueError("JSON must not hold a number too large for a float")
    return _as_int_if_whole(number)


def exact_number(text: str) -> Decimal:
    """Return a number with the digits of its text.

    Raises:
        ValueError: It is too large for a float.
    """
    try:
        number = Decimal(text)
    except ArithmeticError:
        raise ValueError("JSON must not hold an exponent too large for a Decimal") from None
    if number.adjusted() >= _LARGEST_EXPONENT and number and math.isinf(float(text)):
        raise ValueError("JSON must not hold a number too large for a float")
    return number


def _refuse(constant: str) -> NoReturn:
    raise ValueError(f"{constant} is not JSON")


def _as_int_if_whole(number: float) -> int | float:
    return int(number) if number.is_integer() and abs(number) < _WHOLE else number


_DECODERS: Final[dict[Callable[[str], Any], json.JSONDecoder]] = {
    number: json.JSONDecoder(parse_float=number, parse_constant=_refuse) for number in (_number, exact_number)
}


def dumps(
    value: Any,
    place: str = "value",
    *,
    numeral: Callable[[Decimal], str] | None = None,
    halves: Literal["strict", "backslashreplace"] = "strict",
) -> bytes:
    """Encode a value as JSON; besides JSON's own types it may hold Decimal, date, datetime and models.

    A Decimal becomes a number of the same digits.

    Args:
        value: The value.
        place: Its name, with which the paths in messages begin.
        numeral: Returns the text of a Decimal; without it a Decimal that JSON or a float cannot hold is refused.
        halves: What becomes of half of a character: refused, or written as an escape of JSON.

    Raises:
        TypeError: The value holds another type; the message names its path.
        ValueError: The value holds a number without a form in JSON, a datetime without a time zone or half of a
            character, or is nested in itself or too deeply.
    """
    numbers: list[str] = []

    def plain(item: Any) -> Any:
        if isinstance(item, Decimal):
            numbers.append((numeral or _numeral)(item))
            return _GAP
        if isinstance(item, date):
            if isinstance(item, datetime) and item.utcoffset() is None:
                raise ValueError(f"datetime must have a time zone (got {item})")
            return item.isoformat()
        if callable(to_dict := getattr(item, "to_dict", None)):
            return to_dict()
        raise TypeError(f"value must be of a type that JSON has (got {type(item).__name__})")

    try:
        # `json.dumps` makes the same encoder, and asks for more on the way.
        encoder = json.JSONEncoder(default=plain, ensure_ascii=False, allow_nan=False, separators=(",", ":"))
        text = encoder.encode(value)
        return (_filled(text, numbers) if numbers else text).encode(errors=halves)
    except RecursionError:
        raise ValueError("JSON must not be nested so deeply") from None
    except (AttributeError, TypeError, ValueError) as error:
        from .json_refusals import with_path  # here, because a value is hardly ever refused

        raise with_path(error, value, place) from None


def to_json(value: Any) -> str:
    """Encode a model, or a value that holds models, as a JSON text; amounts keep their digits.

    `json.dumps` refuses the Decimals that `to_dict` returns, because it can only write them as floats. A number of a
    response that JSON or a float cannot hold, such as NaN or 1e400, is written as it came; so is half of a character.

    Raises:
        TypeError: The value holds a type that JSON does not have.
        ValueError: The value holds a number without a form in JSON, or is nested in itself or too deeply.
    """
    return dumps(
        value,
        numeral=lambda number: getattr(number, "text", None) or _numeral(number),
        halves="backslashreplace",
    ).decode()


def received_json(model: Any) -> str:
    """Encode a model that a response was decoded to, as `to_json` does, in half of the time by msgspec.

    Its Decimals are finite, and the other numbers have their texts, so nothing must be refused.
    """
    encode = _quick_encoder()
    try:
        return to_json(model) if encode is None else encode(model.to_dict()).decode()
    except UnicodeEncodeError:  # half of a character, which the encoder does not know how to write
        return to_json(model)


@cache
def _quick_encoder() -> Callable[[Any], bytes] | None:
    try:
        import msgspec
    except ImportError:
        return None
    raw = msgspec.Raw
    # Only a number that JSON or a float cannot hold is of another type than those that msgspec knows.
    return msgspec.json.Encoder(
        decimal_format="number", enc_hook=lambda number: raw(number.text.encode())
    ).encode


# Stands for a Decimal until the text is complete, because `json` writes no digits of ours. It begins with half of a
# character, which no request may hold, and nobody who sends a response can guess the rest.
_GAP: Final = f"\ud800{token_hex(8)}"


def _filled(text: str, numbers: list[str]) -> str:
    """Put the numbers into the gaps of a text."""
    parts = text.split(f'"{_GAP}"')
    if len(parts) != len(numbers) + 1:
        raise ValueError("texts must be Unicode, without half of a character")
    return "".join(part for pair in zip(parts, [*numbers, ""], strict=True) for part in pair)


def _numeral(value: Decimal) -> str:
    if not value.is_finite():
        raise ValueError(f"decimal must be finite (got {value})")
    if value and value.adjusted() > _LARGEST_EXPONENT:
        raise ValueError(f"decimal must not be too large for a float (got {value:.3e})")
    # `str` writes 0.00000001 and 1E+2 with an exponent, which some readers do not expect. Numbers that are far smaller
    # or larger came with one.
    return format(value, "f") if -_PLAIN_DIGITS <= value.adjusted() <= _PLAIN_DIGITS else str(value)
