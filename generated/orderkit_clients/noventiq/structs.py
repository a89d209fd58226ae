"""Responses as msgspec Structs, and how models are filled from them: the quick way from bytes to models.

A Struct takes no property that its schema does not name and no value of another kind, so nothing is lost or let through:
what is refused here is read by the models themselves. What msgspec might read otherwise than they do is `Any`.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import Any, Final

from msgspec import Struct
from orderkit_clients.runtime.reading import (
    blank,
)

from .models.order import Order
from .models.order_ids import OrderIds
from .models.order_status import OrderStatus
from .models.token import Token

# Two signs of an absent property: None, as models have it, or another object where null is a value of its own.
ABSENT: Final[Any] = None
MISSING: Final[Any] = object()


class TokenStruct(Struct, gc=False, forbid_unknown_fields=True):
    token: str
    refresh_token: str = ABSENT


def fill_token(struct: TokenStruct) -> Token:
    model = blank(Token)
    model.token = struct.token
    model.refresh_token = struct.refresh_token
    model._extras = None
    return model


class OrderIdsStruct(Struct, gc=False, forbid_unknown_fields=True):
    count_all: int
    ids: list[int]
    limit: int = ABSENT
    offset: int = ABSENT


def fill_order_ids(struct: OrderIdsStruct) -> OrderIds:
    model = blank(OrderIds)
    model.count_all = struct.count_all
    model.ids = struct.ids
    model.limit = struct.limit
    model.offset = struct.offset
    model._extras = None
    return model


class OrderStruct(Struct, gc=False, forbid_unknown_fields=True):
    order_id: int
    order_name: str
    status: OrderStatus
    create_date: str
    external_id: str = ABSENT
    pay_date: str = ABSENT


def fill_order(struct: OrderStruct) -> Order:
    model = blank(Order)
    model.order_id = struct.order_id
    model.order_name = struct.order_name
    model.status = struct.status
    model._create_date = struct.create_date
    model.external_id = struct.external_id
    model.pay_date = struct.pay_date
    model._extras = None
    return model


RESPONSES: Final[dict[str, tuple[Any, Callable[[Any], Any]]]] = {
    "create_token": (TokenStruct, fill_token),
    "search_orders": (OrderIdsStruct, fill_order_ids),
    "get_order": (OrderStruct, fill_order),
}
"""By operation: what msgspec reads the body of a success as, and what makes of that what its `parse_success` returns."""
