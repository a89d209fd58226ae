"""Cursors of ours: opaque texts that say where a listing goes on, and for which listing and filters that holds."""

from __future__ import annotations

import base64
import json
from hashlib import blake2b
from typing import Final

from attrs import define

_DIGEST_LENGTH: Final = 18

Position = int | str | None
"""Where a page begins: its number, the number of items before it, or the provider's cursor (none for the first)."""


@define(frozen=True)
class ResumePoint:
    """A place between two items: so many items after the beginning of a page, in one of the listing's windows."""

    position: Position
    skipped: int = 0
    window: int = 0


def digest(value: str) -> str:
    """A short text that two different values do not share."""
    return blake2b(value.encode("utf-8", "surrogatepass"), digest_size=_DIGEST_LENGTH // 2).hexdigest()


@define(frozen=True)
class CursorCodec:
    """What a cursor must agree on to be used: whose listing it is and, as a digest, what was asked for."""

    listing: str
    filters: str

    def write(self, place: ResumePoint) -> str:
        """A place as an opaque text."""
        said = [self.listing, self.filters, place.position, place.skipped, place.window]
        return _sealed(json.dumps(said, separators=(",", ":")))

    def read(self, cursor: str) -> ResumePoint:
        """The place that a text names.

        Raises:
            TypeError: It is not text.
            ValueError: It is damaged, or belongs to another listing or to other filters.
        """
        listing, filters, position, skipped, window = _opened(cursor)
        if listing != self.listing:
            raise ValueError(f"cursor belongs to {listing}, not to {self.listing}")
        if filters != self.filters:
            raise ValueError(
                f"cursor belongs to other filters of {listing}: pass those it was made with, page_size and windows "
                "included"
            )
        return ResumePoint(position, skipped, window)


def _sealed(body: str) -> str:
    return base64.urlsafe_b64encode(f"{digest(body)}{body}".encode()).decode().rstrip("=")


def _opened(cursor: object) -> tuple[str, str, Position, int, int]:
    if not isinstance(cursor, str):
        raise TypeError(f"cursor must be str, not {type(cursor).__name__}")
    try:
        body = base64.urlsafe_b64decode(cursor + "=" * (-len(cursor) % 4)).decode()[_DIGEST_LENGTH:]
    except ValueError:
        body = ""
    if cursor != _sealed(body):
        raise ValueError("cursor is damaged: pass it as it was given")
    opened: tuple[str, str, Position, int, int] = tuple(json.loads(body))
    return opened
