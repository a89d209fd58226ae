"""Compares times in one process: in turns, in shuffled order, by ratios; a machine's own speed is no result.

In a turn each contender does the same work equally often. Before it the heap is swept, and the work is done once
unmeasured, because the sweep leaves the caches of the processor cold. Sweeps of new objects fall into a turn and are
part of what is measured, and so is letting go of each result before the next; a sweep of the whole heap never does,
because its cost is the heap's and its time is chance.
"""

from __future__ import annotations

import gc
import statistics
import time
import tracemalloc
from collections.abc import Callable, Iterable, Iterator, Mapping
from contextlib import contextmanager
from random import Random
from typing import Any

SECONDS_A_TURN = 0.03
"""Of the slowest contender."""
NEVER = 1_000_000
Ratios = dict[str, dict[str, float]]


def times(contenders: Mapping[str, Callable[[], Any]], rounds: int) -> dict[str, list[float]]:
    """Seconds of CPU that each contender took for its work, once, in each round."""
    taken: dict[str, list[float]] = {name: [] for name in contenders}
    order, random = list(contenders), Random(1)
    with _without_full_sweeps():
        repeats = _repeats(contenders.values())
        for _ in range(rounds):
            random.shuffle(order)
            for name in order:
                gc.collect()
                contenders[name]()
                taken[name].append(_time(contenders[name], repeats))
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


def _repeats(contenders: Iterable[Callable[[], Any]]) -> int:
    """How often each does its work in a turn."""
    slowest = max(min(_time(run, 1) for _ in range(3)) for run in contenders)
    return max(3, round(SECONDS_A_TURN / slowest))


@contextmanager
def _without_full_sweeps() -> Iterator[None]:
    thresholds = gc.get_threshold()
    gc.set_threshold(*thresholds[:2], NEVER)
    try:
        yield
    finally:
        gc.set_threshold(*thresholds)


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
