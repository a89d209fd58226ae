"""What an operation that lists returns: a lazy sequence of items that knows where it can be resumed."""

from __future__ import annotations

import functools
from collections import deque
from collections.abc import AsyncIterable, AsyncIterator, Callable, Coroutine, Iterable, Iterator
from types import MethodType
from typing import Any, Concatenate, Final, Generic, ParamSpec, TypeVar, overload

from attrs import define, evolve

from ..client.arguments import as_count
from ..client.base_client import AsyncConnection, SyncConnection
from ..protocol.json_codec import write_json
from ..protocol.messages import Steps
from .cursors import Bookmark, Place, digest
from .list_request import Listed
from .paginator import AnyWalk, Page, Progress, Walk, item_of, page_of
from .prefetch import Fetching
from .strategies import asking, strategy_of
from .windowed_paginator import WindowWalk
from .windows import Windows

P = ParamSpec("P")
T = TypeVar("T")
MOST_AT_ONCE: Final = 32
"""Pages that may be under way at once."""


class _AnyListing(Generic[T]):
    """What both colours of a listing are."""

    def __init__(self, connection: Any, listed: Listed[T]) -> None:
        call, extent, provider = listed.call, listed.extent, connection.provider
        as_count("limit", extent.limit, least=0)
        as_count("page_size", extent.page_size, least=1)
        as_count("concurrency", extent.concurrency, least=1, most=MOST_AT_ONCE)
        self._connection, self._listed = connection, listed
        self._strategy = strategy_of(provider.paginations[call.facts.operation], extent.page_size)
        self._bookmark = Bookmark(f"{provider.name}.{call.facts.operation}", self._filters())
        start = Place(self._strategy.start)
        self._start = start if extent.cursor is None else self._bookmark.read(extent.cursor)
        self._latest = self._begin()

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
        call, windows = self._listed.call, self._listed.windows
        asked = asking(call.request, dict.fromkeys(self._strategy.inputs(self._strategy.start)))
        said = [asked.path, dict(asked.params), (asked.content or b"").decode()]
        return digest(write_json(said if windows is None else [*said, windows.count]).decode())

    def _begin(self, most: int | None = None) -> AnyWalk[T]:
        extent = self._listed.extent
        bounds = [bound for bound in (most, extent.limit) if bound is not None]
        listed = evolve(self._listed, extent=evolve(extent, limit=min(bounds, default=None)))
        if listed.windows is None:
            return self._walk(listed, self._start, flights=extent.flights)
        return self._walk_windows(listed, listed.windows)

    def _walk_windows(self, listed: Listed[T], windows: Windows) -> WindowWalk[T]:
        def walk_from(place: Place) -> Walk[T]:
            request = asking(listed.call.request, windows.inputs(place.window))
            part = evolve(listed, call=evolve(listed.call, request=request))
            return self._walk(part, place, flights=min(1, listed.extent.flights))

        def walk_in(window: int) -> Walk[T]:
            return walk_from(Place(self._strategy.start, window=window))

        return WindowWalk(walk_in, windows.count, listed.extent, deque([walk_from(self._start)]))

    def _walk(self, listed: Listed[T], place: Place, *, flights: int) -> Walk[T]:
        fetching = Fetching(self._connection, listed, self._strategy)
        return Walk(fetching, listed, self._bookmark, place, flights=flights)

    def _items(self) -> _Way[T]:
        self._latest = self._begin()
        return _Way(self._latest, item_of)

    def _pages(self) -> _Way[Page[T]]:
        self._latest = self._begin()
        return _Way(self._latest, page_of)


@define(eq=False)
class _Way(Generic[T]):
    """A walk step by step. One that is abandoned gives up what it fetches ahead."""

    walk: AnyWalk[Any]
    next_of: Callable[[AnyWalk[Any]], Steps[T | None]]

    def step(self) -> Steps[T | None]:
        return self.next_of(self.walk)

    def __del__(self) -> None:
        self.walk.give_up()


@define(eq=False)
class _Iterator(Iterator[T]):
    _perform: Callable[[Steps[T | None]], T | None]
    _way: _Way[T]

    def __next__(self) -> T:
        found = self._perform(self._way.step())
        if found is None:
            raise StopIteration
        return found


@define(eq=False)
class _AsyncIterator(AsyncIterator[T]):
    _perform: Callable[[Steps[T | None]], Coroutine[Any, Any, T | None]]
    _way: _Way[T]

    async def __anext__(self) -> T:
        found = await self._perform(self._way.step())
        if found is None:
            raise StopAsyncIteration
        return found


class Listing(_AnyListing[T], Iterable[T]):
    """Items that are asked for page by page, when they are iterated over; each iteration begins anew."""

    def __iter__(self) -> Iterator[T]:
        return _Iterator(self._connection.run, self._items())

    def pages(self) -> Iterator[Page[T]]:
        """The same items, page by page."""
        return _Iterator(self._connection.run, self._pages())

    def first(self) -> T | None:
        """The first item, or None if there is none."""
        found: T | None = self._connection.run(item_of(self._begin(1)))
        return found


class AsyncListing(_AnyListing[T], AsyncIterable[T]):
    """Items that are asked for page by page, when they are iterated over; each iteration begins anew."""

    def __aiter__(self) -> AsyncIterator[T]:
        return _AsyncIterator(self._connection.run, self._items())

    def pages(self) -> AsyncIterator[Page[T]]:
        """The same items, page by page."""
        return _AsyncIterator(self._connection.run, self._pages())

    def first(self) -> Coroutine[Any, Any, T | None]:
        """The first item, or None if there is none; to be awaited."""
        found: Coroutine[Any, Any, T | None] = self._connection.run(item_of(self._begin(1)))
        return found


class listing(Generic[P, T]):  # noqa: N801 - used as a decorator
    """A method that describes a listing, written once: it returns a Listing on a client for threads and an
    AsyncListing on one for tasks."""

    def __init__(self, describe: Callable[Concatenate[Any, P], Listed[T]]) -> None:
        @functools.wraps(describe)
        def open_listing(client: Any, *args: P.args, **kwargs: P.kwargs) -> Any:
            kind: Any = Listing if isinstance(client, SyncConnection) else AsyncListing
            return kind(client, describe(client, *args, **kwargs))

        self._open = open_listing

    @overload
    def __get__(self, instance: None, owner: type) -> Callable[Concatenate[Any, P], Any]: ...
    @overload
    def __get__(self, instance: SyncConnection, owner: type) -> Callable[P, Listing[T]]: ...
    @overload
    def __get__(self, instance: AsyncConnection, owner: type) -> Callable[P, AsyncListing[T]]: ...
    def __get__(self, instance: Any, owner: type) -> Any:
        return self._open if instance is None else MethodType(self._open, instance)
