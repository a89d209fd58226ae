"""Operations of ePages shop orders API.

Generated: change the spec or specs/operations/epages.yaml, then run `make generate`.
"""

from __future__ import annotations

from collections.abc import Coroutine, Iterable, Mapping
from datetime import datetime, timedelta
from typing import TYPE_CHECKING, Any, Self

from ..runtime.client.arguments import (
    as_bool,
    as_bounded_int,
    as_path_segment,
    as_str,
    without_none,
)
from ..runtime.client.base_client import AsyncClient, SyncClient
from ..runtime.client.bodies import as_bodies
from ..runtime.client.calls import ApiResponse as ApiResponse
from ..runtime.client.calls import Call
from ..runtime.client.core import ClientCore
from ..runtime.client.drift import OnDrift
from ..runtime.client.exports import LazyModule
from ..runtime.client.raw_response import RawOperations, raw, raw_async
from ..runtime.client.times import as_milliseconds
from ..runtime.paging.list_request import ListOptions, ListRequest, list_request
from ..runtime.paging.listing import AsyncListing, Listing
from ..runtime.paging.paginator import Page as Page
from ..runtime.paging.raw_page import raw_page, raw_page_async
from ..runtime.paging.windows import TimeRange, split, write_milliseconds
from ..runtime.protocol.messages import Timeout
from ..runtime.protocol.rate_limiter import RateLimiter
from ..runtime.protocol.retry_policy import Retry

if TYPE_CHECKING:
    from orderkit_clients.epages import bodies as bodies
    from orderkit_clients.epages import models as models
else:
    # `typing.get_type_hints` looks up the names of annotations here.
    bodies = LazyModule("orderkit_clients.epages.bodies")
    models = LazyModule("orderkit_clients.epages.models")


