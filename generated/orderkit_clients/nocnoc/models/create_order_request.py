from __future__ import annotations

import datetime
from collections.abc import Mapping
from typing import Any, Final, Self

from attrs import define as _attrs_define
from orderkit_clients.runtime.exact import (
    day_json,
)
from orderkit_clients.runtime.models import OpenModel
from orderkit_clients.runtime.reading import blank, checked, items


@_attrs_define(eq=False, repr=False)
class CreateOrderRequest(OpenModel[Any]):
    """The order to create.

    Attributes:
        merchant_invoice_id (str): The merchant's own id of the order. One that exists already is error 313.
        products (list[CreateOrderProduct]): The products to ship, at least one.
        customer (CreateOrderCustomer): The buyer of the products.
        address (CreateOrderAddress): Where the order is delivered.
        notification_url (str | None): The merchant's URL that is notified of changes of status.
        expiration_date (datetime.date | None): The day the order expires if it is not placed before; the page names no
            default. Ours: the order expires at 00:00 UTC, so that a day which has begun is error 310.
        pickup (CreateOrderPickup | None): When and where packages are picked up. Without an address the default one,
            arranged with nocnoc, is assigned. Inferred: another address needs its contact name, street, zip code, city and
            country together.
    """

    merchant_invoice_id: str
    """The merchant's own id of the order. One that exists already is error 313."""
    products: list[CreateOrderProduct]
    """The products to ship, at least one."""
    customer: CreateOrderCustomer
    """The buyer of the products."""
    address: CreateOrderAddress
    """Where the order is delivered."""
    notification_url: str | None = None
    """The merchant's URL that is notified of changes of status."""
    expiration_date: datetime.date | None = None
    """The day the order expires if it is not placed before; the page names no default. Ours: the order expires at
    00:00 UTC, so that a day which has begun is error 310."""
    pickup: CreateOrderPickup | None = None
    """When and where packages are picked up. Without an address the default one, arranged with nocnoc, is assigned.
    Inferred: another address needs its contact name, street, zip code, city and country together."""

    def to_dict(self) -> dict[str, Any]:
        """Write the model as JSON, without absent properties"""
        field_dict: dict[str, Any] = dict(self._extras) if self._extras else {}
        field_dict["merchant_invoice_id"] = self.merchant_invoice_id
        field_dict["products"] = [item.to_dict() for item in self.products]
        field_dict["customer"] = self.customer.to_dict()
        field_dict["address"] = self.address.to_dict()
        if self.notification_url is not None:
            field_dict["notification_url"] = self.notification_url
        if self.expiration_date is not None:
            field_dict["expiration_date"] = day_json(
                self.expiration_date, "CreateOrderRequest.expiration_date"
            )
        if self.pickup is not None:
            field_dict["pickup"] = self.pickup.to_dict()
        return field_dict

    @classmethod
    def from_dict(cls, src_dict: Mapping[str, Any]) -> Self:
        """Read the model from JSON that has the form of the schema; other JSON is refused by an error"""
        model = blank(cls)
        known = 7
        model.merchant_invoice_id = value = src_dict["merchant_invoice_id"]
        if type(value) is not str:
            checked(value, "CreateOrderRequest.merchant_invoice_id", str)
        model.products = list(
            map(read_create_order_product, items(src_dict["products"], "CreateOrderRequest.products"))
        )
        model.customer = read_create_order_customer(src_dict["customer"])
        model.address = read_create_order_address(src_dict["address"])
        if "notification_url" in src_dict:
            model.notification_url = value = src_dict["notification_url"]
            if type(value) is not str:
                checked(value, "CreateOrderRequest.notification_url", str)
        else:
            model.notification_url = None
            known -= 1
        if "expiration_date" in src_dict:
            model.expiration_date = datetime.date.fromisoformat(src_dict["expiration_date"])
        else:
            model.expiration_date = None
            known -= 1
        if "pickup" in src_dict:
            model.pickup = read_create_order_pickup(src_dict["pickup"])
        else:
            model.pickup = None
            known -= 1
        if len(src_dict) == known:
            model._extras = None
        else:
            model._extras = {name: extra for name, extra in src_dict.items() if name not in _KNOWN}
        return model


read_create_order_request = CreateOrderRequest.from_dict

_KNOWN: Final[frozenset[str]] = frozenset(
    {
        "merchant_invoice_id",
        "products",
        "customer",
        "address",
        "notification_url",
        "expiration_date",
        "pickup",
    }
)

# Models may refer to one another in a circle, so each is there before it asks for the others.
from ..models.create_order_address import CreateOrderAddress
from ..models.create_order_customer import CreateOrderCustomer
from ..models.create_order_pickup import CreateOrderPickup
from ..models.create_order_product import CreateOrderProduct
from .create_order_address import read_create_order_address
from .create_order_customer import read_create_order_customer
from .create_order_pickup import read_create_order_pickup
from .create_order_product import read_create_order_product
