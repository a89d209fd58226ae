from __future__ import annotations

from http import HTTPStatus
from typing import TYPE_CHECKING, Any
from urllib.parse import quote

if TYPE_CHECKING:
    import httpx

    from ...client import AuthenticatedClient, Client

from ...models.error import Error
from ...models.product import Product, read_product
from ...types import Response


def get_kwargs(
    sku: str,
) -> dict[str, Any]:
    """Build the arguments of httpx.Client.request"""

    _kwargs: dict[str, Any] = {
        "method": "get",
        "url": "/api/v2/products/sku/{sku}".format(
            sku=quote(str(sku), safe=""),
        ),
    }

    return _kwargs


def _parse_response(*, client: AuthenticatedClient | Client, response: httpx.Response) -> Error | Product:
    if response.status_code == 200:
        response_200 = Product.from_dict(response.json())

        return response_200

    if response.status_code == 401:
        response_401 = Error.from_dict(response.json())

        return response_401

    if response.status_code == 404:
        response_404 = Error.from_dict(response.json())

        return response_404

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
) -> Response[Error | Product]:
    return Response(
        status_code=HTTPStatus(response.status_code),
        content=response.content,
        headers=response.headers,
        parsed=_parse_response(client=client, response=response),
    )


def parse_success(data: Any) -> Product:
    """Read the JSON of a successful answer; other JSON is refused by an error"""
    return read_product(data)


def sync_detailed(
    sku: str,
    *,
    client: AuthenticatedClient | Client,
) -> Response[Error | Product]:
    """Get a product by its SKU.

     A product created from an ASIN has no brand, title, description, dimensions and images until nocnoc
    has filled them in.

    Args:
        sku (str): The seller's SKU of the product.

    Raises:
        errors.UnexpectedStatus: If the server returns an undocumented status code and Client.raise_on_unexpected_status is True.
        httpx.TimeoutException: If the request takes longer than Client.timeout.

    Returns:
        Response[Error | Product]
    """

    kwargs = get_kwargs(
        sku=sku,
    )

    response = client.get_httpx_client().request(
        **kwargs,
    )

    return _build_response(client=client, response=response)


def sync(
    sku: str,
    *,
    client: AuthenticatedClient | Client,
) -> Error | Product | None:
    """Get a product by its SKU.

     A product created from an ASIN has no brand, title, description, dimensions and images until nocnoc
    has filled them in.

    Args:
        sku (str): The seller's SKU of the product.

    Raises:
        errors.UnexpectedStatus: If the server returns an undocumented status code and Client.raise_on_unexpected_status is True.
        httpx.TimeoutException: If the request takes longer than Client.timeout.

    Returns:
        Error | Product
    """

    return sync_detailed(
        sku=sku,
        client=client,
    ).parsed


async def asyncio_detailed(
    sku: str,
    *,
    client: AuthenticatedClient | Client,
) -> Response[Error | Product]:
    """Get a product by its SKU.

     A product created from an ASIN has no brand, title, description, dimensions and images until nocnoc
    has filled them in.

    Args:
        sku (str): The seller's SKU of the product.

    Raises:
        errors.UnexpectedStatus: If the server returns an undocumented status code and Client.raise_on_unexpected_status is True.
        httpx.TimeoutException: If the request takes longer than Client.timeout.

    Returns:
        Response[Error | Product]
    """

    kwargs = get_kwargs(
        sku=sku,
    )

    response = await client.get_async_httpx_client().request(**kwargs)

    return _build_response(client=client, response=response)


async def asyncio(
    sku: str,
    *,
    client: AuthenticatedClient | Client,
) -> Error | Product | None:
    """Get a product by its SKU.

     A product created from an ASIN has no brand, title, description, dimensions and images until nocnoc
    has filled them in.

    Args:
        sku (str): The seller's SKU of the product.

    Raises:
        errors.UnexpectedStatus: If the server returns an undocumented status code and Client.raise_on_unexpected_status is True.
        httpx.TimeoutException: If the request takes longer than Client.timeout.

    Returns:
        Error | Product
    """

    return (
        await asyncio_detailed(
            sku=sku,
            client=client,
        )
    ).parsed
