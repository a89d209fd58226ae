from __future__ import annotations

from collections.abc import Mapping
from typing import Any, TypeVar

from attrs import define as _attrs_define

from ..models.currency import Currency
from ..types import UNSET, Unset

T = TypeVar("T", bound="UpdateProductRequest")


@_attrs_define
class UpdateProductRequest:
    """What to change. Nothing else can be changed, and a member that is not listed here is refused.

    Attributes:
        available_quantity (int | Unset): Number of units that can be sold from now on.
        price (float | Unset): Price of one unit from now on, in USD with at most two decimals. It needs its currency.
        currency_code (Currency | Unset): The currency of a price, always the United States dollar (USD).
    """

    available_quantity: int | Unset = UNSET
    price: float | Unset = UNSET
    currency_code: Currency | Unset = UNSET

    def to_dict(self) -> dict[str, Any]:
        available_quantity = self.available_quantity

        price = self.price

        currency_code: str | Unset = UNSET
        if not isinstance(self.currency_code, Unset):
            currency_code = self.currency_code.value

        field_dict: dict[str, Any] = {}

        field_dict.update({})
        if available_quantity is not UNSET:
            field_dict["available_quantity"] = available_quantity
        if price is not UNSET:
            field_dict["price"] = price
        if currency_code is not UNSET:
            field_dict["currency_code"] = currency_code

        return field_dict

    @classmethod
    def from_dict(cls: type[T], src_dict: Mapping[str, Any]) -> T:
        d = dict(src_dict)
        available_quantity = d.pop("available_quantity", UNSET)

        price = d.pop("price", UNSET)

        _currency_code = d.pop("currency_code", UNSET)
        currency_code: Currency | Unset
        if isinstance(_currency_code, Unset):
            currency_code = UNSET
        else:
            currency_code = Currency(_currency_code)

        update_product_request = cls(
            available_quantity=available_quantity,
            price=price,
            currency_code=currency_code,
        )

        return update_product_request
