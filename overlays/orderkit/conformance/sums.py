"""Equations between members of a value, as `x-sums` declares them."""

from __future__ import annotations

from collections.abc import Mapping
from decimal import ROUND_HALF_EVEN, ROUND_HALF_UP, Decimal, localcontext
from math import prod
from typing import Any, Final

from ..contract import JsonObject
from . import pointers
from .numbers import number_of

_ROUNDING: Final = {"half-up": ROUND_HALF_UP, "half-even": ROUND_HALF_EVEN}
_DIGITS: Final = 4_000
"""So many that products of the largest numbers are exact, and can be written with any digits after the point."""


def sum_of(value: Any, terms: list[str | list[str]]) -> Decimal | None:
    """Return the sum of terms; None if a member is no number, or if all of them are absent."""
    factors = [[term] if isinstance(term, str) else term for term in terms]
    if not any(pointers.values(value, pointer) for term in factors for pointer in term):
        return None
    total = Decimal(0)
    with localcontext() as context:
        context.prec = _DIGITS
        for term in factors:
            found = _products(value, term)
            if found is None:
                return None
            total += found
    return total


def holds(value: Any, equation: JsonObject) -> bool | None:
    """Return whether an equation holds in a value; None if it cannot be said, because a member is no number."""
    wanted = number_of(pointers.first(value, equation["equals"]))
    total = sum_of(value, equation["terms"])
    if wanted is None or total is None:
        return None
    unit = Decimal(1).scaleb(-equation["decimals"])
    rounding = _ROUNDING.get(equation.get("rounding", "none"))
    with localcontext() as context:
        context.prec = _DIGITS
        if rounding is not None:
            return wanted == total.quantize(unit, rounding)
        # Without a declared rounding a total with finer digits may come rounded in any way.
        is_exact = total == total.quantize(unit, ROUND_HALF_UP)
        return wanted == total if is_exact else abs(wanted - total) < unit


def _products(value: Any, factors: list[str]) -> Decimal | None:
    """Return the sum of the products of factors in the same items; an absent member counts as zero."""
    columns = [_by_item(value, pointer) for pointer in factors]
    if any(number is None for column in columns for number in column.values()):
        return None
    items = set[tuple[int, ...]]().union(*columns)
    rows = [[column.get(item) or Decimal(0) for column in columns] for item in items]
    return sum((prod(row, start=Decimal(1)) for row in rows), Decimal(0))


def _by_item(value: Any, pointer: str) -> Mapping[tuple[int, ...], Decimal | None]:
    """Return the numbers at a pointer by the indexes of the items that they are in; null counts as absent."""
    return {
        tuple(step for step in place if isinstance(step, int)): number_of(found)
        for place, found in pointers.found(value, pointer)
        if found is not None
    }
