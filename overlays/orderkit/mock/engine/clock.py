"""The simulator's clock: the system's UTC, or shifted from it, or standing still."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import UTC, datetime, timedelta

TimeSource = Callable[[], datetime]

_FIRST_YEAR, _LAST_YEAR = 1970, 9000


def system_time() -> datetime:
    """The system's time in UTC."""
    return datetime.now(UTC)


@dataclass(frozen=True, slots=True)
class ClockState:
    """Where a clock stands: at `frozen`, or else `offset` away from its source."""

    frozen: datetime | None = None
    offset: timedelta = timedelta()

    def read(self, source: TimeSource) -> datetime:
        """The time that this state shows."""
        return self.frozen if self.frozen is not None else source() + self.offset

    def advanced_by(self, duration: timedelta) -> ClockState:
        """The same clock, so much later. A frozen clock stays frozen, a running one keeps running."""
        if self.frozen is None:
            return replace(self, offset=self.offset + duration)
        return replace(self, frozen=self.frozen + duration)

    def to_json(self) -> dict[str, str | float | None]:
        """The state as JSON."""
        frozen = None if self.frozen is None else self.frozen.isoformat()
        return {"frozen": frozen, "offset_seconds": self.offset.total_seconds()}


@dataclass(slots=True)
class Clock:
    """A clock that can be set. Its changes are saved by whoever changes it."""

    source: TimeSource = system_time
    state: ClockState = ClockState()

    def now(self) -> datetime:
        """The simulated time, in UTC."""
        return self.state.read(self.source)


def parse_timestamp(text: str) -> datetime:
    """An ISO 8601 time as UTC, which a time without a zone is taken to be; ValueError if it is none."""
    try:
        timestamp = datetime.fromisoformat(text)
        timestamp = timestamp.replace(tzinfo=UTC) if timestamp.tzinfo is None else timestamp.astimezone(UTC)
    except (ValueError, OverflowError):
        raise ValueError(f"{text!r} is not an ISO 8601 time such as 2017-04-08T10:00:00Z") from None
    return check_timestamp(timestamp)


def check_timestamp(timestamp: datetime) -> datetime:
    """The same moment if the simulator can live in it; ValueError if not."""
    if not _FIRST_YEAR <= timestamp.year <= _LAST_YEAR:
        raise ValueError(f"the clock runs from {_FIRST_YEAR} to {_LAST_YEAR}")
    return timestamp


def state_from_json(to_json: dict[str, str | float | None]) -> ClockState:
    """The state that `ClockState.saved` wrote."""
    frozen, offset = to_json["frozen"], to_json["offset_seconds"]
    return ClockState(
        frozen=parse_timestamp(str(frozen)) if frozen is not None else None,
        offset=timedelta(seconds=float(offset or 0)),
    )
