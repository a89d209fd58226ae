"""Functions that generated models read JSON by; each raises an error for a value that its schema does not allow."""

from collections.abc import Callable
from enum import StrEnum
from typing import Any, Final, TypeVar, cast

E = TypeVar("E", bound=StrEnum)

# Up to here every whole number has a float of its own.
WHOLE: Final = 2.0**53


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


def as_int_if_whole(number: float) -> int | float:
    """Return an int for a float without a fraction, as orderkit decodes JSON that has no schema."""
    return int(number) if number.is_integer() and abs(number) < WHOLE else number


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
