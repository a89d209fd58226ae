"""Operations of nocnoc store API.

Generated: change the spec or specs/operations/nocnoc_store.yaml, then run `make generate`.
"""

from __future__ import annotations

from collections.abc import Coroutine, Iterable, Mapping
from datetime import date, datetime, timedelta
from typing import TYPE_CHECKING, Any, Literal, Self

from ..runtime.client.arguments import (
    as_bounded_int,
    as_path_segment,
    as_str,
    comma_separated,
)
from ..runtime.client.base_client import AsyncClient, SyncClient
from ..runtime.client.bodies import as_body
from ..runtime.client.calls import ApiResponse as ApiResponse
from ..runtime.client.calls import Call
from ..runtime.client.core import ClientCore
from ..runtime.client.drift import OnDrift
from ..runtime.client.exports import LazyModule
from ..runtime.client.raw_response import RawOperations, raw, raw_async
from ..runtime.client.times import as_date, as_milliseconds
from ..runtime.paging.list_request import ListOptions, ListRequest, list_request
from ..runtime.paging.listing import AsyncListing, Listing
from ..runtime.paging.paginator import Page as Page
from ..runtime.paging.raw_page import raw_page, raw_page_async
from ..runtime.paging.windows import TimeRange, split, write_day
from ..runtime.protocol.messages import Timeout
from ..runtime.protocol.rate_limiter import RateLimiter
from ..runtime.protocol.retry_policy import Retry

if TYPE_CHECKING:
    from orderkit_clients.nocnoc_store import bodies as bodies
    from orderkit_clients.nocnoc_store import models as models
else:
    # `typing.get_type_hints` looks up the names of annotations here.
    bodies = LazyModule("orderkit_clients.nocnoc_store.bodies")
    models = LazyModule("orderkit_clients.nocnoc_store.models")

OrderStatusValue = Literal["in_process", "cancelled"]


