from __future__ import annotations

from http import HTTPStatus
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    import httpx

    from ...client import AuthenticatedClient, Client

import datetime

from ...models.error_list import ErrorList
from ...models.order_list import OrderList, read_order_list
from ...types import UNSET, Response, Unset


def get_kwargs(
    *,
    integration: str | Unset = UNSET,
    order_number: str | Unset = UNSET,
    order_id: str | Unset = UNSET,
    status: str | Unset = UNSET,
    order_created_at: datetime.date | Unset = UNSET,
    order_created_at_min: datetime.date | Unset = UNSET,
    order_created_at_max: datetime.date | Unset = UNSET,
    order_updated_at: datetime.date | Unset = UNSET,
    order_updated_at_min: datetime.date | Unset = UNSET,
    order_updated_at_max: datetime.date | Unset = UNSET,
    sort: str | Unset = "-pk",
    page_size: int | Unset = 100,
    cursor: str | Unset = UNSET,
) -> dict[str, Any]:
    """Build the arguments of httpx.Client.request"""

    params: dict[str, Any] = {}

    params["integration"] = integration

    params["order_number"] = order_number

    params["order_id"] = order_id

    params["status"] = status

    json_order_created_at: str | Unset = UNSET
    if not isinstance(order_created_at, Unset):
        json_order_created_at = order_created_at.isoformat()
    params["order_created_at"] = json_order_created_at

    json_order_created_at_min: str | Unset = UNSET
    if not isinstance(order_created_at_min, Unset):
        json_order_created_at_min = order_created_at_min.isoformat()
    params["order_created_at_min"] = json_order_created_at_min

    json_order_created_at_max: str | Unset = UNSET
    if not isinstance(order_created_at_max, Unset):
        json_order_created_at_max = order_created_at_max.isoformat()
    params["order_created_at_max"] = json_order_created_at_max

    json_order_updated_at: str | Unset = UNSET
    if not isinstance(order_updated_at, Unset):
        json_order_updated_at = order_updated_at.isoformat()
    params["order_updated_at"] = json_order_updated_at

    json_order_updated_at_min: str | Unset = UNSET
    if not isinstance(order_updated_at_min, Unset):
        json_order_updated_at_min = order_updated_at_min.isoformat()
    params["order_updated_at_min"] = json_order_updated_at_min

    json_order_updated_at_max: str | Unset = UNSET
    if not isinstance(order_updated_at_max, Unset):
        json_order_updated_at_max = order_updated_at_max.isoformat()
    params["order_updated_at_max"] = json_order_updated_at_max

    params["sort"] = sort

    params["page_size"] = page_size

    params["cursor"] = cursor

    params = {k: v for k, v in params.items() if v is not UNSET and v is not None}

    _kwargs: dict[str, Any] = {
        "method": "get",
        "url": "/orders",
        "params": params,
    }

    return _kwargs


def _parse_response(
    *, client: AuthenticatedClient | Client, response: httpx.Response
) -> ErrorList | OrderList:
    if response.status_code == 200:
        response_200 = OrderList.from_dict(response.json())

        return response_200

    if response.status_code == 400:
        response_400 = ErrorList.from_dict(response.json())

        return response_400

    if response.status_code == 401:
        response_401 = ErrorList.from_dict(response.json())

        return response_401

    if response.status_code == 404:
        response_404 = ErrorList.from_dict(response.json())

        return response_404

    if response.status_code == 429:
        response_429 = ErrorList.from_dict(response.json())

        return response_429

    if 400 <= response.status_code <= 499:
        response_4xx = ErrorList.from_dict(response.json())

        return response_4xx

    response_default = ErrorList.from_dict(response.json())

    return response_default


