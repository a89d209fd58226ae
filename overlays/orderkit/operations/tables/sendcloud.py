"""Operations of Sendcloud API v3 orders, for tools that offer them without Python's types.

Generated: change the spec or specs/operations/sendcloud.yaml, then run `make generate`.
"""

from typing import Final

from ..table import Argument, Body, OperationEntry, WorkflowEntry

OPERATIONS: Final = (
    OperationEntry(
        id="listOrders",
        name="list_orders",
        method="GET",
        path="/orders",
        retry="safe",
        summary="List the orders of the account, the latest `id` first unless another sort is given.",
        description="Every filter must hold. Days are days in UTC of the dates that the shop gave.",
        paged=True,
        result="Order",
        many=True,
        arguments=(
            Argument(
                name="integration",
                schema={"type": "array", "items": {"type": "integer", "minimum": 1}, "examples": [["17"]]},
                text="Only orders of this integration of the account, or of one of these.",
                required=False,
            ),
            Argument(
                name="order_number",
                schema={"type": "string", "examples": ["ORDER_284565"]},
                text="Keep the orders with this order number, whatever the case of its letters.",
                required=False,
            ),
            Argument(
                name="order_id",
                schema={"type": "string", "examples": ["1896e94b-c01b-4e73-a9e7-57f51c8a4c77"]},
                text="Keep the orders with this `order_id`, whatever the case of its letters.",
                required=False,
            ),
            Argument(
                name="status",
                schema={"type": "string", "examples": ["unshipped"]},
                text="Keep the orders whose `order_details.status.code` is this, whatever the case of its letters. Every shop may have its own codes.",
                required=False,
            ),
            Argument(
                name="order_created_at",
                schema={"type": "string", "format": "date", "examples": ["2023-04-28"]},
                text="Keep the orders created in the shop on this day, by `order_details.order_created_at`. Inferred: a day is one in UTC.",
                required=False,
            ),
            Argument(
                name="order_created_at_min",
                schema={"type": "string", "format": "date", "examples": ["2023-04-28"]},
                text="Keep the orders created in the shop on this day or later, by `order_details.order_created_at`. Inferred: a day is one in UTC.",
                required=False,
            ),
            Argument(
                name="order_created_at_max",
                schema={"type": "string", "format": "date", "examples": ["2023-04-28"]},
                text="Keep the orders created in the shop on this day or earlier, by `order_details.order_created_at`. Inferred: a day is one in UTC. Ours: the whole day counts.",
                required=False,
            ),
            Argument(
                name="order_updated_at",
                schema={"type": "string", "format": "date", "examples": ["2023-04-28"]},
                text="Keep the orders updated in the shop on this day, by `order_details.order_updated_at`. Inferred: a day is one in UTC. Ours: an order without it is left out.",
                required=False,
            ),
            Argument(
                name="order_updated_at_min",
                schema={"type": "string", "format": "date", "examples": ["2023-04-28"]},
                text="Keep the orders updated in the shop on this day or later, by `order_details.order_updated_at`. Inferred: a day is one in UTC. Ours: an order without it is left out.",
                required=False,
            ),
            Argument(
                name="order_updated_at_max",
                schema={"type": "string", "format": "date", "examples": ["2023-04-28"]},
                text="Keep the orders updated in the shop on this day or earlier, by `order_details.order_updated_at`. Inferred: a day is one in UTC. Ours: the whole day counts. Ours: an order without it is left out.",
                required=False,
            ),
            Argument(
                name="sort",
                schema={
                    "type": "array",
                    "items": {
                        "type": "string",
                        "enum": [
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
                        ],
                    },
                    "examples": [["-order_number"]],
                },
                text="A key, or several, the most important first; `-` before a key sorts downwards. `pk` is the number of Sendcloud's own `id`.",
                required=False,
            ),
            Argument(
                name="page_size",
                schema={"type": "integer", "minimum": 1, "maximum": 200},
                text="Items on a page, 1 to 200; 100 if left out.",
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
                text="2 fetches the next page while this one is in use; more is no faster without `windows`, because only a page leads to the next one. With `windows`, the windows fetched at once.",
                required=False,
            ),
            Argument(
                name="windows",
                schema={
                    "anyOf": [{"type": "integer", "minimum": 1}, {"type": "string", "format": "duration"}]
                },
                text="Split the time from `order_created_at_min` to `order_created_at_max` into this many windows, or into windows of at most this length, and list one after the other. The orders come by their creation in the shop, the latest first, or as `sort` says, which must begin with it.",
                required=False,
            ),
        ),
        body=None,
    ),
    OperationEntry(
        id="createOrUpdateOrders",
        name="create_or_update_orders",
        method="POST",
        path="/orders",
        retry="upsert",
        summary="Create up to 100 orders, or replace those that exist.",
        description="An order exists if its integration already has its `order_id`, or if its `id` is given. All or nothing: one order that is refused refuses the whole list, and everything that is wrong is reported at once. Sendcloud stores orders after it has responded, so an order may take seconds to be found. Ours: the order that is sent takes the place of the one that exists, except `id` and `created_at`; it is not merged into it.",
        paged=False,
        result="SavedOrder",
        many=True,
        arguments=(),
        body=Body(
            name="orders",
            schemas=("NewOrder",),
            many=True,
            text="At most 100: money with its currency, weights and lengths with their unit, times with their offset. `save_orders` takes more.",
        ),
    ),
    OperationEntry(
        id="retrieveOrder",
        name="retrieve_order",
        method="GET",
        path="/orders/{id}",
        retry="safe",
        summary="Retrieve an order.",
        description="The number in the path is Sendcloud's own `id`, neither the shop's `order_id` nor its `order_number`.",
        paged=False,
        result="Order",
        many=False,
        arguments=(
            Argument(
                name="order_key",
                schema={"type": "string", "pattern": "^[0-9]+$", "examples": [669]},
                text="Sendcloud's own `id` of the order, as a number or as its text; not the shop's `order_id`.",
                required=True,
            ),
        ),
        body=None,
    ),
    OperationEntry(
        id="deleteOrder",
        name="delete_order",
        method="DELETE",
        path="/orders/{id}",
        retry="never",
        summary="Delete an order.",
        description="Inferred: the order can no longer be found afterwards, and deleting it again is 404. Ours: its integration may then use the `order_id` for another order. It is never sent twice.",
        paged=False,
        result="",
        many=False,
        arguments=(
            Argument(
                name="order_key",
                schema={"type": "string", "pattern": "^[0-9]+$", "examples": [669]},
                text="Sendcloud's own `id` of the order, as a number or as its text; not the shop's `order_id`.",
                required=True,
            ),
        ),
        body=None,
    ),
    OperationEntry(
        id="updateOrder",
        name="update_order",
        method="PATCH",
        path="/orders/{id}",
        retry="never",
        summary="Change some properties of an order and leave the others as they are.",
        description="Items are found by their `name`: an item can be changed, but none can be added or taken away. The response holds no more than the ids of the order: retrieve the order to see it. Inferred: `order_id` can be repeated but not changed. Ours: objects are merged property by property, at every depth; lists of tags and tax numbers are replaced as a whole. It is never sent twice.",
        paged=False,
        result="SavedOrder",
        many=False,
        arguments=(
            Argument(
                name="order_key",
                schema={"type": "string", "pattern": "^[0-9]+$", "examples": [669]},
                text="Sendcloud's own `id` of the order, as a number or as its text; not the shop's `order_id`.",
                required=True,
            ),
        ),
        body=Body(
            name="changes",
            schemas=("OrderChanges",),
            many=False,
            text="The properties to change, merged at every depth. Items are found by their `name`; none can be added or taken away.",
        ),
    ),
)

WORKFLOWS: Final[tuple[WorkflowEntry, ...]] = (
    WorkflowEntry(
        name="save_orders",
        retry="upsert",
        summary="Create or replace any number of orders, in calls of as many as Sendcloud takes at once.",
        description="One call after the other, each as `create_or_update_orders` makes it: all of its orders are saved, or none, and it is sent again after a lost response. It is also sent again while Sendcloud is still storing one of its orders, which may be left over from a lost response. After a part that is refused because of its orders (400) it goes on; after any other error it stops.",
        paged=False,
        result="SavedOrder",
        many=True,
        calls=("createOrUpdateOrders",),
        wrapper="Batch",
        arguments=(),
        body=Body(
            name="orders",
            schemas=("NewOrder",),
            many=True,
            text="The orders, as `create_or_update_orders` takes them. One that comes twice is saved twice, and the later one stays.",
        ),
    ),
)
