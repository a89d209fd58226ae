"""JSON as it stands on the wire: read from bytes, written to bytes."""

from __future__ import annotations

import json
import math
import threading
from collections.abc import Callable
from datetime import date
from decimal import Decimal
from functools import cache
from typing import Any, Final, NoReturn

_WHOLE: Final = 2.0**53
"""Up to here every whole number has a float of its own."""

_MAKING: Final = threading.Lock()
"""Held while a reader is made: msgspec crashes if threads look at the same Struct for the first time at once."""


def loads(body: bytes | str) -> Any:
    """The value of a JSON text. A number without a fraction is an int, however it is written.

    It is read by msgspec where that is installed (`orderkit[speed]`), with the same results.

    Raises:
        ValueError: It is not JSON, is not Unicode, holds a number too large to be read, or is nested too deeply.
    """
    try:
        return (quick_reader() or _read_utf8)(body)
    except (ValueError, RecursionError):
        return _read_thoroughly(body)


@cache
def quick_reader(form: Any = Any) -> Callable[[bytes | str], Any] | None:
    """What msgspec reads JSON with, as one of its types; None where it is not installed.

    It raises a ValueError for a text that it refuses: not each is wrong, such as one in UTF-16.
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
            raise ValueError("msgspec refuses it") from error

    return read


def _read_utf8(body: bytes | str) -> Any:
    text = body if isinstance(body, str) else body.decode()
    value, end = _DECODER.raw_decode(text)
    if end != len(text) and text[end:].strip(" \t\r\n"):
        raise ValueError("there is more after the value")
    return value


def _read_thoroughly(body: bytes | str) -> Any:
    """In any of the encodings that JSON may have, with words for what is wrong."""
    try:
        return json.loads(body, parse_float=_number, parse_constant=_refuse)
    except RecursionError:
        raise ValueError("it is nested too deeply") from None


def _number(text: str) -> int | float:
    number = float(text)
    if math.isinf(number):
        raise ValueError("it holds a number that is too large")
    return _as_int_if_whole(number)


def _refuse(constant: str) -> NoReturn:
    raise ValueError(f"{constant} is not JSON")


def _as_int_if_whole(number: float) -> int | float:
    return int(number) if number.is_integer() and abs(number) < _WHOLE else number


_DECODER: Final = json.JSONDecoder(parse_float=_number, parse_constant=_refuse)


def dumps(value: Any) -> bytes:
    """The JSON text of a value; besides JSON's own types it may hold Decimal, date and datetime.

    Raises:
        TypeError: It holds something else.
        ValueError: It holds a number that JSON has no form for or a decimal that a float cannot hold exactly, or is
            nested in itself or too deeply.
    """
    try:
        text = json.dumps(value, default=_plain, ensure_ascii=False, allow_nan=False, separators=(",", ":"))
    except RecursionError:
        raise ValueError("it is nested too deeply") from None
    return text.encode()


def _plain(value: Any) -> Any:
    if isinstance(value, Decimal):
        return _exactly(value)
    if isinstance(value, date):
        return value.isoformat()
    if callable(to_dict := getattr(value, "to_dict", None)):
        return to_dict()
    raise TypeError(f"a {type(value).__name__} has no form in JSON")


def _exactly(value: Decimal) -> int | float:
    """The number whose JSON text reads as the decimal does: readers of JSON keep no more digits than a float has."""
    number = float(value)
    if Decimal(repr(number)) != value:
        raise ValueError("a decimal has more digits than JSON's readers keep")
    return _as_int_if_whole(number)
