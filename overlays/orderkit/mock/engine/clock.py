"""Simulated clock: the system's UTC, shifted from it, or frozen."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import UTC, datetime, timedelta

TimeSource = Callable[[], datetime]

# From the epoch, because providers store seconds since 1970, to well before the last year of `datetime`, so
# that dates such as an estimated arrival can be added to any time.
_FIRST_YEAR, _LAST_YEAR = 1970, 9000


def system_time() -> datetime:
    """Return the system's time in UTC."""
    return datetime.now(UTC)


@dataclass(frozen=True, slots=True)
class ClockState:
    """Setting of a clock: `frozen` at a time, or else `offset` from its source."""

    frozen: datetime | None = None
    offset: timedelta = timedelta()

    def read(self, source: TimeSource) -> datetime:
        """Return the time of this setting."""
        return self.frozen if self.frozen is not None else source() + self.offset

    def advanced_by(self, duration: timedelta) -> ClockState:
        """Return the setting moved forward; a frozen clock stays frozen, a running one keeps running."""
        if self.frozen is None:
            return replace(self, offset=self.offset + duration)
        return replace(self, frozen=self.frozen + duration)

    def to_json(self) -> dict[str, str | float | None]:
        """Return the setting as JSON."""
        frozen = None if self.frozen is None else self.frozen.isoformat()
        return {"frozen": frozen, "offset_seconds": self.offset.total_seconds()}


@dataclass(slots=True)
class Clock:
    """Settable clock. The code that changes its setting also saves it."""

    source: TimeSource = system_time
    state: ClockState = ClockState()

    def now(self) -> datetime:
        """Return the simulated time, in UTC."""
        return self.state.read(self.source)

    def to_json(self) -> dict[str, str | bool]:
        """Return the simulated time and if the clock stands still."""
        return {"now": self.now().isoformat(), "frozen": self.state.frozen is not None}


def parse_timestamp(text: str) -> datetime:
    """Parse an ISO 8601 time, in UTC if it names no zone; ValueError if it is not one."""
    try:
        timestamp = datetime.fromisoformat(text)
        timestamp = timestamp.replace(tzinfo=UTC) if timestamp.tzinfo is None else timestamp.astimezone(UTC)
    except (ValueError, OverflowError):
        raise ValueError(f"{text!r} must be an ISO 8601 time such as 2017-04-08T10:00:00Z") from None
    return check_timestamp(timestamp)


def check_timestamp(timestamp: datetime) -> datetime:
    """Return a timestamp unchanged; ValueError if the clock does not support it."""
    if not _FIRST_YEAR <= timestamp.year <= _LAST_YEAR:
        raise ValueError(f"the clock must be from {_FIRST_YEAR} to {_LAST_YEAR} (got {timestamp.year})")
    return timestamp


def state_from_json(to_json: dict[str, str | float | None]) -> ClockState:
    """Read a setting that `ClockState.to_json` wrote."""
    frozen, offset = to_json["frozen"], to_json["offset_seconds"]
    return ClockState(
        frozen=parse_timestamp(str(frozen)) if frozen is not None else None,
        offset=timedelta(seconds=float(offset or 0)),
    )
