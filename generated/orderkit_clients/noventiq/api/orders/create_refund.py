from __future__ import annotations

from http import HTTPStatus
from typing import TYPE_CHECKING, Any, cast
from urllib.parse import quote

if TYPE_CHECKING:
    import httpx

    from ...client import AuthenticatedClient, Client

from typing import cast

from ...models.error import Error
from ...models.refund_request import RefundRequest
from ...models.unlisted_error import UnlistedError
from ...types import Response


def get_kwargs(
    order_id: int,
    *,
    body: RefundRequest,
) -> dict[str, Any]:
    """Build the arguments of httpx.Client.request"""
    headers: dict[str, Any] = {}

    _kwargs: dict[str, Any] = {
        "method": "post",
        "url": "/v1/order/{order_id}/refund".format(
            order_id=quote(str(order_id), safe=""),
        ),
    }

    _kwargs["json"] = body.to_dict()

    headers["Content-Type"] = "application/json"

    _kwargs["headers"] = headers
    return _kwargs


def _parse_response(
    *, client: AuthenticatedClient | Client, response: httpx.Response
) -> Any | Error | UnlistedError:
    if response.status_code == 200:
        response_200 = cast(Any, None)
        return response_200

    if response.status_code == 400:
        response_400 = UnlistedError.from_dict(response.json())

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
) -> Response[Any | Error | UnlistedError]:
    return Response(
        status_code=HTTPStatus(response.status_code),
        content=response.content,
        headers=response.headers,
        parsed=_parse_response(client=client, response=response),
    )


def parse_success(data: Any) -> None:
    """A successful answer holds nothing"""


def sync_detailed(
    order_id: int,
    *,
    client: AuthenticatedClient | Client,
    body: RefundRequest,
) -> Response[Any | Error | UnlistedError]:
    """Ask for the refund of a paid order.

     The order must be `paid`, its amount more than nothing, and no earlier request for it still open.
    People at
    Noventiq deal with the request: the answer only says that it was taken, and the webhook
    `product.returned`
    that it was carried out.

    Args:
        order_id (int): Identification of the order, as searchOrders lists it and notifications
            carry it.
        body (RefundRequest): A wish to have an order refunded.

    Raises:
        errors.UnexpectedStatus: If the server returns an undocumented status code and Client.raise_on_unexpected_status is True.
        httpx.TimeoutException: If the request takes longer than Client.timeout.

    Returns:
        Response[Any | Error | UnlistedError]
    """

    kwargs = get_kwargs(
        order_id=order_id,
        body=body,
    )

    response = client.get_httpx_client().request(
        **kwargs,
    )

    return _build_response(client=client, response=response)


def sync(
    order_id: int,
    *,
    client: AuthenticatedClient | Client,
    body: RefundRequest,
) -> Any | Error | UnlistedError | None:
    """Ask for the refund of a paid order.

     The order must be `paid`, its amount more than nothing, and no earlier request for it still open.
    People at
    Noventiq deal with the request: the answer only says that it was taken, and the webhook
    `product.returned`
    that it was carried out.

    Args:
        order_id (int): Identification of the order, as searchOrders lists it and notifications
            carry it.
        body (RefundRequest): A wish to have an order refunded.

    Raises:
        errors.UnexpectedStatus: If the server returns an undocumented status code and Client.raise_on_unexpected_status is True.
        httpx.TimeoutException: If the request takes longer than Client.timeout.

    Returns:
        Any | Error | UnlistedError
    """

    return sync_detailed(
        order_id=order_id,
        client=client,
        body=body,
    ).parsed


async def asyncio_detailed(
    order_id: int,
    *,
    client: AuthenticatedClient | Client,
    body: RefundRequest,
) -> Response[Any | Error | UnlistedError]:
    """Ask for the refund of a paid order.

     The order must be `paid`, its amount more than nothing, and no earlier request for it still open.
    People at
    Noventiq deal with the request: the answer only says that it was taken, and the webhook
    `product.returned`
    that it was carried out.

    Args:
        order_id (int): Identification of the order, as searchOrders lists it and notifications
            carry it.
        body (RefundRequest): A wish to have an order refunded.

    Raises:
        errors.UnexpectedStatus: If the server returns an undocumented status code and Client.raise_on_unexpected_status is True.
        httpx.TimeoutException: If the request takes longer than Client.timeout.

    Returns:
        Response[Any | Error | UnlistedError]
    """

    kwargs = get_kwargs(
        order_id=order_id,
        body=body,
    )

    response = await client.get_async_httpx_client().request(**kwargs)

    return _build_response(client=client, response=response)


async def asyncio(
    order_id: int,
    *,
    client: AuthenticatedClient | Client,
    body: RefundRequest,
) -> Any | Error | UnlistedError | None:
    """Ask for the refund of a paid order.

     The order must be `paid`, its amount more than nothing, and no earlier request for it still open.
    People at
    Noventiq deal with the request: the answer only says that it was taken, and the webhook
    `product.returned`
    that it was carried out.

    Args:
        order_id (int): Identification of the order, as searchOrders lists it and notifications
            carry it.
        body (RefundRequest): A wish to have an order refunded.

    Raises:
        errors.UnexpectedStatus: If the server returns an undocumented status code and Client.raise_on_unexpected_status is True.
        httpx.TimeoutException: If the request takes longer than Client.timeout.

    Returns:
        Any | Error | UnlistedError
    """

    return (
        await asyncio_detailed(
            order_id=order_id,
            client=client,
            body=body,
        )
    ).parsed
