"""Flows beside a call under trio, which has no tasks outside of a nursery but those of its system."""

from __future__ import annotations

from collections.abc import Coroutine, Sequence
from concurrent.futures import CancelledError
from typing import Any, Generic, TypeVar

import trio

T = TypeVar("T")


class TrioTask(Generic[T]):
    """A coroutine that runs beside the task that started it, and ends at the latest with the program's main task.

    Args:
        work: The coroutine.
    """

    def __init__(self, work: Coroutine[Any, Any, T]) -> None:
        self._work, self._scope = work, trio.CancelScope()
        self._outcome: T | None = None
        self._error: BaseException | None = None
        self._done = False
        self.listeners: set[trio.Event] = set()
        # Not a nursery: pages are fetched ahead of a loop whose body may enter and leave scopes of its own.
        trio.lowlevel.spawn_system_task(self._run, name="orderkit")

    async def _run(self) -> None:
        self._error = CancelledError()  # unless it comes to another end
        try:
            with self._scope:
                self._outcome = await self._work
                self._error = None
        except trio.Cancelled:
            raise  # the program ends
        except BaseException as error:  # noqa: BLE001 - raised again by result(); here it would end trio itself
            self._error = error
        finally:
            self._done = True
            for event in self.listeners:
                event.set()

    def result(self) -> T:
        """Return the result, once it has been waited for, or raise the error."""
        if self._error is not None:
            raise self._error
        found: Any = self._outcome
        return found  # type: ignore[no-any-return]

    def done(self) -> bool:
        """Return whether it has ended."""
        return self._done

    def exception(self) -> BaseException | None:
        """Return the error that it ended with, if any."""
        return self._error

    def cancel(self) -> None:
        """Cancel it."""
        self._scope.cancel()


async def wait_any(tasks: Sequence[TrioTask[Any]]) -> None:
    """Wait until one of several tasks is done. They go on if this is cancelled."""
    event = trio.Event()
    for task in tasks:
        task.listeners.add(event)
    try:
        if not any(task.done() for task in tasks):
            await event.wait()
    finally:
        for task in tasks:
            task.listeners.discard(event)