def _build_response(
    *, client: AuthenticatedClient | Client, response: httpx.Response
) -> Response[ErrorList | OrderList]:
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
    integration: str | Unset = UNSET,
    order_number: str | Unset = UNSET,
    order_id: str | Unset = UNSET,
    status: str | Unset = UNSET,
    order_created_at: datetime.date | Unset = UNSET,
    order_created_at_min: datetime.date | Unset = UNSET,
    order_created_at_max: datetime.date | Unset = UNSET,
    order_updated_at: datetime.date | Unset = UNSET,
    order_updated_at_min: datetime.date | Unset = UNSET,
    order_updated_at_max: datetime.date | Unset = UNSET,
    sort: str | Unset = "-pk",
    page_size: int | Unset = 100,
    cursor: str | Unset = UNSET,
) -> Response[ErrorList | OrderList]:
    """List the orders of the account, filtered, sorted and by pages.

     Every filter must hold. Filters that are unknown are ignored, and a parameter that is given twice
    counts by its last value. There is no total: a page is the last one if its `Link` header has no
    `next`, and a page that is all there is has no such header. Orders that come or go while the pages
    are walked move none of the others.

    Args:
        integration (str | Unset): Keep the orders of these integrations: one identification, or
            several with commas between them, such as `41,68,419`. Each must be one of the account's
            own.
        order_number (str | Unset): Keep the orders with this order number, whatever the case of
            its letters.
        order_id (str | Unset): Keep the orders with this `order_id`, whatever the case of its
            letters.
        status (str | Unset): Keep the orders whose `order_details.status.code` is this, whatever
            the case of its letters. Every shop may have its own codes.
        order_created_at (datetime.date | Unset): Keep the orders created in the shop on this day
            in UTC, by `order_details.order_created_at`.
        order_created_at_min (datetime.date | Unset): Keep the orders created in the shop on this
            day in UTC or later, by `order_details.order_created_at`.
        order_created_at_max (datetime.date | Unset): Keep the orders created in the shop on this
            day in UTC or earlier, by `order_details.order_created_at`; the whole day counts.
        order_updated_at (datetime.date | Unset): Keep the orders updated in the shop on this day
            in UTC, by `order_details.order_updated_at`; an order without it is left out.
        order_updated_at_min (datetime.date | Unset): Keep the orders updated in the shop on this
            day in UTC or later, by `order_details.order_updated_at`; an order without it is left out.
        order_updated_at_max (datetime.date | Unset): Keep the orders updated in the shop on this
            day in UTC or earlier, by `order_details.order_updated_at`; the whole day counts, and an
            order without it is left out.
        sort (str | Unset): What to sort by: one key, or several with commas between them, the
            first one first. The keys are `integration`, `order_number`, `order_created_at`,
            `order_updated_at` and `pk` (the internal `id`); a `-` before a key sorts downwards. A key
            that comes again is ignored, with or without `-`: `integration,-integration` is
            `integration`. If any key is unknown, all are ignored and the sort is `-pk`, as it is
            without this parameter. Orders that are alike are sorted by `-pk`. Default: '-pk'.
        page_size (int | Unset): How many orders a page holds at most. Default: 100.
        cursor (str | Unset): Where the page begins: the `cursor` of a URL in the `Link` header of
            another page. Left out, the first page. It is the base64 text of a query string with any
            of `o` (offset, 0 to 1000), `r` (1 to go backwards) and `p` (position, the value of the
            first sort key): `r=1&p=300` is `cj0xJnA9MzAw`. Padding may be missing, and the alphabet
            may be that of URLs. Follow the links; do not build it.

    Raises:
        errors.UnexpectedStatus: If the server returns an undocumented status code and Client.raise_on_unexpected_status is True.
        httpx.TimeoutException: If the request takes longer than Client.timeout.

    Returns:
        Response[ErrorList | OrderList]
    """

    kwargs = get_kwargs(
        integration=integration,
        order_number=order_number,
        order_id=order_id,
        status=status,
        order_created_at=order_created_at,
        order_created_at_min=order_created_at_min,
        order_created_at_max=order_created_at_max,
        order_updated_at=order_updated_at,
        order_updated_at_min=order_updated_at_min,
        order_updated_at_max=order_updated_at_max,
        sort=sort,
        page_size=page_size,
        cursor=cursor,
    )

    response = client.get_httpx_client().request(
        **kwargs,
    )

    return _build_response(client=client, response=response)


