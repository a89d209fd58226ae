"""Sendcloud's API v3: the orders of a merchant's shops, listed, created, changed and deleted."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from datetime import date, timedelta
from typing import TYPE_CHECKING, Any, Final, Generic, Literal, TypeVar, cast, get_args
from uuid import UUID

from orderkit_clients.sendcloud import facts

from .contract import Contract
from .errors import ApiError, BadRequestError
from .runtime.auth.oauth2 import TokenAddress, client_credentials
from .runtime.client.arguments import (
    as_bodies,
    as_body,
    as_date,
    as_int,
    as_list,
    as_str,
    checked_base_url,
    checked_url,
)
from .runtime.client.base_client import (
    AsyncClient,
    BaseClient,
    Call,
    Provider,
    SyncClient,
    operation,
    workflow,
)
from .runtime.http.wire import AsyncHttp, SyncHttp
from .runtime.paging.list_request import ListOptions, ListRequest, list_request
from .runtime.paging.listing import listing
from .runtime.paging.windows import days, split
from .runtime.protocol.batches import Batch, in_parts
from .runtime.protocol.credentials import Credentials, FixedCredentials, basic_auth, secret_from
from .runtime.protocol.error_bodies import as_type, json_object
from .runtime.protocol.idempotent_create import retry_while_busy
from .runtime.protocol.messages import Flow, Problem, Response, Timeout
from .runtime.protocol.rate_limiter import RateLimiter
from .runtime.protocol.retry_policy import Retry

if TYPE_CHECKING:
    from orderkit_clients.sendcloud.models import NewOrder, Order, OrderChanges, OrderList, SavedOrder

HttpT = TypeVar("HttpT")
Auth = Literal["basic", "oauth2"]
SortKey = Literal[
    "integration",
    "order_number",
    "order_created_at",
    "order_updated_at",
    "pk",
    "-integration",
    "-order_number",
    "-order_created_at",
    "-order_updated_at",
    "-pk",
]

_LIVE: Final = facts.SERVERS["live"]
_TOKEN_URL: Final = facts.TOKEN_URLS["oauth2"]
_PUBLIC_KEY: Final = "SENDCLOUD_PUBLIC_KEY"
_SECRET_KEY: Final = "SENDCLOUD_SECRET_KEY"  # noqa: S105 - the name of a variable, not what it holds
_STILL_STORING: Final = "still processing a previous request"
_KEY: Final = re.compile(r"[1-9][0-9]*")


def _read_problem(answer: Response) -> Problem:
    """The first error's code and text, and every error as one text; HTTP's status says what it means (SC-89)."""
    entries = list(_errors_in(answer))
    first = entries[0] if entries else {}
    words = as_type(first.get("detail"), str) or as_type(first.get("title"), str)
    return Problem(
        meaning=answer.status,
        message=words or answer.reason or "no message",
        code=as_type(first.get("code"), str),
        details=tuple(_told(entry) for entry in entries),
    )


def _errors_in(answer: Response) -> Iterator[dict[str, Any]]:
    """The errors of a body; an object in place of their list is the only one (SC-91)."""
    said: object = json_object(answer).get("errors")
    for entry in cast(list[object], said) if isinstance(said, list) else [said]:
        if isinstance(entry, dict):
            yield cast(dict[str, Any], entry)


def _told(entry: Mapping[str, Any]) -> str:
    """An error as one text, after the place, parameter or header that it is about."""
    source = cast(dict[str, Any], entry.get("source")) if isinstance(entry.get("source"), dict) else {}
    places = [source.get(kind) for kind in ("pointer", "parameter", "header")]
    words = [entry.get("detail") or entry.get("title") or entry.get("code")]
    return ": ".join(text for text in places + words if isinstance(text, str) and text)


class _Sendcloud(BaseClient, Generic[HttpT]):
    """How a client is made and its operations, written once for both colours."""

    provider = Provider(
        name="sendcloud",
        servers=facts.SERVERS,
        operations=facts.OPERATIONS,
        read_problem=_read_problem,
        paginations=facts.PAGINATIONS,
        accept=facts.ACCEPT,
        rate_limits=facts.RATE_LIMITS,
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
        timeout: float | Timeout = Timeout(),
        retry: Retry = Retry(),
        limiter: RateLimiter | None = None,
        http_client: HttpT | None = None,
    ) -> None:
        address = _LIVE if base_url is None else checked_base_url(base_url)
        token_address = _token_address(auth, token_url, address)
        public = secret_from(public_key, _PUBLIC_KEY, "Sendcloud", "public_key")
        secret = secret_from(secret_key, _SECRET_KEY, "Sendcloud", "secret_key")
        credentials: Credentials
        if token_address is None:
            credentials = FixedCredentials(basic_auth(public, secret))
        else:
            credentials = client_credentials(
                token_address, public, secret, timeout=timeout, retry=retry, clock=self._clock
            )
        self._partner_id = _partner(partner_id)
        super().__init__(
            base_url=address,
            language=None,
            timeout=timeout,
            retry=retry,
            credentials=credentials,
            limiter=limiter,
            http_client=http_client,
        )

    @listing
    def list_orders(
        self,
        *,
        integration: int | Iterable[int] | None = None,
        order_number: str | None = None,
        order_id: str | None = None,
        status: str | None = None,
        order_created_at: date | None = None,
        order_created_at_min: date | None = None,
        order_created_at_max: date | None = None,
        order_updated_at: date | None = None,
        order_updated_at_min: date | None = None,
        order_updated_at_max: date | None = None,
        sort: SortKey | Iterable[SortKey] | None = None,
        page_size: int | None = None,
        limit: int | None = None,
        cursor: str | None = None,
        concurrency: int = 1,
        windows: int | timedelta | None = None,
        timeout: float | Timeout | None = None,
    ) -> ListRequest[Order]:
        """List the orders of the account, the latest `id` first unless another sort is asked for.

        Every filter must hold. Days are days in UTC of the dates that the shop gave.

        Args:
            integration: Only orders of this integration of the account, or of one of these.
            order_number: Only orders with this number, whatever the case of its letters.
            order_id: Only orders with this identification of the shop, whatever the case of its letters.
            status: Only orders whose `order_details.status.code` is this, whatever the case of its letters. Each shop
                has its own.
            order_created_at: Only orders created in the shop on this day.
            order_created_at_min: Only orders created in the shop on this day or later.
            order_created_at_max: Only orders created in the shop on this day or earlier.
            order_updated_at: Only orders updated in the shop on this day.
            order_updated_at_min: Only orders updated in the shop on this day or later.
            order_updated_at_max: Only orders updated in the shop on this day or earlier.
            sort: A key, or several, the most important first; with a `-` before it a key sorts downwards. `pk` is the
                number of Sendcloud's own `id`.
            page_size: Orders asked for at once, 1 to 200; 100 if left out.
            limit: At most so many orders.
            cursor: Where to resume: the `cursor` of a listing, a page or an error, with the same filters.
            concurrency: 2 to fetch the next page while this one is used; without windows more is no faster, because
                only a page knows the one after it. Of windows it is how many are fetched at once.
            windows: Split the days from `order_created_at_min` to `order_created_at_max` into so many windows, or into
                windows of at most such a length, and list one after the other. The orders come by their creation in
                the shop, the latest first, or as `sort` says, which must begin with it.
            timeout: Seconds to wait, or a Timeout, for each page.

        Returns:
            The orders, to be iterated over. Money is a number with its currency, of costs a text; weights and lengths
            name their unit; times are texts with their offset.

        Raises:
            BadRequestError: A filter is refused, such as an integration that is not the account's (400).
            NotFoundError: Sendcloud does not know its own cursor any more (404).
            PaginationError: The same page came twice.
            UnauthorizedError: The keys are not valid (401).
            ValueError: `windows` lacks one of the two days, or `sort` begins with another key.

        Source: Sendcloud, Retrieve a list of orders.
        """
        from orderkit_clients.sendcloud.api.orders import list_orders

        given = {
            "integration": integration,
            "order_number": order_number,
            "order_id": order_id,
            "status": status,
            "order_created_at": order_created_at,
            "order_created_at_min": order_created_at_min,
            "order_created_at_max": order_created_at_max,
            "order_updated_at": order_updated_at,
            "order_updated_at_min": order_updated_at_min,
            "order_updated_at_max": order_updated_at_max,
            "sort": _in_order(sort, windows),
            "page_size": page_size,
        }
        arguments = list_orders.get_kwargs(**_checked(given))
        call = self.build_call("listOrders", arguments, list_orders.parse_success, timeout=timeout)
        return _listed(call, ListOptions(_size(page_size), limit, cursor, concurrency), windows)

    @workflow
    def save_orders(
        self, orders: Iterable[NewOrder | Mapping[str, Any]], *, timeout: float | Timeout | None = None
    ) -> Flow[Batch[SavedOrder]]:
        """Create or replace any number of orders, as many at once as Sendcloud takes, and tell what came of each.

        One call after the other, each as `create_or_update_orders` makes it: all of its orders are saved, or none, and
        it is sent again after a lost answer. It is also sent again while Sendcloud is still storing one of its orders,
        which may be what a lost answer left behind. After a part that is refused because of its orders (400) it goes
        on, after anything else that goes wrong it stops.

        Args:
            orders: The orders, as `create_or_update_orders` takes them. One that comes twice is saved twice, and the
                later one stays.
            timeout: Seconds to wait, or a Timeout, for each call.

        Returns:
            What came of each part; `saved`, `failed` and `raise_for_failure()` of the whole. What was refused or lost
            is told there and raises nothing.

        Raises:
            TypeError: What was handed in are no orders; nothing is sent.

        Source: Sendcloud's OpenAPI description of the orders API, Create/Update Orders.
        """
        from orderkit_clients.sendcloud.models import NewOrder

        bodies = as_bodies(orders, NewOrder)
        return (yield from in_parts(bodies, _most_at_once(), lambda part: self._saving_all(part, timeout)))

    @operation
    def create_or_update_orders(
        self, orders: Iterable[NewOrder | Mapping[str, Any]], *, timeout: float | Timeout | None = None
    ) -> Call[list[SavedOrder]]:
        """Create orders, or replace those that exist: those whose integration has their `order_id`, or whose `id` is
        given. All or nothing. Sent again after a lost answer, because it writes the same again.

        Args:
            orders: At most 100: money with its currency, weights and lengths with their unit, times with their offset.
            timeout: Seconds to wait, or a Timeout, for this call.

        Returns:
            How each order can be found again, in the order of the request. Sendcloud stores orders after it has
            answered: they may take seconds to be found.

        Raises:
            BadRequestError: At least one order is not acceptable and none is stored; `details` has a text for each
                thing that is wrong (400). Also if the same order is still being stored: try again in a moment.
            OutcomeUnknownError: The connection was lost every time: send the same again.
            UnauthorizedError: The keys are not valid (401).
            ValueError: There are none, or more than 100, which are for `save_orders`.

        Source: Sendcloud's OpenAPI description of the orders API, Create/Update Orders.
        """
        from orderkit_clients.sendcloud.models import NewOrder

        return self._saving(_batch(as_bodies(orders, NewOrder)), timeout)

    @operation
    def retrieve_order(self, order_key: int | str, *, timeout: float | Timeout | None = None) -> Call[Order]:
        """Retrieve an order.

        Args:
            order_key: Sendcloud's own `id` of the order, as a number or as its text; not the shop's `order_id`.
            timeout: Seconds to wait, or a Timeout, for this call.

        Returns:
            The order, in the units it names.

        Raises:
            NotFoundError: The account has no such order (404).
            UnauthorizedError: The keys are not valid (401).

        Source: Sendcloud's OpenAPI description of the orders API, Retrieve an order.
        """
        from orderkit_clients.sendcloud.api.orders import retrieve_order

        arguments = retrieve_order.get_kwargs(_number(order_key))
        call = self.build_call("retrieveOrder", arguments, retrieve_order.parse_success, timeout=timeout)
        return call.then(lambda answer: answer.data)

    @operation
    def update_order(
        self,
        order_key: int | str,
        changes: OrderChanges | Mapping[str, Any],
        *,
        timeout: float | Timeout | None = None,
    ) -> Call[SavedOrder]:
        """Change some members of an order; the others stay as they are. Never sent twice.

        Args:
            order_key: Sendcloud's own `id` of the order, as a number or as its text; not the shop's `order_id`.
            changes: The members to change, merged at every depth. Items are found by their `name`; none can be added or
                taken away.
            timeout: Seconds to wait, or a Timeout, for this call.

        Returns:
            The identifications of the order and nothing else: `retrieve_order` shows it.

        Raises:
            BadRequestError: The changes are not acceptable and nothing is changed; `details` says why (400).
            NotFoundError: The account has no such order (404).
            OutcomeUnknownError: The connection was lost: the order may or may not be changed.
            UnauthorizedError: The keys are not valid (401).

        Source: Sendcloud's OpenAPI description of the orders API, Update an order.
        """
        from orderkit_clients.sendcloud.api.orders import update_order
        from orderkit_clients.sendcloud.models import OrderChanges

        arguments = update_order.get_kwargs(_number(order_key), body=as_body(changes, OrderChanges))
        call = self.build_call("updateOrder", arguments, update_order.parse_success, timeout=timeout)
        return call.then(lambda answer: answer.data)

    @operation
    def delete_order(self, order_key: int | str, *, timeout: float | Timeout | None = None) -> Call[None]:
        """Delete an order. Never sent twice.

        Args:
            order_key: Sendcloud's own `id` of the order, as a number or as its text; not the shop's `order_id`.
            timeout: Seconds to wait, or a Timeout, for this call.

        Returns:
            Nothing. The order is gone, and its integration may use the `order_id` again.

        Raises:
            NotFoundError: The account has no such order, perhaps because it is deleted already (404).
            OutcomeUnknownError: The connection was lost: the order may or may not be deleted.
            UnauthorizedError: The keys are not valid (401).

        Source: Sendcloud's OpenAPI description of the orders API, Delete an order.
        """
        from orderkit_clients.sendcloud.api.orders import delete_order

        arguments = delete_order.get_kwargs(_number(order_key))
        return self.build_call("deleteOrder", arguments, delete_order.parse_success, timeout=timeout)

    def _saving_all(
        self, orders: Sequence[NewOrder], timeout: float | Timeout | None
    ) -> Flow[list[SavedOrder]]:
        whole = self._saving(orders, timeout).then(lambda saved: _each_of(len(orders), saved))
        return retry_while_busy(lambda: self.flow_of(whole), _is_still_storing, self.retry, self._clock)

    def _saving(self, orders: Sequence[NewOrder], timeout: float | Timeout | None) -> Call[list[SavedOrder]]:
        from orderkit_clients.sendcloud.api.orders import create_or_update_orders

        arguments = create_or_update_orders.get_kwargs(
            body=list(orders), sendcloud_partner_id=self._partner_id
        )
        call = self.build_call(
            "createOrUpdateOrders", arguments, create_or_update_orders.parse_success, timeout=timeout
        )
        return call.then(lambda answer: answer.data)


def _checked(given: Mapping[str, Any]) -> dict[str, Any]:
    """What a list is asked for with, as Sendcloud takes it."""
    return {name: _CHECKS.get(name, as_date)(name, value) for name, value in given.items()}


def _integrations(argument: str, given: int | Iterable[int] | None) -> str | None:
    numbers = as_list(argument, given, int)
    for number in numbers:
        as_int(argument, number, least=1)
    return ",".join(map(str, numbers)) or None


def _text(argument: str, given: str | None) -> str | None:
    if as_str(argument, given) == "":
        raise ValueError(f"{argument} is empty, for which Sendcloud lists every order: leave it out for that")
    return given


def _sort(argument: str, given: str | Iterable[str] | None) -> str | None:
    """The keys joined by commas; what Sendcloud would ignore without a word is refused (SC-30, SC-31)."""
    keys = as_list(argument, given, str)
    for key in keys:
        if key not in get_args(SortKey):
            raise ValueError(f"{argument} must be of {', '.join(get_args(SortKey))}, not {key!r}")
    if len({key.removeprefix("-") for key in keys}) < len(keys):
        raise ValueError(f"{argument} has a key both upwards and downwards: {', '.join(keys)}")
    return ",".join(keys) or None


def _in_order(
    sort: SortKey | Iterable[SortKey] | None, windows: int | timedelta | None
) -> SortKey | Iterable[SortKey] | None:
    """The sort of a listing; in windows, whose order is that of time, it begins with the creation in the shop."""
    if windows is None:
        return sort
    keys = as_list("sort", sort, str) or ["-order_created_at"]
    if keys[0].removeprefix("-") != "order_created_at":
        raise ValueError(
            f"windows follow in time: sort must begin with order_created_at, up or down, not {keys[0]!r}"
        )
    return cast(list[SortKey], keys)


def _listed(
    call: Call[OrderList], options: ListOptions, windows: int | timedelta | None
) -> ListRequest[Order]:
    newest_first = str(call.request.params.get("sort")).startswith("-")
    created = days("order_created_at_min", "order_created_at_max", newest_first=newest_first)
    return list_request(call, lambda page: page.data, options, windows=split(call.request, created, windows))


def _page_size(argument: str, given: int | None) -> int | None:
    return as_int(argument, given, least=_page_sizes()["minimum"], most=_page_sizes()["maximum"])


def _size(given: int | None) -> int:
    return given or _page_sizes()["default"]


def _page_sizes() -> Mapping[str, int]:
    return Contract.load("sendcloud").parameter("listOrders", "page_size")


_CHECKS: Final[Mapping[str, Callable[[str, Any], Any]]] = {
    "integration": _integrations,
    "order_number": _text,
    "order_id": _text,
    "status": _text,
    "sort": _sort,
    "page_size": _page_size,
}
"""How what a list is asked for with is checked; what is not named here is a day."""


def _most_at_once() -> int:
    schema = Contract.load("sendcloud").operation("createOrUpdateOrders").request_schema or {}
    most: int = schema["maxItems"]
    return most


def _batch(orders: list[NewOrder]) -> list[NewOrder]:
    most = _most_at_once()
    if not 1 <= len(orders) <= most:
        raise ValueError(f"orders must be 1 to {most}, not {len(orders)}: split them, or use save_orders")
    return orders


def _each_of(count: int, saved: list[SavedOrder]) -> list[SavedOrder]:
    """What was said of each order; ValueError if that is not one by one, for nobody could tell of which."""
    if len(saved) != count:
        raise ValueError(f"{count} orders were sent and {len(saved)} answered")
    return saved


def _is_still_storing(error: ApiError) -> bool:
    """Whether the same order is being stored, which passes; only the words tell it from other errors (SC-87)."""
    return isinstance(error, BadRequestError) and _STILL_STORING in error.message


def _number(order_key: int | str) -> int:
    """Sendcloud's `id` of an order: a text in an order, a number in what saving it answers (SC-47)."""
    if not isinstance(cast(object, order_key), int | str) or isinstance(order_key, bool):
        raise TypeError(f"order_key must be int, or its text, not {type(order_key).__name__}")
    if not _KEY.fullmatch(str(order_key)):
        raise ValueError(
            f"order_key must be Sendcloud's own id of an order, a number, not {order_key!r}: "
            "what the shop calls it finds list_orders(order_id=...) or list_orders(order_number=...)"
        )
    return int(order_key)


