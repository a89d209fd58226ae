"""Classes around results of workflows: their columns, and the text about them in a help."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Final

from attrs import define

from ..operations.table import MethodEntry


@define(frozen=True)
class Wrapper:
    """A class around a result.

    Attributes:
        columns: Its columns, before those of the provider's object.
        inner: The name of that object.
        text: What a help says about it.
    """

    columns: tuple[str, ...]
    inner: str
    text: str


# The outcomes are spelled here, because their type takes longer to import than a help to write; a test compares them.
WRAPPERS: Final[Mapping[str, Wrapper]] = {
    "CreatedOnce": Wrapper(
        ("key",),
        "order",
        "The result has your `key` of the order, and the `order`. That is null if the order exists although its "
        "response was lost.",
    ),
    "Batch": Wrapper(
        ("position", "outcome", "error"),
        "saved",
        "The result has a row for each item: its `position` from 0, its `outcome` (saved, refused, unknown, not_sent, "
        "not_tried), the `error`, and what was `saved`.",
    ),
}
"""The classes by their names."""


def text_of_result(entry: MethodEntry) -> str:
    """Return what a result holds beside the provider's objects; empty if nothing."""
    return WRAPPERS[entry.wrapper].text if entry.wrapper else ""
