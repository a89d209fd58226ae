"""Operations of Noventiq eCommerce API, orders.

Generated: change the spec or specs/operations/noventiq.yaml, then run `make generate`.
"""

from __future__ import annotations

from collections.abc import Coroutine, Mapping
from datetime import datetime, timedelta
from typing import TYPE_CHECKING, Any, Literal, Self

from ..runtime.client.arguments import (
    as_bounded_int,
    as_enum,
    as_path_segment,
    as_str,
    without_none,
)
from ..runtime.client.base_client import AsyncClient, SyncClient
from ..runtime.client.bodies import as_body
from ..runtime.client.calls import ApiResponse as ApiResponse
from ..runtime.client.calls import Call
from ..runtime.client.core import ClientCore
from ..runtime.client.drift import OnDrift
from ..runtime.client.exports import LazyModule
from ..runtime.client.raw_response import RawOperations, raw, raw_async
from ..runtime.client.times import as_seconds
from ..runtime.paging.list_request import ListOptions, ListRequest, list_request
from ..runtime.paging.listing import AsyncListing, Listing
from ..runtime.paging.paginator import Page as Page
from ..runtime.paging.raw_page import raw_page, raw_page_async
from ..runtime.paging.windows import TimeRange, split
from ..runtime.protocol.messages import Timeout
from ..runtime.protocol.rate_limiter import RateLimiter
from ..runtime.protocol.retry_policy import Retry

if TYPE_CHECKING:
    from orderkit_clients.noventiq import bodies as bodies
    from orderkit_clients.noventiq import models as models
else:
    # `typing.get_type_hints` looks up the names of annotations here.
    bodies = LazyModule("orderkit_clients.noventiq.bodies")
    models = LazyModule("orderkit_clients.noventiq.models")

SearchableStatusValue = Literal["not paid", "paid", "deleted"]


