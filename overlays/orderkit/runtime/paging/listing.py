"""Lists as the caller iterates over them, sync and async: lazy, and aware of where they can be resumed."""

from __future__ import annotations

from collections import deque
from collections.abc import AsyncIterable, AsyncIterator, Callable, Coroutine, Iterable, Iterator
from typing import Any, Final, Generic, TypeVar

from attrs import define, evolve, field

from ...errors import DecodeError
from ..client.arguments import as_int
from ..client.calls import ApiResponse
from ..protocol.json_codec import dumps
from ..protocol.messages import Flow, Request
from .cursors import CursorCodec, ResumePoint, digest
from .list_request import ListRequest, item_key
from .paginator import AnyPaginator, Page, PageSlice, PageSource, Paginator, Progress
from .strategies import strategy_of, with_params
from .windowed_paginator import WindowedPaginator
from .windows import Windows

T = TypeVar("T")
# A sync client starts a thread for each page, and httpx opens at most 100 connections: 32 leaves room for other calls
# of the same client.
MAX_CONCURRENCY: Final = 32
"""Pages that may be fetched at the same time."""


@define(eq=False)
class _Iteration(Generic[T]):
    """One iteration: its paginator, and the items of the current page that were not handed out yet.

    Items are handed out from here alone, so that most steps of a loop neither send nor compute anything.
    """

    paginator: AnyPaginator[T]
    codec: CursorCodec
    windows: int
    limit: int | None
    slice: PageSlice[T]
    given: int = 0
    ready: deque[T] = field(factory=deque[T])

    @property
    def point(self) -> ResumePoint | None:
        """The place after the items that were handed out; None at the end."""
        if self.ready and self.slice.start is not None:
            return self.slice.start.on_page(self.slice.rows[-len(self.ready)])
        return self.slice.next

    @property
    def cursor(self) -> str | None:
        """The cursor for that place."""
        point = self.point
        return None if point is None else self.codec.write(point)

    def _cursor_behind(self) -> str | None:
        """Return the cursor behind the item that was just taken: not None, not even at the end of the list."""
        start = self.slice.start
        if start is None:
            return None
        return self.codec.write(start.on_page(self.slice.rows[-len(self.ready) - 1] + 1))

    @property
    def progress(self) -> Progress:
        """How far it has come."""
        point = self.point
        done = self.windows if point is None else point.window
        return Progress(items=self.given, windows_done=done, windows=self.windows, left=self._left(point))

    def _left(self, point: ResumePoint | None) -> int | None:
        if point is None:
            return 0
        total = point.tally.total if self.windows == 1 else None
        return None if total is None else max(0, total - point.tally.rows - point.skipped)

    def next_slice(self) -> Flow[PageSlice[T]]:
        """Return the flow that gets the next page."""
        return self.paginator.next_slice(None if self.limit is None else self.limit - self.given)

    @property
    def needs_page(self) -> bool:
        """True if another page must be fetched before anything can be handed out."""
        return not self.ready and self.slice.next is not None and self.given != self.limit

    def receive(self, found: PageSlice[T]) -> None:
        """Take the items of a page in."""
        self.slice, self.ready = found, deque(found.items)

    def take_item(self) -> T:
        """Hand out one item.

        Raises:
            DecodeError: The item differs from the contract, and the client raises that. The next call goes on.
        """
        item = self.ready.popleft()
        if isinstance(item, DecodeError):
            item.cursor = self._cursor_behind()
            raise item
        self.given += 1
        return item

    def take_page(self) -> Page[T]:
        """Hand out the rest of the page, up to the next item that is an error.

        Raises:
            DecodeError: The next item is one, as in `take_item`.
        """
        items = [self.take_item()] if self.ready else []
        while self.ready and not isinstance(self.ready[0], DecodeError):
            items.append(self.take_item())
        return Page(items, self.cursor)


