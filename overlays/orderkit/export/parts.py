"""Parts of an account's orders, by the time of their creation or of their change."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import UTC, datetime
from typing import Final

from attrs import define

FIRST: Final = datetime.min.replace(tzinfo=UTC)
"""The start of a span that has none."""


@define(frozen=True)
class Part:
    """A part of the orders, which is read page by page.

    Attributes:
        by: `placed` or `updated`, the time that is meant.
        start: The first time that belongs to it; None for the beginning.
        end: The time after the last.
        cursor: Where reading goes on; None for its beginning.
        since: Of those `updated`, orders made before are left out.
        until: Of those `updated`, orders made then or later are left out.
    """

    by: str
    start: datetime | None
    end: datetime
    cursor: str | None = None
    since: datetime | None = None
    until: datetime | None = None


@define(frozen=True)
class FullRead:
    """A time of which all orders are read again: those that are not among them are deleted at the provider.

    Attributes:
        started_at: When it was begun. An order that was read earlier, and not since, was not among them.
        start: The first time that belongs to it; None for the beginning.
        end: The time after the last.
    """

    started_at: datetime
    start: datetime | None
    end: datetime

    def has(self, other: FullRead) -> bool:
        """Return whether it has all orders of a later one, but for those made since it was begun."""
        begins = self.start is None or (other.start is not None and self.start <= other.start)
        return begins and self.end >= min(other.end, self.started_at)


def spans_of(parts: Iterable[Part]) -> Sequence[tuple[datetime, datetime]]:
    """Return the times of creation that parts are of."""
    return [(each.start or FIRST, each.end) for each in parts if each.by == "placed"]


def placed_parts(spans: Iterable[tuple[datetime, datetime]], begin: datetime | None) -> Iterable[Part]:
    """Return parts for times of creation from a beginning on; None for the first one."""
    for start, end in _united(spans, begin):
        yield Part("placed", None if start == FIRST else start, end)


def _united(
    spans: Iterable[tuple[datetime, datetime]], begin: datetime | None
) -> Sequence[tuple[datetime, datetime]]:
    """Unite spans that overlap, so that no order is read twice; the latest comes first."""
    united = list[tuple[datetime, datetime]]()
    for first, end in sorted(spans):
        start = first if begin is None else max(first, begin)
        if start >= end:
            continue
        if united and start <= united[-1][1]:
            united[-1] = (united[-1][0], max(end, united[-1][1]))
        else:
            united.append((start, end))
    return united[::-1]
