from __future__ import annotations

from http import HTTPStatus
from typing import TYPE_CHECKING, Any
from urllib.parse import quote

if TYPE_CHECKING:
    import httpx

    from ...client import AuthenticatedClient, Client

from ...models.error_list import ErrorList
from ...models.order_changes import OrderChanges
from ...models.saved_order_answer import SavedOrderAnswer, read_saved_order_answer
from ...types import Response


def get_kwargs(
    id: int,
    *,
    body: OrderChanges,
) -> dict[str, Any]:
    """Build the arguments of httpx.Client.request"""
    headers: dict[str, Any] = {}

    _kwargs: dict[str, Any] = {
        "method": "patch",
        "url": "/orders/{id}".format(
            id=quote(str(id), safe=""),
        ),
    }

    _kwargs["json"] = body.to_dict()

    headers["Content-Type"] = "application/json"

    _kwargs["headers"] = headers
    return _kwargs


def _parse_response(
    *, client: AuthenticatedClient | Client, response: httpx.Response
) -> ErrorList | SavedOrderAnswer:
    if response.status_code == 200:
        response_200 = SavedOrderAnswer.from_dict(response.json())

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
) -> Response[ErrorList | SavedOrderAnswer]:
    return Response(
        status_code=HTTPStatus(response.status_code),
        content=response.content,
        headers=response.headers,
        parsed=_parse_response(client=client, response=response),
    )


def parse_success(data: Any) -> SavedOrderAnswer:
    """Read the JSON of a successful answer; other JSON is refused by an error"""
    return read_saved_order_answer(data)


def sync_detailed(
    id: int,
    *,
    client: AuthenticatedClient | Client,
    body: OrderChanges,
) -> Response[ErrorList | SavedOrderAnswer]:
    """Change some members of an order and leave the others as they are.

     Objects are merged member by member, at every depth; lists of tags and tax numbers are replaced as a
    whole. Items are found by their `name`: an item can be changed, but none can be added or taken away.
    `order_id` can be repeated but not changed. The answer holds no more than the order's
    identifications: retrieve the order to see it.

    Args:
        id (int): Sendcloud's internal identification of the order.
        body (OrderChanges): What to change in an order. Nothing is needed; members that are not
            described are ignored.

    Raises:
        errors.UnexpectedStatus: If the server returns an undocumented status code and Client.raise_on_unexpected_status is True.
        httpx.TimeoutException: If the request takes longer than Client.timeout.

    Returns:
        Response[ErrorList | SavedOrderAnswer]
    """

    kwargs = get_kwargs(
        id=id,
        body=body,
    )

    response = client.get_httpx_client().request(
        **kwargs,
    )

    return _build_response(client=client, response=response)


def sync(
    id: int,
    *,
    client: AuthenticatedClient | Client,
    body: OrderChanges,
) -> ErrorList | SavedOrderAnswer | None:
    """Change some members of an order and leave the others as they are.

     Objects are merged member by member, at every depth; lists of tags and tax numbers are replaced as a
    whole. Items are found by their `name`: an item can be changed, but none can be added or taken away.
    `order_id` can be repeated but not changed. The answer holds no more than the order's
    identifications: retrieve the order to see it.

    Args:
        id (int): Sendcloud's internal identification of the order.
        body (OrderChanges): What to change in an order. Nothing is needed; members that are not
            described are ignored.

    Raises:
        errors.UnexpectedStatus: If the server returns an undocumented status code and Client.raise_on_unexpected_status is True.
        httpx.TimeoutException: If the request takes longer than Client.timeout.

    Returns:
        ErrorList | SavedOrderAnswer
    """

    return sync_detailed(
        id=id,
        client=client,
        body=body,
    ).parsed


async def asyncio_detailed(
    id: int,
    *,
    client: AuthenticatedClient | Client,
    body: OrderChanges,
) -> Response[ErrorList | SavedOrderAnswer]:
    """Change some members of an order and leave the others as they are.

     Objects are merged member by member, at every depth; lists of tags and tax numbers are replaced as a
    whole. Items are found by their `name`: an item can be changed, but none can be added or taken away.
    `order_id` can be repeated but not changed. The answer holds no more than the order's
    identifications: retrieve the order to see it.

    Args:
        id (int): Sendcloud's internal identification of the order.
        body (OrderChanges): What to change in an order. Nothing is needed; members that are not
            described are ignored.

    Raises:
        errors.UnexpectedStatus: If the server returns an undocumented status code and Client.raise_on_unexpected_status is True.
        httpx.TimeoutException: If the request takes longer than Client.timeout.

    Returns:
        Response[ErrorList | SavedOrderAnswer]
    """

    kwargs = get_kwargs(
        id=id,
        body=body,
    )

    response = await client.get_async_httpx_client().request(**kwargs)

    return _build_response(client=client, response=response)


async def asyncio(
    id: int,
    *,
    client: AuthenticatedClient | Client,
    body: OrderChanges,
) -> ErrorList | SavedOrderAnswer | None:
    """Change some members of an order and leave the others as they are.

     Objects are merged member by member, at every depth; lists of tags and tax numbers are replaced as a
    whole. Items are found by their `name`: an item can be changed, but none can be added or taken away.
    `order_id` can be repeated but not changed. The answer holds no more than the order's
    identifications: retrieve the order to see it.

    Args:
        id (int): Sendcloud's internal identification of the order.
        body (OrderChanges): What to change in an order. Nothing is needed; members that are not
            described are ignored.

    Raises:
        errors.UnexpectedStatus: If the server returns an undocumented status code and Client.raise_on_unexpected_status is True.
        httpx.TimeoutException: If the request takes longer than Client.timeout.

    Returns:
        ErrorList | SavedOrderAnswer
    """

    return (
        await asyncio_detailed(
            id=id,
            client=client,
            body=body,
        )
    ).parsed
