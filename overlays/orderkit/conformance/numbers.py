"""Numbers of a server, which may write anything: NaN, exponents without end, or thousands of digits."""

from __future__ import annotations

from decimal import Decimal, InvalidOperation
from typing import Any, Final

_LARGEST_EXPONENT: Final = 400
"""More than a float has. Beyond it arithmetic would overflow, or take minutes."""


def number_of(value: Any) -> Decimal | None:
    """Return the number that a JSON number or a text writes; None if it writes none that one can reckon with."""
    if isinstance(value, bool) or not isinstance(value, int | float | str | Decimal):
        return None
    try:
        number = Decimal(str(value))
    except (InvalidOperation, ValueError):
        return None
    if not number.is_finite() or abs(number.adjusted()) > _LARGEST_EXPONENT:
        return None
    return number