def _partner(partner_id: UUID | str | None) -> UUID | None:
    if partner_id is None or isinstance(partner_id, UUID):
        return partner_id
    if not isinstance(cast(object, partner_id), str):
        raise TypeError(f"partner_id must be UUID, or its text, not {type(partner_id).__name__}")
    try:
        return UUID(partner_id)
    except ValueError:
        raise ValueError(f"partner_id must be a UUID, not {partner_id!r}") from None


def _token_address(auth: str, token_url: str | None, base_url: str) -> TokenAddress | None:
    """Where tokens are got; None where there are none."""
    if auth not in get_args(Auth):
        raise ValueError(f"auth must be {' or '.join(get_args(Auth))}, not {auth!r}")
    if auth == "basic":
        if token_url is not None:
            raise ValueError("token_url is of no use without auth='oauth2'")
        return None
    if token_url is None and base_url != _LIVE:
        raise ValueError(
            "auth='oauth2' at a base_url of your own needs token_url=... too: without it "
            f"the keys would be sent to {_TOKEN_URL}"
        )
    schemes = Contract.load("sendcloud").document["components"]["securitySchemes"]
    return TokenAddress(
        url=_TOKEN_URL if token_url is None else checked_url("token_url", token_url),
        scope=" ".join(schemes["oauth2"]["flows"]["clientCredentials"]["scopes"]),
    )


