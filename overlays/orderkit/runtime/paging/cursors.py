"""Resume cursors: opaque texts that hold a position in a list, and for which operation and filters it is valid."""

from __future__ import annotations

import base64
import json
from hashlib import blake2b
from typing import Any, Final

from attrs import astuple, define

from .tally import NOTHING_READ, Tally

# Hexadecimal characters, 72 bits: enough to tell the filters of one user apart and to notice damage, while a cursor,
# which holds two digests, stays near 100 characters. It need not resist forgery: a forged cursor selects nothing that
# its author could not ask for anyway.
_DIGEST_LENGTH: Final = 18

Position = int | str | None
"""Selects a page: its number, the number of items before it, or the provider's cursor (None for the first page)."""


@define(frozen=True)
class ResumePoint:
    """A place between two items.

    Attributes:
        position: The page.
        skipped: Items of the page that are before the place.
        window: The window of the listing.
        tally: What the pages before that page say about the list.
    """

    position: Position
    skipped: int = 0
    window: int = 0
    tally: Tally = NOTHING_READ

    def on_page(self, skipped: int) -> ResumePoint:
        """Return the place on the same page that has that many of its items before it."""
        return ResumePoint(self.position, skipped, self.window, self.tally)


def digest(value: str) -> str:
    """Return a short text that differs for different values."""
    return blake2b(value.encode("utf-8", "surrogatepass"), digest_size=_DIGEST_LENGTH // 2).hexdigest()


@define(frozen=True)
class CursorCodec:
    """Writes and reads the cursors of one listing.

    Attributes:
        listing: Provider and operation.
        filters: A digest of the filters, the page size and the windows.
    """

    listing: str
    filters: str

    def write(self, point: ResumePoint) -> str:
        """Return the cursor for a place."""
        place = [point.position, point.skipped, point.window]
        fields = [self.listing, self.filters, *place, *astuple(point.tally)]
        return _sealed(json.dumps(fields, separators=(",", ":")))

    def read(self, cursor: str) -> ResumePoint:
        """Return the place that a cursor names.

        Raises:
            TypeError: The cursor is not text.
            ValueError: The cursor is damaged, or belongs to another listing, to other filters or to another version.
        """
        listing, filters, position, skipped, window, *tally = _opened(cursor)
        if listing != self.listing:
            raise ValueError(f"cursor must be one of {self.listing} (got one of {listing})")
        if filters != self.filters:
            raise ValueError(
                f"cursor must be passed with the filters of {listing} that it was made with, page_size and windows "
                "included"
            )
        if len(tally) != len(astuple(NOTHING_READ)):
            raise ValueError("cursor must be one of this version of orderkit: begin the listing anew")
        return ResumePoint(position, skipped, window, Tally(*tally))


def _sealed(body: str) -> str:
    return base64.urlsafe_b64encode(f"{digest(body)}{body}".encode()).decode().rstrip("=")


def _opened(cursor: object) -> tuple[Any, ...]:
    if not isinstance(cursor, str):
        raise TypeError(f"cursor must be str (got {type(cursor).__name__})")
    try:
        # The padding was cut off when the cursor was written.
        body = base64.urlsafe_b64decode(cursor + "=" * (-len(cursor) % 4)).decode()[_DIGEST_LENGTH:]
    except ValueError:
        body = ""
    # Base64 ignores characters outside its alphabet; a comparison of the whole text does not.
    if cursor != _sealed(body):
        raise ValueError("cursor must be passed exactly as it was returned")
    return tuple(json.loads(body))
