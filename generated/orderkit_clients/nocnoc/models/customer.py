from __future__ import annotations

from collections.abc import Mapping
from typing import Any, TypeVar

from attrs import define as _attrs_define
from attrs import field as _attrs_field

from ..types import UNSET, Unset

T = TypeVar("T", bound="Customer")


@_attrs_define
class Customer:
    """Who buys the products.

    Attributes:
        full_name (str): The customer's names and surnames.
        country (str): The customer's country as an ISO 3166-1 alpha-2 code.
        email (str): The customer's e-mail address.
        tax_id (str): The customer's tax identification number, needed by local customs. For a customer in Argentina its
            check digit is verified (error 320).
        personal_id (str | Unset): The customer's personal identification number.
    """

    full_name: str
    country: str
    email: str
    tax_id: str
    personal_id: str | Unset = UNSET
    additional_properties: dict[str, Any] = _attrs_field(init=False, factory=dict)

    def to_dict(self) -> dict[str, Any]:
        full_name = self.full_name

        country = self.country

        email = self.email

        tax_id = self.tax_id

        personal_id = self.personal_id

        field_dict: dict[str, Any] = {}
        field_dict.update(self.additional_properties)
        field_dict.update(
            {
                "full_name": full_name,
                "country": country,
                "email": email,
                "tax_id": tax_id,
            }
        )
        if personal_id is not UNSET:
            field_dict["personal_id"] = personal_id

        return field_dict

    @classmethod
    def from_dict(cls: type[T], src_dict: Mapping[str, Any]) -> T:
        d = dict(src_dict)
        full_name = d.pop("full_name")

        country = d.pop("country")

        email = d.pop("email")

        tax_id = d.pop("tax_id")

        personal_id = d.pop("personal_id", UNSET)

        customer = cls(
            full_name=full_name,
            country=country,
            email=email,
            tax_id=tax_id,
            personal_id=personal_id,
        )

        customer.additional_properties = d
        return customer

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
