"""Operations of nocnoc Easy Logistic API.

Generated: change the spec or specs/operations/nocnoc.yaml, then run `make generate`.
"""

from __future__ import annotations

from collections.abc import Coroutine, Mapping
from typing import TYPE_CHECKING, Any, Literal, Self

from ..runtime.client.arguments import (
    as_enum,
    as_path_segment,
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
from ..runtime.protocol.idempotent_create import CreatedOnce
from ..runtime.protocol.messages import Flow, Timeout
from ..runtime.protocol.rate_limiter import RateLimiter
from ..runtime.protocol.retry_policy import Retry

if TYPE_CHECKING:
    from orderkit_clients.nocnoc import bodies as bodies
    from orderkit_clients.nocnoc import models as models
else:
    # `typing.get_type_hints` looks up the names of annotations here.
    bodies = LazyModule("orderkit_clients.nocnoc.bodies")
    models = LazyModule("orderkit_clients.nocnoc.models")

LanguageValue = Literal["es-AR", "pt-BR", "es-PE", "en-US"]


class Nocnoc(SyncClient):
    """Operations of the synchronous client."""

    @property
    def raw(self) -> NocnocRaw:
        """The operations, each returning an ApiResponse: the result with its status, headers and attempts."""
        return NocnocRaw(self._raw_twin())

    def with_options(
        self,
        *,
        language: models.Language | LanguageValue | None = None,
        headers: Mapping[str, str] | None = None,
        retry: Retry | None = None,
        timeout: float | Timeout | None = None,
        limiter: RateLimiter | None = None,
        on_drift: OnDrift | None = None,
    ) -> Self:
        """Make a client with other options over the same connections; None keeps an option.

        Args:
            language: Language of error messages: es-AR, pt-BR, es-PE or en-US.
            headers: Headers to add to every request; they cannot replace the credentials.
            retry: When to send again.
            timeout: Seconds to wait for the network, or a Timeout.
            limiter: A limiter that keeps calls within the provider's limits.
            on_drift: What becomes of a response that differs from the contract: `keep`, `raise`, or a function.

        Returns:
            The client. Closing it closes the connections of both.
        """
        from orderkit_clients.nocnoc.models import Language

        arguments = without_none(
            {
                "x_lang": as_enum("language", language, Language),
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

    def quote_order(
        self,
        body: models.QuoteRequest | bodies.QuoteRequestDict,
        *,
        language: models.Language | LanguageValue | None = None,
        headers: Mapping[str, str] | None = None,
        retry: Retry | None = None,
        timeout: float | Timeout | None = None,
    ) -> models.Quote:
        """Quote the taxes, shipping and handling of an order without creating it.

        The taxes, shipping and handling of products that are to be shipped to a country. Whether `create_order`
        asks the same money is not said: the exact quotation is that of `create_order`.

        Args:
            body: The products (weight in grams, dimensions in centimetres, price of a unit in USD), the
                customer, the destination and, if it is not the arranged address, the country of the pickup.
            language: Language of error messages: es-AR, pt-BR, es-PE or en-US. The client's if left out.
            headers: Headers to add to the request; they cannot replace the credentials.
            retry: When to send again; the client's Retry if left out.
            timeout: Seconds to wait for the network, or a Timeout; the client's if left out.

        Returns:
            Money in USD, of the order and of one unit of each product; total weight in grams and volume in
            cubic centimetres.

        Raises:
            BadRequestError: The order is not acceptable: code 310 (a property is missing, of a wrong type
                or out of bounds), 314 and 316 to 323 (local rules), 315 (a header), or 400 (the body is missing
                or is not JSON).
            DecodeError: A successful response does not match the contract.
            ServerError: nocnoc failed, code 500. Contact its support.
            TransportError: No complete response arrived; `OutcomeUnknownError` and `NotSentError` are kinds
                of it.
            TypeError: An argument is of a wrong type; nothing is sent.
            UnauthorizedError: The API key is invalid, code 401. Ours: so it is if the key is missing.
            ValueError: An argument is out of bounds, or a key of the body is nearly one of the spec;
                nothing is sent.

        Source: nocnoc, Easy Logistic API, Order, Quote Order.
        """
        core = self._core
        return self._send(
            build_quote_order(core, body, language=language, headers=headers, retry=retry, timeout=timeout)
        )

    def create_order(
        self,
        body: models.CreateOrderRequest | bodies.CreateOrderRequestDict,
        *,
        language: models.Language | LanguageValue | None = None,
        headers: Mapping[str, str] | None = None,
        retry: Retry | None = None,
        timeout: float | Timeout | None = None,
    ) -> models.Order:
        """Create an order, quoted exactly and waiting to be placed.

        The order starts as `created` and expires unless it is placed before its `expiration_date` comes. A
        pickup date and address can be given for each product, and an address that is left out is the one
        arranged with nocnoc. Although the method is PUT the call is not idempotent: a `merchant_invoice_id`
        that exists already is error 313. Inferred: also if the order that has it is cancelled or expired. Ours:
        each API key has `merchant_invoice_id`s of its own. It is never sent twice.

        Args:
            body: As for a quote, and the merchant's own id of the order, the delivery address and the
                pickup. Each `merchant_invoice_id` can be used once.
            language: Language of error messages: es-AR, pt-BR, es-PE or en-US. The client's if left out.
            headers: Headers to add to the request; they cannot replace the credentials.
            retry: When to send again; the client's Retry if left out.
            timeout: Seconds to wait for the network, or a Timeout; the client's if left out.

        Returns:
            The order with status `created`; it expires unless it is placed before its `expiration_date` comes.

        Raises:
            BadRequestError: The order is not acceptable: code 310 (a property is missing, of a wrong type
                or out of bounds), 314 and 316 to 323 (local rules), 315 (a header), or 400 (the body is missing
                or is not JSON).
            ConflictError: An order with the same merchant_invoice_id already exists (code 313).
            DecodeError: A successful response does not match the contract.
            OutcomeUnknownError: The connection was lost: it is not known whether the provider did it.
            ServerError: nocnoc failed, code 500. Contact its support.
            TransportError: No complete response arrived; `OutcomeUnknownError` and `NotSentError` are kinds
                of it.
            TypeError: An argument is of a wrong type; nothing is sent.
            UnauthorizedError: The API key is invalid, code 401. Ours: so it is if the key is missing.
            ValueError: An argument is out of bounds, or a key of the body is nearly one of the spec;
                nothing is sent.

        Source: nocnoc, Easy Logistic API, Order, Create Order.
        """
        core = self._core
        return self._send(
            build_create_order(core, body, language=language, headers=headers, retry=retry, timeout=timeout)
        )

    def get_order(
        self,
        order_id: int,
        *,
        language: models.Language | LanguageValue | None = None,
        headers: Mapping[str, str] | None = None,
        retry: Retry | None = None,
        timeout: float | Timeout | None = None,
    ) -> models.OrderDetail:
        """Get an order with its current status and the statuses before it.

        Inferred: `historic` holds the earlier statuses, newest first, dated by day, and not the current one.

        Args:
            order_id: The order's `id`.
            language: Language of error messages: es-AR, pt-BR, es-PE or en-US. The client's if left out.
            headers: Headers to add to the request; they cannot replace the credentials.
            retry: When to send again; the client's Retry if left out.
            timeout: Seconds to wait for the network, or a Timeout; the client's if left out.

        Returns:
            The order with its history.

        Raises:
            BadRequestError: The request is not acceptable: code 310 (the id in the path) or 315 (a header).
            DecodeError: A successful response does not match the contract.
            NotFoundError: No order has that id, code 312. Ours: so it is for an order of another API key.
            ServerError: nocnoc failed, code 500. Contact its support.
            TransportError: No complete response arrived; `OutcomeUnknownError` and `NotSentError` are kinds
                of it.
            TypeError: An argument is of a wrong type; nothing is sent.
            UnauthorizedError: The API key is invalid, code 401. Ours: so it is if the key is missing.
            ValueError: An argument is out of bounds; nothing is sent.

        Source: nocnoc, Easy Logistic API, Order, Get Order.
        """
        core = self._core
        return self._send(
            build_get_order(core, order_id, language=language, headers=headers, retry=retry, timeout=timeout)
        )

    def place_order(
        self,
        order_id: int,
        *,
        language: models.Language | LanguageValue | None = None,
        headers: Mapping[str, str] | None = None,
        retry: Retry | None = None,
        timeout: float | Timeout | None = None,
    ) -> models.Order:
        """Place a created order, so that it is picked up and shipped.

        The order is then processed to be shipped. Inferred: it has to be `created`; in any other status, an
        expired one included, this is error 311. It is never sent twice.

        Args:
            order_id: The order's `id`.
            language: Language of error messages: es-AR, pt-BR, es-PE or en-US. The client's if left out.
            headers: Headers to add to the request; they cannot replace the credentials.
            retry: When to send again; the client's Retry if left out.
            timeout: Seconds to wait for the network, or a Timeout; the client's if left out.

        Returns:
            The order, with status `placed`.

        Raises:
            BadRequestError: The request is not acceptable: code 310 (the id in the path) or 315 (a header).
            ConflictError: The order cannot change to the status requested (code 311).
            DecodeError: A successful response does not match the contract.
            NotFoundError: No order has that id, code 312. Ours: so it is for an order of another API key.
            OutcomeUnknownError: The connection was lost: it is not known whether the provider did it.
            ServerError: nocnoc failed, code 500. Contact its support.
            TransportError: No complete response arrived; `OutcomeUnknownError` and `NotSentError` are kinds
                of it.
            TypeError: An argument is of a wrong type; nothing is sent.
            UnauthorizedError: The API key is invalid, code 401. Ours: so it is if the key is missing.
            ValueError: An argument is out of bounds; nothing is sent.

        Source: nocnoc, Easy Logistic API, Order, Place Order.
        """
        core = self._core
        return self._send(
            build_place_order(
                core, order_id, language=language, headers=headers, retry=retry, timeout=timeout
            )
        )

    def cancel_order(
        self,
        order_id: int,
        *,
        language: models.Language | LanguageValue | None = None,
        headers: Mapping[str, str] | None = None,
        retry: Retry | None = None,
        timeout: float | Timeout | None = None,
    ) -> models.Order:
        """Cancel an order that has not been picked up yet.

        An order can be cancelled before it is `picked_up`. Inferred: while it is `created`, `placed` or
        `in_process`; afterwards this is error 311. Ours: so it is for an order that is already `cancelled` or
        `expired`. The cancelled order is returned. It is never sent twice.

        Args:
            order_id: The order's `id`.
            language: Language of error messages: es-AR, pt-BR, es-PE or en-US. The client's if left out.
            headers: Headers to add to the request; they cannot replace the credentials.
            retry: When to send again; the client's Retry if left out.
            timeout: Seconds to wait for the network, or a Timeout; the client's if left out.

        Returns:
            The order, with status `cancelled`.

        Raises:
            BadRequestError: The request is not acceptable: code 310 (the id in the path) or 315 (a header).
            ConflictError: The order cannot change to the status requested (code 311).
            DecodeError: A successful response does not match the contract.
            NotFoundError: No order has that id, code 312. Ours: so it is for an order of another API key.
            OutcomeUnknownError: The connection was lost: it is not known whether the provider did it.
            ServerError: nocnoc failed, code 500. Contact its support.
            TransportError: No complete response arrived; `OutcomeUnknownError` and `NotSentError` are kinds
                of it.
            TypeError: An argument is of a wrong type; nothing is sent.
            UnauthorizedError: The API key is invalid, code 401. Ours: so it is if the key is missing.
            ValueError: An argument is out of bounds; nothing is sent.

        Source: nocnoc, Easy Logistic API, Order, Cancel Order.
        """
        core = self._core
        return self._send(
            build_cancel_order(
                core, order_id, language=language, headers=headers, retry=retry, timeout=timeout
            )
        )

    def track_order(
        self,
        tracking_id: str,
        *,
        language: models.Language | LanguageValue | None = None,
        headers: Mapping[str, str] | None = None,
        retry: Retry | None = None,
        timeout: float | Timeout | None = None,
    ) -> models.Tracking:
        """Track an order by its tracking id.

        A read, although the method is POST; it takes no body. It takes the tracking id, not the order's id.
        Inferred: `historic` holds the earlier statuses, newest first, dated by second, and not the current one.

        Args:
            tracking_id: The order's `tracking_id`, such as NC10000001; not its `id`.
            language: Language of error messages: es-AR, pt-BR, es-PE or en-US. The client's if left out.
            headers: Headers to add to the request; they cannot replace the credentials.
            retry: When to send again; the client's Retry if left out.
            timeout: Seconds to wait for the network, or a Timeout; the client's if left out.

        Returns:
            Where the order is and where it was.

        Raises:
            BadRequestError: The request is not acceptable: code 310 (the id in the path) or 315 (a header).
            DecodeError: A successful response does not match the contract.
            NotFoundError: No order has that id, code 312. Ours: so it is for an order of another API key.
            ServerError: nocnoc failed, code 500. Contact its support.
            TransportError: No complete response arrived; `OutcomeUnknownError` and `NotSentError` are kinds
                of it.
            TypeError: An argument is of a wrong type; nothing is sent.
            UnauthorizedError: The API key is invalid, code 401. Ours: so it is if the key is missing.
            ValueError: An argument is out of bounds; nothing is sent.

        Source: nocnoc, Easy Logistic API, Order, Track Order.
        """
        core = self._core
        return self._send(
            build_track_order(
                core, tracking_id, language=language, headers=headers, retry=retry, timeout=timeout
            )
        )

    def create_order_once(
        self,
        body: models.CreateOrderRequest | bodies.CreateOrderRequestDict,
        *,
        language: models.Language | LanguageValue | None = None,
        headers: Mapping[str, str] | None = None,
        retry: Retry | None = None,
        timeout: float | Timeout | None = None,
    ) -> CreatedOnce[models.Order]:
        """Create an order, and try again while it is not known whether it was created.

        nocnoc takes a `merchant_invoice_id` once, which keeps the order from being created twice. That it is
        taken counts as this order's creation only after an attempt of unknown outcome. An order that somebody
        else created meanwhile under the same `merchant_invoice_id` looks the same.

        Args:
            body: As for `create_order`.
            language: Language of error messages: es-AR, pt-BR, es-PE or en-US. The client's if left out.
            headers: Headers to add to each request; they cannot replace the credentials.
            retry: When to send again; the client's Retry if left out.
            timeout: Seconds to wait for the network, or a Timeout; the client's if left out.

        Returns:
            The order, or that it exists although its response was lost. nocnoc finds no order by its
            `merchant_invoice_id`, so the id of such an order is seen in nocnoc's own pages alone. It ships only
            if it is placed, for which its id is needed, and expires at its `expiration_date`; so a new order
            under another `merchant_invoice_id` ships once all the same.

        Raises:
            BadRequestError: As for `create_order`.
            ConflictError: The `merchant_invoice_id` was taken before the first attempt (code 313).
            OutcomeUnknownError: Every attempt was lost: the order may or may not exist.
            ServerError: nocnoc failed at the last attempt: the order may or may not exist.
            UnauthorizedError: The API key is missing or unknown, code 401.

        Source: nocnoc, Easy Logistic API, Create Order and its error 313.
        """
        core = self._core
        flow: Flow[CreatedOnce[models.Order]] = core.provider.workflows["create_order_once"](
            core, body, language=language, headers=headers, retry=retry, timeout=timeout
        )
        return self._run(flow)

    def confirm_webhook(
        self,
        body: bytes | str,
        *,
        language: models.Language | LanguageValue | None = None,
        headers: Mapping[str, str] | None = None,
        retry: Retry | None = None,
        timeout: float | Timeout | None = None,
    ) -> models.Tracking:
        """Parse a webhook and ask nocnoc whether it is true, because nocnoc does not sign its notifications.

        Args:
            body: The request's body as it arrived.
            language: Language of error messages: es-AR, pt-BR, es-PE or en-US. The client's if left out.
            headers: Headers to add to each request; they cannot replace the credentials.
            retry: When to send again; the client's Retry if left out.
            timeout: Seconds to wait for the network, or a Timeout; the client's if left out.

        Returns:
            The order's tracking as nocnoc has it now, which may be newer than the webhook.

        Raises:
            UnauthorizedError: The API key is missing or unknown, code 401.
            WebhookError: It is no webhook, or nocnoc has no such order of this key, or the order never had
                that status.

        Source: nocnoc, Easy Logistic API, Order Status and Track Order.
        """
        core = self._core
        flow: Flow[models.Tracking] = core.provider.workflows["confirm_webhook"](
            core, body, language=language, headers=headers, retry=retry, timeout=timeout
        )
        return self._run(flow)


class AsyncNocnoc(AsyncClient):
    """Operations of the asynchronous client."""

    @property
    def raw(self) -> AsyncNocnocRaw:
        """The operations, each returning an ApiResponse: the result with its status, headers and attempts."""
        return AsyncNocnocRaw(self._raw_twin())

    def with_options(
        self,
        *,
        language: models.Language | LanguageValue | None = None,
        headers: Mapping[str, str] | None = None,
        retry: Retry | None = None,
        timeout: float | Timeout | None = None,
        limiter: RateLimiter | None = None,
        on_drift: OnDrift | None = None,
    ) -> Self:
        """Make a client with other options over the same connections; None keeps an option.

        Args:
            language: Language of error messages: es-AR, pt-BR, es-PE or en-US.
            headers: Headers to add to every request; they cannot replace the credentials.
            retry: When to send again.
            timeout: Seconds to wait for the network, or a Timeout.
            limiter: A limiter that keeps calls within the provider's limits.
            on_drift: What becomes of a response that differs from the contract: `keep`, `raise`, or a function.

        Returns:
            The client. Closing it closes the connections of both.
        """
        from orderkit_clients.nocnoc.models import Language

        arguments = without_none(
            {
                "x_lang": as_enum("language", language, Language),
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

    def quote_order(
        self,
        body: models.QuoteRequest | bodies.QuoteRequestDict,
        *,
        language: models.Language | LanguageValue | None = None,
        headers: Mapping[str, str] | None = None,
        retry: Retry | None = None,
        timeout: float | Timeout | None = None,
    ) -> Coroutine[Any, Any, models.Quote]:
        """Quote the taxes, shipping and handling of an order without creating it.

        The taxes, shipping and handling of products that are to be shipped to a country. Whether `create_order`
        asks the same money is not said: the exact quotation is that of `create_order`.

        Args:
            body: The products (weight in grams, dimensions in centimetres, price of a unit in USD), the
                customer, the destination and, if it is not the arranged address, the country of the pickup.
            language: Language of error messages: es-AR, pt-BR, es-PE or en-US. The client's if left out.
            headers: Headers to add to the request; they cannot replace the credentials.
            retry: When to send again; the client's Retry if left out.
            timeout: Seconds to wait for the network, or a Timeout; the client's if left out.

        Returns:
            Money in USD, of the order and of one unit of each product; total weight in grams and volume in
            cubic centimetres.

        Raises:
            BadRequestError: The order is not acceptable: code 310 (a property is missing, of a wrong type
                or out of bounds), 314 and 316 to 323 (local rules), 315 (a header), or 400 (the body is missing
                or is not JSON).
            DecodeError: A successful response does not match the contract.
            ServerError: nocnoc failed, code 500. Contact its support.
            TransportError: No complete response arrived; `OutcomeUnknownError` and `NotSentError` are kinds
                of it.
            TypeError: An argument is of a wrong type; nothing is sent.
            UnauthorizedError: The API key is invalid, code 401. Ours: so it is if the key is missing.
            ValueError: An argument is out of bounds, or a key of the body is nearly one of the spec;
                nothing is sent.

        Source: nocnoc, Easy Logistic API, Order, Quote Order.
        """
        core = self._core
        return self._send(
            build_quote_order(core, body, language=language, headers=headers, retry=retry, timeout=timeout)
        )

    def create_order(
        self,
        body: models.CreateOrderRequest | bodies.CreateOrderRequestDict,
        *,
        language: models.Language | LanguageValue | None = None,
        headers: Mapping[str, str] | None = None,
        retry: Retry | None = None,
        timeout: float | Timeout | None = None,
    ) -> Coroutine[Any, Any, models.Order]:
        """Create an order, quoted exactly and waiting to be placed.

        The order starts as `created` and expires unless it is placed before its `expiration_date` comes. A
        pickup date and address can be given for each product, and an address that is left out is the one
        arranged with nocnoc. Although the method is PUT the call is not idempotent: a `merchant_invoice_id`
        that exists already is error 313. Inferred: also if the order that has it is cancelled or expired. Ours:
        each API key has `merchant_invoice_id`s of its own. It is never sent twice.

        Args:
            body: As for a quote, and the merchant's own id of the order, the delivery address and the
                pickup. Each `merchant_invoice_id` can be used once.
            language: Language of error messages: es-AR, pt-BR, es-PE or en-US. The client's if left out.
            headers: Headers to add to the request; they cannot replace the credentials.
            retry: When to send again; the client's Retry if left out.
            timeout: Seconds to wait for the network, or a Timeout; the client's if left out.

        Returns:
            The order with status `created`; it expires unless it is placed before its `expiration_date` comes.

        Raises:
            BadRequestError: The order is not acceptable: code 310 (a property is missing, of a wrong type
                or out of bounds), 314 and 316 to 323 (local rules), 315 (a header), or 400 (the body is missing
                or is not JSON).
            ConflictError: An order with the same merchant_invoice_id already exists (code 313).
            DecodeError: A successful response does not match the contract.
            OutcomeUnknownError: The connection was lost: it is not known whether the provider did it.
            ServerError: nocnoc failed, code 500. Contact its support.
            TransportError: No complete response arrived; `OutcomeUnknownError` and `NotSentError` are kinds
                of it.
            TypeError: An argument is of a wrong type; nothing is sent.
            UnauthorizedError: The API key is invalid, code 401. Ours: so it is if the key is missing.
            ValueError: An argument is out of bounds, or a key of the body is nearly one of the spec;
                nothing is sent.

        Source: nocnoc, Easy Logistic API, Order, Create Order.
        """
        core = self._core
        return self._send(
            build_create_order(core, body, language=language, headers=headers, retry=retry, timeout=timeout)
        )

    def get_order(
        self,
        order_id: int,
        *,
        language: models.Language | LanguageValue | None = None,
        headers: Mapping[str, str] | None = None,
        retry: Retry | None = None,
        timeout: float | Timeout | None = None,
    ) -> Coroutine[Any, Any, models.OrderDetail]:
        """Get an order with its current status and the statuses before it.

        Inferred: `historic` holds the earlier statuses, newest first, dated by day, and not the current one.

        Args:
            order_id: The order's `id`.
            language: Language of error messages: es-AR, pt-BR, es-PE or en-US. The client's if left out.
            headers: Headers to add to the request; they cannot replace the credentials.
            retry: When to send again; the client's Retry if left out.
            timeout: Seconds to wait for the network, or a Timeout; the client's if left out.

        Returns:
            The order with its history.

        Raises:
            BadRequestError: The request is not acceptable: code 310 (the id in the path) or 315 (a header).
            DecodeError: A successful response does not match the contract.
            NotFoundError: No order has that id, code 312. Ours: so it is for an order of another API key.
            ServerError: nocnoc failed, code 500. Contact its support.
            TransportError: No complete response arrived; `OutcomeUnknownError` and `NotSentError` are kinds
                of it.
            TypeError: An argument is of a wrong type; nothing is sent.
            UnauthorizedError: The API key is invalid, code 401. Ours: so it is if the key is missing.
            ValueError: An argument is out of bounds; nothing is sent.

        Source: nocnoc, Easy Logistic API, Order, Get Order.
        """
        core = self._core
        return self._send(
            build_get_order(core, order_id, language=language, headers=headers, retry=retry, timeout=timeout)
        )

    def place_order(
        self,
        order_id: int,
        *,
        language: models.Language | LanguageValue | None = None,
        headers: Mapping[str, str] | None = None,
        retry: Retry | None = None,
        timeout: float | Timeout | None = None,
    ) -> Coroutine[Any, Any, models.Order]:
        """Place a created order, so that it is picked up and shipped.

        The order is then processed to be shipped. Inferred: it has to be `created`; in any other status, an
        expired one included, this is error 311. It is never sent twice.

        Args:
            order_id: The order's `id`.
            language: Language of error messages: es-AR, pt-BR, es-PE or en-US. The client's if left out.
            headers: Headers to add to the request; they cannot replace the credentials.
            retry: When to send again; the client's Retry if left out.
            timeout: Seconds to wait for the network, or a Timeout; the client's if left out.

        Returns:
            The order, with status `placed`.

        Raises:
            BadRequestError: The request is not acceptable: code 310 (the id in the path) or 315 (a header).
            ConflictError: The order cannot change to the status requested (code 311).
            DecodeError: A successful response does not match the contract.
            NotFoundError: No order has that id, code 312. Ours: so it is for an order of another API key.
            OutcomeUnknownError: The connection was lost: it is not known whether the provider did it.
            ServerError: nocnoc failed, code 500. Contact its support.
            TransportError: No complete response arrived; `OutcomeUnknownError` and `NotSentError` are kinds
                of it.
            TypeError: An argument is of a wrong type; nothing is sent.
            UnauthorizedError: The API key is invalid, code 401. Ours: so it is if the key is missing.
            ValueError: An argument is out of bounds; nothing is sent.

        Source: nocnoc, Easy Logistic API, Order, Place Order.
        """
        core = self._core
        return self._send(
            build_place_order(
                core, order_id, language=language, headers=headers, retry=retry, timeout=timeout
            )
        )

    def cancel_order(
        self,
        order_id: int,
        *,
        language: models.Language | LanguageValue | None = None,
        headers: Mapping[str, str] | None = None,
        retry: Retry | None = None,
        timeout: float | Timeout | None = None,
    ) -> Coroutine[Any, Any, models.Order]:
        """Cancel an order that has not been picked up yet.

        An order can be cancelled before it is `picked_up`. Inferred: while it is `created`, `placed` or
        `in_process`; afterwards this is error 311. Ours: so it is for an order that is already `cancelled` or
        `expired`. The cancelled order is returned. It is never sent twice.

        Args:
            order_id: The order's `id`.
            language: Language of error messages: es-AR, pt-BR, es-PE or en-US. The client's if left out.
            headers: Headers to add to the request; they cannot replace the credentials.
            retry: When to send again; the client's Retry if left out.
            timeout: Seconds to wait for the network, or a Timeout; the client's if left out.

        Returns:
            The order, with status `cancelled`.

        Raises:
            BadRequestError: The request is not acceptable: code 310 (the id in the path) or 315 (a header).
            ConflictError: The order cannot change to the status requested (code 311).
            DecodeError: A successful response does not match the contract.
            NotFoundError: No order has that id, code 312. Ours: so it is for an order of another API key.
            OutcomeUnknownError: The connection was lost: it is not known whether the provider did it.
            ServerError: nocnoc failed, code 500. Contact its support.
            TransportError: No complete response arrived; `OutcomeUnknownError` and `NotSentError` are kinds
                of it.
            TypeError: An argument is of a wrong type; nothing is sent.
            UnauthorizedError: The API key is invalid, code 401. Ours: so it is if the key is missing.
            ValueError: An argument is out of bounds; nothing is sent.

        Source: nocnoc, Easy Logistic API, Order, Cancel Order.
        """
        core = self._core
        return self._send(
            build_cancel_order(
                core, order_id, language=language, headers=headers, retry=retry, timeout=timeout
            )
        )

    def track_order(
        self,
        tracking_id: str,
        *,
        language: models.Language | LanguageValue | None = None,
        headers: Mapping[str, str] | None = None,
        retry: Retry | None = None,
        timeout: float | Timeout | None = None,
    ) -> Coroutine[Any, Any, models.Tracking]:
        """Track an order by its tracking id.

        A read, although the method is POST; it takes no body. It takes the tracking id, not the order's id.
        Inferred: `historic` holds the earlier statuses, newest first, dated by second, and not the current one.

        Args:
            tracking_id: The order's `tracking_id`, such as NC10000001; not its `id`.
            language: Language of error messages: es-AR, pt-BR, es-PE or en-US. The client's if left out.
            headers: Headers to add to the request; they cannot replace the credentials.
            retry: When to send again; the client's Retry if left out.
            timeout: Seconds to wait for the network, or a Timeout; the client's if left out.

        Returns:
            Where the order is and where it was.

        Raises:
            BadRequestError: The request is not acceptable: code 310 (the id in the path) or 315 (a header).
            DecodeError: A successful response does not match the contract.
            NotFoundError: No order has that id, code 312. Ours: so it is for an order of another API key.
            ServerError: nocnoc failed, code 500. Contact its support.
            TransportError: No complete response arrived; `OutcomeUnknownError` and `NotSentError` are kinds
                of it.
            TypeError: An argument is of a wrong type; nothing is sent.
            UnauthorizedError: The API key is invalid, code 401. Ours: so it is if the key is missing.
            ValueError: An argument is out of bounds; nothing is sent.

        Source: nocnoc, Easy Logistic API, Order, Track Order.
        """
        core = self._core
        return self._send(
            build_track_order(
                core, tracking_id, language=language, headers=headers, retry=retry, timeout=timeout
            )
        )

    def create_order_once(
        self,
        body: models.CreateOrderRequest | bodies.CreateOrderRequestDict,
        *,
        language: models.Language | LanguageValue | None = None,
        headers: Mapping[str, str] | None = None,
        retry: Retry | None = None,
        timeout: float | Timeout | None = None,
    ) -> Coroutine[Any, Any, CreatedOnce[models.Order]]:
        """Create an order, and try again while it is not known whether it was created.

        nocnoc takes a `merchant_invoice_id` once, which keeps the order from being created twice. That it is
        taken counts as this order's creation only after an attempt of unknown outcome. An order that somebody
        else created meanwhile under the same `merchant_invoice_id` looks the same.

        Args:
            body: As for `create_order`.
            language: Language of error messages: es-AR, pt-BR, es-PE or en-US. The client's if left out.
            headers: Headers to add to each request; they cannot replace the credentials.
            retry: When to send again; the client's Retry if left out.
            timeout: Seconds to wait for the network, or a Timeout; the client's if left out.

        Returns:
            The order, or that it exists although its response was lost. nocnoc finds no order by its
            `merchant_invoice_id`, so the id of such an order is seen in nocnoc's own pages alone. It ships only
            if it is placed, for which its id is needed, and expires at its `expiration_date`; so a new order
            under another `merchant_invoice_id` ships once all the same.

        Raises:
            BadRequestError: As for `create_order`.
            ConflictError: The `merchant_invoice_id` was taken before the first attempt (code 313).
            OutcomeUnknownError: Every attempt was lost: the order may or may not exist.
            ServerError: nocnoc failed at the last attempt: the order may or may not exist.
            UnauthorizedError: The API key is missing or unknown, code 401.

        Source: nocnoc, Easy Logistic API, Create Order and its error 313.
        """
        core = self._core
        flow: Flow[CreatedOnce[models.Order]] = core.provider.workflows["create_order_once"](
            core, body, language=language, headers=headers, retry=retry, timeout=timeout
        )
        return self._run(flow)

    def confirm_webhook(
        self,
        body: bytes | str,
        *,
        language: models.Language | LanguageValue | None = None,
        headers: Mapping[str, str] | None = None,
        retry: Retry | None = None,
        timeout: float | Timeout | None = None,
    ) -> Coroutine[Any, Any, models.Tracking]:
        """Parse a webhook and ask nocnoc whether it is true, because nocnoc does not sign its notifications.

        Args:
            body: The request's body as it arrived.
            language: Language of error messages: es-AR, pt-BR, es-PE or en-US. The client's if left out.
            headers: Headers to add to each request; they cannot replace the credentials.
            retry: When to send again; the client's Retry if left out.
            timeout: Seconds to wait for the network, or a Timeout; the client's if left out.

        Returns:
            The order's tracking as nocnoc has it now, which may be newer than the webhook.

        Raises:
            UnauthorizedError: The API key is missing or unknown, code 401.
            WebhookError: It is no webhook, or nocnoc has no such order of this key, or the order never had
                that status.

        Source: nocnoc, Easy Logistic API, Order Status and Track Order.
        """
        core = self._core
        flow: Flow[models.Tracking] = core.provider.workflows["confirm_webhook"](
            core, body, language=language, headers=headers, retry=retry, timeout=timeout
        )
        return self._run(flow)


class NocnocRaw(RawOperations):
    """Operations of the synchronous client, each returning an ApiResponse."""

    quote_order = raw(Nocnoc.quote_order)
    create_order = raw(Nocnoc.create_order)
    get_order = raw(Nocnoc.get_order)
    place_order = raw(Nocnoc.place_order)
    cancel_order = raw(Nocnoc.cancel_order)
    track_order = raw(Nocnoc.track_order)


class AsyncNocnocRaw(RawOperations):
    """Operations of the asynchronous client, each returning an ApiResponse."""

    quote_order = raw_async(AsyncNocnoc.quote_order)
    create_order = raw_async(AsyncNocnoc.create_order)
    get_order = raw_async(AsyncNocnoc.get_order)
    place_order = raw_async(AsyncNocnoc.place_order)
    cancel_order = raw_async(AsyncNocnoc.cancel_order)
    track_order = raw_async(AsyncNocnoc.track_order)


def build_quote_order(
    core: ClientCore,
    body: models.QuoteRequest | bodies.QuoteRequestDict,
    *,
    language: models.Language | LanguageValue | None = None,
    headers: Mapping[str, str] | None = None,
    retry: Retry | None = None,
    timeout: float | Timeout | None = None,
) -> Call[models.Quote]:
    """Build the call of `quote_order`."""
    from orderkit_clients.nocnoc.api.orders import quote_order
    from orderkit_clients.nocnoc.models import Language, QuoteRequest

    chosen_language = core.supplied("x_lang", as_enum("language", language, Language))
    arguments = quote_order.get_kwargs(
        body=as_body("body", body, core.body_keys("quoteOrder"), QuoteRequest),
        x_lang=chosen_language,
    )
    return core.build_call(
        "quoteOrder",
        arguments,
        quote_order.parse_success,
        headers=headers,
        retry=retry,
        timeout=timeout,
        language=chosen_language,
    )


def build_create_order(
    core: ClientCore,
    body: models.CreateOrderRequest | bodies.CreateOrderRequestDict,
    *,
    language: models.Language | LanguageValue | None = None,
    headers: Mapping[str, str] | None = None,
    retry: Retry | None = None,
    timeout: float | Timeout | None = None,
) -> Call[models.Order]:
    """Build the call of `create_order`."""
    from orderkit_clients.nocnoc.api.orders import create_order
    from orderkit_clients.nocnoc.models import CreateOrderRequest, Language

    chosen_language = core.supplied("x_lang", as_enum("language", language, Language))
    arguments = create_order.get_kwargs(
        body=as_body("body", body, core.body_keys("createOrder"), CreateOrderRequest),
        x_lang=chosen_language,
    )
    return core.build_call(
        "createOrder",
        arguments,
        create_order.parse_success,
        headers=headers,
        retry=retry,
        timeout=timeout,
        language=chosen_language,
    )


def build_get_order(
    core: ClientCore,
    order_id: int,
    *,
    language: models.Language | LanguageValue | None = None,
    headers: Mapping[str, str] | None = None,
    retry: Retry | None = None,
    timeout: float | Timeout | None = None,
) -> Call[models.OrderDetail]:
    """Build the call of `get_order`."""
    from orderkit_clients.nocnoc.api.orders import get_order
    from orderkit_clients.nocnoc.models import Language

    chosen_language = core.supplied("x_lang", as_enum("language", language, Language))
    arguments = get_order.get_kwargs(
        order_id=as_path_segment("order_id", order_id, int),
        x_lang=chosen_language,
    )
    return core.build_call(
        "getOrder",
        arguments,
        get_order.parse_success,
        headers=headers,
        retry=retry,
        timeout=timeout,
        language=chosen_language,
    )


def build_place_order(
    core: ClientCore,
    order_id: int,
    *,
    language: models.Language | LanguageValue | None = None,
    headers: Mapping[str, str] | None = None,
    retry: Retry | None = None,
    timeout: float | Timeout | None = None,
) -> Call[models.Order]:
    """Build the call of `place_order`."""
    from orderkit_clients.nocnoc.api.orders import place_order
    from orderkit_clients.nocnoc.models import Language

    chosen_language = core.supplied("x_lang", as_enum("language", language, Language))
    arguments = place_order.get_kwargs(
        order_id=as_path_segment("order_id", order_id, int),
        x_lang=chosen_language,
    )
    return core.build_call(
        "placeOrder",
        arguments,
        place_order.parse_success,
        headers=headers,
        retry=retry,
        timeout=timeout,
        language=chosen_language,
    )


def build_cancel_order(
    core: ClientCore,
    order_id: int,
    *,
    language: models.Language | LanguageValue | None = None,
    headers: Mapping[str, str] | None = None,
    retry: Retry | None = None,
    timeout: float | Timeout | None = None,
) -> Call[models.Order]:
    """Build the call of `cancel_order`."""
    from orderkit_clients.nocnoc.api.orders import cancel_order
    from orderkit_clients.nocnoc.models import Language

    chosen_language = core.supplied("x_lang", as_enum("language", language, Language))
    arguments = cancel_order.get_kwargs(
        order_id=as_path_segment("order_id", order_id, int),
        x_lang=chosen_language,
    )
    return core.build_call(
        "cancelOrder",
        arguments,
        cancel_order.parse_success,
        headers=headers,
        retry=retry,
        timeout=timeout,
        language=chosen_language,
    )


def build_track_order(
    core: ClientCore,
    tracking_id: str,
    *,
    language: models.Language | LanguageValue | None = None,
    headers: Mapping[str, str] | None = None,
    retry: Retry | None = None,
    timeout: float | Timeout | None = None,
) -> Call[models.Tracking]:
    """Build the call of `track_order`."""
    from orderkit_clients.nocnoc.api.orders import track_order
    from orderkit_clients.nocnoc.models import Language

    chosen_language = core.supplied("x_lang", as_enum("language", language, Language))
    arguments = track_order.get_kwargs(
        tracking_id=as_path_segment("tracking_id", tracking_id, str),
        x_lang=chosen_language,
    )
    return core.build_call(
        "trackOrder",
        arguments,
        track_order.parse_success,
        headers=headers,
        retry=retry,
        timeout=timeout,
        language=chosen_language,
    )
