from __future__ import annotations

from http import HTTPStatus
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    import httpx

    from ...client import AuthenticatedClient, Client

from uuid import UUID

from ...models.error_list import ErrorList
from ...models.new_order import NewOrder
from ...models.saved_order_list import SavedOrderList, read_saved_order_list
from ...types import UNSET, Response, Unset


def get_kwargs(
    *,
    body: list[NewOrder],
    sendcloud_partner_id: UUID | Unset = UNSET,
) -> dict[str, Any]:
    """Build the arguments of httpx.Client.request"""
    headers: dict[str, Any] = {}
    if not isinstance(sendcloud_partner_id, Unset):
        headers["Sendcloud-Partner-Id"] = sendcloud_partner_id

    _kwargs: dict[str, Any] = {
        "method": "post",
        "url": "/orders",
    }

    _kwargs["json"] = []
    for body_item_data in body:
        body_item = body_item_data.to_dict()
        _kwargs["json"].append(body_item)

    headers["Content-Type"] = "application/json"

    _kwargs["headers"] = headers
    return _kwargs


def _parse_response(
    *, client: AuthenticatedClient | Client, response: httpx.Response
) -> ErrorList | SavedOrderList:
    if response.status_code == 201:
        response_201 = SavedOrderList.from_dict(response.json())

        return response_201

    if response.status_code == 400:
        response_400 = ErrorList.from_dict(response.json())

        return response_400

    if response.status_code == 401:
        response_401 = ErrorList.from_dict(response.json())

        return response_401

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
) -> Response[ErrorList | SavedOrderList]:
    return Response(
        status_code=HTTPStatus(response.status_code),
        content=response.content,
        headers=response.headers,
        parsed=_parse_response(client=client, response=response),
    )


def parse_success(data: Any) -> SavedOrderList:
    """Read the JSON of a successful answer; other JSON is refused by an error"""
    return read_saved_order_list(data)


def sync_detailed(
    *,
    client: AuthenticatedClient | Client,
    body: list[NewOrder],
    sendcloud_partner_id: UUID | Unset = UNSET,
) -> Response[ErrorList | SavedOrderList]:
    """Create up to 100 orders, or replace those that exist.

     An order exists if its integration already has its `order_id`, or if its `id` is given. What is sent
    then takes the place of what was there, except `id` and `created_at`. All or nothing: one order that
    is refused refuses the whole list, and everything that is wrong is reported at once. Sending the
    same list again changes nothing but `modified_at`.

    Sendcloud stores orders after it has answered, so an order may take seconds to be found.

    Args:
        sendcloud_partner_id (UUID | Unset): Identification of the technology partner that sends
            the orders, as a UUID given out by Sendcloud.
        body (list[NewOrder]): The orders, at most 100.

    Raises:
        errors.UnexpectedStatus: If the server returns an undocumented status code and Client.raise_on_unexpected_status is True.
        httpx.TimeoutException: If the request takes longer than Client.timeout.

    Returns:
        Response[ErrorList | SavedOrderList]
    """

    kwargs = get_kwargs(
        body=body,
        sendcloud_partner_id=sendcloud_partner_id,
    )

    response = client.get_httpx_client().request(
        **kwargs,
    )

    return _build_response(client=client, response=response)


def sync(
    *,
    client: AuthenticatedClient | Client,
    body: list[NewOrder],
    sendcloud_partner_id: UUID | Unset = UNSET,
) -> ErrorList | SavedOrderList | None:
    """Create up to 100 orders, or replace those that exist.

     An order exists if its integration already has its `order_id`, or if its `id` is given. What is sent
    then takes the place of what was there, except `id` and `created_at`. All or nothing: one order that
    is refused refuses the whole list, and everything that is wrong is reported at once. Sending the
    same list again changes nothing but `modified_at`.

    Sendcloud stores orders after it has answered, so an order may take seconds to be found.

    Args:
        sendcloud_partner_id (UUID | Unset): Identification of the technology partner that sends
            the orders, as a UUID given out by Sendcloud.
        body (list[NewOrder]): The orders, at most 100.

    Raises:
        errors.UnexpectedStatus: If the server returns an undocumented status code and Client.raise_on_unexpected_status is True.
        httpx.TimeoutException: If the request takes longer than Client.timeout.

    Returns:
        ErrorList | SavedOrderList
    """

    return sync_detailed(
        client=client,
        body=body,
        sendcloud_partner_id=sendcloud_partner_id,
    ).parsed


async def asyncio_detailed(
    *,
    client: AuthenticatedClient | Client,
    body: list[NewOrder],
    sendcloud_partner_id: UUID | Unset = UNSET,
) -> Response[ErrorList | SavedOrderList]:
    """Create up to 100 orders, or replace those that exist.

     An order exists if its integration already has its `order_id`, or if its `id` is given. What is sent
    then takes the place of what was there, except `id` and `created_at`. All or nothing: one order that
    is refused refuses the whole list, and everything that is wrong is reported at once. Sending the
    same list again changes nothing but `modified_at`.

    Sendcloud stores orders after it has answered, so an order may take seconds to be found.

    Args:
        sendcloud_partner_id (UUID | Unset): Identification of the technology partner that sends
            the orders, as a UUID given out by Sendcloud.
        body (list[NewOrder]): The orders, at most 100.

    Raises:
        errors.UnexpectedStatus: If the server returns an undocumented status code and Client.raise_on_unexpected_status is True.
        httpx.TimeoutException: If the request takes longer than Client.timeout.

    Returns:
        Response[ErrorList | SavedOrderList]
    """

    kwargs = get_kwargs(
        body=body,
        sendcloud_partner_id=sendcloud_partner_id,
    )

    response = await client.get_async_httpx_client().request(**kwargs)

    return _build_response(client=client, response=response)


async def asyncio(
    *,
    client: AuthenticatedClient | Client,
    body: list[NewOrder],
    sendcloud_partner_id: UUID | Unset = UNSET,
) -> ErrorList | SavedOrderList | None:
    """Create up to 100 orders, or replace those that exist.

     An order exists if its integration already has its `order_id`, or if its `id` is given. What is sent
    then takes the place of what was there, except `id` and `created_at`. All or nothing: one order that
    is refused refuses the whole list, and everything that is wrong is reported at once. Sending the
    same list again changes nothing but `modified_at`.

    Sendcloud stores orders after it has answered, so an order may take seconds to be found.

    Args:
        sendcloud_partner_id (UUID | Unset): Identification of the technology partner that sends
            the orders, as a UUID given out by Sendcloud.
        body (list[NewOrder]): The orders, at most 100.

    Raises:
        errors.UnexpectedStatus: If the server returns an undocumented status code and Client.raise_on_unexpected_status is True.
        httpx.TimeoutException: If the request takes longer than Client.timeout.

    Returns:
        ErrorList | SavedOrderList
    """

    return (
        await asyncio_detailed(
            client=client,
            body=body,
            sendcloud_partner_id=sendcloud_partner_id,
        )
    ).parsed
