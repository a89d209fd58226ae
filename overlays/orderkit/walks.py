"""One way through a listing, told without I/O: which page is asked for next, and where the listing can be resumed."""

from __future__ import annotations

from collections import deque
from collections.abc import Callable, Sequence
from itertools import islice
from typing import Any, Generic, Protocol, TypeVar, cast

from attrs import define, evolve

from .connection import Call, Connection
from .cursors import Bookmark, Place, Position, digest
from .errors import OrderkitError, PaginationError
from .messages import Begin, Flight, Join, Steps
from .pagination import Received, Strategy, asking
from .windows import Windows

T = TypeVar("T")
PageT = TypeVar("PageT")


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


@define(frozen=True)
class Extent:
    """How much of a listing is wanted, and how much of it at once.

    Attributes:
        page_size: Items asked for in one page.
        limit: Items in all; None for as many as there are.
        cursor: Where to resume; None for the beginning.
        concurrency: Pages that may be under way at once.
    """

    page_size: int
    limit: int | None
    cursor: str | None
    concurrency: int = 1

    @property
    def flights(self) -> int:
        """Pages that may be fetched meanwhile; none if each is waited for as it is asked for."""
        return self.concurrency if self.concurrency > 1 else 0


@define(frozen=True)
class Listed(Generic[T]):
    """A listing, described: nothing of it has been asked for yet."""

    call: Call[Any]
    items: Callable[[Any], Sequence[T]]
    extent: Extent
    total: Callable[[Any], int | None] | None = None
    windows: Windows | None = None


def listed(
    call: Call[PageT],
    items: Callable[[PageT], Sequence[T]],
    extent: Extent,
    *,
    total: Callable[[PageT], int | None] | None = None,
    windows: Windows | None = None,
) -> Listed[T]:
    """Describe a listing by the call for its first page, by what of a page the items are and, where it says it, how
    many there are in all, and by the windows that it is split into."""
    return Listed(call, items, extent, total, windows)


@define(frozen=True)
class _Landed(Generic[T]):
    """A page that arrived: its items, and what it tells about those after it."""

    items: Sequence[T]
    received: Received


class AnyWalk(Protocol[T]):
    """One way through a listing."""

    @property
    def cursor(self) -> str | None:
        """Where the listing goes on after the items that were taken; None at its end."""
        ...

    @property
    def progress(self) -> Progress:
        """How far it has come."""
        ...

    def take(self, most: int | None) -> Steps[list[T]]:
        """The next items, at most so many and all from one page; none at the end."""
        ...

    def give_up(self) -> None:
        """Forget the pages that are being fetched ahead."""
        ...


