"""Operations of ePages shop orders API, for tools that offer them without Python's types.

Generated: change the spec or specs/operations/epages.yaml, then run `make generate`.
"""

from typing import Final

from ..table import Argument, Body, OperationEntry, WorkflowEntry

OPERATIONS: Final = (
    OperationEntry(
        id="listOrders",
        name="list_orders",
        method="GET",
        path="/{shopId}/orders",
        retry="safe",
        summary="List the shop's orders, newest first.",
        description="",
        paged=True,
        result="Order",
        many=True,
        arguments=(
            Argument(
                name="viewed",
                schema={"type": "boolean", "examples": [True]},
                text="True for orders whose status Viewed is set, False for those where it is not.",
                required=False,
            ),
            Argument(
                name="pending",
                schema={"type": "boolean", "examples": [True]},
                text="Likewise for the status Pending.",
                required=False,
            ),
            Argument(
                name="archived",
                schema={"type": "boolean", "examples": [True]},
                text="Likewise for the status Archived.",
                required=False,
            ),
            Argument(
                name="rejected",
                schema={"type": "boolean", "examples": [True]},
                text="Likewise for the status Rejected.",
                required=False,
            ),
            Argument(
                name="closed",
                schema={"type": "boolean", "examples": [True]},
                text="Likewise for the status Closed.",
                required=False,
            ),
            Argument(
                name="dispatched",
                schema={"type": "boolean", "examples": [True]},
                text="Likewise for the status Dispatched.",
                required=False,
            ),
            Argument(
                name="paid",
                schema={"type": "boolean", "examples": [True]},
                text="Likewise for the status Paid.",
                required=False,
            ),
            Argument(
                name="returned",
                schema={"type": "boolean", "examples": [True]},
                text="Likewise for the status Returned.",
                required=False,
            ),
            Argument(
                name="delivered",
                schema={"type": "boolean", "examples": [True]},
                text="Likewise for the status Delivered.",
                required=False,
            ),
            Argument(
                name="invoiced",
                schema={"type": "boolean", "examples": [True]},
                text="Likewise for the status Invoiced.",
                required=False,
            ),
            Argument(
                name="last_updated",
                schema={"type": "boolean", "examples": [True]},
                text="True for the latest change first, in place of the newest order.",
                required=False,
            ),
            Argument(
                name="customer_id",
                schema={
                    "type": "string",
                    "maxLength": 100,
                    "examples": ["56389403-55BC-176C-5343-D5809AB3A579"],
                },
                text="Only orders of this customer.",
                required=False,
            ),
            Argument(
                name="product_id",
                schema={
                    "type": "string",
                    "maxLength": 100,
                    "examples": ["524B6C8E-0D1A-7B29-5F0C-D5809AB31F46"],
                },
                text="Only orders that hold this product in a line.",
                required=False,
            ),
            Argument(
                name="updated_from",
                schema={"type": "string", "format": "date-time", "examples": ["2024-07-06T00:00:00Z"]},
                text="Only orders changed at this time or later; it needs a time zone.",
                required=False,
            ),
            Argument(
                name="created_before",
                schema={"type": "string", "format": "date-time", "examples": ["2024-12-31T23:59:59Z"]},
                text="Only orders created before this time, at most a year after `created_after`; it needs a time zone. Without `created_after`, those of the year that ends there.",
                required=False,
            ),
            Argument(
                name="created_after",
                schema={"type": "string", "format": "date-time", "examples": ["2024-01-01T00:00:00Z"]},
                text="Only orders created after this time; it needs a time zone. Without `created_before`, those of the year that follows.",
                required=False,
            ),
            Argument(
                name="currency",
                schema={"type": "string", "examples": ["EUR"]},
                text="Only orders in this currency, such as EUR.",
                required=False,
            ),
            Argument(
                name="page_size",
                schema={"type": "integer", "minimum": 1, "maximum": 100, "default": 100},
                text="Items on a page, 1 to 100. An order that comes in or changes meanwhile moves others on. One that is on two pages is given once; if one may have been on none, the listing ends in a PaginationError.",
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
                text="Split the time from `created_after` to `created_before` into this many windows, or into windows of at most this length, and list one after the other. The two may lie years apart then, as long as no window is longer than a year.",
                required=False,
            ),
            Argument(
                name="locale",
                schema={"type": "string", "examples": ["en_US"]},
                text="Language and country of texts, such as en_US. The client's if left out.",
                required=False,
            ),
        ),
        body=None,
    ),
    OperationEntry(
        id="getOrder",
        name="get_order",
        method="GET",
        path="/{shopId}/orders/{orderId}",
        retry="safe",
        summary="Get an order with its product lines and totals.",
        description="The order as `list_orders` has it, and its `line_item_container`.",
        paged=False,
        result="OrderDetail",
        many=False,
        arguments=(
            Argument(
                name="order_id",
                schema={"type": "string", "examples": ["5639C509-092F-7704-77D3-D5809AB321D8"]},
                text="The order's `order_id`, in upper or lower case.",
                required=True,
            ),
            Argument(
                name="locale",
                schema={"type": "string", "examples": ["en_US"]},
                text="Language and country of texts, such as en_US. The client's if left out.",
                required=False,
            ),
        ),
        body=None,
    ),
    OperationEntry(
        id="updateOrder",
        name="update_order",
        method="PATCH",
        path="/{shopId}/orders/{orderId}",
        retry="upsert",
        summary="Change an order's number, comments, addresses, payment name or statuses.",
        description="A JSON Patch (RFC 6902) of `add`, which sets or replaces, and `remove`, which unsets, on the listed paths only. Inferred: it is applied as a whole, so one operation that cannot be done refuses all with 400. Ours: the same patch twice leaves the order as one does. While the merchant edits the order it cannot be changed: 409. Send `Content-Type: application/json-patch+json`; many generated clients send `application/json` unless they are set to it.",
        paged=False,
        result="OrderDetail",
        many=False,
        arguments=(
            Argument(
                name="order_id",
                schema={"type": "string", "examples": ["5639C509-092F-7704-77D3-D5809AB321D8"]},
                text="The order's `order_id`, in upper or lower case.",
                required=True,
            ),
            Argument(
                name="locale",
                schema={"type": "string", "examples": ["en_US"]},
                text="Language and country of texts, such as en_US. The client's if left out.",
                required=False,
            ),
        ),
        body=Body(
            name="patch",
            schemas=("PatchOperation",),
            many=True,
            text="The operations, applied in this order: `add` sets or replaces, `remove` unsets.",
        ),
    ),
    OperationEntry(
        id="listOrderDocuments",
        name="list_order_documents",
        method="GET",
        path="/{shopId}/orders/{orderId}/documents",
        retry="safe",
        summary="List the finalised invoices and credit notes of an order, newest first.",
        description="",
        paged=True,
        result="OrderDocument",
        many=True,
        arguments=(
            Argument(
                name="order_id",
                schema={"type": "string", "examples": ["5639C509-092F-7704-77D3-D5809AB321D8"]},
                text="The order's `order_id`, in upper or lower case.",
                required=True,
            ),
            Argument(
                name="include_pdf",
                schema={"type": "boolean", "examples": [True]},
                text="Whether each document comes with its PDF in `document_pdf`. Inferred: without the parameter there is none.",
                required=False,
            ),
            Argument(
                name="page_size",
                schema={"type": "integer", "minimum": 1, "maximum": 100, "default": 10},
                text="Items on a page, 1 to 100.",
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
                text="Pages that may be fetched at once, ahead of the one in use; 1 fetches none ahead.",
                required=False,
            ),
            Argument(
                name="locale",
                schema={"type": "string", "examples": ["en_US"]},
                text="Language and country of texts, such as en_US. The client's if left out.",
                required=False,
            ),
        ),
        body=None,
    ),
)

WORKFLOWS: Final[tuple[WorkflowEntry, ...]] = ()
