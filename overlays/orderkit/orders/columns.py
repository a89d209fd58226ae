"""What tables of orders have in common, in a database and in Spark: names, digits, and amounts that fit."""

from __future__ import annotations

from decimal import Decimal
from typing import Any, Final

from attrs import fields

DIGITS: Final = 38
"""Digits of an amount in a column, at most."""
DECIMALS: Final = 9
"""Those of them that are behind the point."""


def fits(amount: Decimal) -> bool:
    """Return whether an amount fits into a column without losing a digit."""
    # Not by arithmetic, which would round an amount of many digits, or refuse it.
    _, digits, exponent = amount.as_tuple()
    if not isinstance(exponent, int) or (amount and amount.adjusted() >= DIGITS - DECIMALS):
        return False
    surplus = -exponent - DECIMALS
    return surplus <= 0 or not any(digits[-surplus:])


def members_of(kind: type[Any]) -> list[str]:
    """List the members of an order or of a part of it, which name the columns."""
    return [each.name for each in fields(kind)]
