from __future__ import annotations

from collections.abc import Mapping
from typing import Any, TypeVar

from attrs import define as _attrs_define
from attrs import field as _attrs_field

from ..models.tax_type import TaxType

T = TypeVar("T", bound="Price")


@_attrs_define
class Price:
    """An amount of money, for programs and for people.

    Attributes:
        tax_type (TaxType): How tax stands to a price. `GROSS`: the price includes tax. `NET`: tax is added to it.
            `NONE`: neither, as for an amount that is tax itself.
        formatted (str): The amount with its currency as people of the locale write it. Only to be shown.
        amount (float): The amount, in the currency that stands beside it. Negative for what is taken off.
        currency (str): The currency of the amount, an ISO 4217 code.
    """

    tax_type: TaxType
    formatted: str
    amount: float
    currency: str
    additional_properties: dict[str, Any] = _attrs_field(init=False, factory=dict)

    def to_dict(self) -> dict[str, Any]:
        tax_type = self.tax_type.value

        formatted = self.formatted

        amount = self.amount

        currency = self.currency

        field_dict: dict[str, Any] = {}
        field_dict.update(self.additional_properties)
        field_dict.update(
            {
                "taxType": tax_type,
                "formatted": formatted,
                "amount": amount,
                "currency": currency,
            }
        )

        return field_dict

    @classmethod
    def from_dict(cls: type[T], src_dict: Mapping[str, Any]) -> T:
        d = dict(src_dict)
        tax_type = TaxType(d.pop("taxType"))

        formatted = d.pop("formatted")

        amount = d.pop("amount")

        currency = d.pop("currency")

        price = cls(
            tax_type=tax_type,
            formatted=formatted,
            amount=amount,
            currency=currency,
        )

        price.additional_properties = d
        return price

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
