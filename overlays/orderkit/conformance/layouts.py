"""Layouts of times, amounts and codes in responses."""

from __future__ import annotations

import re
from collections.abc import Sequence
from datetime import date, datetime
from decimal import Decimal
from typing import Any, Final

from ..contract import JsonObject

_DATE: Final = r"\d{4}-\d\d-\d\d"
_CLOCK: Final = r"\d\d:\d\d:\d\d"
_OFFSET: Final = r"[+-]\d\d:\d\d"
_LAYOUTS: Final = {
    "YYYY-MM-DD": re.compile(_DATE, re.ASCII),
    "YYYY-MM-DD hh:mm:ss": re.compile(f"{_DATE} {_CLOCK}", re.ASCII),
    "YYYY-MM-DDThh:mm:ss±hh:mm": re.compile(f"{_DATE}T{_CLOCK}{_OFFSET}", re.ASCII),
    "RFC 3339": re.compile(rf"{_DATE}[Tt ]{_CLOCK}(\.\d+)?([Zz]|{_OFFSET})", re.ASCII),
}
_OF_FORMATS: Final = {"date": "YYYY-MM-DD", "date-time": "RFC 3339"}
_CODES: Final = {
    "ISO 3166-1 alpha-2": re.compile(r"[A-Z]{2}", re.ASCII),
    "ISO 4217": re.compile(r"[A-Z]{3}", re.ASCII),
}
_LEAP_SECOND: Final = ":60"


def layouts_of(schema: JsonObject) -> Sequence[str]:
    """Return the layouts that a schema declares for a time, by `x-time` or by its format; none if it is no time."""
    if "x-time" in schema:
        declared: str | list[str] = schema["x-time"]["layout"]
        return [declared] if isinstance(declared, str) else declared
    found = _OF_FORMATS.get(schema.get("format", ""))
    return [found] if found else []


def has_layout(text: str, layouts: Sequence[str]) -> bool:
    """Return whether a text is a time that exists, in one of the layouts."""
    return any(_LAYOUTS[layout].fullmatch(text) for layout in layouts) and _exists(text)


def has_code_form(text: str, standard: str) -> bool:
    """Return whether a text has the form of a standard's codes; which of them are given out is not known."""
    return _CODES[standard].fullmatch(text) is not None


def digits_after_point(value: Any) -> int | None:
    """Return how many digits a number has after its point, without zeros at its end; None if it is no number."""
    if isinstance(value, bool) or not isinstance(value, int | Decimal):
        return None
    _, digits, exponent = Decimal(value).as_tuple()
    if not isinstance(exponent, int):
        return None
    if not value:
        return 0
    zeros = len(digits) - len("".join(map(str, digits)).rstrip("0"))
    return max(0, -exponent - zeros)


def decimals_problem(value: Any, schema: JsonObject) -> str | None:
    """Return what is wrong with the digits of an amount, an empty text if nothing, None if it is no amount.

    A number may leave out zeros at its end; a text is written with all its digits.
    """
    wanted: int = schema["x-decimals"]
    if isinstance(value, str):
        if schema.get("format") != "decimal" or value == "":
            return None
        fraction = rf"\.[0-9]{{{wanted}}}" if wanted else ""
        fits = re.fullmatch(rf"-?[0-9]+{fraction}", value)
        return "" if fits else f"must be written with {wanted} decimals"
    digits = digits_after_point(value)
    if digits is None:
        return None
    return f"must have at most {wanted} decimals" if digits > wanted else ""


def _exists(text: str) -> bool:
    try:
        if len(text) == len("YYYY-MM-DD"):
            date.fromisoformat(text)
        else:
            # Python knows no 60th second and at most six digits of one.
            whole = re.sub(r"(\.\d{6})\d+", r"\1", text.replace(_LEAP_SECOND, ":59"))
            datetime.fromisoformat(whole.upper())
    except ValueError:
        return False
    return True
