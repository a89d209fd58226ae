from __future__ import annotations

from http import HTTPStatus
from typing import TYPE_CHECKING, Any
from urllib.parse import quote

if TYPE_CHECKING:
    import httpx

    from ...client import AuthenticatedClient, Client

from ...models.error import Error
from ...models.order import Order, read_order
from ...models.unlisted_error import UnlistedError
from ...types import Response


def get_kwargs(
    order_id: int,
) -> dict[str, Any]:
    """Build the arguments of httpx.Client.request"""

    _kwargs: dict[str, Any] = {
        "method": "get",
        "url": "/v1/order/{order_id}".format(
            order_id=quote(str(order_id), safe=""),
        ),
    }

    return _kwargs


def _parse_response(
    *, client: AuthenticatedClient | Client, response: httpx.Response
) -> Error | Order | UnlistedError:
    if response.status_code == 200:
        response_200 = Order.from_dict(response.json())

        return response_200

    if response.status_code == 400:
        response_400 = Error.from_dict(response.json())

        return response_400

    if response.status_code == 401:
        response_401 = Error.from_dict(response.json())

        return response_401

    if response.status_code == 404:
        response_404 = UnlistedError.from_dict(response.json())

        return response_404

    if response.status_code == 500:
        response_500 = UnlistedError.from_dict(response.json())

        return response_500

    if 400 <= response.status_code <= 499:
        response_4xx = UnlistedError.from_dict(response.json())

        return response_4xx

    response_default = UnlistedError.from_dict(response.json())

    return response_default


def _build_response(
    *, client: AuthenticatedClient | Client, response: httpx.Response
) -> Response[Error | Order | UnlistedError]:
    return Response(
        status_code=HTTPStatus(response.status_code),
        content=response.content,
        headers=response.headers,
        parsed=_parse_response(client=client, response=response),
    )


def parse_success(data: Any) -> Order:
    """Read the JSON of a successful answer; other JSON is refused by an error"""
    return read_order(data)


def sync_detailed(
    order_id: int,
    *,
    client: AuthenticatedClient | Client,
) -> Response[Error | Order | UnlistedError]:
    """Get an order by its id.

     Orders of every status are answered, terminated ones included. More members than the six described
    here do
    come: data on the payment, the customer, the products and refunds, whose names are on no page that
    could be
    read.

    Args:
        order_id (int): Identification of the order, as searchOrders lists it and notifications
            carry it.

    Raises:
        errors.UnexpectedStatus: If the server returns an undocumented status code and Client.raise_on_unexpected_status is True.
        httpx.TimeoutException: If the request takes longer than Client.timeout.

    Returns:
        Response[Error | Order | UnlistedError]
    """

    kwargs = get_kwargs(
        order_id=order_id,
    )

    response = client.get_httpx_client().request(
        **kwargs,
    )

    return _build_response(client=client, response=response)


def sync(
    order_id: int,
    *,
    client: AuthenticatedClient | Client,
) -> Error | Order | UnlistedError | None:
    """Get an order by its id.

     Orders of every status are answered, terminated ones included. More members than the six described
    here do
    come: data on the payment, the customer, the products and refunds, whose names are on no page that
    could be
    read.

    Args:
        order_id (int): Identification of the order, as searchOrders lists it and notifications
            carry it.

    Raises:
        errors.UnexpectedStatus: If the server returns an undocumented status code and Client.raise_on_unexpected_status is True.
        httpx.TimeoutException: If the request takes longer than Client.timeout.

    Returns:
        Error | Order | UnlistedError
    """

    return sync_detailed(
        order_id=order_id,
        client=client,
    ).parsed


async def asyncio_detailed(
    order_id: int,
    *,
    client: AuthenticatedClient | Client,
) -> Response[Error | Order | UnlistedError]:
    """Get an order by its id.

     Orders of every status are answered, terminated ones included. More members than the six described
    here do
    come: data on the payment, the customer, the products and refunds, whose names are on no page that
    could be
    read.

    Args:
        order_id (int): Identification of the order, as searchOrders lists it and notifications
            carry it.

    Raises:
        errors.UnexpectedStatus: If the server returns an undocumented status code and Client.raise_on_unexpected_status is True.
        httpx.TimeoutException: If the request takes longer than Client.timeout.

    Returns:
        Response[Error | Order | UnlistedError]
    """

    kwargs = get_kwargs(
        order_id=order_id,
    )

    response = await client.get_async_httpx_client().request(**kwargs)

    return _build_response(client=client, response=response)


async def asyncio(
    order_id: int,
    *,
    client: AuthenticatedClient | Client,
) -> Error | Order | UnlistedError | None:
    """Get an order by its id.

     Orders of every status are answered, terminated ones included. More members than the six described
    here do
    come: data on the payment, the customer, the products and refunds, whose names are on no page that
    could be
    read.

    Args:
        order_id (int): Identification of the order, as searchOrders lists it and notifications
            carry it.

    Raises:
        errors.UnexpectedStatus: If the server returns an undocumented status code and Client.raise_on_unexpected_status is True.
        httpx.TimeoutException: If the request takes longer than Client.timeout.

    Returns:
        Error | Order | UnlistedError
    """

    return (
        await asyncio_detailed(
            order_id=order_id,
            client=client,
        )
    ).parsed
