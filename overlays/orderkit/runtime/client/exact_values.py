"""Amounts and times in request bodies: checked, and written as the spec has them."""

from __future__ import annotations

import math
import re
from collections.abc import Callable, Iterable, Mapping, Sequence
from datetime import date, datetime
from decimal import Decimal
from typing import Any, Final, cast

from attrs import define, field

from ...contract import JsonObject

Prepare = Callable[[Any], Any]
"""Returns the JSON of a value, or raises ValueError with the end of a sentence that begins with the value's path."""

_NUMERAL: Final = re.compile(r"-?[0-9]+(\.[0-9]+)?", re.ASCII)
# Every decimal number of so many digits is another float; with more, a float is no longer what was written.
_DIGITS_OF_A_FLOAT: Final = 15

# Of a number that a float can hold. Beyond, a number written in digits would be long.
_LARGEST_EXPONENT: Final = 308


@define(eq=False)
class Exact:
    """Where a value holds amounts and times.

    Attributes:
        prepare: Checks and converts the value itself, if it is one.
        below: By key, those of an object's values that hold some.
        items: Those of a list's items, if they hold some.
    """

    prepare: Prepare | None = None
    below: dict[str, Exact] = field(factory=dict[str, "Exact"])
    items: Exact | None = None


class _Refused(Exception):  # noqa: N818 - it never leaves this module
    """A value that cannot be sent. Its path is written on the way back only, because this runs for each body."""

    def __init__(self, reason: str) -> None:
        super().__init__(reason)
        self.path, self.reason = "", reason

    def below(self, step: str) -> _Refused:
        """Return the refusal of the value that holds this one."""
        self.path = f"{step}{self.path}"
        return self


def prepare_values(place: str, value: Any, exact: Exact | None) -> Any:
    """Return a body with its amounts and times as they are sent; the body itself does not change.

    Raises:
        ValueError: One of them cannot be sent; the message names its path.
    """
    if exact is None:
        return value
    try:
        return _prepared(value, exact)
    except _Refused as refused:
        raise ValueError(f"{place}{refused.path} {refused.reason}") from None


def _prepared(value: Any, exact: Exact) -> Any:
    if exact.prepare is not None:
        try:
            return exact.prepare(value)
        except ValueError as error:
            raise _Refused(str(error)) from None
    # Compared with `dict` first, which is quicker than asking an abstract class; and without casts, which are calls.
    kind: type[Any] = value.__class__
    if exact.items is not None:
        return _prepared_items(value, exact.items) if issubclass(kind, list | tuple) else value
    if kind is dict or issubclass(kind, Mapping):
        return _prepared_mapping(value, exact)
    return value


def _prepared_mapping(value: Mapping[str, Any], exact: Exact) -> Mapping[str, Any]:
    changed: dict[str, Any] | None = None  # most amounts are sent as they are, and so is what holds them
    for name, below in exact.below.items():
        if name not in value:
            continue
        old = value[name]
        try:
            new = _prepared(old, below)
        except _Refused as refused:
            raise refused.below(f".{name}") from None
        if new is not old:
            changed = dict(value) if changed is None else changed
            changed[name] = new
    return value if changed is None else changed


def _prepared_items(value: Sequence[Any], exact: Exact) -> Sequence[Any]:
    changed: list[Any] | None = None
    for index, old in enumerate(value):
        try:
            new = _prepared(old, exact)
        except _Refused as refused:
            raise refused.below(f"[{index}]") from None
        if new is not old:
            changed = list(value) if changed is None else changed
            changed[index] = new
    return value if changed is None else changed


def preparation_of(forms: Iterable[JsonObject]) -> Prepare | None:
    """Return what prepares a value of one of some schemas; None if it is neither an amount nor a time."""
    amounts: dict[str, int | None] = {}
    for form in forms:
        kinds: str | list[str] = form.get("type", ())
        if form.get("format") == "decimal":
            for kind in (kinds,) if isinstance(kinds, str) else kinds:
                amounts[kind] = form.get("x-decimals")
        elif form.get("format") == "date-time":
            return time_to_send
        elif form.get("format") == "date":
            return day_to_send
    if not amounts:
        return None
    decimals = next(iter(amounts.values()))
    as_number, as_text = "number" in amounts, "string" in amounts
    return lambda value: amount_to_send(value, decimals, as_number=as_number, as_text=as_text)


