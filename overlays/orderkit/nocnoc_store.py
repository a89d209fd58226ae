"""nocnoc's store API v2: a seller's orders, products, stock, prices and packages."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, Final, Generic, TypeVar
from urllib.parse import urlsplit

from attrs import evolve
from orderkit_clients.nocnoc_store import facts

from .operations import nocnoc_store as operations
from .runtime.client.arguments import as_bool
from .runtime.client.base_client import BaseClient
from .runtime.client.drift import OnDrift
from .runtime.client.exports import lazy_names
from .runtime.client.provider import Provider
from .runtime.client.settings import base_url_of, environment_of
from .runtime.http.wire import AsyncHttp, SyncHttp
from .runtime.protocol.credentials import FixedCredentials, secret_from
from .runtime.protocol.error_bodies import ErrorMapping, json_object, parse_problem, texts
from .runtime.protocol.messages import Problem, Response, Timeout
from .runtime.protocol.rate_limiter import RateLimiter
from .runtime.protocol.retry_policy import Retry

if TYPE_CHECKING:
    from orderkit_clients.nocnoc_store.bodies import *
    from orderkit_clients.nocnoc_store.models import *

else:
    _models, _bodies = "orderkit_clients.nocnoc_store.models", "orderkit_clients.nocnoc_store.bodies"
    __getattr__, __dir__ = lazy_names(__name__, _models, _bodies)

HttpT = TypeVar("HttpT")

_LIVE: Final = facts.SERVERS["live"]
_ERRORS: Final = ErrorMapping.from_facts(facts)


def _read_problem(response: Response) -> Problem:
    """Read code, message and the errors of the body, each by itself if it is there."""
    body = json_object(response)
    return evolve(parse_problem(body, response, _ERRORS), details=texts(body.get("errors")))


class _Setup(BaseClient, Generic[HttpT]):
    """Construction of both clients."""

    _provider = Provider.from_facts(
        "nocnoc_store",
        "the nocnoc store",
        facts,
        read_problem=_read_problem,
        headers={"Content-Type": "application/json"},  # also of requests without a body (ST-28)
    )

    def __init__(
        self,
        api_key: str | None = None,
        *,
        live: bool | None = None,
        base_url: str | None = None,
        headers: Mapping[str, str] | None = None,
        timeout: float | Timeout | None = None,
        retry: Retry = Retry(),
        limiter: RateLimiter | None = None,
        on_drift: OnDrift = "keep",
        http_client: HttpT | None = None,
    ) -> None:
        key = secret_from(api_key, "NOCNOC_STORE_API_KEY", "the nocnoc store", "api_key")
        super().__init__(
            base_url=self._address(live, base_url),
            credentials=FixedCredentials.of({facts.CREDENTIAL_HEADERS["apiKey"]: key}),
            headers=headers,
            timeout=timeout,
            retry=retry,
            limiter=limiter,
            on_drift=on_drift,
            http_client=http_client,
        )

    def _address(self, live: bool | None, base_url: str | None) -> str:
        """The address; nocnoc's own host only if it was asked for in so many words."""
        address = base_url_of(self._provider, base_url, None, "live")
        if as_bool("live", live) is None:
            live = environment_of(self._provider) == "live"
        if not live and _host(address) == _host(_LIVE):
            raise ValueError(
                f"base_url must be another host than {_LIVE}, where every cancellation, price and package is real: "
                "pass base_url=... of a mock to try something, or live=True to act on real orders"
            )
        return address


def _host(url: str) -> str:
    return (urlsplit(url).hostname or "").rstrip(".")


class NocnocStore(_Setup[SyncHttp], operations.NocnocStore):
    """Synchronous client for nocnoc's store API. Thread-safe.

    Args:
        api_key: The seller's key; NOCNOC_STORE_API_KEY of the environment if left out.
        live: Whether nocnoc's real host may be used. It has no other, and everything done there is real. If left out,
            NOCNOC_STORE_ENVIRONMENT has to be `live`.
        base_url: Another address, such as a mock's; NOCNOC_STORE_BASE_URL if left out, and nocnoc's without both.
        headers: Headers to add to every request; they cannot replace the credentials.
        timeout: Seconds to wait for the network, or a Timeout; NOCNOC_STORE_TIMEOUT if left out.
        retry: When to send again; `Retry.off()` for never.
        limiter: A limiter that keeps calls within the provider's limits, one for each key: the class's `limiter()`.
        on_drift: What becomes of a response that differs from the contract: `keep` holds each value as it came, logs
            each place once and counts it in `drift`; `raise` raises a DecodeError; a function receives operation, path,
            kind and count of each place in a response, which is kept.
        http_client: An httpx.Client or httpx.BaseTransport to send with; it is not closed with this client.

    Raises:
        TypeError: An argument is of a wrong type.
        ValueError: An argument is out of bounds, there is no key, or the address is nocnoc's without `live`.
    """


class AsyncNocnocStore(_Setup[AsyncHttp], operations.AsyncNocnocStore):
    """Asynchronous client for nocnoc's store API, bound to the event loop it is first used in.

    Same arguments as `NocnocStore`, except `http_client`: an httpx.AsyncClient or an httpx.AsyncBaseTransport.
    """