class EPages(SyncClient):
    """Operations of the synchronous client."""

    @property
    def raw(self) -> EPagesRaw:
        """The operations, each returning an ApiResponse: the result with its status, headers and attempts."""
        return EPagesRaw(self._raw_twin())

    def with_options(
        self,
        *,
        locale: str | None = None,
        headers: Mapping[str, str] | None = None,
        retry: Retry | None = None,
        timeout: float | Timeout | None = None,
        limiter: RateLimiter | None = None,
        on_drift: OnDrift | None = None,
    ) -> Self:
        """Make a client with other options over the same connections; None keeps an option.

        Args:
            locale: Language and country of texts, such as en_US.
            headers: Headers to add to every request; they cannot replace the credentials.
            retry: When to send again.
            timeout: Seconds to wait for the network, or a Timeout.
            limiter: A limiter that keeps calls within the provider's limits.
            on_drift: What becomes of a response that differs from the contract: `keep`, `raise`, or a function.

        Returns:
            The client. Closing it closes the connections of both.
        """
        arguments = without_none(
            {
                "locale": as_str("locale", locale, pattern="^[A-Za-z]{2}_[A-Za-z]{2}$", example="en_US"),
            }
        )
        return self._twin(
            headers=headers,
            retry=retry,
            timeout=timeout,
            limiter=limiter,
            on_drift=on_drift,
            arguments=arguments,
        )

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
        last_updated: bool | None = None,
        customer_id: str | None = None,
        product_id: str | None = None,
        updated_from: datetime | str | None = None,
        created_before: datetime | str | None = None,
        created_after: datetime | str | None = None,
        currency: str | None = None,
        page_size: int = 100,
        limit: int | None = None,
        cursor: str | None = None,
        concurrency: int = 1,
        windows: int | timedelta | None = None,
        locale: str | None = None,
        headers: Mapping[str, str] | None = None,
        retry: Retry | None = None,
        timeout: float | Timeout | None = None,
    ) -> Listing[models.Order]:
        """List the shop's orders, newest first.

        Args:
            viewed: True for orders whose status Viewed is set, False for those where it is not.
            pending: Likewise for the status Pending.
            archived: Likewise for the status Archived.
            rejected: Likewise for the status Rejected.
            closed: Likewise for the status Closed.
            dispatched: Likewise for the status Dispatched.
            paid: Likewise for the status Paid.
            returned: Likewise for the status Returned.
            delivered: Likewise for the status Delivered.
            invoiced: Likewise for the status Invoiced.
            last_updated: True for the latest change first, in place of the newest order.
            customer_id: Only orders of this customer.
            product_id: Only orders that hold this product in a line.
            updated_from: Only orders changed at this time or later; it needs a time zone.
            created_before: Only orders created before this time, at most a year after `created_after`; it
                needs a time zone. Without `created_after`, those of the year that ends there.
            created_after: Only orders created after this time; it needs a time zone. Without
                `created_before`, those of the year that follows.
            currency: Only orders in this currency, such as EUR.
            page_size: Items on a page, 1 to 100. An order that comes in or changes meanwhile moves others
                on. One that is on two pages is given once; if one may have been on none, the listing ends in a
                PaginationError.
            limit: Items in all, at most.
            cursor: Where to resume: the `cursor` of a listing, a page or an error, with the same filters.
            concurrency: Pages that may be fetched at once, ahead of the one in use; 1 fetches none ahead.
                With `windows`, the windows fetched at once.
            windows: Split the time from `created_after` to `created_before` into this many windows, or into
                windows of at most this length, and list one after the other. The two may lie years apart then,
                as long as no window is longer than a year.
            locale: Language and country of texts, such as en_US. The client's if left out.
            headers: Headers to add to each request; they cannot replace the credentials.
            retry: When to send again; the client's Retry if left out.
            timeout: Seconds to wait for the network, or a Timeout; the client's if left out.

        Returns:
            The orders, fetched page by page, without `line_item_container`. Totals are in `currency_id`, prices
            in their own currency; times are in UTC.

        Raises:
            BadRequestError: A parameter is not valid: a text where a number belongs, a number out of
                bounds, or a time in no known form. Ours: also more than a year between `created_after` and
                `created_before`.
            DecodeError: A successful response does not match the contract.
            ForbiddenError: The token is missing, unknown or has not the scope that the operation needs.
                Inferred: or it belongs to another shop.
            NotFoundError: There is no such shop, or the shop has no such order.
            PaginationError: The same page came twice, a page leads nowhere, or reported items did not come.
            RateLimitedError: The token has used up its 6000 calls of this hour. `X-RateLimit-Reset` says
                when the next hour begins. Ours: such a call does not count, and there is no `Retry-After`.
            ServerError: The shop failed.
            TransportError: No complete response arrived; `OutcomeUnknownError` and `NotSentError` are kinds
                of it.
            TypeError: An argument is of a wrong type; nothing is sent.
            UnauthorizedError: The token is not accepted. ePages documents 403 for that; clients of others
                have met 401 too.
            ValueError: An argument is out of bounds; `windows` lacks one of the two times, makes one that
                is longer than a year, or is given with `last_updated`. Nothing is sent.

        Source: ePages, GET /{shopId}/orders.
        """
        core = self._core
        return Listing(
            core,
            build_list_orders(
                core,
                viewed=viewed,
                pending=pending,
                archived=archived,
                rejected=rejected,
                closed=closed,
                dispatched=dispatched,
                paid=paid,
                returned=returned,
                delivered=delivered,
                invoiced=invoiced,
                last_updated=last_updated,
                customer_id=customer_id,
                product_id=product_id,
                updated_from=updated_from,
                created_before=created_before,
                created_after=created_after,
                currency=currency,
                page_size=page_size,
                limit=limit,
                cursor=cursor,
                concurrency=concurrency,
                windows=windows,
                locale=locale,
                headers=headers,
                retry=retry,
                timeout=timeout,
            ),
        )

    def get_order(
        self,
        order_id: str,
        *,
        locale: str | None = None,
        headers: Mapping[str, str] | None = None,
        retry: Retry | None = None,
        timeout: float | Timeout | None = None,
    ) -> models.OrderDetail:
        """Get an order with its product lines and totals.

        The order as `list_orders` has it, and its `line_item_container`.

        Args:
            order_id: The order's `order_id`, in upper or lower case.
            locale: Language and country of texts, such as en_US. The client's if left out.
            headers: Headers to add to the request; they cannot replace the credentials.
            retry: When to send again; the client's Retry if left out.
            timeout: Seconds to wait for the network, or a Timeout; the client's if left out.

        Returns:
            The order.

        Raises:
            BadRequestError: A parameter is not valid: a text where a number belongs, a number out of
                bounds, or a time in no known form. Ours: also more than a year between `created_after` and
                `created_before`.
            DecodeError: A successful response does not match the contract.
            ForbiddenError: The token is missing, unknown or has not the scope that the operation needs.
                Inferred: or it belongs to another shop.
            NotFoundError: There is no such shop, or the shop has no such order.
            RateLimitedError: The token has used up its 6000 calls of this hour. `X-RateLimit-Reset` says
                when the next hour begins. Ours: such a call does not count, and there is no `Retry-After`.
            ServerError: The shop failed.
            TransportError: No complete response arrived; `OutcomeUnknownError` and `NotSentError` are kinds
                of it.
            TypeError: An argument is of a wrong type; nothing is sent.
            UnauthorizedError: The token is not accepted. ePages documents 403 for that; clients of others
                have met 401 too.
            ValueError: An argument is out of bounds; nothing is sent.

        Source: ePages, ePages developer documentation, GET /{shopId}/orders/{orderId}.
        """
        core = self._core
        return self._send(
            build_get_order(core, order_id, locale=locale, headers=headers, retry=retry, timeout=timeout)
        )

    def update_order(
        self,
        order_id: str,
        patch: Iterable[models.PatchOperation | bodies.PatchOperationDict],
        *,
        locale: str | None = None,
        headers: Mapping[str, str] | None = None,
        retry: Retry | None = None,
        timeout: float | Timeout | None = None,
    ) -> models.OrderDetail:
        """Change an order's number, comments, addresses, payment name or statuses.

        A JSON Patch (RFC 6902) of `add`, which sets or replaces, and `remove`, which unsets, on the listed
        paths only. Inferred: it is applied as a whole, so one operation that cannot be done refuses all with
        400. Ours: the same patch twice leaves the order as one does. While the merchant edits the order it
        cannot be changed: 409. Send `Content-Type: application/json-patch+json`; many generated clients send
        `application/json` unless they are set to it.

        Args:
            order_id: The order's `order_id`, in upper or lower case.
            patch: The operations, applied in this order: `add` sets or replaces, `remove` unsets.
            locale: Language and country of texts, such as en_US. The client's if left out.
            headers: Headers to add to the request; they cannot replace the credentials.
            retry: When to send again; the client's Retry if left out.
            timeout: Seconds to wait for the network, or a Timeout; the client's if left out.

        Returns:
            The order as it is now, with `line_item_container`.

        Raises:
            BadRequestError: The body is no JSON Patch of the listed operations, paths and values, its
                `Content-Type` is not `application/json-patch+json`, or a parameter is wrong. Nothing was
                changed.
            ConflictError: The merchant is editing the order, so that it cannot be changed now. Try again
                later.
            DecodeError: A successful response does not match the contract.
            ForbiddenError: The token is missing, unknown or has not the scope that the operation needs.
                Inferred: or it belongs to another shop.
            NotFoundError: There is no such shop, or the shop has no such order.
            RateLimitedError: The token has used up its 6000 calls of this hour. `X-RateLimit-Reset` says
                when the next hour begins. Ours: such a call does not count, and there is no `Retry-After`.
            ServerError: The shop failed.
            TransportError: No complete response arrived; `OutcomeUnknownError` and `NotSentError` are kinds
                of it.
            TypeError: An argument is of a wrong type; nothing is sent.
            UnauthorizedError: The token is not accepted. ePages documents 403 for that; clients of others
                have met 401 too.
            ValueError: An argument is out of bounds, or a key of the body is nearly one of the spec;
                nothing is sent.

        Source: ePages, ePages developer documentation, PATCH /{shopId}/orders/{orderId}.
        """
        core = self._core
        return self._send(
            build_update_order(
                core, order_id, patch, locale=locale, headers=headers, retry=retry, timeout=timeout
            )
        )

    def list_order_documents(
        self,
        order_id: str,
        *,
        include_pdf: bool = False,
        page_size: int = 10,
        limit: int | None = None,
        cursor: str | None = None,
        concurrency: int = 1,
        locale: str | None = None,
        headers: Mapping[str, str] | None = None,
        retry: Retry | None = None,
        timeout: float | Timeout | None = None,
    ) -> Listing[models.OrderDocument]:
        """List the finalised invoices and credit notes of an order, newest first.

        Args:
            order_id: The order's `order_id`, in upper or lower case.
            include_pdf: Whether each document comes with its PDF in `document_pdf`. Inferred: without the
                parameter there is none.
            page_size: Items on a page, 1 to 100.
            limit: Items in all, at most.
            cursor: Where to resume: the `cursor` of a listing, a page or an error, with the same filters.
            concurrency: Pages that may be fetched at once, ahead of the one in use; 1 fetches none ahead.
            locale: Language and country of texts, such as en_US. The client's if left out.
            headers: Headers to add to each request; they cannot replace the credentials.
            retry: When to send again; the client's Retry if left out.
            timeout: Seconds to wait for the network, or a Timeout; the client's if left out.

        Returns:
            The documents, fetched page by page. Prices are numbers in their own currency; times are in UTC.

        Raises:
            BadRequestError: A parameter is not valid: a text where a number belongs, a number out of
                bounds, or a time in no known form. Ours: also more than a year between `created_after` and
                `created_before`.
            DecodeError: A successful response does not match the contract.
            ForbiddenError: The token is missing, unknown or has not the scope that the operation needs.
                Inferred: or it belongs to another shop.
            NotFoundError: There is no such shop, or the shop has no such order.
            PaginationError: The same page came twice, a page leads nowhere, or reported items did not come.
            RateLimitedError: The token has used up its 6000 calls of this hour. `X-RateLimit-Reset` says
                when the next hour begins. Ours: such a call does not count, and there is no `Retry-After`.
            ServerError: The shop failed.
            TransportError: No complete response arrived; `OutcomeUnknownError` and `NotSentError` are kinds
                of it.
            TypeError: An argument is of a wrong type; nothing is sent.
            UnauthorizedError: The token is not accepted. ePages documents 403 for that; clients of others
                have met 401 too.
            ValueError: An argument is out of bounds; nothing is sent.

        Source: ePages, ePages developer documentation, GET /{shopId}/orders/{orderId}/documents.
        """
        core = self._core
        return Listing(
            core,
            build_list_order_documents(
                core,
                order_id,
                include_pdf=include_pdf,
                page_size=page_size,
                limit=limit,
                cursor=cursor,
                concurrency=concurrency,
                locale=locale,
                headers=headers,
                retry=retry,
                timeout=timeout,
            ),
        )


