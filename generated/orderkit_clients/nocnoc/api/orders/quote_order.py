from __future__ import annotations

from http import HTTPStatus
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    import httpx

    from ...client import AuthenticatedClient, Client

from ...models.error import Error
from ...models.language import Language
from ...models.quote import Quote, read_quote
from ...models.quote_request import QuoteRequest
from ...types import UNSET, Response, Unset


def get_kwargs(
    *,
    body: QuoteRequest,
    x_lang: Language | Unset = UNSET,
) -> dict[str, Any]:
    """Build the arguments of httpx.Client.request"""
    headers: dict[str, Any] = {}
    if not isinstance(x_lang, Unset):
        headers["X-Lang"] = str(x_lang)

    _kwargs: dict[str, Any] = {
        "method": "post",
        "url": "/api/order/quote",
    }

    _kwargs["json"] = body.to_dict()

    headers["Content-Type"] = "application/json"

    _kwargs["headers"] = headers
    return _kwargs


def _parse_response(*, client: AuthenticatedClient | Client, response: httpx.Response) -> Error | Quote:
    if response.status_code == 200:
        response_200 = Quote.from_dict(response.json())

        return response_200

    if response.status_code == 400:
        response_400 = Error.from_dict(response.json())

        return response_400

    if response.status_code == 401:
        response_401 = Error.from_dict(response.json())

        return response_401

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
) -> Response[Error | Quote]:
    return Response(
        status_code=HTTPStatus(response.status_code),
        content=response.content,
        headers=response.headers,
        parsed=_parse_response(client=client, response=response),
    )


def parse_success(data: Any) -> Quote:
    """Read the JSON of a successful answer; other JSON is refused by an error"""
    return read_quote(data)


def sync_detailed(
    *,
    client: AuthenticatedClient | Client,
    body: QuoteRequest,
    x_lang: Language | Unset = UNSET,
) -> Response[Error | Quote]:
    """Quote the taxes, shipping and handling of an order without creating it.

     Nothing is stored. The same products, customer, address and pickup give the same money on
    createOrder.

    Args:
        x_lang (Language | Unset): A language of error messages: Spanish of Argentina, Portuguese
            of Brazil, Spanish of Peru, or English of the United States, which is the default.
        body (QuoteRequest): What is to be quoted.

    Raises:
        errors.UnexpectedStatus: If the server returns an undocumented status code and Client.raise_on_unexpected_status is True.
        httpx.TimeoutException: If the request takes longer than Client.timeout.

    Returns:
        Response[Error | Quote]
    """

    kwargs = get_kwargs(
        body=body,
        x_lang=x_lang,
    )

    response = client.get_httpx_client().request(
        **kwargs,
    )

    return _build_response(client=client, response=response)


def sync(
    *,
    client: AuthenticatedClient | Client,
    body: QuoteRequest,
    x_lang: Language | Unset = UNSET,
) -> Error | Quote | None:
    """Quote the taxes, shipping and handling of an order without creating it.

     Nothing is stored. The same products, customer, address and pickup give the same money on
    createOrder.

    Args:
        x_lang (Language | Unset): A language of error messages: Spanish of Argentina, Portuguese
            of Brazil, Spanish of Peru, or English of the United States, which is the default.
        body (QuoteRequest): What is to be quoted.

    Raises:
        errors.UnexpectedStatus: If the server returns an undocumented status code and Client.raise_on_unexpected_status is True.
        httpx.TimeoutException: If the request takes longer than Client.timeout.

    Returns:
        Error | Quote
    """

    return sync_detailed(
        client=client,
        body=body,
        x_lang=x_lang,
    ).parsed


async def asyncio_detailed(
    *,
    client: AuthenticatedClient | Client,
    body: QuoteRequest,
    x_lang: Language | Unset = UNSET,
) -> Response[Error | Quote]:
    """Quote the taxes, shipping and handling of an order without creating it.

     Nothing is stored. The same products, customer, address and pickup give the same money on
    createOrder.

    Args:
        x_lang (Language | Unset): A language of error messages: Spanish of Argentina, Portuguese
            of Brazil, Spanish of Peru, or English of the United States, which is the default.
        body (QuoteRequest): What is to be quoted.

    Raises:
        errors.UnexpectedStatus: If the server returns an undocumented status code and Client.raise_on_unexpected_status is True.
        httpx.TimeoutException: If the request takes longer than Client.timeout.

    Returns:
        Response[Error | Quote]
    """

    kwargs = get_kwargs(
        body=body,
        x_lang=x_lang,
    )

    response = await client.get_async_httpx_client().request(**kwargs)

    return _build_response(client=client, response=response)


async def asyncio(
    *,
    client: AuthenticatedClient | Client,
    body: QuoteRequest,
    x_lang: Language | Unset = UNSET,
) -> Error | Quote | None:
    """Quote the taxes, shipping and handling of an order without creating it.

     Nothing is stored. The same products, customer, address and pickup give the same money on
    createOrder.

    Args:
        x_lang (Language | Unset): A language of error messages: Spanish of Argentina, Portuguese
            of Brazil, Spanish of Peru, or English of the United States, which is the default.
        body (QuoteRequest): What is to be quoted.

    Raises:
        errors.UnexpectedStatus: If the server returns an undocumented status code and Client.raise_on_unexpected_status is True.
        httpx.TimeoutException: If the request takes longer than Client.timeout.

    Returns:
        Error | Quote
    """

    return (
        await asyncio_detailed(
            client=client,
            body=body,
            x_lang=x_lang,
        )
    ).parsed
