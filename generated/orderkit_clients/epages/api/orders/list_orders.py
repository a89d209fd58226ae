from __future__ import annotations

from http import HTTPStatus
from typing import TYPE_CHECKING, Any
from urllib.parse import quote

if TYPE_CHECKING:
    import httpx

    from ...client import AuthenticatedClient, Client

from ...models.error import Error
from ...models.order_list import OrderList, read_order_list
from ...types import UNSET, Response, Unset


def get_kwargs(
    shop_id: str,
    *,
    locale: str | Unset = UNSET,
    page: int | Unset = 1,
    results_per_page: int | Unset = 10,
    viewed_on: bool | Unset = UNSET,
    pending_on: bool | Unset = UNSET,
    archived_on: bool | Unset = UNSET,
    rejected_on: bool | Unset = UNSET,
    closed_on: bool | Unset = UNSET,
    dispatched_on: bool | Unset = UNSET,
    paid_on: bool | Unset = UNSET,
    returned_on: bool | Unset = UNSET,
    delivered_on: bool | Unset = UNSET,
    invoiced_on: bool | Unset = UNSET,
    last_updated: bool | Unset = UNSET,
    customer_id: str | Unset = UNSET,
    product_id: str | Unset = UNSET,
    updated_from: str | Unset = UNSET,
    created_before: str | Unset = UNSET,
    created_after: str | Unset = UNSET,
    currency: str | Unset = UNSET,
) -> dict[str, Any]:
    """Build the arguments of httpx.Client.request"""

    params: dict[str, Any] = {}

    params["locale"] = locale

    params["page"] = page

    params["resultsPerPage"] = results_per_page

    params["viewedOn"] = viewed_on

    params["pendingOn"] = pending_on

    params["archivedOn"] = archived_on

    params["rejectedOn"] = rejected_on

    params["closedOn"] = closed_on

    params["dispatchedOn"] = dispatched_on

    params["paidOn"] = paid_on

    params["returnedOn"] = returned_on

    params["deliveredOn"] = delivered_on

    params["invoicedOn"] = invoiced_on

    params["lastUpdated"] = last_updated

    params["customerId"] = customer_id

    params["productId"] = product_id

    params["updatedFrom"] = updated_from

    params["createdBefore"] = created_before

    params["createdAfter"] = created_after

    params["currency"] = currency

    params = {k: v for k, v in params.items() if v is not UNSET and v is not None}

    _kwargs: dict[str, Any] = {
        "method": "get",
        "url": "/{shop_id}/orders".format(
            shop_id=quote(str(shop_id), safe=""),
        ),
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

    if response.status_code == 403:
        response_403 = Error.from_dict(response.json())

        return response_403

    if response.status_code == 404:
        response_404 = Error.from_dict(response.json())

        return response_404

    if response.status_code == 406:
        response_406 = Error.from_dict(response.json())

        return response_406

    if response.status_code == 429:
        response_429 = Error.from_dict(response.json())

        return response_429

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
    shop_id: str,
    *,
    client: AuthenticatedClient | Client,
    locale: str | Unset = UNSET,
    page: int | Unset = 1,
    results_per_page: int | Unset = 10,
    viewed_on: bool | Unset = UNSET,
    pending_on: bool | Unset = UNSET,
    archived_on: bool | Unset = UNSET,
    rejected_on: bool | Unset = UNSET,
    closed_on: bool | Unset = UNSET,
    dispatched_on: bool | Unset = UNSET,
    paid_on: bool | Unset = UNSET,
    returned_on: bool | Unset = UNSET,
    delivered_on: bool | Unset = UNSET,
    invoiced_on: bool | Unset = UNSET,
    last_updated: bool | Unset = UNSET,
    customer_id: str | Unset = UNSET,
    product_id: str | Unset = UNSET,
    updated_from: str | Unset = UNSET,
    created_before: str | Unset = UNSET,
    created_after: str | Unset = UNSET,
    currency: str | Unset = UNSET,
) -> Response[Error | OrderList]:
    """List a shop's orders, newest first, one page at a time.

     Sorted by `creationDate`, newest first, and among equals by `orderId`. Every filter that is given
    must hold. The window from `createdAfter` to `createdBefore` spans at most a year; with neither, all
    orders are there. A page beyond the last is empty. Orders of a list have no `lineItemContainer`:
    getOrder has it.

    Args:
        shop_id (str): Identification of the shop; the last part of its address.
        locale (str | Unset): The language and country of texts and formatted prices in the
            answer, such as en_US. The shop's default without it, or if the shop does not offer it.
            The provider recommends to send it always. It filters nothing.
        page (int | Unset): The number of the page, from 1. A page beyond the last is empty.
            Default: 1.
        results_per_page (int | Unset): How many results a page holds at most. Default: 10.
        viewed_on (bool | Unset): `true` gives the orders whose status Viewed is set, `false`
            those where it is not set.
        pending_on (bool | Unset): `true` gives the orders whose status Pending is set, `false`
            those where it is not set.
        archived_on (bool | Unset): `true` gives the orders whose status Archived is set, `false`
            those where it is not set.
        rejected_on (bool | Unset): `true` gives the orders whose status Rejected is set, `false`
            those where it is not set.
        closed_on (bool | Unset): `true` gives the orders whose status Closed is set, `false`
            those where it is not set.
        dispatched_on (bool | Unset): `true` gives the orders whose status Dispatched is set,
            `false` those where it is not set.
        paid_on (bool | Unset): `true` gives the orders whose status Paid is set, `false` those
            where it is not set.
        returned_on (bool | Unset): `true` gives the orders whose status Returned is set, `false`
            those where it is not set.
        delivered_on (bool | Unset): `true` gives the orders whose status Delivered is set,
            `false` those where it is not set.
        invoiced_on (bool | Unset): `true` gives the orders whose status Invoiced is set, `false`
            those where it is not set.
        last_updated (bool | Unset): `true` sorts the orders by their last update, newest first;
            orders that were never updated count by their `creationDate`. `false` is the usual order.
        customer_id (str | Unset): Gives the orders of this customer, by its `customerId`; upper
            and lower case are the same.
        product_id (str | Unset): Gives the orders that hold this product in a line; upper and
            lower case are the same.
        updated_from (str | Unset): Gives the orders that were updated at this time or later, in
            any way. A date, which is its midnight in UTC, or a date and time with `Z` or an offset,
            in ISO 8601. Edited, added and removed product lines, another shipping or payment method,
            a changed billing address, finalised documents and changed, added and removed shipping
            addresses count too.
        created_before (str | Unset): Gives the orders created before this time. A date, which is
            its midnight in UTC, or a date and time with `Z` or an offset, in ISO 8601. With
            `createdAfter` at most a year may lie between the two; without it, the orders of the year
            before this time.
        created_after (str | Unset): Gives the orders created after this time. A date, which is
            its midnight in UTC, or a date and time with `Z` or an offset, in ISO 8601. With
            `createdBefore` at most a year may lie between the two; without it, the orders of the year
            after this time.
        currency (str | Unset): Gives the orders in this currency, an ISO 4217 code; upper and
            lower case are the same.

    Raises:
        errors.UnexpectedStatus: If the server returns an undocumented status code and Client.raise_on_unexpected_status is True.
        httpx.TimeoutException: If the request takes longer than Client.timeout.

    Returns:
        Response[Error | OrderList]
    """

    kwargs = get_kwargs(
        shop_id=shop_id,
        locale=locale,
        page=page,
        results_per_page=results_per_page,
        viewed_on=viewed_on,
        pending_on=pending_on,
        archived_on=archived_on,
        rejected_on=rejected_on,
        closed_on=closed_on,
        dispatched_on=dispatched_on,
        paid_on=paid_on,
        returned_on=returned_on,
        delivered_on=delivered_on,
        invoiced_on=invoiced_on,
        last_updated=last_updated,
        customer_id=customer_id,
        product_id=product_id,
        updated_from=updated_from,
        created_before=created_before,
        created_after=created_after,
        currency=currency,
    )

    response = client.get_httpx_client().request(
        **kwargs,
    )

    return _build_response(client=client, response=response)


