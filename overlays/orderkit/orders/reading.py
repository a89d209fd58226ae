"""`orders`: the orders of a client's account, chosen in the same words for every provider."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from datetime import UTC, date, tzinfo
from typing import Any, cast, overload

from attrs import define

from ..runtime.client.attribute_names import attribute_name
from ..runtime.client.base_client import AsyncClient, BaseClient, SyncClient
from ..runtime.paging.paginator import Page
from .listing import AsyncOrderListing, OrderListing, OrderRequest
from .mapping import OrderMapping
from .order import OrderStatus
from .period import Bound, Period
from .selection import Selection, select


@overload
def orders(
    client: SyncClient,
    *,
    account: str = ...,
    placed: Period | date | tuple[Bound, Bound] | None = ...,
    updated: Period | date | tuple[Bound, Bound] | None = ...,
    status: OrderStatus | str | Iterable[OrderStatus | str] | None = ...,
    zone: str | tzinfo = ...,
    details: bool = ...,
    page_size: int | None = ...,
    concurrency: int = ...,
    cursor: str | None = ...,
) -> OrderListing: ...


@overload
def orders(
    client: AsyncClient,
    *,
    account: str = ...,
    placed: Period | date | tuple[Bound, Bound] | None = ...,
    updated: Period | date | tuple[Bound, Bound] | None = ...,
    status: OrderStatus | str | Iterable[OrderStatus | str] | None = ...,
    zone: str | tzinfo = ...,
    details: bool = ...,
    page_size: int | None = ...,
    concurrency: int = ...,
    cursor: str | None = ...,
) -> AsyncOrderListing: ...


def orders(
    client: BaseClient,
    *,
    account: str = "default",
    placed: Period | date | tuple[Bound, Bound] | None = None,
    updated: Period | date | tuple[Bound, Bound] | None = None,
    status: OrderStatus | str | Iterable[OrderStatus | str] | None = None,
    zone: str | tzinfo = UTC,
    details: bool = False,
    page_size: int | None = None,
    concurrency: int = 1,
    cursor: str | None = None,
) -> OrderListing | AsyncOrderListing:
    """List the orders of an account, in the form that all providers share.

    The provider's own filters are used where there are any; they may let more through, which is left out here. So
    `status` reads every order of the period at Sendcloud and ePages, and `updated` at the nocnoc store.

    Args:
        client: A client that lists orders, sync or async.
        account: A name for the account, which each order carries.
        placed: Only orders made then: a date for that day, a pair of a start and an end for the time from the start up
            to the end, which does not belong to it, or a Period. A bound is an aware datetime, a date for the beginning
            of that day, or None.
        updated: Only orders that changed then, in the same forms. What counts as a change is the provider's affair; at
            ePages, a change of status alone does not.
        status: Only orders of this status, or of one of these. An order whose status has no counterpart is left out.
        zone: The time zone in which days begin, as its name or as a tzinfo.
        details: Also read each order by itself where the listing leaves something out: the lines, at ePages.
        page_size: Orders on a page; the provider's usual size if left out.
        concurrency: Calls that may be made at the same time.
        cursor: Where to resume: the `cursor` of a page, with the same arguments.

    Returns:
        The orders, as the provider lists them; iterate over them with `async for` for an asynchronous client.

    Raises:
        TypeError: An argument is of a wrong type, or the client's provider lists no orders.
        ValueError: An argument is out of bounds, or the provider does not say when an order changed.
    """
    if not isinstance(cast(object, client), BaseClient):
        raise TypeError(f"client must be a client of orderkit (got {type(client).__name__})")
    core = client._core  # pyright: ignore[reportPrivateUsage] - completion on a client shows operations only
    mapping = OrderMapping.load(core.provider.name)
    if not mapping.listing:
        raise TypeError(
            f"client must be of a provider that lists orders: {core.provider.title} does not; "
            "pass each order that you get to order_of"
        )
    selection = select(
        mapping,
        None if placed is None else Period.of(placed, zone=zone),
        None if updated is None else Period.of(updated, zone=zone),
        _statuses(status),
    )
    request = OrderRequest(
        core=core,
        mapping=mapping,
        account=account,
        selection=selection,
        concurrency=concurrency,
        operation=mapping.listing.get("each") or (mapping.listing.get("details") if details else None),
    )
    listing = _list(client, mapping, {**selection.arguments, **_options(page_size, concurrency, cursor)})
    if isinstance(client, AsyncClient):
        return AsyncOrderListing(request, listing)
    return OrderListing(request, listing)


def orders_by_id(client: SyncClient, ids: Sequence[str], *, account: str) -> OrderListing:
    """Read orders one by one, where a provider's orders are read by themselves, in a page for each."""
    core = client._core  # pyright: ignore[reportPrivateUsage] - as above
    mapping = OrderMapping.load(core.provider.name)
    request = OrderRequest(
        core=core,
        mapping=mapping,
        account=account,
        selection=Selection(None, None, frozenset()),
        concurrency=1,
        operation=mapping.listing.get("each") or mapping.listing["details"],
    )
    return OrderListing(request, _Ids(ids))


@define(frozen=True)
class _Ids:
    """A listing of ids that are known."""

    ids: Sequence[str]

    def pages(self) -> Iterator[Page[str]]:
        for number, each in enumerate(self.ids, 1):
            yield Page([each], str(number) if number < len(self.ids) else None)


def _list(client: BaseClient, mapping: OrderMapping, arguments: dict[str, Any]) -> Any:
    return getattr(client, attribute_name(mapping.listing["operation"]))(**arguments)


def _options(page_size: int | None, concurrency: int, cursor: str | None) -> dict[str, Any]:
    options: dict[str, Any] = {"concurrency": concurrency, "cursor": cursor}
    return options if page_size is None else {**options, "page_size": page_size}


def _statuses(status: OrderStatus | str | Iterable[OrderStatus | str] | None) -> list[OrderStatus]:
    if status is None:
        return []
    if not isinstance(cast(object, status), Iterable):
        raise TypeError(f"status must be a status or several of them (got {type(status).__name__})")
    given = [status] if isinstance(status, str) else list(status)
    try:
        return [OrderStatus(each) for each in given]
    except ValueError:
        wanted = ", ".join(OrderStatus)
        raise ValueError(f"status must be one or several of {wanted} (got {status!r})") from None
