"""Noventiq eCommerce: search orders, get one, ask for its refund, and read signed notifications about it."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from datetime import datetime, timedelta
from hashlib import sha512
from typing import TYPE_CHECKING, Any, Final, Generic, Literal, TypeVar, cast

from attrs import define, evolve, field
from orderkit_clients.noventiq import facts

from .contract import Contract
from .errors import SignatureError
from .runtime.auth.token_credentials import Token as HeldToken
from .runtime.auth.token_credentials import TokenCredentials, without_response_bodies
from .runtime.client.arguments import address_of, as_body, as_path_segment, as_str, as_utc, given, in_seconds
from .runtime.client.base_client import AsyncClient, BaseClient, Call, Provider, SyncClient, operation
from .runtime.http.wire import AsyncHttp, SyncHttp
from .runtime.paging.list_request import ListOptions, ListRequest, list_request
from .runtime.paging.listing import listing
from .runtime.paging.windows import TimeRange, split
from .runtime.protocol.credentials import setting_from
from .runtime.protocol.error_bodies import ErrorMapping, as_type, json_object, parse_problem
from .runtime.protocol.messages import Flow, Problem, Response, Timeout
from .runtime.protocol.rate_limiter import RateLimiter
from .runtime.protocol.retry_policy import Retry
from .webhooks.parsing import SigningSecrets, parse_notification

if TYPE_CHECKING:
    from orderkit_clients.noventiq.models import (
        Order,
        OrderNotification,
        RefundRequest,
        SearchableStatus,
        SearchRequest,
        Token,
    )

T = TypeVar("T")
HttpT = TypeVar("HttpT")
Environment = Literal["test", "production"]
Status = Literal["not paid", "paid", "deleted"]

_PROOF_HEADER: Final = "AuthorizationJWT"  # NV-01
_TOKEN_LIFE: Final = 24 * 3600.0  # NV-40
_PAGE_SIZE: Final = 100
_SEPARATOR: Final = ";"
_CREATED: Final = TimeRange(
    lower="/create_date_from",
    upper="/create_date_to",
    arguments="create_date_from and create_date_to",
    unit=timedelta(seconds=1),
    write=datetime.isoformat,
    newest_first=False,
)
_MEANINGS: Final = ErrorMapping(by_code=facts.STATUS_OF_CODE, by_message=facts.STATUS_OF_MESSAGE)


def _read_problem(answer: Response) -> Problem:
    """Code and message of the first error of the list, and one text for each."""
    errors = _errors_in(answer)
    first = errors[0] if errors else {}
    said = {"code": first.get("error"), "message": first.get("message")}
    messages = (as_type(error.get("message"), str) for error in errors)
    return evolve(parse_problem(said, answer, _MEANINGS), details=tuple(filter(None, messages)))


def _errors_in(answer: Response) -> list[dict[str, Any]]:
    said = json_object(answer).get("errors")
    items = cast(list[object], said) if isinstance(said, list) else []
    return [cast(dict[str, Any], item) for item in items if isinstance(item, dict)]


@define(frozen=True)
class _Account:
    """Whom tokens are asked for."""

    username: str = field(repr=False)
    password: str = field(repr=False)


class _Noventiq(BaseClient, Generic[HttpT]):
    """How a client is made and its operations, written once for both colours."""

    provider = Provider(
        name="noventiq",
        servers=facts.SERVERS,
        operations=facts.OPERATIONS,
        read_problem=_read_problem,
        paginations=facts.PAGINATIONS,
        accept=facts.ACCEPT,
        open_operations=facts.OPEN_OPERATIONS,
        rate_limits=facts.RATE_LIMITS,
    )

    def __init__(
        self,
        username: str | None = None,
        password: str | None = None,
        *,
        environment: Environment = "test",
        base_url: str | None = None,
        timeout: float | Timeout = Timeout(),
        retry: Retry = Retry(),
        limiter: RateLimiter | None = None,
        http_client: HttpT | None = None,
    ) -> None:
        self._account = _Account(
            setting_from(username, "NOVENTIQ_USERNAME", "Noventiq", "username"),
            setting_from(password, "NOVENTIQ_PASSWORD", "Noventiq", "password"),
        )
        super().__init__(
            base_url=address_of(facts.SERVERS, environment, base_url),
            language=None,
            timeout=timeout,
            retry=retry,
            credentials=TokenCredentials(_PROOF_HEADER, self._fetch_token, self._clock.now),
            limiter=limiter,
            http_client=http_client,
        )

    @operation
    def create_token(self, *, timeout: float | Timeout | None = None) -> Call[Token]:
        """Get a token, for other programs: the client gets and renews its own by itself.

        Args:
            timeout: Seconds to wait, or a Timeout, for this call.

        Returns:
            The token, good for 24 hours; those before it stay good as well. Its `repr` hides it.

        Raises:
            UnauthorizedError: The username or the password is wrong (401).

        Source: Noventiq, public documentation, Authentication.
        """
        from orderkit_clients.noventiq.api.authentication import create_token

        return self._call_for_token(create_token.parse_success, timeout)

    @listing
    def search_orders(
        self,
        *,
        status: SearchableStatus | Status | None = None,
        external_id: str | None = None,
        create_date_from: datetime | None = None,
        create_date_to: datetime | None = None,
        pay_date_from: datetime | None = None,
        pay_date_to: datetime | None = None,
        currency: str | None = None,
        email: str | None = None,
        payment_method: str | None = None,
        page_size: int = _PAGE_SIZE,
        limit: int | None = None,
        cursor: str | None = None,
        concurrency: int = 1,
        windows: int | timedelta | None = None,
        timeout: float | Timeout | None = None,
    ) -> ListRequest[int]:
        """Search the ids of orders, the lowest first. Conditions apply together; terminated orders are never found.

        Args:
            status: Only orders of this status: not paid, paid, deleted.
            external_id: Only the order of this buy link or payment, case included; empty for those that have none.
            create_date_from: Only orders created at this time or later; it needs a time zone.
            create_date_to: Only orders created at this time or earlier; it needs a time zone.
            pay_date_from: Only orders paid at this time or later; it needs a time zone.
            pay_date_to: Only orders paid at this time or earlier; it needs a time zone.
            currency: Only orders in this currency, an ISO 4217 code such as EUR.
            email: Only orders of the customer with this e-mail address, in any case.
            payment_method: Only orders paid by this method, such as CreditCard.
            page_size: Ids asked for at once, at most 1000. An order that meets the conditions no more moves the later
                ones up by one, so that one may be missed between two pages.
            limit: At most so many ids.
            cursor: Where to resume: the `cursor` of a listing, a page or an error, with the same filters.
            concurrency: How many pages may be fetched at once, ahead of the one that is used; 1 fetches none ahead.
                Of windows it is how many are fetched at once.
            windows: Split the time from `create_date_from` to `create_date_to` into so many windows, or into windows of
                at most such a length, and list one after the other: the ids of what was created first come first, and
                in each window the lowest.
            timeout: Seconds to wait, or a Timeout, for each page.

        Returns:
            The ids, to be iterated over; `get_order` takes them.

        Raises:
            BadRequestError: Filters are refused (code 15010); `details` has one text for each.
            ForbiddenError: The account is not set up for this API (15000).
            PaginationError: The same page came twice.
            UnauthorizedError: The username or the password is wrong, or a new token is refused as well (401).
            ValueError: `windows` lacks one of the two times.

        Source: Noventiq, Get Order IDs.
        """
        from orderkit_clients.noventiq.api.orders import search_orders

        filters = {
            "status": as_str("status", status),
            "external_id": as_str("external_id", external_id),
            "create_date_from": _moment("create_date_from", create_date_from, up=True),
            "create_date_to": _moment("create_date_to", create_date_to, up=False),
            "pay_date_from": _moment("pay_date_from", pay_date_from, up=True),
            "pay_date_to": _moment("pay_date_to", pay_date_to, up=False),
            "currency": as_str("currency", currency),
            "email": as_str("email", email),
            "payment_method": as_str("payment_method", payment_method),
        }
        arguments = search_orders.get_kwargs(body=_search(given(filters), page_size))
        call = self.build_call("searchOrders", arguments, search_orders.parse_success, timeout=timeout)
        options, parts = (
            ListOptions(page_size, limit, cursor, concurrency),
            split(call.request, _CREATED, windows),
        )
        return list_request(
            call, lambda page: page.ids, options, total=lambda page: page.count_all, windows=parts
        )

    @operation
    def get_order(self, order_id: int, *, timeout: float | Timeout | None = None) -> Call[Order]:
        """Get an order of any status, terminated ones included.

        Args:
            order_id: The order's id, as `search_orders` finds it and notifications carry it.
            timeout: Seconds to wait, or a Timeout, for this call.

        Returns:
            The order. Six members are described; the others are kept as they come, in `additional_properties`.

        Raises:
            ForbiddenError: The account is not set up for this API (code 15000).
            NotFoundError: There is no such order of this account (404).
            UnauthorizedError: The username or the password is wrong, or a new token is refused as well (401).

        Source: Noventiq, public documentation, Get Order.
        """
        from orderkit_clients.noventiq.api.orders import get_order

        arguments = get_order.get_kwargs(as_path_segment("order_id", order_id, int))
        return self.build_call("getOrder", arguments, get_order.parse_success, timeout=timeout)

    @operation
    def create_refund(
        self,
        order_id: int,
        body: RefundRequest | Mapping[str, Any],
        *,
        timeout: float | Timeout | None = None,
    ) -> Call[None]:
        """Ask for the refund of a paid order. People at Noventiq decide on it. Never sent twice.

        Args:
            order_id: The order's id.
            body: The merchant's e-mail address for questions, of at most 80 characters, and why the refund is wanted,
                in at most 500.
            timeout: Seconds to wait, or a Timeout, for this call.

        Returns:
            Nothing: the request was taken. That it was carried out, the notification `product.returned` says.

        Raises:
            BadRequestError: The body does not fit, or the order cannot be refunded: it is not paid, its amount is
                nothing, or a request for it is open (400).
            NotFoundError: There is no such order of this account (404).
            OutcomeUnknownError: The connection was lost: the request may or may not be taken.
            UnauthorizedError: The username or the password is wrong, or a new token is refused as well (401).

        Source: Noventiq, public documentation, Create Refund Request.
        """
        from orderkit_clients.noventiq.api.orders import create_refund
        from orderkit_clients.noventiq.models import RefundRequest

        arguments = create_refund.get_kwargs(
            as_path_segment("order_id", order_id, int), body=as_body(body, RefundRequest)
        )
        return self.build_call("createRefund", arguments, create_refund.parse_success, timeout=timeout)

    @staticmethod
    def parse_webhook(
        body: bytes | str, *, signature: str | None, secret: str | Iterable[str]
    ) -> OrderNotification:
        """Read what Noventiq posted to a webhook's endpoint, and check that Noventiq signed it.

        The signature covers the secret, `event`, `order_id`, `create_date`, the payment's `payment_method`, `currency`
        and the customer's `email`. Confirm what matters beyond them with `get_order`.

        Args:
            body: The request's body as it arrived.
            signature: The value of the request's header `signature`; None if it has none.
            secret: The secret key of the endpoint; several while it is replaced, or where endpoints share a receiver.

        Raises:
            SignatureError: The signature is missing or wrong.
            WebhookError: The body is too long, is not JSON, or is not a notification.
            TypeError: An argument is of a wrong type.
            ValueError: A secret is empty, or there is none.

        Source: Noventiq, public documentation, Webhooks.
        """
        secrets = SigningSecrets.of(secret)
        del secret  # a traceback may show what is in this frame
        contract = Contract.load("noventiq")
        schema = contract.schema("OrderNotification")
        notification, signed = parse_notification(body, schema, contract, _with_signed_values)
        if any(_SEPARATOR in value for value in signed[:-1]):
            raise SignatureError(
                "the notification's signed values could be split in another way: nobody can tell"
            )
        secrets.check(signature, lambda secret: _sign(secret, signed))
        return notification

    def flow_with_response(self, call: Call[T]) -> Flow[tuple[T, Response]]:
        """The steps of a call, to its decoded answer and the answer itself."""
        flow = super().flow_with_response(call)
        return without_response_bodies(flow) if call.info.operation == "createToken" else flow

    def _fetch_token(self) -> Flow[HeldToken]:
        from orderkit_clients.noventiq.api.authentication import create_token

        asked_at = self._clock.now()
        held, _ = yield from self.flow_with_response(
            self._call_for_token(
                lambda data: HeldToken.lasting(create_token.parse_success(data).token, _TOKEN_LIFE, asked_at)
            )
        )
        return held

    def _call_for_token(self, build: Callable[[Any], T], timeout: float | Timeout | None = None) -> Call[T]:
        from orderkit_clients.noventiq.api.authentication import create_token
        from orderkit_clients.noventiq.models import Credentials

        checked = None if timeout is None else Timeout.of(timeout)  # before a frame holds the password
        account = Credentials(username=self._account.username, password=self._account.password)
        arguments = create_token.get_kwargs(body=account)
        return self.build_call("createToken", arguments, build, timeout=checked)


def _moment(argument: str, value: datetime | None, *, up: bool) -> datetime | None:
    """A moment in the only form that is taken: whole seconds, with its offset from UTC (NV-24)."""
    return None if value is None else in_seconds(as_utc(argument, value), up=up)


def _search(filters: dict[str, Any], page_size: int) -> SearchRequest:
    from orderkit_clients.noventiq.models import SearchableStatus, SearchRequest

    if "status" in filters:
        filters["status"] = SearchableStatus(filters["status"])
    return SearchRequest(limit=page_size, **filters)


def _with_signed_values(said: dict[str, Any]) -> tuple[OrderNotification, tuple[str, ...]]:
    """A notification, and the values that are signed, as its body writes them (NV-63)."""
    from orderkit_clients.noventiq.models import OrderNotification

    order = (said["event"], str(said["order_id"]), said["create_date"])
    money = (said["payment"]["payment_method"], said["currency"])
    return OrderNotification.from_dict(said), (*order, *money, said["customer"]["email"])


def _sign(secret: str, values: tuple[str, ...]) -> str:
    return sha512(_SEPARATOR.join((secret, *values)).encode("utf-8", "surrogatepass")).hexdigest()


class Noventiq(SyncClient, _Noventiq[SyncHttp]):
    """A client of Noventiq eCommerce for threads; one may be shared by all of them.

    Args:
        username: Name of the account; the environment's NOVENTIQ_USERNAME if left out.
        password: Its password; the environment's NOVENTIQ_PASSWORD if left out.
        environment: `test`, or `production`, where orders and refunds are those of real customers. An account is for
            one of them.
        base_url: Another address, such as a mock's; it wins over the environment.
        timeout: Seconds to wait for an answer, or a Timeout.
        retry: When to send again; `Retry.off()` for never.
        limiter: What holds calls back within the provider's limits, one for each account: the class's `limiter()`.
        http_client: An httpx.Client or httpx.BaseTransport to send with; it is not closed with this client.

    Raises:
        TypeError: An argument is of a wrong type.
        ValueError: An argument is wrong, or there is no username or no password.
    """


class AsyncNoventiq(AsyncClient, _Noventiq[AsyncHttp]):
    """A client of Noventiq eCommerce for tasks of one event loop. Same arguments as `Noventiq`, but for `http_client`,
    which is an httpx.AsyncClient or an httpx.AsyncBaseTransport."""