def sync(
    shop_id: str,
    *,
    client: AuthenticatedClient | Client,
    locale: str | Unset = UNSET,
    page: int | Unset = 1,
    results_per_page: int | Unset = 10,
    viewed_on: bool | Unset = UNSET,
    pending_on: bool | Unset = UNSET,
    archived_on: bool | Unset = UNSET,
    rejected_on: bool | Unset = UNSET,
    closed_on: bool | Unset = UNSET,
    dispatched_on: bool | Unset = UNSET,
    paid_on: bool | Unset = UNSET,
    returned_on: bool | Unset = UNSET,
    delivered_on: bool | Unset = UNSET,
    invoiced_on: bool | Unset = UNSET,
    last_updated: bool | Unset = UNSET,
    customer_id: str | Unset = UNSET,
    product_id: str | Unset = UNSET,
    updated_from: str | Unset = UNSET,
    created_before: str | Unset = UNSET,
    created_after: str | Unset = UNSET,
    currency: str | Unset = UNSET,
) -> Error | OrderList | None:
    """List a shop's orders, newest first, one page at a time.

     Sorted by `creationDate`, newest first, and among equals by `orderId`. Every filter that is given
    must hold. The window from `createdAfter` to `createdBefore` spans at most a year; with neither, all
    orders are there. A page beyond the last is empty. Orders of a list have no `lineItemContainer`:
    getOrder has it.

    Args:
        shop_id (str): Identification of the shop; the last part of its address.
        locale (str | Unset): The language and country of texts and formatted prices in the
            answer, such as en_US. The shop's default without it, or if the shop does not offer it.
            The provider recommends to send it always. It filters nothing.
        page (int | Unset): The number of the page, from 1. A page beyond the last is empty.
            Default: 1.
        results_per_page (int | Unset): How many results a page holds at most. Default: 10.
        viewed_on (bool | Unset): `true` gives the orders whose status Viewed is set, `false`
            those where it is not set.
        pending_on (bool | Unset): `true` gives the orders whose status Pending is set, `false`
            those where it is not set.
        archived_on (bool | Unset): `true` gives the orders whose status Archived is set, `false`
            those where it is not set.
        rejected_on (bool | Unset): `true` gives the orders whose status Rejected is set, `false`
            those where it is not set.
        closed_on (bool | Unset): `true` gives the orders whose status Closed is set, `false`
            those where it is not set.
        dispatched_on (bool | Unset): `true` gives the orders whose status Dispatched is set,
            `false` those where it is not set.
        paid_on (bool | Unset): `true` gives the orders whose status Paid is set, `false` those
            where it is not set.
        returned_on (bool | Unset): `true` gives the orders whose status Returned is set, `false`
            those where it is not set.
        delivered_on (bool | Unset): `true` gives the orders whose status Delivered is set,
            `false` those where it is not set.
        invoiced_on (bool | Unset): `true` gives the orders whose status Invoiced is set, `false`
            those where it is not set.
        last_updated (bool | Unset): `true` sorts the orders by their last update, newest first;
            orders that were never updated count by their `creationDate`. `false` is the usual order.
        customer_id (str | Unset): Gives the orders of this customer, by its `customerId`; upper
            and lower case are the same.
        product_id (str | Unset): Gives the orders that hold this product in a line; upper and
            lower case are the same.
        updated_from (str | Unset): Gives the orders that were updated at this time or later, in
            any way. A date, which is its midnight in UTC, or a date and time with `Z` or an offset,
            in ISO 8601. Edited, added and removed product lines, another shipping or payment method,
            a changed billing address, finalised documents and changed, added and removed shipping
            addresses count too.
        created_before (str | Unset): Gives the orders created before this time. A date, which is
            its midnight in UTC, or a date and time with `Z` or an offset, in ISO 8601. With
            `createdAfter` at most a year may lie between the two; without it, the orders of the year
            before this time.
        created_after (str | Unset): Gives the orders created after this time. A date, which is
            its midnight in UTC, or a date and time with `Z` or an offset, in ISO 8601. With
            `createdBefore` at most a year may lie between the two; without it, the orders of the year
            after this time.
        currency (str | Unset): Gives the orders in this currency, an ISO 4217 code; upper and
            lower case are the same.

    Raises:
        errors.UnexpectedStatus: If the server returns an undocumented status code and Client.raise_on_unexpected_status is True.
        httpx.TimeoutException: If the request takes longer than Client.timeout.

    Returns:
        Error | OrderList
    """

    return sync_detailed(
        shop_id=shop_id,
        client=client,
        locale=locale,
        page=page,
        results_per_page=results_per_page,
        viewed_on=viewed_on,
        pending_on=pending_on,
        archived_on=archived_on,
        rejected_on=rejected_on,
        closed_on=closed_on,
        dispatched_on=dispatched_on,
        paid_on=paid_on,
        returned_on=returned_on,
        delivered_on=delivered_on,
        invoiced_on=invoiced_on,
        last_updated=last_updated,
        customer_id=customer_id,
        product_id=product_id,
        updated_from=updated_from,
        created_before=created_before,
        created_after=created_after,
        currency=currency,
    ).parsed


