"""What a run reads: the whole history at first, later what may have changed. Pure functions over an account's state."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from datetime import UTC, datetime, timedelta
from typing import Any, Final

from attrs import define, evolve, field

from ..orders.period import floor

OVERLAP: Final = timedelta(minutes=10)
"""How far before the last run the next one begins: clocks differ, and an order may be listed late."""
AGES: Final = (timedelta(hours=1), *(timedelta(days=2**power) for power in range(7)))
"""Ages at which an order is read again: an hour, and 1, 2, 4, ... 64 days."""
# A provider's clock may be ahead of this one.
_AHEAD: Final = timedelta(days=1)
_FIRST: Final = datetime.min.replace(tzinfo=UTC)


@define(frozen=True)
class Part:
    """A part of the orders, which is read page by page.

    Attributes:
        by: `placed` or `updated`, the time that is meant.
        start: The first time that belongs to it; None for the beginning.
        end: The time after the last.
        cursor: Where reading goes on; None for its beginning.
    """

    by: str
    start: datetime | None
    end: datetime
    cursor: str | None = None


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


@define(frozen=True)
class State:
    """What is known of an account from earlier runs.

    Attributes:
        read_until: Every order made before has been read; None before the first run has ended.
        since: Where the history that has been read begins; None for the beginning.
        until: What `read_until` becomes by the run that is not complete yet.
        parts: What is left of it.
        full: The full read that it is, or is a part of it.
    """

    read_until: datetime | None = None
    since: datetime | None = None
    until: datetime | None = None
    parts: tuple[Part, ...] = field(default=())
    full: FullRead | None = None

    def to_dict(self) -> dict[str, Any]:
        """Return it as values of JSON."""
        return {
            "read_until": _text(self.read_until),
            "since": _text(self.since),
            "until": _text(self.until),
            "parts": [[part.by, _text(part.start), _text(part.end), part.cursor] for part in self.parts],
            "full": None
            if self.full is None
            else [_text(self.full.started_at), _text(self.full.start), _text(self.full.end)],
        }

    @classmethod
    def from_dict(cls, data: Mapping[str, Any]) -> State:
        """Read what `to_dict` returned; an empty mapping is the state before the first run."""
        parts = [
            Part(by, _time(start), _known(end), cursor) for by, start, end, cursor in data.get("parts", ())
        ]
        read_until, since, until = (_time(data.get(name)) for name in ("read_until", "since", "until"))
        full = None
        if data.get("full"):
            begun_at, start, end = data["full"]
            full = FullRead(_known(begun_at), _time(start), _known(end))
        return cls(read_until, since, until, tuple(parts), full)

    def next_run(
        self,
        now: datetime,
        *,
        since: datetime | None,
        until: datetime | None,
        has_updated: bool,
        unit: timedelta,
        reread: timedelta = OVERLAP,
        full: bool = False,
    ) -> State:
        """Plan a run. One that was cut off goes on where it stopped.

        Args:
            now: The time at which it starts.
            since: Where the history begins; None for all.
            until: Orders made then or later are not read; None for all.
            has_updated: Whether the provider can be asked for what has changed.
            unit: The unit in which the provider compares times of creation.
            reread: Orders made within this time before now are read again in any case.
            full: Whether all orders are read again, to find those that are deleted.
        """
        end = until or now + _AHEAD
        planned = self if self.parts else self._planned(now, since, end, has_updated, unit, reread)
        if not full or planned.full is not None:
            return planned
        others = [part for part in planned.parts if part.by != "placed"]
        placed = [(part.start or _FIRST, part.end) for part in planned.parts if part.by == "placed"]
        spans = _united([*placed, (since or _FIRST, end)], None)
        parts = (*(Part("placed", None if start == _FIRST else start, end) for start, end in spans), *others)
        return evolve(planned, parts=parts, full=FullRead(now, since, end))

    def _planned(
        self,
        now: datetime,
        since: datetime | None,
        end: datetime,
        has_updated: bool,
        unit: timedelta,
        reread: timedelta,
    ) -> State:
        if self.read_until is None:
            return evolve(self, since=since, until=min(now, end), parts=(Part("placed", since, end),))
        placed = [(min(self.read_until - OVERLAP, now - reread), end)]
        placed += [(floor(self.read_until - age, unit), floor(now - age, unit)) for age in AGES]
        if self.since is not None and (since is None or since < self.since):
            placed.append((since or _FIRST, self.since))
        # Orders that are known are read again also before a later beginning, or their changes would be missed.
        begin = None if since is None or self.since is None else min(since, self.since)
        parts = [Part("placed", *span) for span in _united(placed, begin)]
        if has_updated:
            parts.append(Part("updated", self.read_until - OVERLAP, end))
        return evolve(self, since=begin, until=min(now, end), parts=tuple(parts))

    def read_to(self, cursor: str | None) -> State:
        """Return the state after a page of the first part; None for a cursor ends the part."""
        first, *rest = self.parts
        if cursor is not None:
            return evolve(self, parts=(evolve(first, cursor=cursor), *rest))
        if rest:
            return evolve(self, parts=tuple(rest))
        ended = self.until or first.end
        return evolve(self, read_until=max(ended, self.read_until or ended), until=None, parts=(), full=None)

    def again(self) -> State:
        """Return the state that reads the first part from its beginning."""
        first, *rest = self.parts
        return evolve(self, parts=(evolve(first, cursor=None), *rest))


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


def _text(time: datetime | None) -> str | None:
    return None if time is None else time.isoformat()


def _time(text: str | None) -> datetime | None:
    return None if text is None else datetime.fromisoformat(text)


def _known(text: str) -> datetime:
    return datetime.fromisoformat(text)
