from __future__ import annotations

from http import HTTPStatus
from typing import TYPE_CHECKING, Any
from urllib.parse import quote

if TYPE_CHECKING:
    import httpx

    from ...client import AuthenticatedClient, Client

from ...models.error import Error
from ...models.language import Language
from ...models.tracking import Tracking, read_tracking
from ...types import UNSET, Response, Unset


def get_kwargs(
    tracking_id: str,
    *,
    x_lang: Language | Unset = UNSET,
) -> dict[str, Any]:
    """Build the arguments of httpx.Client.request"""
    headers: dict[str, Any] = {}
    if not isinstance(x_lang, Unset):
        headers["X-Lang"] = str(x_lang)

    _kwargs: dict[str, Any] = {
        "method": "post",
        "url": "/api/order/tracking/{tracking_id}".format(
            tracking_id=quote(str(tracking_id), safe=""),
        ),
    }

    _kwargs["headers"] = headers
    return _kwargs


def _parse_response(*, client: AuthenticatedClient | Client, response: httpx.Response) -> Error | Tracking:
    if response.status_code == 200:
        response_200 = Tracking.from_dict(response.json())

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
) -> Response[Error | Tracking]:
    return Response(
        status_code=HTTPStatus(response.status_code),
        content=response.content,
        headers=response.headers,
        parsed=_parse_response(client=client, response=response),
    )


def parse_success(data: Any) -> Tracking:
    """Read the JSON of a successful answer; other JSON is refused by an error"""
    return read_tracking(data)


def sync_detailed(
    tracking_id: str,
    *,
    client: AuthenticatedClient | Client,
    x_lang: Language | Unset = UNSET,
) -> Response[Error | Tracking]:
    """Track an order by its tracking identification.

     A read, although the method is POST; it takes no body. `historic` holds the earlier statuses, newest
    first, dated by second. It takes the tracking identification, not the order's id.

    Args:
        tracking_id (str): Tracking identification of the order, the `tracking_id` that
            createOrder returned.
        x_lang (Language | Unset): A language of error messages: Spanish of Argentina, Portuguese
            of Brazil, Spanish of Peru, or English of the United States, which is the default.

    Raises:
        errors.UnexpectedStatus: If the server returns an undocumented status code and Client.raise_on_unexpected_status is True.
        httpx.TimeoutException: If the request takes longer than Client.timeout.

    Returns:
        Response[Error | Tracking]
    """

    kwargs = get_kwargs(
        tracking_id=tracking_id,
        x_lang=x_lang,
    )

    response = client.get_httpx_client().request(
        **kwargs,
    )

    return _build_response(client=client, response=response)


def sync(
    tracking_id: str,
    *,
    client: AuthenticatedClient | Client,
    x_lang: Language | Unset = UNSET,
) -> Error | Tracking | None:
    """Track an order by its tracking identification.

     A read, although the method is POST; it takes no body. `historic` holds the earlier statuses, newest
    first, dated by second. It takes the tracking identification, not the order's id.

    Args:
        tracking_id (str): Tracking identification of the order, the `tracking_id` that
            createOrder returned.
        x_lang (Language | Unset): A language of error messages: Spanish of Argentina, Portuguese
            of Brazil, Spanish of Peru, or English of the United States, which is the default.

    Raises:
        errors.UnexpectedStatus: If the server returns an undocumented status code and Client.raise_on_unexpected_status is True.
        httpx.TimeoutException: If the request takes longer than Client.timeout.

    Returns:
        Error | Tracking
    """

    return sync_detailed(
        tracking_id=tracking_id,
        client=client,
        x_lang=x_lang,
    ).parsed


async def asyncio_detailed(
    tracking_id: str,
    *,
    client: AuthenticatedClient | Client,
    x_lang: Language | Unset = UNSET,
) -> Response[Error | Tracking]:
    """Track an order by its tracking identification.

     A read, although the method is POST; it takes no body. `historic` holds the earlier statuses, newest
    first, dated by second. It takes the tracking identification, not the order's id.

    Args:
        tracking_id (str): Tracking identification of the order, the `tracking_id` that
            createOrder returned.
        x_lang (Language | Unset): A language of error messages: Spanish of Argentina, Portuguese
            of Brazil, Spanish of Peru, or English of the United States, which is the default.

    Raises:
        errors.UnexpectedStatus: If the server returns an undocumented status code and Client.raise_on_unexpected_status is True.
        httpx.TimeoutException: If the request takes longer than Client.timeout.

    Returns:
        Response[Error | Tracking]
    """

    kwargs = get_kwargs(
        tracking_id=tracking_id,
        x_lang=x_lang,
    )

    response = await client.get_async_httpx_client().request(**kwargs)

    return _build_response(client=client, response=response)


async def asyncio(
    tracking_id: str,
    *,
    client: AuthenticatedClient | Client,
    x_lang: Language | Unset = UNSET,
) -> Error | Tracking | None:
    """Track an order by its tracking identification.

     A read, although the method is POST; it takes no body. `historic` holds the earlier statuses, newest
    first, dated by second. It takes the tracking identification, not the order's id.

    Args:
        tracking_id (str): Tracking identification of the order, the `tracking_id` that
            createOrder returned.
        x_lang (Language | Unset): A language of error messages: Spanish of Argentina, Portuguese
            of Brazil, Spanish of Peru, or English of the United States, which is the default.

    Raises:
        errors.UnexpectedStatus: If the server returns an undocumented status code and Client.raise_on_unexpected_status is True.
        httpx.TimeoutException: If the request takes longer than Client.timeout.

    Returns:
        Error | Tracking
    """

    return (
        await asyncio_detailed(
            tracking_id=tracking_id,
            client=client,
            x_lang=x_lang,
        )
    ).parsed