async def asyncio_detailed(
    shop_id: str,
    *,
    client: AuthenticatedClient | Client,
    locale: str | Unset = UNSET,
    page: int | Unset = 1,
    results_per_page: int | Unset = 10,
    viewed_on: bool | Unset = UNSET,
    pending_on: bool | Unset = UNSET,
    archived_on: bool | Unset = UNSET,
    rejected_on: bool | Unset = UNSET,
    closed_on: bool | Unset = UNSET,
    dispatched_on: bool | Unset = UNSET,
    paid_on: bool | Unset = UNSET,
    returned_on: bool | Unset = UNSET,
    delivered_on: bool | Unset = UNSET,
    invoiced_on: bool | Unset = UNSET,
    last_updated: bool | Unset = UNSET,
    customer_id: str | Unset = UNSET,
    product_id: str | Unset = UNSET,
    updated_from: str | Unset = UNSET,
    created_before: str | Unset = UNSET,
    created_after: str | Unset = UNSET,
    currency: str | Unset = UNSET,
) -> Response[Error | OrderList]:
    """List a shop's orders, newest first, one page at a time.

     Sorted by `creationDate`, newest first, and among equals by `orderId`. Every filter that is given
    must hold. The window from `createdAfter` to `createdBefore` spans at most a year; with neither, all
    orders are there. A page beyond the last is empty. Orders of a list have no `lineItemContainer`:
    getOrder has it.

    Args:
        shop_id (str): Identification of the shop; the last part of its address.
        locale (str | Unset): The language and country of texts and formatted prices in the
            answer, such as en_US. The shop's default without it, or if the shop does not offer it.
            The provider recommends to send it always. It filters nothing.
        page (int | Unset): The number of the page, from 1. A page beyond the last is empty.
            Default: 1.
        results_per_page (int | Unset): How many results a page holds at most. Default: 10.
        viewed_on (bool | Unset): `true` gives the orders whose status Viewed is set, `false`
            those where it is not set.
        pending_on (bool | Unset): `true` gives the orders whose status Pending is set, `false`
            those where it is not set.
        archived_on (bool | Unset): `true` gives the orders whose status Archived is set, `false`
            those where it is not set.
        rejected_on (bool | Unset): `true` gives the orders whose status Rejected is set, `false`
            those where it is not set.
        closed_on (bool | Unset): `true` gives the orders whose status Closed is set, `false`
            those where it is not set.
        dispatched_on (bool | Unset): `true` gives the orders whose status Dispatched is set,
            `false` those where it is not set.
        paid_on (bool | Unset): `true` gives the orders whose status Paid is set, `false` those
            where it is not set.
        returned_on (bool | Unset): `true` gives the orders whose status Returned is set, `false`
            those where it is not set.
        delivered_on (bool | Unset): `true` gives the orders whose status Delivered is set,
            `false` those where it is not set.
        invoiced_on (bool | Unset): `true` gives the orders whose status Invoiced is set, `false`
            those where it is not set.
        last_updated (bool | Unset): `true` sorts the orders by their last update, newest first;
            orders that were never updated count by their `creationDate`. `false` is the usual order.
        customer_id (str | Unset): Gives the orders of this customer, by its `customerId`; upper
            and lower case are the same.
        product_id (str | Unset): Gives the orders that hold this product in a line; upper and
            lower case are the same.
        updated_from (str | Unset): Gives the orders that were updated at this time or later, in
            any way. A date, which is its midnight in UTC, or a date and time with `Z` or an offset,
            in ISO 8601. Edited, added and removed product lines, another shipping or payment method,
            a changed billing address, finalised documents and changed, added and removed shipping
            addresses count too.
        created_before (str | Unset): Gives the orders created before this time. A date, which is
            its midnight in UTC, or a date and time with `Z` or an offset, in ISO 8601. With
            `createdAfter` at most a year may lie between the two; without it, the orders of the year
            before this time.
        created_after (str | Unset): Gives the orders created after this time. A date, which is
            its midnight in UTC, or a date and time with `Z` or an offset, in ISO 8601. With
            `createdBefore` at most a year may lie between the two; without it, the orders of the year
            after this time.
        currency (str | Unset): Gives the orders in this currency, an ISO 4217 code; upper and
            lower case are the same.

    Raises:
        errors.UnexpectedStatus: If the server returns an undocumented status code and Client.raise_on_unexpected_status is True.
        httpx.TimeoutException: If the request takes longer than Client.timeout.

    Returns:
        Response[Error | OrderList]
    """

    kwargs = get_kwargs(
        shop_id=shop_id,
        locale=locale,
        page=page,
        results_per_page=results_per_page,
        viewed_on=viewed_on,
        pending_on=pending_on,
        archived_on=archived_on,
        rejected_on=rejected_on,
        closed_on=closed_on,
        dispatched_on=dispatched_on,
        paid_on=paid_on,
        returned_on=returned_on,
        delivered_on=delivered_on,
        invoiced_on=invoiced_on,
        last_updated=last_updated,
        customer_id=customer_id,
        product_id=product_id,
        updated_from=updated_from,
        created_before=created_before,
        created_after=created_after,
        currency=currency,
    )

    response = await client.get_async_httpx_client().request(**kwargs)

    return _build_response(client=client, response=response)