def sync(
    *,
    client: AuthenticatedClient | Client,
    integration: str | Unset = UNSET,
    order_number: str | Unset = UNSET,
    order_id: str | Unset = UNSET,
    status: str | Unset = UNSET,
    order_created_at: datetime.date | Unset = UNSET,
    order_created_at_min: datetime.date | Unset = UNSET,
    order_created_at_max: datetime.date | Unset = UNSET,
    order_updated_at: datetime.date | Unset = UNSET,
    order_updated_at_min: datetime.date | Unset = UNSET,
    order_updated_at_max: datetime.date | Unset = UNSET,
    sort: str | Unset = "-pk",
    page_size: int | Unset = 100,
    cursor: str | Unset = UNSET,
) -> ErrorList | OrderList | None:
    """List the orders of the account, filtered, sorted and by pages.

     Every filter must hold. Filters that are unknown are ignored, and a parameter that is given twice
    counts by its last value. There is no total: a page is the last one if its `Link` header has no
    `next`, and a page that is all there is has no such header. Orders that come or go while the pages
    are walked move none of the others.

    Args:
        integration (str | Unset): Keep the orders of these integrations: one identification, or
            several with commas between them, such as `41,68,419`. Each must be one of the account's
            own.
        order_number (str | Unset): Keep the orders with this order number, whatever the case of
            its letters.
        order_id (str | Unset): Keep the orders with this `order_id`, whatever the case of its
            letters.
        status (str | Unset): Keep the orders whose `order_details.status.code` is this, whatever
            the case of its letters. Every shop may have its own codes.
        order_created_at (datetime.date | Unset): Keep the orders created in the shop on this day
            in UTC, by `order_details.order_created_at`.
        order_created_at_min (datetime.date | Unset): Keep the orders created in the shop on this
            day in UTC or later, by `order_details.order_created_at`.
        order_created_at_max (datetime.date | Unset): Keep the orders created in the shop on this
            day in UTC or earlier, by `order_details.order_created_at`; the whole day counts.
        order_updated_at (datetime.date | Unset): Keep the orders updated in the shop on this day
            in UTC, by `order_details.order_updated_at`; an order without it is left out.
        order_updated_at_min (datetime.date | Unset): Keep the orders updated in the shop on this
            day in UTC or later, by `order_details.order_updated_at`; an order without it is left out.
        order_updated_at_max (datetime.date | Unset): Keep the orders updated in the shop on this
            day in UTC or earlier, by `order_details.order_updated_at`; the whole day counts, and an
            order without it is left out.
        sort (str | Unset): What to sort by: one key, or several with commas between them, the
            first one first. The keys are `integration`, `order_number`, `order_created_at`,
            `order_updated_at` and `pk` (the internal `id`); a `-` before a key sorts downwards. A key
            that comes again is ignored, with or without `-`: `integration,-integration` is
            `integration`. If any key is unknown, all are ignored and the sort is `-pk`, as it is
            without this parameter. Orders that are alike are sorted by `-pk`. Default: '-pk'.
        page_size (int | Unset): How many orders a page holds at most. Default: 100.
        cursor (str | Unset): Where the page begins: the `cursor` of a URL in the `Link` header of
            another page. Left out, the first page. It is the base64 text of a query string with any
            of `o` (offset, 0 to 1000), `r` (1 to go backwards) and `p` (position, the value of the
            first sort key): `r=1&p=300` is `cj0xJnA9MzAw`. Padding may be missing, and the alphabet
            may be that of URLs. Follow the links; do not build it.

    Raises:
        errors.UnexpectedStatus: If the server returns an undocumented status code and Client.raise_on_unexpected_status is True.
        httpx.TimeoutException: If the request takes longer than Client.timeout.

    Returns:
        ErrorList | OrderList
    """

    return sync_detailed(
        client=client,
        integration=integration,
        order_number=order_number,
        order_id=order_id,
        status=status,
        order_created_at=order_created_at,
        order_created_at_min=order_created_at_min,
        order_created_at_max=order_created_at_max,
        order_updated_at=order_updated_at,
        order_updated_at_min=order_updated_at_min,
        order_updated_at_max=order_updated_at_max,
        sort=sort,
        page_size=page_size,
        cursor=cursor,
    ).parsed


