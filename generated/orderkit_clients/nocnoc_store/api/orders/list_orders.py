from __future__ import annotations

from http import HTTPStatus
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    import httpx

    from ...client import AuthenticatedClient, Client

import datetime

from ...models.error import Error
from ...models.order_list import OrderList, read_order_list
from ...types import UNSET, Response, Unset


def get_kwargs(
    *,
    page: int,
    size: int,
    statuses: str | Unset = UNSET,
    date_from: datetime.date | Unset = UNSET,
    date_to: datetime.date | Unset = UNSET,
    order_id: str | Unset = UNSET,
) -> dict[str, Any]:
    """Build the arguments of httpx.Client.request"""

    params: dict[str, Any] = {}

    params["page"] = page

    params["size"] = size

    params["statuses"] = statuses

    json_date_from: str | Unset = UNSET
    if not isinstance(date_from, Unset):
        json_date_from = date_from.isoformat()
    params["date_from"] = json_date_from

    json_date_to: str | Unset = UNSET
    if not isinstance(date_to, Unset):
        json_date_to = date_to.isoformat()
    params["date_to"] = json_date_to

    params["order_id"] = order_id

    params = {k: v for k, v in params.items() if v is not UNSET and v is not None}

    _kwargs: dict[str, Any] = {
        "method": "get",
        "url": "/api/v2/orders",
        "params": params,
    }

    return _kwargs


def _parse_response(*, client: AuthenticatedClient | Client, response: httpx.Response) -> Error | OrderList:
    if response.status_code == 200:
        response_200 = OrderList.from_dict(response.json())

        return response_200

    if response.status_code == 400:
        response_400 = Error.from_dict(response.json())

        return response_400

    if response.status_code == 401:
        response_401 = Error.from_dict(response.json())

        return response_401

    if response.status_code == 415:
        response_415 = Error.from_dict(response.json())

        return response_415

    if response.status_code == 500:
        response_500 = Error.from_dict(response.json())

        return response_500

    if 400 <= response.status_code <= 499:
        response_4xx = Error.from_dict(response.json())

        return response_4xx

    response_default = Error.from_dict(response.json())

    return response_default


def _build_response(
    *, client: AuthenticatedClient | Client, response: httpx.Response
) -> Response[Error | OrderList]:
    return Response(
        status_code=HTTPStatus(response.status_code),
        content=response.content,
        headers=response.headers,
        parsed=_parse_response(client=client, response=response),
    )


def parse_success(data: Any) -> OrderList:
    """Read the JSON of a successful answer; other JSON is refused by an error"""
    return read_order_list(data)


def sync_detailed(
    *,
    client: AuthenticatedClient | Client,
    page: int,
    size: int,
    statuses: str | Unset = UNSET,
    date_from: datetime.date | Unset = UNSET,
    date_to: datetime.date | Unset = UNSET,
    order_id: str | Unset = UNSET,
) -> Response[Error | OrderList]:
    """List the seller's orders, newest first, one page at a time.

     Pages are counted from zero and hold at most `size` orders. An answer tells no total and no last
    page: ask for the next page until one holds fewer than `size` orders. A page after the last one is
    empty. Filters apply together. Orders stand by `created_at`, newest first, then by `tracking_id`,
    highest text first.

    Args:
        page (int): Number of the page. The first page is number 0.
        size (int): Number of orders on a page.
        statuses (str | Unset): Only orders of this status, `in_process` or `cancelled`; two are
            joined by a comma.
        date_from (datetime.date | Unset): Only orders created on this day or later, in UTC.
        date_to (datetime.date | Unset): Only orders created on this day or earlier, in UTC.
        order_id (str | Unset): Only the order with this identification, its `tracking_id`. Page
            and size are needed too.

    Raises:
        errors.UnexpectedStatus: If the server returns an undocumented status code and Client.raise_on_unexpected_status is True.
        httpx.TimeoutException: If the request takes longer than Client.timeout.

    Returns:
        Response[Error | OrderList]
    """

    kwargs = get_kwargs(
        page=page,
        size=size,
        statuses=statuses,
        date_from=date_from,
        date_to=date_to,
        order_id=order_id,
    )

    response = client.get_httpx_client().request(
        **kwargs,
    )

    return _build_response(client=client, response=response)


