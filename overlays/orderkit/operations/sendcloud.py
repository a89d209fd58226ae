"""Operations of Sendcloud API v3 orders.

Generated: change the spec or specs/operations/sendcloud.yaml, then run `make generate`.
"""

from __future__ import annotations

from collections.abc import Coroutine, Iterable, Mapping
from datetime import date, timedelta
from typing import TYPE_CHECKING, Any, Literal, Self

from ..runtime.client.arguments import (
    as_filter_text,
    as_int,
    as_number,
    as_sort,
    comma_separated,
)
from ..runtime.client.base_client import AsyncClient, SyncClient
from ..runtime.client.bodies import as_bodies, as_body
from ..runtime.client.calls import ApiResponse as ApiResponse
from ..runtime.client.calls import Call
from ..runtime.client.core import ClientCore
from ..runtime.client.drift import OnDrift
from ..runtime.client.exports import LazyModule
from ..runtime.client.raw_response import RawOperations, raw, raw_async
from ..runtime.client.times import as_date
from ..runtime.paging.list_request import ListOptions, ListRequest, list_request
from ..runtime.paging.listing import AsyncListing, Listing
from ..runtime.paging.paginator import Page as Page
from ..runtime.paging.raw_page import raw_page, raw_page_async
from ..runtime.paging.windows import TimeRange, split, write_day
from ..runtime.protocol.batches import Batch
from ..runtime.protocol.messages import Flow, Timeout
from ..runtime.protocol.rate_limiter import RateLimiter
from ..runtime.protocol.retry_policy import Retry

if TYPE_CHECKING:
    from orderkit_clients.sendcloud import bodies as bodies
    from orderkit_clients.sendcloud import models as models
else:
    # `typing.get_type_hints` looks up the names of annotations here.
    bodies = LazyModule("orderkit_clients.sendcloud.bodies")
    models = LazyModule("orderkit_clients.sendcloud.models")

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


