"""The clock: real time and randomness by default, a test's own where it is passed."""

from __future__ import annotations

import random
import time

from orderkit.runtime.protocol.clock import Clock


def test_the_default_is_the_time_and_the_randomness_of_the_machine() -> None:
    clock = Clock()
    assert (clock.now, clock.monotonic, clock.chance) == (time.time, time.monotonic, random.random)


def test_chance_is_between_0_and_1_and_differs_each_time() -> None:
    drawn = [Clock().chance() for _ in range(100)]
    assert all(0 <= chance < 1 for chance in drawn)
    assert len(set(drawn)) > 1


def test_each_function_can_be_replaced_alone() -> None:
    clock = Clock(now=lambda: 5.0)
    assert (clock.now(), clock.monotonic) == (5.0, time.monotonic)
