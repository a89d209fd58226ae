from __future__ import annotations

from http import HTTPStatus
from typing import TYPE_CHECKING, Any
from urllib.parse import quote

if TYPE_CHECKING:
    import httpx

    from ...client import AuthenticatedClient, Client

from ...models.error import Error
from ...models.order_document_list import OrderDocumentList, read_order_document_list
from ...types import UNSET, Response, Unset


def get_kwargs(
    shop_id: str,
    order_id: str,
    *,
    locale: str | Unset = UNSET,
    page: int | Unset = 1,
    results_per_page: int | Unset = 10,
    include_pdf: bool | Unset = False,
) -> dict[str, Any]:
    """Build the arguments of httpx.Client.request"""

    params: dict[str, Any] = {}

    params["locale"] = locale

    params["page"] = page

    params["resultsPerPage"] = results_per_page

    params["includePdf"] = include_pdf

    params = {k: v for k, v in params.items() if v is not UNSET and v is not None}

    _kwargs: dict[str, Any] = {
        "method": "get",
        "url": "/{shop_id}/orders/{order_id}/documents".format(
            shop_id=quote(str(shop_id), safe=""),
            order_id=quote(str(order_id), safe=""),
        ),
        "params": params,
    }

    return _kwargs


def _parse_response(
    *, client: AuthenticatedClient | Client, response: httpx.Response
) -> Error | OrderDocumentList:
    if response.status_code == 200:
        response_200 = OrderDocumentList.from_dict(response.json())

        return response_200

    if response.status_code == 400:
        response_400 = Error.from_dict(response.json())

        return response_400

    if response.status_code == 401:
        response_401 = Error.from_dict(response.json())

        return response_401

    if response.status_code == 403:
        response_403 = Error.from_dict(response.json())

        return response_403

    if response.status_code == 404:
        response_404 = Error.from_dict(response.json())

        return response_404

    if response.status_code == 406:
        response_406 = Error.from_dict(response.json())

        return response_406

    if response.status_code == 429:
        response_429 = Error.from_dict(response.json())

        return response_429

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
) -> Response[Error | OrderDocumentList]:
    return Response(
        status_code=HTTPStatus(response.status_code),
        content=response.content,
        headers=response.headers,
        parsed=_parse_response(client=client, response=response),
    )


def parse_success(data: Any) -> OrderDocumentList:
    """Read the JSON of a successful answer; other JSON is refused by an error"""
    return read_order_document_list(data)


def sync_detailed(
    shop_id: str,
    order_id: str,
    *,
    client: AuthenticatedClient | Client,
    locale: str | Unset = UNSET,
    page: int | Unset = 1,
    results_per_page: int | Unset = 10,
    include_pdf: bool | Unset = False,
) -> Response[Error | OrderDocumentList]:
    """List the invoices and credit notes of an order, one page at a time.

     Finalised documents only, oldest first. The PDF comes with each document only if `includePdf` asks
    for it.

    Args:
        shop_id (str): Identification of the shop; the last part of its address.
        order_id (str): Identification of the order, its `orderId`; upper and lower case are the
            same.
        locale (str | Unset): The language and country of texts and formatted prices in the
            answer, such as en_US. The shop's default without it, or if the shop does not offer it.
            The provider recommends to send it always. It filters nothing.
        page (int | Unset): The number of the page, from 1. A page beyond the last is empty.
            Default: 1.
        results_per_page (int | Unset): How many results a page holds at most. Default: 10.
        include_pdf (bool | Unset): Whether each document comes with its PDF in `documentPdf`.
            Without it there is none. Default: False.

    Raises:
        errors.UnexpectedStatus: If the server returns an undocumented status code and Client.raise_on_unexpected_status is True.
        httpx.TimeoutException: If the request takes longer than Client.timeout.

    Returns:
        Response[Error | OrderDocumentList]
    """

    kwargs = get_kwargs(
        shop_id=shop_id,
        order_id=order_id,
        locale=locale,
        page=page,
        results_per_page=results_per_page,
        include_pdf=include_pdf,
    )

    response = client.get_httpx_client().request(
        **kwargs,
    )

    return _build_response(client=client, response=response)


