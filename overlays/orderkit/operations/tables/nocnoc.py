"""Operations of nocnoc Easy Logistic API, for tools that offer them without Python's types.

Generated: change the spec or specs/operations/nocnoc.yaml, then run `make generate`.
"""

from typing import Final

from ..table import Argument, Body, OperationEntry, WorkflowEntry

OPERATIONS: Final = (
    OperationEntry(
        id="quoteOrder",
        name="quote_order",
        method="POST",
        path="/api/order/quote",
        retry="safe",
        summary="Quote the taxes, shipping and handling of an order without creating it.",
        description="The taxes, shipping and handling of products that are to be shipped to a country. Whether `create_order` asks the same money is not said: the exact quotation is that of `create_order`.",
        paged=False,
        result="Quote",
        many=False,
        arguments=(
            Argument(
                name="language",
                schema={
                    "type": "string",
                    "enum": ["es-AR", "pt-BR", "es-PE", "en-US"],
                    "examples": ["es-AR"],
                },
                text="Language of error messages: es-AR, pt-BR, es-PE or en-US. The client's if left out.",
                required=False,
            ),
        ),
        body=Body(
            name="body",
            schemas=("QuoteRequest",),
            many=False,
            text="The products (weight in grams, dimensions in centimetres, price of a unit in USD), the customer, the destination and, if it is not the arranged address, the country of the pickup.",
        ),
    ),
    OperationEntry(
        id="createOrder",
        name="create_order",
        method="PUT",
        path="/api/order",
        retry="never",
        summary="Create an order, quoted exactly and waiting to be placed.",
        description="The order starts as `created` and expires unless it is placed before its `expiration_date` comes. A pickup date and address can be given for each product, and an address that is left out is the one arranged with nocnoc. Although the method is PUT the call is not idempotent: a `merchant_invoice_id` that exists already is error 313. Inferred: also if the order that has it is cancelled or expired. Ours: each API key has `merchant_invoice_id`s of its own. It is never sent twice.",
        paged=False,
        result="Order",
        many=False,
        arguments=(
            Argument(
                name="language",
                schema={
                    "type": "string",
                    "enum": ["es-AR", "pt-BR", "es-PE", "en-US"],
                    "examples": ["es-AR"],
                },
                text="Language of error messages: es-AR, pt-BR, es-PE or en-US. The client's if left out.",
                required=False,
            ),
        ),
        body=Body(
            name="body",
            schemas=("CreateOrderRequest",),
            many=False,
            text="As for a quote, and the merchant's own id of the order, the delivery address and the pickup. Each `merchant_invoice_id` can be used once.",
        ),
    ),
    OperationEntry(
        id="getOrder",
        name="get_order",
        method="GET",
        path="/api/order/{order_id}",
        retry="safe",
        summary="Get an order with its current status and the statuses before it.",
        description="Inferred: `historic` holds the earlier statuses, newest first, dated by day, and not the current one.",
        paged=False,
        result="OrderDetail",
        many=False,
        arguments=(
            Argument(
                name="order_id",
                schema={"type": "integer", "minimum": 1, "maximum": 9999999999, "examples": [10000001]},
                text="The order's `id`.",
                required=True,
            ),
            Argument(
                name="language",
                schema={
                    "type": "string",
                    "enum": ["es-AR", "pt-BR", "es-PE", "en-US"],
                    "examples": ["es-AR"],
                },
                text="Language of error messages: es-AR, pt-BR, es-PE or en-US. The client's if left out.",
                required=False,
            ),
        ),
        body=None,
    ),
    OperationEntry(
        id="placeOrder",
        name="place_order",
        method="POST",
        path="/api/order/{order_id}",
        retry="never",
        summary="Place a created order, so that it is picked up and shipped.",
        description="The order is then processed to be shipped. Inferred: it has to be `created`; in any other status, an expired one included, this is error 311. It is never sent twice.",
        paged=False,
        result="Order",
        many=False,
        arguments=(
            Argument(
                name="order_id",
                schema={"type": "integer", "minimum": 1, "maximum": 9999999999, "examples": [10000001]},
                text="The order's `id`.",
                required=True,
            ),
            Argument(
                name="language",
                schema={
                    "type": "string",
                    "enum": ["es-AR", "pt-BR", "es-PE", "en-US"],
                    "examples": ["es-AR"],
                },
                text="Language of error messages: es-AR, pt-BR, es-PE or en-US. The client's if left out.",
                required=False,
            ),
        ),
        body=None,
    ),
    OperationEntry(
        id="cancelOrder",
        name="cancel_order",
        method="DELETE",
        path="/api/order/{order_id}",
        retry="never",
        summary="Cancel an order that has not been picked up yet.",
        description="An order can be cancelled before it is `picked_up`. Inferred: while it is `created`, `placed` or `in_process`; afterwards this is error 311. Ours: so it is for an order that is already `cancelled` or `expired`. The cancelled order is returned. It is never sent twice.",
        paged=False,
        result="Order",
        many=False,
        arguments=(
            Argument(
                name="order_id",
                schema={"type": "integer", "minimum": 1, "maximum": 9999999999, "examples": [10000001]},
                text="The order's `id`.",
                required=True,
            ),
            Argument(
                name="language",
                schema={
                    "type": "string",
                    "enum": ["es-AR", "pt-BR", "es-PE", "en-US"],
                    "examples": ["es-AR"],
                },
                text="Language of error messages: es-AR, pt-BR, es-PE or en-US. The client's if left out.",
                required=False,
            ),
        ),
        body=None,
    ),
    OperationEntry(
        id="trackOrder",
        name="track_order",
        method="POST",
        path="/api/order/tracking/{tracking_id}",
        retry="safe",
        summary="Track an order by its tracking id.",
        description="A read, although the method is POST; it takes no body. It takes the tracking id, not the order's id. Inferred: `historic` holds the earlier statuses, newest first, dated by second, and not the current one.",
        paged=False,
        result="Tracking",
        many=False,
        arguments=(
            Argument(
                name="tracking_id",
                schema={"type": "string", "maxLength": 12, "examples": ["NC10000001"]},
                text="The order's `tracking_id`, such as NC10000001; not its `id`.",
                required=True,
            ),
            Argument(
                name="language",
                schema={
                    "type": "string",
                    "enum": ["es-AR", "pt-BR", "es-PE", "en-US"],
                    "examples": ["es-AR"],
                },
                text="Language of error messages: es-AR, pt-BR, es-PE or en-US. The client's if left out.",
                required=False,
            ),
        ),
        body=None,
    ),
)