class AsyncEPages(AsyncClient):
    """Operations of the asynchronous client."""

    @property
    def raw(self) -> AsyncEPagesRaw:
        """The operations, each returning an ApiResponse: the result with its status, headers and attempts."""
        return AsyncEPagesRaw(self._raw_twin())

    def with_options(
        self,
        *,
        locale: str | None = None,
        headers: Mapping[str, str] | None = None,
        retry: Retry | None = None,
        timeout: float | Timeout | None = None,
        limiter: RateLimiter | None = None,
        on_drift: OnDrift | None = None,
    ) -> Self:
        """Make a client with other options over the same connections; None keeps an option.

        Args:
            locale: Language and country of texts, such as en_US.
            headers: Headers to add to every request; they cannot replace the credentials.
            retry: When to send again.
            timeout: Seconds to wait for the network, or a Timeout.
            limiter: A limiter that keeps calls within the provider's limits.
            on_drift: What becomes of a response that differs from the contract: `keep`, `raise`, or a function.

        Returns:
            The client. Closing it closes the connections of both.
        """
        arguments = without_none(
            {
                "locale": as_str("locale", locale, pattern="^[A-Za-z]{2}_[A-Za-z]{2}$", example="en_US"),
            }
        )
        return self._twin(
            headers=headers,
            retry=retry,
            timeout=timeout,
            limiter=limiter,
            on_drift=on_drift,
            arguments=arguments,
        )

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
        last_updated: bool | None = None,
        customer_id: str | None = None,
        product_id: str | None = None,
        updated_from: datetime | str | None = None,
        created_before: datetime | str | None = None,
        created_after: datetime | str | None = None,
        currency: str | None = None,
        page_size: int = 100,
        limit: int | None = None,
        cursor: str | None = None,
        concurrency: int = 1,
        windows: int | timedelta | None = None,
        locale: str | None = None,
        headers: Mapping[str, str] | None = None,
        retry: Retry | None = None,
        timeout: float | Timeout | None = None,
    ) -> AsyncListing[models.Order]:
        """List the shop's orders, newest first.

        Args:
            viewed: True for orders whose status Viewed is set, False for those where it is not.
            pending: Likewise for the status Pending.
            archived: Likewise for the status Archived.
            rejected: Likewise for the status Rejected.
            closed: Likewise for the status Closed.
            dispatched: Likewise for the status Dispatched.
            paid: Likewise for the status Paid.
            returned: Likewise for the status Returned.
            delivered: Likewise for the status Delivered.
            invoiced: Likewise for the status Invoiced.
            last_updated: True for the latest change first, in place of the newest order.
            customer_id: Only orders of this customer.
            product_id: Only orders that hold this product in a line.
            updated_from: Only orders changed at this time or later; it needs a time zone.
            created_before: Only orders created before this time, at most a year after `created_after`; it
                needs a time zone. Without `created_after`, those of the year that ends there.
            created_after: Only orders created after this time; it needs a time zone. Without
                `created_before`, those of the year that follows.
            currency: Only orders in this currency, such as EUR.
            page_size: Items on a page, 1 to 100. An order that comes in or changes meanwhile moves others
                on. One that is on two pages is given once; if one may have been on none, the listing ends in a
                PaginationError.
            limit: Items in all, at most.
            cursor: Where to resume: the `cursor` of a listing, a page or an error, with the same filters.
            concurrency: Pages that may be fetched at once, ahead of the one in use; 1 fetches none ahead.
                With `windows`, the windows fetched at once.
            windows: Split the time from `created_after` to `created_before` into this many windows, or into
                windows of at most this length, and list one after the other. The two may lie years apart then,
                as long as no window is longer than a year.
            locale: Language and country of texts, such as en_US. The client's if left out.
            headers: Headers to add to each request; they cannot replace the credentials.
            retry: When to send again; the client's Retry if left out.
            timeout: Seconds to wait for the network, or a Timeout; the client's if left out.

        Returns:
            The orders, fetched page by page, without `line_item_container`. Totals are in `currency_id`, prices
            in their own currency; times are in UTC.

        Raises:
            BadRequestError: A parameter is not valid: a text where a number belongs, a number out of
                bounds, or a time in no known form. Ours: also more than a year between `created_after` and
                `created_before`.
            DecodeError: A successful response does not match the contract.
            ForbiddenError: The token is missing, unknown or has not the scope that the operation needs.
                Inferred: or it belongs to another shop.
            NotFoundError: There is no such shop, or the shop has no such order.
            PaginationError: The same page came twice, a page leads nowhere, or reported items did not come.
            RateLimitedError: The token has used up its 6000 calls of this hour. `X-RateLimit-Reset` says
                when the next hour begins. Ours: such a call does not count, and there is no `Retry-After`.
            ServerError: The shop failed.
            TransportError: No complete response arrived; `OutcomeUnknownError` and `NotSentError` are kinds
                of it.
            TypeError: An argument is of a wrong type; nothing is sent.
            UnauthorizedError: The token is not accepted. ePages documents 403 for that; clients of others
                have met 401 too.
            ValueError: An argument is out of bounds; `windows` lacks one of the two times, makes one that
                is longer than a year, or is given with `last_updated`. Nothing is sent.

        Source: ePages, GET /{shopId}/orders.
        """
        core = self._core
        return AsyncListing(
            core,
            build_list_orders(
                core,
                viewed=viewed,
                pending=pending,
                archived=archived,
                rejected=rejected,
                closed=closed,
                dispatched=dispatched,
                paid=paid,
                returned=returned,
                delivered=delivered,
                invoiced=invoiced,
                last_updated=last_updated,
                customer_id=customer_id,
                product_id=product_id,
                updated_from=updated_from,
                created_before=created_before,
                created_after=created_after,
                currency=currency,
                page_size=page_size,
                limit=limit,
                cursor=cursor,
                concurrency=concurrency,
                windows=windows,
                locale=locale,
                headers=headers,
                retry=retry,
                timeout=timeout,
            ),
        )

    def get_order(
        self,
        order_id: str,
        *,
        locale: str | None = None,
        headers: Mapping[str, str] | None = None,
        retry: Retry | None = None,
        timeout: float | Timeout | None = None,
    ) -> Coroutine[Any, Any, models.OrderDetail]:
        """Get an order with its product lines and totals.

        The order as `list_orders` has it, and its `line_item_container`.

        Args:
            order_id: The order's `order_id`, in upper or lower case.
            locale: Language and country of texts, such as en_US. The client's if left out.
            headers: Headers to add to the request; they cannot replace the credentials.
            retry: When to send again; the client's Retry if left out.
            timeout: Seconds to wait for the network, or a Timeout; the client's if left out.

        Returns:
            The order.

        Raises:
            BadRequestError: A parameter is not valid: a text where a number belongs, a number out of
                bounds, or a time in no known form. Ours: also more than a year between `created_after` and
                `created_before`.
            DecodeError: A successful response does not match the contract.
            ForbiddenError: The token is missing, unknown or has not the scope that the operation needs.
                Inferred: or it belongs to another shop.
            NotFoundError: There is no such shop, or the shop has no such order.
            RateLimitedError: The token has used up its 6000 calls of this hour. `X-RateLimit-Reset` says
                when the next hour begins. Ours: such a call does not count, and there is no `Retry-After`.
            ServerError: The shop failed.
            TransportError: No complete response arrived; `OutcomeUnknownError` and `NotSentError` are kinds
                of it.
            TypeError: An argument is of a wrong type; nothing is sent.
            UnauthorizedError: The token is not accepted. ePages documents 403 for that; clients of others
                have met 401 too.
            ValueError: An argument is out of bounds; nothing is sent.

        Source: ePages, ePages developer documentation, GET /{shopId}/orders/{orderId}.
        """
        core = self._core
        return self._send(
            build_get_order(core, order_id, locale=locale, headers=headers, retry=retry, timeout=timeout)
        )

    def update_order(
        self,
        order_id: str,
        patch: Iterable[models.PatchOperation | bodies.PatchOperationDict],
        *,
        locale: str | None = None,
        headers: Mapping[str, str] | None = None,
        retry: Retry | None = None,
        timeout: float | Timeout | None = None,
    ) -> Coroutine[Any, Any, models.OrderDetail]:
        """Change an order's number, comments, addresses, payment name or statuses.

        A JSON Patch (RFC 6902) of `add`, which sets or replaces, and `remove`, which unsets, on the listed
        paths only. Inferred: it is applied as a whole, so one operation that cannot be done refuses all with
        400. Ours: the same patch twice leaves the order as one does. While the merchant edits the order it
        cannot be changed: 409. Send `Content-Type: application/json-patch+json`; many generated clients send
        `application/json` unless they are set to it.

        Args:
            order_id: The order's `order_id`, in upper or lower case.
            patch: The operations, applied in this order: `add` sets or replaces, `remove` unsets.
            locale: Language and country of texts, such as en_US. The client's if left out.
            headers: Headers to add to the request; they cannot replace the credentials.
            retry: When to send again; the client's Retry if left out.
            timeout: Seconds to wait for the network, or a Timeout; the client's if left out.

        Returns:
            The order as it is now, with `line_item_container`.

        Raises:
            BadRequestError: The body is no JSON Patch of the listed operations, paths and values, its
                `Content-Type` is not `application/json-patch+json`, or a parameter is wrong. Nothing was
                changed.
            ConflictError: The merchant is editing the order, so that it cannot be changed now. Try again
                later.
            DecodeError: A successful response does not match the contract.
            ForbiddenError: The token is missing, unknown or has not the scope that the operation needs.
                Inferred: or it belongs to another shop.
            NotFoundError: There is no such shop, or the shop has no such order.
            RateLimitedError: The token has used up its 6000 calls of this hour. `X-RateLimit-Reset` says
                when the next hour begins. Ours: such a call does not count, and there is no `Retry-After`.
            ServerError: The shop failed.
            TransportError: No complete response arrived; `OutcomeUnknownError` and `NotSentError` are kinds
                of it.
            TypeError: An argument is of a wrong type; nothing is sent.
            UnauthorizedError: The token is not accepted. ePages documents 403 for that; clients of others
                have met 401 too.
            ValueError: An argument is out of bounds, or a key of the body is nearly one of the spec;
                nothing is sent.

        Source: ePages, ePages developer documentation, PATCH /{shopId}/orders/{orderId}.
        """
        core = self._core
        return self._send(
            build_update_order(
                core, order_id, patch, locale=locale, headers=headers, retry=retry, timeout=timeout
            )
        )

    def list_order_documents(
        self,
        order_id: str,
        *,
        include_pdf: bool = False,
        page_size: int = 10,
        limit: int | None = None,
        cursor: str | None = None,
        concurrency: int = 1,
        locale: str | None = None,
        headers: Mapping[str, str] | None = None,
        retry: Retry | None = None,
        timeout: float | Timeout | None = None,
    ) -> AsyncListing[models.OrderDocument]:
        """List the finalised invoices and credit notes of an order, newest first.

        Args:
            order_id: The order's `order_id`, in upper or lower case.
            include_pdf: Whether each document comes with its PDF in `document_pdf`. Inferred: without the
                parameter there is none.
            page_size: Items on a page, 1 to 100.
            limit: Items in all, at most.
            cursor: Where to resume: the `cursor` of a listing, a page or an error, with the same filters.
            concurrency: Pages that may be fetched at once, ahead of the one in use; 1 fetches none ahead.
            locale: Language and country of texts, such as en_US. The client's if left out.
            headers: Headers to add to each request; they cannot replace the credentials.
            retry: When to send again; the client's Retry if left out.
            timeout: Seconds to wait for the network, or a Timeout; the client's if left out.

        Returns:
            The documents, fetched page by page. Prices are numbers in their own currency; times are in UTC.

        Raises:
            BadRequestError: A parameter is not valid: a text where a number belongs, a number out of
                bounds, or a time in no known form. Ours: also more than a year between `created_after` and
                `created_before`.
            DecodeError: A successful response does not match the contract.
            ForbiddenError: The token is missing, unknown or has not the scope that the operation needs.
                Inferred: or it belongs to another shop.
            NotFoundError: There is no such shop, or the shop has no such order.
            PaginationError: The same page came twice, a page leads nowhere, or reported items did not come.
            RateLimitedError: The token has used up its 6000 calls of this hour. `X-RateLimit-Reset` says
                when the next hour begins. Ours: such a call does not count, and there is no `Retry-After`.
            ServerError: The shop failed.
            TransportError: No complete response arrived; `OutcomeUnknownError` and `NotSentError` are kinds
                of it.
            TypeError: An argument is of a wrong type; nothing is sent.
            UnauthorizedError: The token is not accepted. ePages documents 403 for that; clients of others
                have met 401 too.
            ValueError: An argument is out of bounds; nothing is sent.

        Source: ePages, ePages developer documentation, GET /{shopId}/orders/{orderId}/documents.
        """
        core = self._core
        return AsyncListing(
            core,
            build_list_order_documents(
                core,
                order_id,
                include_pdf=include_pdf,
                page_size=page_size,
                limit=limit,
                cursor=cursor,
                concurrency=concurrency,
                locale=locale,
                headers=headers,
                retry=retry,
                timeout=timeout,
            ),
        )


