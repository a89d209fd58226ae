"""Goes through the windows of a list one after the other, while those ahead fetch pages, sans-I/O."""

from __future__ import annotations

from collections import deque
from typing import Final, Generic, TypeVar

from attrs import evolve

from ..protocol.messages import Flow, Task, WaitAny
from .cursors import ResumePoint
from .paginator import PageSlice, PageSource, Paginator
from .windows import Windows

T = TypeVar("T")

# A window ahead waits until those before it are used up. This many pages keep it busy while a longer window before it
# is read, and bound the memory: 32 windows (the highest concurrency) hold at most 320 pages.
PAGES_HELD: Final = 10
"""Pages that each window ahead of the current one fetches at most."""


class WindowedPaginator(Generic[T]):
    """One iteration over a list in windows: a paginator for each open window.

    The first paginator hands out its items, the others only fetch. Each fetches one page at a time, and there are at
    most as many of them as pages may be fetched at the same time.

    Args:
        source: Fetches the pages of the whole list.
        windows: The windows.
        point: Where to begin.
        tasks: Pages that may be fetched in the background; 0 if each page is fetched when it is needed.
    """

    def __init__(self, source: PageSource[T], windows: Windows, point: ResumePoint, *, tasks: int) -> None:
        self._source, self._windows, self._tasks = source, windows.count, tasks
        self._page_size = source.list_request.options.page_size
        # Those of the open windows, in their order; none at the end.
        self._paginators: deque[Paginator[T]] = deque()
        self._open(point)

    def next_slice(self, left: int | None) -> Flow[PageSlice[T]]:
        """Return the next items of one page, at most `left` of them. A page that failed is requested again."""
        while self._paginators and left != 0:
            yield from self._fetch_ahead(left)
            found = yield from self._paginators[0].next_slice(left)
            if found.next is None:
                self._advance()
            if found.items:
                return evolve(found, next=self._next)
        return PageSlice((), (), self._next, self._next)

    def cancel(self) -> None:
        """Cancel what is fetched in the background."""
        for paginator in self._paginators:
            paginator.cancel()

    def _fetch_ahead(self, left: int | None) -> Flow[None]:
        """Let every open window fetch its pages, each as soon as it can, until the next page has arrived."""
        if not self._tasks:
            return
        while len(self._paginators) < self._pages_for(left, self._tasks) and self._last + 1 < self._windows:
            self._open(self._start_of(self._last + 1))
        tasks = yield from self._start_in_each(left)
        while self._paginators[0].is_waiting:
            yield WaitAny(tasks)
            tasks = yield from self._start_in_each(left)

    def _start_in_each(self, left: int | None) -> Flow[list[Task]]:
        """Start the next page of each window whose last one has arrived, and return all tasks that are running."""
        windows = len(self._paginators)
        # Under a limit the windows share the pages that it needs, rounded up: any of them may hold all the items.
        most = -(-self._pages_for(left, PAGES_HELD * windows) // windows)
        tasks: list[Task] = []
        for paginator in self._paginators:
            task = yield from paginator.start_next(most)
            if task is not None:
                tasks.append(task)
        return tasks

    def _pages_for(self, left: int | None, most: int) -> int:
        """Return how many pages hold that many items, at most `most`. A window needs at least a part of one."""
        return most if left is None else min(most, -(-left // self._page_size))

    @property
    def _next(self) -> ResumePoint | None:
        return self._paginators[0].next if self._paginators else None

    @property
    def _last(self) -> int:
        return self._paginators[-1].window

    def _advance(self) -> None:
        done = self._paginators.popleft()
        # Without tasks there is never more than one open window, so the next one is opened here.
        if not self._paginators and done.window + 1 < self._windows:
            self._open(self._start_of(done.window + 1))

    def _start_of(self, window: int) -> ResumePoint:
        return ResumePoint(self._source.strategy.start, window=window)

    def _open(self, point: ResumePoint) -> None:
        self._paginators.append(Paginator(self._source, point, tasks=min(1, self._tasks)))
