"""Orders of an account in the common form, sync and async, page by page as the provider lists them."""

from __future__ import annotations

from collections import deque
from collections.abc import AsyncIterable, AsyncIterator, Iterable, Iterator, Mapping, Sequence
from typing import Any, Generic, TypeVar

from attrs import define, field

from ..errors import DecodeError, NotFoundError, OrderkitError
from ..runtime.client.core import ClientCore
from ..runtime.paging.paginator import Page, Progress
from ..runtime.protocol.messages import Flow
from .details import detail_calls, read_each
from .latest_first import LastPage
from .mapping import OrderMapping
from .order import Order
from .problems import NO_ID, NOT_FOUND, Problem
from .selection import Selection

ListingT = TypeVar("ListingT")


@define(frozen=True, kw_only=True)
class OrderRequest:
    """A request for orders, not sent yet.

    Attributes:
        core: The core of the client.
        mapping: The provider's mapping.
        account: The name of the account.
        selection: The wanted orders.
        concurrency: Orders that may be read at the same time, where each is read by itself.
        operation: The operation that reads each order; None if the listing has what is wanted.
    """

    core: ClientCore = field(repr=False)
    mapping: OrderMapping
    account: str
    selection: Selection
    concurrency: int
    operation: str | None

    def models_of(self, items: Sequence[Any]) -> Flow[Sequence[Any]]:
        """Return the models of a page: its items, or what is read by their ids."""
        if self.operation is None:
            return items
        call_for = detail_calls(self.core, self.operation)
        calls = [call_for(self.id_of(item)) for item in items]
        return (yield from read_each(self.core, calls, self.concurrency))

    def id_of(self, item: Any) -> Any:
        """Return the id of a listed item, which may be the id itself; None if it has none."""
        return item if isinstance(item, int | str) else self.mapping.id_of(item)


@define(eq=False)
class _Iteration:
    """One iteration: the page in use, and what has not been handed out of it."""

    request: OrderRequest
    problems: list[Problem]
    page: Page[Any] | None = None
    errors: deque[DecodeError] = field(factory=deque[DecodeError])
    orders: list[Order] = field(factory=list[Order])
    is_complete: bool = False
    _last_page: LastPage = field(init=False)

    def __attrs_post_init__(self) -> None:
        self._last_page = LastPage(self.request.selection.latest_first)

    def receive(self, page: Page[Any], models: Sequence[Any]) -> None:
        """Take a page in, and convert its models."""
        self.page, found = page, list[Order]()
        for item, model in zip(page.items, models, strict=True):
            if isinstance(model, DecodeError) and self.request.core.on_drift == "raise":
                self.errors.append(model)
            elif model is None or isinstance(model, OrderkitError):
                self._leave_out(item, model)
            else:
                order = self.request.mapping.order(model, self.request.account, self.problems)
                if order is not None:
                    found.append(order)
        self.orders = [order for order in found if self.request.selection.keeps(order)]
        self.is_complete = self._last_page.is_reached(found)

    def _leave_out(self, item: Any, error: OrderkitError | None) -> None:
        order_id = self.request.id_of(item)
        reason = NO_ID if error is None else _reason(error)
        self.problems.append(Problem(None if order_id is None else str(order_id), "", reason))

    def take(self) -> Page[Order]:
        """Hand out the page.

        Raises:
            DecodeError: An order that was read by itself differs from the contract, and the client raises that. The
                next call goes on. Errors come before the orders of their page: its cursor stands behind all of them.
        """
        page = self.page
        assert page is not None  # noqa: S101 - for the type checkers: it is received before
        if self.errors:
            raise self.errors.popleft()
        self.page = None
        return Page(self.orders, None if self.is_complete else page.cursor)


def _reason(error: OrderkitError) -> str:
    if isinstance(error, NotFoundError):
        return NOT_FOUND
    return f"{type(error).__name__}: {error}"


class _AnyOrderListing(Generic[ListingT]):
    """The common part of the sync and the async listing."""

    def __init__(self, request: OrderRequest, listing: ListingT) -> None:
        self._request, self._listing = request, listing
        self._problems = list[Problem]()

    @property
    def arguments(self) -> Mapping[str, Any]:
        """Arguments of the provider's own listing."""
        return self._request.selection.arguments

    @property
    def problems(self) -> Sequence[Problem]:
        """What could not be converted, by all iterations so far."""
        return self.problems_after(0)

    def problems_after(self, count: int) -> Sequence[Problem]:
        """Return the problems without the first ones, which are known already."""
        return tuple(self._problems[count:])

    @property
    def progress(self) -> Progress:
        """How far the provider's listing has come."""
        listing: Any = self._listing
        progress: Progress = listing.progress
        return progress


class OrderListing(_AnyOrderListing[Any], Iterable[Order]):
    """Orders of an account. Pages are requested while they are iterated over; each iteration starts over."""

    def __iter__(self) -> Iterator[Order]:
        return _Items(self.pages())

    def pages(self) -> Iterator[Page[Order]]:
        """Iterate over the same orders page by page. A page may be empty, where the provider's filter is less exact."""
        return _Pages(_Iteration(self._request, self._problems), self._listing.pages())


class AsyncOrderListing(_AnyOrderListing[Any], AsyncIterable[Order]):
    """Orders of an account. Pages are requested while they are iterated over; each iteration starts over."""

    def __aiter__(self) -> AsyncIterator[Order]:
        return _AsyncItems(self.pages())

    def pages(self) -> AsyncIterator[Page[Order]]:
        """Iterate over the same orders page by page. A page may be empty, where the provider's filter is less exact."""
        return _AsyncPages(_Iteration(self._request, self._problems), self._listing.pages())


@define(eq=False)
class _Pages(Iterator[Page[Order]]):
    # Classes, not generators: one that raised for an order could not go on with the next.
    _iteration: _Iteration
    _pages: Iterator[Page[Any]]
    _held: Page[Any] | None = None

    def __next__(self) -> Page[Order]:
        iteration = self._iteration
        if iteration.page is None:
            if iteration.is_complete:
                raise StopIteration
            # A page whose orders could not be read because the network failed is still here the next time.
            page = self._held if self._held is not None else next(self._pages)
            self._held = page
            request = iteration.request
            iteration.receive(page, request.core.run(request.models_of(page.items)))
            self._held = None
        return iteration.take()


@define(eq=False)
class _AsyncPages(AsyncIterator[Page[Order]]):
    _iteration: _Iteration
    _pages: AsyncIterator[Page[Any]]
    _held: Page[Any] | None = None

    async def __anext__(self) -> Page[Order]:
        iteration = self._iteration
        if iteration.page is None:
            if iteration.is_complete:
                raise StopAsyncIteration
            page = self._held if self._held is not None else await anext(self._pages)
            self._held = page
            request = iteration.request
            iteration.receive(page, await request.core.run(request.models_of(page.items)))
            self._held = None
        return iteration.take()


@define(eq=False)
class _Items(Iterator[Order]):
    _pages: Iterator[Page[Order]]
    _ready: deque[Order] = field(factory=deque[Order])

    def __next__(self) -> Order:
        while not self._ready:
            self._ready.extend(next(self._pages).items)
        return self._ready.popleft()


@define(eq=False)
class _AsyncItems(AsyncIterator[Order]):
    _pages: AsyncIterator[Page[Order]]
    _ready: deque[Order] = field(factory=deque[Order])

    async def __anext__(self) -> Order:
        while not self._ready:
            self._ready.extend((await anext(self._pages)).items)
        return self._ready.popleft()