async def asyncio(
    shop_id: str,
    *,
    client: AuthenticatedClient | Client,
    locale: str | Unset = UNSET,
    page: int | Unset = 1,
    results_per_page: int | Unset = 10,
    viewed_on: bool | Unset = UNSET,
    pending_on: bool | Unset = UNSET,
    archived_on: bool | Unset = UNSET,
    rejected_on: bool | Unset = UNSET,
    closed_on: bool | Unset = UNSET,
    dispatched_on: bool | Unset = UNSET,
    paid_on: bool | Unset = UNSET,
    returned_on: bool | Unset = UNSET,
    delivered_on: bool | Unset = UNSET,
    invoiced_on: bool | Unset = UNSET,
    last_updated: bool | Unset = UNSET,
    customer_id: str | Unset = UNSET,
    product_id: str | Unset = UNSET,
    updated_from: str | Unset = UNSET,
    created_before: str | Unset = UNSET,
    created_after: str | Unset = UNSET,
    currency: str | Unset = UNSET,
) -> Error | OrderList | None:
    """List a shop's orders, newest first, one page at a time.

     Sorted by `creationDate`, newest first, and among equals by `orderId`. Every filter that is given
    must hold. The window from `createdAfter` to `createdBefore` spans at most a year; with neither, all
    orders are there. A page beyond the last is empty. Orders of a list have no `lineItemContainer`:
    getOrder has it.

    Args:
        shop_id (str): Identification of the shop; the last part of its address.
        locale (str | Unset): The language and country of texts and formatted prices in the
            answer, such as en_US. The shop's default without it, or if the shop does not offer it.
            The provider recommends to send it always. It filters nothing.
        page (int | Unset): The number of the page, from 1. A page beyond the last is empty.
            Default: 1.
        results_per_page (int | Unset): How many results a page holds at most. Default: 10.
        viewed_on (bool | Unset): `true` gives the orders whose status Viewed is set, `false`
            those where it is not set.
        pending_on (bool | Unset): `true` gives the orders whose status Pending is set, `false`
            those where it is not set.
        archived_on (bool | Unset): `true` gives the orders whose status Archived is set, `false`
            those where it is not set.
        rejected_on (bool | Unset): `true` gives the orders whose status Rejected is set, `false`
            those where it is not set.
        closed_on (bool | Unset): `true` gives the orders whose status Closed is set, `false`
            those where it is not set.
        dispatched_on (bool | Unset): `true` gives the orders whose status Dispatched is set,
            `false` those where it is not set.
        paid_on (bool | Unset): `true` gives the orders whose status Paid is set, `false` those
            where it is not set.
        returned_on (bool | Unset): `true` gives the orders whose status Returned is set, `false`
            those where it is not set.
        delivered_on (bool | Unset): `true` gives the orders whose status Delivered is set,
            `false` those where it is not set.
        invoiced_on (bool | Unset): `true` gives the orders whose status Invoiced is set, `false`
            those where it is not set.
        last_updated (bool | Unset): `true` sorts the orders by their last update, newest first;
            orders that were never updated count by their `creationDate`. `false` is the usual order.
        customer_id (str | Unset): Gives the orders of this customer, by its `customerId`; upper
            and lower case are the same.
        product_id (str | Unset): Gives the orders that hold this product in a line; upper and
            lower case are the same.
        updated_from (str | Unset): Gives the orders that were updated at this time or later, in
            any way. A date, which is its midnight in UTC, or a date and time with `Z` or an offset,
            in ISO 8601. Edited, added and removed product lines, another shipping or payment method,
            a changed billing address, finalised documents and changed, added and removed shipping
            addresses count too.
        created_before (str | Unset): Gives the orders created before this time. A date, which is
            its midnight in UTC, or a date and time with `Z` or an offset, in ISO 8601. With
            `createdAfter` at most a year may lie between the two; without it, the orders of the year
            before this time.
        created_after (str | Unset): Gives the orders created after this time. A date, which is
            its midnight in UTC, or a date and time with `Z` or an offset, in ISO 8601. With
            `createdBefore` at most a year may lie between the two; without it, the orders of the year
            after this time.
        currency (str | Unset): Gives the orders in this currency, an ISO 4217 code; upper and
            lower case are the same.

    Raises:
        errors.UnexpectedStatus: If the server returns an undocumented status code and Client.raise_on_unexpected_status is True.
        httpx.TimeoutException: If the request takes longer than Client.timeout.

    Returns:
        Error | OrderList
    """

    return (
        await asyncio_detailed(
            shop_id=shop_id,
            client=client,
            locale=locale,
            page=page,
            results_per_page=results_per_page,
            viewed_on=viewed_on,
            pending_on=pending_on,
            archived_on=archived_on,
            rejected_on=rejected_on,
            closed_on=closed_on,
            dispatched_on=dispatched_on,
            paid_on=paid_on,
            returned_on=returned_on,
            delivered_on=delivered_on,
            invoiced_on=invoiced_on,
            last_updated=last_updated,
            customer_id=customer_id,
            product_id=product_id,
            updated_from=updated_from,
            created_before=created_before,
            created_after=created_after,
            currency=currency,
        )
    ).parsed
