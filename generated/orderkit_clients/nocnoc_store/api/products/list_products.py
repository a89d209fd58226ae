from __future__ import annotations

from http import HTTPStatus
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    import httpx

    from ...client import AuthenticatedClient, Client

from ...models.error import Error
from ...models.product_list import ProductList, read_product_list
from ...types import UNSET, Response, Unset


def get_kwargs(
    *,
    updated_at_from: str | Unset = UNSET,
    updated_at_to: str | Unset = UNSET,
    page: int | Unset = UNSET,
    size: int | Unset = UNSET,
) -> dict[str, Any]:
    """Build the arguments of httpx.Client.request"""

    params: dict[str, Any] = {}

    params["updatedAtFrom"] = updated_at_from

    params["updatedAtTo"] = updated_at_to

    params["page"] = page

    params["size"] = size

    params = {k: v for k, v in params.items() if v is not UNSET and v is not None}

    _kwargs: dict[str, Any] = {
        "method": "get",
        "url": "/api/v2/products",
        "params": params,
    }

    return _kwargs


def _parse_response(*, client: AuthenticatedClient | Client, response: httpx.Response) -> Error | ProductList:
    if response.status_code == 200:
        response_200 = ProductList.from_dict(response.json())

        return response_200

    if response.status_code == 400:
        response_400 = Error.from_dict(response.json())

        return response_400

    if response.status_code == 401:
        response_401 = Error.from_dict(response.json())

        return response_401

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
) -> Response[Error | ProductList]:
    return Response(
        status_code=HTTPStatus(response.status_code),
        content=response.content,
        headers=response.headers,
        parsed=_parse_response(client=client, response=response),
    )


def parse_success(data: Any) -> ProductList:
    """Read the JSON of a successful answer; other JSON is refused by an error"""
    return read_product_list(data)


def sync_detailed(
    *,
    client: AuthenticatedClient | Client,
    updated_at_from: str | Unset = UNSET,
    updated_at_to: str | Unset = UNSET,
    page: int | Unset = UNSET,
    size: int | Unset = UNSET,
) -> Response[Error | ProductList]:
    """List the seller's products, one page at a time.

     Pages are counted from zero and hold at most `size` products. An answer tells no total and no last
    page: ask for the next page until one holds fewer than `size` products. Products stand by `sku`,
    lowest text first.

    Args:
        updated_at_from (str | Unset): Only products changed at this time or later, in UTC, with
            one to three decimals of a second: `YYYY-MM-DDTHH:MM:SS.ffZ`.
        updated_at_to (str | Unset): Only products changed at this time or earlier, in UTC, with
            one to three decimals of a second: `YYYY-MM-DDTHH:MM:SS.ffZ`.
        page (int | Unset): Number of the page. The first page is number 0, which is meant if it
            is left out.
        size (int | Unset): Number of products on a page, 50 if it is left out.

    Raises:
        errors.UnexpectedStatus: If the server returns an undocumented status code and Client.raise_on_unexpected_status is True.
        httpx.TimeoutException: If the request takes longer than Client.timeout.

    Returns:
        Response[Error | ProductList]
    """

    kwargs = get_kwargs(
        updated_at_from=updated_at_from,
        updated_at_to=updated_at_to,
        page=page,
        size=size,
    )

    response = client.get_httpx_client().request(
        **kwargs,
    )

    return _build_response(client=client, response=response)