class Sendcloud(SyncClient, _Sendcloud[SyncHttp]):
    """A client of Sendcloud's orders for threads; one may be shared by all of them. There is no sandbox: without a
    `base_url` of your own, whatever is done is real.

    Args:
        public_key: The account's public key, or with `oauth2` the client's identification; the environment's
            SENDCLOUD_PUBLIC_KEY if left out.
        secret_key: What belongs to it; the environment's SENDCLOUD_SECRET_KEY if left out.
        auth: `basic` sends the keys with every request; `oauth2` gets a token for them, which Sendcloud offers to a
            limited number of clients.
        token_url: Another address for tokens; needed with `oauth2` and a `base_url` of your own.
        base_url: Another address than Sendcloud's, such as a mock's.
        partner_id: Identification of the technology partner that creates orders, a UUID given out by Sendcloud.
        timeout: Seconds to wait for an answer, or a Timeout.
        retry: When to send again; `Retry.off()` for never.
        limiter: What holds calls back within the provider's limits, one for each pair of keys: the class's
            `limiter()`.
        http_client: An httpx.Client or httpx.BaseTransport to send with; it is not closed with this client.

    Raises:
        TypeError: An argument is of a wrong type.
        ValueError: An argument is wrong, or there are no keys.
    """


class AsyncSendcloud(AsyncClient, _Sendcloud[AsyncHttp]):
    """A client of Sendcloud's orders for tasks of one event loop. Same arguments as `Sendcloud`, but for
    `http_client`, which is an httpx.AsyncClient or an httpx.AsyncBaseTransport."""