class NocnocStore(SyncClient):
    """Operations of the synchronous client."""

    @property
    def raw(self) -> NocnocStoreRaw:
        """The operations, each returning an ApiResponse: the result with its status, headers and attempts."""
        return NocnocStoreRaw(self._raw_twin())

    def with_options(
        self,
        *,
        headers: Mapping[str, str] | None = None,
        retry: Retry | None = None,
        timeout: float | Timeout | None = None,
        limiter: RateLimiter | None = None,
        on_drift: OnDrift | None = None,
    ) -> Self:
        """Make a client with other options over the same connections; None keeps an option.

        Args:
            headers: Headers to add to every request; they cannot replace the credentials.
            retry: When to send again.
            timeout: Seconds to wait for the network, or a Timeout.
            limiter: A limiter that keeps calls within the provider's limits.
            on_drift: What becomes of a response that differs from the contract: `keep`, `raise`, or a function.

        Returns:
            The client. Closing it closes the connections of both.
        """
        return self._twin(headers=headers, retry=retry, timeout=timeout, limiter=limiter, on_drift=on_drift)

    def list_orders(
        self,
        *,
        statuses: models.OrderStatus
        | OrderStatusValue
        | Iterable[models.OrderStatus | OrderStatusValue]
        | None = None,
        date_from: date | None = None,
        date_to: date | None = None,
        order_id: str | None = None,
        page_size: int = 50,
        limit: int | None = None,
        cursor: str | None = None,
        concurrency: int = 1,
        windows: int | timedelta | None = None,
        headers: Mapping[str, str] | None = None,
        retry: Retry | None = None,
        timeout: float | Timeout | None = None,
    ) -> Listing[models.Order]:
        """List the seller's orders.

        Args:
            statuses: Only orders of this status, or of one of these: `in_process`, `cancelled`.
            date_from: Only orders created from this day on. Ours: the day belongs to the range, and is one
                in UTC.
            date_to: Only orders created up to this day. Ours: the day belongs to the range, and is one in
                UTC.
            order_id: Only the order with this `tracking_id`.
            page_size: Items on a page, at least 1. nocnoc does not say how many are allowed; the host may
                give fewer. An order that comes in meanwhile moves the others on by one; one that is on two
                pages is given once.
            limit: Items in all, at most.
            cursor: Where to resume: the `cursor` of a listing, a page or an error, with the same filters.
            concurrency: Pages that may be fetched at once, ahead of the one in use; 1 fetches none ahead.
                With `windows`, the windows fetched at once.
            windows: Split the time from `date_from` to `date_to` into this many windows, or into windows of
                at most this length, and list one after the other.
            headers: Headers to add to each request; they cannot replace the credentials.
            retry: When to send again; the client's Retry if left out.
            timeout: Seconds to wait for the network, or a Timeout; the client's if left out.

        Returns:
            The orders, fetched page by page. Prices are texts in USD; days are dates, times are texts, both in
            UTC.

        Raises:
            BadRequestError: A parameter of the query has a wrong form. Ours: also if it is missing,
                repeated or out of bounds.
            DecodeError: A successful response does not match the contract.
            PaginationError: The same page came twice, a page leads nowhere, or reported items did not come.
            ServerError: nocnoc failed.
            TransportError: No complete response arrived; `OutcomeUnknownError` and `NotSentError` are kinds
                of it.
            TypeError: An argument is of a wrong type; nothing is sent.
            UnauthorizedError: The API key is missing or unknown. Ours: nothing else is looked at before.
            ValueError: An argument is out of bounds; nothing is sent.

        Source: nocnoc, List orders.
        """
        core = self._core
        return Listing(
            core,
            build_list_orders(
                core,
                statuses=statuses,
                date_from=date_from,
                date_to=date_to,
                order_id=order_id,
                page_size=page_size,
                limit=limit,
                cursor=cursor,
                concurrency=concurrency,
                windows=windows,
                headers=headers,
                retry=retry,
                timeout=timeout,
            ),
        )

    def cancel_order(
        self,
        order_id: str,
        *,
        headers: Mapping[str, str] | None = None,
        retry: Retry | None = None,
        timeout: float | Timeout | None = None,
    ) -> models.CancellationTaken:
        """Ask nocnoc to cancel an order.

        The response confirms that the request was submitted, not that the order is cancelled. Inferred: the
        order stays as it is until nocnoc decides, so read its status with `list_orders`. While a request is
        open another one is error 400. Inferred: an order that can no longer be cancelled is error 409. Ours: a
        request that nocnoc turned down may be made again. It is never sent twice.

        Args:
            order_id: The order's `tracking_id`.
            headers: Headers to add to the request; they cannot replace the credentials.
            retry: When to send again; the client's Retry if left out.
            timeout: Seconds to wait for the network, or a Timeout; the client's if left out.

        Returns:
            The request is taken.

        Raises:
            ConflictError: A request to cancel it is open already, or the order can no longer be cancelled.
            DecodeError: A successful response does not match the contract.
            NotFoundError: There is no order with that id. Ours: or it is another seller's.
            OutcomeUnknownError: The connection was lost: it is not known whether the provider did it.
            ServerError: nocnoc failed.
            TransportError: No complete response arrived; `OutcomeUnknownError` and `NotSentError` are kinds
                of it.
            TypeError: An argument is of a wrong type; nothing is sent.
            UnauthorizedError: The API key is missing or unknown. Ours: nothing else is looked at before.
            ValueError: An argument is out of bounds; nothing is sent.

        Source: nocnoc, public documentation, Cancel order.
        """
        core = self._core
        return self._send(build_cancel_order(core, order_id, headers=headers, retry=retry, timeout=timeout))

    def list_products(
        self,
        *,
        updated_at_from: datetime | str | None = None,
        updated_at_to: datetime | str | None = None,
        page_size: int = 50,
        limit: int | None = None,
        cursor: str | None = None,
        concurrency: int = 1,
        headers: Mapping[str, str] | None = None,
        retry: Retry | None = None,
        timeout: float | Timeout | None = None,
    ) -> Listing[models.Product]:
        """List the seller's products.

        Args:
            updated_at_from: Only products changed at this time or later; it needs a time zone.
            updated_at_to: Only products changed at this time or earlier; it needs a time zone.
            page_size: Items on a page, at least 1. nocnoc does not say how many are allowed.
            limit: Items in all, at most.
            cursor: Where to resume: the `cursor` of a listing, a page or an error, with the same filters.
            concurrency: Pages that may be fetched at once, ahead of the one in use; 1 fetches none ahead.
            headers: Headers to add to each request; they cannot replace the credentials.
            retry: When to send again; the client's Retry if left out.
            timeout: Seconds to wait for the network, or a Timeout; the client's if left out.

        Returns:
            The products, fetched page by page. Prices are numbers in USD; times are texts in UTC.

        Raises:
            BadRequestError: A parameter of the query has a wrong form. Ours: also if it is missing,
                repeated or out of bounds.
            DecodeError: A successful response does not match the contract.
            PaginationError: The same page came twice, a page leads nowhere, or reported items did not come.
            ServerError: nocnoc failed.
            TransportError: No complete response arrived; `OutcomeUnknownError` and `NotSentError` are kinds
                of it.
            TypeError: An argument is of a wrong type; nothing is sent.
            UnauthorizedError: The API key is missing or unknown. Ours: nothing else is looked at before.
            ValueError: An argument is out of bounds; nothing is sent.

        Source: nocnoc, public documentation, List products.
        """
        core = self._core
        return Listing(
            core,
            build_list_products(
                core,
                updated_at_from=updated_at_from,
                updated_at_to=updated_at_to,
                page_size=page_size,
                limit=limit,
                cursor=cursor,
                concurrency=concurrency,
                headers=headers,
                retry=retry,
                timeout=timeout,
            ),
        )

    def create_product(
        self,
        body: models.CreateProductRequest | bodies.CreateProductRequestDict,
        *,
        headers: Mapping[str, str] | None = None,
        retry: Retry | None = None,
        timeout: float | Timeout | None = None,
    ) -> models.CreatedProduct:
        """Create a product from a full description.

        A `sku` can be used once for each seller. The response confirms what was sent; `get_product` adds what
        nocnoc knows of it. Mind the path: with a slash at its end it is `create_product_from_asin`. It is never
        sent twice.

        Args:
            body: The product as it is to be offered.
            headers: Headers to add to the request; they cannot replace the credentials.
            retry: When to send again; the client's Retry if left out.
            timeout: Seconds to wait for the network, or a Timeout; the client's if left out.

        Returns:
            The product as it was taken.

        Raises:
            ConflictError: Sku already exists (code 400).
            DecodeError: A successful response does not match the contract.
            OutcomeUnknownError: The connection was lost: it is not known whether the provider did it.
            ServerError: nocnoc failed.
            TransportError: No complete response arrived; `OutcomeUnknownError` and `NotSentError` are kinds
                of it.
            TypeError: An argument is of a wrong type; nothing is sent.
            UnauthorizedError: The API key is missing or unknown. Ours: nothing else is looked at before.
            ValueError: An argument is out of bounds, or a key of the body is nearly one of the spec;
                nothing is sent.

        Source: nocnoc, Public documentation, Create product.
        """
        core = self._core
        return self._send(build_create_product(core, body, headers=headers, retry=retry, timeout=timeout))

    def create_product_from_asin(
        self,
        body: models.CreateProductFromAsinRequest | bodies.CreateProductFromAsinRequestDict,
        *,
        headers: Mapping[str, str] | None = None,
        retry: Retry | None = None,
        timeout: float | Timeout | None = None,
    ) -> models.ProductOffer:
        """Create a product from its ASIN, without describing it.

        The path is that of `create_product` with a slash at its end; a tool that drops the slash calls
        `create_product`. nocnoc fills in the description from the ASIN. Inferred: later, and until then
        `get_product` returns the product without it. A `sku` can be used once for each seller. It is never sent
        twice.

        Args:
            body: The ASIN, and what is offered at which price.
            headers: Headers to add to the request; they cannot replace the credentials.
            retry: When to send again; the client's Retry if left out.
            timeout: Seconds to wait for the network, or a Timeout; the client's if left out.

        Returns:
            The product in short.

        Raises:
            ConflictError: Sku already exists (code 400).
            DecodeError: A successful response does not match the contract.
            OutcomeUnknownError: The connection was lost: it is not known whether the provider did it.
            ServerError: nocnoc failed.
            TransportError: No complete response arrived; `OutcomeUnknownError` and `NotSentError` are kinds
                of it.
            TypeError: An argument is of a wrong type; nothing is sent.
            UnauthorizedError: The API key is missing or unknown. Ours: nothing else is looked at before.
            ValueError: An argument is out of bounds, or a key of the body is nearly one of the spec;
                nothing is sent.

        Source: nocnoc, Public documentation, Create product by ASIN.
        """
        core = self._core
        return self._send(
            build_create_product_from_asin(core, body, headers=headers, retry=retry, timeout=timeout)
        )

    def get_product(
        self,
        sku: str,
        *,
        headers: Mapping[str, str] | None = None,
        retry: Retry | None = None,
        timeout: float | Timeout | None = None,
    ) -> models.Product:
        """Get a product by its SKU.

        Inferred: a product created from an ASIN has no brand, title, description, dimensions and images until
        nocnoc has filled them in.

        Args:
            sku: The seller's SKU of the product.
            headers: Headers to add to the request; they cannot replace the credentials.
            retry: When to send again; the client's Retry if left out.
            timeout: Seconds to wait for the network, or a Timeout; the client's if left out.

        Returns:
            The product.

        Raises:
            DecodeError: A successful response does not match the contract.
            NotFoundError: There is no product with that SKU. Ours: or it is another seller's.
            ServerError: nocnoc failed.
            TransportError: No complete response arrived; `OutcomeUnknownError` and `NotSentError` are kinds
                of it.
            TypeError: An argument is of a wrong type; nothing is sent.
            UnauthorizedError: The API key is missing or unknown. Ours: nothing else is looked at before.
            ValueError: An argument is out of bounds; nothing is sent.

        Source: nocnoc, Public documentation, Get product by SKU.
        """
        core = self._core
        return self._send(build_get_product(core, sku, headers=headers, retry=retry, timeout=timeout))

    def update_product(
        self,
        sku: str,
        body: models.UpdateProductRequest | bodies.UpdateProductRequestDict,
        *,
        headers: Mapping[str, str] | None = None,
        retry: Retry | None = None,
        timeout: float | Timeout | None = None,
    ) -> models.ProductOffer:
        """Change the stock or the price of a product, or both.

        Sets what is sent. Inferred: it leaves the rest as it was, and sending it again changes nothing more. At
        least one of `available_quantity` and `price` is needed, and a price needs its currency.

        Args:
            sku: The seller's SKU of the product.
            body: The new stock, the new price, or both.
            headers: Headers to add to the request; they cannot replace the credentials.
            retry: When to send again; the client's Retry if left out.
            timeout: Seconds to wait for the network, or a Timeout; the client's if left out.

        Returns:
            The product in short, changed.

        Raises:
            BadRequestError: The body does not fit or changes nothing, and `errors` says where. Ours: also
                if the body is missing or is not JSON.
            DecodeError: A successful response does not match the contract.
            NotFoundError: There is no product with that SKU. Ours: or it is another seller's.
            ServerError: nocnoc failed.
            TransportError: No complete response arrived; `OutcomeUnknownError` and `NotSentError` are kinds
                of it.
            TypeError: An argument is of a wrong type; nothing is sent.
            UnauthorizedError: The API key is missing or unknown. Ours: nothing else is looked at before.
            ValueError: An argument is out of bounds, or a key of the body is nearly one of the spec;
                nothing is sent.

        Source: nocnoc, Public documentation, Update stock and price.
        """
        core = self._core
        return self._send(
            build_update_product(core, sku, body, headers=headers, retry=retry, timeout=timeout)
        )

    def create_package(
        self,
        body: models.SonPackageRequest
        | bodies.SonPackageRequestDict
        | models.FatherPackageRequest
        | bodies.FatherPackageRequestDict,
        *,
        headers: Mapping[str, str] | None = None,
        retry: Retry | None = None,
        timeout: float | Timeout | None = None,
    ) -> models.CreatedPackage:
        """Register a package, either a Son with goods of one order or a Father that holds Sons.

        A Son names an order, the goods of it that are in the box and the labels on the box. A Father names Sons
        that travel together. An order goes alone in a Son, or with others in a Father. Inferred: a body that
        has `subpackages` is a Father. Ours: a Son can be in one Father only, so a Father that is sent again is
        refused; a Son that is sent again is another Son. It is never sent twice.

        Args:
            body: The Son or the Father.
            headers: Headers to add to the request; they cannot replace the credentials.
            retry: When to send again; the client's Retry if left out.
            timeout: Seconds to wait for the network, or a Timeout; the client's if left out.

        Returns:
            The package is registered.

        Raises:
            BadRequestError: Inferred: the body is missing, is not JSON or is neither a Son nor a Father;
                `errors` says where. Ours: also if the order of a Son is cancelled or has no such goods, or if a
                package of a Father is no Son of this seller or is in a Father already.
            DecodeError: A successful response does not match the contract.
            NotFoundError: There is no order with that id. Ours: or it is another seller's.
            OutcomeUnknownError: The connection was lost: it is not known whether the provider did it.
            ServerError: nocnoc failed.
            TransportError: No complete response arrived; `OutcomeUnknownError` and `NotSentError` are kinds
                of it.
            TypeError: An argument is of a wrong type; nothing is sent.
            UnauthorizedError: The API key is missing or unknown. Ours: nothing else is looked at before.
            ValueError: An argument is out of bounds, or a key of the body is nearly one of the spec;
                nothing is sent.

        Source: nocnoc, Public documentation, Create Son package and Create Father package.
        """
        core = self._core
        return self._send(build_create_package(core, body, headers=headers, retry=retry, timeout=timeout))


