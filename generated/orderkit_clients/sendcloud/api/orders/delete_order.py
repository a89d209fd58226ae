from __future__ import annotations

from http import HTTPStatus
from typing import TYPE_CHECKING, Any, cast
from urllib.parse import quote

if TYPE_CHECKING:
    import httpx

    from ...client import AuthenticatedClient, Client

from typing import cast

from ...models.error_list import ErrorList
from ...types import Response


def get_kwargs(
    id: int,
) -> dict[str, Any]:
    """Build the arguments of httpx.Client.request"""

    _kwargs: dict[str, Any] = {
        "method": "delete",
        "url": "/orders/{id}".format(
            id=quote(str(id), safe=""),
        ),
    }

    return _kwargs


def _parse_response(*, client: AuthenticatedClient | Client, response: httpx.Response) -> Any | ErrorList:
    if response.status_code == 204:
        response_204 = cast(Any, None)
        return response_204

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
) -> Response[Any | ErrorList]:
    return Response(
        status_code=HTTPStatus(response.status_code),
        content=response.content,
        headers=response.headers,
        parsed=_parse_response(client=client, response=response),
    )


def parse_success(data: Any) -> None:
    """A successful answer holds nothing"""


def sync_detailed(
    id: int,
    *,
    client: AuthenticatedClient | Client,
) -> Response[Any | ErrorList]:
    """Delete an order.

     The order can no longer be found afterwards, and deleting it again is 404. Its integration may then
    use the `order_id` for another order.

    Args:
        id (int): Sendcloud's internal identification of the order.

    Raises:
        errors.UnexpectedStatus: If the server returns an undocumented status code and Client.raise_on_unexpected_status is True.
        httpx.TimeoutException: If the request takes longer than Client.timeout.

    Returns:
        Response[Any | ErrorList]
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
) -> Any | ErrorList | None:
    """Delete an order.

     The order can no longer be found afterwards, and deleting it again is 404. Its integration may then
    use the `order_id` for another order.

    Args:
        id (int): Sendcloud's internal identification of the order.

    Raises:
        errors.UnexpectedStatus: If the server returns an undocumented status code and Client.raise_on_unexpected_status is True.
        httpx.TimeoutException: If the request takes longer than Client.timeout.

    Returns:
        Any | ErrorList
    """

    return sync_detailed(
        id=id,
        client=client,
    ).parsed


async def asyncio_detailed(
    id: int,
    *,
    client: AuthenticatedClient | Client,
) -> Response[Any | ErrorList]:
    """Delete an order.

     The order can no longer be found afterwards, and deleting it again is 404. Its integration may then
    use the `order_id` for another order.

    Args:
        id (int): Sendcloud's internal identification of the order.

    Raises:
        errors.UnexpectedStatus: If the server returns an undocumented status code and Client.raise_on_unexpected_status is True.
        httpx.TimeoutException: If the request takes longer than Client.timeout.

    Returns:
        Response[Any | ErrorList]
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
) -> Any | ErrorList | None:
    """Delete an order.

     The order can no longer be found afterwards, and deleting it again is 404. Its integration may then
    use the `order_id` for another order.

    Args:
        id (int): Sendcloud's internal identification of the order.

    Raises:
        errors.UnexpectedStatus: If the server returns an undocumented status code and Client.raise_on_unexpected_status is True.
        httpx.TimeoutException: If the request takes longer than Client.timeout.

    Returns:
        Any | ErrorList
    """

    return (
        await asyncio_detailed(
            id=id,
            client=client,
        )
    ).parsed
