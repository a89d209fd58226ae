"""What the simulation is given: machines, the speed of providers, and the cost of an order."""

from __future__ import annotations

from typing import Final

from attrs import define

# As measured by `make bench-spark` (docs/pages/bench.md), rounded up; other machines have others.
_ORDER_CPU: Final = 0.0005
_CALL_CPU: Final = 0.003
# An export also loads what it reads, in the same process.
_EXPORTED_ORDER_CPU: Final = 0.001
# No provider says how fast it is: a usual time over the internet, for a page of a hundred orders.
_CALL_SECONDS: Final = 0.3
_TASK_SECONDS: Final = 0.2


@define(frozen=True, kw_only=True)
class Setting:
    """Machines and speeds.

    Attributes:
        slots: Tasks that are worked on at the same time: the workers of the export, or the cores of Spark's executors.
        cores: Cores that they share. The export is one process, and has one.
        partitions: Windows of time that each shop is split into; the export does not split.
        concurrency: Calls that a task may make at the same time.
        page_size: Orders on a page; None for the usual size of each provider.
        call_seconds: Seconds from a request to its response.
        order_cpu: Seconds of CPU for an order.
        call_cpu: Seconds of CPU for a call.
        task_seconds: Seconds to start a task: a connection, and a token where there is one.
        destination: Orders that the destination takes in a second; None if nothing waits for it.
        largest_first: Whether the largest shops are begun first, not in the order of the file.
        streams: Whether a nightly run is a batch of Spark's stream, not a run of the export.
    """

    slots: int
    cores: int
    partitions: int = 1
    concurrency: int = 2
    page_size: int | None = None
    call_seconds: float = _CALL_SECONDS
    order_cpu: float = _ORDER_CPU
    call_cpu: float = _CALL_CPU
    task_seconds: float = _TASK_SECONDS
    destination: float | None = None
    largest_first: bool = False
    streams: bool = False

    @classmethod
    def export(cls, workers: int = 4) -> Setting:
        """Return the setting of `orderkit export` with so many workers."""
        return cls(slots=workers, cores=1, order_cpu=_EXPORTED_ORDER_CPU)

    @classmethod
    def spark(cls, executors: int, cores: int = 4, partitions: int = 4) -> Setting:
        """Return the setting of the Spark source on so many executors."""
        slots = executors * cores
        return cls(slots=slots, cores=slots, partitions=partitions, streams=True)