class AsyncNocnocStore(AsyncClient):
    """Operations of the asynchronous client."""

    @property
    def raw(self) -> AsyncNocnocStoreRaw:
        """The operations, each returning an ApiResponse: the result with its status, headers and attempts."""
        return AsyncNocnocStoreRaw(self._raw_twin())

    def with_options(
        self,
        *,
        headers: Mapping[str, str] | None = None,
        retry: Retry | None = None,
        timeout: float | Timeout | None = None,
        limiter: RateLimiter | None = None,
        on_drift: OnDrift | None = None,
    ) -> Self:
        """Make a client with other options over the same connections; None keeps an option.

        Args:
            headers: Headers to add to every request; they cannot replace the credentials.
            retry: When to send again.
            timeout: Seconds to wait for the network, or a Timeout.
            limiter: A limiter that keeps calls within the provider's limits.
            on_drift: What becomes of a response that differs from the contract: `keep`, `raise`, or a function.

        Returns:
            The client. Closing it closes the connections of both.
        """
        return self._twin(headers=headers, retry=retry, timeout=timeout, limiter=limiter, on_drift=on_drift)

    def list_orders(
        self,
        *,
        statuses: models.OrderStatus
        | OrderStatusValue
        | Iterable[models.OrderStatus | OrderStatusValue]
        | None = None,
        date_from: date | None = None,
        date_to: date | None = None,
        order_id: str | None = None,
        page_size: int = 50,
        limit: int | None = None,
        cursor: str | None = None,
        concurrency: int = 1,
        windows: int | timedelta | None = None,
        headers: Mapping[str, str] | None = None,
        retry: Retry | None = None,
        timeout: float | Timeout | None = None,
    ) -> AsyncListing[models.Order]:
        """List the seller's orders.

        Args:
            statuses: Only orders of this status, or of one of these: `in_process`, `cancelled`.
            date_from: Only orders created from this day on. Ours: the day belongs to the range, and is one
                in UTC.
            date_to: Only orders created up to this day. Ours: the day belongs to the range, and is one in
                UTC.
            order_id: Only the order with this `tracking_id`.
            page_size: Items on a page, at least 1. nocnoc does not say how many are allowed; the host may
                give fewer. An order that comes in meanwhile moves the others on by one; one that is on two
                pages is given once.
            limit: Items in all, at most.
            cursor: Where to resume: the `cursor` of a listing, a page or an error, with the same filters.
            concurrency: Pages that may be fetched at once, ahead of the one in use; 1 fetches none ahead.
                With `windows`, the windows fetched at once.
            windows: Split the time from `date_from` to `date_to` into this many windows, or into windows of
                at most this length, and list one after the other.
            headers: Headers to add to each request; they cannot replace the credentials.
            retry: When to send again; the client's Retry if left out.
            timeout: Seconds to wait for the network, or a Timeout; the client's if left out.

        Returns:
            The orders, fetched page by page. Prices are texts in USD; days are dates, times are texts, both in
            UTC.

        Raises:
            BadRequestError: A parameter of the query has a wrong form. Ours: also if it is missing,
                repeated or out of bounds.
            DecodeError: A successful response does not match the contract.
            PaginationError: The same page came twice, a page leads nowhere, or reported items did not come.
            ServerError: nocnoc failed.
            TransportError: No complete response arrived; `OutcomeUnknownError` and `NotSentError` are kinds
                of it.
            TypeError: An argument is of a wrong type; nothing is sent.
            UnauthorizedError: The API key is missing or unknown. Ours: nothing else is looked at before.
            ValueError: An argument is out of bounds; nothing is sent.

        Source: nocnoc, List orders.
        """
        core = self._core
        return AsyncListing(
            core,
            build_list_orders(
                core,
                statuses=statuses,
                date_from=date_from,
                date_to=date_to,
                order_id=order_id,
                page_size=page_size,
                limit=limit,
                cursor=cursor,
                concurrency=concurrency,
                windows=windows,
                headers=headers,
                retry=retry,
                timeout=timeout,
            ),
        )

    def cancel_order(
        self,
        order_id: str,
        *,
        headers: Mapping[str, str] | None = None,
        retry: Retry | None = None,
        timeout: float | Timeout | None = None,
    ) -> Coroutine[Any, Any, models.CancellationTaken]:
        """Ask nocnoc to cancel an order.

        The response confirms that the request was submitted, not that the order is cancelled. Inferred: the
        order stays as it is until nocnoc decides, so read its status with `list_orders`. While a request is
        open another one is error 400. Inferred: an order that can no longer be cancelled is error 409. Ours: a
        request that nocnoc turned down may be made again. It is never sent twice.

        Args:
            order_id: The order's `tracking_id`.
            headers: Headers to add to the request; they cannot replace the credentials.
            retry: When to send again; the client's Retry if left out.
            timeout: Seconds to wait for the network, or a Timeout; the client's if left out.

        Returns:
            The request is taken.

        Raises:
            ConflictError: A request to cancel it is open already, or the order can no longer be cancelled.
            DecodeError: A successful response does not match the contract.
            NotFoundError: There is no order with that id. Ours: or it is another seller's.
            OutcomeUnknownError: The connection was lost: it is not known whether the provider did it.
            ServerError: nocnoc failed.
            TransportError: No complete response arrived; `OutcomeUnknownError` and `NotSentError` are kinds
                of it.
            TypeError: An argument is of a wrong type; nothing is sent.
            UnauthorizedError: The API key is missing or unknown. Ours: nothing else is looked at before.
            ValueError: An argument is out of bounds; nothing is sent.

        Source: nocnoc, public documentation, Cancel order.
        """
        core = self._core
        return self._send(build_cancel_order(core, order_id, headers=headers, retry=retry, timeout=timeout))

    def list_products(
        self,
        *,
        updated_at_from: datetime | str | None = None,
        updated_at_to: datetime | str | None = None,
        page_size: int = 50,
        limit: int | None = None,
        cursor: str | None = None,
        concurrency: int = 1,
        headers: Mapping[str, str] | None = None,
        retry: Retry | None = None,
        timeout: float | Timeout | None = None,
    ) -> AsyncListing[models.Product]:
        """List the seller's products.

        Args:
            updated_at_from: Only products changed at this time or later; it needs a time zone.
            updated_at_to: Only products changed at this time or earlier; it needs a time zone.
            page_size: Items on a page, at least 1. nocnoc does not say how many are allowed.
            limit: Items in all, at most.
            cursor: Where to resume: the `cursor` of a listing, a page or an error, with the same filters.
            concurrency: Pages that may be fetched at once, ahead of the one in use; 1 fetches none ahead.
            headers: Headers to add to each request; they cannot replace the credentials.
            retry: When to send again; the client's Retry if left out.
            timeout: Seconds to wait for the network, or a Timeout; the client's if left out.

        Returns:
            The products, fetched page by page. Prices are numbers in USD; times are texts in UTC.

        Raises:
            BadRequestError: A parameter of the query has a wrong form. Ours: also if it is missing,
                repeated or out of bounds.
            DecodeError: A successful response does not match the contract.
            PaginationError: The same page came twice, a page leads nowhere, or reported items did not come.
            ServerError: nocnoc failed.
            TransportError: No complete response arrived; `OutcomeUnknownError` and `NotSentError` are kinds
                of it.
            TypeError: An argument is of a wrong type; nothing is sent.
            UnauthorizedError: The API key is missing or unknown. Ours: nothing else is looked at before.
            ValueError: An argument is out of bounds; nothing is sent.

        Source: nocnoc, public documentation, List products.
        """
        core = self._core
        return AsyncListing(
            core,
            build_list_products(
                core,
                updated_at_from=updated_at_from,
                updated_at_to=updated_at_to,
                page_size=page_size,
                limit=limit,
                cursor=cursor,
                concurrency=concurrency,
                headers=headers,
                retry=retry,
                timeout=timeout,
            ),
        )

    def create_product(
        self,
        body: models.CreateProductRequest | bodies.CreateProductRequestDict,
        *,
        headers: Mapping[str, str] | None = None,
        retry: Retry | None = None,
        timeout: float | Timeout | None = None,
    ) -> Coroutine[Any, Any, models.CreatedProduct]:
        """Create a product from a full description.

        A `sku` can be used once for each seller. The response confirms what was sent; `get_product` adds what
        nocnoc knows of it. Mind the path: with a slash at its end it is `create_product_from_asin`. It is never
        sent twice.

        Args:
            body: The product as it is to be offered.
            headers: Headers to add to the request; they cannot replace the credentials.
            retry: When to send again; the client's Retry if left out.
            timeout: Seconds to wait for the network, or a Timeout; the client's if left out.

        Returns:
            The product as it was taken.

        Raises:
            ConflictError: Sku already exists (code 400).
            DecodeError: A successful response does not match the contract.
            OutcomeUnknownError: The connection was lost: it is not known whether the provider did it.
            ServerError: nocnoc failed.
            TransportError: No complete response arrived; `OutcomeUnknownError` and `NotSentError` are kinds
                of it.
            TypeError: An argument is of a wrong type; nothing is sent.
            UnauthorizedError: The API key is missing or unknown. Ours: nothing else is looked at before.
            ValueError: An argument is out of bounds, or a key of the body is nearly one of the spec;
                nothing is sent.

        Source: nocnoc, Public documentation, Create product.
        """
        core = self._core
        return self._send(build_create_product(core, body, headers=headers, retry=retry, timeout=timeout))

    def create_product_from_asin(
        self,
        body: models.CreateProductFromAsinRequest | bodies.CreateProductFromAsinRequestDict,
        *,
        headers: Mapping[str, str] | None = None,
        retry: Retry | None = None,
        timeout: float | Timeout | None = None,
    ) -> Coroutine[Any, Any, models.ProductOffer]:
        """Create a product from its ASIN, without describing it.

        The path is that of `create_product` with a slash at its end; a tool that drops the slash calls
        `create_product`. nocnoc fills in the description from the ASIN. Inferred: later, and until then
        `get_product` returns the product without it. A `sku` can be used once for each seller. It is never sent
        twice.

        Args:
            body: The ASIN, and what is offered at which price.
            headers: Headers to add to the request; they cannot replace the credentials.
            retry: When to send again; the client's Retry if left out.
            timeout: Seconds to wait for the network, or a Timeout; the client's if left out.

        Returns:
            The product in short.

        Raises:
            ConflictError: Sku already exists (code 400).
            DecodeError: A successful response does not match the contract.
            OutcomeUnknownError: The connection was lost: it is not known whether the provider did it.
            ServerError: nocnoc failed.
            TransportError: No complete response arrived; `OutcomeUnknownError` and `NotSentError` are kinds
                of it.
            TypeError: An argument is of a wrong type; nothing is sent.
            UnauthorizedError: The API key is missing or unknown. Ours: nothing else is looked at before.
            ValueError: An argument is out of bounds, or a key of the body is nearly one of the spec;
                nothing is sent.

        Source: nocnoc, Public documentation, Create product by ASIN.
        """
        core = self._core
        return self._send(
            build_create_product_from_asin(core, body, headers=headers, retry=retry, timeout=timeout)
        )

    def get_product(
        self,
        sku: str,
        *,
        headers: Mapping[str, str] | None = None,
        retry: Retry | None = None,
        timeout: float | Timeout | None = None,
    ) -> Coroutine[Any, Any, models.Product]:
        """Get a product by its SKU.

        Inferred: a product created from an ASIN has no brand, title, description, dimensions and images until
        nocnoc has filled them in.

        Args:
            sku: The seller's SKU of the product.
            headers: Headers to add to the request; they cannot replace the credentials.
            retry: When to send again; the client's Retry if left out.
            timeout: Seconds to wait for the network, or a Timeout; the client's if left out.

        Returns:
            The product.

        Raises:
            DecodeError: A successful response does not match the contract.
            NotFoundError: There is no product with that SKU. Ours: or it is another seller's.
            ServerError: nocnoc failed.
            TransportError: No complete response arrived; `OutcomeUnknownError` and `NotSentError` are kinds
                of it.
            TypeError: An argument is of a wrong type; nothing is sent.
            UnauthorizedError: The API key is missing or unknown. Ours: nothing else is looked at before.
            ValueError: An argument is out of bounds; nothing is sent.

        Source: nocnoc, Public documentation, Get product by SKU.
        """
        core = self._core
        return self._send(build_get_product(core, sku, headers=headers, retry=retry, timeout=timeout))

    def update_product(
        self,
        sku: str,
        body: models.UpdateProductRequest | bodies.UpdateProductRequestDict,
        *,
        headers: Mapping[str, str] | None = None,
        retry: Retry | None = None,
        timeout: float | Timeout | None = None,
    ) -> Coroutine[Any, Any, models.ProductOffer]:
        """Change the stock or the price of a product, or both.

        Sets what is sent. Inferred: it leaves the rest as it was, and sending it again changes nothing more. At
        least one of `available_quantity` and `price` is needed, and a price needs its currency.

        Args:
            sku: The seller's SKU of the product.
            body: The new stock, the new price, or both.
            headers: Headers to add to the request; they cannot replace the credentials.
            retry: When to send again; the client's Retry if left out.
            timeout: Seconds to wait for the network, or a Timeout; the client's if left out.

        Returns:
            The product in short, changed.

        Raises:
            BadRequestError: The body does not fit or changes nothing, and `errors` says where. Ours: also
                if the body is missing or is not JSON.
            DecodeError: A successful response does not match the contract.
            NotFoundError: There is no product with that SKU. Ours: or it is another seller's.
            ServerError: nocnoc failed.
            TransportError: No complete response arrived; `OutcomeUnknownError` and `NotSentError` are kinds
                of it.
            TypeError: An argument is of a wrong type; nothing is sent.
            UnauthorizedError: The API key is missing or unknown. Ours: nothing else is looked at before.
            ValueError: An argument is out of bounds, or a key of the body is nearly one of the spec;
                nothing is sent.

        Source: nocnoc, Public documentation, Update stock and price.
        """
        core = self._core
        return self._send(
            build_update_product(core, sku, body, headers=headers, retry=retry, timeout=timeout)
        )

    def create_package(
        self,
        body: models.SonPackageRequest
        | bodies.SonPackageRequestDict
        | models.FatherPackageRequest
        | bodies.FatherPackageRequestDict,
        *,
        headers: Mapping[str, str] | None = None,
        retry: Retry | None = None,
        timeout: float | Timeout | None = None,
    ) -> Coroutine[Any, Any, models.CreatedPackage]:
        """Register a package, either a Son with goods of one order or a Father that holds Sons.

        A Son names an order, the goods of it that are in the box and the labels on the box. A Father names Sons
        that travel together. An order goes alone in a Son, or with others in a Father. Inferred: a body that
        has `subpackages` is a Father. Ours: a Son can be in one Father only, so a Father that is sent again is
        refused; a Son that is sent again is another Son. It is never sent twice.

        Args:
            body: The Son or the Father.
            headers: Headers to add to the request; they cannot replace the credentials.
            retry: When to send again; the client's Retry if left out.
            timeout: Seconds to wait for the network, or a Timeout; the client's if left out.

        Returns:
            The package is registered.

        Raises:
            BadRequestError: Inferred: the body is missing, is not JSON or is neither a Son nor a Father;
                `errors` says where. Ours: also if the order of a Son is cancelled or has no such goods, or if a
                package of a Father is no Son of this seller or is in a Father already.
            DecodeError: A successful response does not match the contract.
            NotFoundError: There is no order with that id. Ours: or it is another seller's.
            OutcomeUnknownError: The connection was lost: it is not known whether the provider did it.
            ServerError: nocnoc failed.
            TransportError: No complete response arrived; `OutcomeUnknownError` and `NotSentError` are kinds
                of it.
            TypeError: An argument is of a wrong type; nothing is sent.
            UnauthorizedError: The API key is missing or unknown. Ours: nothing else is looked at before.
            ValueError: An argument is out of bounds, or a key of the body is nearly one of the spec;
                nothing is sent.

        Source: nocnoc, Public documentation, Create Son package and Create Father package.
        """
        core = self._core
        return self._send(build_create_package(core, body, headers=headers, retry=retry, timeout=timeout))


