"""Pages of the listing of orders, and the links to the next and previous page (SC-101 to SC-103)."""

from __future__ import annotations

import sqlite3
from collections.abc import Sequence
from dataclasses import dataclass

from ...engine.listing_query import Condition
from ...engine.paging import with_parameter
from .cursors import Cursor, Value, write_cursor
from .orders import KEPT, Row
from .settings import SendcloudSettings
from .sorting import Sort


@dataclass(frozen=True, slots=True)
class Page:
    """Orders of a page as they are stored, and the cursors of the next and previous page."""

    rows: Sequence[Row]
    next: str | None = None
    prev: str | None = None


@dataclass(frozen=True, slots=True)
class Listing:
    """Orders that meet a condition, in the order of a sort."""

    connection: sqlite3.Connection
    condition: Condition
    sort: Sort

    def page(self, cursor: Cursor, size: int) -> Page:
        """Return a page of at most `size` orders after a cursor, or before it."""
        rows = self._select(cursor, size, f"{KEPT}, ")
        if not rows:
            return Page([])
        # Behind what is kept of an order are the values of the sort keys.
        kept = len(rows[0]) - len(self.sort)
        first, last = rows[0][kept:], rows[-1][kept:]
        return Page(
            rows=[row[:kept] for row in rows],
            # A link is written only if the page behind it has an order: a last page has no next
            # link.
            next=write_cursor(last, reverse=False) if self._select(Cursor(last), 1) else None,
            prev=write_cursor(first, reverse=True) if self._select(Cursor(first, reverse=True), 1) else None,
        )

    def _select(self, cursor: Cursor, limit: int, kept: str = "") -> list[Row]:
        condition, values = self.condition
        if cursor.position is not None:
            beyond, bounds = self._beyond(cursor.position, reverse=cursor.reverse)
            condition, values = f"{condition} AND {beyond}", [*values, *bounds]
        columns = ", ".join(key.column for key in self.sort)
        order = ", ".join(
            f"{key.column} {'DESC' if key.descending != cursor.reverse else 'ASC'}" for key in self.sort
        )
        query = (
            f"SELECT {kept}{columns} FROM sendcloud_orders "  # noqa: S608 - columns and conditions are ours
            f"WHERE {condition} ORDER BY {order} LIMIT ? OFFSET ?"
        )
        rows = self.connection.execute(query, (*values, limit, cursor.offset)).fetchall()
        # Read backwards from the position, then turned into the order of the listing.
        return rows[::-1] if cursor.reverse else rows

    def _beyond(self, position: Sequence[Value], *, reverse: bool) -> tuple[str, list[Value]]:
        """Return the SQL condition for orders after a position, or before it, compared key by key."""
        ways, values = list[str](), [position[0]]
        # Descending keys continue with smaller values; a reverse page turns every sign around.
        signs = [("<" if key.descending != reverse else ">") for key in self.sort]
        columns = [key.column for key in self.sort]
        for depth in range(len(position)):
            alike = [f"{column} = ?" for column in columns[:depth]]
            ways.append(" AND ".join([*alike, f"{columns[depth]} {signs[depth]} ?"]))
            values += position[: depth + 1]
        # The first condition follows from the others; SQLite can use an index for it.
        return f"{columns[0]} {signs[0]}= ? AND ({' OR '.join(ways)})", values


def write_links(url: str, page: Page, settings: SendcloudSettings) -> str | None:
    """Write the `Link` header of a page; None if there is no other page."""
    cursors = {"next": page.next, "prev": page.prev}
    links = [
        f'<{_link(url, cursor, settings)}>; rel="{rel}"'
        for rel, cursor in cursors.items()
        if cursor is not None
    ]
    return ", ".join(links[::-1] if settings.prev_first else links) or None


def _link(url: str, cursor: str, settings: SendcloudSettings) -> str:
    """Return the URL of another page, its cursor padded as the settings say (SC-06)."""
    if settings.cursor_padding == "none":
        cursor = cursor.rstrip("=")
    return with_parameter(url, "cursor", cursor, safe="=" if settings.cursor_padding == "plain" else "")