def sync(
    *,
    client: AuthenticatedClient | Client,
    page: int,
    size: int,
    statuses: str | Unset = UNSET,
    date_from: datetime.date | Unset = UNSET,
    date_to: datetime.date | Unset = UNSET,
    order_id: str | Unset = UNSET,
) -> Error | OrderList | None:
    """List the seller's orders, newest first, one page at a time.

     Pages are counted from zero and hold at most `size` orders. An answer tells no total and no last
    page: ask for the next page until one holds fewer than `size` orders. A page after the last one is
    empty. Filters apply together. Orders stand by `created_at`, newest first, then by `tracking_id`,
    highest text first.

    Args:
        page (int): Number of the page. The first page is number 0.
        size (int): Number of orders on a page.
        statuses (str | Unset): Only orders of this status, `in_process` or `cancelled`; two are
            joined by a comma.
        date_from (datetime.date | Unset): Only orders created on this day or later, in UTC.
        date_to (datetime.date | Unset): Only orders created on this day or earlier, in UTC.
        order_id (str | Unset): Only the order with this identification, its `tracking_id`. Page
            and size are needed too.

    Raises:
        errors.UnexpectedStatus: If the server returns an undocumented status code and Client.raise_on_unexpected_status is True.
        httpx.TimeoutException: If the request takes longer than Client.timeout.

    Returns:
        Error | OrderList
    """

    return sync_detailed(
        client=client,
        page=page,
        size=size,
        statuses=statuses,
        date_from=date_from,
        date_to=date_to,
        order_id=order_id,
    ).parsed


async def asyncio_detailed(
    *,
    client: AuthenticatedClient | Client,
    page: int,
    size: int,
    statuses: str | Unset = UNSET,
    date_from: datetime.date | Unset = UNSET,
    date_to: datetime.date | Unset = UNSET,
    order_id: str | Unset = UNSET,
) -> Response[Error | OrderList]:
    """List the seller's orders, newest first, one page at a time.

     Pages are counted from zero and hold at most `size` orders. An answer tells no total and no last
    page: ask for the next page until one holds fewer than `size` orders. A page after the last one is
    empty. Filters apply together. Orders stand by `created_at`, newest first, then by `tracking_id`,
    highest text first.

    Args:
        page (int): Number of the page. The first page is number 0.
        size (int): Number of orders on a page.
        statuses (str | Unset): Only orders of this status, `in_process` or `cancelled`; two are
            joined by a comma.
        date_from (datetime.date | Unset): Only orders created on this day or later, in UTC.
        date_to (datetime.date | Unset): Only orders created on this day or earlier, in UTC.
        order_id (str | Unset): Only the order with this identification, its `tracking_id`. Page
            and size are needed too.

    Raises:
        errors.UnexpectedStatus: If the server returns an undocumented status code and Client.raise_on_unexpected_status is True.
        httpx.TimeoutException: If the request takes longer than Client.timeout.

    Returns:
        Response[Error | OrderList]
    """

    kwargs = get_kwargs(
        page=page,
        size=size,
        statuses=statuses,
        date_from=date_from,
        date_to=date_to,
        order_id=order_id,
    )

    response = await client.get_async_httpx_client().request(**kwargs)

    return _build_response(client=client, response=response)


async def asyncio(
    *,
    client: AuthenticatedClient | Client,
    page: int,
    size: int,
    statuses: str | Unset = UNSET,
    date_from: datetime.date | Unset = UNSET,
    date_to: datetime.date | Unset = UNSET,
    order_id: str | Unset = UNSET,
) -> Error | OrderList | None:
    """List the seller's orders, newest first, one page at a time.

     Pages are counted from zero and hold at most `size` orders. An answer tells no total and no last
    page: ask for the next page until one holds fewer than `size` orders. A page after the last one is
    empty. Filters apply together. Orders stand by `created_at`, newest first, then by `tracking_id`,
    highest text first.

    Args:
        page (int): Number of the page. The first page is number 0.
        size (int): Number of orders on a page.
        statuses (str | Unset): Only orders of this status, `in_process` or `cancelled`; two are
            joined by a comma.
        date_from (datetime.date | Unset): Only orders created on this day or later, in UTC.
        date_to (datetime.date | Unset): Only orders created on this day or earlier, in UTC.
        order_id (str | Unset): Only the order with this identification, its `tracking_id`. Page
            and size are needed too.

    Raises:
        errors.UnexpectedStatus: If the server returns an undocumented status code and Client.raise_on_unexpected_status is True.
        httpx.TimeoutException: If the request takes longer than Client.timeout.

    Returns:
        Error | OrderList
    """

    return (
        await asyncio_detailed(
            client=client,
            page=page,
            size=size,
            statuses=statuses,
            date_from=date_from,
            date_to=date_to,
            order_id=order_id,
        )
    ).parsed
