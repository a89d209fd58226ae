from __future__ import annotations

from collections.abc import Mapping
from typing import Any, TypeVar

from attrs import define as _attrs_define
from attrs import field as _attrs_field

from ..models.currency import Currency
from ..types import UNSET, Unset

T = TypeVar("T", bound="ProductOffer")


@_attrs_define
class ProductOffer:
    """What of a product is on offer at which price, as createProductFromAsin and updateProduct answer.

    Attributes:
        sku (str): The seller's SKU of the product.
        available_quantity (int): Number of units that can be sold.
        price (float): Price of one unit in USD with at most two decimals.
        currency_code (Currency): The currency of a price, always the United States dollar (USD).
        status (str | Unset): How far nocnoc is with the product, such as `active`. An open list.
    """

    sku: str
    available_quantity: int
    price: float
    currency_code: Currency
    status: str | Unset = UNSET
    additional_properties: dict[str, Any] = _attrs_field(init=False, factory=dict)

    def to_dict(self) -> dict[str, Any]:
        sku = self.sku

        available_quantity = self.available_quantity

        price = self.price

        currency_code = self.currency_code.value

        status = self.status

        field_dict: dict[str, Any] = {}
        field_dict.update(self.additional_properties)
        field_dict.update(
            {
                "sku": sku,
                "available_quantity": available_quantity,
                "price": price,
                "currency_code": currency_code,
            }
        )
        if status is not UNSET:
            field_dict["status"] = status

        return field_dict

    @classmethod
    def from_dict(cls: type[T], src_dict: Mapping[str, Any]) -> T:
        d = dict(src_dict)
        sku = d.pop("sku")

        available_quantity = d.pop("available_quantity")

        price = d.pop("price")

        currency_code = Currency(d.pop("currency_code"))

        status = d.pop("status", UNSET)

        product_offer = cls(
            sku=sku,
            available_quantity=available_quantity,
            price=price,
            currency_code=currency_code,
            status=status,
        )

        product_offer.additional_properties = d
        return product_offer

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
