"""One way through a listing, told without I/O: which page is asked for next, and where the listing can be resumed."""

from __future__ import annotations

from collections import deque
from collections.abc import Sequence
from itertools import islice
from typing import Generic, Protocol, TypeVar, cast

from attrs import define, evolve

from ...errors import OrderkitError, PaginationError
from ..protocol.messages import Flow, Task
from .cursors import CursorCodec, Position, ResumePoint, digest
from .list_request import ListRequest
from .prefetch import Prefetcher
from .strategies import Received

T = TypeVar("T")


@define(frozen=True)
class Page(Generic[T]):
    """Some items of a listing.

    Attributes:
        items: At least one.
        cursor: Where the listing goes on after them; None at its end.
    """

    items: Sequence[T]
    cursor: str | None


@define(frozen=True, kw_only=True)
class Progress:
    """How far an iteration over a listing has come.

    Attributes:
        items: Items that it gave out, without those before the cursor that it was resumed from.
        windows_done: Windows that are behind it, those before the cursor included.
        windows: Windows in all; 1 for a listing that is not split.
    """

    items: int
    windows_done: int
    windows: int


class AnyPaginator(Protocol[T]):
    """One way through a listing."""

    @property
    def cursor(self) -> str | None:
        """Where the listing goes on after the items that were taken; None at its end."""
        ...

    @property
    def progress(self) -> Progress:
        """How far it has come."""
        ...

    def take(self, most: int | None) -> Flow[list[T]]:
        """The next items, at most so many and all from one page; none at the end."""
        ...

    def give_up(self) -> None:
        """Forget the pages that are being fetched ahead."""
        ...


class Paginator(Generic[T]):
    """One way through a listing, or through one of its windows. A page that fails is asked for again by the next step.

    Args:
        flights: Pages that may be fetched meanwhile; 0 if each is waited for as it is asked for.

    Attributes:
        left: How many more items are wanted; None for as many as there are.
    """

    def __init__(
        self,
        prefetcher: Prefetcher[T],
        list_request: ListRequest[T],
        codec: CursorCodec,
        place: ResumePoint,
        *,
        tasks: int,
    ) -> None:
        self._prefetcher, self._list_request, self._codec, self._tasks = (
            prefetcher,
            list_request,
            codec,
            tasks,
        )
        self.left, self._given = list_request.options.limit, 0
        self._ready: deque[T] = deque()
        self._here, self._next = place, cast(ResumePoint | None, place)
        self._positions: set[Position] = set()
        self._contents: set[str] = set()

    @property
    def cursor(self) -> str | None:
        """Where the listing goes on after the items that were taken; None at its end."""
        place = self._here if self._ready else self._next
        return None if place is None else self._codec.write(place)

    @property
    def window(self) -> int:
        """The window that it leads through."""
        return self._here.window

    @property
    def progress(self) -> Progress:
        """How far it has come."""
        return Progress(items=self._given, windows_done=int(self.is_over), windows=1)

    @property
    def is_ready(self) -> bool:
        """Whether the next item is there."""
        return bool(self._ready)

    @property
    def is_over(self) -> bool:
        """Whether every item was taken."""
        return not self._ready and self._next is None

    def take(self, most: int | None) -> Flow[list[T]]:
        """The next items, at most so many and all from one page; none at the end."""
        while not self._ready and self._next is not None and self.left != 0:
            try:
                yield from self._load(self._next)
            except OrderkitError as error:
                error.cursor = self.cursor
                raise
        bounds = [bound for bound in (most, self.left, len(self._ready)) if bound is not None]
        taken = [self._ready.popleft() for _ in range(min(bounds))]
        self._here = evolve(self._here, skipped=self._here.skipped + len(taken))
        self._given += len(taken)
        self.left = None if self.left is None else self.left - len(taken)
        if not taken:
            self.give_up()
        return taken

    def stock_up(self, most: int) -> Flow[Task | None]:
        """Begin to fetch the page after those that have landed, unless so many have. It waits for none and gives the
        flight that is under way."""
        return (yield from self._prefetcher.begin_next(self._next, most))

    @property
    def is_waiting(self) -> bool:
        """Whether the page that comes next is under way."""
        return self._next is not None and self._prefetcher.is_under_way(self._next.position)

    def give_up(self) -> None:
        """Forget the pages that are being fetched ahead."""
        self._prefetcher.give_up()

    def _load(self, place: ResumePoint) -> Flow[None]:
        if place.position in self._positions:
            raise self._stuck("the provider leads back to a page that was read before")
        yield from self._fetch_ahead(place.position)
        fetched = yield from self._prefetcher.take(place.position)
        content = _content(fetched.items)
        if fetched.items and content in self._contents:
            raise self._stuck("the provider answers with a page that was read before")
        after = self._after(place.position, fetched.received)
        self._positions.add(place.position)
        self._contents.add(content)
        self._here, self._next = place, after
        self._ready.extend(islice(fetched.items, place.skipped, None))
        if after is not None:
            yield from self._fetch_ahead(after.position)

    def _fetch_ahead(self, position: Position) -> Flow[None]:
        if self._tasks:
            yield from self._prefetcher.begin(position, self._pages_wanted())

    def _pages_wanted(self) -> int:
        """As many as may be under way at once, or as many full ones as hold all that is wanted."""
        if self.left is None:
            return self._tasks
        missing = self.left - len(self._ready)
        return min(self._tasks, -(-missing // self._list_request.options.page_size))

    def _after(self, position: Position, received: Received) -> ResumePoint | None:
        try:
            after = self._prefetcher.after(position, received)
        except PaginationError as error:
            raise self._stuck(str(error)) from None
        return None if after is None else evolve(after, window=self.window)

    def _stuck(self, why: str) -> PaginationError:
        info = self._list_request.call.info
        error = PaginationError(f"{info.operation} cannot go on: {why}; error.cursor says where")
        error.belongs_to(info, 1)
        return error


def _content(items: Sequence[object]) -> str:
    """What tells a page from others. Two with the same ends are the same, for no listing holds an item twice; to look
    at all items would take longer than to read the page."""
    return digest(repr((len(items), items[:1], items[-1:])))


def item_of(paginator: AnyPaginator[T]) -> Flow[T | None]:
    """The next item; None at the end."""
    items = yield from paginator.take(1)
    return items[0] if items else None


def page_of(paginator: AnyPaginator[T]) -> Flow[Page[T] | None]:
    """The next items that stand on one page; None at the end."""
    items = yield from paginator.take(None)
    return Page(items, paginator.cursor) if items else None