def amount_to_send(value: Any, decimals: int | None, *, as_number: bool, as_text: bool) -> Any:
    """Return the JSON of an amount; of what is no amount the value itself, which is left to the provider.

    Args:
        value: A Decimal, an int, a text, or a float that is exact.
        decimals: How many digits it may have behind the point; None for any number of them.
        as_number: Whether the spec takes a number.
        as_text: Whether it takes a text. Where it takes both, the amount is sent as it is given.

    Raises:
        ValueError: It is no finite decimal number, or has too many decimals.
    """
    if as_number and decimals is not None and _is_plainly_exact(value, decimals):
        return value
    if isinstance(value, bool) or not isinstance(value, Decimal | int | float | str):
        return value
    number = _number(value)
    behind = len(_plain(number).partition(".")[2].rstrip("0"))
    if decimals is not None and behind > decimals:
        raise ValueError(f"must have at most {decimals} decimals (got {value}): round it first")
    if decimals is None and isinstance(value, float) and len(number.as_tuple().digits) > _DIGITS_OF_A_FLOAT:
        raise ValueError(f"must be exact (got the float {value}): pass a Decimal or a text")
    if isinstance(value, str):
        return value if as_text else number
    if not as_number:
        return _plain(number)
    # Decimal("1E+2") is 100, and a hundred is what a provider expects to read.
    return value if isinstance(value, int) else Decimal(_plain(number))


def _is_plainly_exact(value: Any, decimals: int) -> bool:
    """Return whether an amount is a number that can be sent as it is: most are, and this is soon said."""
    kind = cast("type[object]", type(value))
    if kind is int:
        return True
    if kind is float:
        # Neither an exponent nor NaN or infinity has a text of this form.
        whole, point, behind = float.__repr__(value).partition(".")
        return bool(point) and len(behind) <= decimals and whole.lstrip("-").isdigit() and behind.isdigit()
    return kind is Decimal and value.is_finite() and -decimals <= value.as_tuple().exponent <= 0


def _number(value: Decimal | float | str) -> Decimal:
    if isinstance(value, str):
        if not _NUMERAL.fullmatch(value):
            raise ValueError(
                f"must be a decimal number (got {value!r}): write it in digits with a point, such as 19.99"
            )
        return Decimal(value)
    # An int may be too large for a float, and is finite.
    finite = (
        value.is_finite() if isinstance(value, Decimal) else isinstance(value, int) or math.isfinite(value)
    )
    if not finite:
        raise ValueError(f"must be finite (got {value}): pass an amount, or leave it out")
    if isinstance(value, Decimal) and abs(value.adjusted()) > _LARGEST_EXPONENT:
        raise ValueError(f"must have a reasonable exponent (got {value}): pass an amount")
    # The digits of a float's text are those that were meant; its exact value has up to fifty more. `repr` of a subclass
    # may add a name.
    return Decimal(float.__repr__(value) if isinstance(value, float) else value)


def _plain(number: Decimal) -> str:
    return format(number, "f")


def time_to_send(value: Any) -> Any:
    """Return the JSON of a time: of a datetime its text; any other value itself, which is left to the provider.

    Raises:
        ValueError: It is a datetime without a time zone, or a date.
    """
    if not isinstance(value, date):
        return value
    if not isinstance(value, datetime):
        # No TypeError: a value of a body is refused in one way.
        raise ValueError(f"must be a datetime with a time zone (got the date {value}): add a time of day")  # noqa: TRY004
    if value.utcoffset() is None:
        raise ValueError(
            f"must have a time zone (got {value}): add one, for example with replace(tzinfo=UTC)"
        )
    return value.isoformat()


def day_to_send(value: Any) -> Any:
    """Return the JSON of a date: of a date its text; any other value itself, which is left to the provider.

    Raises:
        ValueError: It is a datetime, whose date depends on the time zone.
    """
    if not isinstance(value, date):
        return value
    if isinstance(value, datetime):
        raise ValueError(f"must be a date (got the datetime {value}): pass its date()")  # noqa: TRY004
    return value.isoformat()