class NocnocStoreRaw(RawOperations):
    """Operations of the synchronous client, each returning an ApiResponse."""

    list_orders = raw_page(NocnocStore.list_orders)
    cancel_order = raw(NocnocStore.cancel_order)
    list_products = raw_page(NocnocStore.list_products)
    create_product = raw(NocnocStore.create_product)
    create_product_from_asin = raw(NocnocStore.create_product_from_asin)
    get_product = raw(NocnocStore.get_product)
    update_product = raw(NocnocStore.update_product)
    create_package = raw(NocnocStore.create_package)


class AsyncNocnocStoreRaw(RawOperations):
    """Operations of the asynchronous client, each returning an ApiResponse."""

    list_orders = raw_page_async(AsyncNocnocStore.list_orders)
    cancel_order = raw_async(AsyncNocnocStore.cancel_order)
    list_products = raw_page_async(AsyncNocnocStore.list_products)
    create_product = raw_async(AsyncNocnocStore.create_product)
    create_product_from_asin = raw_async(AsyncNocnocStore.create_product_from_asin)
    get_product = raw_async(AsyncNocnocStore.get_product)
    update_product = raw_async(AsyncNocnocStore.update_product)
    create_package = raw_async(AsyncNocnocStore.create_package)


def build_list_orders(
    core: ClientCore,
    *,
    statuses: models.OrderStatus
    | OrderStatusValue
    | Iterable[models.OrderStatus | OrderStatusValue]
    | None = None,
    date_from: date | None = None,
    date_to: date | None = None,
    order_id: str | None = None,
    page_size: int = 50,
    limit: int | None = None,
    cursor: str | None = None,
    concurrency: int = 1,
    windows: int | timedelta | None = None,
    headers: Mapping[str, str] | None = None,
    retry: Retry | None = None,
    timeout: float | Timeout | None = None,
) -> ListRequest[models.Order]:
    """Build the listing of `list_orders`."""
    from orderkit_clients.nocnoc_store.api.orders import list_orders

    arguments = list_orders.get_kwargs(
        page=0,
        size=as_bounded_int("page_size", page_size, least=1),
        statuses=comma_separated("statuses", statuses, str, values=("in_process", "cancelled")),
        date_from=as_date("date_from", date_from),
        date_to=as_date("date_to", date_to),
        order_id=as_str("order_id", order_id),
    )
    call = core.build_call(
        "listOrders",
        arguments,
        list_orders.parse_success,
        headers=headers,
        retry=retry,
        timeout=timeout,
    )
    time_range = TimeRange(
        lower="date_from",
        upper="date_to",
        arguments="date_from and date_to",
        unit=timedelta(days=1),
        write=write_day,
        inclusive=True,
        newest_first=True,
    )
    return list_request(
        call,
        "/orders",
        ListOptions(page_size, limit, cursor, concurrency),
        windows=split(call.request, time_range, windows),
    )