class Walk(Generic[T]):
    """One way through a listing, or through one of its windows. A page that fails is asked for again by the next step.

    Args:
        flights: Pages that may be fetched meanwhile; 0 if each is waited for as it is asked for.

    Attributes:
        left: How many more items are wanted; None for as many as there are.
    """

    def __init__(
        self,
        connection: Connection,
        listed: Listed[T],
        strategy: Strategy,
        bookmark: Bookmark,
        place: Place,
        *,
        flights: int,
    ) -> None:
        self._connection, self._listed, self._strategy = connection, listed, strategy
        self._bookmark, self._flights_at_once = bookmark, flights
        self.left, self._given = listed.extent.limit, 0
        self._ready: deque[T] = deque()
        self._here, self._next = place, cast(Place | None, place)
        self._total: int | None = None
        self._flights: dict[Position, Flight] = {}
        self._positions: set[Position] = set()
        self._contents: set[str] = set()

    @property
    def cursor(self) -> str | None:
        """Where the listing goes on after the items that were taken; None at its end."""
        place = self._here if self._ready else self._next
        return None if place is None else self._bookmark.write(place)

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

    def take(self, most: int | None) -> Steps[list[T]]:
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

    def stock_up(self, most: int) -> Steps[None]:
        """Begin to fetch the page after those that have landed, unless so many have, and wait for nothing.

        What goes wrong is told when its page is taken.
        """
        place = self._next
        for _ in range(most):
            if place is None:
                return
            flight = self._flights.get(place.position)
            if flight is None:
                self._flights[place.position] = yield Begin(self._fetch(place.position))
                return
            place = self._after_flight(place.position, flight)

    @property
    def under_way(self) -> list[Flight]:
        """The pages that are under way."""
        return [flight for flight in self._flights.values() if not flight.done()]

    @property
    def is_waiting(self) -> bool:
        """Whether the page that comes next is under way."""
        flight = None if self._next is None else self._flights.get(self._next.position)
        return flight is not None and not flight.done()

    def give_up(self) -> None:
        """Forget the pages that are being fetched ahead."""
        for flight in self._flights.values():
            flight.cancel()
        self._flights.clear()

    def _load(self, place: Place) -> Steps[None]:
        if place.position in self._positions:
            raise self._stuck("the provider leads back to a page that was read before")
        yield from self._fetch_ahead(place.position)
        landed = yield from self._landed(place.position)
        content = _content(landed.items)
        if landed.items and content in self._contents:
            raise self._stuck("the provider answers with a page that was read before")
        after = self._after(place.position, landed.received)
        self._positions.add(place.position)
        self._contents.add(content)
        self._here, self._next = place, after
        self._ready.extend(islice(landed.items, place.skipped, None))
        if after is not None:
            yield from self._fetch_ahead(after.position)

    def _fetch(self, position: Position) -> Steps[_Landed[T]]:
        listed = self._listed
        request = asking(listed.call.request, self._strategy.inputs(position))
        page, answer = yield from self._connection.tell(evolve(listed.call, request=request))
        items = listed.items(page)
        total = None if listed.total is None else listed.total(page)
        return _Landed(items, Received(count=len(items), total=total, link=answer.headers.get("link", "")))

    def _fetch_ahead(self, position: Position) -> Steps[None]:
        """Begin to fetch the page at a position and those after it, as many as may be under way at once."""
        if not self._flights_at_once:
            return
        if self._flights and position not in self._flights:
            self.give_up()  # the pages were shorter than foreseen
        for each in self._strategy.run(position, self._pages_wanted(), self._total):
            if each not in self._flights:
                self._flights[each] = yield Begin(self._fetch(each))

    def _pages_wanted(self) -> int:
        if self.left is None:
            return self._flights_at_once
        missing = self.left - len(self._ready)
        return min(self._flights_at_once, -(-missing // self._listed.extent.page_size))

    def _landed(self, position: Position) -> Steps[_Landed[T]]:
        flight = self._flights.get(position)
        if flight is None:
            return (yield from self._fetch(position))
        yield Join([flight])
        del self._flights[position]
        landed: _Landed[T] = flight.result()
        return landed

    def _after(self, position: Position, received: Received) -> Place | None:
        self._total = received.total
        try:
            after = self._strategy.after(position, received)
        except PaginationError as error:
            raise self._stuck(str(error)) from None
        return None if after is None else evolve(after, window=self.window)

    def _after_flight(self, position: Position, flight: Flight) -> Place | None:
        """What comes after a page that is under way; None as long as it is not known."""
        if not flight.done() or flight.exception() is not None:
            return None
        try:
            return self._strategy.after(position, flight.result().received)
        except PaginationError:
            return None

    def _stuck(self, why: str) -> PaginationError:
        facts = self._listed.call.facts
        error = PaginationError(f"{facts.operation} cannot go on: {why}; error.cursor says where")
        facts.sign(error, 1)
        return error


def _content(items: Sequence[object]) -> str:
    """What tells a page from others. Two with the same ends are the same, for no listing holds an item twice; to look
    at all items would take longer than to read the page."""
    return digest(repr((len(items), items[:1], items[-1:])))


def item_of(walk: AnyWalk[T]) -> Steps[T | None]:
    """The next item; None at the end."""
    items = yield from walk.take(1)
    return items[0] if items else None


def page_of(walk: AnyWalk[T]) -> Steps[Page[T] | None]:
    """The next items that stand on one page; None at the end."""
    items = yield from walk.take(None)
    return Page(items, walk.cursor) if items else None
