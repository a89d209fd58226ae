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
from .messages import Answer, Steps
from .pagination import Received, Strategy, asking, whole_number

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
class Listed(Generic[T]):
    """A listing, described: nothing of it has been asked for yet."""

    call: Call[Any]
    items: Callable[[Any], Sequence[T]]
    page_size: int
    limit: int | None
    cursor: str | None


def listed(
    call: Call[PageT],
    items: Callable[[PageT], Sequence[T]],
    *,
    page_size: int,
    limit: int | None,
    cursor: str | None,
) -> Listed[T]:
    """Describe a listing by the call for its first page and what of a page the items are."""
    return Listed(call=call, items=items, page_size=page_size, limit=limit, cursor=cursor)


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
        self._left = listed.limit
        self._ahead: deque[T] = deque()
        self._here, self._next = place, cast(Place | None, place)
        self._positions: set[Position] = set()
        self._contents: set[str] = set()

    @property
    def cursor(self) -> str | None:
        """Where the listing goes on after the items that were taken; None at its end."""
        place = self._here if self._ahead else self._next
        return None if place is None else self._bookmark.write(place)

    def take(self, most: int | None) -> Steps[list[T]]:
        """The next items, at most so many and all from one page; none at the end."""
        while not self._ahead and self._next is not None and self._left != 0:
            try:
                yield from self._load(self._next)
            except OrderkitError as error:
                error.cursor = self.cursor
                raise
        bounds = [bound for bound in (most, self._left, len(self._ahead)) if bound is not None]
        taken = [self._ahead.popleft() for _ in range(min(bounds))]
        self._here = evolve(self._here, skipped=self._here.skipped + len(taken))
        self._left = None if self._left is None else self._left - len(taken)
        return taken

    def _load(self, place: Place) -> Steps[None]:
        call = self._listed.call
        if place.position in self._positions:
            raise self._stuck("the provider leads back to a page that was read before")
        request = asking(call.request, self._strategy.inputs(place.position))
        page, answer = yield from self._connection.tell(evolve(call, request=request))
        items = self._listed.items(page)
        content = digest(repr(items))
        if items and content in self._contents:
            raise self._stuck("the provider answers with a page that was read before")
        after = self._after(place.position, items, answer)
        self._positions.add(place.position)
        self._contents.add(content)
        self._here, self._next = place, after
        self._ahead.extend(islice(items, place.skipped, None))

    def _after(self, position: Position, items: Sequence[T], answer: Answer) -> Place | None:
        total = self._connection.provider.paginations[self._listed.call.facts.operation].get("total")
        received = Received(
            count=len(items),
            total=None if total is None else whole_number(answer.json(), total),
            link=answer.headers.get("link", ""),
        )
        try:
            return self._strategy.after(position, received)
        except PaginationError as error:
            raise self._stuck(str(error)) from None

    def _stuck(self, why: str) -> PaginationError:
        facts = self._listed.call.facts
        error = PaginationError(f"{facts.operation} cannot go on: {why}; error.cursor says where")
        facts.sign(error, 1)
        return error


def item_of(walk: Walk[T]) -> Steps[T | None]:
    """The next item; None at the end."""
    items = yield from walk.take(1)
    return items[0] if items else None


def page_of(walk: Walk[T]) -> Steps[Page[T] | None]:
    """The next items that stand on one page; None at the end."""
    items = yield from walk.take(None)
    return Page(items, walk.cursor) if items else None
