from __future__ import annotations

import datetime
from collections.abc import Mapping
from typing import Any, TypeVar

from attrs import define as _attrs_define
from attrs import field as _attrs_field

from ..types import UNSET, Unset

T = TypeVar("T", bound="Pickup")


@_attrs_define
class Pickup:
    """When and where packages are picked up. Without an address the one arranged with nocnoc is used; an address needs its
    contact name, street, zip code, city and country together.

        Attributes:
            date (datetime.date | Unset): The day, in UTC, arranged for the pickup.
            contact_name (str | Unset): Name of the person to ask for at pickup.
            contact_phone (str | Unset): Phone of the person to ask for at pickup.
            street (str | Unset): Street and number of the pickup place.
            street_2 (str | Unset): Apartment, suite, unit, building or floor.
            zipcode (str | Unset): Zip code of the pickup address.
            region (str | Unset): The region the street is in.
            city (str | Unset): The city the street of the pickup address is in.
            country (str | Unset): Country of the pickup address as an ISO 3166-1 alpha-2 code.
            packages (int | Unset): Number of packages to pick up. The product's quantity if left out; for the whole order,
                the sum of the quantities.
    """

    date: datetime.date | Unset = UNSET
    contact_name: str | Unset = UNSET
    contact_phone: str | Unset = UNSET
    street: str | Unset = UNSET
    street_2: str | Unset = UNSET
    zipcode: str | Unset = UNSET
    region: str | Unset = UNSET
    city: str | Unset = UNSET
    country: str | Unset = UNSET
    packages: int | Unset = UNSET
    additional_properties: dict[str, Any] = _attrs_field(init=False, factory=dict)

    def to_dict(self) -> dict[str, Any]:
        date: str | Unset = UNSET
        if not isinstance(self.date, Unset):
            date = self.date.isoformat()

        contact_name = self.contact_name

        contact_phone = self.contact_phone

        street = self.street

        street_2 = self.street_2

        zipcode = self.zipcode

        region = self.region

        city = self.city

        country = self.country

        packages = self.packages

        field_dict: dict[str, Any] = {}
        field_dict.update(self.additional_properties)
        field_dict.update({})
        if date is not UNSET:
            field_dict["date"] = date
        if contact_name is not UNSET:
            field_dict["contact_name"] = contact_name
        if contact_phone is not UNSET:
            field_dict["contact_phone"] = contact_phone
        if street is not UNSET:
            field_dict["street"] = street
        if street_2 is not UNSET:
            field_dict["street_2"] = street_2
        if zipcode is not UNSET:
            field_dict["zipcode"] = zipcode
        if region is not UNSET:
            field_dict["region"] = region
        if city is not UNSET:
            field_dict["city"] = city
        if country is not UNSET:
            field_dict["country"] = country
        if packages is not UNSET:
            field_dict["packages"] = packages

        return field_dict

    @classmethod
    def from_dict(cls: type[T], src_dict: Mapping[str, Any]) -> T:
        d = dict(src_dict)
        _date = d.pop("date", UNSET)
        date: datetime.date | Unset
        if isinstance(_date, Unset):
            date = UNSET
        else:
            date = datetime.date.fromisoformat(_date)

        contact_name = d.pop("contact_name", UNSET)

        contact_phone = d.pop("contact_phone", UNSET)

        street = d.pop("street", UNSET)

        street_2 = d.pop("street_2", UNSET)

        zipcode = d.pop("zipcode", UNSET)

        region = d.pop("region", UNSET)

        city = d.pop("city", UNSET)

        country = d.pop("country", UNSET)

        packages = d.pop("packages", UNSET)

        pickup = cls(
            date=date,
            contact_name=contact_name,
            contact_phone=contact_phone,
            street=street,
            street_2=street_2,
            zipcode=zipcode,
            region=region,
            city=city,
            country=country,
            packages=packages,
        )

        pickup.additional_properties = d
        return pickup

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
