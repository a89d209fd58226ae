"""Operations of Noventiq eCommerce API, orders, for tools that offer them without Python's types.

Generated: change the spec or specs/operations/noventiq.yaml, then run `make generate`.
"""

from typing import Final

from ..table import Argument, Body, OperationEntry, WorkflowEntry

OPERATIONS: Final = (
    OperationEntry(
        id="createToken",
        name="create_token",
        method="POST",
        path="/v1/login_check",
        retry="safe",
        summary="Get a token for other programs; the client gets and renews its own.",
        description="The token is valid for 24 hours, for every API of the account and in this environment only. A new one does not end those before it, so the call may be repeated. Inferred: there is no other way to renew a token.",
        paged=False,
        result="Token",
        many=False,
        arguments=(),
        body=None,
    ),
    OperationEntry(
        id="searchOrders",
        name="search_orders",
        method="POST",
        path="/v1/order/search",
        retry="safe",
        summary="Search the ids of orders, lowest first.",
        description="Conditions apply together; terminated orders are never found.",
        paged=True,
        result="",
        many=True,
        arguments=(
            Argument(
                name="status",
                schema={"type": "string", "enum": ["not paid", "paid", "deleted"]},
                text="Only orders of this status: `not paid`, `paid`, `deleted`.",
                required=False,
            ),
            Argument(
                name="external_id",
                schema={"type": "string", "maxLength": 255},
                text="The order has this id: of the buy link of a product with dynamic characteristics in Checkout, or of the payment on the merchant's side in Noventiq Payments. Ours: exactly this id, of at most 255 characters, in the same case; the empty text finds the orders without one.",
                required=False,
            ),
            Argument(
                name="create_date_from",
                schema={"type": "string", "format": "date-time"},
                text="Only orders created at this time or later; it needs a time zone.",
                required=False,
            ),
            Argument(
                name="create_date_to",
                schema={"type": "string", "format": "date-time"},
                text="Only orders created at this time or earlier; it needs a time zone.",
                required=False,
            ),
            Argument(
                name="pay_date_from",
                schema={"type": "string", "format": "date-time"},
                text="Only orders paid at this time or later; it needs a time zone.",
                required=False,
            ),
            Argument(
                name="pay_date_to",
                schema={"type": "string", "format": "date-time"},
                text="Only orders paid at this time or earlier; it needs a time zone.",
                required=False,
            ),
            Argument(
                name="currency",
                schema={"type": "string", "minLength": 3, "maxLength": 3},
                text="The order is in this currency, an ISO 4217 alpha-3 code of 3 characters. The values are those of Noventiq's reference guide. Inferred: the letters are upper-case. Ours: a currency that no order has finds nothing.",
                required=False,
            ),
            Argument(
                name="email",
                schema={"type": "string", "minLength": 3, "maxLength": 254},
                text="The customer has this e-mail address. Ours: in whatever case its letters are; an address has exactly one `@` between two texts without blanks, and at most 254 characters.",
                required=False,
            ),
            Argument(
                name="payment_method",
                schema={"type": "string", "minLength": 1, "maxLength": 100},
                text="The order is paid by this method, as a code of Noventiq's such as `CreditCard`. The values are those of Noventiq's reference guide. Ours: at most 100 characters; a method that no order has finds nothing.",
                required=False,
            ),
            Argument(
                name="page_size",
                schema={"type": "integer", "minimum": 1, "maximum": 1000, "default": 100},
                text="Items on a page, 1 to 1000. An order that meets the conditions no more moves the later ones up by one. If one may have been missed between two pages, the listing ends in a PaginationError.",
                required=False,
            ),
            Argument(
                name="limit",
                schema={"type": "integer", "minimum": 0},
                text="Items in all, at most.",
                required=False,
            ),
            Argument(
                name="cursor",
                schema={"type": "string"},
                text="Where to resume: the `cursor` of a listing, a page or an error, with the same filters.",
                required=False,
            ),
            Argument(
                name="concurrency",
                schema={"type": "integer", "minimum": 1, "default": 1},
                text="Pages that may be fetched at once, ahead of the one in use; 1 fetches none ahead. With `windows`, the windows fetched at once.",
                required=False,
            ),
            Argument(
                name="windows",
                schema={
                    "anyOf": [{"type": "integer", "minimum": 1}, {"type": "string", "format": "duration"}]
                },
                text="Split the time from `create_date_from` to `create_date_to` into this many windows, or into windows of at most this length, and list one after the other. The ids of the window that was created first come first, and in each window the lowest.",
                required=False,
            ),
        ),
        body=None,
    ),
    OperationEntry(
        id="getOrder",
        name="get_order",
        method="GET",
        path="/v1/order/{order_id}",
        retry="safe",
        summary="Get an order by its id.",
        description="More properties than the six described here do come: data on the payment, the customer, the products and refunds, whose names are on no page that could be read. Inferred: orders of every status are returned, terminated ones included, and an order of somebody else is as one that does not exist.",
        paged=False,
        result="Order",
        many=False,
        arguments=(
            Argument(
                name="order_id",
                schema={"type": "integer", "minimum": 1, "maximum": 9999999999, "examples": [11111111]},
                text="The order's id, as `search_orders` finds it and notifications carry it.",
                required=True,
            ),
        ),
        body=None,
    ),
    OperationEntry(
        id="createRefund",
        name="create_refund",
        method="POST",
        path="/v1/order/{order_id}/refund",
        retry="never",
        summary="Ask for the refund of a paid order.",
        description="The order must be `paid`, its amount more than nothing, and no earlier request for it still open. People at Noventiq deal with the request: the response only says that it was taken, and the webhook `product.returned` that it was carried out. Inferred: a second request is refused until the first is completed or refused. It is never sent twice.",
        paged=False,
        result="",
        many=False,
        arguments=(
            Argument(
                name="order_id",
                schema={"type": "integer", "minimum": 1, "maximum": 9999999999, "examples": [11111111]},
                text="The order's id.",
                required=True,
            ),
        ),
        body=Body(
            name="body",
            schemas=("RefundRequest",),
            many=False,
            text="The person whom Noventiq can ask about the refund, and why it is wanted.",
        ),
    ),
)

WORKFLOWS: Final[tuple[WorkflowEntry, ...]] = ()
