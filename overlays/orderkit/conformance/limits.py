"""Limits of a run: how many calls, how fast, and when to stop."""

from __future__ import annotations

import threading
import time
from collections.abc import Callable
from dataclasses import dataclass, field

from .problems import BudgetSpentError, StoppedError

MOST_SERVER_ERRORS = 3
"""A server that fails this many times in a row has a fault that more calls do not explain."""


@dataclass
class Limits:
    """Counts calls and spaces them evenly. Threads may share it.

    Attributes:
        calls: How many calls the run may make.
        rate: Calls per second; None for as many as the server takes.
    """

    calls: int
    rate: float | None = None
    sleep: Callable[[float], None] = time.sleep
    spent: int = 0
    _errors: int = 0
    _next: float = 0.0
    _lock: threading.Lock = field(default_factory=threading.Lock)

    def take(self) -> int:
        """Take one call from the budget and wait for its turn; return its number, from 1.

        Raises:
            BudgetSpentError: There is none left.
        """
        with self._lock:
            if self.spent >= self.calls:
                raise BudgetSpentError(f"all {self.calls} calls that the run may make are made")
            self.spent += 1
            number = self.spent
            now = time.monotonic()
            turn = max(now, self._next)
            self._next = turn + (1 / self.rate if self.rate else 0)
        if turn > now:
            self.sleep(turn - now)
        return number

    def note(self, status: int) -> None:
        """Count server errors that follow each other.

        Raises:
            StoppedError: It was the third.
        """
        with self._lock:
            self._errors = self._errors + 1 if status >= 500 else 0
            if self._errors >= MOST_SERVER_ERRORS:
                raise StoppedError(f"the server answered {MOST_SERVER_ERRORS} calls in a row with 5xx")
