"""ePages' shop orders, REST API v1: list a shop's orders, get one, change it, list its invoices and credit notes."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import datetime, timedelta
from functools import partial
from typing import TYPE_CHECKING, Any, Final, Generic, TypeVar
from urllib.parse import urlsplit

from orderkit_clients.epages import facts

from .contract import Contract
from .operations import epages as operations
from .runtime.client.addresses import checked_base_url
from .runtime.client.arguments import as_bool, as_path_segment, as_str, without_none
from .runtime.client.base_client import BaseClient
from .runtime.client.drift import OnDrift
from .runtime.client.exports import lazy_names
from .runtime.client.provider import Provider
from .runtime.client.settings import variable
from .runtime.client.times import as_utc, in_milliseconds
from .runtime.http.wire import AsyncHttp, SyncHttp
from .runtime.paging.list_request import ListRequest
from .runtime.protocol.credentials import FixedCredentials, secret_from, setting_from
from .runtime.protocol.messages import Timeout
from .runtime.protocol.rate_limit_headers import wait_until_reset
from .runtime.protocol.rate_limiter import RateLimiter
from .runtime.protocol.retry_policy import Retry

if TYPE_CHECKING:
    from orderkit_clients.epages.bodies import *
    from orderkit_clients.epages.models import *

else:
    _models, _bodies = "orderkit_clients.epages.models", "orderkit_clients.epages.bodies"
    __getattr__, __dir__ = lazy_names(__name__, _models, _bodies)

HttpT = TypeVar("HttpT")

_SHOPS: Final = urlsplit(facts.SERVERS["shop"]).path
_WINDOW: Final = max(limit["seconds"] for limit in facts.RATE_LIMITS)


def _adjust_times(
    *,
    created_after: datetime | str | None,
    created_before: datetime | str | None,
    last_updated: bool | None,
    windows: int | timedelta | None,
) -> dict[str, Any]:
    """Keep the times of creation within a year (EP-16).

    The bounds are exclusive (EP-15): they are rounded away from each other so that no order between them is lost, but
    not beyond the year.
    """
    if as_bool("last_updated", last_updated) and windows is not None:
        raise ValueError("windows must be left out with last_updated: windows follow in time of creation")
    if created_after is not None and created_before is not None and windows is None:
        latest = _a_year_after(as_utc("created_after", created_after))
        if as_utc("created_before", created_before) > latest:
            raise ValueError(
                f"created_before must be at most a year after created_after, {latest} (got {created_before}): "
                "windows= lists longer times"
            )
        rounded = datetime.fromisoformat(in_milliseconds(as_utc("created_before", created_before), up=True))
        created_before = min(rounded, datetime.fromisoformat(in_milliseconds(latest, up=False)))
    return {"created_after": created_after, "created_before": created_before, "last_updated": last_updated}


def _check_windows(listing: ListRequest[Any]) -> None:
    """Refuse windows longer than a year at once: ePages would (EP-16), perhaps after it listed others."""
    windows = listing.windows
    for inputs in (windows.params_for(number) for number in range(windows.count)) if windows else ():
        after, before = (datetime.fromisoformat(text) for text in inputs.values())
        if before > _a_year_after(after):
            raise ValueError(
                f"windows must be at most a year long (got {after} to {before}): use windows=timedelta(days=365)"
            )


def _a_year_after(utc: datetime) -> datetime:
    """The same day and time of the next year; 1 March for 29 February (EP-17)."""
    try:
        return utc.replace(year=utc.year + 1)
    except ValueError:
        return utc.replace(year=utc.year + 1, month=3, day=1)


class _Setup(BaseClient, Generic[HttpT]):
    """Construction of both clients."""

    _provider = Provider.from_facts(
        "epages",
        "ePages",
        facts,
        retry_after_of=partial(wait_until_reset, window=_WINDOW),
        adjusters={"listOrders": _adjust_times},
        checkers={"listOrders": _check_windows},
    )

    def __init__(
        self,
        *,
        shop_id: str | None = None,
        token: str | None = None,
        base_url: str | None = None,
        locale: str | None = None,
        headers: Mapping[str, str] | None = None,
        timeout: float | Timeout | None = None,
        retry: Retry = Retry(),
        limiter: RateLimiter | None = None,
        on_drift: OnDrift = "keep",
        http_client: HttpT | None = None,
    ) -> None:
        shop = as_path_segment("shop_id", setting_from(shop_id, "EPAGES_SHOP_ID", "ePages", "shop_id"), str)
        secret = secret_from(token, "EPAGES_TOKEN", "ePages", "token")
        form = Contract.load("epages").parameter("getOrder", "locale")["pattern"]
        locale = as_str("locale", locale, pattern=form, example="en_US")
        super().__init__(
            base_url=_address(base_url, shop, variable(self._provider, "BASE_URL")),
            credentials=FixedCredentials.of({facts.CREDENTIAL_HEADERS["oauth2"]: f"Bearer {secret}"}),
            arguments=without_none({"shop_id": shop, "locale": locale}),
            headers=headers,
            timeout=timeout,
            retry=retry,
            limiter=limiter,
            on_drift=on_drift,
            http_client=http_client,
        )

    @property
    def shop_id(self) -> str:
        """Id of the shop at its address."""
        shop: str = self._core.arguments["shop_id"]
        return shop

    @property
    def locale(self) -> str | None:
        """Language and country of texts, where they were chosen."""
        locale: str | None = self._core.arguments.get("locale")
        return locale

    def _shown(self) -> tuple[tuple[str, object], ...]:
        return (("locale", self.locale),)


def _address(base_url: str | None, shop_id: str, variable_name: str) -> str:
    address = checked_base_url("base_url", setting_from(base_url, variable_name, "ePages", "base_url"))
    parts = urlsplit(address)
    above, _, last = address.rpartition("/")
    if parts.path != _SHOPS and (last == shop_id or above.endswith(_SHOPS)):
        raise ValueError(f"base_url must not name the shop, shop_id does: pass {above}")
    if parts.scheme == "https" and parts.path != _SHOPS and _SHOPS.startswith(parts.path):
        raise ValueError(f"base_url must have the path of all shops: pass https://{parts.netloc}{_SHOPS}")
    return address


class EPages(_Setup[SyncHttp], operations.EPages):
    """Synchronous client for one ePages shop. Thread-safe.

    There is no sandbox: requests read and change real orders of the shop.

    Args:
        shop_id: Id of the shop; EPAGES_SHOP_ID of the environment if left out.
        token: The access token of an app that the merchant installed; EPAGES_TOKEN if left out.
        base_url: Where the host has its shops, without the shop itself, such as https://shop.example/rs/shops, or the
            address of a mock; EPAGES_BASE_URL if left out.
        locale: Language and country of texts, such as en_US, which ePages recommends; the shop's own if left out.
        headers: Headers to add to every request; they cannot replace the credentials.
        timeout: Seconds to wait for the network, or a Timeout; EPAGES_TIMEOUT if left out.
        retry: When to send again; `Retry.off()` for never.
        limiter: A limiter that keeps calls within the provider's limits, one for each token: the class's `limiter()`.
        on_drift: What becomes of a response that differs from the contract: `keep` holds each value as it came, logs
            each place once and counts it in `drift`; `raise` raises a DecodeError; a function receives operation, path,
            kind and count of each place in a response, which is kept.
        http_client: An httpx.Client or httpx.BaseTransport to send with; it is not closed with this client.

    Raises:
        TypeError: An argument is of a wrong type.
        ValueError: An argument is out of bounds, or there is no shop, token or address.
    """


class AsyncEPages(_Setup[AsyncHttp], operations.AsyncEPages):
    """Asynchronous client for one ePages shop, bound to the event loop it is first used in.

    Same arguments as `EPages`, except `http_client`: an httpx.AsyncClient or an httpx.AsyncBaseTransport.
    """
