"""nocnoc's store API v2: a seller's orders, products, stock, prices and packages."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from datetime import date, datetime, timedelta
from typing import TYPE_CHECKING, Any, Final, Generic, Literal, TypeVar
from urllib.parse import urlsplit

from attrs import evolve
from orderkit_clients.nocnoc_store import facts

from .runtime.client.arguments import (
    as_body,
    as_date,
    as_list,
    as_path_segment,
    as_str,
    as_utc,
    checked_base_url,
    given,
    in_milliseconds,
)
from .runtime.client.base_client import AsyncClient, BaseClient, Call, Provider, SyncClient, operation
from .runtime.http.wire import AsyncHttp, SyncHttp
from .runtime.paging.list_request import ListOptions, ListRequest, list_request
from .runtime.paging.listing import listing
from .runtime.paging.windows import days, split
from .runtime.protocol.credentials import FixedCredentials, secret_from
from .runtime.protocol.error_bodies import ErrorMapping, json_object, parse_problem, texts
from .runtime.protocol.messages import Problem, Response, Timeout
from .runtime.protocol.rate_limiter import RateLimiter
from .runtime.protocol.retry_policy import Retry

if TYPE_CHECKING:
    from orderkit_clients.nocnoc_store.models import (
        CancellationTaken,
        CreatedPackage,
        CreatedProduct,
        CreateProductFromAsinRequest,
        CreateProductRequest,
        FatherPackageRequest,
        Order,
        OrderStatus,
        Product,
        ProductOffer,
        SonPackageRequest,
        UpdateProductRequest,
    )

HttpT = TypeVar("HttpT")
Status = Literal["in_process", "cancelled"]

_KEY_HEADER: Final = "X-Api-Key"
_KEY_VARIABLE: Final = "NOCNOC_STORE_API_KEY"
_LIVE: Final = facts.SERVERS["live"]
_MEANINGS: Final = ErrorMapping(by_code=facts.STATUS_OF_CODE, by_message=facts.STATUS_OF_MESSAGE)
_PAGE_SIZE: Final = 50
_CREATED: Final = days("date_from", "date_to")


def _read_problem(answer: Response) -> Problem:
    """Code, message and what is wrong with the body, each by itself if it is there."""
    said = json_object(answer)
    return evolve(parse_problem(said, answer, _MEANINGS), details=texts(said.get("errors")))


class _NocnocStore(BaseClient, Generic[HttpT]):
    """How a client is made and its operations, written once for both colours."""

    provider = Provider(
        name="nocnoc_store",
        servers=facts.SERVERS,
        operations=facts.OPERATIONS,
        read_problem=_read_problem,
        paginations=facts.PAGINATIONS,
        rate_limits=facts.RATE_LIMITS,
        headers={"Content-Type": "application/json"},  # ST-28
    )

    def __init__(
        self,
        api_key: str | None = None,
        *,
        live: bool = False,
        base_url: str | None = None,
        timeout: float | Timeout = Timeout(),
        retry: Retry = Retry(),
        limiter: RateLimiter | None = None,
        http_client: HttpT | None = None,
    ) -> None:
        key = secret_from(api_key, _KEY_VARIABLE, "the nocnoc store", "api_key")
        super().__init__(
            base_url=_address(live, base_url),
            language=None,
            timeout=timeout,
            retry=retry,
            credentials=FixedCredentials.of({_KEY_HEADER: key}),
            limiter=limiter,
            http_client=http_client,
        )

    @listing
    def list_orders(
        self,
        *,
        statuses: OrderStatus | Status | Iterable[OrderStatus | Status] | None = None,
        date_from: date | None = None,
        date_to: date | None = None,
        order_id: str | None = None,
        page_size: int = _PAGE_SIZE,
        limit: int | None = None,
        cursor: str | None = None,
        concurrency: int = 1,
        windows: int | timedelta | None = None,
        timeout: float | Timeout | None = None,
    ) -> ListRequest[Order]:
        """List the seller's orders, newest first.

        Args:
            statuses: Only orders of this status, or of one of these: in_process, cancelled.
            date_from: Only orders created on this day or later, in UTC.
            date_to: Only orders created on this day or earlier, in UTC.
            order_id: Only the order with this `tracking_id`.
            page_size: Orders asked for at once. An order that comes in meanwhile moves the others on by one, so that
                one may be seen on two pages.
            limit: At most so many orders.
            cursor: Where to resume: the `cursor` of a listing, a page or an error, with the same filters.
            concurrency: How many pages may be fetched at once, ahead of the one that is used; 1 fetches none ahead.
                Of windows it is how many are fetched at once.
            windows: Split the days from `date_from` to `date_to` into so many windows, or into windows of at most such
                a length, and list one after the other.
            timeout: Seconds to wait, or a Timeout, for each page.

        Returns:
            The orders, to be iterated over. Prices are texts in USD; days are dates, times are texts, both in UTC.

        Raises:
            BadRequestError: A filter is refused (400).
            PaginationError: The same page came twice.
            UnauthorizedError: The API key is not valid (401).
            ValueError: `windows` lacks one of the two days.

        Source: nocnoc, List orders.
        """
        from orderkit_clients.nocnoc_store.api.orders import list_orders

        filters = {
            "statuses": _joined(statuses),
            "date_from": as_date("date_from", date_from),
            "date_to": as_date("date_to", date_to),
            "order_id": as_str("order_id", order_id),
        }
        arguments = list_orders.get_kwargs(page=0, size=page_size, **given(filters))
        call = self.build_call("listOrders", arguments, list_orders.parse_success, timeout=timeout)
        options = ListOptions(page_size, limit, cursor, concurrency)
        return list_request(
            call, lambda page: page.orders, options, windows=split(call.request, _CREATED, windows)
        )

    @operation
    def cancel_order(
        self, order_id: str, *, timeout: float | Timeout | None = None
    ) -> Call[CancellationTaken]:
        """Ask nocnoc to cancel an order. Never sent twice.

        Args:
            order_id: The order's `tracking_id`.
            timeout: Seconds to wait, or a Timeout, for this call.

        Returns:
            Nothing but that the request was taken; whether the order is cancelled, `list_orders` says later.

        Raises:
            ConflictError: A request is open already, or the order can no longer be cancelled (409).
            NotFoundError: There is no such order of this key (404).
            OutcomeUnknownError: The connection was lost: the request may or may not be taken.
            UnauthorizedError: The API key is not valid (401).

        Source: nocnoc, public documentation, Cancel order.
        """
        from orderkit_clients.nocnoc_store.api.orders import cancel_order

        arguments = cancel_order.get_kwargs(as_path_segment("order_id", order_id, str))
        return self.build_call("cancelOrder", arguments, cancel_order.parse_success, timeout=timeout)

    @listing
    def list_products(
        self,
        *,
        updated_at_from: datetime | None = None,
        updated_at_to: datetime | None = None,
        page_size: int = _PAGE_SIZE,
        limit: int | None = None,
        cursor: str | None = None,
        concurrency: int = 1,
        timeout: float | Timeout | None = None,
    ) -> ListRequest[Product]:
        """List the seller's products, by SKU.

        Args:
            updated_at_from: Only products changed at this time or later; it needs a time zone.
            updated_at_to: Only products changed at this time or earlier; it needs a time zone.
            page_size: Products asked for at once.
            limit: At most so many products.
            cursor: Where to resume: the `cursor` of a listing, a page or an error, with the same filters.
            concurrency: How many pages may be fetched at once, ahead of the one that is used; 1 fetches none ahead.
            timeout: Seconds to wait, or a Timeout, for each page.

        Returns:
            The products, to be iterated over. Prices are numbers in USD; times are texts in UTC.

        Raises:
            BadRequestError: A filter is refused (400).
            PaginationError: The same page came twice.
            UnauthorizedError: The API key is not valid (401).

        Source: nocnoc, public documentation, List products.
        """
        from orderkit_clients.nocnoc_store.api.products import list_products

        filters = {
            "updated_at_from": _moment("updated_at_from", updated_at_from, up=True),
            "updated_at_to": _moment("updated_at_to", updated_at_to, up=False),
        }
        arguments = list_products.get_kwargs(page=0, size=page_size, **given(filters))
        call = self.build_call("listProducts", arguments, list_products.parse_success, timeout=timeout)
        return list_request(
            call, lambda page: page.products, ListOptions(page_size, limit, cursor, concurrency)
        )

    @operation
    def get_product(self, sku: str, *, timeout: float | Timeout | None = None) -> Call[Product]:
        """Get a product.

        Args:
            sku: The seller's SKU of the product.
            timeout: Seconds to wait, or a Timeout, for this call.

        Returns:
            The product; what describes it is absent until nocnoc has described a product created from an ASIN.

        Raises:
            NotFoundError: There is no such product of this key (404).
            UnauthorizedError: The API key is not valid (401).

        Source: nocnoc, public documentation, Get product by SKU.
        """
        from orderkit_clients.nocnoc_store.api.products import get_product

        arguments = get_product.get_kwargs(as_path_segment("sku", sku, str))
        return self.build_call("getProduct", arguments, get_product.parse_success, timeout=timeout)

    @operation
    def create_product(
        self, body: CreateProductRequest | Mapping[str, Any], *, timeout: float | Timeout | None = None
    ) -> Call[CreatedProduct]:
        """Create a product from a full description. Never sent twice.

        Args:
            body: The product: price in USD, lengths and weights in the units named beside them.
            timeout: Seconds to wait, or a Timeout, for this call.

        Returns:
            The product as it was taken.

        Raises:
            BadRequestError: The body does not fit; `details` says where (400).
            ConflictError: The SKU is taken.
            OutcomeUnknownError: The connection was lost: the product may or may not exist.
            UnauthorizedError: The API key is not valid (401).

        Source: nocnoc, public documentation, Create product.
        """
        from orderkit_clients.nocnoc_store.api.products import create_product
        from orderkit_clients.nocnoc_store.models import CreateProductRequest

        arguments = create_product.get_kwargs(body=as_body(body, CreateProductRequest))
        return self.build_call("createProduct", arguments, create_product.parse_success, timeout=timeout)

    @operation
    def create_product_from_asin(
        self,
        body: CreateProductFromAsinRequest | Mapping[str, Any],
        *,
        timeout: float | Timeout | None = None,
    ) -> Call[ProductOffer]:
        """Create a product from its ASIN; nocnoc describes it later. Never sent twice.

        Args:
            body: The ASIN, and what is offered at which price in USD.
            timeout: Seconds to wait, or a Timeout, for this call.

        Returns:
            The product in short.

        Raises:
            BadRequestError: The body does not fit; `details` says where (400).
            ConflictError: The SKU is taken.
            OutcomeUnknownError: The connection was lost: the product may or may not exist.
            UnauthorizedError: The API key is not valid (401).

        Source: nocnoc, public documentation, Create product by ASIN.
        """
        from orderkit_clients.nocnoc_store.api.products import create_product_from_asin
        from orderkit_clients.nocnoc_store.models import CreateProductFromAsinRequest

        arguments = create_product_from_asin.get_kwargs(body=as_body(body, CreateProductFromAsinRequest))
        return self.build_call(
            "createProductFromAsin", arguments, create_product_from_asin.parse_success, timeout=timeout
        )

    @operation
    def update_product(
        self,
        sku: str,
        body: UpdateProductRequest | Mapping[str, Any],
        *,
        timeout: float | Timeout | None = None,
    ) -> Call[ProductOffer]:
        """Change the stock or the price of a product, or both; the rest stays as it was.

        Args:
            sku: The seller's SKU of the product.
            body: The new stock, the new price with its currency, or both.
            timeout: Seconds to wait, or a Timeout, for this call.

        Returns:
            The product in short, changed.

        Raises:
            BadRequestError: The body does not fit or changes nothing; `details` says where (400).
            NotFoundError: There is no such product of this key (404).
            UnauthorizedError: The API key is not valid (401).

        Source: nocnoc, public documentation, Update stock and price.
        """
        from orderkit_clients.nocnoc_store.api.products import update_product
        from orderkit_clients.nocnoc_store.models import UpdateProductRequest

        arguments = update_product.get_kwargs(
            as_path_segment("sku", sku, str), body=as_body(body, UpdateProductRequest)
        )
        return self.build_call("updateProduct", arguments, update_product.parse_success, timeout=timeout)

    @operation
    def create_package(
        self,
        body: SonPackageRequest | FatherPackageRequest | Mapping[str, Any],
        *,
        timeout: float | Timeout | None = None,
    ) -> Call[CreatedPackage]:
        """Register a package: a Son with goods of one order, or a Father that holds Sons. Never sent twice.

        Args:
            body: The Son, or the Father, which has `subpackages`.
            timeout: Seconds to wait, or a Timeout, for this call.

        Returns:
            The package's identification.

        Raises:
            BadRequestError: It is neither, or goods or Sons do not fit; `details` says where (400).
            NotFoundError: There is no such order of this key (404).
            OutcomeUnknownError: The connection was lost: the package may or may not be registered.
            UnauthorizedError: The API key is not valid (401).

        Source: nocnoc, public documentation, Create Son package and Create Father package.
        """
        from orderkit_clients.nocnoc_store.api.packages import create_package
        from orderkit_clients.nocnoc_store.models import FatherPackageRequest, SonPackageRequest

        arguments = create_package.get_kwargs(body=as_body(body, SonPackageRequest, FatherPackageRequest))
        return self.build_call("createPackage", arguments, create_package.parse_success, timeout=timeout)


def _joined(statuses: str | Iterable[str] | None) -> str | None:
    """The statuses as the provider takes them: joined by a comma (ST-02)."""
    return ",".join(as_list("statuses", statuses, str)) or None


def _moment(argument: str, value: datetime | None, *, up: bool) -> str | None:
    return None if value is None else in_milliseconds(as_utc(argument, value), up=up)


def _address(live: bool, base_url: str | None) -> str:
    address = _LIVE if base_url is None else checked_base_url(base_url)
    if not live and _host(address) == _host(_LIVE):
        raise ValueError(
            f"{_LIVE} is nocnoc's only host, where every cancellation, price and package is real: "
            "pass base_url=... of a mock to try something, or live=True if you mean it"
        )
    return address


def _host(url: str) -> str:
    return (urlsplit(url).hostname or "").rstrip(".")


class NocnocStore(SyncClient, _NocnocStore[SyncHttp]):
    """A client of nocnoc's store API for threads; one may be shared by all of them.

    Args:
        api_key: The seller's key; the environment's NOCNOC_STORE_API_KEY if left out.
        live: Whether nocnoc's real host may be used. There is no other: whatever is done there is real.
        base_url: Another address, such as a mock's; it wins over nocnoc's.
        timeout: Seconds to wait for an answer, or a Timeout.
        retry: When to send again; `Retry.off()` for never.
        limiter: What holds calls back within the provider's limits, one for each token: the class's `limiter()`.
        http_client: An httpx.Client or httpx.BaseTransport to send with; it is not closed with this client.

    Raises:
        TypeError: An argument is of a wrong type.
        ValueError: An argument is wrong, there is no key, or the address is nocnoc's and `live` is not said.
    """


class AsyncNocnocStore(AsyncClient, _NocnocStore[AsyncHttp]):
    """A client of nocnoc's store API for tasks of one event loop. Same arguments as `NocnocStore`, but for
    `http_client`, which is an httpx.AsyncClient or an httpx.AsyncBaseTransport."""
