from __future__ import annotations

from collections.abc import Mapping
from typing import Any, ClassVar, Final, Self

from attrs import define as _attrs_define
from attrs import field as _attrs_field
from orderkit_clients.runtime.models import OpenModel
from orderkit_clients.runtime.reading import blank, checked


@_attrs_define(eq=False, repr=False)
class NewOrder(OpenModel[Any]):
    """An order to create, or to put in the place of the one that is there. Ours: properties that are not described are
    ignored.

        Attributes:
            order_id (str): The shop's id of the order, unique within the integration. It cannot be changed afterwards.
            order_number (str): The number of the order as the shop shows it to people.
            order_details (NewOrderDetails): The order as the shop has it, with its items.
            payment_details (NewPaymentDetails): The prices of an order and the status of its payment.
            id (str | None): Sendcloud's internal id of an order that exists, as text. Left out, the order is found by its
                integration and `order_id`, or created.
            customs_details (NewCustomsDetails | None): Facts about the order for customs.
            customer_details (NewCustomerDetails | None): The customer of an order.
            billing_address (NewAddress | None): An address.
            shipping_address (NewAddress | None): An address.
            shipping_details (NewShippingDetails | None): How an order is to be shipped.
            service_point_details (NewServicePointDetails | None): The service point that the customer fetches the parcel
                from.
    """

    order_id: str
    """The shop's id of the order, unique within the integration. It cannot be changed afterwards."""
    order_number: str
    """The number of the order as the shop shows it to people."""
    order_details: NewOrderDetails
    """The order as the shop has it, with its items."""
    payment_details: NewPaymentDetails
    """The prices of an order and the status of its payment."""
    id: str | None = None
    """Sendcloud's internal id of an order that exists, as text. Left out, the order is found by its integration and
    `order_id`, or created."""
    customs_details: NewCustomsDetails | None = None
    """Facts about the order for customs."""
    customer_details: NewCustomerDetails | None = None
    """The customer of an order."""
    billing_address: NewAddress | None = None
    """An address."""
    shipping_address: NewAddress | None = None
    """An address."""
    shipping_details: NewShippingDetails | None = None
    """How an order is to be shipped."""
    service_point_details: NewServicePointDetails | None = None
    """The service point that the customer fetches the parcel from."""
    _present: int = _attrs_field(default=0, kw_only=True, alias="_present")
    NULLABLE: ClassVar[dict[str, int]] = {"customs_details": 1, "service_point_details": 2}

    def to_dict(self) -> dict[str, Any]:
        """Write the model as JSON, without absent properties"""
        field_dict: dict[str, Any] = dict(self._extras) if self._extras else {}
        field_dict["order_id"] = self.order_id
        field_dict["order_number"] = self.order_number
        field_dict["order_details"] = self.order_details.to_dict()
        field_dict["payment_details"] = self.payment_details.to_dict()
        if self.id is not None:
            field_dict["id"] = self.id
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
        model = blank(cls)
        known = 11
        present = 3
        model.order_id = value = src_dict["order_id"]
        if type(value) is not str:
            checked(value, "NewOrder.order_id", str)
        model.order_number = value = src_dict["order_number"]
        if type(value) is not str:
            checked(value, "NewOrder.order_number", str)
        model.order_details = read_new_order_details(src_dict["order_details"])
        model.payment_details = read_new_payment_details(src_dict["payment_details"])
        if "id" in src_dict:
            model.id = value = src_dict["id"]
            if type(value) is not str:
                checked(value, "NewOrder.id", str)
        else:
            model.id = None
            known -= 1
        if "customs_details" in src_dict:
            value = src_dict["customs_details"]
            model.customs_details = None if value is None else read_new_customs_details(value)
        else:
            model.customs_details = None
            present -= 1
            known -= 1
        if "customer_details" in src_dict:
            model.customer_details = read_new_customer_details(src_dict["customer_details"])
        else:
            model.customer_details = None
            known -= 1
        if "billing_address" in src_dict:
            model.billing_address = read_new_address(src_dict["billing_address"])
        else:
            model.billing_address = None
            known -= 1
        if "shipping_address" in src_dict:
            model.shipping_address = read_new_address(src_dict["shipping_address"])
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


read_new_order = NewOrder.from_dict

_KNOWN: Final[frozenset[str]] = frozenset(
    {
        "order_id",
        "order_number",
        "order_details",
        "payment_details",
        "id",
        "customs_details",
        "customer_details",
        "billing_address",
        "shipping_address",
        "shipping_details",
        "service_point_details",
    }
)

# Models may refer to one another in a circle, so each is there before it asks for the others.
from ..models.new_address import NewAddress
from ..models.new_customer_details import NewCustomerDetails
from ..models.new_customs_details import NewCustomsDetails
from ..models.new_order_details import NewOrderDetails
from ..models.new_payment_details import NewPaymentDetails
from ..models.new_service_point_details import NewServicePointDetails
from ..models.new_shipping_details import NewShippingDetails
from .new_address import read_new_address
from .new_customer_details import read_new_customer_details
from .new_customs_details import read_new_customs_details
from .new_order_details import read_new_order_details
from .new_payment_details import read_new_payment_details
from .new_service_point_details import read_new_service_point_details
from .new_shipping_details import read_new_shipping_details
