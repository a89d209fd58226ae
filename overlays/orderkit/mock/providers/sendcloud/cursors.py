"""Cursors: base64 of a query string with any of `o` (offset), `r` (reverse) and `p` (position) (SC-05 to SC-10).

A position is the value of the first sort key at the edge of a page. Because orders may share it, the position in a
link also has the values of the other keys (SC-127), separated by NUL, which no text of an order contains.
"""

from __future__ import annotations

import base64
import re
from dataclasses import dataclass
from urllib.parse import parse_qsl, urlencode

from .sorting import Sort, SortKey
from .timestamps import sortable

Value = str | int

LAST_UPDATED = "~"
"""Takes the place of a missing update time: it sorts after every time."""

# Separates the values of a position; JSON texts with NUL are refused on the way in.
_PART = "\0"
# 0 to 1000, the documented range of `o`.
_OFFSET = re.compile(r"1000|[0-9]{1,3}", re.ASCII)
# Up to 18 digits: what fits into SQLite's 64-bit integers.
_NUMBER = re.compile(r"[0-9]{1,18}", re.ASCII)


@dataclass(frozen=True, slots=True)
class Cursor:
    """Start of a page: `offset` orders after a position, before it if `reverse`; None is the start of the list."""

    position: tuple[Value, ...] | None = None
    offset: int = 0
    reverse: bool = False


def read_cursor(text: str, sort: Sort) -> Cursor:
    """Parse the cursor of a request; ValueError if it is malformed or of another sort."""
    members = _decode(text)
    offset, reverse = members.get("o", "0"), members.get("r", "0")
    if not members.keys() <= {"o", "r", "p"} or not _OFFSET.fullmatch(offset) or reverse not in ("0", "1"):
        raise ValueError("cursor must have the properties o, r and p only, each in its form")
    position = _read_position(members["p"], sort) if "p" in members else None
    return Cursor(position, int(offset), reverse == "1")


def write_cursor(edge: tuple[Value, ...], *, reverse: bool) -> str:
    """Write the cursor of the page beyond an order, given its values of the sort keys."""
    position = _PART.join("" if value == LAST_UPDATED else str(value) for value in edge)
    members = {"r": "1", "p": position} if reverse else {"p": position}
    return base64.b64encode(urlencode(members).encode("ascii")).decode("ascii")


def _decode(text: str) -> dict[str, str]:
    # Both alphabets of base64, with or without padding, as the contract accepts.
    bare = text.rstrip("=").replace("-", "+").replace("_", "/")
    decoded = base64.b64decode(bare + "=" * (-len(bare) % 4), validate=True).decode("utf-8")
    members = parse_qsl(decoded, keep_blank_values=True, strict_parsing=True, errors="strict")
    # A repeated property is ambiguous, so the cursor is invalid.
    if len(dict(members)) != len(members):
        raise ValueError("cursor must not repeat a property")
    return dict(members)


def _read_position(text: str, sort: Sort) -> tuple[Value, ...]:
    parts = text.split(_PART)
    # One value is a cursor made by hand, as the documentation allows; links have all of them.
    if len(parts) not in (1, len(sort)):
        raise ValueError("position must match the keys of the sort")
    return tuple(_read_value(part, key) for part, key in zip(parts, sort, strict=False))


def _read_value(text: str, key: SortKey) -> Value:
    if key.name == "order_number":
        return text
    if key.name == "order_updated_at" and not text:
        return "" if key.descending else LAST_UPDATED
    if key.name in ("order_created_at", "order_updated_at"):
        return sortable(text)
    if not _NUMBER.fullmatch(text):
        raise ValueError("position must be a number")
    return int(text)
