from __future__ import annotations

from collections.abc import Mapping
from typing import Any, Final, Self

from attrs import define as _attrs_define
from orderkit_clients.runtime.models import OpenModel
from orderkit_clients.runtime.reading import blank, items


@_attrs_define(eq=False, repr=False)
class OrderList(OpenModel[Any]):
    """A page of orders. Inferred: without its number and without the number of all orders.

    Attributes:
        orders (list[Order]): The orders of the page, at most as many as its size. Ours: newest first.
    """

    orders: list[Order]
    """The orders of the page, at most as many as its size. Ours: newest first."""

    def to_dict(self) -> dict[str, Any]:
        """Write the model as JSON, without absent properties"""
        field_dict: dict[str, Any] = dict(self._extras) if self._extras else {}
        field_dict["orders"] = [item.to_dict() for item in self.orders]
        return field_dict

    @classmethod
    def from_dict(cls, src_dict: Mapping[str, Any]) -> Self:
        """Read the model from JSON that has the form of the schema; other JSON is refused by an error"""
        model = blank(cls)
        known = 1
        model.orders = list(map(read_order, items(src_dict["orders"], "OrderList.orders")))
        if len(src_dict) == known:
            model._extras = None
        else:
            model._extras = {name: extra for name, extra in src_dict.items() if name not in _KNOWN}
        return model


read_order_list = OrderList.from_dict

_KNOWN: Final[frozenset[str]] = frozenset(
    {
        "orders",
    }
)

# Models may refer to one another in a circle, so each is there before it asks for the others.
from ..models.order import Order
from .order import read_order
