from __future__ import annotations

from collections.abc import Mapping
from typing import Any, ClassVar, Final, Self

from attrs import define as _attrs_define
from attrs import field as _attrs_field
from orderkit_clients.runtime.models import OpenModel
from orderkit_clients.runtime.reading import blank, checked


@_attrs_define(eq=False, repr=False)
class OrderChanges(OpenModel[Any]):
    """What to change in an order. Nothing is needed; properties that are not described are ignored.

    Attributes:
        id (str | None): Sendcloud's internal id of the order, as text. It can only be repeated.
        order_id (str | None): The shop's id of the order. It can only be repeated.
        order_number (str | None): The number of the order as the shop shows it to people.
        order_details (OrderDetailsChanges | None): What to change in what the shop says of the order.
        payment_details (PaymentDetailsChanges | None): What to change in what the order costs.
        customs_details (CustomsDetails | None): What customs need to know of the order.
        customer_details (CustomerDetailsChanges | None): What to change in who bought the order.
        billing_address (AddressChanges | None): What to change in an address. An order without the address needs all
            that an address needs.
        shipping_address (AddressChanges | None): What to change in an address. An order without the address needs all
            that an address needs.
        shipping_details (ShippingDetails | None): How an order is to be shipped.
        service_point_details (None | ServicePointDetails): The service point that the customer fetches the parcel from.
    """

    id: str | None = None
    """Sendcloud's internal id of the order, as text. It can only be repeated."""
    order_id: str | None = None
    """The shop's id of the order. It can only be repeated."""
    order_number: str | None = None
    """The number of the order as the shop shows it to people."""
    order_details: OrderDetailsChanges | None = None
    """What to change in what the shop says of the order."""
    payment_details: PaymentDetailsChanges | None = None
    """What to change in what the order costs."""
    customs_details: CustomsDetails | None = None
    """What customs need to know of the order."""
    customer_details: CustomerDetailsChanges | None = None
    """What to change in who bought the order."""
    billing_address: AddressChanges | None = None
    """What to change in an address. An order without the address needs all that an address needs."""
    shipping_address: AddressChanges | None = None
    """What to change in an address. An order without the address needs all that an address needs."""
    shipping_details: ShippingDetails | None = None
    """How an order is to be shipped."""
    service_point_details: None | ServicePointDetails = None
    """The service point that the customer fetches the parcel from."""
    _present: int = _attrs_field(default=0, kw_only=True, alias="_present")
    NULLABLE: ClassVar[dict[str, int]] = {"customs_details": 1, "service_point_details": 2}

    def to_dict(self) -> dict[str, Any]:
        """Write the model as JSON, without absent properties"""
        field_dict: dict[str, Any] = dict(self._extras) if self._extras else {}
        if self.id is not None:
            field_dict["id"] = self.id
        if self.order_id is not None:
            field_dict["order_id"] = self.order_id
        if self.order_number is not None:
            field_dict["order_number"] = self.order_number
        if self.order_details is not None:
            field_dict["order_details"] = self.order_details.to_dict()
        if self.payment_details is not None:
            field_dict["payment_details"] = self.payment_details.to_dict()
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
        if type(src_dict) is not dict:
            checked(src_dict, "OrderChanges", Mapping)
        model = blank(cls)
        known = 11
        present = 3
        if "id" in src_dict:
            model.id = value = src_dict["id"]
            if type(value) is not str:
                checked(value, "OrderChanges.id", str)
        else:
            model.id = None
            known -= 1
        if "order_id" in src_dict:
            model.order_id = value = src_dict["order_id"]
            if type(value) is not str:
                checked(value, "OrderChanges.order_id", str)
        else:
            model.order_id = None
            known -= 1
        if "order_number" in src_dict:
            model.order_number = value = src_dict["order_number"]
            if type(value) is not str:
                checked(value, "OrderChanges.order_number", str)
        else:
            model.order_number = None
            known -= 1
        if "order_details" in src_dict:
            model.order_details = read_order_details_changes(src_dict["order_details"])
        else:
            model.order_details = None
            known -= 1
        if "payment_details" in src_dict:
            model.payment_details = read_payment_details_changes(src_dict["payment_details"])
        else:
            model.payment_details = None
            known -= 1
        if "customs_details" in src_dict:
            value = src_dict["customs_details"]
            model.customs_details = None if value is None else read_customs_details(value)
        else:
            model.customs_details = None
            present -= 1
            known -= 1
        if "customer_details" in src_dict:
            model.customer_details = read_customer_details_changes(src_dict["customer_details"])
        else:
            model.customer_details = None
            known -= 1
        if "billing_address" in src_dict:
            model.billing_address = read_address_changes(src_dict["billing_address"])
        else:
            model.billing_address = None
            known -= 1
        if "shipping_address" in src_dict:
            model.shipping_address = read_address_changes(src_dict["shipping_address"])
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


read_order_changes = OrderChanges.from_dict

_KNOWN: Final[frozenset[str]] = frozenset(
    {
        "id",
        "order_id",
        "order_number",
        "order_details",
        "payment_details",
        "customs_details",
        "customer_details",
        "billing_address",
        "shipping_address",
        "shipping_details",
        "service_point_details",
    }
)

# Models may refer to one another in a circle, so each is there before it asks for the others.
from ..models.address_changes import AddressChanges
from ..models.customer_details_changes import CustomerDetailsChanges
from ..models.customs_details import CustomsDetails
from ..models.order_details_changes import OrderDetailsChanges
from ..models.payment_details_changes import PaymentDetailsChanges
from ..models.service_point_details import ServicePointDetails
from ..models.shipping_details import ShippingDetails
from .address_changes import read_address_changes
from .customer_details_changes import read_customer_details_changes
from .customs_details import read_customs_details
from .order_details_changes import read_order_details_changes
from .payment_details_changes import read_payment_details_changes
from .service_point_details import read_service_point_details
from .shipping_details import read_shipping_details
