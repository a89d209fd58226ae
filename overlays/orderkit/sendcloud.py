"""Sendcloud's API v3: the orders of a merchant's shops, listed, created, changed and deleted."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from datetime import timedelta
from typing import TYPE_CHECKING, Any, Final, Generic, Literal, TypeVar, get_args
from uuid import UUID

from orderkit_clients.sendcloud import facts

from .contract import Contract
from .errors import ApiError, BadRequestError, DecodeError
from .operations import sendcloud as operations
from .operations.sendcloud import SortKey as SortKey
from .runtime.auth.oauth2 import TokenAddress, client_credentials
from .runtime.client.addresses import checked_url
from .runtime.client.arguments import as_list, as_uuid, without_none
from .runtime.client.base_client import BaseClient
from .runtime.client.bodies import as_bodies
from .runtime.client.calls import Call
from .runtime.client.core import ClientCore
from .runtime.client.drift import OnDrift
from .runtime.client.exports import lazy_names
from .runtime.client.provider import Provider
from .runtime.client.settings import base_url_of
from .runtime.http.wire import AsyncHttp, SyncHttp
from .runtime.protocol.batches import Batch, in_parts
from .runtime.protocol.credentials import Credentials, FixedCredentials, basic_auth, secret_from
from .runtime.protocol.error_bodies import parse_json_api_errors
from .runtime.protocol.idempotent_create import retry_while_busy
from .runtime.protocol.masking import account_secrets
from .runtime.protocol.messages import Flow, Timeout
from .runtime.protocol.rate_limiter import RateLimiter
from .runtime.protocol.retry_policy import Retry

if TYPE_CHECKING:
    from orderkit_clients.sendcloud.bodies import *
    from orderkit_clients.sendcloud.models import *

else:
    _models, _bodies = "orderkit_clients.sendcloud.models", "orderkit_clients.sendcloud.bodies"
    __getattr__, __dir__ = lazy_names(__name__, _models, _bodies)

HttpT = TypeVar("HttpT")
Auth = Literal["basic", "oauth2"]

_LIVE: Final = facts.SERVERS["live"]
_TOKEN_URL: Final = facts.TOKEN_URLS["oauth2"]
# Only these words tell the error from others with the same code (SC-87).
_STILL_STORING: Final = "still processing a previous request"


def _adjust_sort(
    *, sort: str | Iterable[str] | None, windows: int | timedelta | None
) -> dict[str, str | Iterable[str] | None]:
    """Sort windows by the creation in the shop, as they follow one another."""
    if windows is None:
        return {"sort": sort}
    keys = as_list("sort", sort, str) or ["-order_created_at"]
    if keys[0].removeprefix("-") != "order_created_at":
        raise ValueError(
            f"sort must begin with order_created_at, up or down, if windows is given (got {keys[0]!r})"
        )
    return {"sort": keys}


def _save_orders(
    core: ClientCore, orders: Iterable[NewOrder | NewOrderDict], **options: Any
) -> Flow[Batch[SavedOrder]]:
    from orderkit_clients.sendcloud.models import NewOrder

    items = as_bodies("orders", orders, core.body_keys("createOrUpdateOrders"), NewOrder)
    most = (core.contract.operation("createOrUpdateOrders").request_schema or {})["maxItems"]
    return (yield from in_parts(items, most, lambda part: _save_part(core, part, options)))


def _save_part(core: ClientCore, orders: Sequence[Any], options: Mapping[str, Any]) -> Flow[list[SavedOrder]]:
    call = operations.build_create_or_update_orders(core, orders, **options)
    retry = call.retry or core.policy.retry
    return retry_while_busy(
        lambda: _saved(core, call, len(orders)), _is_still_storing, retry, core.policy.clock
    )


def _saved(core: ClientCore, call: Call[list[SavedOrder]], count: int) -> Flow[list[SavedOrder]]:
    """Return one result for each order; none if the response to a success is empty."""
    completed = yield from core.completed_flow_of(call)
    response, saved = completed.response, completed.value
    if (saved and len(saved) == count) or not response.content.strip():
        return saved
    # It is unknown which result belongs to which order, or whether all were saved.
    expected = f"{count} results, one for each order"
    error = DecodeError(f"the response (HTTP {response.status}) must have {expected} (got {len(saved)})")
    error.path, error.expected, error.response, error.may_have_succeeded = "data", expected, response, True
    core.own_errors([error], call.info, completed.attempts)
    raise error


def _is_still_storing(error: ApiError) -> bool:
    return isinstance(error, BadRequestError) and _STILL_STORING in error.message


class _Setup(BaseClient, Generic[HttpT]):
    """Construction of both clients."""

    _provider = Provider.from_facts(
        "sendcloud",
        "Sendcloud",
        facts,
        read_problem=parse_json_api_errors,  # HTTP's status says what an error means (SC-89, SC-91)
        adjusters={"listOrders": _adjust_sort},
        workflows={"save_orders": _save_orders},
    )

    def __init__(
        self,
        public_key: str | None = None,
        secret_key: str | None = None,
        *,
        auth: Auth = "basic",
        token_url: str | None = None,
        base_url: str | None = None,
        partner_id: UUID | str | None = None,
        headers: Mapping[str, str] | None = None,
        timeout: float | Timeout | None = None,
        retry: Retry = Retry(),
        limiter: RateLimiter | None = None,
        on_drift: OnDrift = "keep",
        http_client: HttpT | None = None,
    ) -> None:
        address = base_url_of(self._provider, base_url, None, "live")
        token_address = _token_address(auth, token_url, address)
        public = secret_from(public_key, "SENDCLOUD_PUBLIC_KEY", "Sendcloud", "public_key")
        secret = secret_from(secret_key, "SENDCLOUD_SECRET_KEY", "Sendcloud", "secret_key")
        credentials: Credentials
        if token_address is None:
            credentials = FixedCredentials(basic_auth(public, secret))
        else:
            credentials = client_credentials(token_address, public, secret, self._clock)
        super().__init__(
            base_url=address,
            credentials=credentials,
            arguments=without_none({"sendcloud_partner_id": as_uuid("partner_id", partner_id)}),
            headers=headers,
            timeout=timeout,
            retry=retry,
            limiter=limiter,
            on_drift=on_drift,
            http_client=http_client,
            secrets=account_secrets(public, secret),
        )


def _token_address(auth: str, token_url: str | None, base_url: str) -> TokenAddress | None:
    """The address of tokens; None where the keys are sent with every request."""
    if auth not in get_args(Auth):
        raise ValueError(f"auth must be {' or '.join(get_args(Auth))} (got {auth!r})")
    if auth == "basic":
        if token_url is not None:
            raise ValueError("token_url must be left out without auth='oauth2'")
        return None
    if token_url is None and base_url != _LIVE:
        raise ValueError(
            "token_url must be given with auth='oauth2' and another base_url than Sendcloud's: without it the keys "
            f"would be sent to {_TOKEN_URL}"
        )
    schemes = Contract.load("sendcloud").document["components"]["securitySchemes"]
    return TokenAddress(
        url=_TOKEN_URL if token_url is None else checked_url("token_url", token_url),
        scope=" ".join(schemes["oauth2"]["flows"]["clientCredentials"]["scopes"]),
    )


class Sendcloud(_Setup[SyncHttp], operations.Sendcloud):
    """Synchronous client for Sendcloud's orders. Thread-safe.

    There is no sandbox: without a `base_url` of a mock, everything done is real.

    Args:
        public_key: The account's public key, or with `oauth2` the client's id; SENDCLOUD_PUBLIC_KEY of the environment
            if left out.
        secret_key: Its secret; SENDCLOUD_SECRET_KEY if left out.
        auth: `basic` sends the keys with every request; `oauth2` exchanges them for a token, which Sendcloud offers to
            a limited number of clients.
        token_url: Another address of tokens; needed with `oauth2` and another `base_url`.
        base_url: Another address than Sendcloud's, such as a mock's; SENDCLOUD_BASE_URL if left out.
        partner_id: Id of the technology partner that creates orders, a UUID given out by Sendcloud.
        headers: Headers to add to every request; they cannot replace the credentials.
        timeout: Seconds to wait for the network, or a Timeout; SENDCLOUD_TIMEOUT if left out.
        retry: When to send again; `Retry.off()` for never.
        limiter: A limiter that keeps calls within the provider's limits, one for each pair of keys: the class's
            `limiter()`.
        on_drift: What becomes of a response that differs from the contract: `keep` holds each value as it came, logs
            each place once and counts it in `drift`; `raise` raises a DecodeError; a function receives operation, path,
            kind and count of each place in a response, which is kept.
        http_client: An httpx.Client or httpx.BaseTransport to send with; it is not closed with this client.

    Raises:
        TypeError: An argument is of a wrong type.
        ValueError: An argument is out of bounds, or there are no keys.
    """


class AsyncSendcloud(_Setup[AsyncHttp], operations.AsyncSendcloud):
    """Asynchronous client for Sendcloud's orders, bound to the event loop it is first used in.

    Same arguments as `Sendcloud`, except `http_client`: an httpx.AsyncClient or an httpx.AsyncBaseTransport.
    """