class Noventiq(SyncClient):
    """Operations of the synchronous client."""

    @property
    def raw(self) -> NoventiqRaw:
        """The operations, each returning an ApiResponse: the result with its status, headers and attempts."""
        return NoventiqRaw(self._raw_twin())

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

    def create_token(
        self,
        *,
        headers: Mapping[str, str] | None = None,
        retry: Retry | None = None,
        timeout: float | Timeout | None = None,
    ) -> models.Token:
        """Get a token for other programs; the client gets and renews its own.

        The token is valid for 24 hours, for every API of the account and in this environment only. A new one
        does not end those before it, so the call may be repeated. Inferred: there is no other way to renew a
        token.

        Args:
            headers: Headers to add to the request; they cannot replace the credentials.
            retry: When to send again; the client's Retry if left out.
            timeout: Seconds to wait for the network, or a Timeout; the client's if left out.

        Returns:
            The token and its refresh token.

        Raises:
            BadRequestError: The request is not acceptable. The codes that say why are on no page that could
                be read. Ours: they are those of `search_orders`, for the content type (111), the body (110) and
                its properties (15010).
            DecodeError: A successful response does not match the contract.
            ServerError: Noventiq failed. Try again later or contact its support. The form of the body is
                not documented.
            TransportError: No complete response arrived; `OutcomeUnknownError` and `NotSentError` are kinds
                of it.
            TypeError: An argument is of a wrong type; nothing is sent.
            UnauthorizedError: The username or the password is wrong. The code that says so is on no page
                that could be read. Ours: 0 means it in the example, and is not the provider's.
            ValueError: An argument is out of bounds; nothing is sent.

        Source: Noventiq, Page authentication-api-request.
        """
        core = self._core
        return self._send(build_create_token(core, headers=headers, retry=retry, timeout=timeout))

    def search_orders(
        self,
        *,
        status: models.SearchableStatus | SearchableStatusValue | None = None,
        external_id: str | None = None,
        create_date_from: datetime | str | None = None,
        create_date_to: datetime | str | None = None,
        pay_date_from: datetime | str | None = None,
        pay_date_to: datetime | str | None = None,
        currency: str | None = None,
        email: str | None = None,
        payment_method: str | None = None,
        page_size: int = 100,
        limit: int | None = None,
        cursor: str | None = None,
        concurrency: int = 1,
        windows: int | timedelta | None = None,
        headers: Mapping[str, str] | None = None,
        retry: Retry | None = None,
        timeout: float | Timeout | None = None,
    ) -> Listing[int]:
        """Search the ids of orders, lowest first.

        Conditions apply together; terminated orders are never found.

        Args:
            status: Only orders of this status: `not paid`, `paid`, `deleted`.
            external_id: The order has this id: of the buy link of a product with dynamic characteristics in
                Checkout, or of the payment on the merchant's side in Noventiq Payments. Ours: exactly this id,
                of at most 255 characters, in the same case; the empty text finds the orders without one.
            create_date_from: Only orders created at this time or later; it needs a time zone.
            create_date_to: Only orders created at this time or earlier; it needs a time zone.
            pay_date_from: Only orders paid at this time or later; it needs a time zone.
            pay_date_to: Only orders paid at this time or earlier; it needs a time zone.
            currency: The order is in this currency, an ISO 4217 alpha-3 code of 3 characters. The values
                are those of Noventiq's reference guide. Inferred: the letters are upper-case. Ours: a currency
                that no order has finds nothing.
            email: The customer has this e-mail address. Ours: in whatever case its letters are; an address
                has exactly one `@` between two texts without blanks, and at most 254 characters.
            payment_method: The order is paid by this method, as a code of Noventiq's such as `CreditCard`.
                The values are those of Noventiq's reference guide. Ours: at most 100 characters; a method that
                no order has finds nothing.
            page_size: Items on a page, 1 to 1000. An order that meets the conditions no more moves the
                later ones up by one. If one may have been missed between two pages, the listing ends in a
                PaginationError.
            limit: Items in all, at most.
            cursor: Where to resume: the `cursor` of a listing, a page or an error, with the same filters.
            concurrency: Pages that may be fetched at once, ahead of the one in use; 1 fetches none ahead.
                With `windows`, the windows fetched at once.
            windows: Split the time from `create_date_from` to `create_date_to` into this many windows, or
                into windows of at most this length, and list one after the other. The ids of the window that
                was created first come first, and in each window the lowest.
            headers: Headers to add to each request; they cannot replace the credentials.
            retry: When to send again; the client's Retry if left out.
            timeout: Seconds to wait for the network, or a Timeout; the client's if left out.

        Returns:
            The ids, fetched page by page; `get_order` takes them.

        Raises:
            BadRequestError: The request is not acceptable. Code 111 (the content type), 110 (the body) or
                15000 (the account) comes alone; otherwise code 15010 comes once for each property that is
                unknown, null, of a wrong type or of a wrong form. Ours: codes that come alone are looked for in
                the order 111, 110, 15000; 15010 follows the order of the properties in this document, unknown
                ones last. Ours: a content type with parameters is no error, and a value out of bounds is 15010.
                Inferred: 110 is also the code for a body that is no object, and a number written as text is of
                a wrong type.
            DecodeError: A successful response does not match the contract.
            ForbiddenError: Unable to identify your configuration for accessing this API. Please contact
                technical support (code 15000).
            NotFoundError: The request's URL is not valid. The form of the body is not documented.
            PaginationError: The same page came twice, a page leads nowhere, or reported items did not come.
            ServerError: Noventiq failed. Try again later or contact its support. The form of the body is
                not documented.
            TransportError: No complete response arrived; `OutcomeUnknownError` and `NotSentError` are kinds
                of it.
            TypeError: An argument is of a wrong type; nothing is sent.
            UnauthorizedError: There is no token (code 1008), it is not one that was issued (1007), or its
                24 hours are over (1009). Ours: this comes before any other error, and a header that does not
                begin with `Bearer` and a space counts as no token.
            UnsupportedMediaTypeError: Invalid data format (Content-type) (code 111).
            ValueError: An argument is out of bounds; nothing is sent.

        Source: Noventiq, Get Order IDs.
        """
        core = self._core
        return Listing(
            core,
            build_search_orders(
                core,
                status=status,
                external_id=external_id,
                create_date_from=create_date_from,
                create_date_to=create_date_to,
                pay_date_from=pay_date_from,
                pay_date_to=pay_date_to,
                currency=currency,
                email=email,
                payment_method=payment_method,
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

    def get_order(
        self,
        order_id: int,
        *,
        headers: Mapping[str, str] | None = None,
        retry: Retry | None = None,
        timeout: float | Timeout | None = None,
    ) -> models.Order:
        """Get an order by its id.

        More properties than the six described here do come: data on the payment, the customer, the products and
        refunds, whose names are on no page that could be read. Inferred: orders of every status are returned,
        terminated ones included, and an order of somebody else is as one that does not exist.

        Args:
            order_id: The order's id, as `search_orders` finds it and notifications carry it.
            headers: Headers to add to the request; they cannot replace the credentials.
            retry: When to send again; the client's Retry if left out.
            timeout: Seconds to wait for the network, or a Timeout; the client's if left out.

        Returns:
            The order. Six properties are described; the others are kept as they come, in
            `additional_properties`.

        Raises:
            DecodeError: A successful response does not match the contract.
            ForbiddenError: Unable to identify your configuration for accessing this API. Please contact
                technical support (code 15000).
            NotFoundError: No order of this account has that id, or it is no id. The code that says so is on
                no page that could be read. Ours: 0 means it in the example, and is not the provider's.
            ServerError: Noventiq failed. Try again later or contact its support. The form of the body is
                not documented.
            TransportError: No complete response arrived; `OutcomeUnknownError` and `NotSentError` are kinds
                of it.
            TypeError: An argument is of a wrong type; nothing is sent.
            UnauthorizedError: There is no token (code 1008), it is not one that was issued (1007), or its
                24 hours are over (1009). Ours: this comes before any other error, and a header that does not
                begin with `Bearer` and a space counts as no token.
            ValueError: An argument is out of bounds; nothing is sent.

        Source: Noventiq, Page orders-api-get-order.
        """
        core = self._core
        return self._send(build_get_order(core, order_id, headers=headers, retry=retry, timeout=timeout))

    def create_refund(
        self,
        order_id: int,
        body: models.RefundRequest | bodies.RefundRequestDict,
        *,
        headers: Mapping[str, str] | None = None,
        retry: Retry | None = None,
        timeout: float | Timeout | None = None,
    ) -> None:
        """Ask for the refund of a paid order.

        The order must be `paid`, its amount more than nothing, and no earlier request for it still open. People
        at Noventiq deal with the request: the response only says that it was taken, and the webhook
        `product.returned` that it was carried out. Inferred: a second request is refused until the first is
        completed or refused. It is never sent twice.

        Args:
            order_id: The order's id.
            body: The person whom Noventiq can ask about the refund, and why it is wanted.
            headers: Headers to add to the request; they cannot replace the credentials.
            retry: When to send again; the client's Retry if left out.
            timeout: Seconds to wait for the network, or a Timeout; the client's if left out.

        Returns:
            Nothing: the request was taken. The notification `product.returned` says that it was carried out.

        Raises:
            BadRequestError: The request is not acceptable, or the order cannot be refunded: it is not paid,
                its amount is nothing, or a request for it is open. The codes that say so are on no page that
                could be read. Ours: a request that is not acceptable has the codes of `search_orders`; 0 means
                the rest in the example, and is not the provider's.
            DecodeError: A successful response does not match the contract.
            NotFoundError: No order of this account has that id, or it is no id. The code that says so is on
                no page that could be read. Ours: 0 means it in the example, and is not the provider's.
            OutcomeUnknownError: The connection was lost: it is not known whether the provider did it.
            ServerError: Noventiq failed. Try again later or contact its support. The form of the body is
                not documented.
            TransportError: No complete response arrived; `OutcomeUnknownError` and `NotSentError` are kinds
                of it.
            TypeError: An argument is of a wrong type; nothing is sent.
            UnauthorizedError: There is no token (code 1008), it is not one that was issued (1007), or its
                24 hours are over (1009). Ours: this comes before any other error, and a header that does not
                begin with `Bearer` and a space counts as no token.
            ValueError: An argument is out of bounds, or a key of the body is nearly one of the spec;
                nothing is sent.

        Source: Noventiq, Page orders-api-create-refund-request.
        """
        core = self._core
        return self._send(
            build_create_refund(core, order_id, body, headers=headers, retry=retry, timeout=timeout)
        )


class AsyncNoventiq(AsyncClient):
    """Operations of the asynchronous client."""

    @property
    def raw(self) -> AsyncNoventiqRaw:
        """The operations, each returning an ApiResponse: the result with its status, headers and attempts."""
        return AsyncNoventiqRaw(self._raw_twin())

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

    def create_token(
        self,
        *,
        headers: Mapping[str, str] | None = None,
        retry: Retry | None = None,
        timeout: float | Timeout | None = None,
    ) -> Coroutine[Any, Any, models.Token]:
        """Get a token for other programs; the client gets and renews its own.

        The token is valid for 24 hours, for every API of the account and in this environment only. A new one
        does not end those before it, so the call may be repeated. Inferred: there is no other way to renew a
        token.

        Args:
            headers: Headers to add to the request; they cannot replace the credentials.
            retry: When to send again; the client's Retry if left out.
            timeout: Seconds to wait for the network, or a Timeout; the client's if left out.

        Returns:
            The token and its refresh token.

        Raises:
            BadRequestError: The request is not acceptable. The codes that say why are on no page that could
                be read. Ours: they are those of `search_orders`, for the content type (111), the body (110) and
                its properties (15010).
            DecodeError: A successful response does not match the contract.
            ServerError: Noventiq failed. Try again later or contact its support. The form of the body is
                not documented.
            TransportError: No complete response arrived; `OutcomeUnknownError` and `NotSentError` are kinds
                of it.
            TypeError: An argument is of a wrong type; nothing is sent.
            UnauthorizedError: The username or the password is wrong. The code that says so is on no page
                that could be read. Ours: 0 means it in the example, and is not the provider's.
            ValueError: An argument is out of bounds; nothing is sent.

        Source: Noventiq, Page authentication-api-request.
        """
        core = self._core
        return self._send(build_create_token(core, headers=headers, retry=retry, timeout=timeout))

    def search_orders(
        self,
        *,
        status: models.SearchableStatus | SearchableStatusValue | None = None,
        external_id: str | None = None,
        create_date_from: datetime | str | None = None,
        create_date_to: datetime | str | None = None,
        pay_date_from: datetime | str | None = None,
        pay_date_to: datetime | str | None = None,
        currency: str | None = None,
        email: str | None = None,
        payment_method: str | None = None,
        page_size: int = 100,
        limit: int | None = None,
        cursor: str | None = None,
        concurrency: int = 1,
        windows: int | timedelta | None = None,
        headers: Mapping[str, str] | None = None,
        retry: Retry | None = None,
        timeout: float | Timeout | None = None,
    ) -> AsyncListing[int]:
        """Search the ids of orders, lowest first.

        Conditions apply together; terminated orders are never found.

        Args:
            status: Only orders of this status: `not paid`, `paid`, `deleted`.
            external_id: The order has this id: of the buy link of a product with dynamic characteristics in
                Checkout, or of the payment on the merchant's side in Noventiq Payments. Ours: exactly this id,
                of at most 255 characters, in the same case; the empty text finds the orders without one.
            create_date_from: Only orders created at this time or later; it needs a time zone.
            create_date_to: Only orders created at this time or earlier; it needs a time zone.
            pay_date_from: Only orders paid at this time or later; it needs a time zone.
            pay_date_to: Only orders paid at this time or earlier; it needs a time zone.
            currency: The order is in this currency, an ISO 4217 alpha-3 code of 3 characters. The values
                are those of Noventiq's reference guide. Inferred: the letters are upper-case. Ours: a currency
                that no order has finds nothing.
            email: The customer has this e-mail address. Ours: in whatever case its letters are; an address
                has exactly one `@` between two texts without blanks, and at most 254 characters.
            payment_method: The order is paid by this method, as a code of Noventiq's such as `CreditCard`.
                The values are those of Noventiq's reference guide. Ours: at most 100 characters; a method that
                no order has finds nothing.
            page_size: Items on a page, 1 to 1000. An order that meets the conditions no more moves the
                later ones up by one. If one may have been missed between two pages, the listing ends in a
                PaginationError.
            limit: Items in all, at most.
            cursor: Where to resume: the `cursor` of a listing, a page or an error, with the same filters.
            concurrency: Pages that may be fetched at once, ahead of the one in use; 1 fetches none ahead.
                With `windows`, the windows fetched at once.
            windows: Split the time from `create_date_from` to `create_date_to` into this many windows, or
                into windows of at most this length, and list one after the other. The ids of the window that
                was created first come first, and in each window the lowest.
            headers: Headers to add to each request; they cannot replace the credentials.
            retry: When to send again; the client's Retry if left out.
            timeout: Seconds to wait for the network, or a Timeout; the client's if left out.

        Returns:
            The ids, fetched page by page; `get_order` takes them.

        Raises:
            BadRequestError: The request is not acceptable. Code 111 (the content type), 110 (the body) or
                15000 (the account) comes alone; otherwise code 15010 comes once for each property that is
                unknown, null, of a wrong type or of a wrong form. Ours: codes that come alone are looked for in
                the order 111, 110, 15000; 15010 follows the order of the properties in this document, unknown
                ones last. Ours: a content type with parameters is no error, and a value out of bounds is 15010.
                Inferred: 110 is also the code for a body that is no object, and a number written as text is of
                a wrong type.
            DecodeError: A successful response does not match the contract.
            ForbiddenError: Unable to identify your configuration for accessing this API. Please contact
                technical support (code 15000).
            NotFoundError: The request's URL is not valid. The form of the body is not documented.
            PaginationError: The same page came twice, a page leads nowhere, or reported items did not come.
            ServerError: Noventiq failed. Try again later or contact its support. The form of the body is
                not documented.
            TransportError: No complete response arrived; `OutcomeUnknownError` and `NotSentError` are kinds
                of it.
            TypeError: An argument is of a wrong type; nothing is sent.
            UnauthorizedError: There is no token (code 1008), it is not one that was issued (1007), or its
                24 hours are over (1009). Ours: this comes before any other error, and a header that does not
                begin with `Bearer` and a space counts as no token.
            UnsupportedMediaTypeError: Invalid data format (Content-type) (code 111).
            ValueError: An argument is out of bounds; nothing is sent.

        Source: Noventiq, Get Order IDs.
        """
        core = self._core
        return AsyncListing(
            core,
            build_search_orders(
                core,
                status=status,
                external_id=external_id,
                create_date_from=create_date_from,
                create_date_to=create_date_to,
                pay_date_from=pay_date_from,
                pay_date_to=pay_date_to,
                currency=currency,
                email=email,
                payment_method=payment_method,
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

    def get_order(
        self,
        order_id: int,
        *,
        headers: Mapping[str, str] | None = None,
        retry: Retry | None = None,
        timeout: float | Timeout | None = None,
    ) -> Coroutine[Any, Any, models.Order]:
        """Get an order by its id.

        More properties than the six described here do come: data on the payment, the customer, the products and
        refunds, whose names are on no page that could be read. Inferred: orders of every status are returned,
        terminated ones included, and an order of somebody else is as one that does not exist.

        Args:
            order_id: The order's id, as `search_orders` finds it and notifications carry it.
            headers: Headers to add to the request; they cannot replace the credentials.
            retry: When to send again; the client's Retry if left out.
            timeout: Seconds to wait for the network, or a Timeout; the client's if left out.

        Returns:
            The order. Six properties are described; the others are kept as they come, in
            `additional_properties`.

        Raises:
            DecodeError: A successful response does not match the contract.
            ForbiddenError: Unable to identify your configuration for accessing this API. Please contact
                technical support (code 15000).
            NotFoundError: No order of this account has that id, or it is no id. The code that says so is on
                no page that could be read. Ours: 0 means it in the example, and is not the provider's.
            ServerError: Noventiq failed. Try again later or contact its support. The form of the body is
                not documented.
            TransportError: No complete response arrived; `OutcomeUnknownError` and `NotSentError` are kinds
                of it.
            TypeError: An argument is of a wrong type; nothing is sent.
            UnauthorizedError: There is no token (code 1008), it is not one that was issued (1007), or its
                24 hours are over (1009). Ours: this comes before any other error, and a header that does not
                begin with `Bearer` and a space counts as no token.
            ValueError: An argument is out of bounds; nothing is sent.

        Source: Noventiq, Page orders-api-get-order.
        """
        core = self._core
        return self._send(build_get_order(core, order_id, headers=headers, retry=retry, timeout=timeout))

    def create_refund(
        self,
        order_id: int,
        body: models.RefundRequest | bodies.RefundRequestDict,
        *,
        headers: Mapping[str, str] | None = None,
        retry: Retry | None = None,
        timeout: float | Timeout | None = None,
    ) -> Coroutine[Any, Any, None]:
        """Ask for the refund of a paid order.

        The order must be `paid`, its amount more than nothing, and no earlier request for it still open. People
        at Noventiq deal with the request: the response only says that it was taken, and the webhook
        `product.returned` that it was carried out. Inferred: a second request is refused until the first is
        completed or refused. It is never sent twice.

        Args:
            order_id: The order's id.
            body: The person whom Noventiq can ask about the refund, and why it is wanted.
            headers: Headers to add to the request; they cannot replace the credentials.
            retry: When to send again; the client's Retry if left out.
            timeout: Seconds to wait for the network, or a Timeout; the client's if left out.

        Returns:
            Nothing: the request was taken. The notification `product.returned` says that it was carried out.

        Raises:
            BadRequestError: The request is not acceptable, or the order cannot be refunded: it is not paid,
                its amount is nothing, or a request for it is open. The codes that say so are on no page that
                could be read. Ours: a request that is not acceptable has the codes of `search_orders`; 0 means
                the rest in the example, and is not the provider's.
            DecodeError: A successful response does not match the contract.
            NotFoundError: No order of this account has that id, or it is no id. The code that says so is on
                no page that could be read. Ours: 0 means it in the example, and is not the provider's.
            OutcomeUnknownError: The connection was lost: it is not known whether the provider did it.
            ServerError: Noventiq failed. Try again later or contact its support. The form of the body is
                not documented.
            TransportError: No complete response arrived; `OutcomeUnknownError` and `NotSentError` are kinds
                of it.
            TypeError: An argument is of a wrong type; nothing is sent.
            UnauthorizedError: There is no token (code 1008), it is not one that was issued (1007), or its
                24 hours are over (1009). Ours: this comes before any other error, and a header that does not
                begin with `Bearer` and a space counts as no token.
            ValueError: An argument is out of bounds, or a key of the body is nearly one of the spec;
                nothing is sent.

        Source: Noventiq, Page orders-api-create-refund-request.
        """
        core = self._core
        return self._send(
            build_create_refund(core, order_id, body, headers=headers, retry=retry, timeout=timeout)
        )


class NoventiqRaw(RawOperations):
    """Operations of the synchronous client, each returning an ApiResponse."""

    create_token = raw(Noventiq.create_token)
    search_orders = raw_page(Noventiq.search_orders)
    get_order = raw(Noventiq.get_order)
    create_refund = raw(Noventiq.create_refund)


class AsyncNoventiqRaw(RawOperations):
    """Operations of the asynchronous client, each returning an ApiResponse."""

    create_token = raw_async(AsyncNoventiq.create_token)
    search_orders = raw_page_async(AsyncNoventiq.search_orders)
    get_order = raw_async(AsyncNoventiq.get_order)
    create_refund = raw_async(AsyncNoventiq.create_refund)


def build_create_token(
    core: ClientCore,
    *,
    headers: Mapping[str, str] | None = None,
    retry: Retry | None = None,
    timeout: float | Timeout | None = None,
) -> Call[models.Token]:
    """Build the call of `create_token`."""
    from orderkit_clients.noventiq.api.authentication import create_token

    core.check_options(
        headers=headers, retry=retry, timeout=timeout
    )  # before this frame holds the credentials
    arguments = create_token.get_kwargs(
        body=core.arguments["body"](),
    )
    return core.build_call(
        "createToken",
        arguments,
        create_token.parse_success,
        headers=headers,
        retry=retry,
        timeout=timeout,
    )


def build_search_orders(
    core: ClientCore,
    *,
    status: models.SearchableStatus | SearchableStatusValue | None = None,
    external_id: str | None = None,
    create_date_from: datetime | str | None = None,
    create_date_to: datetime | str | None = None,
    pay_date_from: datetime | str | None = None,
    pay_date_to: datetime | str | None = None,
    currency: str | None = None,
    email: str | None = None,
    payment_method: str | None = None,
    page_size: int = 100,
    limit: int | None = None,
    cursor: str | None = None,
    concurrency: int = 1,
    windows: int | timedelta | None = None,
    headers: Mapping[str, str] | None = None,
    retry: Retry | None = None,
    timeout: float | Timeout | None = None,
) -> ListRequest[int]:
    """Build the listing of `search_orders`."""
    from orderkit_clients.noventiq.api.orders import search_orders
    from orderkit_clients.noventiq.models import SearchableStatus, SearchRequest

    filters = SearchRequest(
        limit=as_bounded_int("page_size", page_size, least=1, most=1000),
        **without_none(
            {
                "status": as_enum("status", status, SearchableStatus),
                "external_id": as_str("external_id", external_id),
                "create_date_from": as_seconds("create_date_from", create_date_from, up=True),
                "create_date_to": as_seconds("create_date_to", create_date_to, up=False),
                "pay_date_from": as_seconds("pay_date_from", pay_date_from, up=True),
                "pay_date_to": as_seconds("pay_date_to", pay_date_to, up=False),
                "currency": as_str("currency", currency),
                "email": as_str("email", email),
                "payment_method": as_str("payment_method", payment_method),
            }
        ),
    )
    arguments = search_orders.get_kwargs(
        body=filters,
    )
    call = core.build_call(
        "searchOrders",
        arguments,
        search_orders.parse_success,
        headers=headers,
        retry=retry,
        timeout=timeout,
    )
    time_range = TimeRange(
        lower="/create_date_from",
        upper="/create_date_to",
        arguments="create_date_from and create_date_to",
        unit=timedelta(seconds=1),
        write=datetime.isoformat,
        inclusive=True,
        newest_first=False,
    )
    return list_request(
        call,
        "/ids",
        ListOptions(page_size, limit, cursor, concurrency),
        total="/count_all",
        windows=split(call.request, time_range, windows),
    )


def build_get_order(
    core: ClientCore,
    order_id: int,
    *,
    headers: Mapping[str, str] | None = None,
    retry: Retry | None = None,
    timeout: float | Timeout | None = None,
) -> Call[models.Order]:
    """Build the call of `get_order`."""
    from orderkit_clients.noventiq.api.orders import get_order

    arguments = get_order.get_kwargs(
        order_id=as_path_segment("order_id", order_id, int),
    )
    return core.build_call(
        "getOrder",
        arguments,
        get_order.parse_success,
        headers=headers,
        retry=retry,
        timeout=timeout,
    )


def build_create_refund(
    core: ClientCore,
    order_id: int,
    body: models.RefundRequest | bodies.RefundRequestDict,
    *,
    headers: Mapping[str, str] | None = None,
    retry: Retry | None = None,
    timeout: float | Timeout | None = None,
) -> Call[None]:
    """Build the call of `create_refund`."""
    from orderkit_clients.noventiq.api.orders import create_refund
    from orderkit_clients.noventiq.models import RefundRequest

    arguments = create_refund.get_kwargs(
        order_id=as_path_segment("order_id", order_id, int),
        body=as_body("body", body, core.body_keys("createRefund"), RefundRequest),
    )
    return core.build_call(
        "createRefund",
        arguments,
        create_refund.parse_success,
        headers=headers,
        retry=retry,
        timeout=timeout,
    )
