"""Texts in values, and the references that a run has invented among them."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any, cast

from .made import PREFIX


def texts(parameters: Mapping[str, Any]) -> Mapping[str, str]:
    """Return parameters as they are sent: an id may be a number in one response and a text in another."""
    return {name: str(value) for name, value in parameters.items()}


def all_texts(value: Any) -> set[str]:
    """Return every text in a JSON value."""
    if isinstance(value, str):
        return {value}
    below: Iterable[Any] = ()
    if isinstance(value, dict):
        below = cast(Mapping[str, Any], value).values()
    elif isinstance(value, list):
        below = cast(Iterable[Any], value)
    return {text for item in below for text in all_texts(item)}


def references(value: Any) -> set[str]:
    """Return the references of the run in a JSON value."""
    return {text for text in all_texts(value) if text.startswith(PREFIX)}
