from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any, TypeVar

from attrs import define as _attrs_define
from attrs import field as _attrs_field

from ..models.currency import Currency

if TYPE_CHECKING:
    from ..models.asin_numbers import AsinNumbers


T = TypeVar("T", bound="CreateProductFromAsinRequest")


@_attrs_define
class CreateProductFromAsinRequest:
    """The product to create from its ASIN.

    Attributes:
        sku (str): The seller's SKU of the product. A seller can use it once.
        international_ids (AsinNumbers): The ASIN under which the product is known.
        available_quantity (int): Number of units that can be sold.
        price (float): Price of one unit in USD with at most two decimals.
        currency_code (Currency): The currency of a price, always the United States dollar (USD).
    """

    sku: str
    international_ids: AsinNumbers
    available_quantity: int
    price: float
    currency_code: Currency
    additional_properties: dict[str, Any] = _attrs_field(init=False, factory=dict)

    def to_dict(self) -> dict[str, Any]:
        sku = self.sku

        international_ids = self.international_ids.to_dict()

        available_quantity = self.available_quantity

        price = self.price

        currency_code = self.currency_code.value

        field_dict: dict[str, Any] = {}
        field_dict.update(self.additional_properties)
        field_dict.update(
            {
                "sku": sku,
                "international_ids": international_ids,
                "available_quantity": available_quantity,
                "price": price,
                "currency_code": currency_code,
            }
        )

        return field_dict

    @classmethod
    def from_dict(cls: type[T], src_dict: Mapping[str, Any]) -> T:
        from ..models.asin_numbers import AsinNumbers  # noqa: PLC0415

        d = dict(src_dict)
        sku = d.pop("sku")

        international_ids = AsinNumbers.from_dict(d.pop("international_ids"))

        available_quantity = d.pop("available_quantity")

        price = d.pop("price")

        currency_code = Currency(d.pop("currency_code"))

        create_product_from_asin_request = cls(
            sku=sku,
            international_ids=international_ids,
            available_quantity=available_quantity,
            price=price,
            currency_code=currency_code,
        )

        create_product_from_asin_request.additional_properties = d
        return create_product_from_asin_request

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
