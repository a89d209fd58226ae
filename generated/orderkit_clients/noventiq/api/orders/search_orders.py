from __future__ import annotations

from http import HTTPStatus
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    import httpx

    from ...client import AuthenticatedClient, Client

from ...models.error import Error
from ...models.order_ids import OrderIds, read_order_ids
from ...models.search_request import SearchRequest
from ...models.unlisted_error import UnlistedError
from ...types import Response


def get_kwargs(
    *,
    body: SearchRequest,
) -> dict[str, Any]:
    """Build the arguments of httpx.Client.request"""
    headers: dict[str, Any] = {}

    _kwargs: dict[str, Any] = {
        "method": "post",
        "url": "/v1/order/search",
    }

    _kwargs["json"] = body.to_dict()

    headers["Content-Type"] = "application/json"

    _kwargs["headers"] = headers
    return _kwargs


def _parse_response(
    *, client: AuthenticatedClient | Client, response: httpx.Response
) -> Error | OrderIds | UnlistedError:
    if response.status_code == 200:
        response_200 = OrderIds.from_dict(response.json())

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
) -> Response[Error | OrderIds | UnlistedError]:
    return Response(
        status_code=HTTPStatus(response.status_code),
        content=response.content,
        headers=response.headers,
        parsed=_parse_response(client=client, response=response),
    )


def parse_success(data: Any) -> OrderIds:
    """Read the JSON of a successful answer; other JSON is refused by an error"""
    return read_order_ids(data)


def sync_detailed(
    *,
    client: AuthenticatedClient | Client,
    body: SearchRequest,
) -> Response[Error | OrderIds | UnlistedError]:
    """Search the ids of the orders that meet every condition given.

     A read, although the method is POST. Every member of the body is a condition or bounds the answer;
    an order
    is found if it meets all conditions, and without any every order is found except terminated ones. An
    order of
    Noventiq Payments is found like one of Checkout. `ids` holds at most `limit` of them, from the
    lowest id
    upward, after the first `offset`; `count_all` counts them all.

    Args:
        body (SearchRequest): The conditions an order must meet, all of them, and which part of
            the answer is wanted.

    Raises:
        errors.UnexpectedStatus: If the server returns an undocumented status code and Client.raise_on_unexpected_status is True.
        httpx.TimeoutException: If the request takes longer than Client.timeout.

    Returns:
        Response[Error | OrderIds | UnlistedError]
    """

    kwargs = get_kwargs(
        body=body,
    )

    response = client.get_httpx_client().request(
        **kwargs,
    )

    return _build_response(client=client, response=response)


def sync(
    *,
    client: AuthenticatedClient | Client,
    body: SearchRequest,
) -> Error | OrderIds | UnlistedError | None:
    """Search the ids of the orders that meet every condition given.

     A read, although the method is POST. Every member of the body is a condition or bounds the answer;
    an order
    is found if it meets all conditions, and without any every order is found except terminated ones. An
    order of
    Noventiq Payments is found like one of Checkout. `ids` holds at most `limit` of them, from the
    lowest id
    upward, after the first `offset`; `count_all` counts them all.

    Args:
        body (SearchRequest): The conditions an order must meet, all of them, and which part of
            the answer is wanted.

    Raises:
        errors.UnexpectedStatus: If the server returns an undocumented status code and Client.raise_on_unexpected_status is True.
        httpx.TimeoutException: If the request takes longer than Client.timeout.

    Returns:
        Error | OrderIds | UnlistedError
    """

    return sync_detailed(
        client=client,
        body=body,
    ).parsed


async def asyncio_detailed(
    *,
    client: AuthenticatedClient | Client,
    body: SearchRequest,
) -> Response[Error | OrderIds | UnlistedError]:
    """Search the ids of the orders that meet every condition given.

     A read, although the method is POST. Every member of the body is a condition or bounds the answer;
    an order
    is found if it meets all conditions, and without any every order is found except terminated ones. An
    order of
    Noventiq Payments is found like one of Checkout. `ids` holds at most `limit` of them, from the
    lowest id
    upward, after the first `offset`; `count_all` counts them all.

    Args:
        body (SearchRequest): The conditions an order must meet, all of them, and which part of
            the answer is wanted.

    Raises:
        errors.UnexpectedStatus: If the server returns an undocumented status code and Client.raise_on_unexpected_status is True.
        httpx.TimeoutException: If the request takes longer than Client.timeout.

    Returns:
        Response[Error | OrderIds | UnlistedError]
    """

    kwargs = get_kwargs(
        body=body,
    )

    response = await client.get_async_httpx_client().request(**kwargs)

    return _build_response(client=client, response=response)


async def asyncio(
    *,
    client: AuthenticatedClient | Client,
    body: SearchRequest,
) -> Error | OrderIds | UnlistedError | None:
    """Search the ids of the orders that meet every condition given.

     A read, although the method is POST. Every member of the body is a condition or bounds the answer;
    an order
    is found if it meets all conditions, and without any every order is found except terminated ones. An
    order of
    Noventiq Payments is found like one of Checkout. `ids` holds at most `limit` of them, from the
    lowest id
    upward, after the first `offset`; `count_all` counts them all.

    Args:
        body (SearchRequest): The conditions an order must meet, all of them, and which part of
            the answer is wanted.

    Raises:
        errors.UnexpectedStatus: If the server returns an undocumented status code and Client.raise_on_unexpected_status is True.
        httpx.TimeoutException: If the request takes longer than Client.timeout.

    Returns:
        Error | OrderIds | UnlistedError
    """

    return (
        await asyncio_detailed(
            client=client,
            body=body,
        )
    ).parsed
