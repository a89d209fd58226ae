from __future__ import annotations

from http import HTTPStatus
from typing import TYPE_CHECKING, Any
from urllib.parse import quote

if TYPE_CHECKING:
    import httpx

    from ...client import AuthenticatedClient, Client

from ...models.error import Error
from ...models.product_offer import ProductOffer, read_product_offer
from ...models.update_product_request import UpdateProductRequest
from ...types import Response


def get_kwargs(
    sku: str,
    *,
    body: UpdateProductRequest,
) -> dict[str, Any]:
    """Build the arguments of httpx.Client.request"""
    headers: dict[str, Any] = {}

    _kwargs: dict[str, Any] = {
        "method": "patch",
        "url": "/api/v2/products/sku/{sku}".format(
            sku=quote(str(sku), safe=""),
        ),
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
    sku: str,
    *,
    client: AuthenticatedClient | Client,
    body: UpdateProductRequest,
) -> Response[Error | ProductOffer]:
    """Change the stock or the price of a product, or both.

     Sets what is sent and leaves the rest as it was; sending it again changes nothing more. At least one
    of `available_quantity` and `price` is needed, and a price needs its currency.

    Args:
        sku (str): The seller's SKU of the product.
        body (UpdateProductRequest): What to change. Nothing else can be changed, and a member
            that is not listed here is refused.

    Raises:
        errors.UnexpectedStatus: If the server returns an undocumented status code and Client.raise_on_unexpected_status is True.
        httpx.TimeoutException: If the request takes longer than Client.timeout.

    Returns:
        Response[Error | ProductOffer]
    """

    kwargs = get_kwargs(
        sku=sku,
        body=body,
    )

    response = client.get_httpx_client().request(
        **kwargs,
    )

    return _build_response(client=client, response=response)


def sync(
    sku: str,
    *,
    client: AuthenticatedClient | Client,
    body: UpdateProductRequest,
) -> Error | ProductOffer | None:
    """Change the stock or the price of a product, or both.

     Sets what is sent and leaves the rest as it was; sending it again changes nothing more. At least one
    of `available_quantity` and `price` is needed, and a price needs its currency.

    Args:
        sku (str): The seller's SKU of the product.
        body (UpdateProductRequest): What to change. Nothing else can be changed, and a member
            that is not listed here is refused.

    Raises:
        errors.UnexpectedStatus: If the server returns an undocumented status code and Client.raise_on_unexpected_status is True.
        httpx.TimeoutException: If the request takes longer than Client.timeout.

    Returns:
        Error | ProductOffer
    """

    return sync_detailed(
        sku=sku,
        client=client,
        body=body,
    ).parsed


async def asyncio_detailed(
    sku: str,
    *,
    client: AuthenticatedClient | Client,
    body: UpdateProductRequest,
) -> Response[Error | ProductOffer]:
    """Change the stock or the price of a product, or both.

     Sets what is sent and leaves the rest as it was; sending it again changes nothing more. At least one
    of `available_quantity` and `price` is needed, and a price needs its currency.

    Args:
        sku (str): The seller's SKU of the product.
        body (UpdateProductRequest): What to change. Nothing else can be changed, and a member
            that is not listed here is refused.

    Raises:
        errors.UnexpectedStatus: If the server returns an undocumented status code and Client.raise_on_unexpected_status is True.
        httpx.TimeoutException: If the request takes longer than Client.timeout.

    Returns:
        Response[Error | ProductOffer]
    """

    kwargs = get_kwargs(
        sku=sku,
        body=body,
    )

    response = await client.get_async_httpx_client().request(**kwargs)

    return _build_response(client=client, response=response)


async def asyncio(
    sku: str,
    *,
    client: AuthenticatedClient | Client,
    body: UpdateProductRequest,
) -> Error | ProductOffer | None:
    """Change the stock or the price of a product, or both.

     Sets what is sent and leaves the rest as it was; sending it again changes nothing more. At least one
    of `available_quantity` and `price` is needed, and a price needs its currency.

    Args:
        sku (str): The seller's SKU of the product.
        body (UpdateProductRequest): What to change. Nothing else can be changed, and a member
            that is not listed here is refused.

    Raises:
        errors.UnexpectedStatus: If the server returns an undocumented status code and Client.raise_on_unexpected_status is True.
        httpx.TimeoutException: If the request takes longer than Client.timeout.

    Returns:
        Error | ProductOffer
    """

    return (
        await asyncio_detailed(
            sku=sku,
            client=client,
            body=body,
        )
    ).parsed