async def asyncio_detailed(
    *,
    client: AuthenticatedClient | Client,
    integration: str | Unset = UNSET,
    order_number: str | Unset = UNSET,
    order_id: str | Unset = UNSET,
    status: str | Unset = UNSET,
    order_created_at: datetime.date | Unset = UNSET,
    order_created_at_min: datetime.date | Unset = UNSET,
    order_created_at_max: datetime.date | Unset = UNSET,
    order_updated_at: datetime.date | Unset = UNSET,
    order_updated_at_min: datetime.date | Unset = UNSET,
    order_updated_at_max: datetime.date | Unset = UNSET,
    sort: str | Unset = "-pk",
    page_size: int | Unset = 100,
    cursor: str | Unset = UNSET,
) -> Response[ErrorList | OrderList]:
    """List the orders of the account, filtered, sorted and by pages.

     Every filter must hold. Filters that are unknown are ignored, and a parameter that is given twice
    counts by its last value. There is no total: a page is the last one if its `Link` header has no
    `next`, and a page that is all there is has no such header. Orders that come or go while the pages
    are walked move none of the others.

    Args:
        integration (str | Unset): Keep the orders of these integrations: one identification, or
            several with commas between them, such as `41,68,419`. Each must be one of the account's
            own.
        order_number (str | Unset): Keep the orders with this order number, whatever the case of
            its letters.
        order_id (str | Unset): Keep the orders with this `order_id`, whatever the case of its
            letters.
        status (str | Unset): Keep the orders whose `order_details.status.code` is this, whatever
            the case of its letters. Every shop may have its own codes.
        order_created_at (datetime.date | Unset): Keep the orders created in the shop on this day
            in UTC, by `order_details.order_created_at`.
        order_created_at_min (datetime.date | Unset): Keep the orders created in the shop on this
            day in UTC or later, by `order_details.order_created_at`.
        order_created_at_max (datetime.date | Unset): Keep the orders created in the shop on this
            day in UTC or earlier, by `order_details.order_created_at`; the whole day counts.
        order_updated_at (datetime.date | Unset): Keep the orders updated in the shop on this day
            in UTC, by `order_details.order_updated_at`; an order without it is left out.
        order_updated_at_min (datetime.date | Unset): Keep the orders updated in the shop on this
            day in UTC or later, by `order_details.order_updated_at`; an order without it is left out.
        order_updated_at_max (datetime.date | Unset): Keep the orders updated in the shop on this
            day in UTC or earlier, by `order_details.order_updated_at`; the whole day counts, and an
            order without it is left out.
        sort (str | Unset): What to sort by: one key, or several with commas between them, the
            first one first. The keys are `integration`, `order_number`, `order_created_at`,
            `order_updated_at` and `pk` (the internal `id`); a `-` before a key sorts downwards. A key
            that comes again is ignored, with or without `-`: `integration,-integration` is
            `integration`. If any key is unknown, all are ignored and the sort is `-pk`, as it is
            without this parameter. Orders that are alike are sorted by `-pk`. Default: '-pk'.
        page_size (int | Unset): How many orders a page holds at most. Default: 100.
        cursor (str | Unset): Where the page begins: the `cursor` of a URL in the `Link` header of
            another page. Left out, the first page. It is the base64 text of a query string with any
            of `o` (offset, 0 to 1000), `r` (1 to go backwards) and `p` (position, the value of the
            first sort key): `r=1&p=300` is `cj0xJnA9MzAw`. Padding may be missing, and the alphabet
            may be that of URLs. Follow the links; do not build it.

    Raises:
        errors.UnexpectedStatus: If the server returns an undocumented status code and Client.raise_on_unexpected_status is True.
        httpx.TimeoutException: If the request takes longer than Client.timeout.

    Returns:
        Response[ErrorList | OrderList]
    """

    kwargs = get_kwargs(
        integration=integration,
        order_number=order_number,
        order_id=order_id,
        status=status,
        order_created_at=order_created_at,
        order_created_at_min=order_created_at_min,
        order_created_at_max=order_created_at_max,
        order_updated_at=order_updated_at,
        order_updated_at_min=order_updated_at_min,
        order_updated_at_max=order_updated_at_max,
        sort=sort,
        page_size=page_size,
        cursor=cursor,
    )

    response = await client.get_async_httpx_client().request(**kwargs)

    return _build_response(client=client, response=response)


