from __future__ import annotations

from collections.abc import Mapping
from typing import Any, ClassVar, Final, Self

from attrs import define as _attrs_define
from attrs import field as _attrs_field
from orderkit_clients.runtime.models import OpenModel
from orderkit_clients.runtime.reading import blank, checked


@_attrs_define(eq=False, repr=False)
class OrderChanges(OpenModel[Any]):
    """Changes of an order. Nothing is required. Ours: properties that are not described are ignored.

    Attributes:
        id (str | None): Sendcloud's internal id of the order, as text. It can only be repeated.
        order_id (str | None): The shop's id of the order. It can only be repeated.
        order_number (str | None): The number of the order as the shop shows it to people.
        order_details (OrderDetailsChanges | None): Changes of the order as the shop has it.
        payment_details (PaymentDetailsChanges | None): Changes of prices and of the status of the payment.
        customs_details (NewCustomsDetails | None): Facts about the order for customs.
        customer_details (CustomerDetailsChanges | None): Changes of the customer.
        billing_address (AddressChanges | None): Changes of an address. Ours: an order that has no such address takes
            one only if it is whole.
        shipping_address (AddressChanges | None): Changes of an address. Ours: an order that has no such address takes
            one only if it is whole.
        shipping_details (NewShippingDetails | None): How an order is to be shipped.
        service_point_details (NewServicePointDetails | None): The service point that the customer fetches the parcel
            from.
    """

    id: str | None = None
    """Sendcloud's internal id of the order, as text. It can only be repeated."""
    order_id: str | None = None
    """The shop's id of the order. It can only be repeated."""
    order_number: str | None = None
    """The number of the order as the shop shows it to people."""
    order_details: OrderDetailsChanges | None = None
    """Changes of the order as the shop has it."""
    payment_details: PaymentDetailsChanges | None = None
    """Changes of prices and of the status of the payment."""
    customs_details: NewCustomsDetails | None = None
    """Facts about the order for customs."""
    customer_details: CustomerDetailsChanges | None = None
    """Changes of the customer."""
    billing_address: AddressChanges | None = None
    """Changes of an address. Ours: an order that has no such address takes one only if it is whole."""
    shipping_address: AddressChanges | None = None
    """Changes of an address. Ours: an order that has no such address takes one only if it is whole."""
    shipping_details: NewShippingDetails | None = None
    """How an order is to be shipped."""
    service_point_details: NewServicePointDetails | None = None
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
                if isinstance(self.customs_details, NewCustomsDetails)
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
                if isinstance(self.service_point_details, NewServicePointDetails)
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
            model.customs_details = None if value is None else read_new_customs_details(value)
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
            model.shipping_details = read_new_shipping_details(src_dict["shipping_details"])
        else:
            model.shipping_details = None
            known -= 1
        if "service_point_details" in src_dict:
            value = src_dict["service_point_details"]
            model.service_point_details = None if value is None else read_new_service_point_details(value)
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
from ..models.new_customs_details import NewCustomsDetails
from ..models.new_service_point_details import NewServicePointDetails
from ..models.new_shipping_details import NewShippingDetails
from ..models.order_details_changes import OrderDetailsChanges
from ..models.payment_details_changes import PaymentDetailsChanges
from .address_changes import read_address_changes
from .customer_details_changes import read_customer_details_changes
from .new_customs_details import read_new_customs_details
from .new_service_point_details import read_new_service_point_details
from .new_shipping_details import read_new_shipping_details
from .order_details_changes import read_order_details_changes
from .payment_details_changes import read_payment_details_changes