def build_cancel_order(
    core: ClientCore,
    order_id: str,
    *,
    headers: Mapping[str, str] | None = None,
    retry: Retry | None = None,
    timeout: float | Timeout | None = None,
) -> Call[models.CancellationTaken]:
    """Build the call of `cancel_order`."""
    from orderkit_clients.nocnoc_store.api.orders import cancel_order

    arguments = cancel_order.get_kwargs(
        order_id=as_path_segment("order_id", order_id, str),
    )
    return core.build_call(
        "cancelOrder",
        arguments,
        cancel_order.parse_success,
        headers=headers,
        retry=retry,
        timeout=timeout,
    )


def build_list_products(
    core: ClientCore,
    *,
    updated_at_from: datetime | str | None = None,
    updated_at_to: datetime | str | None = None,
    page_size: int = 50,
    limit: int | None = None,
    cursor: str | None = None,
    concurrency: int = 1,
    headers: Mapping[str, str] | None = None,
    retry: Retry | None = None,
    timeout: float | Timeout | None = None,
) -> ListRequest[models.Product]:
    """Build the listing of `list_products`."""
    from orderkit_clients.nocnoc_store.api.products import list_products

    arguments = list_products.get_kwargs(
        page=0,
        size=as_bounded_int("page_size", page_size, least=1),
        updated_at_from=as_milliseconds(
            "updated_at_from",
            updated_at_from,
            up=True,
            pattern="^[0-9]{4}-(0[1-9]|1[0-2])-(0[1-9]|[12][0-9]|3[01])T([01][0-9]|2[0-3])(:[0-5][0-9]){2}\\.[0-9]{1,3}Z$",
        ),
        updated_at_to=as_milliseconds(
            "updated_at_to",
            updated_at_to,
            up=False,
            pattern="^[0-9]{4}-(0[1-9]|1[0-2])-(0[1-9]|[12][0-9]|3[01])T([01][0-9]|2[0-3])(:[0-5][0-9]){2}\\.[0-9]{1,3}Z$",
        ),
    )
    call = core.build_call(
        "listProducts",
        arguments,
        list_products.parse_success,
        headers=headers,
        retry=retry,
        timeout=timeout,
    )
    return list_request(
        call,
        "/products",
        ListOptions(page_size, limit, cursor, concurrency),
    )


