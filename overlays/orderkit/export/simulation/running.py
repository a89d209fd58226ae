"""A run of all tasks on so many slots, and what it waits for."""

from __future__ import annotations

import heapq
from collections.abc import Iterable, Mapping, Sequence
from typing import Final

from attrs import define

from .setting import Setting
from .shops import Shop
from .work import Task, first_run, nightly_run

TOKEN: Final = "limits of one token"  # noqa: S105
LATENCY: Final = "calls of one shop"
SLOTS: Final = "tasks at the same time"
CPU: Final = "CPU"
DESTINATION: Final = "destination"


@define(frozen=True)
class Result:
    """How long a run takes, and why.

    Attributes:
        seconds: How long it takes.
        bounds: What it would take if everything but this were free, by name.
        calls: Calls to the providers.
        orders: Orders that are read, those that are read twice included.
        slowest: The task that takes longest.
    """

    seconds: float
    bounds: Mapping[str, float]
    calls: int
    orders: float
    slowest: Task

    @property
    def bottleneck(self) -> str:
        """The name of the greatest bound."""
        return max(self.bounds, key=lambda name: self.bounds[name])


def simulate(shops: Iterable[Shop], setting: Setting, *, nightly: bool = False) -> Result:
    """Read all shops once, the tasks in their order on the next slot that is free."""
    plan = nightly_run if nightly else first_run
    tasks = [task for shop in _ordered(shops, setting) for task in plan(shop, setting)]
    if not tasks:
        raise ValueError("shops must have at least one shop")
    times = [task.seconds(setting) for task in tasks]
    orders, cpu = sum(task.orders for task in tasks), sum(task.cpu(setting) for task in tasks)
    bounds = {
        TOKEN: max(task.limited() for task in tasks),
        LATENCY: max(task.waiting(setting) for task in tasks),
        SLOTS: sum(times) / setting.slots,
        CPU: cpu / setting.cores,
        DESTINATION: orders / setting.destination if setting.destination else 0.0,
    }
    return Result(
        seconds=max(_makespan(times, setting.slots), bounds[CPU], bounds[DESTINATION]),
        bounds=bounds,
        calls=sum(task.calls for task in tasks),
        orders=orders,
        slowest=tasks[max(range(len(tasks)), key=times.__getitem__)],
    )


def _ordered(shops: Iterable[Shop], setting: Setting) -> Sequence[Shop]:
    return sorted(shops, key=lambda shop: -shop.orders) if setting.largest_first else list(shops)


def _makespan(times: Iterable[float], slots: int) -> float:
    """Return when the last task ends, if each begins on the slot that is free first."""
    free = [0.0] * slots
    for seconds in times:
        heapq.heapreplace(free, free[0] + seconds)
    return max(free)