def sync(
    *,
    client: AuthenticatedClient | Client,
    updated_at_from: str | Unset = UNSET,
    updated_at_to: str | Unset = UNSET,
    page: int | Unset = UNSET,
    size: int | Unset = UNSET,
) -> Error | ProductList | None:
    """List the seller's products, one page at a time.

     Pages are counted from zero and hold at most `size` products. An answer tells no total and no last
    page: ask for the next page until one holds fewer than `size` products. Products stand by `sku`,
    lowest text first.

    Args:
        updated_at_from (str | Unset): Only products changed at this time or later, in UTC, with
            one to three decimals of a second: `YYYY-MM-DDTHH:MM:SS.ffZ`.
        updated_at_to (str | Unset): Only products changed at this time or earlier, in UTC, with
            one to three decimals of a second: `YYYY-MM-DDTHH:MM:SS.ffZ`.
        page (int | Unset): Number of the page. The first page is number 0, which is meant if it
            is left out.
        size (int | Unset): Number of products on a page, 50 if it is left out.

    Raises:
        errors.UnexpectedStatus: If the server returns an undocumented status code and Client.raise_on_unexpected_status is True.
        httpx.TimeoutException: If the request takes longer than Client.timeout.

    Returns:
        Error | ProductList
    """

    return sync_detailed(
        client=client,
        updated_at_from=updated_at_from,
        updated_at_to=updated_at_to,
        page=page,
        size=size,
    ).parsed


async def asyncio_detailed(
    *,
    client: AuthenticatedClient | Client,
    updated_at_from: str | Unset = UNSET,
    updated_at_to: str | Unset = UNSET,
    page: int | Unset = UNSET,
    size: int | Unset = UNSET,
) -> Response[Error | ProductList]:
    """List the seller's products, one page at a time.

     Pages are counted from zero and hold at most `size` products. An answer tells no total and no last
    page: ask for the next page until one holds fewer than `size` products. Products stand by `sku`,
    lowest text first.

    Args:
        updated_at_from (str | Unset): Only products changed at this time or later, in UTC, with
            one to three decimals of a second: `YYYY-MM-DDTHH:MM:SS.ffZ`.
        updated_at_to (str | Unset): Only products changed at this time or earlier, in UTC, with
            one to three decimals of a second: `YYYY-MM-DDTHH:MM:SS.ffZ`.
        page (int | Unset): Number of the page. The first page is number 0, which is meant if it
            is left out.
        size (int | Unset): Number of products on a page, 50 if it is left out.

    Raises:
        errors.UnexpectedStatus: If the server returns an undocumented status code and Client.raise_on_unexpected_status is True.
        httpx.TimeoutException: If the request takes longer than Client.timeout.

    Returns:
        Response[Error | ProductList]
    """

    kwargs = get_kwargs(
        updated_at_from=updated_at_from,
        updated_at_to=updated_at_to,
        page=page,
        size=size,
    )

    response = await client.get_async_httpx_client().request(**kwargs)

    return _build_response(client=client, response=response)


async def asyncio(
    *,
    client: AuthenticatedClient | Client,
    updated_at_from: str | Unset = UNSET,
    updated_at_to: str | Unset = UNSET,
    page: int | Unset = UNSET,
    size: int | Unset = UNSET,
) -> Error | ProductList | None:
    """List the seller's products, one page at a time.

     Pages are counted from zero and hold at most `size` products. An answer tells no total and no last
    page: ask for the next page until one holds fewer than `size` products. Products stand by `sku`,
    lowest text first.

    Args:
        updated_at_from (str | Unset): Only products changed at this time or later, in UTC, with
            one to three decimals of a second: `YYYY-MM-DDTHH:MM:SS.ffZ`.
        updated_at_to (str | Unset): Only products changed at this time or earlier, in UTC, with
            one to three decimals of a second: `YYYY-MM-DDTHH:MM:SS.ffZ`.
        page (int | Unset): Number of the page. The first page is number 0, which is meant if it
            is left out.
        size (int | Unset): Number of products on a page, 50 if it is left out.

    Raises:
        errors.UnexpectedStatus: If the server returns an undocumented status code and Client.raise_on_unexpected_status is True.
        httpx.TimeoutException: If the request takes longer than Client.timeout.

    Returns:
        Error | ProductList
    """

    return (
        await asyncio_detailed(
            client=client,
            updated_at_from=updated_at_from,
            updated_at_to=updated_at_to,
            page=page,
            size=size,
        )
    ).parsed
