from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any, TypeVar

from attrs import define as _attrs_define
from attrs import field as _attrs_field

from ..types import UNSET, Unset

if TYPE_CHECKING:
    from ..models.quote_address import QuoteAddress
    from ..models.quote_customer import QuoteCustomer
    from ..models.quote_pickup import QuotePickup
    from ..models.quote_request_product import QuoteRequestProduct


T = TypeVar("T", bound="QuoteRequest")


@_attrs_define
class QuoteRequest:
    """What is to be quoted.

    Attributes:
        products (list[QuoteRequestProduct]): The products to ship, at least one.
        customer (QuoteCustomer): Who buys the products.
        address (QuoteAddress): Where the products go.
        pickup (QuotePickup | Unset): Where the products are picked up, if not at the address arranged with nocnoc. A
            quote looks at the country only.
    """

    products: list[QuoteRequestProduct]
    customer: QuoteCustomer
    address: QuoteAddress
    pickup: QuotePickup | Unset = UNSET
    additional_properties: dict[str, Any] = _attrs_field(init=False, factory=dict)

    def to_dict(self) -> dict[str, Any]:
        products = []
        for products_item_data in self.products:
            products_item = products_item_data.to_dict()
            products.append(products_item)

        customer = self.customer.to_dict()

        address = self.address.to_dict()

        pickup: dict[str, Any] | Unset = UNSET
        if not isinstance(self.pickup, Unset):
            pickup = self.pickup.to_dict()

        field_dict: dict[str, Any] = {}
        field_dict.update(self.additional_properties)
        field_dict.update(
            {
                "products": products,
                "customer": customer,
                "address": address,
            }
        )
        if pickup is not UNSET:
            field_dict["pickup"] = pickup

        return field_dict

    @classmethod
    def from_dict(cls: type[T], src_dict: Mapping[str, Any]) -> T:
        from ..models.quote_address import QuoteAddress  # noqa: PLC0415
        from ..models.quote_customer import QuoteCustomer  # noqa: PLC0415
        from ..models.quote_pickup import QuotePickup  # noqa: PLC0415
        from ..models.quote_request_product import QuoteRequestProduct  # noqa: PLC0415

        d = dict(src_dict)
        products = []
        _products = d.pop("products")
        for products_item_data in _products:
            products_item = QuoteRequestProduct.from_dict(products_item_data)

            products.append(products_item)

        customer = QuoteCustomer.from_dict(d.pop("customer"))

        address = QuoteAddress.from_dict(d.pop("address"))

        _pickup = d.pop("pickup", UNSET)
        pickup: QuotePickup | Unset
        if isinstance(_pickup, Unset):
            pickup = UNSET
        else:
            pickup = QuotePickup.from_dict(_pickup)

        quote_request = cls(
            products=products,
            customer=customer,
            address=address,
            pickup=pickup,
        )

        quote_request.additional_properties = d
        return quote_request

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
