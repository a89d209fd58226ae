from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any, TypeVar, cast

from attrs import define as _attrs_define
from attrs import field as _attrs_field

from ..types import UNSET, Unset

if TYPE_CHECKING:
    from ..models.address import Address
    from ..models.customer_details import CustomerDetails
    from ..models.customs_details import CustomsDetails
    from ..models.new_order_details import NewOrderDetails
    from ..models.payment_details import PaymentDetails
    from ..models.service_point_details import ServicePointDetails
    from ..models.shipping_details import ShippingDetails


T = TypeVar("T", bound="NewOrder")


@_attrs_define
class NewOrder:
    """An order to create, or to put in the place of the one that is there. Members that are not described are ignored.

    Attributes:
        order_id (str): The shop's identification of the order, unique within the integration. It cannot be changed
            afterwards.
        order_number (str): The number of the order as the shop shows it to people.
        order_details (NewOrderDetails): What the shop says of the order, and its items.
        payment_details (PaymentDetails): What an order costs, and whether it is paid.
        id (str | Unset): Sendcloud's internal identification of an order that exists, as text. Left out, the order is
            found by its integration and `order_id`, or created.
        customs_details (CustomsDetails | None | Unset): What customs need to know of the order.
        customer_details (CustomerDetails | Unset): Who bought an order.
        billing_address (Address | Unset): An address.
        shipping_address (Address | Unset): An address.
        shipping_details (ShippingDetails | Unset): How an order is to be shipped.
        service_point_details (None | ServicePointDetails | Unset): The service point that the customer fetches the
            parcel from.
    """

    order_id: str
    order_number: str
    order_details: NewOrderDetails
    payment_details: PaymentDetails
    id: str | Unset = UNSET
    customs_details: CustomsDetails | None | Unset = UNSET
    customer_details: CustomerDetails | Unset = UNSET
    billing_address: Address | Unset = UNSET
    shipping_address: Address | Unset = UNSET
    shipping_details: ShippingDetails | Unset = UNSET
    service_point_details: None | ServicePointDetails | Unset = UNSET
    additional_properties: dict[str, Any] = _attrs_field(init=False, factory=dict)

    def to_dict(self) -> dict[str, Any]:
        from ..models.customs_details import CustomsDetails  # noqa: PLC0415
        from ..models.service_point_details import ServicePointDetails  # noqa: PLC0415

        order_id = self.order_id

        order_number = self.order_number

        order_details = self.order_details.to_dict()

        payment_details = self.payment_details.to_dict()

        id = self.id

        customs_details: dict[str, Any] | None | Unset
        if isinstance(self.customs_details, Unset):
            customs_details = UNSET
        elif isinstance(self.customs_details, CustomsDetails):
            customs_details = self.customs_details.to_dict()
        else:
            customs_details = self.customs_details

        customer_details: dict[str, Any] | Unset = UNSET
        if not isinstance(self.customer_details, Unset):
            customer_details = self.customer_details.to_dict()

        billing_address: dict[str, Any] | Unset = UNSET
        if not isinstance(self.billing_address, Unset):
            billing_address = self.billing_address.to_dict()

        shipping_address: dict[str, Any] | Unset = UNSET
        if not isinstance(self.shipping_address, Unset):
            shipping_address = self.shipping_address.to_dict()

        shipping_details: dict[str, Any] | Unset = UNSET
        if not isinstance(self.shipping_details, Unset):
            shipping_details = self.shipping_details.to_dict()

        service_point_details: dict[str, Any] | None | Unset
        if isinstance(self.service_point_details, Unset):
            service_point_details = UNSET
        elif isinstance(self.service_point_details, ServicePointDetails):
            service_point_details = self.service_point_details.to_dict()
        else:
            service_point_details = self.service_point_details

        field_dict: dict[str, Any] = {}
        field_dict.update(self.additional_properties)
        field_dict.update(
            {
                "order_id": order_id,
                "order_number": order_number,
                "order_details": order_details,
                "payment_details": payment_details,
            }
        )
        if id is not UNSET:
            field_dict["id"] = id
        if customs_details is not UNSET:
            field_dict["customs_details"] = customs_details
        if customer_details is not UNSET:
            field_dict["customer_details"] = customer_details
        if billing_address is not UNSET:
            field_dict["billing_address"] = billing_address
        if shipping_address is not UNSET:
            field_dict["shipping_address"] = shipping_address
        if shipping_details is not UNSET:
            field_dict["shipping_details"] = shipping_details
        if service_point_details is not UNSET:
            field_dict["service_point_details"] = service_point_details

        return field_dict

    @classmethod
    def from_dict(cls: type[T], src_dict: Mapping[str, Any]) -> T:
        from ..models.address import Address  # noqa: PLC0415
        from ..models.customer_details import CustomerDetails  # noqa: PLC0415
        from ..models.customs_details import CustomsDetails  # noqa: PLC0415
        from ..models.new_order_details import NewOrderDetails  # noqa: PLC0415
        from ..models.payment_details import PaymentDetails  # noqa: PLC0415
        from ..models.service_point_details import ServicePointDetails  # noqa: PLC0415
        from ..models.shipping_details import ShippingDetails  # noqa: PLC0415

        d = dict(src_dict)
        order_id = d.pop("order_id")

        order_number = d.pop("order_number")

        order_details = NewOrderDetails.from_dict(d.pop("order_details"))

        payment_details = PaymentDetails.from_dict(d.pop("payment_details"))

        id = d.pop("id", UNSET)

        def _parse_customs_details(data: object) -> CustomsDetails | None | Unset:
            if data is None:
                return data
            if isinstance(data, Unset):
                return data
            try:
                if not isinstance(data, dict):
                    raise TypeError()
                customs_details_type_0 = CustomsDetails.from_dict(data)

                return customs_details_type_0
            except (TypeError, ValueError, AttributeError, KeyError):
                pass
            return cast(CustomsDetails | None | Unset, data)

        customs_details = _parse_customs_details(d.pop("customs_details", UNSET))

        _customer_details = d.pop("customer_details", UNSET)
        customer_details: CustomerDetails | Unset
        if isinstance(_customer_details, Unset):
            customer_details = UNSET
        else:
            customer_details = CustomerDetails.from_dict(_customer_details)

        _billing_address = d.pop("billing_address", UNSET)
        billing_address: Address | Unset
        if isinstance(_billing_address, Unset):
            billing_address = UNSET
        else:
            billing_address = Address.from_dict(_billing_address)

        _shipping_address = d.pop("shipping_address", UNSET)
        shipping_address: Address | Unset
        if isinstance(_shipping_address, Unset):
            shipping_address = UNSET
        else:
            shipping_address = Address.from_dict(_shipping_address)

        _shipping_details = d.pop("shipping_details", UNSET)
        shipping_details: ShippingDetails | Unset
        if isinstance(_shipping_details, Unset):
            shipping_details = UNSET
        else:
            shipping_details = ShippingDetails.from_dict(_shipping_details)

        def _parse_service_point_details(data: object) -> None | ServicePointDetails | Unset:
            if data is None:
                return data
            if isinstance(data, Unset):
                return data
            try:
                if not isinstance(data, dict):
                    raise TypeError()
                service_point_details_type_0 = ServicePointDetails.from_dict(data)

                return service_point_details_type_0
            except (TypeError, ValueError, AttributeError, KeyError):
                pass
            return cast(None | ServicePointDetails | Unset, data)

        service_point_details = _parse_service_point_details(d.pop("service_point_details", UNSET))

        new_order = cls(
            order_id=order_id,
            order_number=order_number,
            order_details=order_details,
            payment_details=payment_details,
            id=id,
            customs_details=customs_details,
            customer_details=customer_details,
            billing_address=billing_address,
            shipping_address=shipping_address,
            shipping_details=shipping_details,
            service_point_details=service_point_details,
        )

        new_order.additional_properties = d
        return new_order

    @property
    def additional_keys(self) -> list[str]:
        return list(self.additional_properties.keys())

    def __getitem__(self, key: str) -> Any:
        return self.additional_properties[key]

    def __setitem__(self, key: str, value: Any) -> None:
        self.additional_properties[key] = value

    def __delitem__(self, key: str) -> None:
        del self.additional_properties[key]

    def __contains__(self, key: str) -> bool:
        return key in self.additional_properties
