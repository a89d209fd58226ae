"""Rate limits of each pair of keys and each token (SC-97 to SC-99)."""

from __future__ import annotations

import sqlite3
from dataclasses import dataclass
from datetime import datetime

from .settings import RateLimits
from .timestamps import to_microseconds

TABLES = """
CREATE TABLE IF NOT EXISTS sendcloud_requests (
    sender TEXT NOT NULL,
    is_write INTEGER NOT NULL,
    time INTEGER NOT NULL
);
CREATE INDEX IF NOT EXISTS sendcloud_latest_requests ON sendcloud_requests (sender, is_write, time);
CREATE INDEX IF NOT EXISTS sendcloud_requests_by_time ON sendcloud_requests (time);
"""

_SECOND = 1_000_000
_MINUTE = 60 * _SECOND
# Methods that count as reads.
_SAFE_METHODS = frozenset({"GET", "HEAD", "OPTIONS"})


@dataclass(frozen=True, slots=True)
class RequestCounter:
    """Requests of the last minute, inside one transaction at one time. Refused requests do not count."""

    connection: sqlite3.Connection
    limits: RateLimits
    now: datetime

    def seconds_to_wait(self, sender: str, method: str) -> int:
        """Return the seconds until a sender may use a method; if 0, the request is counted."""
        now, is_write = to_microseconds(self.now), method not in _SAFE_METHODS
        self.connection.execute(
            # Requests after now remain from a clock that was set back; they must not count either.
            "DELETE FROM sendcloud_requests WHERE time <= ? OR time > ?",
            (now - _MINUTE, now),
        )
        waits = [self._wait(sender, is_write, *limit) for limit in self._limits_of(is_write)]
        if max(waits) <= 0:
            row = sender, is_write, now
            self.connection.execute("INSERT INTO sendcloud_requests VALUES (?, ?, ?)", row)
            return 0
        # Rounded up: a caller that waits the announced seconds must be let through.
        return -(-max(waits) // _SECOND)

    def _limits_of(self, is_write: bool) -> list[tuple[int, int]]:
        if is_write:
            return [(self.limits.writes_a_minute, _MINUTE), (self.limits.writes_a_second, _SECOND)]
        return [(self.limits.reads_a_minute, _MINUTE)]

    def _wait(self, sender: str, is_write: bool, calls: int, period: int) -> int:
        """Return the microseconds until the request `calls` requests back is `period` ago."""
        query = (
            "SELECT time FROM sendcloud_requests WHERE sender = ? AND is_write = ? "
            "ORDER BY time DESC LIMIT 1 OFFSET ?"
        )
        row = self.connection.execute(query, (sender, is_write, calls - 1)).fetchone()
        return 0 if row is None else int(row[0]) + period - to_microseconds(self.now)