class EPagesRaw(RawOperations):
    """Operations of the synchronous client, each returning an ApiResponse."""

    list_orders = raw_page(EPages.list_orders)
    get_order = raw(EPages.get_order)
    update_order = raw(EPages.update_order)
    list_order_documents = raw_page(EPages.list_order_documents)


class AsyncEPagesRaw(RawOperations):
    """Operations of the asynchronous client, each returning an ApiResponse."""

    list_orders = raw_page_async(AsyncEPages.list_orders)
    get_order = raw_async(AsyncEPages.get_order)
    update_order = raw_async(AsyncEPages.update_order)
    list_order_documents = raw_page_async(AsyncEPages.list_order_documents)


def build_list_orders(
    core: ClientCore,
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
    last_updated: bool | None = None,
    customer_id: str | None = None,
    product_id: str | None = None,
    updated_from: datetime | str | None = None,
    created_before: datetime | str | None = None,
    created_after: datetime | str | None = None,
    currency: str | None = None,
    page_size: int = 100,
    limit: int | None = None,
    cursor: str | None = None,
    concurrency: int = 1,
    windows: int | timedelta | None = None,
    locale: str | None = None,
    headers: Mapping[str, str] | None = None,
    retry: Retry | None = None,
    timeout: float | Timeout | None = None,
) -> ListRequest[models.Order]:
    """Build the listing of `list_orders`."""
    from orderkit_clients.epages.api.orders import list_orders

    adjusted = core.provider.adjusters["listOrders"](
        created_after=created_after,
        created_before=created_before,
        last_updated=last_updated,
        windows=windows,
    )
    created_after = adjusted["created_after"]
    created_before = adjusted["created_before"]
    last_updated = adjusted["last_updated"]
    chosen_locale = core.supplied(
        "locale", as_str("locale", locale, pattern="^[A-Za-z]{2}_[A-Za-z]{2}$", example="en_US")
    )
    arguments = list_orders.get_kwargs(
        shop_id=core.arguments["shop_id"],
        page=1,
        results_per_page=as_bounded_int("page_size", page_size, least=1, most=100),
        viewed_on=as_bool("viewed", viewed),
        pending_on=as_bool("pending", pending),
        archived_on=as_bool("archived", archived),
        rejected_on=as_bool("rejected", rejected),
        closed_on=as_bool("closed", closed),
        dispatched_on=as_bool("dispatched", dispatched),
        paid_on=as_bool("paid", paid),
        returned_on=as_bool("returned", returned),
        delivered_on=as_bool("delivered", delivered),
        invoiced_on=as_bool("invoiced", invoiced),
        last_updated=as_bool("last_updated", last_updated),
        customer_id=as_str(
            "customer_id",
            customer_id,
            pattern="^[^\\u0000]*$",
            example="56389403-55BC-176C-5343-D5809AB3A579",
        ),
        product_id=as_str(
            "product_id", product_id, pattern="^[^\\u0000]*$", example="524B6C8E-0D1A-7B29-5F0C-D5809AB31F46"
        ),
        updated_from=as_milliseconds(
            "updated_from",
            updated_from,
            up=True,
            pattern="^((19|20)[0-9]{2}-((0[13578]|1[02])-(0[1-9]|[12][0-9]|3[01])|(0[469]|11)-(0[1-9]|[12][0-9]|30)|02-(0[1-9]|1[0-9]|2[0-8]))|((19|20)(0[48]|[2468][048]|[13579][26])|2000)-02-29)(T([01][0-9]|2[0-3]):[0-5][0-9]:[0-5][0-9](\\.[0-9]{1,6})?(Z|[+-]([01][0-9]|2[0-3]):[0-5][0-9]))?$",
            years="1900 to 2099",
        ),
        created_before=as_milliseconds(
            "created_before",
            created_before,
            up=True,
            pattern="^((19|20)[0-9]{2}-((0[13578]|1[02])-(0[1-9]|[12][0-9]|3[01])|(0[469]|11)-(0[1-9]|[12][0-9]|30)|02-(0[1-9]|1[0-9]|2[0-8]))|((19|20)(0[48]|[2468][048]|[13579][26])|2000)-02-29)(T([01][0-9]|2[0-3]):[0-5][0-9]:[0-5][0-9](\\.[0-9]{1,6})?(Z|[+-]([01][0-9]|2[0-3]):[0-5][0-9]))?$",
            years="1900 to 2099",
        ),
        created_after=as_milliseconds(
            "created_after",
            created_after,
            up=False,
            pattern="^((19|20)[0-9]{2}-((0[13578]|1[02])-(0[1-9]|[12][0-9]|3[01])|(0[469]|11)-(0[1-9]|[12][0-9]|30)|02-(0[1-9]|1[0-9]|2[0-8]))|((19|20)(0[48]|[2468][048]|[13579][26])|2000)-02-29)(T([01][0-9]|2[0-3]):[0-5][0-9]:[0-5][0-9](\\.[0-9]{1,6})?(Z|[+-]([01][0-9]|2[0-3]):[0-5][0-9]))?$",
            years="1900 to 2099",
        ),
        currency=as_str("currency", currency, pattern="^[A-Za-z]{3}$", example="EUR"),
        locale=chosen_locale,
    )
    call = core.build_call(
        "listOrders",
        arguments,
        list_orders.parse_success,
        headers=headers,
        retry=retry,
        timeout=timeout,
        language=chosen_locale,
    )
    time_range = TimeRange(
        lower="createdAfter",
        upper="createdBefore",
        arguments="created_after and created_before",
        unit=timedelta(milliseconds=1),
        write=write_milliseconds,
        inclusive=False,
        newest_first=True,
    )
    listing: ListRequest[models.Order] = list_request(
        call,
        "/items",
        ListOptions(page_size, limit, cursor, concurrency),
        total="/results",
        windows=split(call.request, time_range, windows),
    )
    core.provider.checkers["listOrders"](listing)
    return listing


