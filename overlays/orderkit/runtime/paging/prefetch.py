"""The pages of a listing as they are asked for and arrive, some of them ahead of the one that is used, without I/O."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Generic, TypeVar

from attrs import define, evolve

from ...errors import PaginationError
from ..client.core import ClientCore
from ..protocol.messages import Flow, Spawn, Task, WaitAny
from .cursors import Position, ResumePoint
from .list_request import ListRequest
from .strategies import Received, Strategy, asking

T = TypeVar("T")


@define(frozen=True)
class FetchedPage(Generic[T]):
    """A page that arrived.

    Attributes:
        items: What is on it.
        received: What it tells about those after it.
    """

    items: Sequence[T]
    received: Received


class Prefetcher(Generic[T]):
    """The pages that are under way, or have landed and are not used yet."""

    def __init__(self, client: ClientCore, list_request: ListRequest[T], strategy: Strategy) -> None:
        self._client, self._list_request, self._strategy = client, list_request, strategy
        self._tasks: dict[Position, Task] = {}
        self._total: int | None = None

    def is_under_way(self, position: Position) -> bool:
        """Whether the page that begins there has not landed yet."""
        task = self._tasks.get(position)
        return task is not None and not task.done()

    def begin(self, position: Position, pages: int) -> Flow[None]:
        """Begin to fetch the page at a position and those after it, so many as far as they can be foreseen."""
        if self._tasks and position not in self._tasks:
            self.give_up()  # the pages were shorter than foreseen
        for each in self._strategy.run(position, pages, self._total):
            if each not in self._tasks:
                self._tasks[each] = yield Spawn(self._fetch(each))

    def begin_next(self, place: ResumePoint | None, most: int) -> Flow[Task | None]:
        """Begin to fetch the page after those from a place on that have landed, unless so many have. It waits for none,
        and gives the flight that is under way, which may land at any moment."""
        for _ in range(most):
            if place is None:
                break
            task = self._tasks.get(place.position)
            if task is None:
                self._tasks[place.position] = yield Spawn(self._fetch(place.position))
                return self._tasks[place.position]
            if not task.done():
                return task
            place = self._after_landing(place.position, task)
        return None

    def take(self, position: Position) -> Flow[FetchedPage[T]]:
        """The page that begins there, waited for. One that failed is asked for again the next time."""
        task = self._tasks.get(position)
        fetched: FetchedPage[T]
        if task is None:
            fetched = yield from self._fetch(position)
        else:
            yield WaitAny([task])
            del self._tasks[position]
            fetched = task.result()
        self._total = fetched.received.total
        return fetched

    def after(self, position: Position, received: Received) -> ResumePoint | None:
        """Where the page after another one begins; None after the last one.

        Raises:
            PaginationError: It cannot be told.
        """
        return self._strategy.after(position, received)

    def give_up(self) -> None:
        """Forget every page that is fetched ahead."""
        for task in self._tasks.values():
            task.cancel()
        self._tasks.clear()

    def _after_landing(self, position: Position, task: Task) -> ResumePoint | None:
        """None also if it cannot be known; what went wrong is told when the page is used."""
        if task.exception() is not None:
            return None
        try:
            return self.after(position, task.result().received)
        except PaginationError:
            return None

    def _fetch(self, position: Position) -> Flow[FetchedPage[T]]:
        list_request = self._list_request
        request = asking(list_request.call.request, self._strategy.inputs(position))
        page, answer = yield from self._client.flow_with_response(evolve(list_request.call, request=request))
        items = list_request.items(page)
        total = None if list_request.total is None else list_request.total(page)
        return FetchedPage(
            items, Received(count=len(items), total=total, link=answer.headers.get("link", ""))
        )
