"""JSON on the wire: decoded from bytes, encoded to bytes."""

from __future__ import annotations

import json
import math
import threading
from collections.abc import Callable
from datetime import date
from decimal import Decimal
from functools import cache
from typing import Any, Final, NoReturn

# Up to here every whole number has a float of its own; beyond, int(1e300) has 300 digits, most of them made up.
_WHOLE: Final = 2.0**53

# Held while a decoder is made: msgspec crashes if threads inspect the same Struct for the first time at once.
_MAKING: Final = threading.Lock()


def loads(body: bytes | str) -> Any:
    """Decode a JSON text. A number without a fraction is an int, also if it is written as 5.0 or 5e0.

    msgspec decodes it where it is installed, with the same results.

    Raises:
        ValueError: The text is not JSON, is not Unicode, holds a number too large for a float, or is nested too deeply.
    """
    try:
        return (quick_reader() or _read_utf8)(body)
    # The fast decoders know UTF-8 only, and msgspec's messages differ: the standard library decides about the rest.
    except (ValueError, RecursionError):
        return _read_thoroughly(body)


@cache
def quick_reader(form: Any = Any) -> Callable[[bytes | str], Any] | None:
    """Return a function that decodes JSON by msgspec, to a type of its own; None where msgspec is not installed.

    The function raises ValueError for a text that it refuses. Not each such text is wrong, for example one in UTF-16.
    """
    try:
        import msgspec
    except ImportError:
        return None
    with _MAKING:
        decode = msgspec.json.Decoder(form, float_hook=_number).decode

    def read(body: bytes | str) -> Any:
        try:
            return decode(body)
        except msgspec.MsgspecError as error:
            raise ValueError("msgspec refused the text") from error

    return read


def _read_utf8(body: bytes | str) -> Any:
    text = body if isinstance(body, str) else body.decode()
    value, end = _DECODER.raw_decode(text)
    if end != len(text) and text[end:].strip(" \t\r\n"):
        raise ValueError("there is more after the value")
    return value


def _read_thoroughly(body: bytes | str) -> Any:
    """Decode a text in any of JSON's encodings, with an error message that names the problem."""
    try:
        return json.loads(body, parse_float=_number, parse_constant=_refuse)
    except RecursionError:
        raise ValueError("JSON must not be nested so deeply") from None


def _number(text: str) -> int | float:
    number = float(text)
    if math.isinf(number):
        raise ValueError("JSON must not hold a number too large for a float")
    return _as_int_if_whole(number)


def _refuse(constant: str) -> NoReturn:
    raise ValueError(f"{constant} is not JSON")


def _as_int_if_whole(number: float) -> int | float:
    return int(number) if number.is_integer() and abs(number) < _WHOLE else number


_DECODER: Final = json.JSONDecoder(parse_float=_number, parse_constant=_refuse)


def dumps(value: Any) -> bytes:
    """Encode a value as JSON; besides JSON's own types it may hold Decimal, date, datetime and models.

    Raises:
        TypeError: The value holds another type.
        ValueError: The value holds a number without a form in JSON or a decimal that a float cannot hold exactly, or is
            nested in itself or too deeply.
    """
    try:
        text = _ENCODER.encode(value)
    except RecursionError:
        raise ValueError("JSON must not be nested so deeply") from None
    return text.encode()


def _plain(value: Any) -> Any:
    if isinstance(value, Decimal):
        return _exactly(value)
    if isinstance(value, date):
        return value.isoformat()
    if callable(to_dict := getattr(value, "to_dict", None)):
        return to_dict()
    raise TypeError(f"value must be of a type that JSON has (got {type(value).__name__})")


_ENCODER: Final = json.JSONEncoder(default=_plain, ensure_ascii=False, allow_nan=False, separators=(",", ":"))


def _exactly(value: Decimal) -> int | float:
    """Return the number that equals a decimal: most decoders of JSON keep no more digits than a float has."""
    number = float(value)
    if Decimal(repr(number)) != value:
        raise ValueError("decimal must have no more digits than a float; decoders of JSON drop the rest")
    return _as_int_if_whole(number)
