"""Errors that `x-errors` lists, found in the body of a response."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cache
from typing import Any, Final, cast

from ..contract import Contract, JsonObject, Operation, Place
from . import pointers
from .schema_places import declaring

_PLACEHOLDER: Final = re.compile(r"\\\{[^}]*\\\}")
MAIN_LANGUAGE: Final = "en-US"


@dataclass(frozen=True, slots=True)
class ErrorEntry:
    """An error in a body.

    Attributes:
        holder: The object with the code and the message.
        code: The code; None if the schema has none, or the body.
        has_code: Whether the code belongs to the body's schema.
        rows: All errors that `x-errors` lists there.
        place: The place of `x-errors` in the spec.
    """

    holder: Mapping[str, Any]
    code: Any
    has_code: bool
    rows: tuple[JsonObject, ...]
    place: Place

    @property
    def texts(self) -> list[str]:
        """The texts beside the code, one of which is the message."""
        return [value for value in self.holder.values() if isinstance(value, str) and value != self.code]

    @property
    def known(self) -> list[JsonObject]:
        """The rows with the code of the body; all rows where errors have none."""
        return [row for row in self.rows if not self.has_code or row["code"] == self.code]


def errors_place(contract: Contract, operation: Operation, name: str) -> tuple[str, Place] | None:
    """Return where a documented response has its errors: the pointer and the place of `x-errors`; None if nowhere."""
    found = declaring(contract, operation, name, "x-errors")
    return (found[0][0], found[0][1]) if found else None


def error_entries(contract: Contract, operation: Operation, name: str, value: Any) -> Iterator[ErrorEntry]:
    """Yield the errors of a body that a documented response has, by its name in the document."""
    found = errors_place(contract, operation, name)
    if found is None:
        return
    pointer, schema = found
    rows, place = tuple(schema.node["x-errors"]), schema.child("x-errors")
    # The extension stands on the code, or on the whole object where the code is not enough to know an error.
    in_object = "properties" in schema.node
    outer, _, member = (pointer, "", "code") if in_object else pointer.rpartition("/")
    has_code = not in_object or member in schema.node["properties"]
    for holder in pointers.values(value, outer):
        if isinstance(holder, Mapping):
            members = cast(Mapping[str, Any], holder)
            yield ErrorEntry(members, members.get(member), has_code, rows, place)


def message_fits(row: JsonObject, text: str, language: str) -> bool:
    """Return whether a text is the message of a listed error in a language, perhaps with a detail behind it.

    Where the document says which part is sure to stay, only that is looked for.
    """
    if "known_by" in row:
        return str(row["known_by"]) in text
    messages: Mapping[str, str] = row["message"]
    wanted = messages.get(language) or messages.get(MAIN_LANGUAGE) or next(iter(messages.values()))
    return message_pattern(wanted).match(text) is not None


@cache
def message_pattern(message: str) -> re.Pattern[str]:
    """Return a pattern of a message, in which a word in braces stands for any text."""
    return re.compile(_PLACEHOLDER.sub("(.*)", re.escape(message)), re.DOTALL)