def build_create_product(
    core: ClientCore,
    body: models.CreateProductRequest | bodies.CreateProductRequestDict,
    *,
    headers: Mapping[str, str] | None = None,
    retry: Retry | None = None,
    timeout: float | Timeout | None = None,
) -> Call[models.CreatedProduct]:
    """Build the call of `create_product`."""
    from orderkit_clients.nocnoc_store.api.products import create_product
    from orderkit_clients.nocnoc_store.models import CreateProductRequest

    arguments = create_product.get_kwargs(
        body=as_body("body", body, core.body_keys("createProduct"), CreateProductRequest),
    )
    return core.build_call(
        "createProduct",
        arguments,
        create_product.parse_success,
        headers=headers,
        retry=retry,
        timeout=timeout,
    )


def build_create_product_from_asin(
    core: ClientCore,
    body: models.CreateProductFromAsinRequest | bodies.CreateProductFromAsinRequestDict,
    *,
    headers: Mapping[str, str] | None = None,
    retry: Retry | None = None,
    timeout: float | Timeout | None = None,
) -> Call[models.ProductOffer]:
    """Build the call of `create_product_from_asin`."""
    from orderkit_clients.nocnoc_store.api.products import create_product_from_asin
    from orderkit_clients.nocnoc_store.models import CreateProductFromAsinRequest

    arguments = create_product_from_asin.get_kwargs(
        body=as_body("body", body, core.body_keys("createProductFromAsin"), CreateProductFromAsinRequest),
    )
    return core.build_call(
        "createProductFromAsin",
        arguments,
        create_product_from_asin.parse_success,
        headers=headers,
        retry=retry,
        timeout=timeout,
    )


