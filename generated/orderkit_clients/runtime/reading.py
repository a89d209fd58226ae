"""Functions that generated models read JSON by; each raises an error for a value that its schema does not allow."""

from collections.abc import Callable
from decimal import Decimal
from enum import StrEnum
from typing import Any, Final, TypeVar, cast

# Up to here every whole number has a float of its own; beyond, int(1e300) has 300 digits, most of them made up.
WHOLE: Final = 2.0**53

E = TypeVar("E", bound=StrEnum)


class Members(dict[object, E]):
    """The enum's constants by value. A look-up costs less than a call of the class, which is left to new values."""

    def __init__(self, kind: type[E]) -> None:
        super().__init__({member.value: member for member in kind})
        self._kind: Any = kind

    def __missing__(self, value: object) -> E:
        return cast("E", self._kind(value))


blank = object.__new__
"""Create a model with nothing in its slots."""


def checked(value: Any, place: str, *kinds: type | None) -> Any:
    """Return a value that is of one of the kinds; true and false are no numbers."""
    for kind in kinds:
        if (
            value is None
            if kind is None
            else isinstance(value, kind) and (kind is bool or type(value) is not bool)
        ):
            return value
    raise TypeError(f"{place} must be of a type that the schema names (got {type(value).__name__})")


def number(value: Any, place: str, *kinds: type | None) -> Any:
    """Return a number that is no amount of money: an int if it is whole, else a float. Or a value of a kind."""
    return checked(as_int_if_whole(float(value)) if type(value) is Decimal else value, place, *kinds)


def as_int_if_whole(value: float) -> int | float:
    """Return a float, or the int that equals it."""
    return int(value) if value.is_integer() and abs(value) < WHOLE else value


def constant(value: Any, place: str, wanted: Any) -> Any:
    """Return a value that is the only one that the schema allows."""
    if value != wanted:
        raise ValueError(f"{place} must match const {wanted!r} (got {value!r})")
    return value


def items(value: Any, place: str) -> list[Any]:
    """Return a list, or the tuple of a model that was made by hand."""
    if type(value) is not list:
        checked(value, place, list, tuple)
    return cast("list[Any]", value)


def first_that_fits(value: Any, place: str, *readings: Callable[[Any], Any]) -> Any:
    """Read a value by the first reading that does not fail."""
    for reading in readings:
        try:
            return reading(value)
        except (TypeError, ValueError, AttributeError, KeyError):
            continue
    raise TypeError(f"{place} must have one of the forms that the schema names (got {type(value).__name__})")
