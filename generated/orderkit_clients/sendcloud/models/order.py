from __future__ import annotations

import datetime
from collections.abc import Mapping
from typing import Any, ClassVar, Final, Self

from attrs import define as _attrs_define
from attrs import field as _attrs_field
from orderkit_clients.runtime.exact import (
    time,
    time_json,
)
from orderkit_clients.runtime.models import OpenModel
from orderkit_clients.runtime.reading import blank, checked


@_attrs_define(eq=False, repr=False)
class Order(OpenModel[Any]):
    """An order of one of the shops, as Sendcloud keeps it.

    Attributes:
        id (str): Sendcloud's internal id of the order: digits, as text. Inferred: the sort key `pk` is its number.
        order_id (str): The shop's id of the order, which never changes. Inferred: no two orders of an integration share
            it.
        order_number (str): The number of the order as the shop shows it to people. Inferred: several orders may share
            it.
        order_details (OrderDetails): The order as the shop has it, with its items.
        payment_details (PaymentDetails): The prices of an order and the status of its payment.
        created_at (datetime.datetime | None): A timestamp as RFC 3339 writes it, with any offset and any fraction of a
            second. Inferred: it comes as it was written: `2018-02-27T10:00:00.555Z` and `2018-02-27T10:00:00.555000+00:00`
            are the same time in two spellings.
        modified_at (datetime.datetime | None): A timestamp as RFC 3339 writes it, with any offset and any fraction of a
            second. Inferred: it comes as it was written: `2018-02-27T10:00:00.555Z` and `2018-02-27T10:00:00.555000+00:00`
            are the same time in two spellings.
        customs_details (CustomsDetails | None): Facts about the order for customs.
        customer_details (CustomerDetails | None): The customer of an order.
        billing_address (Address | None): An address.
        shipping_address (Address | None): An address.
        shipping_details (ShippingDetails | None): How an order is to be shipped.
        service_point_details (None | ServicePointDetails): The service point that the customer fetches the parcel from.
    """

    id: str
    """Sendcloud's internal id of the order: digits, as text. Inferred: the sort key `pk` is its number."""
    order_id: str
    """The shop's id of the order, which never changes. Inferred: no two orders of an integration share it."""
    order_number: str
    """The number of the order as the shop shows it to people. Inferred: several orders may share it."""
    order_details: OrderDetails
    """The order as the shop has it, with its items."""
    payment_details: PaymentDetails
    """The prices of an order and the status of its payment."""
    _created_at: datetime.datetime | str | None = _attrs_field(default=None, alias="created_at")
    _modified_at: datetime.datetime | str | None = _attrs_field(default=None, alias="modified_at")
    customs_details: CustomsDetails | None = None
    """Facts about the order for customs."""
    customer_details: CustomerDetails | None = None
    """The customer of an order."""
    billing_address: Address | None = None
    """An address."""
    shipping_address: Address | None = None
    """An address."""
    shipping_details: ShippingDetails | None = None
    """How an order is to be shipped."""
    service_point_details: None | ServicePointDetails = None
    """The service point that the customer fetches the parcel from."""
    _present: int = _attrs_field(default=0, kw_only=True, alias="_present")
    NULLABLE: ClassVar[dict[str, int]] = {"customs_details": 1, "service_point_details": 2}
    SLOTS: ClassVar[dict[str, str]] = {
        "created_at": "_created_at",
        "modified_at": "_modified_at",
    }

    @property
    def created_at(self) -> datetime.datetime | None:
        """A timestamp as RFC 3339 writes it, with any offset and any fraction of a second. Inferred: it comes as it
        was written: `2018-02-27T10:00:00.555Z` and `2018-02-27T10:00:00.555000+00:00` are the same time in two
        spellings."""
        return None if self._created_at is None else time(self._created_at, "Order.created_at")

    @created_at.setter
    def created_at(self, value: datetime.datetime | str | None) -> None:
        self._created_at = value

    @property
    def modified_at(self) -> datetime.datetime | None:
        """A timestamp as RFC 3339 writes it, with any offset and any fraction of a second. Inferred: it comes as it
        was written: `2018-02-27T10:00:00.555Z` and `2018-02-27T10:00:00.555000+00:00` are the same time in two
        spellings."""
        return None if self._modified_at is None else time(self._modified_at, "Order.modified_at")

    @modified_at.setter
    def modified_at(self, value: datetime.datetime | str | None) -> None:
        self._modified_at = value

    def to_dict(self) -> dict[str, Any]:
        """Write the model as JSON, without absent properties"""
        field_dict: dict[str, Any] = dict(self._extras) if self._extras else {}
        field_dict["id"] = self.id
        field_dict["order_id"] = self.order_id
        field_dict["order_number"] = self.order_number
        field_dict["order_details"] = self.order_details.to_dict()
        field_dict["payment_details"] = self.payment_details.to_dict()
        if self._created_at is not None:
            field_dict["created_at"] = time_json(self._created_at, "Order.created_at")
        if self._modified_at is not None:
            field_dict["modified_at"] = time_json(self._modified_at, "Order.modified_at")
        if self.customs_details is not None:
            field_dict["customs_details"] = (
                self.customs_details.to_dict()
                if isinstance(self.customs_details, CustomsDetails)
                else self.customs_details
            )
        elif self._present & 1:
            field_dict["customs_details"] = None
        if self.customer_details is not None:
            field_dict["customer_details"] = self.customer_details.to_dict()
        if self.billing_address is not None:
            field_dict["billing_address"] = self.billing_address.to_dict()
        if self.shipping_address is not None:
            field_dict["shipping_address"] = self.shipping_address.to_dict()
        if self.shipping_details is not None:
            field_dict["shipping_details"] = self.shipping_details.to_dict()
        if self.service_point_details is not None:
            field_dict["service_point_details"] = (
                self.service_point_details.to_dict()
                if isinstance(self.service_point_details, ServicePointDetails)
                else self.service_point_details
            )
        elif self._present & 2:
            field_dict["service_point_details"] = None
        return field_dict

    @classmethod
    def from_dict(cls, src_dict: Mapping[str, Any]) -> Self:
        """Read the model from JSON that has the form of the schema; other JSON is refused by an error"""
        model = blank(cls)
        known = 13
        present = 3
        model.id = value = src_dict["id"]
        if type(value) is not str:
            checked(value, "Order.id", str)
        model.order_id = value = src_dict["order_id"]
        if type(value) is not str:
            checked(value, "Order.order_id", str)
        model.order_number = value = src_dict["order_number"]
        if type(value) is not str:
            checked(value, "Order.order_number", str)
        model.order_details = read_order_details(src_dict["order_details"])
        model.payment_details = read_payment_details(src_dict["payment_details"])
        if "created_at" in src_dict:
            model._created_at = value = src_dict["created_at"]
            if type(value) is not str:
                checked(value, "Order.created_at", str)
        else:
            model._created_at = None
            known -= 1
        if "modified_at" in src_dict:
            model._modified_at = value = src_dict["modified_at"]
            if type(value) is not str:
                checked(value, "Order.modified_at", str)
        else:
            model._modified_at = None
            known -= 1
        if "customs_details" in src_dict:
            value = src_dict["customs_details"]
            model.customs_details = None if value is None else read_customs_details(value)
        else:
            model.customs_details = None
            present -= 1
            known -= 1
        if "customer_details" in src_dict:
            model.customer_details = read_customer_details(src_dict["customer_details"])
        else:
            model.customer_details = None
            known -= 1
        if "billing_address" in src_dict:
            model.billing_address = read_address(src_dict["billing_address"])
        else:
            model.billing_address = None
            known -= 1
        if "shipping_address" in src_dict:
            model.shipping_address = read_address(src_dict["shipping_address"])
        else:
            model.shipping_address = None
            known -= 1
        if "shipping_details" in src_dict:
            model.shipping_details = read_shipping_details(src_dict["shipping_details"])
        else:
            model.shipping_details = None
            known -= 1
        if "service_point_details" in src_dict:
            value = src_dict["service_point_details"]
            model.service_point_details = None if value is None else read_service_point_details(value)
        else:
            model.service_point_details = None
            present -= 2
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
        "id",
        "order_id",
        "order_number",
        "order_details",
        "payment_details",
        "created_at",
        "modified_at",
        "customs_details",
        "customer_details",
        "billing_address",
        "shipping_address",
        "shipping_details",
        "service_point_details",
    }
)

# Models may refer to one another in a circle, so each is there before it asks for the others.
from ..models.address import Address
from ..models.customer_details import CustomerDetails
from ..models.customs_details import CustomsDetails
from ..models.order_details import OrderDetails
from ..models.payment_details import PaymentDetails
from ..models.service_point_details import ServicePointDetails
from ..models.shipping_details import ShippingDetails
from .address import read_address
from .customer_details import read_customer_details
from .customs_details import read_customs_details
from .order_details import read_order_details
from .payment_details import read_payment_details
from .service_point_details import read_service_point_details
from .shipping_details import read_shipping_details