def build_get_product(
    core: ClientCore,
    sku: str,
    *,
    headers: Mapping[str, str] | None = None,
    retry: Retry | None = None,
    timeout: float | Timeout | None = None,
) -> Call[models.Product]:
    """Build the call of `get_product`."""
    from orderkit_clients.nocnoc_store.api.products import get_product

    arguments = get_product.get_kwargs(
        sku=as_path_segment("sku", sku, str),
    )
    return core.build_call(
        "getProduct",
        arguments,
        get_product.parse_success,
        headers=headers,
        retry=retry,
        timeout=timeout,
    )


def build_update_product(
    core: ClientCore,
    sku: str,
    body: models.UpdateProductRequest | bodies.UpdateProductRequestDict,
    *,
    headers: Mapping[str, str] | None = None,
    retry: Retry | None = None,
    timeout: float | Timeout | None = None,
) -> Call[models.ProductOffer]:
    """Build the call of `update_product`."""
    from orderkit_clients.nocnoc_store.api.products import update_product
    from orderkit_clients.nocnoc_store.models import UpdateProductRequest

    arguments = update_product.get_kwargs(
        sku=as_path_segment("sku", sku, str),
        body=as_body("body", body, core.body_keys("updateProduct"), UpdateProductRequest),
    )
    return core.build_call(
        "updateProduct",
        arguments,
        update_product.parse_success,
        headers=headers,
        retry=retry,
        timeout=timeout,
    )


def build_create_package(
    core: ClientCore,
    body: models.SonPackageRequest
    | bodies.SonPackageRequestDict
    | models.FatherPackageRequest
    | bodies.FatherPackageRequestDict,
    *,
    headers: Mapping[str, str] | None = None,
    retry: Retry | None = None,
    timeout: float | Timeout | None = None,
) -> Call[models.CreatedPackage]:
    """Build the call of `create_package`."""
    from orderkit_clients.nocnoc_store.api.packages import create_package
    from orderkit_clients.nocnoc_store.models import FatherPackageRequest, SonPackageRequest

    arguments = create_package.get_kwargs(
        body=as_body("body", body, core.body_keys("createPackage"), SonPackageRequest, FatherPackageRequest),
    )
    return core.build_call(
        "createPackage",
        arguments,
        create_package.parse_success,
        headers=headers,
        retry=retry,
        timeout=timeout,
    )
