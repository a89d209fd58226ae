"""One way through the windows of a listing, told without I/O: one after the other, while those ahead fetch pages."""

from __future__ import annotations

from collections import deque
from collections.abc import Callable
from typing import Final, Generic, TypeVar

from attrs import define

from ..protocol.messages import Flow, Task, WaitAny
from .list_request import ListOptions
from .paginator import Paginator, Progress

T = TypeVar("T")
PAGES_HELD: Final = 10
"""Pages that a window ahead of the one that is used fetches at most."""


@define(eq=False)
class WindowedPaginator(Generic[T]):
    """Walks, one in each window: the first of them gives out its items, the others only fetch.

    Each has one page under way at most, and there are as many walks as pages may be under way at once.
    """

    _paginator_in: Callable[[int], Paginator[T]]
    _windows: int
    _extent: ListOptions
    _paginators: deque[Paginator[T]]
    """Those of the open windows, in their order; none at the end."""
    _given: int = 0

    @property
    def cursor(self) -> str | None:
        """Where the listing goes on after the items that were taken; None at its end."""
        return self._paginators[0].cursor if self._paginators else None

    @property
    def progress(self) -> Progress:
        """How far it has come."""
        done = self._paginators[0].window if self._paginators else self._windows
        return Progress(items=self._given, windows_done=done, windows=self._windows)

    def take(self, most: int | None) -> Flow[list[T]]:
        """The next items, at most so many and all from one page; none at the end."""
        while self._paginators and self._paginators[0].left != 0:
            yield from self._stock_up()
            items = yield from self._paginators[0].take(most)
            self._given += len(items)
            if self._paginators[0].is_over:
                self._step_on()
            if items:
                return items
        self.give_up()
        return []

    def give_up(self) -> None:
        """Forget the pages that are being fetched ahead."""
        for paginator in self._paginators:
            paginator.give_up()

    def _stock_up(self) -> Flow[None]:
        """As long as a page is waited for, every open window fetches its next one, each as soon as it can."""
        if not self._extent.tasks or self._paginators[0].is_ready:
            return
        while len(self._paginators) < self._wanted(self._extent.tasks) and self._last + 1 < self._windows:
            self._open(self._last + 1)
        tasks = yield from self._fetch_in_each()
        while self._paginators[0].is_waiting:
            yield WaitAny(tasks)
            tasks = yield from self._fetch_in_each()

    def _fetch_in_each(self) -> Flow[list[Task]]:
        """What landed before this is followed by the next page; what lands after it is one of these flights."""
        most, tasks = (
            -(-self._wanted(PAGES_HELD * len(self._paginators)) // len(self._paginators)),
            list[Task](),
        )
        for paginator in self._paginators:
            task = yield from paginator.stock_up(most)
            tasks += [] if task is None else [task]
        return tasks

    def _wanted(self, most: int) -> int:
        """So many windows or pages, or fewer if as many full pages hold all that is wanted."""
        left = self._paginators[0].left
        return most if left is None else min(most, -(-left // self._extent.page_size))

    @property
    def _last(self) -> int:
        return self._paginators[-1].window

    def _step_on(self) -> None:
        done = self._paginators.popleft()
        if not self._paginators and done.window + 1 < self._windows:
            self._open(done.window + 1)
        if self._paginators:
            self._paginators[0].left = done.left

    def _open(self, window: int) -> None:
        self._paginators.append(self._paginator_in(window))
