from __future__ import annotations

from http import HTTPStatus
from typing import TYPE_CHECKING, Any
from urllib.parse import quote

if TYPE_CHECKING:
    import httpx

    from ...client import AuthenticatedClient, Client

from ...models.cancellation_taken import CancellationTaken, read_cancellation_taken
from ...models.error import Error
from ...types import Response


def get_kwargs(
    order_id: str,
) -> dict[str, Any]:
    """Build the arguments of httpx.Client.request"""

    _kwargs: dict[str, Any] = {
        "method": "post",
        "url": "/api/v2/orders/{order_id}/cancellation".format(
            order_id=quote(str(order_id), safe=""),
        ),
    }

    return _kwargs


def _parse_response(
    *, client: AuthenticatedClient | Client, response: httpx.Response
) -> CancellationTaken | Error:
    if response.status_code == 201:
        response_201 = CancellationTaken.from_dict(response.json())

        return response_201

    if response.status_code == 400:
        response_400 = Error.from_dict(response.json())

        return response_400

    if response.status_code == 401:
        response_401 = Error.from_dict(response.json())

        return response_401

    if response.status_code == 404:
        response_404 = Error.from_dict(response.json())

        return response_404

    if response.status_code == 409:
        response_409 = Error.from_dict(response.json())

        return response_409

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
) -> Response[CancellationTaken | Error]:
    return Response(
        status_code=HTTPStatus(response.status_code),
        content=response.content,
        headers=response.headers,
        parsed=_parse_response(client=client, response=response),
    )


def parse_success(data: Any) -> CancellationTaken:
    """Read the JSON of a successful answer; other JSON is refused by an error"""
    return read_cancellation_taken(data)


def sync_detailed(
    order_id: str,
    *,
    client: AuthenticatedClient | Client,
) -> Response[CancellationTaken | Error]:
    """Ask nocnoc to cancel an order.

     Takes no body. The answer confirms that the request was taken, not that the order is cancelled: the
    order stays as it is until nocnoc decides, so read its status with listOrders. While a request is
    open another one is error 400; an order that can no longer be cancelled is error 409. A request that
    nocnoc turned down may be made again.

    Args:
        order_id (str): Identification of the order, the `tracking_id` that listOrders returned.

    Raises:
        errors.UnexpectedStatus: If the server returns an undocumented status code and Client.raise_on_unexpected_status is True.
        httpx.TimeoutException: If the request takes longer than Client.timeout.

    Returns:
        Response[CancellationTaken | Error]
    """

    kwargs = get_kwargs(
        order_id=order_id,
    )

    response = client.get_httpx_client().request(
        **kwargs,
    )

    return _build_response(client=client, response=response)


def sync(
    order_id: str,
    *,
    client: AuthenticatedClient | Client,
) -> CancellationTaken | Error | None:
    """Ask nocnoc to cancel an order.

     Takes no body. The answer confirms that the request was taken, not that the order is cancelled: the
    order stays as it is until nocnoc decides, so read its status with listOrders. While a request is
    open another one is error 400; an order that can no longer be cancelled is error 409. A request that
    nocnoc turned down may be made again.

    Args:
        order_id (str): Identification of the order, the `tracking_id` that listOrders returned.

    Raises:
        errors.UnexpectedStatus: If the server returns an undocumented status code and Client.raise_on_unexpected_status is True.
        httpx.TimeoutException: If the request takes longer than Client.timeout.

    Returns:
        CancellationTaken | Error
    """

    return sync_detailed(
        order_id=order_id,
        client=client,
    ).parsed


async def asyncio_detailed(
    order_id: str,
    *,
    client: AuthenticatedClient | Client,
) -> Response[CancellationTaken | Error]:
    """Ask nocnoc to cancel an order.

     Takes no body. The answer confirms that the request was taken, not that the order is cancelled: the
    order stays as it is until nocnoc decides, so read its status with listOrders. While a request is
    open another one is error 400; an order that can no longer be cancelled is error 409. A request that
    nocnoc turned down may be made again.

    Args:
        order_id (str): Identification of the order, the `tracking_id` that listOrders returned.

    Raises:
        errors.UnexpectedStatus: If the server returns an undocumented status code and Client.raise_on_unexpected_status is True.
        httpx.TimeoutException: If the request takes longer than Client.timeout.

    Returns:
        Response[CancellationTaken | Error]
    """

    kwargs = get_kwargs(
        order_id=order_id,
    )

    response = await client.get_async_httpx_client().request(**kwargs)

    return _build_response(client=client, response=response)


async def asyncio(
    order_id: str,
    *,
    client: AuthenticatedClient | Client,
) -> CancellationTaken | Error | None:
    """Ask nocnoc to cancel an order.

     Takes no body. The answer confirms that the request was taken, not that the order is cancelled: the
    order stays as it is until nocnoc decides, so read its status with listOrders. While a request is
    open another one is error 400; an order that can no longer be cancelled is error 409. A request that
    nocnoc turned down may be made again.

    Args:
        order_id (str): Identification of the order, the `tracking_id` that listOrders returned.

    Raises:
        errors.UnexpectedStatus: If the server returns an undocumented status code and Client.raise_on_unexpected_status is True.
        httpx.TimeoutException: If the request takes longer than Client.timeout.

    Returns:
        CancellationTaken | Error
    """

    return (
        await asyncio_detailed(
            order_id=order_id,
            client=client,
        )
    ).parsed
