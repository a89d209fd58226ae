"""What a run reads: the whole history at first, later what may have changed. Pure functions over an account's state."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping, Sequence
from datetime import datetime, timedelta
from typing import Any, Final

from attrs import define, evolve, field

from ..orders.period import floor
from .parts import FIRST, FullRead, Part, placed_parts, spans_of

OVERLAP: Final = timedelta(minutes=10)
"""How far before the last run the next one begins: clocks differ, and an order may be listed late."""
AGES: Final = (timedelta(hours=1), *(timedelta(days=2**power) for power in range(7)))
"""Ages at which an order is read again: an hour, and 1, 2, 4, ... 64 days."""
PAUSE: Final = timedelta(hours=1)
"""How long no order is read again for its age: a run every few minutes would make as many calls for it."""
LEFT_OUT: Final = 100
"""Orders of an account that could not be read by themselves, and are tried again by each run, at most."""
# A provider's clock may be ahead of this one.
_AHEAD: Final = timedelta(days=1)


@define(frozen=True)
class State:
    """What is known of an account from earlier runs.

    Attributes:
        read_until: Every order made before has been read; None before the first run has ended.
        since: Where the history that has been read begins; None for the beginning.
        until: What `read_until` becomes by the run that is not complete yet.
        parts: What is left of it.
        full: The full read that it is, or is a part of it.
        reread_at: When orders were read again for their age.
        postponed: Times of creation that belong to an earlier plan, and not to this run, because it has an end.
        read_at: The time of the run by this machine's clock. That of a later run is later, also when the clock was set
            back: by this time it is known whether a full read has found an order.
        left_out: Ids of orders that could not be read by themselves.
    """

    read_until: datetime | None = None
    since: datetime | None = None
    until: datetime | None = None
    parts: tuple[Part, ...] = field(default=())
    full: FullRead | None = None
    reread_at: datetime | None = None
    postponed: tuple[tuple[datetime, datetime], ...] = field(default=())
    read_at: datetime | None = None
    left_out: tuple[str, ...] = field(default=())

    def to_dict(self) -> dict[str, Any]:
        """Return it as values of JSON."""
        return {
            "read_until": _text(self.read_until),
            "since": _text(self.since),
            "until": _text(self.until),
            "parts": [
                [
                    each.by,
                    _text(each.start),
                    _text(each.end),
                    each.cursor,
                    _text(each.since),
                    _text(each.until),
                ]
                for each in self.parts
            ],
            "full": None
            if self.full is None
            else [_text(self.full.started_at), _text(self.full.start), _text(self.full.end)],
            "reread_at": _text(self.reread_at),
            "postponed": [[_text(start), _text(end)] for start, end in self.postponed],
            "read_at": _text(self.read_at),
            "left_out": list(self.left_out),
        }

    @classmethod
    def from_dict(cls, data: Mapping[str, Any]) -> State:
        """Read what `to_dict` returned; an empty mapping is the state before the first run."""
        parts = [
            # An earlier version wrote no bounds.
            Part(by, _time(start), _known(end), cursor, *map(_time, bounds))
            for by, start, end, cursor, *bounds in data.get("parts", ())
        ]
        names = ("read_until", "since", "until", "reread_at")
        read_until, since, until, reread_at = (_time(data.get(name)) for name in names)
        postponed = tuple((_known(start), _known(end)) for start, end in data.get("postponed", ()))
        full = None
        if data.get("full"):
            begun_at, start, end = data["full"]
            full = FullRead(_known(begun_at), _time(start), _known(end))
        return cls(
            read_until,
            since,
            until,
            tuple(parts),
            full,
            reread_at,
            postponed,
            _time(data.get("read_at")),
            tuple(data.get("left_out", ())),
        )

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
        """Plan a run: what is left of one that was cut off, and what is due now.

        After a run whose clock was ahead of the present time, all is read again: what it missed is not known.

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
        read_at = now if self.read_at is None else max(now, self.read_at + timedelta.resolution)
        before = evolve(self, read_at=read_at)
        if before._is_ahead_of(now):
            before = State(read_at=read_at, left_out=self.left_out)
        planned = before._planned(now, since, end, unit, reread)
        if has_updated and before._known_until is not None:
            planned = planned._with_updated(now, until, before)
        return planned._with_full(FullRead(read_at, since, end)) if full else planned

    def _is_ahead_of(self, now: datetime) -> bool:
        known = (self._known_until, self.reread_at)
        return any(each is not None and each > now + OVERLAP for each in known)

    def _with_full(self, wanted: FullRead) -> State:
        """Return the state with a full read: the one that is not complete yet, if it has all that is wanted."""
        if self.full is not None and self.full.has(wanted):
            return self
        others = [part for part in self.parts if part.by != "placed"]
        again = (wanted.start or FIRST, wanted.end)
        parts = (*placed_parts([*spans_of(self.parts), again], None), *others)
        return evolve(self, parts=parts, full=wanted)

    def _planned(
        self, now: datetime, since: datetime | None, end: datetime, unit: timedelta, reread: timedelta
    ) -> State:
        """Return the state with the parts by the time of creation."""
        known_until = self._known_until
        if known_until is None:
            first = Part("placed", since, end)
            return evolve(self, since=since, until=min(now, end), parts=(first,), reread_at=now)
        goes_on, left = self._left(end)
        spans, reread_at = [*left, *self.postponed], self.reread_at or known_until
        if now - reread_at >= PAUSE:
            spans += [(floor(reread_at - age, unit), floor(now - age, unit)) for age in AGES]
            reread_at = now
        if self.since is not None and (since is None or since < self.since):
            spans.append((since or FIRST, self.since))
        postponed = tuple((max(start, end), last) for start, last in spans if last > end and start < last)
        spans.append((min(known_until - OVERLAP, now - reread), end))
        # Orders that are known are read again also before a later beginning, or their changes would be missed.
        begin = None if since is None or self.since is None else min(since, self.since)
        parts = (*goes_on, *placed_parts([(start, min(last, end)) for start, last in spans], begin))
        return evolve(
            self,
            since=begin,
            until=min(now, end),
            parts=parts,
            full=self.full if self.parts or self.postponed else None,
            reread_at=reread_at,
            postponed=postponed,
        )

    @property
    def _known_until(self) -> datetime | None:
        """What `read_until` is once the parts are read."""
        return self.until if self.parts and self.until is not None else self.read_until

    def _left(self, end: datetime) -> tuple[tuple[Part, ...], Sequence[tuple[datetime, datetime]]]:
        """Return the part that goes on at its cursor, if it fits before an end, and the spans of the others."""
        first = self.parts[:1]
        goes_on = tuple(each for each in first if each.cursor and (each.by == "updated" or each.end <= end))
        return goes_on, spans_of(self.parts[len(goes_on) :])

    def _with_updated(self, now: datetime, until: datetime | None, before: State) -> State:
        """Return the state with the part by the time of change, from where the plan before it began."""
        known_until = before._known_until or now
        starts = [each.start for each in before.parts if each.by == "updated" and each not in self.parts]
        start = min([known_until - OVERLAP, *(each for each in starts if each is not None)])
        part = Part("updated", start, now + _AHEAD, since=self.since, until=until)
        return evolve(self, parts=(*self.parts, part))

    def read_to(self, cursor: str | None) -> State:
        """Return the state after a page of the first part; None for a cursor ends the part."""
        first, *rest = self.parts
        if cursor is not None:
            return evolve(self, parts=(evolve(first, cursor=cursor), *rest))
        if rest:
            return evolve(self, parts=tuple(rest))
        ended = self.until or first.end
        full = self.full if self.postponed else None
        return evolve(self, read_until=max(ended, self.read_until or ended), until=None, parts=(), full=full)

    def by_clock(self, behind: timedelta) -> State:
        """Return the state by a provider's clock that is behind: what it says is newer than this run is read again."""
        if not OVERLAP < behind < _AHEAD or self.read_at is None:
            return self
        latest = self.read_at - behind
        until, reread_at = (
            None if each is None else min(each, latest) for each in (self.until, self.reread_at)
        )
        return evolve(self, until=until, reread_at=reread_at)

    def tried(self, read: Collection[str], left_out: Iterable[str]) -> State:
        """Return the state after orders were read by themselves, and others could not be."""
        ids = dict.fromkeys(each for each in (*self.left_out, *left_out) if each not in read)
        return evolve(self, left_out=tuple(ids)[:LEFT_OUT])

    def again(self) -> State:
        """Return the state that reads the first part from its beginning."""
        first, *rest = self.parts
        return evolve(self, parts=(evolve(first, cursor=None), *rest))


def _text(time: datetime | None) -> str | None:
    return None if time is None else time.isoformat()


def _time(text: str | None) -> datetime | None:
    return None if text is None else datetime.fromisoformat(text)


def _known(text: str) -> datetime:
    return datetime.fromisoformat(text)
