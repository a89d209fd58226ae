from __future__ import annotations

import datetime
from collections.abc import Mapping
from typing import Any, ClassVar, Final, Self

from attrs import define as _attrs_define
from attrs import field as _attrs_field
from orderkit_clients.runtime.exact import (
    date_time,
)
from orderkit_clients.runtime.models import OpenModel
from orderkit_clients.runtime.reading import blank, checked, items


@_attrs_define(eq=False, repr=False)
class Order(OpenModel[Any]):
    """An order whose goods the seller sends. Inferred: to a warehouse of nocnoc.

    Attributes:
        tracking_id (str): Id of the order, the only one there is. Inferred: it is also what filters and cancellations
            call `order_id` and packages call `order_reference_id`.
        status (OrderStatus): Where an order is.
            `in_process`: waiting for the seller to send its goods to nocnoc.
            `cancelled`: cancelled; nothing is to be sent.
            Final is `cancelled`.
        products (list[OrderedProduct]): The ordered goods.
        label_url (str | None): Inferred: where the label of the order can be fetched. It may lie on another host than
            the API.
        created_at (str | None): When the order was created, as `YYYY-MM-DD HH:MM:SS`. Inferred: in UTC.
        status_date (str | None): Inferred: when the order got its current status, as `YYYY-MM-DD HH:MM:SS` in UTC.
        status_description (None | str): Inferred: more about the current status, for people. Null if there is nothing
            to add.
        customer (Customer | None): The customer who bought the goods. Inferred: the address is left out, since nocnoc
            delivers.
        delivery_address (DeliveryAddress | None): Inferred: where the seller sends the goods, a warehouse of nocnoc and
            not the customer's address.
    """

    tracking_id: str
    """Id of the order, the only one there is. Inferred: it is also what filters and cancellations call `order_id` and
    packages call `order_reference_id`."""
    status: OrderStatus
    """Where an order is.
    `in_process`: waiting for the seller to send its goods to nocnoc.
    `cancelled`: cancelled; nothing is to be sent.
    Final is `cancelled`."""
    products: list[OrderedProduct]
    """The ordered goods."""
    label_url: str | None = None
    """Inferred: where the label of the order can be fetched. It may lie on another host than the API."""
    created_at: str | None = None
    """When the order was created, as `YYYY-MM-DD HH:MM:SS`. Inferred: in UTC."""
    status_date: str | None = None
    """Inferred: when the order got its current status, as `YYYY-MM-DD HH:MM:SS` in UTC."""
    status_description: None | str = None
    """Inferred: more about the current status, for people. Null if there is nothing to add."""
    customer: Customer | None = None
    """The customer who bought the goods. Inferred: the address is left out, since nocnoc delivers."""
    delivery_address: DeliveryAddress | None = None
    """Inferred: where the seller sends the goods, a warehouse of nocnoc and not the customer's address."""
    _present: int = _attrs_field(default=0, kw_only=True, alias="_present")
    NULLABLE: ClassVar[dict[str, int]] = {"status_description": 1}

    @property
    def created_at_datetime(self) -> datetime.datetime | None:
        """`created_at` as an aware datetime; None if it is absent or empty. Raises ValueError if it is something else."""
        return (
            None
            if not self.created_at
            else date_time(self.created_at, "Order.created_at", "YYYY-MM-DD hh:mm:ss")
        )

    @property
    def status_date_datetime(self) -> datetime.datetime | None:
        """`status_date` as an aware datetime; None if it is absent or empty. Raises ValueError if it is something else."""
        return (
            None
            if not self.status_date
            else date_time(self.status_date, "Order.status_date", "YYYY-MM-DD hh:mm:ss")
        )

    def to_dict(self) -> dict[str, Any]:
        """Write the model as JSON, without absent properties"""
        field_dict: dict[str, Any] = dict(self._extras) if self._extras else {}
        field_dict["tracking_id"] = self.tracking_id
        field_dict["status"] = self.status.value
        field_dict["products"] = [item.to_dict() for item in self.products]
        if self.label_url is not None:
            field_dict["label_url"] = self.label_url
        if self.created_at is not None:
            field_dict["created_at"] = self.created_at
        if self.status_date is not None:
            field_dict["status_date"] = self.status_date
        if self.status_description is not None:
            field_dict["status_description"] = self.status_description
        elif self._present & 1:
            field_dict["status_description"] = None
        if self.customer is not None:
            field_dict["customer"] = self.customer.to_dict()
        if self.delivery_address is not None:
            field_dict["delivery_address"] = self.delivery_address.to_dict()
        return field_dict

    @classmethod
    def from_dict(cls, src_dict: Mapping[str, Any]) -> Self:
        """Read the model from JSON that has the form of the schema; other JSON is refused by an error"""
        model = blank(cls)
        known = 9
        present = 1
        model.tracking_id = value = src_dict["tracking_id"]
        if type(value) is not str:
            checked(value, "Order.tracking_id", str)
        model.status = ORDER_STATUS[src_dict["status"]]
        model.products = list(map(read_ordered_product, items(src_dict["products"], "Order.products")))
        if "label_url" in src_dict:
            model.label_url = value = src_dict["label_url"]
            if type(value) is not str:
                checked(value, "Order.label_url", str)
        else:
            model.label_url = None
            known -= 1
        if "created_at" in src_dict:
            model.created_at = value = src_dict["created_at"]
            if type(value) is not str:
                checked(value, "Order.created_at", str)
        else:
            model.created_at = None
            known -= 1
        if "status_date" in src_dict:
            model.status_date = value = src_dict["status_date"]
            if type(value) is not str:
                checked(value, "Order.status_date", str)
        else:
            model.status_date = None
            known -= 1
        if "status_description" in src_dict:
            model.status_description = value = src_dict["status_description"]
            if type(value) is not str and value is not None:
                checked(value, "Order.status_description", str, None)
        else:
            model.status_description = None
            present -= 1
            known -= 1
        if "customer" in src_dict:
            model.customer = read_customer(src_dict["customer"])
        else:
            model.customer = None
            known -= 1
        if "delivery_address" in src_dict:
            model.delivery_address = read_delivery_address(src_dict["delivery_address"])
        else:
            model.delivery_address = None
            known -= 1
        if len(src_dict) == known:
            model._extras = None
        else:
            model._extras = {name: extra for name, extra in src_dict.items() if name not in _KNOWN}
        model._present = present
        return model


read_order = Order.from_dict

_KNOWN: Final[frozenset[str]] = frozenset(
    {
        "tracking_id",
        "status",
        "products",
        "label_url",
        "created_at",
        "status_date",
        "status_description",
        "customer",
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
