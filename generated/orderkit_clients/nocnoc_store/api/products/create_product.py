from __future__ import annotations

from http import HTTPStatus
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    import httpx

    from ...client import AuthenticatedClient, Client

from ...models.create_product_request import CreateProductRequest
from ...models.created_product import CreatedProduct, read_created_product
from ...models.error import Error
from ...types import Response


def get_kwargs(
    *,
    body: CreateProductRequest,
) -> dict[str, Any]:
    """Build the arguments of httpx.Client.request"""
    headers: dict[str, Any] = {}

    _kwargs: dict[str, Any] = {
        "method": "post",
        "url": "/api/v2/products",
    }

    _kwargs["json"] = body.to_dict()

    headers["Content-Type"] = "application/json"

    _kwargs["headers"] = headers
    return _kwargs


def _parse_response(
    *, client: AuthenticatedClient | Client, response: httpx.Response
) -> CreatedProduct | Error:
    if response.status_code == 201:
        response_201 = CreatedProduct.from_dict(response.json())

        return response_201

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
) -> Response[CreatedProduct | Error]:
    return Response(
        status_code=HTTPStatus(response.status_code),
        content=response.content,
        headers=response.headers,
        parsed=_parse_response(client=client, response=response),
    )


def parse_success(data: Any) -> CreatedProduct:
    """Read the JSON of a successful answer; other JSON is refused by an error"""
    return read_created_product(data)


def sync_detailed(
    *,
    client: AuthenticatedClient | Client,
    body: CreateProductRequest,
) -> Response[CreatedProduct | Error]:
    """Create a product from a full description.

     A `sku` can be used once for each seller. The answer repeats the product; getProduct adds what
    nocnoc knows of it. Mind the path: with a slash at its end it is createProductFromAsin.

    Args:
        body (CreateProductRequest): The product to create.

    Raises:
        errors.UnexpectedStatus: If the server returns an undocumented status code and Client.raise_on_unexpected_status is True.
        httpx.TimeoutException: If the request takes longer than Client.timeout.

    Returns:
        Response[CreatedProduct | Error]
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
    body: CreateProductRequest,
) -> CreatedProduct | Error | None:
    """Create a product from a full description.

     A `sku` can be used once for each seller. The answer repeats the product; getProduct adds what
    nocnoc knows of it. Mind the path: with a slash at its end it is createProductFromAsin.

    Args:
        body (CreateProductRequest): The product to create.

    Raises:
        errors.UnexpectedStatus: If the server returns an undocumented status code and Client.raise_on_unexpected_status is True.
        httpx.TimeoutException: If the request takes longer than Client.timeout.

    Returns:
        CreatedProduct | Error
    """

    return sync_detailed(
        client=client,
        body=body,
    ).parsed


async def asyncio_detailed(
    *,
    client: AuthenticatedClient | Client,
    body: CreateProductRequest,
) -> Response[CreatedProduct | Error]:
    """Create a product from a full description.

     A `sku` can be used once for each seller. The answer repeats the product; getProduct adds what
    nocnoc knows of it. Mind the path: with a slash at its end it is createProductFromAsin.

    Args:
        body (CreateProductRequest): The product to create.

    Raises:
        errors.UnexpectedStatus: If the server returns an undocumented status code and Client.raise_on_unexpected_status is True.
        httpx.TimeoutException: If the request takes longer than Client.timeout.

    Returns:
        Response[CreatedProduct | Error]
    """

    kwargs = get_kwargs(
        body=body,
    )

    response = await client.get_async_httpx_client().request(**kwargs)

    return _build_response(client=client, response=response)


async def asyncio(
    *,
    client: AuthenticatedClient | Client,
    body: CreateProductRequest,
) -> CreatedProduct | Error | None:
    """Create a product from a full description.

     A `sku` can be used once for each seller. The answer repeats the product; getProduct adds what
    nocnoc knows of it. Mind the path: with a slash at its end it is createProductFromAsin.

    Args:
        body (CreateProductRequest): The product to create.

    Raises:
        errors.UnexpectedStatus: If the server returns an undocumented status code and Client.raise_on_unexpected_status is True.
        httpx.TimeoutException: If the request takes longer than Client.timeout.

    Returns:
        CreatedProduct | Error
    """

    return (
        await asyncio_detailed(
            client=client,
            body=body,
        )
    ).parsed
