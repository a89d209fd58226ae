from __future__ import annotations

from http import HTTPStatus
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    import httpx

    from ...client import AuthenticatedClient, Client

from ...models.credentials import Credentials
from ...models.token import Token, read_token
from ...models.unlisted_error import UnlistedError
from ...types import Response


def get_kwargs(
    *,
    body: Credentials,
) -> dict[str, Any]:
    """Build the arguments of httpx.Client.request"""
    headers: dict[str, Any] = {}

    _kwargs: dict[str, Any] = {
        "method": "post",
        "url": "/v1/login_check",
    }

    _kwargs["json"] = body.to_dict()

    headers["Content-Type"] = "application/json"

    _kwargs["headers"] = headers
    return _kwargs


def _parse_response(
    *, client: AuthenticatedClient | Client, response: httpx.Response
) -> Token | UnlistedError:
    if response.status_code == 200:
        response_200 = Token.from_dict(response.json())

        return response_200

    if response.status_code == 400:
        response_400 = UnlistedError.from_dict(response.json())

        return response_400

    if response.status_code == 401:
        response_401 = UnlistedError.from_dict(response.json())

        return response_401

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
) -> Response[Token | UnlistedError]:
    return Response(
        status_code=HTTPStatus(response.status_code),
        content=response.content,
        headers=response.headers,
        parsed=_parse_response(client=client, response=response),
    )


def parse_success(data: Any) -> Token:
    """Read the JSON of a successful answer; other JSON is refused by an error"""
    return read_token(data)


def sync_detailed(
    *,
    client: AuthenticatedClient | Client,
    body: Credentials,
) -> Response[Token | UnlistedError]:
    """Get a token for the other operations by username and password.

     The token is good for 24 hours from now, for every API of the account and in this environment only.
    A new one
    does not end those before it, so the call may be repeated.

    Args:
        body (Credentials): An account of the Merchant Portal that may use the API.

    Raises:
        errors.UnexpectedStatus: If the server returns an undocumented status code and Client.raise_on_unexpected_status is True.
        httpx.TimeoutException: If the request takes longer than Client.timeout.

    Returns:
        Response[Token | UnlistedError]
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
    body: Credentials,
) -> Token | UnlistedError | None:
    """Get a token for the other operations by username and password.

     The token is good for 24 hours from now, for every API of the account and in this environment only.
    A new one
    does not end those before it, so the call may be repeated.

    Args:
        body (Credentials): An account of the Merchant Portal that may use the API.

    Raises:
        errors.UnexpectedStatus: If the server returns an undocumented status code and Client.raise_on_unexpected_status is True.
        httpx.TimeoutException: If the request takes longer than Client.timeout.

    Returns:
        Token | UnlistedError
    """

    return sync_detailed(
        client=client,
        body=body,
    ).parsed


async def asyncio_detailed(
    *,
    client: AuthenticatedClient | Client,
    body: Credentials,
) -> Response[Token | UnlistedError]:
    """Get a token for the other operations by username and password.

     The token is good for 24 hours from now, for every API of the account and in this environment only.
    A new one
    does not end those before it, so the call may be repeated.

    Args:
        body (Credentials): An account of the Merchant Portal that may use the API.

    Raises:
        errors.UnexpectedStatus: If the server returns an undocumented status code and Client.raise_on_unexpected_status is True.
        httpx.TimeoutException: If the request takes longer than Client.timeout.

    Returns:
        Response[Token | UnlistedError]
    """

    kwargs = get_kwargs(
        body=body,
    )

    response = await client.get_async_httpx_client().request(**kwargs)

    return _build_response(client=client, response=response)


async def asyncio(
    *,
    client: AuthenticatedClient | Client,
    body: Credentials,
) -> Token | UnlistedError | None:
    """Get a token for the other operations by username and password.

     The token is good for 24 hours from now, for every API of the account and in this environment only.
    A new one
    does not end those before it, so the call may be repeated.

    Args:
        body (Credentials): An account of the Merchant Portal that may use the API.

    Raises:
        errors.UnexpectedStatus: If the server returns an undocumented status code and Client.raise_on_unexpected_status is True.
        httpx.TimeoutException: If the request takes longer than Client.timeout.

    Returns:
        Token | UnlistedError
    """

    return (
        await asyncio_detailed(
            client=client,
            body=body,
        )
    ).parsed
