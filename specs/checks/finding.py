"""Findings, the rules that report them, and safe access to values of any type."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, TypeGuard

if TYPE_CHECKING:
    from .document import Document

Place = tuple[str, ...]
Fault = tuple[Place, str]
Rule = Callable[["Document"], Iterator[Fault]]


@dataclass(frozen=True, order=True)
class Finding:
    """One slip: where it is, which rule it breaks, what is wrong and what to do."""

    pointer: str
    rule: str
    message: str

    def __str__(self) -> str:
        return f"#{self.pointer}: {self.rule}: {self.message}"


def pointer(place: Place) -> str:
    """Write a place as a JSON pointer."""
    return "".join("/" + key.replace("~", "~0").replace("/", "~1") for key in place)


def is_mapping(value: Any) -> TypeGuard[dict[str, Any]]:
    """Return whether a value is a mapping."""
    return isinstance(value, dict)


def is_sequence(value: Any) -> TypeGuard[list[Any]]:
    """Return whether a value is a list."""
    return isinstance(value, list)


def mapping(value: Any) -> dict[str, Any]:
    """Return the value if it is a mapping, else an empty one: a malformed part is another rule's finding."""
    return value if is_mapping(value) else {}


def sequence(value: Any) -> list[Any]:
    """Return the value if it is a list, else an empty one."""
    return value if is_sequence(value) else []


def members(value: Any) -> list[tuple[str, Any]]:
    """Return the members of a mapping by key, or of a list by index."""
    return [*mapping(value).items(), *((str(index), item) for index, item in enumerate(sequence(value)))]


def text(value: Any) -> str:
    """Return the value if it is a string, stripped, else an empty one."""
    return value.strip() if isinstance(value, str) else ""
