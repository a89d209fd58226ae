from __future__ import annotations

from collections.abc import Mapping
from typing import Any, TypeVar, cast

from attrs import define as _attrs_define
from attrs import field as _attrs_field

from ..types import UNSET, Unset

T = TypeVar("T", bound="Address")


@_attrs_define
class Address:
    """An address.

    Attributes:
        name (str): Name of the person who lives there.
        address_line_1 (str): The street; some shops put the house number into it.
        postal_code (str): The postal code.
        city (str): The city.
        country_code (str): The country as an ISO 3166-1 alpha-2 code.
        company_name (str | Unset): Name of the company.
        house_number (None | str | Unset): The house number. Empty or null where it stands with the street.
        address_line_2 (str | Unset): Apartment, floor or building.
        po_box (None | str | Unset): The post office box.
        state_province_code (str | Unset): The state or province: an ISO 3166-2 code such as `IT-RM`, or only its second
            part.
        email (str | Unset): The e-mail address. It may be empty.
        phone_number (str | Unset): The phone number.
    """

    name: str
    address_line_1: str
    postal_code: str
    city: str
    country_code: str
    company_name: str | Unset = UNSET
    house_number: None | str | Unset = UNSET
    address_line_2: str | Unset = UNSET
    po_box: None | str | Unset = UNSET
    state_province_code: str | Unset = UNSET
    email: str | Unset = UNSET
    phone_number: str | Unset = UNSET
    additional_properties: dict[str, Any] = _attrs_field(init=False, factory=dict)

    def to_dict(self) -> dict[str, Any]:
        name = self.name

        address_line_1 = self.address_line_1

        postal_code = self.postal_code

        city = self.city

        country_code = self.country_code

        company_name = self.company_name

        house_number: None | str | Unset
        if isinstance(self.house_number, Unset):
            house_number = UNSET
        else:
            house_number = self.house_number

        address_line_2 = self.address_line_2

        po_box: None | str | Unset
        if isinstance(self.po_box, Unset):
            po_box = UNSET
        else:
            po_box = self.po_box

        state_province_code = self.state_province_code

        email = self.email

        phone_number = self.phone_number

        field_dict: dict[str, Any] = {}
        field_dict.update(self.additional_properties)
        field_dict.update(
            {
                "name": name,
                "address_line_1": address_line_1,
                "postal_code": postal_code,
                "city": city,
                "country_code": country_code,
            }
        )
        if company_name is not UNSET:
            field_dict["company_name"] = company_name
        if house_number is not UNSET:
            field_dict["house_number"] = house_number
        if address_line_2 is not UNSET:
            field_dict["address_line_2"] = address_line_2
        if po_box is not UNSET:
            field_dict["po_box"] = po_box
        if state_province_code is not UNSET:
            field_dict["state_province_code"] = state_province_code
        if email is not UNSET:
            field_dict["email"] = email
        if phone_number is not UNSET:
            field_dict["phone_number"] = phone_number

        return field_dict

    @classmethod
    def from_dict(cls: type[T], src_dict: Mapping[str, Any]) -> T:
        d = dict(src_dict)
        name = d.pop("name")

        address_line_1 = d.pop("address_line_1")

        postal_code = d.pop("postal_code")

        city = d.pop("city")

        country_code = d.pop("country_code")

        company_name = d.pop("company_name", UNSET)

        def _parse_house_number(data: object) -> None | str | Unset:
            if data is None:
                return data
            if isinstance(data, Unset):
                return data
            return cast(None | str | Unset, data)

        house_number = _parse_house_number(d.pop("house_number", UNSET))

        address_line_2 = d.pop("address_line_2", UNSET)

        def _parse_po_box(data: object) -> None | str | Unset:
            if data is None:
                return data
            if isinstance(data, Unset):
                return data
            return cast(None | str | Unset, data)

        po_box = _parse_po_box(d.pop("po_box", UNSET))

        state_province_code = d.pop("state_province_code", UNSET)

        email = d.pop("email", UNSET)

        phone_number = d.pop("phone_number", UNSET)

        address = cls(
            name=name,
            address_line_1=address_line_1,
            postal_code=postal_code,
            city=city,
            country_code=country_code,
            company_name=company_name,
            house_number=house_number,
            address_line_2=address_line_2,
            po_box=po_box,
            state_province_code=state_province_code,
            email=email,
            phone_number=phone_number,
        )

        address.additional_properties = d
        return address

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
