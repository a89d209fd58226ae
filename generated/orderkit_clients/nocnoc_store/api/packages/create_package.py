from __future__ import annotations

from http import HTTPStatus
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    import httpx

    from ...client import AuthenticatedClient, Client

from ...models.created_package import CreatedPackage, read_created_package
from ...models.error import Error
from ...models.father_package_request import FatherPackageRequest
from ...models.son_package_request import SonPackageRequest
from ...types import Response


def get_kwargs(
    *,
    body: FatherPackageRequest | SonPackageRequest,
) -> dict[str, Any]:
    """Build the arguments of httpx.Client.request"""
    headers: dict[str, Any] = {}

    _kwargs: dict[str, Any] = {
        "method": "post",
        "url": "/api/v2/packages",
    }

    if isinstance(body, SonPackageRequest):
        _kwargs["json"] = body.to_dict()
    else:
        _kwargs["json"] = body.to_dict()

    headers["Content-Type"] = "application/json"

    _kwargs["headers"] = headers
    return _kwargs


def _parse_response(
    *, client: AuthenticatedClient | Client, response: httpx.Response
) -> CreatedPackage | Error:
    if response.status_code == 201:
        response_201 = CreatedPackage.from_dict(response.json())

        return response_201

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
) -> Response[CreatedPackage | Error]:
    return Response(
        status_code=HTTPStatus(response.status_code),
        content=response.content,
        headers=response.headers,
        parsed=_parse_response(client=client, response=response),
    )


def parse_success(data: Any) -> CreatedPackage:
    """Read the JSON of a successful answer; other JSON is refused by an error"""
    return read_created_package(data)


def sync_detailed(
    *,
    client: AuthenticatedClient | Client,
    body: FatherPackageRequest | SonPackageRequest,
) -> Response[CreatedPackage | Error]:
    """Register a package, either a Son with goods of one order or a Father that holds Sons.

     A Son names an order, the goods of it that are in the box and the labels on the box. A Father names
    Sons that travel in one master box; a Son can be in one Father only. Which of the two is sent shows
    in the body: a Father has `subpackages`. An order goes alone in a Son, or with others in a Father.

    Args:
        body (FatherPackageRequest | SonPackageRequest):

    Raises:
        errors.UnexpectedStatus: If the server returns an undocumented status code and Client.raise_on_unexpected_status is True.
        httpx.TimeoutException: If the request takes longer than Client.timeout.

    Returns:
        Response[CreatedPackage | Error]
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
    body: FatherPackageRequest | SonPackageRequest,
) -> CreatedPackage | Error | None:
    """Register a package, either a Son with goods of one order or a Father that holds Sons.

     A Son names an order, the goods of it that are in the box and the labels on the box. A Father names
    Sons that travel in one master box; a Son can be in one Father only. Which of the two is sent shows
    in the body: a Father has `subpackages`. An order goes alone in a Son, or with others in a Father.

    Args:
        body (FatherPackageRequest | SonPackageRequest):

    Raises:
        errors.UnexpectedStatus: If the server returns an undocumented status code and Client.raise_on_unexpected_status is True.
        httpx.TimeoutException: If the request takes longer than Client.timeout.

    Returns:
        CreatedPackage | Error
    """

    return sync_detailed(
        client=client,
        body=body,
    ).parsed


async def asyncio_detailed(
    *,
    client: AuthenticatedClient | Client,
    body: FatherPackageRequest | SonPackageRequest,
) -> Response[CreatedPackage | Error]:
    """Register a package, either a Son with goods of one order or a Father that holds Sons.

     A Son names an order, the goods of it that are in the box and the labels on the box. A Father names
    Sons that travel in one master box; a Son can be in one Father only. Which of the two is sent shows
    in the body: a Father has `subpackages`. An order goes alone in a Son, or with others in a Father.

    Args:
        body (FatherPackageRequest | SonPackageRequest):

    Raises:
        errors.UnexpectedStatus: If the server returns an undocumented status code and Client.raise_on_unexpected_status is True.
        httpx.TimeoutException: If the request takes longer than Client.timeout.

    Returns:
        Response[CreatedPackage | Error]
    """

    kwargs = get_kwargs(
        body=body,
    )

    response = await client.get_async_httpx_client().request(**kwargs)

    return _build_response(client=client, response=response)


async def asyncio(
    *,
    client: AuthenticatedClient | Client,
    body: FatherPackageRequest | SonPackageRequest,
) -> CreatedPackage | Error | None:
    """Register a package, either a Son with goods of one order or a Father that holds Sons.

     A Son names an order, the goods of it that are in the box and the labels on the box. A Father names
    Sons that travel in one master box; a Son can be in one Father only. Which of the two is sent shows
    in the body: a Father has `subpackages`. An order goes alone in a Son, or with others in a Father.

    Args:
        body (FatherPackageRequest | SonPackageRequest):

    Raises:
        errors.UnexpectedStatus: If the server returns an undocumented status code and Client.raise_on_unexpected_status is True.
        httpx.TimeoutException: If the request takes longer than Client.timeout.

    Returns:
        CreatedPackage | Error
    """

    return (
        await asyncio_detailed(
            client=client,
            body=body,
        )
    ).parsed
