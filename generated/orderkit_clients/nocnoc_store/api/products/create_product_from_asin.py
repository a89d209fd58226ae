from __future__ import annotations

from http import HTTPStatus
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    import httpx

    from ...client import AuthenticatedClient, Client

from ...models.create_product_from_asin_request import CreateProductFromAsinRequest
from ...models.error import Error
from ...models.product_offer import ProductOffer, read_product_offer
from ...types import Response


def get_kwargs(
    *,
    body: CreateProductFromAsinRequest,
) -> dict[str, Any]:
    """Build the arguments of httpx.Client.request"""
    headers: dict[str, Any] = {}

    _kwargs: dict[str, Any] = {
        "method": "post",
        "url": "/api/v2/products/",
    }

    _kwargs["json"] = body.to_dict()

    headers["Content-Type"] = "application/json"

    _kwargs["headers"] = headers
    return _kwargs


def _parse_response(
    *, client: AuthenticatedClient | Client, response: httpx.Response
) -> Error | ProductOffer:
    if response.status_code == 200:
        response_200 = ProductOffer.from_dict(response.json())

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
) -> Response[Error | ProductOffer]:
    return Response(
        status_code=HTTPStatus(response.status_code),
        content=response.content,
        headers=response.headers,
        parsed=_parse_response(client=client, response=response),
    )


def parse_success(data: Any) -> ProductOffer:
    """Read the JSON of a successful answer; other JSON is refused by an error"""
    return read_product_offer(data)


def sync_detailed(
    *,
    client: AuthenticatedClient | Client,
    body: CreateProductFromAsinRequest,
) -> Response[Error | ProductOffer]:
    """Create a product from its ASIN, without describing it.

     The path is that of createProduct with a slash at its end. nocnoc fills in the description from the
    ASIN later; until then getProduct answers the product without it. A `sku` can be used once for each
    seller.

    Args:
        body (CreateProductFromAsinRequest): The product to create from its ASIN.

    Raises:
        errors.UnexpectedStatus: If the server returns an undocumented status code and Client.raise_on_unexpected_status is True.
        httpx.TimeoutException: If the request takes longer than Client.timeout.

    Returns:
        Response[Error | ProductOffer]
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
    body: CreateProductFromAsinRequest,
) -> Error | ProductOffer | None:
    """Create a product from its ASIN, without describing it.

     The path is that of createProduct with a slash at its end. nocnoc fills in the description from the
    ASIN later; until then getProduct answers the product without it. A `sku` can be used once for each
    seller.

    Args:
        body (CreateProductFromAsinRequest): The product to create from its ASIN.

    Raises:
        errors.UnexpectedStatus: If the server returns an undocumented status code and Client.raise_on_unexpected_status is True.
        httpx.TimeoutException: If the request takes longer than Client.timeout.

    Returns:
        Error | ProductOffer
    """

    return sync_detailed(
        client=client,
        body=body,
    ).parsed


async def asyncio_detailed(
    *,
    client: AuthenticatedClient | Client,
    body: CreateProductFromAsinRequest,
) -> Response[Error | ProductOffer]:
    """Create a product from its ASIN, without describing it.

     The path is that of createProduct with a slash at its end. nocnoc fills in the description from the
    ASIN later; until then getProduct answers the product without it. A `sku` can be used once for each
    seller.

    Args:
        body (CreateProductFromAsinRequest): The product to create from its ASIN.

    Raises:
        errors.UnexpectedStatus: If the server returns an undocumented status code and Client.raise_on_unexpected_status is True.
        httpx.TimeoutException: If the request takes longer than Client.timeout.

    Returns:
        Response[Error | ProductOffer]
    """

    kwargs = get_kwargs(
        body=body,
    )

    response = await client.get_async_httpx_client().request(**kwargs)

    return _build_response(client=client, response=response)


async def asyncio(
    *,
    client: AuthenticatedClient | Client,
    body: CreateProductFromAsinRequest,
) -> Error | ProductOffer | None:
    """Create a product from its ASIN, without describing it.

     The path is that of createProduct with a slash at its end. nocnoc fills in the description from the
    ASIN later; until then getProduct answers the product without it. A `sku` can be used once for each
    seller.

    Args:
        body (CreateProductFromAsinRequest): The product to create from its ASIN.

    Raises:
        errors.UnexpectedStatus: If the server returns an undocumented status code and Client.raise_on_unexpected_status is True.
        httpx.TimeoutException: If the request takes longer than Client.timeout.

    Returns:
        Error | ProductOffer
    """

    return (
        await asyncio_detailed(
            client=client,
            body=body,
        )
    ).parsed
