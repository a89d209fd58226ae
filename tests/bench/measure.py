"""Compares times in one process: in turns, in shuffled order, by ratios; a machine's own speed is no result."""

from __future__ import annotations

import gc
import statistics
import time
import tracemalloc
from collections.abc import Callable, Mapping
from random import Random
from typing import Any

SECONDS_A_TURN = 0.004
Ratios = dict[str, dict[str, float]]


def times(contenders: Mapping[str, Callable[[], Any]], rounds: int) -> dict[str, list[float]]:
    """Seconds of CPU that each contender took in each round."""
    repeats = {name: _repeats(run) for name, run in contenders.items()}
    taken: dict[str, list[float]] = {name: [] for name in contenders}
    order, random = list(contenders), Random(1)
    for _ in range(rounds):
        random.shuffle(order)
        for name in order:
            gc.collect()
            taken[name].append(_time(contenders[name], repeats[name]))
    return taken


def ratios(taken: Mapping[str, list[float]], base: str) -> Ratios:
    """Each contender's time as a ratio to the base's: the median of the rounds' ratios, and the ratio of minima."""
    return {
        name: {
            "median": round(statistics.median(a / b for a, b in zip(own, taken[base], strict=True)), 3),
            "minimum": round(min(own) / min(taken[base]), 3),
        }
        for name, own in taken.items()
    }


def _repeats(run: Callable[[], Any]) -> int:
    run()
    return max(1, round(SECONDS_A_TURN / _time(run, 1)))


def _time(run: Callable[[], Any], repeats: int) -> float:
    start = time.thread_time()
    for _ in range(repeats):
        run()
    return (time.thread_time() - start) / repeats


def memory(read: Callable[[bytes], Any], bodies: list[bytes]) -> int:
    """Bytes that are kept by what is read from all bodies together."""
    read(bodies[0])
    gc.collect()
    tracemalloc.start()
    kept = [read(body) for body in bodies]
    gc.collect()
    held, _ = tracemalloc.get_traced_memory()
    tracemalloc.stop()
    assert len(kept) == len(bodies)
    return held