WORKFLOWS: Final[tuple[WorkflowEntry, ...]] = (
    WorkflowEntry(
        name="create_order_once",
        retry="never",
        summary="Create an order, and try again while it is not known whether it was created.",
        description="nocnoc takes a `merchant_invoice_id` once, which keeps the order from being created twice. That it is taken counts as this order's creation only after an attempt of unknown outcome. An order that somebody else created meanwhile under the same `merchant_invoice_id` looks the same.",
        paged=False,
        result="Order",
        many=False,
        calls=("createOrder",),
        wrapper="CreatedOnce",
        arguments=(
            Argument(
                name="language",
                schema={
                    "type": "string",
                    "enum": ["es-AR", "pt-BR", "es-PE", "en-US"],
                    "examples": ["es-AR"],
                },
                text="Language of error messages: es-AR, pt-BR, es-PE or en-US. The client's if left out.",
                required=False,
            ),
        ),
        body=Body(name="body", schemas=("CreateOrderRequest",), many=False, text="As for `create_order`."),
    ),
    WorkflowEntry(
        name="confirm_webhook",
        retry="safe",
        summary="Parse a webhook and ask nocnoc whether it is true, because nocnoc does not sign its notifications.",
        description="",
        paged=False,
        result="Tracking",
        many=False,
        calls=("trackOrder",),
        wrapper="",
        arguments=(
            Argument(
                name="language",
                schema={
                    "type": "string",
                    "enum": ["es-AR", "pt-BR", "es-PE", "en-US"],
                    "examples": ["es-AR"],
                },
                text="Language of error messages: es-AR, pt-BR, es-PE or en-US. The client's if left out.",
                required=False,
            ),
        ),
        body=Body(
            name="body",
            schemas=("Tracking",),
            many=False,
            text="The request's body as it arrived.",
            as_text=True,
        ),
    ),
)
