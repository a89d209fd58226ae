"""What an operation that lists returns: a lazy sequence of items that knows where it can be resumed."""

from __future__ import annotations

import functools
from collections.abc import AsyncIterable, AsyncIterator, Callable, Coroutine, Iterable, Iterator
from types import MethodType
from typing import Any, Concatenate, Final, Generic, ParamSpec, TypeVar, overload

from attrs import define, evolve

from .arguments import as_count
from .connection import AsyncConnection, SyncConnection
from .cursors import Bookmark, Place, digest
from .jsontext import write_json
from .messages import Steps
from .pagination import asking, strategy_of
from .walks import Listed, Page, Walk, item_of, page_of

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
        asked = asking(call.request, dict.fromkeys(self._strategy.inputs(self._strategy.start)))
        filters = write_json([asked.path, dict(asked.params), (asked.content or b"").decode()]).decode()
        self._bookmark = Bookmark(f"{provider.name}.{call.facts.operation}", digest(filters))
        start = Place(self._strategy.start)
        self._start = start if extent.cursor is None else self._bookmark.read(extent.cursor)
        self._walk = self._begin()

    @property
    def cursor(self) -> str | None:
        """Where to resume after the items that the latest iteration gave out: pass it as `cursor=` with the same
        filters. None when that iteration has come to the end."""
        return self._walk.cursor

    def _begin(self, most: int | None = None) -> Walk[T]:
        extent = self._listed.extent
        bounds = [bound for bound in (most, extent.limit) if bound is not None]
        listed = evolve(self._listed, extent=evolve(extent, limit=min(bounds, default=None)))
        return Walk(self._connection, listed, self._strategy, self._bookmark, self._start)

    def _items(self) -> _Way[T]:
        self._walk = self._begin()
        return _Way(self._walk, item_of)

    def _pages(self) -> _Way[Page[T]]:
        self._walk = self._begin()
        return _Way(self._walk, page_of)


@define(eq=False)
class _Way(Generic[T]):
    """A walk step by step. One that is abandoned gives up what it fetches ahead."""

    walk: Walk[Any]
    next_of: Callable[[Walk[Any]], Steps[T | None]]

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
