"""Rate limit: the calls of each token by the hour (EP-84 to EP-87, EP-106)."""

from __future__ import annotations

import sqlite3
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from math import ceil

from ....contract import Contract
from .errors import EpagesRefusalError
from .settings import EpagesSettings
from .timestamps import format_timestamp, parse_timestamp

TABLES = """
CREATE TABLE IF NOT EXISTS epages_calls (owner TEXT PRIMARY KEY, begun TEXT NOT NULL, calls INTEGER NOT NULL);
"""

_HOUR = timedelta(hours=1)
# Headers of the contract, by the part of the limit that they report.
_HEADERS = {"Limit": "RateLimit", "Remaining": "RateLimitRemaining", "Reset": "RateLimitReset"}


def read_spellings(contract: Contract) -> Mapping[str, Sequence[str]]:
    """Return the names of the headers of each part of the limit: the documented one, then its aliases (EP-84)."""
    headers = contract.document["components"]["headers"]
    aliases = {part: headers[name]["x-alias"] for part, name in _HEADERS.items()}
    return {part: (f"X-RateLimit-{part}", *aliases[part]) for part in _HEADERS}


@dataclass(frozen=True, slots=True)
class CallCounter:
    """Counter of calls, inside one transaction at one time."""

    connection: sqlite3.Connection
    now: datetime
    settings: EpagesSettings
    spellings: Mapping[str, Sequence[str]]

    def count(self, owner: str | None) -> Mapping[str, str]:
        """Count a call of a token, unless it is unknown (None); return the headers of its hour.

        EpagesRefusalError 429 if the hour is used up; such a call does not count.
        """
        hour_start, calls = self._hour_of(owner)
        if calls >= self.settings.calls_an_hour:
            raise EpagesRefusalError(429, headers=self._refusal_headers(hour_start, calls))
        if owner is not None:
            self.connection.execute(
                "INSERT OR REPLACE INTO epages_calls VALUES (?, ?, ?)",
                (owner, format_timestamp(hour_start), calls + 1),
            )
        return self._headers(hour_start, calls + (owner is not None))

    def _hour_of(self, owner: str | None) -> tuple[datetime, int]:
        query = "SELECT begun, calls FROM epages_calls WHERE owner = ?"
        row = self.connection.execute(query, (owner,)).fetchone()
        if row is not None:
            hour_start = parse_timestamp(row[0])
            # self.now < begun + _HOUR: <= An hour that begins after now remains from a clock that
            # was set back.
            if hour_start <= self.now < hour_start + _HOUR:
                return hour_start, row[1]
        is_by_clock = self.settings.clock_hours
        return self.now.replace(minute=0, second=0, microsecond=0) if is_by_clock else self.now, 0

    def _refusal_headers(self, hour_start: datetime, calls: int) -> Mapping[str, str]:
        headers = self._headers(hour_start, calls)
        if not self.settings.sends_retry_after:
            return headers
        # Rounded up: a caller that waits the announced seconds must be let through.
        return {**headers, "Retry-After": str(ceil((hour_start + _HOUR - self.now).total_seconds()))}

    def _headers(self, hour_start: datetime, calls: int) -> Mapping[str, str]:
        payload = {
            "Limit": str(self.settings.calls_an_hour),
            "Remaining": str(self.settings.calls_an_hour - calls),
            "Reset": format_timestamp(hour_start + _HOUR),
        }
        count = None if self.settings.other_spelling else 1
        return {name: payload[part] for part in payload for name in self.spellings[part][:count]}
