from __future__ import annotations

from http import HTTPStatus
from typing import TYPE_CHECKING, Any
from urllib.parse import quote

if TYPE_CHECKING:
    import httpx

    from ...client import AuthenticatedClient, Client

from ...models.error import Error
from ...models.language import Language
from ...models.order import Order, read_order
from ...types import UNSET, Response, Unset


def get_kwargs(
    order_id: int,
    *,
    x_lang: Language | Unset = UNSET,
) -> dict[str, Any]:
    """Build the arguments of httpx.Client.request"""
    headers: dict[str, Any] = {}
    if not isinstance(x_lang, Unset):
        headers["X-Lang"] = str(x_lang)

    _kwargs: dict[str, Any] = {
        "method": "delete",
        "url": "/api/order/{order_id}".format(
            order_id=quote(str(order_id), safe=""),
        ),
    }

    _kwargs["headers"] = headers
    return _kwargs


def _parse_response(*, client: AuthenticatedClient | Client, response: httpx.Response) -> Error | Order:
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
        response_404 = Error.from_dict(response.json())

        return response_404

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
) -> Response[Error | Order]:
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
    x_lang: Language | Unset = UNSET,
) -> Response[Error | Order]:
    """Cancel an order that has not been picked up yet.

     Allowed while the order is `created`, `placed` or `in_process`; afterwards, and for an order that is
    already cancelled or expired, it is error 311. The cancelled order is returned.

    Args:
        order_id (int): Identification of the order, the `id` that createOrder returned.
        x_lang (Language | Unset): A language of error messages: Spanish of Argentina, Portuguese
            of Brazil, Spanish of Peru, or English of the United States, which is the default.

    Raises:
        errors.UnexpectedStatus: If the server returns an undocumented status code and Client.raise_on_unexpected_status is True.
        httpx.TimeoutException: If the request takes longer than Client.timeout.

    Returns:
        Response[Error | Order]
    """

    kwargs = get_kwargs(
        order_id=order_id,
        x_lang=x_lang,
    )

    response = client.get_httpx_client().request(
        **kwargs,
    )

    return _build_response(client=client, response=response)


def sync(
    order_id: int,
    *,
    client: AuthenticatedClient | Client,
    x_lang: Language | Unset = UNSET,
) -> Error | Order | None:
    """Cancel an order that has not been picked up yet.

     Allowed while the order is `created`, `placed` or `in_process`; afterwards, and for an order that is
    already cancelled or expired, it is error 311. The cancelled order is returned.

    Args:
        order_id (int): Identification of the order, the `id` that createOrder returned.
        x_lang (Language | Unset): A language of error messages: Spanish of Argentina, Portuguese
            of Brazil, Spanish of Peru, or English of the United States, which is the default.

    Raises:
        errors.UnexpectedStatus: If the server returns an undocumented status code and Client.raise_on_unexpected_status is True.
        httpx.TimeoutException: If the request takes longer than Client.timeout.

    Returns:
        Error | Order
    """

    return sync_detailed(
        order_id=order_id,
        client=client,
        x_lang=x_lang,
    ).parsed


async def asyncio_detailed(
    order_id: int,
    *,
    client: AuthenticatedClient | Client,
    x_lang: Language | Unset = UNSET,
) -> Response[Error | Order]:
    """Cancel an order that has not been picked up yet.

     Allowed while the order is `created`, `placed` or `in_process`; afterwards, and for an order that is
    already cancelled or expired, it is error 311. The cancelled order is returned.

    Args:
        order_id (int): Identification of the order, the `id` that createOrder returned.
        x_lang (Language | Unset): A language of error messages: Spanish of Argentina, Portuguese
            of Brazil, Spanish of Peru, or English of the United States, which is the default.

    Raises:
        errors.UnexpectedStatus: If the server returns an undocumented status code and Client.raise_on_unexpected_status is True.
        httpx.TimeoutException: If the request takes longer than Client.timeout.

    Returns:
        Response[Error | Order]
    """

    kwargs = get_kwargs(
        order_id=order_id,
        x_lang=x_lang,
    )

    response = await client.get_async_httpx_client().request(**kwargs)

    return _build_response(client=client, response=response)


async def asyncio(
    order_id: int,
    *,
    client: AuthenticatedClient | Client,
    x_lang: Language | Unset = UNSET,
) -> Error | Order | None:
    """Cancel an order that has not been picked up yet.

     Allowed while the order is `created`, `placed` or `in_process`; afterwards, and for an order that is
    already cancelled or expired, it is error 311. The cancelled order is returned.

    Args:
        order_id (int): Identification of the order, the `id` that createOrder returned.
        x_lang (Language | Unset): A language of error messages: Spanish of Argentina, Portuguese
            of Brazil, Spanish of Peru, or English of the United States, which is the default.

    Raises:
        errors.UnexpectedStatus: If the server returns an undocumented status code and Client.raise_on_unexpected_status is True.
        httpx.TimeoutException: If the request takes longer than Client.timeout.

    Returns:
        Error | Order
    """

    return (
        await asyncio_detailed(
            order_id=order_id,
            client=client,
            x_lang=x_lang,
        )
    ).parsed
