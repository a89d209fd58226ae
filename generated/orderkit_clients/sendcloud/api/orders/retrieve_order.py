from __future__ import annotations

from http import HTTPStatus
from typing import TYPE_CHECKING, Any
from urllib.parse import quote

if TYPE_CHECKING:
    import httpx

    from ...client import AuthenticatedClient, Client

from ...models.error_list import ErrorList
from ...models.order_answer import OrderAnswer, read_order_answer
from ...types import Response


def get_kwargs(
    id: int,
) -> dict[str, Any]:
    """Build the arguments of httpx.Client.request"""

    _kwargs: dict[str, Any] = {
        "method": "get",
        "url": "/orders/{id}".format(
            id=quote(str(id), safe=""),
        ),
    }

    return _kwargs


def _parse_response(
    *, client: AuthenticatedClient | Client, response: httpx.Response
) -> ErrorList | OrderAnswer:
    if response.status_code == 200:
        response_200 = OrderAnswer.from_dict(response.json())

        return response_200

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
) -> Response[ErrorList | OrderAnswer]:
    return Response(
        status_code=HTTPStatus(response.status_code),
        content=response.content,
        headers=response.headers,
        parsed=_parse_response(client=client, response=response),
    )


def parse_success(data: Any) -> OrderAnswer:
    """Read the JSON of a successful answer; other JSON is refused by an error"""
    return read_order_answer(data)


def sync_detailed(
    id: int,
    *,
    client: AuthenticatedClient | Client,
) -> Response[ErrorList | OrderAnswer]:
    """Retrieve one order by its internal identification.

     The number in the path is Sendcloud's own `id`, neither the shop's `order_id` nor its
    `order_number`.

    Args:
        id (int): Sendcloud's internal identification of the order.

    Raises:
        errors.UnexpectedStatus: If the server returns an undocumented status code and Client.raise_on_unexpected_status is True.
        httpx.TimeoutException: If the request takes longer than Client.timeout.

    Returns:
        Response[ErrorList | OrderAnswer]
    """

    kwargs = get_kwargs(
        id=id,
    )

    response = client.get_httpx_client().request(
        **kwargs,
    )

    return _build_response(client=client, response=response)


def sync(
    id: int,
    *,
    client: AuthenticatedClient | Client,
) -> ErrorList | OrderAnswer | None:
    """Retrieve one order by its internal identification.

     The number in the path is Sendcloud's own `id`, neither the shop's `order_id` nor its
    `order_number`.

    Args:
        id (int): Sendcloud's internal identification of the order.

    Raises:
        errors.UnexpectedStatus: If the server returns an undocumented status code and Client.raise_on_unexpected_status is True.
        httpx.TimeoutException: If the request takes longer than Client.timeout.

    Returns:
        ErrorList | OrderAnswer
    """

    return sync_detailed(
        id=id,
        client=client,
    ).parsed


async def asyncio_detailed(
    id: int,
    *,
    client: AuthenticatedClient | Client,
) -> Response[ErrorList | OrderAnswer]:
    """Retrieve one order by its internal identification.

     The number in the path is Sendcloud's own `id`, neither the shop's `order_id` nor its
    `order_number`.

    Args:
        id (int): Sendcloud's internal identification of the order.

    Raises:
        errors.UnexpectedStatus: If the server returns an undocumented status code and Client.raise_on_unexpected_status is True.
        httpx.TimeoutException: If the request takes longer than Client.timeout.

    Returns:
        Response[ErrorList | OrderAnswer]
    """

    kwargs = get_kwargs(
        id=id,
    )

    response = await client.get_async_httpx_client().request(**kwargs)

    return _build_response(client=client, response=response)


async def asyncio(
    id: int,
    *,
    client: AuthenticatedClient | Client,
) -> ErrorList | OrderAnswer | None:
    """Retrieve one order by its internal identification.

     The number in the path is Sendcloud's own `id`, neither the shop's `order_id` nor its
    `order_number`.

    Args:
        id (int): Sendcloud's internal identification of the order.

    Raises:
        errors.UnexpectedStatus: If the server returns an undocumented status code and Client.raise_on_unexpected_status is True.
        httpx.TimeoutException: If the request takes longer than Client.timeout.

    Returns:
        ErrorList | OrderAnswer
    """

    return (
        await asyncio_detailed(
            id=id,
            client=client,
        )
    ).parsed
