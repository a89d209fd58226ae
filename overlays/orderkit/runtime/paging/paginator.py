"""Goes through a list page by page, sans-I/O: requests the next page, checks it and tells where to resume."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Any, Generic, Protocol, TypeVar

from attrs import astuple, define, evolve

from ...errors import DecodeError, OrderkitError, PaginationError
from ..client.calls import ApiResponse, api_response
from ..client.core import ClientCore
from ..protocol.messages import Flow, Task
from .cursors import CursorCodec, Position, ResumePoint
from .list_request import ListRequest
from .prefetch import FetchedPage, Prefetcher
from .strategies import PageInfo, Strategy, with_params
from .tally import SeenItems, Tally

T = TypeVar("T")


@define(frozen=True)
class Page(Generic[T]):
    """Some items of a list.

    Attributes:
        items: At least one item.
        cursor: Where to resume after them; None at the end of the list.
    """

    items: Sequence[T]
    cursor: str | None


@define(frozen=True, kw_only=True)
class Progress:
    """How far an iteration over a list has come.

    Attributes:
        items: Items returned so far, without those before the cursor that it was resumed from.
        windows_done: Windows that are complete, including those before that cursor.
        windows: Windows in all; 1 for a list that is not split.
        left: Items of the list that are left, whatever the limit; None if the provider has not reported how many there
            are, or the list is split into windows.
    """

    items: int
    windows_done: int
    windows: int
    left: int | None = None


@define(frozen=True)
class PageSlice(Generic[T]):
    """Items of one page that are handed out together.

    Attributes:
        items: The page's items, without those before the resume point, those beyond the limit and those that an earlier
            page had; empty if the list ends.
        rows: The position of each of them on its page.
        start: The place before the first one.
        next: The place after the last one; None at the end of the list.
        response: The response that they came with, without its result; None if no page was requested.
    """

    items: Sequence[T]
    rows: Sequence[int]
    start: ResumePoint | None
    next: ResumePoint | None
    response: ApiResponse[Any] | None = None


class AnyPaginator(Protocol[T]):
    """One iteration over a list."""

    def next_slice(self, left: int | None) -> Flow[PageSlice[T]]:
        """Return the next items of one page, at most `left` of them. A page that failed is requested again."""
        ...

    def cancel(self) -> None:
        """Cancel what is fetched in the background."""
        ...


@define(frozen=True)
class PageSource(Generic[T]):
    """Fetches the pages of a list, or of one of its windows.

    Attributes:
        client: Makes the calls.
        list_request: The request for the list.
        strategy: How it is split into pages.
        codec: Writes its cursors.
        key: Returns what identifies an item; None if that is not known.
    """

    client: ClientCore
    list_request: ListRequest[T]
    strategy: Strategy
    codec: CursorCodec
    key: Callable[[Any], Any] | None = None

    def in_window(self, window: int) -> PageSource[T]:
        """Return a source of the pages of one window; the source itself if the list is not split."""
        call, windows = self.list_request.call, self.list_request.windows
        if windows is None:
            return self
        request = with_params(call.request, windows.params_for(window))
        return evolve(self, list_request=evolve(self.list_request, call=evolve(call, request=request)))

    def fetch(self, position: Position) -> Flow[FetchedPage[T]]:
        """Fetch one page."""
        wanted = self.list_request
        request = with_params(wanted.call.request, self.strategy.params_for(position))
        completed = yield from self.client.completed_flow_of(evolve(wanted.call, request=request))
        page, response = completed.value, completed.response
        items = wanted.items(page)
        # A quick look first: most pages have none.
        if DecodeError in map(type, items):
            errors = [item for item in items if isinstance(item, DecodeError)]
            self.client.own_errors(errors, wanted.call.info, completed.attempts)
        total = None if wanted.total is None else wanted.total(page)
        # A total that is no number says nothing; the list is then read until a page is empty.
        known = total if isinstance(total, int) and not isinstance(total, bool) else None
        info = PageInfo(count=len(items), total=known, link=response.headers.get("link", ""))
        # An ApiResponse holds no bytes: they are not needed once a page is decoded, and many may be kept ahead.
        return FetchedPage(items, info, api_response(completed, None))

    def error(self, why: str) -> PaginationError:
        """Build the error for a list that cannot be continued."""
        info = self.list_request.call.info
        error = PaginationError(f"{info.operation} cannot go on: {why}; error.cursor says where")
        error.belongs_to(info, 1)
        return error

    def check_end(self, tally: Tally) -> None:
        """Check, at the end of a list, that nothing is known to be missing.

        Raises:
            PaginationError: The provider reported more items than it gave, or its pages left a gap.
        """
        if tally.missing:
            error = self.error(
                f"the list ended after {tally.items} items and the provider reported {tally.expected}, so "
                f"{tally.missing} are missing; if items left the list while it was read, others moved up and were "
                "passed over"
            )
            error.missing = tally.missing
            raise error
        if tally.grew and self.strategy.counts_pages:
            raise self.error(
                "a page had more items than the one before it, so the provider changed the size of pages while they "
                "were read, and items between them may be missing"
            )


class Paginator(Generic[T]):
    """One iteration over a list, or over one of its windows.

    Args:
        source: Fetches its pages.
        point: Where to begin.
        tasks: Pages that may be fetched in the background; 0 if each page is fetched when it is needed.

    Attributes:
        next: The place after the last slice; None at the end.
    """

    def __init__(self, source: PageSource[T], point: ResumePoint, *, tasks: int) -> None:
        self._source, self._tasks = source.in_window(point.window), tasks
        self._prefetcher = Prefetcher(self._source.fetch, source.strategy) if tasks else None
        self._window = point.window
        self.next: ResumePoint | None = point
        # A provider that ignores the page parameter returns one page forever, and a broken link leads in a circle: both
        # must end in an error. Numbers of pages are kept, not pages, so that a list of any length can be read.
        self._positions: set[Position] = set()
        self._fingerprints: set[int] = set()
        self._seen = SeenItems(source.key)

    @property
    def window(self) -> int:
        """The window that it goes through."""
        return self._window

    @property
    def is_waiting(self) -> bool:
        """True while the next page is being fetched in the background."""
        if self._prefetcher is None or self.next is None:
            return False
        return self._prefetcher.is_fetching(self.next.position)

    def next_slice(self, left: int | None) -> Flow[PageSlice[T]]:
        """Return the next items of one page, at most `left` of them. A page that failed is requested again."""
        found = PageSlice[T]((), (), self.next, self.next)
        while self.next is not None and left != 0:
            try:
                found = yield from self._load(self.next, left)
            except OrderkitError as error:
                error.cursor = self._source.codec.write(self.next)  # to resume in another process
                raise
            # An empty page need not be the last one: a provider may filter after it has cut the list into pages.
            if found.items:
                break
        return found

    def start_next(self, most: int) -> Flow[Task | None]:
        """Start to fetch the page after those that have arrived, as `Prefetcher.start_next` does."""
        if self._prefetcher is None or self.next is None:
            return None
        return (yield from self._prefetcher.start_next(self.next.position, most, self.next.tally))

    def cancel(self) -> None:
        """Cancel what is fetched in the background."""
        if self._prefetcher is not None:
            self._prefetcher.cancel()

    def _load(self, point: ResumePoint, left: int | None) -> Flow[PageSlice[T]]:
        if point.position in self._positions:
            raise self._source.error("the provider leads back to a page that was read before")
        page = yield from self._fetch(point, left)
        fingerprint = self._fingerprint_of(page, point.tally)
        new, tally = self._seen.look_at(page.items, point.tally, page.info.total)
        following = self._point_after(point.position, page.info, tally)
        rows = [row for row in new if row >= point.skipped] if point.skipped or left is not None else new
        taken = rows if left is None else rows[:left]
        if following is not None and self._prefetcher is not None:
            missing = None if left is None else left - len(taken)
            yield from self._prefetcher.start(following.position, self._pages_for(missing), following.tally)
        # Nothing is recorded before this line: after an error above, the page is requested again and no item is lost.
        self._positions.add(point.position)
        self._fingerprints.add(fingerprint)
        self._seen.add(page.items)
        self.next = point.on_page(rows[len(taken)]) if len(taken) < len(rows) else following
        items = page.items if len(taken) == len(page.items) else [page.items[row] for row in taken]
        return PageSlice(items, taken, point, self.next, page.response)

    def _fetch(self, point: ResumePoint, left: int | None) -> Flow[FetchedPage[T]]:
        if self._prefetcher is None:
            return (yield from self._source.fetch(point.position))
        yield from self._prefetcher.start(point.position, self._pages_for(left), point.tally)
        return (yield from self._prefetcher.take(point.position))

    def _fingerprint_of(self, page: FetchedPage[T], before: Tally) -> int:
        """Return the page's fingerprint.

        Raises:
            PaginationError: The page was read before, and no items have arrived that explain it.
        """
        fingerprint, total = _fingerprint(page.items), page.info.total
        # As many new items as fit on a page move all others on by one page. Only a total shows that this is so.
        has_moved = total is not None and before.total is not None and total - before.total >= len(page.items)
        if page.items and fingerprint in self._fingerprints and not has_moved:
            raise self._source.error("the provider returned a page that was read before")
        return fingerprint

    def _pages_for(self, items: int | None) -> int:
        """Return how many pages to fetch ahead: enough for that many items, at most one for each task."""
        if items is None:
            return self._tasks
        return min(self._tasks, -(-items // self._source.list_request.options.page_size))

    def _point_after(self, position: Position, info: PageInfo, tally: Tally) -> ResumePoint | None:
        try:
            following = self._source.strategy.next_position(position, info, tally)
        except PaginationError as error:
            raise self._source.error(str(error)) from None
        if following is None:
            self._source.check_end(tally)
            return None
        return ResumePoint(following, window=self._window, tally=tally)


def _fingerprint(items: Sequence[object]) -> int:
    """Return a number that differs between pages."""
    # No list holds an item twice, so the ends tell two pages apart; hashing all items would take longer than decoding.
    # 64 bits: two of a million pages are alike by chance once in 37 million lists.
    return hash(repr((len(items), [_plain(item) for item in (*items[:1], *items[-1:])])))


def _plain(item: Any) -> Any:
    if isinstance(item, DecodeError):
        return item.raw
    # The repr of a model may be cut, that of a tuple of its fields is whole.
    return astuple(item) if hasattr(item, "__attrs_attrs__") else item
