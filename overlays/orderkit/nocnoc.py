"""nocnoc's Easy Logistic API: quote, create, place, cancel, get and track cross-border orders."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache
from typing import TYPE_CHECKING, Any, Final, Generic, Literal, TypeVar

from attrs import evolve
from orderkit_clients.nocnoc import facts

from .contract import Contract
from .errors import ApiError, BadRequestError, ConflictError, NotFoundError, WebhookError
from .operations import nocnoc as operations
from .runtime.client.arguments import as_enum, without_none
from .runtime.client.base_client import BaseClient
from .runtime.client.core import ClientCore
from .runtime.client.drift import OnDrift
from .runtime.client.exports import lazy_names
from .runtime.client.lookup_table import LookupTable
from .runtime.client.provider import Provider
from .runtime.client.settings import base_url_of
from .runtime.http.wire import AsyncHttp, SyncHttp
from .runtime.protocol.credentials import FixedCredentials, secret_from
from .runtime.protocol.error_bodies import ErrorMapping, as_type, json_object, parse_problem
from .runtime.protocol.idempotent_create import CreatedOnce, create_once
from .runtime.protocol.messages import Flow, Problem, Response, Timeout
from .runtime.protocol.rate_limiter import RateLimiter
from .runtime.protocol.retry_policy import Retry
from .webhooks.parsing import parse_notification

if TYPE_CHECKING:
    from orderkit_clients.nocnoc.bodies import *
    from orderkit_clients.nocnoc.models import *
else:
    _models, _bodies = "orderkit_clients.nocnoc.models", "orderkit_clients.nocnoc.bodies"
    __getattr__, __dir__ = lazy_names(__name__, _models, _bodies)

HttpT = TypeVar("HttpT")
Environment = Literal["sandbox", "live"]

_ERRORS: Final = ErrorMapping.from_facts(facts)


def _read_problem(response: Response) -> Problem:
    """Read code, key and message of an error, each by itself if it is there."""
    body = json_object(response)
    return evolve(parse_problem(body, response, _ERRORS), key=as_type(body.get("key"), str))


def _create_order_once(core: ClientCore, body: Any, **options: Any) -> Flow[CreatedOnce[Order]]:
    call = operations.build_create_order(core, body, **options)
    retry = call.retry or core.policy.retry
    order = yield from create_once(lambda: core.flow_of(call), _is_taken, retry, core.policy.clock)
    return CreatedOnce(str(call.request.json.get("merchant_invoice_id")), order)


def _is_taken(error: ApiError) -> bool:
    from orderkit_clients.nocnoc.models import ErrorCode

    # "In code you can find the error's HTTP code", says the page above its list of codes: then the message decides.
    is_worded = isinstance(error, ConflictError) and error.code in (None, error.status)
    return is_worded or error.code == ErrorCode.ORDER_ALREADY_EXISTS


def _confirm_webhook(core: ClientCore, body: bytes | str, **options: Any) -> Flow[Tracking]:
    notified = _Setup.parse_webhook(body)
    call = operations.build_track_order(core, "NC0", **options)  # misuse of the options is no WebhookError
    try:
        call = operations.build_track_order(core, notified.tracking_id, **options)
        found = yield from core.flow_of(call)
    # A TypeError says that the notification has something else in place of a tracking id: drift is kept.
    except (ValueError, TypeError, BadRequestError, NotFoundError) as error:
        raise WebhookError("the webhook is about an order that nocnoc does not know") from error
    statuses = [found.status, *(getattr(item, "status", None) for item in found.historic or ())]
    if found.id != notified.id or notified.status not in statuses:
        raise WebhookError("the webhook has a status that the order never had")
    return found


class _Setup(BaseClient, Generic[HttpT]):
    """Construction of both clients, and their methods that send nothing."""

    _provider = Provider.from_facts(
        "nocnoc",
        "nocnoc",
        facts,
        read_problem=_read_problem,
        workflows={"create_order_once": _create_order_once, "confirm_webhook": _confirm_webhook},
    )

    def __init__(
        self,
        api_key: str | None = None,
        *,
        environment: Environment | None = None,
        base_url: str | None = None,
        language: operations.models.Language | operations.LanguageValue | None = None,
        headers: Mapping[str, str] | None = None,
        timeout: float | Timeout | None = None,
        retry: Retry = Retry(),
        limiter: RateLimiter | None = None,
        on_drift: OnDrift = "keep",
        http_client: HttpT | None = None,
    ) -> None:
        from orderkit_clients.nocnoc.models import Language

        key = secret_from(api_key, "NOCNOC_API_KEY", "nocnoc", "api_key")
        super().__init__(
            base_url=base_url_of(self._provider, base_url, environment, "sandbox"),
            credentials=FixedCredentials.of({facts.CREDENTIAL_HEADERS["apiKey"]: key}),
            arguments=without_none({"x_lang": as_enum("language", language, Language)}),
            headers=headers,
            timeout=timeout,
            retry=retry,
            limiter=limiter,
            on_drift=on_drift,
            http_client=http_client,
        )

    @property
    def language(self) -> str | None:
        """Language of error messages, where one was chosen."""
        language = self._core.arguments.get("x_lang")
        return None if language is None else str(language)

    def _shown(self) -> tuple[tuple[str, object], ...]:
        return (("language", self.language),)

    @staticmethod
    def parse_webhook(body: bytes | str, *, on_drift: OnDrift = "keep") -> operations.models.Tracking:
        """Parse the body that nocnoc posted to a `notification_url`.

        nocnoc does not sign its notifications: confirm important ones with `confirm_webhook`.

        Args:
            body: The request's body as it arrived.
            on_drift: What becomes of a notification that differs from the contract, as for a client.

        Raises:
            WebhookDecodeError: It is a notification that cannot be parsed, or that differs from the contract while
                differences are raised: keep it.
            WebhookError: It is too long, or is not an order's tracking.
            TypeError: An argument is of a wrong type.
            ValueError: `on_drift` is neither of the two texts.

        Source: nocnoc, Easy Logistic API, Order Status.
        """
        from orderkit_clients.nocnoc.models import Tracking

        return parse_notification(
            body, "Tracking", Contract.load("nocnoc"), Tracking.from_dict, on_drift=on_drift
        )

    @staticmethod
    def subcategories() -> LookupTable:
        """Return the 222 subcategories of products by id; `search` finds them by name.

        Source: nocnoc, Easy Logistic API, Categories.
        """
        return _subcategories()


@cache
def _subcategories() -> LookupTable:
    return LookupTable.of(Contract.load("nocnoc").schema("Subcategory"))


class Nocnoc(_Setup[SyncHttp], operations.Nocnoc):
    """Synchronous client for nocnoc's Easy Logistic API. Thread-safe.

    Args:
        api_key: The merchant's key; NOCNOC_API_KEY of the environment if left out.
        environment: `sandbox` simulates, `live` makes real orders; NOCNOC_ENVIRONMENT, or `sandbox`, if left out.
        base_url: Another address, such as a mock's; NOCNOC_BASE_URL if left out. It wins over the environment.
        language: Language of error messages: es-AR, pt-BR, es-PE or en-US. The provider's default is en-US.
        headers: Headers to add to every request; they cannot replace the credentials.
        timeout: Seconds to wait for the network, or a Timeout; NOCNOC_TIMEOUT if left out.
        retry: When to send again; `Retry.off()` for never.
        limiter: A limiter that keeps calls within the provider's limits, one for each key: the class's `limiter()`.
        on_drift: What becomes of a response that differs from the contract: `keep` holds each value as it came, logs
            each place once and counts it in `drift`; `raise` raises a DecodeError; a function receives operation, path,
            kind and count of each place in a response, which is kept.
        http_client: An httpx.Client or httpx.BaseTransport to send with; it is not closed with this client.

    Raises:
        TypeError: An argument is of a wrong type.
        ValueError: An argument is out of bounds, or there is no key.
    """


class AsyncNocnoc(_Setup[AsyncHttp], operations.AsyncNocnoc):
    """Asynchronous client for nocnoc's Easy Logistic API, bound to the event loop it is first used in.

    Same arguments as `Nocnoc`, except `http_client`: an httpx.AsyncClient or an httpx.AsyncBaseTransport.
    """
