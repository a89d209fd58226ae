"""Timeouts that end at a deadline."""

from __future__ import annotations

import time


class Limit(float):
    """A timeout in seconds that ends at a deadline, if that is earlier.

    Attributes:
        ends_at: The deadline, as a time of `time.monotonic`; infinite if there is none.
    """

    __slots__ = ("ends_at",)
    ends_at: float

    def left(self) -> float:
        """Return the seconds until the deadline."""
        return self.ends_at - time.monotonic()


def left_of(timeout: float | None) -> float | None:
    """Return the seconds that a wait may take from now on; zero or less if the deadline has passed."""
    return min(timeout, timeout.left()) if isinstance(timeout, Limit) else timeout
