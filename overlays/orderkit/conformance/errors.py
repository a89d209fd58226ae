"""Errors as `x-errors` lists them: found in bodies, and responses that are a certain one."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from typing import Any, Final, cast

from ..contract import Contract, JsonObject, Operation, Place
from . import pointers
from .calls import Exchange
from .schema_places import declaring, documented_name

MAIN_LANGUAGE: Final = "en-US"
_NOT_SAID: Final = ("inferred", "ours")
_PLACEHOLDER: Final = re.compile(r"\\\{[^}]*\\\}")
_WORD: Final = re.compile(r"[A-Za-z_][A-Za-z0-9_]+")


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


@dataclass(frozen=True, slots=True)
class Refusal:
    """A refusal by its HTTP status and, if one is declared, its code of `x-errors`."""

    status: int
    code: Any = None

    def is_in(self, contract: Contract, exchange: Exchange) -> bool:
        """Return whether an exchange ended so. A body without a known error says nothing about the code."""
        if exchange.status != self.status:
            return False
        found = list(errors_of(contract, exchange))
        return self.code is None or not found or any(entry.code == self.code for entry in found)

    def __str__(self) -> str:
        return f"HTTP {self.status}" + ("" if self.code is None else f" with {self.code}")


def refusal_of(contract: Contract, declared: Any) -> Refusal:
    """Return the refusal that a declaration names by a code or a name of `x-errors`, or by an HTTP status."""
    rows = rows_of(contract, declared)
    return Refusal(rows[0]["http_status"], rows[0]["code"]) if rows else Refusal(declared)


def known_errors(contract: Contract) -> list[JsonObject]:
    """List every error that a contract lists."""
    schemas: Mapping[str, JsonObject] = contract.document["components"]["schemas"]
    return [row for schema in schemas.values() for row in schema.get("x-errors", ())]


def rows_of(contract: Contract, error: int | str) -> list[JsonObject]:
    """List the rows of an error by its name, its key or its code."""
    rows = known_errors(contract)
    by_name = [row for row in rows if error in (row["name"], row.get("key"))]
    return by_name or [row for row in rows if row["code"] == error]


def errors_place(contract: Contract, operation: Operation, name: str) -> tuple[str, Place] | None:
    """Return where a documented response has its errors: the pointer and the place of `x-errors`; None if nowhere."""
    found = declaring(contract, operation, name, "x-errors")
    return (found[0][0], found[0][1]) if found else None


def errors_of(contract: Contract, exchange: Exchange) -> Iterator[ErrorEntry]:
    """Yield the errors in the body of an exchange."""
    operation = exchange.call.operation
    name = documented_name(contract, operation, exchange.status)
    return iter(()) if name is None else error_entries(contract, operation, name, exchange.value)


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


def is_refused_as(contract: Contract, exchange: Exchange, error: int | str | None) -> bool:
    """Return whether a response is a refusal with an error: a code or a name of `x-errors`, or an HTTP status."""
    if not 400 <= exchange.status < 500:
        return False
    if error is None:
        return True
    wanted = rows_of(contract, error)
    if not wanted:
        return exchange.status == error
    texts = list(texts_of(exchange.value))
    return any(_fits(exchange, row, texts) for row in wanted)


def names_others(contract: Contract, exchange: Exchange, wrong: Sequence[str], inputs: set[str]) -> bool:
    """Return whether an error names inputs of the request, and not the wrong one, which is the last of a path.

    Those around the wrong one are named with it, and with others in them.
    """
    words = words_of(exchange)
    others = (words & inputs) - message_words(contract) - {*wrong}
    return wrong[-1] not in words and bool(others)


def statuses_of(row: JsonObject) -> set[int]:
    """Return the HTTP statuses that may carry a listed error.

    Where no page says which one does, servers may send the one that says best what it means.
    """
    marks = row.get("x-provenance", {})
    exceptions: Mapping[str, Sequence[str]] = marks.get("except", {})
    mark = next((mark for mark, names in exceptions.items() if "http_status" in names), marks.get("status"))
    return {row["http_status"], row["semantic_status"] if mark in _NOT_SAID else row["http_status"]}


def is_refusal(exchange: Exchange) -> bool:
    """Return whether a response refuses a request for its content: 4xx, and no matter of access or of rates."""
    return 400 <= exchange.status < 500 and exchange.status not in (401, 403, 429)


def _fits(exchange: Exchange, row: JsonObject, texts: Sequence[str]) -> bool:
    statuses = statuses_of(row)
    code = row["code"]
    if code is not None and code not in statuses:
        return str(code) in texts
    messages = [row["known_by"]] if "known_by" in row else list(row["message"].values())
    patterns = [message_pattern(message) for message in messages]
    return exchange.status in statuses and any(pattern.match(text) for pattern in patterns for text in texts)


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


def message_words(contract: Contract) -> set[str]:
    """Return the words of the messages of every known error."""
    messages = [text for row in known_errors(contract) for text in row["message"].values()]
    return {word for message in messages for word in words_in(message)}


def words_of(exchange: Exchange) -> set[str]:
    """Return the words in the texts of a response."""
    return {word for text in texts_of(exchange.value) for word in words_in(text)}


def words_in(text: str) -> list[str]:
    """List the words of a text."""
    return _WORD.findall(text)


def texts_of(value: Any) -> Iterator[str]:
    """Yield every scalar of a JSON value as a text."""
    if isinstance(value, Mapping):
        for item in cast(Mapping[str, Any], value).values():
            yield from texts_of(item)
    elif isinstance(value, list):
        for item in cast(Sequence[Any], value):
            yield from texts_of(item)
    elif value is not None:
        yield str(value)
