"""Exceptions of a signal handler, at any moment, as soft time limits and Ctrl-C raise them."""

from __future__ import annotations

import random
import signal
from collections.abc import Callable
from contextlib import suppress

import pytest

needs_a_timer = pytest.mark.skipif(not hasattr(signal, "setitimer"), reason="there is no timer here")


class Interrupt(Exception):  # noqa: N818 - like KeyboardInterrupt, no error
    """Raised by the handler."""


def interrupt(work: Callable[[], object], times: int, within: float) -> None:
    """Repeat some work until it is interrupted, a number of times, each after a random part of some seconds."""
    before = signal.getsignal(signal.SIGALRM)
    chance = random.Random(12)
    try:
        for _ in range(times):
            _interrupt_once(work, chance.random() * within)
    finally:
        signal.setitimer(signal.ITIMER_REAL, 0)
        signal.signal(signal.SIGALRM, before)


def _interrupt_once(work: Callable[[], object], seconds: float) -> None:
    armed = True

    def fire(*_: object) -> None:
        nonlocal armed
        if armed:
            armed = False
            raise Interrupt

    def repeat() -> None:
        signal.signal(signal.SIGALRM, fire)
        # Again and again: an interrupt in a finalizer is ignored.
        signal.setitimer(signal.ITIMER_REAL, 1e-5 + seconds, 0.01)
        while armed:
            work()

    # A function of its own: the jump at the end of a loop is outside of a `try` around the loop, since Python 3.12.
    with suppress(Interrupt):
        repeat()
