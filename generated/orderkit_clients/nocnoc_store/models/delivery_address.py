from __future__ import annotations

import datetime
from collections.abc import Mapping
from typing import Any, TypeVar

from attrs import define as _attrs_define
from attrs import field as _attrs_field

T = TypeVar("T", bound="DeliveryAddress")


@_attrs_define
class DeliveryAddress:
    """Where the seller sends the goods, a warehouse of nocnoc. It is not the customer's address.

    Attributes:
        contact_name (str): Whom to ask for at the warehouse.
        belongs_to (str): Whose warehouse it is, such as `NOCNOC`.
        contact_phone (str): Phone of the warehouse, where needed with an extension, such as `3055134548 Ext 70129`.
        street (str): Street and number.
        street_2 (str): Suite, unit, building or floor. Empty if there is none.
        zipcode (str): The address's zip code.
        region (str): The region or state.
        city (str): The city.
        country (str): The country as an ISO 3166-1 alpha-2 code.
        deadline (datetime.date): The day, in UTC, by which the seller has to send the goods.
    """

    contact_name: str
    belongs_to: str
    contact_phone: str
    street: str
    street_2: str
    zipcode: str
    region: str
    city: str
    country: str
    deadline: datetime.date
    additional_properties: dict[str, Any] = _attrs_field(init=False, factory=dict)

    def to_dict(self) -> dict[str, Any]:
        contact_name = self.contact_name

        belongs_to = self.belongs_to

        contact_phone = self.contact_phone

        street = self.street

        street_2 = self.street_2

        zipcode = self.zipcode

        region = self.region

        city = self.city

        country = self.country

        deadline = self.deadline.isoformat()

        field_dict: dict[str, Any] = {}
        field_dict.update(self.additional_properties)
        field_dict.update(
            {
                "contact_name": contact_name,
                "belongs_to": belongs_to,
                "contact_phone": contact_phone,
                "street": street,
                "street_2": street_2,
                "zipcode": zipcode,
                "region": region,
                "city": city,
                "country": country,
                "deadline": deadline,
            }
        )

        return field_dict

    @classmethod
    def from_dict(cls: type[T], src_dict: Mapping[str, Any]) -> T:
        d = dict(src_dict)
        contact_name = d.pop("contact_name")

        belongs_to = d.pop("belongs_to")

        contact_phone = d.pop("contact_phone")

        street = d.pop("street")

        street_2 = d.pop("street_2")

        zipcode = d.pop("zipcode")

        region = d.pop("region")

        city = d.pop("city")

        country = d.pop("country")

        deadline = datetime.date.fromisoformat(d.pop("deadline"))

        delivery_address = cls(
            contact_name=contact_name,
            belongs_to=belongs_to,
            contact_phone=contact_phone,
            street=street,
            street_2=street_2,
            zipcode=zipcode,
            region=region,
            city=city,
            country=country,
            deadline=deadline,
        )

        delivery_address.additional_properties = d
        return delivery_address

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
