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
    from ..models.quoted_product import QuotedProduct


T = TypeVar("T", bound="Quote")


@_attrs_define
class Quote:
    """What the order would cost.

    Attributes:
        total_weight (int): Weight of the whole order in grams (g), the sum over the products of weight times quantity.
        total_volume (int): Volume of the whole order in cubic centimetres (cm3), the sum over the products of volume
            times quantity.
        amount_usd (float): Price of the whole order in USD with at most two decimals.
        shipping_usd (float): Shipping cost of the whole order in USD with at most two decimals.
        tax_handling_usd (float): Tax and handling of the whole order in USD with at most two decimals.
        total_amount_usd (float): Price, shipping, tax and handling of the whole order in USD with at most two decimals.
        address (QuoteAddress): Where the products go.
        customer (QuoteCustomer): Who buys the products.
        products (list[QuotedProduct]): The quoted products, in the order of the request.
        pickup (QuotePickup | Unset): Where the products are picked up, if not at the address arranged with nocnoc. A
            quote looks at the country only.
    """

    total_weight: int
    total_volume: int
    amount_usd: float
    shipping_usd: float
    tax_handling_usd: float
    total_amount_usd: float
    address: QuoteAddress
    customer: QuoteCustomer
    products: list[QuotedProduct]
    pickup: QuotePickup | Unset = UNSET
    additional_properties: dict[str, Any] = _attrs_field(init=False, factory=dict)

    def to_dict(self) -> dict[str, Any]:
        total_weight = self.total_weight

        total_volume = self.total_volume

        amount_usd = self.amount_usd

        shipping_usd = self.shipping_usd

        tax_handling_usd = self.tax_handling_usd

        total_amount_usd = self.total_amount_usd

        address = self.address.to_dict()

        customer = self.customer.to_dict()

        products = []
        for products_item_data in self.products:
            products_item = products_item_data.to_dict()
            products.append(products_item)

        pickup: dict[str, Any] | Unset = UNSET
        if not isinstance(self.pickup, Unset):
            pickup = self.pickup.to_dict()

        field_dict: dict[str, Any] = {}
        field_dict.update(self.additional_properties)
        field_dict.update(
            {
                "total_weight": total_weight,
                "total_volume": total_volume,
                "amount_usd": amount_usd,
                "shipping_usd": shipping_usd,
                "tax_handling_usd": tax_handling_usd,
                "total_amount_usd": total_amount_usd,
                "address": address,
                "customer": customer,
                "products": products,
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
        from ..models.quoted_product import QuotedProduct  # noqa: PLC0415

        d = dict(src_dict)
        total_weight = d.pop("total_weight")

        total_volume = d.pop("total_volume")

        amount_usd = d.pop("amount_usd")

        shipping_usd = d.pop("shipping_usd")

        tax_handling_usd = d.pop("tax_handling_usd")

        total_amount_usd = d.pop("total_amount_usd")

        address = QuoteAddress.from_dict(d.pop("address"))

        customer = QuoteCustomer.from_dict(d.pop("customer"))

        products = []
        _products = d.pop("products")
        for products_item_data in _products:
            products_item = QuotedProduct.from_dict(products_item_data)

            products.append(products_item)

        _pickup = d.pop("pickup", UNSET)
        pickup: QuotePickup | Unset
        if isinstance(_pickup, Unset):
            pickup = UNSET
        else:
            pickup = QuotePickup.from_dict(_pickup)

        quote = cls(
            total_weight=total_weight,
            total_volume=total_volume,
            amount_usd=amount_usd,
            shipping_usd=shipping_usd,
            tax_handling_usd=tax_handling_usd,
            total_amount_usd=total_amount_usd,
            address=address,
            customer=customer,
            products=products,
            pickup=pickup,
        )

        quote.additional_properties = d
        return quote

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
