from __future__ import annotations

import datetime
from collections.abc import Mapping
from typing import Any, ClassVar, Final, Self

from attrs import define as _attrs_define
from attrs import field as _attrs_field
from orderkit_clients.runtime.exact import (
    date_time,
    time,
    time_json,
)
from orderkit_clients.runtime.models import OpenModel
from orderkit_clients.runtime.reading import blank, checked, number


@_attrs_define(eq=False, repr=False)
class Order(OpenModel[Any]):
    """An order or payment. Six properties are known; whatever else a response holds may be of any kind.

    Attributes:
        order_id (int): Id of the order.
        order_name (str): The id as the customer sees it, with a prefix. Inferred: `A` and ten digits.
        status (OrderStatus): The status of an order.
            `not paid`: created; it stays so when a payment fails.
            `paid`: paid; it stays so while at least one of its items is not refunded.
            `deleted`: cancelled before it was paid (by people, or by itself, usually after 90 days), refunded as a whole,
            or
            replaced.
            `terminated`: taken out of everything, as deleted test orders are. Inferred: final is `terminated`, no search
            finds
            it, and other statuses may come.
        create_date (datetime.datetime): When the order was created. Inferred: as `YYYY-MM-DDThh:mm:ss±hh:mm`, with any
            offset.
        external_id (str | None): Id of the buy link of a product with dynamic characteristics in Checkout, or of the
            payment on the merchant's
            side in Noventiq Payments. Empty if the order has neither.
        pay_date (str | None): When the order was paid. Inferred: as `YYYY-MM-DDThh:mm:ss±hh:mm`, with any offset, and
            empty if it was not.
    """

    order_id: int
    """Id of the order."""
    order_name: str
    """The id as the customer sees it, with a prefix. Inferred: `A` and ten digits."""
    status: OrderStatus
    """The status of an order.
    `not paid`: created; it stays so when a payment fails.
    `paid`: paid; it stays so while at least one of its items is not refunded.
    `deleted`: cancelled before it was paid (by people, or by itself, usually after 90 days), refunded as a whole,
    or
    replaced.
    `terminated`: taken out of everything, as deleted test orders are. Inferred: final is `terminated`, no search
    finds
    it, and other statuses may come."""
    _create_date: datetime.datetime | str = _attrs_field(alias="create_date")
    external_id: str | None = None
    """Id of the buy link of a product with dynamic characteristics in Checkout, or of the payment on the merchant's
    side in Noventiq Payments. Empty if the order has neither."""
    pay_date: str | None = None
    """When the order was paid. Inferred: as `YYYY-MM-DDThh:mm:ss±hh:mm`, with any offset, and empty if it was not."""
    SLOTS: ClassVar[dict[str, str]] = {
        "create_date": "_create_date",
    }

    @property
    def create_date(self) -> datetime.datetime:
        """When the order was created. Inferred: as `YYYY-MM-DDThh:mm:ss±hh:mm`, with any offset."""
        return time(self._create_date, "Order.create_date")

    @create_date.setter
    def create_date(self, value: datetime.datetime | str) -> None:
        self._create_date = value

    @property
    def pay_date_datetime(self) -> datetime.datetime | None:
        """`pay_date` as an aware datetime; None if it is absent or empty. Raises ValueError if it is something else."""
        return (
            None
            if not self.pay_date
            else date_time(self.pay_date, "Order.pay_date", "YYYY-MM-DDThh:mm:ss±hh:mm")
        )

    def to_dict(self) -> dict[str, Any]:
        """Write the model as JSON, without absent properties"""
        field_dict: dict[str, Any] = dict(self._extras) if self._extras else {}
        field_dict["order_id"] = self.order_id
        field_dict["order_name"] = self.order_name
        field_dict["status"] = self.status.value
        field_dict["create_date"] = time_json(self._create_date, "Order.create_date")
        if self.external_id is not None:
            field_dict["external_id"] = self.external_id
        if self.pay_date is not None:
            field_dict["pay_date"] = self.pay_date
        return field_dict

    @classmethod
    def from_dict(cls, src_dict: Mapping[str, Any]) -> Self:
        """Read the model from JSON that has the form of the schema; other JSON is refused by an error"""
        model = blank(cls)
        known = 6
        model.order_id = value = src_dict["order_id"]
        if type(value) is not int:
            model.order_id = number(value, "Order.order_id", int)
        model.order_name = value = src_dict["order_name"]
        if type(value) is not str:
            checked(value, "Order.order_name", str)
        model.status = ORDER_STATUS[src_dict["status"]]
        model._create_date = value = src_dict["create_date"]
        if type(value) is not str:
            checked(value, "Order.create_date", str)
        if "external_id" in src_dict:
            model.external_id = value = src_dict["external_id"]
            if type(value) is not str:
                checked(value, "Order.external_id", str)
        else:
            model.external_id = None
            known -= 1
        if "pay_date" in src_dict:
            model.pay_date = value = src_dict["pay_date"]
            if type(value) is not str:
                checked(value, "Order.pay_date", str)
        else:
            model.pay_date = None
            known -= 1
        if len(src_dict) == known:
            model._extras = None
        else:
            model._extras = {name: extra for name, extra in src_dict.items() if name not in _KNOWN}
        return model


read_order = Order.from_dict

_KNOWN: Final[frozenset[str]] = frozenset(
    {
        "order_id",
        "order_name",
        "status",
        "create_date",
        "external_id",
        "pay_date",
    }
)

# Models may refer to one another in a circle, so each is there before it asks for the others.
from ..models.order_status import OrderStatus
from .order_status import ORDER_STATUS