def build_get_order(
    core: ClientCore,
    order_id: str,
    *,
    locale: str | None = None,
    headers: Mapping[str, str] | None = None,
    retry: Retry | None = None,
    timeout: float | Timeout | None = None,
) -> Call[models.OrderDetail]:
    """Build the call of `get_order`."""
    from orderkit_clients.epages.api.orders import get_order

    chosen_locale = core.supplied(
        "locale", as_str("locale", locale, pattern="^[A-Za-z]{2}_[A-Za-z]{2}$", example="en_US")
    )
    arguments = get_order.get_kwargs(
        order_id=as_path_segment("order_id", order_id, str),
        shop_id=core.arguments["shop_id"],
        locale=chosen_locale,
    )
    return core.build_call(
        "getOrder",
        arguments,
        get_order.parse_success,
        headers=headers,
        retry=retry,
        timeout=timeout,
        language=chosen_locale,
    )


def build_update_order(
    core: ClientCore,
    order_id: str,
    patch: Iterable[models.PatchOperation | bodies.PatchOperationDict],
    *,
    locale: str | None = None,
    headers: Mapping[str, str] | None = None,
    retry: Retry | None = None,
    timeout: float | Timeout | None = None,
) -> Call[models.OrderDetail]:
    """Build the call of `update_order`."""
    from orderkit_clients.epages.api.orders import update_order
    from orderkit_clients.epages.models import PatchOperation

    chosen_locale = core.supplied(
        "locale", as_str("locale", locale, pattern="^[A-Za-z]{2}_[A-Za-z]{2}$", example="en_US")
    )
    arguments = update_order.get_kwargs(
        order_id=as_path_segment("order_id", order_id, str),
        shop_id=core.arguments["shop_id"],
        body=as_bodies("patch", patch, core.body_keys("updateOrder"), PatchOperation),
        locale=chosen_locale,
    )
    return core.build_call(
        "updateOrder",
        arguments,
        update_order.parse_success,
        headers=headers,
        retry=retry,
        timeout=timeout,
        language=chosen_locale,
    )


