from __future__ import annotations

from collections.abc import Mapping
from typing import Any, TypeVar

from attrs import define as _attrs_define
from attrs import field as _attrs_field

from ..types import UNSET, Unset

T = TypeVar("T", bound="NotificationCustomer")


@_attrs_define
class NotificationCustomer:
    """Who bought. Texts without a value are empty.

    Attributes:
        email (str): The customer's e-mail address. Signed.
        country (str | Unset): The customer's country.
        type_ (str | Unset): Which type of customer it is, such as a person or a company.
        first_name (str | Unset): The customer's first name.
        last_name (str | Unset): The customer's last name.
        phone (str | Unset): The customer's phone.
        vat_number (str | Unset): The company's number for value added tax.
        company_name (str | Unset): Name of the company.
        company_billing_address (str | Unset): The address that bills of the company go to.
        company_delivery_address (str | Unset): The address that goods for the company go to.
    """

    email: str
    country: str | Unset = UNSET
    type_: str | Unset = UNSET
    first_name: str | Unset = UNSET
    last_name: str | Unset = UNSET
    phone: str | Unset = UNSET
    vat_number: str | Unset = UNSET
    company_name: str | Unset = UNSET
    company_billing_address: str | Unset = UNSET
    company_delivery_address: str | Unset = UNSET
    additional_properties: dict[str, Any] = _attrs_field(init=False, factory=dict)

    def to_dict(self) -> dict[str, Any]:
        email = self.email

        country = self.country

        type_ = self.type_

        first_name = self.first_name

        last_name = self.last_name

        phone = self.phone

        vat_number = self.vat_number

        company_name = self.company_name

        company_billing_address = self.company_billing_address

        company_delivery_address = self.company_delivery_address

        field_dict: dict[str, Any] = {}
        field_dict.update(self.additional_properties)
        field_dict.update(
            {
                "email": email,
            }
        )
        if country is not UNSET:
            field_dict["country"] = country
        if type_ is not UNSET:
            field_dict["type"] = type_
        if first_name is not UNSET:
            field_dict["first_name"] = first_name
        if last_name is not UNSET:
            field_dict["last_name"] = last_name
        if phone is not UNSET:
            field_dict["phone"] = phone
        if vat_number is not UNSET:
            field_dict["vat_number"] = vat_number
        if company_name is not UNSET:
            field_dict["company_name"] = company_name
        if company_billing_address is not UNSET:
            field_dict["company_billing_address"] = company_billing_address
        if company_delivery_address is not UNSET:
            field_dict["company_delivery_address"] = company_delivery_address

        return field_dict

    @classmethod
    def from_dict(cls: type[T], src_dict: Mapping[str, Any]) -> T:
        d = dict(src_dict)
        email = d.pop("email")

        country = d.pop("country", UNSET)

        type_ = d.pop("type", UNSET)

        first_name = d.pop("first_name", UNSET)

        last_name = d.pop("last_name", UNSET)

        phone = d.pop("phone", UNSET)

        vat_number = d.pop("vat_number", UNSET)

        company_name = d.pop("company_name", UNSET)

        company_billing_address = d.pop("company_billing_address", UNSET)

        company_delivery_address = d.pop("company_delivery_address", UNSET)

        notification_customer = cls(
            email=email,
            country=country,
            type_=type_,
            first_name=first_name,
            last_name=last_name,
            phone=phone,
            vat_number=vat_number,
            company_name=company_name,
            company_billing_address=company_billing_address,
            company_delivery_address=company_delivery_address,
        )

        notification_customer.additional_properties = d
        return notification_customer

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