class Sendcloud(SyncClient):
    """Operations of the synchronous client."""

    @property
    def raw(self) -> SendcloudRaw:
        """The operations, each returning an ApiResponse: the result with its status, headers and attempts."""
        return SendcloudRaw(self._raw_twin())

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
        headers: Mapping[str, str] | None = None,
        retry: Retry | None = None,
        timeout: float | Timeout | None = None,
    ) -> Listing[models.Order]:
        """List the orders of the account, the latest `id` first unless another sort is given.

        Every filter must hold. Days are days in UTC of the dates that the shop gave.

        Args:
            integration: Only orders of this integration of the account, or of one of these.
            order_number: Keep the orders with this order number, whatever the case of its letters.
            order_id: Keep the orders with this `order_id`, whatever the case of its letters.
            status: Keep the orders whose `order_details.status.code` is this, whatever the case of its
                letters. Every shop may have its own codes.
            order_created_at: Keep the orders created in the shop on this day, by
                `order_details.order_created_at`. Inferred: a day is one in UTC.
            order_created_at_min: Keep the orders created in the shop on this day or later, by
                `order_details.order_created_at`. Inferred: a day is one in UTC.
            order_created_at_max: Keep the orders created in the shop on this day or earlier, by
                `order_details.order_created_at`. Inferred: a day is one in UTC. Ours: the whole day counts.
            order_updated_at: Keep the orders updated in the shop on this day, by
                `order_details.order_updated_at`. Inferred: a day is one in UTC. Ours: an order without it is
                left out.
            order_updated_at_min: Keep the orders updated in the shop on this day or later, by
                `order_details.order_updated_at`. Inferred: a day is one in UTC. Ours: an order without it is
                left out.
            order_updated_at_max: Keep the orders updated in the shop on this day or earlier, by
                `order_details.order_updated_at`. Inferred: a day is one in UTC. Ours: the whole day counts.
                Ours: an order without it is left out.
            sort: A key, or several, the most important first; `-` before a key sorts downwards. `pk` is the
                number of Sendcloud's own `id`.
            page_size: Items on a page, 1 to 200; 100 if left out.
            limit: Items in all, at most.
            cursor: Where to resume: the `cursor` of a listing, a page or an error, with the same filters.
            concurrency: 2 fetches the next page while this one is in use; more is no faster without
                `windows`, because only a page leads to the next one. With `windows`, the windows fetched at
                once.
            windows: Split the time from `order_created_at_min` to `order_created_at_max` into this many
                windows, or into windows of at most this length, and list one after the other. The orders come
                by their creation in the shop, the latest first, or as `sort` says, which must begin with it.
            headers: Headers to add to each request; they cannot replace the credentials.
            retry: When to send again; the client's Retry if left out.
            timeout: Seconds to wait for the network, or a Timeout; the client's if left out.

        Returns:
            The orders, fetched page by page. Money is a number with its currency, costs are texts; weights and
            lengths name their unit; times are texts with their offset.

        Raises:
            BadRequestError: A parameter is not acceptable: an integration that is not the account's (code
                `invalid_choice`). Ours: so is a date that is none, or a page size that is out of bounds (code
                `invalid`).
            DecodeError: A successful response does not match the contract.
            NotFoundError: The cursor cannot be read. Ours: the response is the same if it does not fit the
                sort.
            PaginationError: The same page came twice, a page leads nowhere, or reported items did not come.
            RateLimitedError: Too many requests in the last minute, or too many writes in the last second.
                Ours: nothing was done then.
            TransportError: No complete response arrived; `OutcomeUnknownError` and `NotSentError` are kinds
                of it.
            TypeError: An argument is of a wrong type; nothing is sent.
            UnauthorizedError: The keys or the token are missing or unknown. Ours: the response to an
                expired token is the same.
            ValueError: An argument is out of bounds; nothing is sent.

        Source: Sendcloud, Retrieve a list of orders.
        """
        core = self._core
        return Listing(
            core,
            build_list_orders(
                core,
                integration=integration,
                order_number=order_number,
                order_id=order_id,
                status=status,
                order_created_at=order_created_at,
                order_created_at_min=order_created_at_min,
                order_created_at_max=order_created_at_max,
                order_updated_at=order_updated_at,
                order_updated_at_min=order_updated_at_min,
                order_updated_at_max=order_updated_at_max,
                sort=sort,
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

    def create_or_update_orders(
        self,
        orders: Iterable[models.NewOrder | bodies.NewOrderDict],
        *,
        headers: Mapping[str, str] | None = None,
        retry: Retry | None = None,
        timeout: float | Timeout | None = None,
    ) -> list[models.SavedOrder]:
        """Create up to 100 orders, or replace those that exist.

        An order exists if its integration already has its `order_id`, or if its `id` is given. All or nothing:
        one order that is refused refuses the whole list, and everything that is wrong is reported at once.
        Sendcloud stores orders after it has responded, so an order may take seconds to be found. Ours: the
        order that is sent takes the place of the one that exists, except `id` and `created_at`; it is not
        merged into it.

        Args:
            orders: At most 100: money with its currency, weights and lengths with their unit, times with
                their offset. `save_orders` takes more.
            headers: Headers to add to the request; they cannot replace the credentials.
            retry: When to send again; the client's Retry if left out.
            timeout: Seconds to wait for the network, or a Timeout; the client's if left out.

        Returns:
            How each order can be found again, in the order of the request. Sendcloud stores orders after it has
            responded: they may take seconds to be found.

        Raises:
            BadRequestError: At least one order is not acceptable, and none was stored. There is one entry
                for each thing that is wrong, whose pointer counts the orders from 0.
            DecodeError: A successful response does not match the contract.
            RateLimitedError: Too many requests in the last minute, or too many writes in the last second.
                Ours: nothing was done then.
            TransportError: No complete response arrived; `OutcomeUnknownError` and `NotSentError` are kinds
                of it.
            TypeError: An argument is of a wrong type; nothing is sent.
            UnauthorizedError: The keys or the token are missing or unknown. Ours: the response to an
                expired token is the same.
            ValueError: An argument is out of bounds, or a key of the body is nearly one of the spec;
                nothing is sent.

        Source: Sendcloud, Sendcloud's OpenAPI description of the orders API, version 3.0.0, and its guide on
        creating orders.
        """
        core = self._core
        return self._send(
            build_create_or_update_orders(core, orders, headers=headers, retry=retry, timeout=timeout)
        )

    def retrieve_order(
        self,
        order_key: int | str,
        *,
        headers: Mapping[str, str] | None = None,
        retry: Retry | None = None,
        timeout: float | Timeout | None = None,
    ) -> models.Order:
        """Retrieve an order.

        The number in the path is Sendcloud's own `id`, neither the shop's `order_id` nor its `order_number`.

        Args:
            order_key: Sendcloud's own `id` of the order, as a number or as its text; not the shop's
                `order_id`.
            headers: Headers to add to the request; they cannot replace the credentials.
            retry: When to send again; the client's Retry if left out.
            timeout: Seconds to wait for the network, or a Timeout; the client's if left out.

        Returns:
            The order.

        Raises:
            DecodeError: A successful response does not match the contract.
            NotFoundError: The account has no order with this id.
            RateLimitedError: Too many requests in the last minute, or too many writes in the last second.
                Ours: nothing was done then.
            TransportError: No complete response arrived; `OutcomeUnknownError` and `NotSentError` are kinds
                of it.
            TypeError: An argument is of a wrong type; nothing is sent.
            UnauthorizedError: The keys or the token are missing or unknown. Ours: the response to an
                expired token is the same.
            ValueError: An argument is out of bounds; nothing is sent.

        Source: Sendcloud, Sendcloud's OpenAPI description of the orders API, version 3.0.0.
        """
        core = self._core
        return self._send(
            build_retrieve_order(core, order_key, headers=headers, retry=retry, timeout=timeout)
        )

    def delete_order(
        self,
        order_key: int | str,
        *,
        headers: Mapping[str, str] | None = None,
        retry: Retry | None = None,
        timeout: float | Timeout | None = None,
    ) -> None:
        """Delete an order.

        Inferred: the order can no longer be found afterwards, and deleting it again is 404. Ours: its
        integration may then use the `order_id` for another order. It is never sent twice.

        Args:
            order_key: Sendcloud's own `id` of the order, as a number or as its text; not the shop's
                `order_id`.
            headers: Headers to add to the request; they cannot replace the credentials.
            retry: When to send again; the client's Retry if left out.
            timeout: Seconds to wait for the network, or a Timeout; the client's if left out.

        Returns:
            Nothing. The order is gone, and its integration may use the `order_id` again.

        Raises:
            DecodeError: A successful response does not match the contract.
            NotFoundError: The account has no order with this id.
            OutcomeUnknownError: The connection was lost: it is not known whether the provider did it.
            RateLimitedError: Too many requests in the last minute, or too many writes in the last second.
                Ours: nothing was done then.
            TransportError: No complete response arrived; `OutcomeUnknownError` and `NotSentError` are kinds
                of it.
            TypeError: An argument is of a wrong type; nothing is sent.
            UnauthorizedError: The keys or the token are missing or unknown. Ours: the response to an
                expired token is the same.
            ValueError: An argument is out of bounds; nothing is sent.

        Source: Sendcloud, Sendcloud's OpenAPI description of the orders API, version 3.0.0.
        """
        core = self._core
        return self._send(build_delete_order(core, order_key, headers=headers, retry=retry, timeout=timeout))

    def update_order(
        self,
        order_key: int | str,
        changes: models.OrderChanges | bodies.OrderChangesDict,
        *,
        headers: Mapping[str, str] | None = None,
        retry: Retry | None = None,
        timeout: float | Timeout | None = None,
    ) -> models.SavedOrder:
        """Change some properties of an order and leave the others as they are.

        Items are found by their `name`: an item can be changed, but none can be added or taken away. The
        response holds no more than the ids of the order: retrieve the order to see it. Inferred: `order_id` can
        be repeated but not changed. Ours: objects are merged property by property, at every depth; lists of
        tags and tax numbers are replaced as a whole. It is never sent twice.

        Args:
            order_key: Sendcloud's own `id` of the order, as a number or as its text; not the shop's
                `order_id`.
            changes: The properties to change, merged at every depth. Items are found by their `name`; none
                can be added or taken away.
            headers: Headers to add to the request; they cannot replace the credentials.
            retry: When to send again; the client's Retry if left out.
            timeout: Seconds to wait for the network, or a Timeout; the client's if left out.

        Returns:
            The ids of the order that was changed.

        Raises:
            BadRequestError: The changes are not acceptable: there is no item of that name, or a property is
                not as it should be. Inferred: the response is the same if `order_id` is another one, and
                nothing was changed.
            DecodeError: A successful response does not match the contract.
            NotFoundError: The account has no order with this id. The detail is worded as if an item were
                missing.
            OutcomeUnknownError: The connection was lost: it is not known whether the provider did it.
            RateLimitedError: Too many requests in the last minute, or too many writes in the last second.
                Ours: nothing was done then.
            TransportError: No complete response arrived; `OutcomeUnknownError` and `NotSentError` are kinds
                of it.
            TypeError: An argument is of a wrong type; nothing is sent.
            UnauthorizedError: The keys or the token are missing or unknown. Ours: the response to an
                expired token is the same.
            ValueError: An argument is out of bounds, or a key of the body is nearly one of the spec;
                nothing is sent.

        Source: Sendcloud, Sendcloud's OpenAPI description of the orders API, version 3.0.0.
        """
        core = self._core
        return self._send(
            build_update_order(core, order_key, changes, headers=headers, retry=retry, timeout=timeout)
        )

    def save_orders(
        self,
        orders: Iterable[models.NewOrder | bodies.NewOrderDict],
        *,
        headers: Mapping[str, str] | None = None,
        retry: Retry | None = None,
        timeout: float | Timeout | None = None,
    ) -> Batch[models.SavedOrder]:
        """Create or replace any number of orders, in calls of as many as Sendcloud takes at once.

        One call after the other, each as `create_or_update_orders` makes it: all of its orders are saved, or
        none, and it is sent again after a lost response. It is also sent again while Sendcloud is still storing
        one of its orders, which may be left over from a lost response. After a part that is refused because of
        its orders (400) it goes on; after any other error it stops.

        Args:
            orders: The orders, as `create_or_update_orders` takes them. One that comes twice is saved
                twice, and the later one stays.
            headers: Headers to add to each request; they cannot replace the credentials.
            retry: When to send again; the client's Retry if left out.
            timeout: Seconds to wait for the network, or a Timeout; the client's if left out.

        Returns:
            The outcome of each part; `saved`, `failed` and `raise_for_failure()` of the whole. Refused and lost
            orders are reported there and raise nothing.

        Raises:
            TypeError: An order is neither a model nor a mapping; nothing is sent.
            ValueError: A key of an order is nearly one that the spec has; nothing is sent.

        Source: Sendcloud's OpenAPI description of the orders API, Create/Update Orders.
        """
        core = self._core
        flow: Flow[Batch[models.SavedOrder]] = core.provider.workflows["save_orders"](
            core, orders, headers=headers, retry=retry, timeout=timeout
        )
        return self._run(flow)


class AsyncSendcloud(AsyncClient):
    """Operations of the asynchronous client."""

    @property
    def raw(self) -> AsyncSendcloudRaw:
        """The operations, each returning an ApiResponse: the result with its status, headers and attempts."""
        return AsyncSendcloudRaw(self._raw_twin())

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
        headers: Mapping[str, str] | None = None,
        retry: Retry | None = None,
        timeout: float | Timeout | None = None,
    ) -> AsyncListing[models.Order]:
        """List the orders of the account, the latest `id` first unless another sort is given.

        Every filter must hold. Days are days in UTC of the dates that the shop gave.

        Args:
            integration: Only orders of this integration of the account, or of one of these.
            order_number: Keep the orders with this order number, whatever the case of its letters.
            order_id: Keep the orders with this `order_id`, whatever the case of its letters.
            status: Keep the orders whose `order_details.status.code` is this, whatever the case of its
                letters. Every shop may have its own codes.
            order_created_at: Keep the orders created in the shop on this day, by
                `order_details.order_created_at`. Inferred: a day is one in UTC.
            order_created_at_min: Keep the orders created in the shop on this day or later, by
                `order_details.order_created_at`. Inferred: a day is one in UTC.
            order_created_at_max: Keep the orders created in the shop on this day or earlier, by
                `order_details.order_created_at`. Inferred: a day is one in UTC. Ours: the whole day counts.
            order_updated_at: Keep the orders updated in the shop on this day, by
                `order_details.order_updated_at`. Inferred: a day is one in UTC. Ours: an order without it is
                left out.
            order_updated_at_min: Keep the orders updated in the shop on this day or later, by
                `order_details.order_updated_at`. Inferred: a day is one in UTC. Ours: an order without it is
                left out.
            order_updated_at_max: Keep the orders updated in the shop on this day or earlier, by
                `order_details.order_updated_at`. Inferred: a day is one in UTC. Ours: the whole day counts.
                Ours: an order without it is left out.
            sort: A key, or several, the most important first; `-` before a key sorts downwards. `pk` is the
                number of Sendcloud's own `id`.
            page_size: Items on a page, 1 to 200; 100 if left out.
            limit: Items in all, at most.
            cursor: Where to resume: the `cursor` of a listing, a page or an error, with the same filters.
            concurrency: 2 fetches the next page while this one is in use; more is no faster without
                `windows`, because only a page leads to the next one. With `windows`, the windows fetched at
                once.
            windows: Split the time from `order_created_at_min` to `order_created_at_max` into this many
                windows, or into windows of at most this length, and list one after the other. The orders come
                by their creation in the shop, the latest first, or as `sort` says, which must begin with it.
            headers: Headers to add to each request; they cannot replace the credentials.
            retry: When to send again; the client's Retry if left out.
            timeout: Seconds to wait for the network, or a Timeout; the client's if left out.

        Returns:
            The orders, fetched page by page. Money is a number with its currency, costs are texts; weights and
            lengths name their unit; times are texts with their offset.

        Raises:
            BadRequestError: A parameter is not acceptable: an integration that is not the account's (code
                `invalid_choice`). Ours: so is a date that is none, or a page size that is out of bounds (code
                `invalid`).
            DecodeError: A successful response does not match the contract.
            NotFoundError: The cursor cannot be read. Ours: the response is the same if it does not fit the
                sort.
            PaginationError: The same page came twice, a page leads nowhere, or reported items did not come.
            RateLimitedError: Too many requests in the last minute, or too many writes in the last second.
                Ours: nothing was done then.
            TransportError: No complete response arrived; `OutcomeUnknownError` and `NotSentError` are kinds
                of it.
            TypeError: An argument is of a wrong type; nothing is sent.
            UnauthorizedError: The keys or the token are missing or unknown. Ours: the response to an
                expired token is the same.
            ValueError: An argument is out of bounds; nothing is sent.

        Source: Sendcloud, Retrieve a list of orders.
        """
        core = self._core
        return AsyncListing(
            core,
            build_list_orders(
                core,
                integration=integration,
                order_number=order_number,
                order_id=order_id,
                status=status,
                order_created_at=order_created_at,
                order_created_at_min=order_created_at_min,
                order_created_at_max=order_created_at_max,
                order_updated_at=order_updated_at,
                order_updated_at_min=order_updated_at_min,
                order_updated_at_max=order_updated_at_max,
                sort=sort,
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

    def create_or_update_orders(
        self,
        orders: Iterable[models.NewOrder | bodies.NewOrderDict],
        *,
        headers: Mapping[str, str] | None = None,
        retry: Retry | None = None,
        timeout: float | Timeout | None = None,
    ) -> Coroutine[Any, Any, list[models.SavedOrder]]:
        """Create up to 100 orders, or replace those that exist.

        An order exists if its integration already has its `order_id`, or if its `id` is given. All or nothing:
        one order that is refused refuses the whole list, and everything that is wrong is reported at once.
        Sendcloud stores orders after it has responded, so an order may take seconds to be found. Ours: the
        order that is sent takes the place of the one that exists, except `id` and `created_at`; it is not
        merged into it.

        Args:
            orders: At most 100: money with its currency, weights and lengths with their unit, times with
                their offset. `save_orders` takes more.
            headers: Headers to add to the request; they cannot replace the credentials.
            retry: When to send again; the client's Retry if left out.
            timeout: Seconds to wait for the network, or a Timeout; the client's if left out.

        Returns:
            How each order can be found again, in the order of the request. Sendcloud stores orders after it has
            responded: they may take seconds to be found.

        Raises:
            BadRequestError: At least one order is not acceptable, and none was stored. There is one entry
                for each thing that is wrong, whose pointer counts the orders from 0.
            DecodeError: A successful response does not match the contract.
            RateLimitedError: Too many requests in the last minute, or too many writes in the last second.
                Ours: nothing was done then.
            TransportError: No complete response arrived; `OutcomeUnknownError` and `NotSentError` are kinds
                of it.
            TypeError: An argument is of a wrong type; nothing is sent.
            UnauthorizedError: The keys or the token are missing or unknown. Ours: the response to an
                expired token is the same.
            ValueError: An argument is out of bounds, or a key of the body is nearly one of the spec;
                nothing is sent.

        Source: Sendcloud, Sendcloud's OpenAPI description of the orders API, version 3.0.0, and its guide on
        creating orders.
        """
        core = self._core
        return self._send(
            build_create_or_update_orders(core, orders, headers=headers, retry=retry, timeout=timeout)
        )

    def retrieve_order(
        self,
        order_key: int | str,
        *,
        headers: Mapping[str, str] | None = None,
        retry: Retry | None = None,
        timeout: float | Timeout | None = None,
    ) -> Coroutine[Any, Any, models.Order]:
        """Retrieve an order.

        The number in the path is Sendcloud's own `id`, neither the shop's `order_id` nor its `order_number`.

        Args:
            order_key: Sendcloud's own `id` of the order, as a number or as its text; not the shop's
                `order_id`.
            headers: Headers to add to the request; they cannot replace the credentials.
            retry: When to send again; the client's Retry if left out.
            timeout: Seconds to wait for the network, or a Timeout; the client's if left out.

        Returns:
            The order.

        Raises:
            DecodeError: A successful response does not match the contract.
            NotFoundError: The account has no order with this id.
            RateLimitedError: Too many requests in the last minute, or too many writes in the last second.
                Ours: nothing was done then.
            TransportError: No complete response arrived; `OutcomeUnknownError` and `NotSentError` are kinds
                of it.
            TypeError: An argument is of a wrong type; nothing is sent.
            UnauthorizedError: The keys or the token are missing or unknown. Ours: the response to an
                expired token is the same.
            ValueError: An argument is out of bounds; nothing is sent.

        Source: Sendcloud, Sendcloud's OpenAPI description of the orders API, version 3.0.0.
        """
        core = self._core
        return self._send(
            build_retrieve_order(core, order_key, headers=headers, retry=retry, timeout=timeout)
        )

    def delete_order(
        self,
        order_key: int | str,
        *,
        headers: Mapping[str, str] | None = None,
        retry: Retry | None = None,
        timeout: float | Timeout | None = None,
    ) -> Coroutine[Any, Any, None]:
        """Delete an order.

        Inferred: the order can no longer be found afterwards, and deleting it again is 404. Ours: its
        integration may then use the `order_id` for another order. It is never sent twice.

        Args:
            order_key: Sendcloud's own `id` of the order, as a number or as its text; not the shop's
                `order_id`.
            headers: Headers to add to the request; they cannot replace the credentials.
            retry: When to send again; the client's Retry if left out.
            timeout: Seconds to wait for the network, or a Timeout; the client's if left out.

        Returns:
            Nothing. The order is gone, and its integration may use the `order_id` again.

        Raises:
            DecodeError: A successful response does not match the contract.
            NotFoundError: The account has no order with this id.
            OutcomeUnknownError: The connection was lost: it is not known whether the provider did it.
            RateLimitedError: Too many requests in the last minute, or too many writes in the last second.
                Ours: nothing was done then.
            TransportError: No complete response arrived; `OutcomeUnknownError` and `NotSentError` are kinds
                of it.
            TypeError: An argument is of a wrong type; nothing is sent.
            UnauthorizedError: The keys or the token are missing or unknown. Ours: the response to an
                expired token is the same.
            ValueError: An argument is out of bounds; nothing is sent.

        Source: Sendcloud, Sendcloud's OpenAPI description of the orders API, version 3.0.0.
        """
        core = self._core
        return self._send(build_delete_order(core, order_key, headers=headers, retry=retry, timeout=timeout))

    def update_order(
        self,
        order_key: int | str,
        changes: models.OrderChanges | bodies.OrderChangesDict,
        *,
        headers: Mapping[str, str] | None = None,
        retry: Retry | None = None,
        timeout: float | Timeout | None = None,
    ) -> Coroutine[Any, Any, models.SavedOrder]:
        """Change some properties of an order and leave the others as they are.

        Items are found by their `name`: an item can be changed, but none can be added or taken away. The
        response holds no more than the ids of the order: retrieve the order to see it. Inferred: `order_id` can
        be repeated but not changed. Ours: objects are merged property by property, at every depth; lists of
        tags and tax numbers are replaced as a whole. It is never sent twice.

        Args:
            order_key: Sendcloud's own `id` of the order, as a number or as its text; not the shop's
                `order_id`.
            changes: The properties to change, merged at every depth. Items are found by their `name`; none
                can be added or taken away.
            headers: Headers to add to the request; they cannot replace the credentials.
            retry: When to send again; the client's Retry if left out.
            timeout: Seconds to wait for the network, or a Timeout; the client's if left out.

        Returns:
            The ids of the order that was changed.

        Raises:
            BadRequestError: The changes are not acceptable: there is no item of that name, or a property is
                not as it should be. Inferred: the response is the same if `order_id` is another one, and
                nothing was changed.
            DecodeError: A successful response does not match the contract.
            NotFoundError: The account has no order with this id. The detail is worded as if an item were
                missing.
            OutcomeUnknownError: The connection was lost: it is not known whether the provider did it.
            RateLimitedError: Too many requests in the last minute, or too many writes in the last second.
                Ours: nothing was done then.
            TransportError: No complete response arrived; `OutcomeUnknownError` and `NotSentError` are kinds
                of it.
            TypeError: An argument is of a wrong type; nothing is sent.
            UnauthorizedError: The keys or the token are missing or unknown. Ours: the response to an
                expired token is the same.
            ValueError: An argument is out of bounds, or a key of the body is nearly one of the spec;
                nothing is sent.

        Source: Sendcloud, Sendcloud's OpenAPI description of the orders API, version 3.0.0.
        """
        core = self._core
        return self._send(
            build_update_order(core, order_key, changes, headers=headers, retry=retry, timeout=timeout)
        )

    def save_orders(
        self,
        orders: Iterable[models.NewOrder | bodies.NewOrderDict],
        *,
        headers: Mapping[str, str] | None = None,
        retry: Retry | None = None,
        timeout: float | Timeout | None = None,
    ) -> Coroutine[Any, Any, Batch[models.SavedOrder]]:
        """Create or replace any number of orders, in calls of as many as Sendcloud takes at once.

        One call after the other, each as `create_or_update_orders` makes it: all of its orders are saved, or
        none, and it is sent again after a lost response. It is also sent again while Sendcloud is still storing
        one of its orders, which may be left over from a lost response. After a part that is refused because of
        its orders (400) it goes on; after any other error it stops.

        Args:
            orders: The orders, as `create_or_update_orders` takes them. One that comes twice is saved
                twice, and the later one stays.
            headers: Headers to add to each request; they cannot replace the credentials.
            retry: When to send again; the client's Retry if left out.
            timeout: Seconds to wait for the network, or a Timeout; the client's if left out.

        Returns:
            The outcome of each part; `saved`, `failed` and `raise_for_failure()` of the whole. Refused and lost
            orders are reported there and raise nothing.

        Raises:
            TypeError: An order is neither a model nor a mapping; nothing is sent.
            ValueError: A key of an order is nearly one that the spec has; nothing is sent.

        Source: Sendcloud's OpenAPI description of the orders API, Create/Update Orders.
        """
        core = self._core
        flow: Flow[Batch[models.SavedOrder]] = core.provider.workflows["save_orders"](
            core, orders, headers=headers, retry=retry, timeout=timeout
        )
        return self._run(flow)


class SendcloudRaw(RawOperations):
    """Operations of the synchronous client, each returning an ApiResponse."""

    list_orders = raw_page(Sendcloud.list_orders)
    create_or_update_orders = raw(Sendcloud.create_or_update_orders)
    retrieve_order = raw(Sendcloud.retrieve_order)
    delete_order = raw(Sendcloud.delete_order)
    update_order = raw(Sendcloud.update_order)


class AsyncSendcloudRaw(RawOperations):
    """Operations of the asynchronous client, each returning an ApiResponse."""

    list_orders = raw_page_async(AsyncSendcloud.list_orders)
    create_or_update_orders = raw_async(AsyncSendcloud.create_or_update_orders)
    retrieve_order = raw_async(AsyncSendcloud.retrieve_order)
    delete_order = raw_async(AsyncSendcloud.delete_order)
    update_order = raw_async(AsyncSendcloud.update_order)


def build_list_orders(
    core: ClientCore,
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
    headers: Mapping[str, str] | None = None,
    retry: Retry | None = None,
    timeout: float | Timeout | None = None,
) -> ListRequest[models.Order]:
    """Build the listing of `list_orders`."""
    from orderkit_clients.sendcloud.api.orders import list_orders

    adjusted = core.provider.adjusters["listOrders"](
        sort=sort,
        windows=windows,
    )
    sort = adjusted["sort"]
    arguments = list_orders.get_kwargs(
        page_size=as_int("page_size", page_size, least=1, most=200),
        integration=comma_separated("integration", integration, int),
        order_number=as_filter_text("order_number", order_number),
        order_id=as_filter_text("order_id", order_id),
        status=as_filter_text("status", status),
        order_created_at=as_date("order_created_at", order_created_at),
        order_created_at_min=as_date("order_created_at_min", order_created_at_min),
        order_created_at_max=as_date("order_created_at_max", order_created_at_max),
        order_updated_at=as_date("order_updated_at", order_updated_at),
        order_updated_at_min=as_date("order_updated_at_min", order_updated_at_min),
        order_updated_at_max=as_date("order_updated_at_max", order_updated_at_max),
        sort=as_sort(
            "sort", sort, ("integration", "order_number", "order_created_at", "order_updated_at", "pk")
        ),
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
        lower="order_created_at_min",
        upper="order_created_at_max",
        arguments="order_created_at_min and order_created_at_max",
        unit=timedelta(days=1),
        write=write_day,
        inclusive=True,
        newest_first=str(call.request.params.get("sort")).startswith("-"),
    )
    return list_request(
        call,
        "/data",
        ListOptions(page_size or 100, limit, cursor, concurrency),
        windows=split(call.request, time_range, windows),
    )


def build_create_or_update_orders(
    core: ClientCore,
    orders: Iterable[models.NewOrder | bodies.NewOrderDict],
    *,
    headers: Mapping[str, str] | None = None,
    retry: Retry | None = None,
    timeout: float | Timeout | None = None,
) -> Call[list[models.SavedOrder]]:
    """Build the call of `create_or_update_orders`."""
    from orderkit_clients.sendcloud.api.orders import create_or_update_orders
    from orderkit_clients.sendcloud.models import NewOrder

    arguments = create_or_update_orders.get_kwargs(
        body=as_bodies(
            "orders",
            orders,
            core.body_keys("createOrUpdateOrders"),
            NewOrder,
            bounds=(1, 100),
            hint="split them, or use save_orders",
        ),
        sendcloud_partner_id=core.arguments.get("sendcloud_partner_id"),
    )
    call = core.build_call(
        "createOrUpdateOrders",
        arguments,
        create_or_update_orders.parse_success,
        headers=headers,
        retry=retry,
        timeout=timeout,
    )
    return call.then(lambda response: response.data)


def build_retrieve_order(
    core: ClientCore,
    order_key: int | str,
    *,
    headers: Mapping[str, str] | None = None,
    retry: Retry | None = None,
    timeout: float | Timeout | None = None,
) -> Call[models.Order]:
    """Build the call of `retrieve_order`."""
    from orderkit_clients.sendcloud.api.orders import retrieve_order

    arguments = retrieve_order.get_kwargs(
        id=as_number(
            "order_key",
            order_key,
            hint="pass Sendcloud's own id of an order, a number; to look it up by the shop's number use list_orders(order_id=...) or list_orders(order_number=...)",
        ),
    )
    call = core.build_call(
        "retrieveOrder",
        arguments,
        retrieve_order.parse_success,
        headers=headers,
        retry=retry,
        timeout=timeout,
    )
    return call.then(lambda response: response.data)


def build_delete_order(
    core: ClientCore,
    order_key: int | str,
    *,
    headers: Mapping[str, str] | None = None,
    retry: Retry | None = None,
    timeout: float | Timeout | None = None,
) -> Call[None]:
    """Build the call of `delete_order`."""
    from orderkit_clients.sendcloud.api.orders import delete_order

    arguments = delete_order.get_kwargs(
        id=as_number(
            "order_key",
            order_key,
            hint="pass Sendcloud's own id of an order, a number; to look it up by the shop's number use list_orders(order_id=...) or list_orders(order_number=...)",
        ),
    )
    return core.build_call(
        "deleteOrder",
        arguments,
        delete_order.parse_success,
        headers=headers,
        retry=retry,
        timeout=timeout,
    )


def build_update_order(
    core: ClientCore,
    order_key: int | str,
    changes: models.OrderChanges | bodies.OrderChangesDict,
    *,
    headers: Mapping[str, str] | None = None,
    retry: Retry | None = None,
    timeout: float | Timeout | None = None,
) -> Call[models.SavedOrder]:
    """Build the call of `update_order`."""
    from orderkit_clients.sendcloud.api.orders import update_order
    from orderkit_clients.sendcloud.models import OrderChanges

    arguments = update_order.get_kwargs(
        id=as_number(
            "order_key",
            order_key,
            hint="pass Sendcloud's own id of an order, a number; to look it up by the shop's number use list_orders(order_id=...) or list_orders(order_number=...)",
        ),
        body=as_body("changes", changes, core.body_keys("updateOrder"), OrderChanges),
    )
    call = core.build_call(
        "updateOrder",
        arguments,
        update_order.parse_success,
        headers=headers,
        retry=retry,
        timeout=timeout,
    )
    return call.then(lambda response: response.data)
