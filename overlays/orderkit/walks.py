"""One way through a listing, told without I/O: which page is asked for next, and where the listing can be resumed."""

from __future__ import annotations

from collections import deque
from collections.abc import Callable, Sequence
from itertools import islice
from typing import Any, Generic, TypeVar, cast

from attrs import define, evolve

from .connection import Call, Connection
from .cursors import Bookmark, Place, Position, digest
from .errors import OrderkitError, PaginationError
from .messages import Begin, Flight, Join, Steps
from .pagination import Received, Strategy, asking

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


@define(frozen=True)
class Listed(Generic[T]):
    """A listing, described: nothing of it has been asked for yet."""

    call: Call[Any]
    items: Callable[[Any], Sequence[T]]
    extent: Extent
    total: Callable[[Any], int | None] | None = None


def listed(
    call: Call[PageT],
    items: Callable[[PageT], Sequence[T]],
    extent: Extent,
    *,
    total: Callable[[PageT], int | None] | None = None,
) -> Listed[T]:
    """Describe a listing by the call for its first page and by what of a page the items are and, where it says it, how
    many there are in all."""
    return Listed(call, items, extent, total)


@define(frozen=True)
class _Landed(Generic[T]):
    """A page that arrived: its items, and what it tells about those after it."""

    items: Sequence[T]
    received: Received


class Walk(Generic[T]):
    """One way through a listing. A page that fails is asked for again by the next step."""

    def __init__(
        self, connection: Connection, listed: Listed[T], strategy: Strategy, bookmark: Bookmark, place: Place
    ) -> None:
        self._connection, self._listed, self._strategy, self._bookmark = (
            connection,
            listed,
            strategy,
            bookmark,
        )
        self._extent, self._left = listed.extent, listed.extent.limit
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

    def take(self, most: int | None) -> Steps[list[T]]:
        """The next items, at most so many and all from one page; none at the end."""
        while not self._ready and self._next is not None and self._left != 0:
            try:
                yield from self._load(self._next)
            except OrderkitError as error:
                error.cursor = self.cursor
                raise
        bounds = [bound for bound in (most, self._left, len(self._ready)) if bound is not None]
        taken = [self._ready.popleft() for _ in range(min(bounds))]
        self._here = evolve(self._here, skipped=self._here.skipped + len(taken))
        self._left = None if self._left is None else self._left - len(taken)
        if not taken:
            self.give_up()
        return taken

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
        if self._extent.concurrency < 2:
            return
        if self._flights and position not in self._flights:
            self.give_up()  # the pages were shorter than foreseen
        for each in self._strategy.run(position, self._pages_wanted(), self._total):
            if each not in self._flights:
                self._flights[each] = yield Begin(self._fetch(each))

    def _pages_wanted(self) -> int:
        if self._left is None:
            return self._extent.concurrency
        missing = self._left - len(self._ready)
        return min(self._extent.concurrency, -(-missing // self._extent.page_size))

    def _landed(self, position: Position) -> Steps[_Landed[T]]:
        flight = self._flights.get(position)
        if flight is None:
            return (yield from self._fetch(position))
        yield Join(flight)
        del self._flights[position]
        landed: _Landed[T] = flight.result()
        return landed

    def _after(self, position: Position, received: Received) -> Place | None:
        self._total = received.total
        try:
            return self._strategy.after(position, received)
        except PaginationError as error:
            raise self._stuck(str(error)) from None

    def _stuck(self, why: str) -> PaginationError:
        facts = self._listed.call.facts
        error = PaginationError(f"{facts.operation} cannot go on: {why}; error.cursor says where")
        facts.sign(error, 1)
        return error


def _content(items: Sequence[object]) -> str:
    """What tells a page from others. Two with the same ends are the same, for no listing holds an item twice; to look
    at all items would take longer than to read the page."""
    return digest(repr((len(items), items[:1], items[-1:])))


def item_of(walk: Walk[T]) -> Steps[T | None]:
    """The next item; None at the end."""
    items = yield from walk.take(1)
    return items[0] if items else None


def page_of(walk: Walk[T]) -> Steps[Page[T] | None]:
    """The next items that stand on one page; None at the end."""
    items = yield from walk.take(None)
    return Page(items, walk.cursor) if items else None