class _AnyListing(Generic[T]):
    """The common part of the sync and the async listing."""

    def __init__(self, client: Any, list_request: ListRequest[T]) -> None:
        call, options, provider = list_request.call, list_request.options, client.provider
        as_int("limit", options.limit, least=0)
        as_int("page_size", options.page_size, least=1)
        as_int("concurrency", options.concurrency, least=1, most=MAX_CONCURRENCY)
        pagination = provider.paginations[call.info.operation]
        strategy = strategy_of(pagination, options.page_size)
        whole = with_params(call.request, dict.fromkeys(strategy.params_for(strategy.start)))
        codec = CursorCodec(f"{provider.name}.{call.info.operation}", _filters(whole, list_request.windows))
        self._client, self._list_request = client, list_request
        self._source = PageSource(client, list_request, strategy, codec, item_key(pagination.get("key")))
        self._start = ResumePoint(strategy.start) if options.cursor is None else codec.read(options.cursor)
        self._latest: _Iteration[T] | None = None

    @property
    def cursor(self) -> str | None:
        """Cursor after the items that the latest iteration returned, None when that iteration has come to the end.

        Pass it as `cursor=` with the same filters to resume there.
        """
        return (self._latest or self._begin()).cursor

    @property
    def progress(self) -> Progress:
        """How far the latest iteration has come."""
        return (self._latest or self._begin()).progress

    def _begin(self, most: int | None = None) -> _Iteration[T]:
        options, windows = self._list_request.options, self._list_request.windows
        limits = [limit for limit in (most, options.limit) if limit is not None]
        # A single page is fetched when it is needed, in the foreground.
        tasks = options.concurrency if options.concurrency > 1 else 0
        paginator: AnyPaginator[T]
        if windows is None:
            paginator = Paginator(self._source, self._start, tasks=tasks)
        else:
            paginator = WindowedPaginator(self._source, windows, self._start, tasks=tasks)
        count = 1 if windows is None else windows.count
        nothing_yet = PageSlice[T]((), (), self._start, self._start)
        return _Iteration(paginator, self._source.codec, count, min(limits, default=None), nothing_yet)

    def _raw_page(self) -> Flow[ApiResponse[Page[T]]]:
        iteration = self._begin()
        found = yield from iteration.next_slice()
        iteration.receive(found)
        if found.response is None:
            raise ValueError("limit must be at least 1 for a raw page (got 0)")
        return evolve(found.response, result=iteration.take_page())

    def _first(self) -> Flow[T | None]:
        iteration = self._begin(1)
        iteration.receive((yield from iteration.next_slice()))
        return iteration.take_item() if iteration.ready else None


def _filters(request: Request, windows: Windows | None) -> str:
    """Return a digest of a request without what selects the page, and of the windows: of all that places the items."""
    # Limit and concurrency are left out: they do not change the place of an item, so a cursor is valid for any.
    fields = [request.path, request.params, request.json, *([] if windows is None else [windows.count])]
    return digest(dumps(fields).decode())


@define(eq=False)
class _Abandonable:
    """An iterator that cancels what is fetched in the background when no reference to it is left."""

    _iteration: _Iteration[Any]

    # A loop that is left early says so in no other way: `for` neither closes nor exhausts its iterator.
    def __del__(self) -> None:
        self._iteration.paginator.cancel()


@define(eq=False)
class _Iterator(_Abandonable, Iterator[T]):
    _take: Callable[[], T]
    _run: Callable[[Flow[PageSlice[Any]]], PageSlice[Any]]

    def __next__(self) -> T:
        iteration = self._iteration
        if iteration.needs_page:
            iteration.receive(self._run(iteration.next_slice()))
        if not iteration.ready:
            iteration.paginator.cancel()
            raise StopIteration
        return self._take()


@define(eq=False)
class _AsyncIterator(_Abandonable, AsyncIterator[T]):
    _take: Callable[[], T]
    _run: Callable[[Flow[PageSlice[Any]]], Coroutine[Any, Any, PageSlice[Any]]]

    async def __anext__(self) -> T:
        iteration = self._iteration
        if iteration.needs_page:
            iteration.receive(await self._run(iteration.next_slice()))
        if not iteration.ready:
            iteration.paginator.cancel()
            raise StopAsyncIteration
        return self._take()


class Listing(_AnyListing[T], Iterable[T]):
    """The items of a list. Pages are requested while they are iterated over; each iteration starts over."""

    def __iter__(self) -> Iterator[T]:
        self._latest = iteration = self._begin()
        # Each loop has a state of its own, so two over one listing do not disturb each other.
        return _Iterator(iteration, iteration.take_item, self._client.transport.perform)

    def pages(self) -> Iterator[Page[T]]:
        """Iterate over the same items page by page."""
        self._latest = iteration = self._begin()
        return _Iterator(iteration, iteration.take_page, self._client.transport.perform)

    def first(self) -> T | None:
        """Return the first item, or None if there is none."""
        found: T | None = self._client.run(self._first())
        return found

    def raw_page(self) -> ApiResponse[Page[T]]:
        """Return the first page, or the one at the cursor, with the status and headers of its response."""
        page: ApiResponse[Page[T]] = self._client.run(self._raw_page())
        return page


class AsyncListing(_AnyListing[T], AsyncIterable[T]):
    """The items of a list. Pages are requested while they are iterated over; each iteration starts over."""

    def __aiter__(self) -> AsyncIterator[T]:
        self._latest = iteration = self._begin()
        return _AsyncIterator(iteration, iteration.take_item, self._client.transport.perform)

    def pages(self) -> AsyncIterator[Page[T]]:
        """Iterate over the same items page by page."""
        self._latest = iteration = self._begin()
        return _AsyncIterator(iteration, iteration.take_page, self._client.transport.perform)

    def first(self) -> Coroutine[Any, Any, T | None]:
        """Return an awaitable of the first item, or of None if there is none."""
        found: Coroutine[Any, Any, T | None] = self._client.run(self._first())
        return found

    def raw_page(self) -> Coroutine[Any, Any, ApiResponse[Page[T]]]:
        """Return an awaitable of the first page, or the one at the cursor, with its status and headers."""
        page: Coroutine[Any, Any, ApiResponse[Page[T]]] = self._client.run(self._raw_page())
        return page
