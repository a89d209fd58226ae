"""nocnoc's Easy Logistic API: quote, create, place, cancel, get and track cross-border orders."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache
from typing import TYPE_CHECKING, Any, Final, Generic, Literal, TypeVar

from attrs import define, evolve
from orderkit_clients.nocnoc import facts

from .contract import Contract
from .errors import ApiError, BadRequestError, NotFoundError, WebhookError
from .runtime.client.arguments import address_of, as_body, as_path_segment
from .runtime.client.base_client import (
    AsyncClient,
    BaseClient,
    Call,
    Provider,
    SyncClient,
    operation,
    workflow,
)
from .runtime.client.languages import checked_language
from .runtime.client.lookup_table import LookupTable
from .runtime.http.wire import AsyncHttp, SyncHttp
from .runtime.protocol.credentials import FixedCredentials, secret_from
from .runtime.protocol.error_bodies import ErrorMapping, as_type, json_object, parse_problem
from .runtime.protocol.idempotent_create import create_once
from .runtime.protocol.messages import Flow, Problem, Response, Timeout
from .runtime.protocol.rate_limiter import RateLimiter
from .runtime.protocol.retry_policy import Retry
from .webhooks.parsing import parse_notification

if TYPE_CHECKING:
    from orderkit_clients.nocnoc.models import (
        CreateOrderRequest,
        Language,
        Order,
        OrderDetail,
        Quote,
        QuoteRequest,
        Tracking,
    )

HttpT = TypeVar("HttpT")
Environment = Literal["sandbox", "live"]

_KEY_HEADER: Final = "X-Api-Key"
_KEY_VARIABLE: Final = "NOCNOC_API_KEY"
_MEANINGS: Final = ErrorMapping(by_code=facts.STATUS_OF_CODE, by_message=facts.STATUS_OF_MESSAGE)


_TAKEN: Final = 313
"""The code for a `merchant_invoice_id` that is used already."""


@define(frozen=True)
class CreatedOnce:
    """What came of creating an order once.

    Attributes:
        merchant_invoice_id: The merchant's identification of the order.
        order: The order; None if its answer was lost. It exists then, but nocnoc finds no order by the merchant's
            identification: its id is seen in nocnoc's own pages alone. It ships only if it is placed, for which its id
            is needed, and expires at its `expiration_date`; so a new order under another `merchant_invoice_id` ships
            once all the same.
    """

    merchant_invoice_id: str
    order: Order | None


def _read_problem(answer: Response) -> Problem:
    """Code, key and message of an error, each by itself if it is there."""
    said = json_object(answer)
    return evolve(parse_problem(said, answer, _MEANINGS), key=as_type(said.get("key"), str))


class _Nocnoc(BaseClient, Generic[HttpT]):
    """How a client is made and its operations, written once for both colours."""

    provider = Provider(
        name="nocnoc",
        servers=facts.SERVERS,
        operations=facts.OPERATIONS,
        read_problem=_read_problem,
        rate_limits=facts.RATE_LIMITS,
    )

    def __init__(
        self,
        api_key: str | None = None,
        *,
        environment: Environment = "sandbox",
        base_url: str | None = None,
        language: str | None = None,
        timeout: float | Timeout = Timeout(),
        retry: Retry = Retry(),
        limiter: RateLimiter | None = None,
        http_client: HttpT | None = None,
    ) -> None:
        super().__init__(
            base_url=address_of(facts.SERVERS, environment, base_url),
            language=None if language is None else _checked(language),
            timeout=timeout,
            retry=retry,
            credentials=_credentials(api_key),
            limiter=limiter,
            http_client=http_client,
        )

    @operation
    def quote_order(
        self,
        body: QuoteRequest | Mapping[str, Any],
        *,
        language: str | None = None,
        timeout: float | Timeout | None = None,
    ) -> Call[Quote]:
        """Quote the taxes, shipping and handling of an order without creating it.

        Args:
            body: The products (weight in grams, dimensions in centimetres, price of a unit in USD), who buys them,
                where they go and, if not from the arranged address, which country they are picked up in.
            language: Language of error messages for this call: es-AR, pt-BR, es-PE or en-US.
            timeout: Seconds to wait, or a Timeout, for this call.

        Returns:
            The money in USD, of the order and of one unit of each product; total weight in grams and volume in
            cubic centimetres.

        Raises:
            BadRequestError: A member is missing or wrong (code 310), or a rule of the destination forbids the order
                (314, 316 to 323).
            UnauthorizedError: The API key is not valid (401).

        Source: nocnoc, Easy Logistic API, Quote Order.
        """
        from orderkit_clients.nocnoc.api.orders import quote_order
        from orderkit_clients.nocnoc.models import QuoteRequest

        language = self._language_of(language)
        arguments = quote_order.get_kwargs(body=as_body(body, QuoteRequest), **_lang(language))
        return self.build_call(
            "quoteOrder", arguments, quote_order.parse_success, language=language, timeout=timeout
        )

    @operation
    def create_order(
        self,
        body: CreateOrderRequest | Mapping[str, Any],
        *,
        language: str | None = None,
        timeout: float | Timeout | None = None,
    ) -> Call[Order]:
        """Create an order, quoted exactly and waiting to be placed. Never sent twice.

        Args:
            body: As for a quote, and the merchant's own identification of the order, the delivery address and the
                pickup. Each `merchant_invoice_id` can be used once.
            language: Language of error messages for this call: es-AR, pt-BR, es-PE or en-US.
            timeout: Seconds to wait, or a Timeout, for this call.

        Returns:
            The order with status `created`; it expires at 00:00 UTC of its `expiration_date` unless it is placed.

        Raises:
            BadRequestError: As for a quote.
            ConflictError: The `merchant_invoice_id` is taken (code 313).
            OutcomeUnknownError: The connection was lost: the order may or may not exist.
            UnauthorizedError: The API key is not valid (401).

        Source: nocnoc, Easy Logistic API, Create Order.
        """
        return self._creation(body, language, timeout)

    @workflow
    def create_order_once(
        self,
        body: CreateOrderRequest | Mapping[str, Any],
        *,
        language: str | None = None,
        timeout: float | Timeout | None = None,
    ) -> Flow[CreatedOnce]:
        """Create an order, and try again while it is not known whether it was created: its `merchant_invoice_id`, which
        nocnoc takes once, keeps it from being created twice.

        That it is taken counts as this order's doing only after an attempt of unknown outcome. An order that somebody
        else made meanwhile under the same `merchant_invoice_id` looks the same.

        Args:
            body: As for `create_order`.
            language: Language of error messages for this call: es-AR, pt-BR, es-PE or en-US.
            timeout: Seconds to wait, or a Timeout, for each attempt.

        Returns:
            The order, or that it exists although its answer was lost.

        Raises:
            BadRequestError: As for `create_order`.
            ConflictError: The `merchant_invoice_id` was taken before the first attempt (code 313).
            OutcomeUnknownError: Every attempt was lost: the order may or may not exist.
            ServerError: nocnoc failed at the last attempt: the order may or may not exist.
            UnauthorizedError: The API key is not valid (401).

        Source: nocnoc, Easy Logistic API, Create Order and its error 313.
        """
        call = self._creation(body, language, timeout)
        order = yield from create_once(lambda: self.flow_of(call), _is_taken, self.retry, self._clock)
        invoice = call.request.json.get("merchant_invoice_id")
        return CreatedOnce(str(invoice), order)

    @operation
    def place_order(
        self, order_id: int, *, language: str | None = None, timeout: float | Timeout | None = None
    ) -> Call[Order]:
        """Place a created order, so that it is picked up and shipped. Never sent twice.

        Args:
            order_id: The order's `id`.
            language: Language of error messages for this call: es-AR, pt-BR, es-PE or en-US.
            timeout: Seconds to wait, or a Timeout, for this call.

        Returns:
            The order with status `placed`.

        Raises:
            ConflictError: It is not `created` any more, or expired (code 311).
            NotFoundError: There is no such order of this key (312).
            OutcomeUnknownError: The connection was lost: the order may or may not be placed.
            UnauthorizedError: The API key is not valid (401).

        Source: nocnoc, Easy Logistic API, Place Order.
        """
        from orderkit_clients.nocnoc.api.orders import place_order

        language = self._language_of(language)
        arguments = place_order.get_kwargs(as_path_segment("order_id", order_id, int), **_lang(language))
        return self.build_call(
            "placeOrder", arguments, place_order.parse_success, language=language, timeout=timeout
        )

    @operation
    def cancel_order(
        self, order_id: int, *, language: str | None = None, timeout: float | Timeout | None = None
    ) -> Call[Order]:
        """Cancel an order that has not been picked up yet. Never sent twice.

        Args:
            order_id: The order's `id`.
            language: Language of error messages for this call: es-AR, pt-BR, es-PE or en-US.
            timeout: Seconds to wait, or a Timeout, for this call.

        Returns:
            The order with status `cancelled`.

        Raises:
            ConflictError: It is picked up or further, cancelled or expired (code 311).
            NotFoundError: There is no such order of this key (312).
            OutcomeUnknownError: The connection was lost: the order may or may not be cancelled.
            UnauthorizedError: The API key is not valid (401).

        Source: nocnoc, Easy Logistic API, Cancel Order.
        """
        from orderkit_clients.nocnoc.api.orders import cancel_order

        language = self._language_of(language)
        arguments = cancel_order.get_kwargs(as_path_segment("order_id", order_id, int), **_lang(language))
        return self.build_call(
            "cancelOrder", arguments, cancel_order.parse_success, language=language, timeout=timeout
        )

    @operation
    def get_order(
        self, order_id: int, *, language: str | None = None, timeout: float | Timeout | None = None
    ) -> Call[OrderDetail]:
        """Get an order with its current status and the statuses before it.

        Args:
            order_id: The order's `id`.
            language: Language of error messages for this call: es-AR, pt-BR, es-PE or en-US.
            timeout: Seconds to wait, or a Timeout, for this call.

        Returns:
            The order; `historic` holds the earlier statuses, newest first, dated by day (UTC).

        Raises:
            NotFoundError: There is no such order of this key (code 312).
            UnauthorizedError: The API key is not valid (401).

        Source: nocnoc, Easy Logistic API, Get Order.
        """
        from orderkit_clients.nocnoc.api.orders import get_order

        language = self._language_of(language)
        arguments = get_order.get_kwargs(as_path_segment("order_id", order_id, int), **_lang(language))
        return self.build_call(
            "getOrder", arguments, get_order.parse_success, language=language, timeout=timeout
        )

    @operation
    def track_order(
        self, tracking_id: str, *, language: str | None = None, timeout: float | Timeout | None = None
    ) -> Call[Tracking]:
        """Track an order by its tracking identification.

        Args:
            tracking_id: The order's `tracking_id`, such as NC10000001; not its `id`.
            language: Language of error messages for this call: es-AR, pt-BR, es-PE or en-US.
            timeout: Seconds to wait, or a Timeout, for this call.

        Returns:
            Where the order is; `historic` holds the earlier statuses, newest first, dated by second (UTC).

        Raises:
            BadRequestError: That is no tracking identification (code 310).
            NotFoundError: There is no such order of this key (312).
            UnauthorizedError: The API key is not valid (401).

        Source: nocnoc, Easy Logistic API, Track Order.
        """
        return self._tracking(tracking_id, language, timeout)

    @staticmethod
    def parse_webhook(body: bytes | str) -> Tracking:
        """Read what nocnoc posted to a `notification_url`.

        nocnoc does not sign its notifications: confirm what matters with `get_order`.

        Args:
            body: The request's body as it arrived.

        Raises:
            WebhookError: It is too long, is not JSON, or is not an order's tracking.

        Source: nocnoc, Easy Logistic API, Order Status.
        """
        from orderkit_clients.nocnoc.models import Tracking

        contract = Contract.load("nocnoc")
        return parse_notification(body, contract.schema("Tracking"), contract, Tracking.from_dict)

    @staticmethod
    def subcategories() -> LookupTable:
        """nocnoc's 222 subcategories of products, by id; `search` finds them by name.

        Source: nocnoc, Easy Logistic API, Categories.
        """
        return _subcategories()

    @workflow
    def confirm_webhook(
        self, body: bytes | str, *, language: str | None = None, timeout: float | Timeout | None = None
    ) -> Flow[Tracking]:
        """Read a webhook and ask nocnoc whether it is true, because nocnoc does not sign what it posts.

        Args:
            body: The request's body as it arrived.
            language: Language of error messages for this call: es-AR, pt-BR, es-PE or en-US.
            timeout: Seconds to wait, or a Timeout, for the question.

        Returns:
            Where nocnoc says the order is now: that counts, not the webhook, which may be older.

        Raises:
            UnauthorizedError: The API key is not valid (401).
            WebhookError: It is no webhook, or nocnoc has no such order of this key, or the order never had that status.

        Source: nocnoc, Easy Logistic API, Order Status and Track Order.
        """
        told = self.parse_webhook(body)
        try:
            asked = self._tracking(told.tracking_id, language, timeout)
            found = yield from self.flow_of(asked)
        except (ValueError, BadRequestError, NotFoundError) as error:
            raise WebhookError("the webhook is about an order that nocnoc does not know") from error
        statuses = {found.status, *(item.status for item in found.historic)}
        if found.id != told.id or told.status not in statuses:
            raise WebhookError("the webhook tells of a status that the order never had")
        return found

    def _creation(
        self,
        body: CreateOrderRequest | Mapping[str, Any],
        language: str | None,
        timeout: float | Timeout | None,
    ) -> Call[Order]:
        from orderkit_clients.nocnoc.api.orders import create_order
        from orderkit_clients.nocnoc.models import CreateOrderRequest

        language = self._language_of(language)
        arguments = create_order.get_kwargs(body=as_body(body, CreateOrderRequest), **_lang(language))
        return self.build_call(
            "createOrder", arguments, create_order.parse_success, language=language, timeout=timeout
        )

    def _tracking(
        self, tracking_id: str, language: str | None, timeout: float | Timeout | None
    ) -> Call[Tracking]:
        from orderkit_clients.nocnoc.api.orders import track_order

        language = self._language_of(language)
        arguments = track_order.get_kwargs(
            as_path_segment("tracking_id", tracking_id, str), **_lang(language)
        )
        return self.build_call(
            "trackOrder", arguments, track_order.parse_success, language=language, timeout=timeout
        )

    def _language_of(self, language: str | None) -> str | None:
        return self.language if language is None else _checked(language)


@cache
def _subcategories() -> LookupTable:
    return LookupTable.read("nocnoc", "subcategories")


def _checked(language: str) -> str:
    from orderkit_clients.nocnoc.models import Language

    return checked_language(language, Language, "nocnoc")


def _is_taken(error: ApiError) -> bool:
    return error.code == _TAKEN


def _lang(language: str | None) -> dict[Literal["x_lang"], Language]:
    from orderkit_clients.nocnoc.models import Language

    return {} if language is None else {"x_lang": Language(language)}


def _credentials(api_key: str | None) -> FixedCredentials:
    return FixedCredentials.of({_KEY_HEADER: secret_from(api_key, _KEY_VARIABLE, "nocnoc", "api_key")})


class Nocnoc(SyncClient, _Nocnoc[SyncHttp]):
    """A client of nocnoc's Easy Logistic API for threads; one may be shared by all of them.

    Args:
        api_key: The merchant's key; the environment's NOCNOC_API_KEY if left out.
        environment: `sandbox` simulates, `live` makes real orders.
        base_url: Another address, such as a mock's; it wins over the environment.
        language: Language of error messages: es-AR, pt-BR, es-PE or en-US. The provider's default is en-US.
        timeout: Seconds to wait for an answer, or a Timeout.
        retry: When to send again; `Retry.off()` for never.
        limiter: What holds calls back within the provider's limits, one for each token: the class's `limiter()`.
        http_client: An httpx.Client or httpx.BaseTransport to send with; it is not closed with this client.

    Raises:
        TypeError: An argument is of a wrong type.
        ValueError: An argument is wrong, or there is no key.
    """


class AsyncNocnoc(AsyncClient, _Nocnoc[AsyncHttp]):
    """A client of nocnoc's Easy Logistic API for tasks of one event loop. Same arguments as `Nocnoc`, but for
    `http_client`, which is an httpx.AsyncClient or an httpx.AsyncBaseTransport."""
