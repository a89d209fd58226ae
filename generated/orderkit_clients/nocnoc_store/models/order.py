from __future__ import annotations

import datetime
from collections.abc import Mapping
from typing import Any, Final, Self

from attrs import define as _attrs_define
from orderkit_clients.runtime.exact import (
    moment,
)
from orderkit_clients.runtime.models import OpenModel
from orderkit_clients.runtime.reading import blank, checked, items


@_attrs_define(eq=False, repr=False)
class Order(OpenModel[Any]):
    """An order whose goods the seller sends to nocnoc.

    Attributes:
        tracking_id (str): Id of the order, the only one there is. It is also what filters and cancellations call
            `order_id` and packages call `order_reference_id`.
        label_url (str): Where the label of the order can be fetched. It may lie on another host than the API.
        created_at (str): When the order was created, as `YYYY-MM-DD HH:MM:SS` in UTC.
        status (OrderStatus): Where an order is.
            `in_process`: waiting for the seller to send its goods to nocnoc.
            `cancelled`: cancelled; nothing is to be sent.
        status_date (str): When the order got its current status, as `YYYY-MM-DD HH:MM:SS` in UTC.
        status_description (None | str): More about the current status, for people. Null if there is nothing to add.
        customer (Customer): Who bought the goods. The customer's address is left out; nocnoc delivers.
        products (list[OrderedProduct]): The ordered goods, at least one.
        delivery_address (DeliveryAddress): Where the seller sends the goods, a warehouse of nocnoc. It is not the
            customer's address.
    """

    tracking_id: str
    """Id of the order, the only one there is. It is also what filters and cancellations call `order_id` and packages
    call `order_reference_id`."""
    label_url: str
    """Where the label of the order can be fetched. It may lie on another host than the API."""
    created_at: str
    """When the order was created, as `YYYY-MM-DD HH:MM:SS` in UTC."""
    status: OrderStatus
    """Where an order is.
    `in_process`: waiting for the seller to send its goods to nocnoc.
    `cancelled`: cancelled; nothing is to be sent."""
    status_date: str
    """When the order got its current status, as `YYYY-MM-DD HH:MM:SS` in UTC."""
    status_description: None | str
    """More about the current status, for people. Null if there is nothing to add."""
    customer: Customer
    """Who bought the goods. The customer's address is left out; nocnoc delivers."""
    products: list[OrderedProduct]
    """The ordered goods, at least one."""
    delivery_address: DeliveryAddress
    """Where the seller sends the goods, a warehouse of nocnoc. It is not the customer's address."""

    @property
    def created_at_datetime(self) -> datetime.datetime:
        """`created_at` as an aware datetime. Raises ValueError if it is something else."""
        return moment(self.created_at, "Order.created_at", "YYYY-MM-DD hh:mm:ss")

    @property
    def status_date_datetime(self) -> datetime.datetime:
        """`status_date` as an aware datetime. Raises ValueError if it is something else."""
        return moment(self.status_date, "Order.status_date", "YYYY-MM-DD hh:mm:ss")

    def to_dict(self) -> dict[str, Any]:
        """Write the model as JSON, without absent properties"""
        field_dict: dict[str, Any] = dict(self._extras) if self._extras else {}
        field_dict["tracking_id"] = self.tracking_id
        field_dict["label_url"] = self.label_url
        field_dict["created_at"] = self.created_at
        field_dict["status"] = self.status.value
        field_dict["status_date"] = self.status_date
        field_dict["status_description"] = self.status_description
        field_dict["customer"] = self.customer.to_dict()
        field_dict["products"] = [item.to_dict() for item in self.products]
        field_dict["delivery_address"] = self.delivery_address.to_dict()
        return field_dict

    @classmethod
    def from_dict(cls, src_dict: Mapping[str, Any]) -> Self:
        """Read the model from JSON that has the form of the schema; other JSON is refused by an error"""
        model = blank(cls)
        known = 9
        model.tracking_id = value = src_dict["tracking_id"]
        if type(value) is not str:
            checked(value, "Order.tracking_id", str)
        model.label_url = value = src_dict["label_url"]
        if type(value) is not str:
            checked(value, "Order.label_url", str)
        model.created_at = value = src_dict["created_at"]
        if type(value) is not str:
            checked(value, "Order.created_at", str)
        model.status = ORDER_STATUS[src_dict["status"]]
        model.status_date = value = src_dict["status_date"]
        if type(value) is not str:
            checked(value, "Order.status_date", str)
        model.status_description = value = src_dict["status_description"]
        if type(value) is not str and value is not None:
            checked(value, "Order.status_description", str, None)
        model.customer = read_customer(src_dict["customer"])
        model.products = list(map(read_ordered_product, items(src_dict["products"], "Order.products")))
        model.delivery_address = read_delivery_address(src_dict["delivery_address"])
        if len(src_dict) == known:
            model._extras = None
        else:
            model._extras = {name: extra for name, extra in src_dict.items() if name not in _KNOWN}
        return model


read_order = Order.from_dict

_KNOWN: Final[frozenset[str]] = frozenset(
    {
        "tracking_id",
        "label_url",
        "created_at",
        "status",
        "status_date",
        "status_description",
        "customer",
        "products",
        "delivery_address",
    }
)

# Models may refer to one another in a circle, so each is there before it asks for the others.
from ..models.customer import Customer
from ..models.delivery_address import DeliveryAddress
from ..models.order_status import OrderStatus
from ..models.ordered_product import OrderedProduct
from .customer import read_customer
from .delivery_address import read_delivery_address
from .order_status import ORDER_STATUS
from .ordered_product import read_ordered_product
