from __future__ import annotations

from collections.abc import Mapping
from typing import Any, TypeVar

from attrs import define as _attrs_define
from attrs import field as _attrs_field

T = TypeVar("T", bound="OrderedProduct")


@_attrs_define
class OrderedProduct:
    """A product of an order.

    Attributes:
        sku (str): The seller's SKU of the product.
        quantity (int): Number of units.
        fob_price (str): Price of one unit, free on board (FOB), in USD, as a text with exactly two decimals.
    """

    sku: str
    quantity: int
    fob_price: str
    additional_properties: dict[str, Any] = _attrs_field(init=False, factory=dict)

    def to_dict(self) -> dict[str, Any]:
        sku = self.sku

        quantity = self.quantity

        fob_price = self.fob_price

        field_dict: dict[str, Any] = {}
        field_dict.update(self.additional_properties)
        field_dict.update(
            {
                "sku": sku,
                "quantity": quantity,
                "fob_price": fob_price,
            }
        )

        return field_dict

    @classmethod
    def from_dict(cls: type[T], src_dict: Mapping[str, Any]) -> T:
        d = dict(src_dict)
        sku = d.pop("sku")

        quantity = d.pop("quantity")

        fob_price = d.pop("fob_price")

        ordered_product = cls(
            sku=sku,
            quantity=quantity,
            fob_price=fob_price,
        )

        ordered_product.additional_properties = d
        return ordered_product

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
