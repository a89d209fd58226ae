from __future__ import annotations

from collections.abc import Mapping
from typing import Any, TypeVar, cast

from attrs import define as _attrs_define
from attrs import field as _attrs_field

from ..types import UNSET, Unset

T = TypeVar("T", bound="NotificationProduct")


@_attrs_define
class NotificationProduct:
    """The product it is about. Amounts are text with two decimals in the notification's currency, empty if there is
    none.

        Attributes:
            id (int | str): Identification of the product, a text from Checkout and a number from Noventiq Payments.
            vendor_code (str | Unset): The vendor's code of the product.
            sku (str | Unset): The SKU of the product.
            business_segment (str | Unset): The business segment the product is meant for.
            name (str | Unset): Name of the product.
            price (str | Unset): Price of one unit in the notification's currency, with two decimals. Empty if there is
                none.
            quantity (Any | Unset): Number of units. No page that could be read says whether it is a number or a text.
            discount_percent (Any | Unset): Discount in percent. No page that could be read says whether it is a number or a
                text.
            discount_amount (str | Unset): Discount in the notification's currency, with two decimals. Empty if there is
                none.
            vat_amount (str | Unset): Value added tax in the notification's currency, with two decimals. Empty if there is
                none.
            amount (str | Unset): Amount of all units in the notification's currency, with two decimals. Empty if there is
                none.
            margin (str | Unset): The merchant's margin in the notification's currency, with two decimals. Empty if there is
                none.
    """

    id: int | str
    vendor_code: str | Unset = UNSET
    sku: str | Unset = UNSET
    business_segment: str | Unset = UNSET
    name: str | Unset = UNSET
    price: str | Unset = UNSET
    quantity: Any | Unset = UNSET
    discount_percent: Any | Unset = UNSET
    discount_amount: str | Unset = UNSET
    vat_amount: str | Unset = UNSET
    amount: str | Unset = UNSET
    margin: str | Unset = UNSET
    additional_properties: dict[str, Any] = _attrs_field(init=False, factory=dict)

    def to_dict(self) -> dict[str, Any]:
        id: int | str
        id = self.id

        vendor_code = self.vendor_code

        sku = self.sku

        business_segment = self.business_segment

        name = self.name

        price = self.price

        quantity = self.quantity

        discount_percent = self.discount_percent

        discount_amount = self.discount_amount

        vat_amount = self.vat_amount

        amount = self.amount

        margin = self.margin

        field_dict: dict[str, Any] = {}
        field_dict.update(self.additional_properties)
        field_dict.update(
            {
                "id": id,
            }
        )
        if vendor_code is not UNSET:
            field_dict["vendor_code"] = vendor_code
        if sku is not UNSET:
            field_dict["sku"] = sku
        if business_segment is not UNSET:
            field_dict["business_segment"] = business_segment
        if name is not UNSET:
            field_dict["name"] = name
        if price is not UNSET:
            field_dict["price"] = price
        if quantity is not UNSET:
            field_dict["quantity"] = quantity
        if discount_percent is not UNSET:
            field_dict["discount_percent"] = discount_percent
        if discount_amount is not UNSET:
            field_dict["discount_amount"] = discount_amount
        if vat_amount is not UNSET:
            field_dict["vat_amount"] = vat_amount
        if amount is not UNSET:
            field_dict["amount"] = amount
        if margin is not UNSET:
            field_dict["margin"] = margin

        return field_dict

    @classmethod
    def from_dict(cls: type[T], src_dict: Mapping[str, Any]) -> T:
        d = dict(src_dict)

        def _parse_id(data: object) -> int | str:
            return cast(int | str, data)

        id = _parse_id(d.pop("id"))

        vendor_code = d.pop("vendor_code", UNSET)

        sku = d.pop("sku", UNSET)

        business_segment = d.pop("business_segment", UNSET)

        name = d.pop("name", UNSET)

        price = d.pop("price", UNSET)

        quantity = d.pop("quantity", UNSET)

        discount_percent = d.pop("discount_percent", UNSET)

        discount_amount = d.pop("discount_amount", UNSET)

        vat_amount = d.pop("vat_amount", UNSET)

        amount = d.pop("amount", UNSET)

        margin = d.pop("margin", UNSET)

        notification_product = cls(
            id=id,
            vendor_code=vendor_code,
            sku=sku,
            business_segment=business_segment,
            name=name,
            price=price,
            quantity=quantity,
            discount_percent=discount_percent,
            discount_amount=discount_amount,
            vat_amount=vat_amount,
            amount=amount,
            margin=margin,
        )

        notification_product.additional_properties = d
        return notification_product

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
