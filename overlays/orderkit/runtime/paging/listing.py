"""What an operation that lists returns: a lazy sequence of items that knows where it can be resumed."""

from __future__ import annotations

from collections import deque
from collections.abc import AsyncIterable, AsyncIterator, Callable, Coroutine, Iterable, Iterator
from typing import Any, Final, Generic, ParamSpec, TypeVar

from attrs import define, evolve

from ..client.arguments import as_int
from ..protocol.json_codec import dumps
from ..protocol.messages import Flow
from .cursors import CursorCodec, ResumePoint, digest
from .list_request import ListRequest
from .paginator import AnyPaginator, Page, Paginator, Progress, item_of, page_of
from .prefetch import Prefetcher
from .strategies import asking, strategy_of
from .windowed_paginator import WindowedPaginator
from .windows import Windows

P = ParamSpec("P")
T = TypeVar("T")
MOST_AT_ONCE: Final = 32
"""Pages that may be under way at once."""


class _AnyListing(Generic[T]):
    """What both colours of a listing are."""

    def __init__(self, client: Any, list_request: ListRequest[T]) -> None:
        call, options, provider = list_request.call, list_request.options, client.provider
        as_int("limit", options.limit, least=0)
        as_int("page_size", options.page_size, least=1)
        as_int("concurrency", options.concurrency, least=1, most=MOST_AT_ONCE)
        self._client, self._list_request = client, list_request
        self._strategy = strategy_of(provider.paginations[call.info.operation], options.page_size)
        self._codec = CursorCodec(f"{provider.name}.{call.info.operation}", self._filters())
        start = ResumePoint(self._strategy.start)
        self._start = start if options.cursor is None else self._codec.read(options.cursor)
        self._latest = self._start_paginator()

    @property
    def cursor(self) -> str | None:
        """Where to resume after the items that the latest iteration gave out: pass it as `cursor=` with the same
        filters. None when that iteration has come to the end."""
        return self._latest.cursor

    @property
    def progress(self) -> Progress:
        """How far the latest iteration has come."""
        return self._latest.progress

    def _filters(self) -> str:
        call, windows = self._list_request.call, self._list_request.windows
        asked = asking(call.request, dict.fromkeys(self._strategy.inputs(self._strategy.start)))
        said = [asked.path, dict(asked.params), (asked.content or b"").decode()]
        return digest(dumps(said if windows is None else [*said, windows.count]).decode())

    def _start_paginator(self, most: int | None = None) -> AnyPaginator[T]:
        options = self._list_request.options
        bounds = [bound for bound in (most, options.limit) if bound is not None]
        list_request = evolve(self._list_request, options=evolve(options, limit=min(bounds, default=None)))
        if list_request.windows is None:
            return self._paginate(list_request, self._start, tasks=options.tasks)
        return self._paginate_windows(list_request, list_request.windows)

    def _paginate_windows(self, list_request: ListRequest[T], windows: Windows) -> WindowedPaginator[T]:
        def paginator_from(place: ResumePoint) -> Paginator[T]:
            request = asking(list_request.call.request, windows.inputs(place.window))
            part = evolve(list_request, call=evolve(list_request.call, request=request))
            return self._paginate(part, place, tasks=min(1, list_request.options.tasks))

        def paginator_in(window: int) -> Paginator[T]:
            return paginator_from(ResumePoint(self._strategy.start, window=window))

        return WindowedPaginator(
            paginator_in, windows.count, list_request.options, deque([paginator_from(self._start)])
        )

    def _paginate(self, list_request: ListRequest[T], place: ResumePoint, *, tasks: int) -> Paginator[T]:
        prefetcher = Prefetcher(self._client, list_request, self._strategy)
        return Paginator(prefetcher, list_request, self._codec, place, tasks=tasks)

    def _items(self) -> _PageCursor[T]:
        self._latest = self._start_paginator()
        return _PageCursor(self._latest, item_of)

    def _pages(self) -> _PageCursor[Page[T]]:
        self._latest = self._start_paginator()
        return _PageCursor(self._latest, page_of)


@define(eq=False)
class _PageCursor(Generic[T]):
    """A walk step by step. One that is abandoned gives up what it fetches ahead."""

    paginator: AnyPaginator[Any]
    next_of: Callable[[AnyPaginator[Any]], Flow[T | None]]

    def step(self) -> Flow[T | None]:
        return self.next_of(self.paginator)

    def __del__(self) -> None:
        self.paginator.give_up()


@define(eq=False)
class _Iterator(Iterator[T]):
    _perform: Callable[[Flow[T | None]], T | None]
    _way: _PageCursor[T]

    def __next__(self) -> T:
        found = self._perform(self._way.step())
        if found is None:
            raise StopIteration
        return found


@define(eq=False)
class _AsyncIterator(AsyncIterator[T]):
    _perform: Callable[[Flow[T | None]], Coroutine[Any, Any, T | None]]
    _way: _PageCursor[T]

    async def __anext__(self) -> T:
        found = await self._perform(self._way.step())
        if found is None:
            raise StopAsyncIteration
        return found


class Listing(_AnyListing[T], Iterable[T]):
    """Items that are asked for page by page, when they are iterated over; each iteration begins anew."""

    def __iter__(self) -> Iterator[T]:
        return _Iterator(self._client.run, self._items())

    def pages(self) -> Iterator[Page[T]]:
        """The same items, page by page."""
        return _Iterator(self._client.run, self._pages())

    def first(self) -> T | None:
        """The first item, or None if there is none."""
        found: T | None = self._client.run(item_of(self._start_paginator(1)))
        return found


class AsyncListing(_AnyListing[T], AsyncIterable[T]):
    """Items that are asked for page by page, when they are iterated over; each iteration begins anew."""

    def __aiter__(self) -> AsyncIterator[T]:
        return _AsyncIterator(self._client.run, self._items())

    def pages(self) -> AsyncIterator[Page[T]]:
        """The same items, page by page."""
        return _AsyncIterator(self._client.run, self._pages())

    def first(self) -> Coroutine[Any, Any, T | None]:
        """The first item, or None if there is none; to be awaited."""
        found: Coroutine[Any, Any, T | None] = self._client.run(item_of(self._start_paginator(1)))
        return found
