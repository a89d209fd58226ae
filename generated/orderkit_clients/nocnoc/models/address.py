from __future__ import annotations

from collections.abc import Mapping
from typing import Any, TypeVar

from attrs import define as _attrs_define
from attrs import field as _attrs_field

from ..types import UNSET, Unset

T = TypeVar("T", bound="Address")


@_attrs_define
class Address:
    """Where the order is delivered.

    Attributes:
        recipient_name (str): Name of the person who receives the order.
        phone (str): Phone of the delivery address.
        street (str): Street and number.
        zipcode (str): The address's zip code.
        city (str): The city the street is in.
        country (str): The address's country as an ISO 3166-1 alpha-2 code.
        street_2 (str | Unset): Apartment, suite, unit, building or floor.
        region (str | Unset): The region the street is in.
    """

    recipient_name: str
    phone: str
    street: str
    zipcode: str
    city: str
    country: str
    street_2: str | Unset = UNSET
    region: str | Unset = UNSET
    additional_properties: dict[str, Any] = _attrs_field(init=False, factory=dict)

    def to_dict(self) -> dict[str, Any]:
        recipient_name = self.recipient_name

        phone = self.phone

        street = self.street

        zipcode = self.zipcode

        city = self.city

        country = self.country

        street_2 = self.street_2

        region = self.region

        field_dict: dict[str, Any] = {}
        field_dict.update(self.additional_properties)
        field_dict.update(
            {
                "recipient_name": recipient_name,
                "phone": phone,
                "street": street,
                "zipcode": zipcode,
                "city": city,
                "country": country,
            }
        )
        if street_2 is not UNSET:
            field_dict["street_2"] = street_2
        if region is not UNSET:
            field_dict["region"] = region

        return field_dict

    @classmethod
    def from_dict(cls: type[T], src_dict: Mapping[str, Any]) -> T:
        d = dict(src_dict)
        recipient_name = d.pop("recipient_name")

        phone = d.pop("phone")

        street = d.pop("street")

        zipcode = d.pop("zipcode")

        city = d.pop("city")

        country = d.pop("country")

        street_2 = d.pop("street_2", UNSET)

        region = d.pop("region", UNSET)

        address = cls(
            recipient_name=recipient_name,
            phone=phone,
            street=street,
            zipcode=zipcode,
            city=city,
            country=country,
            street_2=street_2,
            region=region,
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
