"""ePages' shop orders, REST API v1: list a shop's orders, get one, change it, list its invoices and credit notes."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from datetime import datetime, timedelta
from functools import partial
from typing import TYPE_CHECKING, Any, Final, Generic, TypeVar
from urllib.parse import urlsplit

from orderkit_clients.epages import facts

from .contract import Contract, JsonObject
from .runtime.client.arguments import (
    as_bodies,
    as_bool,
    as_int,
    as_path_segment,
    as_str,
    as_utc,
    checked_base_url,
    has_form,
    in_milliseconds,
)
from .runtime.client.base_client import AsyncClient, BaseClient, Call, Provider, SyncClient, operation
from .runtime.http.wire import AsyncHttp, SyncHttp
from .runtime.paging.list_request import ListOptions, ListRequest, list_request
from .runtime.paging.listing import listing
from .runtime.paging.windows import TimeRange, Windows, split
from .runtime.protocol.credentials import FixedCredentials, secret_from, setting_from
from .runtime.protocol.error_bodies import ErrorMapping, json_object, parse_problem
from .runtime.protocol.messages import Problem, Response, Timeout
from .runtime.protocol.rate_limit_headers import wait_until_reset
from .runtime.protocol.rate_limiter import RateLimiter
from .runtime.protocol.retry_policy import Retry

if TYPE_CHECKING:
    from orderkit_clients.epages.models import (
        AddressPatch,
        Order,
        OrderDetail,
        OrderDocument,
        OrderList,
        RemovalPatch,
        StatusPatch,
        TextPatch,
    )

    Patch = TextPatch | StatusPatch | AddressPatch | RemovalPatch

T = TypeVar("T")
HttpT = TypeVar("HttpT")

_TOKEN_VARIABLE: Final = "EPAGES_TOKEN"  # noqa: S105 - the name of a variable
_SHOP_VARIABLE: Final = "EPAGES_SHOP_ID"
_ADDRESS_VARIABLE: Final = "EPAGES_BASE_URL"
_SHOPS: Final = urlsplit(facts.SERVERS["shop"]).path
_MEANINGS: Final = ErrorMapping(by_code=facts.STATUS_OF_CODE, by_message=facts.STATUS_OF_MESSAGE)
_ORDERS_AT_ONCE: Final = 100
_DOCUMENTS_AT_ONCE: Final = 10
_CREATED: Final = TimeRange(
    lower="createdAfter",
    upper="createdBefore",
    arguments="created_after and created_before",
    unit=timedelta(milliseconds=1),
    write=partial(in_milliseconds, up=False),
    inclusive=False,
)


def _read_problem(answer: Response) -> Problem:
    """The message, if the error is told in JSON; there are no codes beside the HTTP status."""
    return parse_problem(json_object(answer), answer, _MEANINGS)


class _EPages(BaseClient, Generic[HttpT]):
    """How a client is made and its operations, written once for both colours."""

    provider = Provider(
        name="epages",
        servers=facts.SERVERS,
        operations=facts.OPERATIONS,
        read_problem=_read_problem,
        paginations=facts.PAGINATIONS,
        accept=facts.ACCEPT,
        retry_after_of=wait_until_reset,
        rate_limits=facts.RATE_LIMITS,
    )

    def __init__(
        self,
        *,
        shop_id: str | None = None,
        token: str | None = None,
        base_url: str | None = None,
        locale: str | None = None,
        timeout: float | Timeout = Timeout(),
        retry: Retry = Retry(),
        limiter: RateLimiter | None = None,
        http_client: HttpT | None = None,
    ) -> None:
        shop_id = as_path_segment("shop_id", setting_from(shop_id, _SHOP_VARIABLE, "ePages", "shop_id"), str)
        secret = secret_from(token, _TOKEN_VARIABLE, "ePages", "token")
        self._shop_id = shop_id
        super().__init__(
            base_url=_address(base_url, shop_id),
            language=_texts(locale=locale)["locale"],
            timeout=timeout,
            retry=retry,
            credentials=FixedCredentials.of({"Authorization": f"Bearer {secret}"}),
            limiter=limiter,
            http_client=http_client,
        )

    @property
    def shop_id(self) -> str:
        """Identification of the shop at its address."""
        return self._shop_id

    @listing
    def list_orders(
        self,
        *,
        viewed: bool | None = None,
        pending: bool | None = None,
        archived: bool | None = None,
        rejected: bool | None = None,
        closed: bool | None = None,
        dispatched: bool | None = None,
        paid: bool | None = None,
        returned: bool | None = None,
        delivered: bool | None = None,
        invoiced: bool | None = None,
        customer_id: str | None = None,
        product_id: str | None = None,
        currency: str | None = None,
        updated_from: datetime | None = None,
        created_after: datetime | None = None,
        created_before: datetime | None = None,
        last_updated: bool | None = None,
        locale: str | None = None,
        page_size: int = _ORDERS_AT_ONCE,
        limit: int | None = None,
        cursor: str | None = None,
        concurrency: int = 1,
        windows: int | timedelta | None = None,
        timeout: float | Timeout | None = None,
    ) -> ListRequest[Order]:
        """List the shop's orders, newest first.

        Args:
            viewed: True for orders whose status Viewed is set, False for those where it is not. The nine statuses
                that follow are asked for in the same way; every filter must hold.
            pending: Whether Pending is set.
            archived: Whether Archived is set.
            rejected: Whether Rejected is set.
            closed: Whether Closed is set.
            dispatched: Whether Dispatched is set.
            paid: Whether Paid is set.
            returned: Whether Returned is set.
            delivered: Whether Delivered is set.
            invoiced: Whether Invoiced is set.
            customer_id: Only orders of this customer.
            product_id: Only orders that hold this product in a line.
            currency: Only orders in this currency, such as EUR.
            updated_from: Only orders changed at this time or later; it needs a time zone.
            created_after: Only orders created after this time; it needs a time zone. Without `created_before`, those of
                the year that follows.
            created_before: Only orders created before this time, at most a year after `created_after`; it needs a time
                zone. Without `created_after`, those of the year that ends there.
            last_updated: True for the latest change first, in place of the newest order.
            locale: Language and country of texts for this call, such as en_US.
            page_size: Orders asked for at once, at most 100. An order that comes in or changes meanwhile moves others
                on, so that one may be seen on two pages or, with filters, on none.
            limit: At most so many orders.
            cursor: Where to resume: the `cursor` of a listing, a page or an error, with the same filters.
            concurrency: How many pages may be fetched at once, ahead of the one that is used; 1 fetches none ahead.
                Of windows it is how many are fetched at once.
            windows: Split the time from `created_after` to `created_before` into so many windows, or into windows of at
                most such a length, and list one after the other. The two may lie years apart then, as long as no window
                is longer than a year.
            timeout: Seconds to wait, or a Timeout, for each page.

        Returns:
            The orders, to be iterated over, without `line_item_container`. Totals are texts in `currency_id`, prices
            numbers in their own currency; times are in UTC.

        Raises:
            BadRequestError: A filter is refused (400).
            ForbiddenError: The token is not valid for this shop, or lacks the scope orders_read (403).
            NotFoundError: There is no such shop (404).
            PaginationError: The same page came twice.
            ValueError: `windows` lacks one of the two times, makes one that is longer than a year, or is asked for
                with `last_updated`.

        Source: ePages, GET /{shopId}/orders.
        """
        from orderkit_clients.epages.api.orders import list_orders

        filters: dict[str, Any] = {
            **_flags(viewed=viewed, pending=pending, archived=archived, rejected=rejected, closed=closed),
            **_flags(paid=paid, invoiced=invoiced, dispatched=dispatched, delivered=delivered),
            **_texts(customer_id=customer_id, product_id=product_id, currency=currency),
            **_times(updated_from, created_after, created_before, is_split=windows is not None),
        }
        filters |= {**_flags(returned=returned), **self._locale_of(locale), **_latest(last_updated, windows)}
        arguments = list_orders.get_kwargs(self.shop_id, results_per_page=_page_size(page_size), **filters)
        call = self.build_call("listOrders", arguments, list_orders.parse_success, timeout=timeout)
        return _listed(call, ListOptions(page_size, limit, cursor, concurrency), windows)

    @operation
    def get_order(
        self, order_id: str, *, locale: str | None = None, timeout: float | Timeout | None = None
    ) -> Call[OrderDetail]:
        """Get an order with its product lines.

        Args:
            order_id: The order's `order_id`, in upper or lower case.
            locale: Language and country of texts for this call, such as en_US.
            timeout: Seconds to wait, or a Timeout, for this call.

        Returns:
            The order with `line_item_container`, whose prices are numbers in their own currency.

        Raises:
            ForbiddenError: The token is not valid for this shop, or lacks the scope orders_read (403).
            NotFoundError: There is no such shop, or it has no such order (404).

        Source: ePages, developer documentation, GET /{shopId}/orders/{orderId}.
        """
        from orderkit_clients.epages.api.orders import get_order

        order_id = as_path_segment("order_id", order_id, str)
        arguments = get_order.get_kwargs(self.shop_id, order_id, **self._locale_of(locale))
        return self.build_call("getOrder", arguments, get_order.parse_success, timeout=timeout)

    @operation
    def update_order(
        self,
        order_id: str,
        patch: Iterable[Patch | Mapping[str, Any]],
        *,
        locale: str | None = None,
        timeout: float | Timeout | None = None,
    ) -> Call[OrderDetail]:
        """Change an order's number, comments, addresses, payment name or statuses, all at once: a JSON Patch.

        Args:
            order_id: The order's `order_id`, in upper or lower case.
            patch: What to do, in this order: `add` sets or replaces, `remove` unsets.
            locale: Language and country of texts for this call, such as en_US.
            timeout: Seconds to wait, or a Timeout, for this call.

        Returns:
            The order as it is now, with `line_item_container`.

        Raises:
            BadRequestError: One of them cannot be done; nothing was changed (400).
            ConflictError: The merchant is editing the order; try again later (409).
            ForbiddenError: The token is not valid for this shop, or lacks the scope orders_write (403).
            NotFoundError: There is no such shop, or it has no such order (404).

        Source: ePages, developer documentation, PATCH /{shopId}/orders/{orderId}.
        """
        from orderkit_clients.epages.api.orders import update_order
        from orderkit_clients.epages.models import AddressPatch, RemovalPatch, StatusPatch, TextPatch

        order_id = as_path_segment("order_id", order_id, str)
        body: list[Patch] = as_bodies(patch, TextPatch, StatusPatch, AddressPatch, RemovalPatch)
        arguments = update_order.get_kwargs(self.shop_id, order_id, body=body, **self._locale_of(locale))
        return self.build_call("updateOrder", arguments, update_order.parse_success, timeout=timeout)

    @listing
    def list_order_documents(
        self,
        order_id: str,
        *,
        include_pdf: bool = False,
        locale: str | None = None,
        page_size: int = _DOCUMENTS_AT_ONCE,
        limit: int | None = None,
        cursor: str | None = None,
        concurrency: int = 1,
        timeout: float | Timeout | None = None,
    ) -> ListRequest[OrderDocument]:
        """List the finalised invoices and credit notes of an order, oldest first.

        Args:
            order_id: The order's `order_id`, in upper or lower case.
            include_pdf: Whether each document comes with its PDF, in Base64.
            locale: Language and country of texts for this call, such as en_US.
            page_size: Documents asked for at once, at most 100.
            limit: At most so many documents.
            cursor: Where to resume: the `cursor` of a listing, a page or an error, with the same filters.
            concurrency: How many pages may be fetched at once, ahead of the one that is used; 1 fetches none ahead.
            timeout: Seconds to wait, or a Timeout, for each page.

        Returns:
            The documents, to be iterated over. Prices are numbers in their own currency; times are in UTC.

        Raises:
            ForbiddenError: The token is not valid for this shop, or lacks the scope orders_read (403).
            NotFoundError: There is no such shop, or it has no such order (404).
            PaginationError: The same page came twice.

        Source: ePages, developer documentation, GET /{shopId}/orders/{orderId}/documents.
        """
        from orderkit_clients.epages.api.orders import list_order_documents

        options: dict[str, Any] = {
            "include_pdf": as_bool("include_pdf", include_pdf),
            "results_per_page": _page_size(page_size),
            **self._locale_of(locale),
        }
        order_id = as_path_segment("order_id", order_id, str)
        arguments = list_order_documents.get_kwargs(self.shop_id, order_id, **options)
        build = list_order_documents.parse_success
        call = self.build_call("listOrderDocuments", arguments, build, timeout=timeout)
        extent = ListOptions(page_size, limit, cursor, concurrency)
        return list_request(call, lambda page: page.items, extent, total=lambda page: page.results)

    def build_call(
        self,
        operation: str,
        arguments: Mapping[str, Any],
        build: Callable[[Any], T],
        *,
        language: str | None = None,
        timeout: float | Timeout | None = None,
    ) -> Call[T]:
        """Describe a call; its language is the locale in its query."""
        language = arguments["params"].get("locale", language)
        return super().build_call(operation, arguments, build, language=language, timeout=timeout)

    def _locale_of(self, locale: str | None) -> dict[str, Any]:
        """The locale of a call, or else the client's, as an argument; none for the shop's own."""
        chosen = self.language if locale is None else locale
        return {} if chosen is None else _texts(locale=chosen)


def _parameter(argument: str) -> JsonObject:
    """What the contract says of a parameter of the listing of orders, which has them all."""
    parameters = Contract.load("epages").operation("listOrders").parameters
    return next(each for each in parameters if each["name"].lower() == argument.replace("_", ""))


def _texts(**given: str | None) -> dict[str, str | None]:
    """Texts of the form that the contract asks for. An empty one would count as absent (EP-38), which gives all."""
    for argument, text in given.items():
        known = None if as_str(argument, text) is None else _parameter(argument)
        if known and not (text and has_form(text, known["schema"])):
            raise ValueError(f"{argument} must look like {known['example']}, not {text!r}")
    return given


def _flags(**statuses: bool | None) -> dict[str, bool | None]:
    return {f"{status}_on": as_bool(status, wanted) for status, wanted in statuses.items()}


def _page_size(size: int) -> int:
    bounds = _parameter("results_per_page")["schema"]
    as_int("page_size", size, least=bounds["minimum"], most=bounds["maximum"])
    return size


def _times(
    updated_from: datetime | None, after: datetime | None, before: datetime | None, *, is_split: bool
) -> dict[str, str | None]:
    """The times as texts. The bounds of creation are exclusive (EP-15): rounded away from each other they lose no order
    between them, but not further than the year that may lie between them (EP-16)."""
    first, last = _moment("created_after", after, up=False), _moment("created_before", before, up=True)
    if after and before and last and not is_split:
        latest = _a_year_after(as_utc("created_after", after))
        if before > latest:
            raise ValueError(
                f"created_before must be at most a year after created_after, {latest}: windows= lists longer times"
            )
        last = min(last, in_milliseconds(latest, up=False))
    updated = _moment("updated_from", updated_from, up=True)
    return {"updated_from": updated, "created_after": first, "created_before": last}


def _listed(
    call: Call[OrderList], options: ListOptions, windows: int | timedelta | None
) -> ListRequest[Order]:
    parts = split(call.request, _CREATED, windows)
    if parts is not None:
        _refuse_longer_than_a_year(parts)
    return list_request(
        call, lambda page: page.items, options, total=lambda page: page.results, windows=parts
    )


def _refuse_longer_than_a_year(parts: Windows) -> None:
    """ePages would refuse such a window (EP-16), perhaps after it listed others."""
    for window in range(parts.count):
        after, before = (datetime.fromisoformat(text) for text in parts.params_for(window).values())
        if before > _a_year_after(after):
            raise ValueError(
                f"a window from {after} to {before} is longer than a year: windows=timedelta(days=365) makes none"
            )


def _latest(last_updated: bool | None, windows: int | timedelta | None) -> dict[str, bool | None]:
    if as_bool("last_updated", last_updated) and windows is not None:
        raise ValueError("windows follow in time of creation: leave last_updated out, or windows")
    return {"last_updated": last_updated}


def _moment(argument: str, value: datetime | None, *, up: bool) -> str | None:
    if value is None:
        return None
    text = in_milliseconds(as_utc(argument, value), up=up)
    if not has_form(text, _parameter(argument)["schema"]):
        raise ValueError(f"{argument} is outside the years that ePages knows, 1900 to 2099: {text}")
    return text


def _a_year_after(moment: datetime) -> datetime:
    """The same day and time of the next year; 1 March for 29 February (EP-17)."""
    try:
        return moment.replace(year=moment.year + 1)
    except ValueError:
        return moment.replace(year=moment.year + 1, month=3, day=1)


def _address(base_url: str | None, shop_id: str) -> str:
    address = checked_base_url(setting_from(base_url, _ADDRESS_VARIABLE, "ePages", "base_url"))
    parts = urlsplit(address)
    above, _, last = address.rpartition("/")
    if parts.path != _SHOPS and (last == shop_id or above.endswith(_SHOPS)):
        raise ValueError(f"base_url must not name the shop, shop_id does: pass {above}")
    if parts.scheme == "https" and parts.path != _SHOPS and _SHOPS.startswith(parts.path):
        raise ValueError(f"base_url lacks the path of all shops: pass https://{parts.netloc}{_SHOPS}")
    return address


class EPages(SyncClient, _EPages[SyncHttp]):
    """A client of one ePages shop for threads; one may be shared by all of them.

    There is no sandbox: requests read and change real orders of the shop.

    Args:
        shop_id: Identification of the shop; the environment's EPAGES_SHOP_ID if left out.
        token: The access token of an app that the merchant installed; the environment's EPAGES_TOKEN if left out.
        base_url: Where the host has its shops, without the shop itself, such as https://shop.example/rs/shops, or the
            address of a mock; the environment's EPAGES_BASE_URL if left out.
        locale: Language and country of texts, such as en_US; ePages recommends to name it. The shop's own if left out.
        timeout: Seconds to wait for an answer, or a Timeout.
        retry: When to send again; `Retry.off()` for never.
        limiter: What holds calls back within the provider's limits, one for each token: the class's `limiter()`.
        http_client: An httpx.Client or httpx.BaseTransport to send with; it is not closed with this client.

    Raises:
        TypeError: An argument is of a wrong type.
        ValueError: An argument is wrong, or there is no shop, token or address.
    """


class AsyncEPages(AsyncClient, _EPages[AsyncHttp]):
    """A client of one ePages shop for tasks of one event loop. Same arguments as `EPages`, but for `http_client`, which
    is an httpx.AsyncClient or an httpx.AsyncBaseTransport."""
