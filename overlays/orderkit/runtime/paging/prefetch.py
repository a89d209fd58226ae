"""Pages fetched in the background, ahead of the one that is used, sans-I/O."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Any, Generic, TypeVar

from attrs import define

from ...errors import PaginationError
from ..client.calls import ApiResponse
from ..protocol.forks import track
from ..protocol.messages import Flow, Spawn, Task, WaitAny
from .cursors import Position
from .strategies import PageInfo, Strategy
from .tally import Tally

T = TypeVar("T")


@define(frozen=True)
class FetchedPage(Generic[T]):
    """A decoded page.

    Attributes:
        items: Its items.
        info: The part that tells where the next page begins.
        response: The response that it was decoded from, without its result.
    """

    items: Sequence[T]
    info: PageInfo
    response: ApiResponse[Any]


class Prefetcher(Generic[T]):
    """Fetches pages in background tasks and keeps them until they are taken.

    Args:
        fetch: Returns the flow that fetches the page at a position.
        strategy: How the list is split into pages.
    """

    def __init__(self, fetch: Callable[[Position], Flow[FetchedPage[T]]], strategy: Strategy) -> None:
        self._fetch, self._strategy = fetch, strategy
        self._tasks: dict[Position, Task] = {}
        track(self)

    def after_fork(self) -> None:
        """Forget the tasks: in the child of a fork nobody runs them, and their pages are requested anew."""
        self._tasks = {}

    def is_fetching(self, position: Position) -> bool:
        """Return whether the task of a page is still running."""
        task = self._tasks.get(position)
        return task is not None and not task.done()

    def start(self, position: Position, pages: int, tally: Tally) -> Flow[None]:
        """Start to fetch a page and those after it that can be predicted from those before, at most `pages` in all."""
        if self._tasks and position not in self._tasks:
            self.cancel()  # pages were shorter than predicted, so the positions ahead are wrong
        for each in self._strategy.upcoming(position, pages, tally):
            if each not in self._tasks:
                self._tasks[each] = yield Spawn(self._fetch(each))

    def start_next(self, position: Position, most: int, tally: Tally) -> Flow[Task | None]:
        """Start to fetch the page after those from a position on that have arrived; wait for none.

        Args:
            position: The position of the next page that will be taken.
            most: Pages that may be kept; no task is started beyond them.
            tally: What the pages before that position say about the list.

        Returns:
            The task that is running, which may end at any time; None if there is nothing to fetch.
        """
        # Only a page that has arrived says where the next one begins, so those are passed one after the other.
        for _ in range(most):
            task = self._tasks.get(position)
            if task is None:
                self._tasks[position] = yield Spawn(self._fetch(position))
                return self._tasks[position]
            if not task.done():
                return task
            following = self._position_after(position, task, tally)
            if following is None:
                break
            position, tally = following
        return None

    def take(self, position: Position) -> Flow[FetchedPage[T]]:
        """Wait for a page, and forget it: one that failed is requested again the next time."""
        task = self._tasks.get(position)
        page: FetchedPage[T]
        if task is None:
            page = yield from self._fetch(position)
        else:
            yield WaitAny([task])  # if this is cancelled, the task stays, and its page is not requested twice
            del self._tasks[position]
            page = task.result()
        return page

    def cancel(self) -> None:
        """Cancel all tasks and forget their pages."""
        for task in self._tasks.values():
            task.cancel()
        self._tasks.clear()

    def _position_after(self, position: Position, task: Task, tally: Tally) -> tuple[Position, Tally] | None:
        """Return the position after a page that has arrived; None if there is none or the page is in error.

        The error itself is raised when the page is taken.
        """
        if task.exception() is not None:
            return None
        info: PageInfo = task.result().info
        tally = tally.add(info.count, info.count, info.total)
        try:
            following = self._strategy.next_position(position, info, tally)
        except PaginationError:
            return None
        return None if following is None else (following, tally)