def sync(
    shop_id: str,
    order_id: str,
    *,
    client: AuthenticatedClient | Client,
    locale: str | Unset = UNSET,
    page: int | Unset = 1,
    results_per_page: int | Unset = 10,
    include_pdf: bool | Unset = False,
) -> Error | OrderDocumentList | None:
    """List the invoices and credit notes of an order, one page at a time.

     Finalised documents only, oldest first. The PDF comes with each document only if `includePdf` asks
    for it.

    Args:
        shop_id (str): Identification of the shop; the last part of its address.
        order_id (str): Identification of the order, its `orderId`; upper and lower case are the
            same.
        locale (str | Unset): The language and country of texts and formatted prices in the
            answer, such as en_US. The shop's default without it, or if the shop does not offer it.
            The provider recommends to send it always. It filters nothing.
        page (int | Unset): The number of the page, from 1. A page beyond the last is empty.
            Default: 1.
        results_per_page (int | Unset): How many results a page holds at most. Default: 10.
        include_pdf (bool | Unset): Whether each document comes with its PDF in `documentPdf`.
            Without it there is none. Default: False.

    Raises:
        errors.UnexpectedStatus: If the server returns an undocumented status code and Client.raise_on_unexpected_status is True.
        httpx.TimeoutException: If the request takes longer than Client.timeout.

    Returns:
        Error | OrderDocumentList
    """

    return sync_detailed(
        shop_id=shop_id,
        order_id=order_id,
        client=client,
        locale=locale,
        page=page,
        results_per_page=results_per_page,
        include_pdf=include_pdf,
    ).parsed


async def asyncio_detailed(
    shop_id: str,
    order_id: str,
    *,
    client: AuthenticatedClient | Client,
    locale: str | Unset = UNSET,
    page: int | Unset = 1,
    results_per_page: int | Unset = 10,
    include_pdf: bool | Unset = False,
) -> Response[Error | OrderDocumentList]:
    """List the invoices and credit notes of an order, one page at a time.

     Finalised documents only, oldest first. The PDF comes with each document only if `includePdf` asks
    for it.

    Args:
        shop_id (str): Identification of the shop; the last part of its address.
        order_id (str): Identification of the order, its `orderId`; upper and lower case are the
            same.
        locale (str | Unset): The language and country of texts and formatted prices in the
            answer, such as en_US. The shop's default without it, or if the shop does not offer it.
            The provider recommends to send it always. It filters nothing.
        page (int | Unset): The number of the page, from 1. A page beyond the last is empty.
            Default: 1.
        results_per_page (int | Unset): How many results a page holds at most. Default: 10.
        include_pdf (bool | Unset): Whether each document comes with its PDF in `documentPdf`.
            Without it there is none. Default: False.

    Raises:
        errors.UnexpectedStatus: If the server returns an undocumented status code and Client.raise_on_unexpected_status is True.
        httpx.TimeoutException: If the request takes longer than Client.timeout.

    Returns:
        Response[Error | OrderDocumentList]
    """

    kwargs = get_kwargs(
        shop_id=shop_id,
        order_id=order_id,
        locale=locale,
        page=page,
        results_per_page=results_per_page,
        include_pdf=include_pdf,
    )

    response = await client.get_async_httpx_client().request(**kwargs)

    return _build_response(client=client, response=response)


async def asyncio(
    shop_id: str,
    order_id: str,
    *,
    client: AuthenticatedClient | Client,
    locale: str | Unset = UNSET,
    page: int | Unset = 1,
    results_per_page: int | Unset = 10,
    include_pdf: bool | Unset = False,
) -> Error | OrderDocumentList | None:
    """List the invoices and credit notes of an order, one page at a time.

     Finalised documents only, oldest first. The PDF comes with each document only if `includePdf` asks
    for it.

    Args:
        shop_id (str): Identification of the shop; the last part of its address.
        order_id (str): Identification of the order, its `orderId`; upper and lower case are the
            same.
        locale (str | Unset): The language and country of texts and formatted prices in the
            answer, such as en_US. The shop's default without it, or if the shop does not offer it.
            The provider recommends to send it always. It filters nothing.
        page (int | Unset): The number of the page, from 1. A page beyond the last is empty.
            Default: 1.
        results_per_page (int | Unset): How many results a page holds at most. Default: 10.
        include_pdf (bool | Unset): Whether each document comes with its PDF in `documentPdf`.
            Without it there is none. Default: False.

    Raises:
        errors.UnexpectedStatus: If the server returns an undocumented status code and Client.raise_on_unexpected_status is True.
        httpx.TimeoutException: If the request takes longer than Client.timeout.

    Returns:
        Error | OrderDocumentList
    """

    return (
        await asyncio_detailed(
            shop_id=shop_id,
            order_id=order_id,
            client=client,
            locale=locale,
            page=page,
            results_per_page=results_per_page,
            include_pdf=include_pdf,
        )
    ).parsed
