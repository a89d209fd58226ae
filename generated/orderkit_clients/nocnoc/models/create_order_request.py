from __future__ import annotations

import datetime
from collections.abc import Mapping
from typing import TYPE_CHECKING, Any, TypeVar

from attrs import define as _attrs_define
from attrs import field as _attrs_field

from ..types import UNSET, Unset

if TYPE_CHECKING:
    from ..models.address import Address
    from ..models.create_order_product import CreateOrderProduct
    from ..models.customer import Customer
    from ..models.pickup import Pickup


T = TypeVar("T", bound="CreateOrderRequest")


@_attrs_define
class CreateOrderRequest:
    """The order to create.

    Attributes:
        merchant_invoice_id (str): The merchant's own identification of the order. It can be used once for each API key.
        products (list[CreateOrderProduct]): The products to ship, at least one.
        customer (Customer): Who buys the products.
        address (Address): Where the order is delivered.
        notification_url (str | Unset): The merchant's URL that is told of every change of status.
        expiration_date (datetime.date | Unset): The day the order expires, at 00:00 UTC, if it is not placed before.
            Later than today. Two days after creation if left out.
        pickup (Pickup | Unset): When and where packages are picked up. Without an address the one arranged with nocnoc
            is used; an address needs its contact name, street, zip code, city and country together.
    """

    merchant_invoice_id: str
    products: list[CreateOrderProduct]
    customer: Customer
    address: Address
    notification_url: str | Unset = UNSET
    expiration_date: datetime.date | Unset = UNSET
    pickup: Pickup | Unset = UNSET
    additional_properties: dict[str, Any] = _attrs_field(init=False, factory=dict)

    def to_dict(self) -> dict[str, Any]:
        merchant_invoice_id = self.merchant_invoice_id

        products = []
        for products_item_data in self.products:
            products_item = products_item_data.to_dict()
            products.append(products_item)

        customer = self.customer.to_dict()

        address = self.address.to_dict()

        notification_url = self.notification_url

        expiration_date: str | Unset = UNSET
        if not isinstance(self.expiration_date, Unset):
            expiration_date = self.expiration_date.isoformat()

        pickup: dict[str, Any] | Unset = UNSET
        if not isinstance(self.pickup, Unset):
            pickup = self.pickup.to_dict()

        field_dict: dict[str, Any] = {}
        field_dict.update(self.additional_properties)
        field_dict.update(
            {
                "merchant_invoice_id": merchant_invoice_id,
                "products": products,
                "customer": customer,
                "address": address,
            }
        )
        if notification_url is not UNSET:
            field_dict["notification_url"] = notification_url
        if expiration_date is not UNSET:
            field_dict["expiration_date"] = expiration_date
        if pickup is not UNSET:
            field_dict["pickup"] = pickup

        return field_dict

    @classmethod
    def from_dict(cls: type[T], src_dict: Mapping[str, Any]) -> T:
        from ..models.address import Address  # noqa: PLC0415
        from ..models.create_order_product import CreateOrderProduct  # noqa: PLC0415
        from ..models.customer import Customer  # noqa: PLC0415
        from ..models.pickup import Pickup  # noqa: PLC0415

        d = dict(src_dict)
        merchant_invoice_id = d.pop("merchant_invoice_id")

        products = []
        _products = d.pop("products")
        for products_item_data in _products:
            products_item = CreateOrderProduct.from_dict(products_item_data)

            products.append(products_item)

        customer = Customer.from_dict(d.pop("customer"))

        address = Address.from_dict(d.pop("address"))

        notification_url = d.pop("notification_url", UNSET)

        _expiration_date = d.pop("expiration_date", UNSET)
        expiration_date: datetime.date | Unset
        if isinstance(_expiration_date, Unset):
            expiration_date = UNSET
        else:
            expiration_date = datetime.date.fromisoformat(_expiration_date)

        _pickup = d.pop("pickup", UNSET)
        pickup: Pickup | Unset
        if isinstance(_pickup, Unset):
            pickup = UNSET
        else:
            pickup = Pickup.from_dict(_pickup)

        create_order_request = cls(
            merchant_invoice_id=merchant_invoice_id,
            products=products,
            customer=customer,
            address=address,
            notification_url=notification_url,
            expiration_date=expiration_date,
            pickup=pickup,
        )

        create_order_request.additional_properties = d
        return create_order_request

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