async def asyncio(
    *,
    client: AuthenticatedClient | Client,
    integration: str | Unset = UNSET,
    order_number: str | Unset = UNSET,
    order_id: str | Unset = UNSET,
    status: str | Unset = UNSET,
    order_created_at: datetime.date | Unset = UNSET,
    order_created_at_min: datetime.date | Unset = UNSET,
    order_created_at_max: datetime.date | Unset = UNSET,
    order_updated_at: datetime.date | Unset = UNSET,
    order_updated_at_min: datetime.date | Unset = UNSET,
    order_updated_at_max: datetime.date | Unset = UNSET,
    sort: str | Unset = "-pk",
    page_size: int | Unset = 100,
    cursor: str | Unset = UNSET,
) -> ErrorList | OrderList | None:
    """List the orders of the account, filtered, sorted and by pages.

     Every filter must hold. Filters that are unknown are ignored, and a parameter that is given twice
    counts by its last value. There is no total: a page is the last one if its `Link` header has no
    `next`, and a page that is all there is has no such header. Orders that come or go while the pages
    are walked move none of the others.

    Args:
        integration (str | Unset): Keep the orders of these integrations: one identification, or
            several with commas between them, such as `41,68,419`. Each must be one of the account's
            own.
        order_number (str | Unset): Keep the orders with this order number, whatever the case of
            its letters.
        order_id (str | Unset): Keep the orders with this `order_id`, whatever the case of its
            letters.
        status (str | Unset): Keep the orders whose `order_details.status.code` is this, whatever
            the case of its letters. Every shop may have its own codes.
        order_created_at (datetime.date | Unset): Keep the orders created in the shop on this day
            in UTC, by `order_details.order_created_at`.
        order_created_at_min (datetime.date | Unset): Keep the orders created in the shop on this
            day in UTC or later, by `order_details.order_created_at`.
        order_created_at_max (datetime.date | Unset): Keep the orders created in the shop on this
            day in UTC or earlier, by `order_details.order_created_at`; the whole day counts.
        order_updated_at (datetime.date | Unset): Keep the orders updated in the shop on this day
            in UTC, by `order_details.order_updated_at`; an order without it is left out.
        order_updated_at_min (datetime.date | Unset): Keep the orders updated in the shop on this
            day in UTC or later, by `order_details.order_updated_at`; an order without it is left out.
        order_updated_at_max (datetime.date | Unset): Keep the orders updated in the shop on this
            day in UTC or earlier, by `order_details.order_updated_at`; the whole day counts, and an
            order without it is left out.
        sort (str | Unset): What to sort by: one key, or several with commas between them, the
            first one first. The keys are `integration`, `order_number`, `order_created_at`,
            `order_updated_at` and `pk` (the internal `id`); a `-` before a key sorts downwards. A key
            that comes again is ignored, with or without `-`: `integration,-integration` is
            `integration`. If any key is unknown, all are ignored and the sort is `-pk`, as it is
            without this parameter. Orders that are alike are sorted by `-pk`. Default: '-pk'.
        page_size (int | Unset): How many orders a page holds at most. Default: 100.
        cursor (str | Unset): Where the page begins: the `cursor` of a URL in the `Link` header of
            another page. Left out, the first page. It is the base64 text of a query string with any
            of `o` (offset, 0 to 1000), `r` (1 to go backwards) and `p` (position, the value of the
            first sort key): `r=1&p=300` is `cj0xJnA9MzAw`. Padding may be missing, and the alphabet
            may be that of URLs. Follow the links; do not build it.

    Raises:
        errors.UnexpectedStatus: If the server returns an undocumented status code and Client.raise_on_unexpected_status is True.
        httpx.TimeoutException: If the request takes longer than Client.timeout.

    Returns:
        ErrorList | OrderList
    """

    return (
        await asyncio_detailed(
            client=client,
            integration=integration,
            order_number=order_number,
            order_id=order_id,
            status=status,
            order_created_at=order_created_at,
            order_created_at_min=order_created_at_min,
            order_created_at_max=order_created_at_max,
            order_updated_at=order_updated_at,
            order_updated_at_min=order_updated_at_min,
            order_updated_at_max=order_updated_at_max,
            sort=sort,
            page_size=page_size,
            cursor=cursor,
        )
    ).parsed