def build_list_order_documents(
    core: ClientCore,
    order_id: str,
    *,
    include_pdf: bool = False,
    page_size: int = 10,
    limit: int | None = None,
    cursor: str | None = None,
    concurrency: int = 1,
    locale: str | None = None,
    headers: Mapping[str, str] | None = None,
    retry: Retry | None = None,
    timeout: float | Timeout | None = None,
) -> ListRequest[models.OrderDocument]:
    """Build the listing of `list_order_documents`."""
    from orderkit_clients.epages.api.orders import list_order_documents

    chosen_locale = core.supplied(
        "locale", as_str("locale", locale, pattern="^[A-Za-z]{2}_[A-Za-z]{2}$", example="en_US")
    )
    arguments = list_order_documents.get_kwargs(
        order_id=as_path_segment("order_id", order_id, str),
        shop_id=core.arguments["shop_id"],
        page=1,
        results_per_page=as_bounded_int("page_size", page_size, least=1, most=100),
        include_pdf=as_bool("include_pdf", include_pdf),
        locale=chosen_locale,
    )
    call = core.build_call(
        "listOrderDocuments",
        arguments,
        list_order_documents.parse_success,
        headers=headers,
        retry=retry,
        timeout=timeout,
        language=chosen_locale,
    )
    return list_request(
        call,
        "/items",
        ListOptions(page_size, limit, cursor, concurrency),
        total="/results",
    )
