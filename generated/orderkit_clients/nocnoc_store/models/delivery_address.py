from __future__ import annotations

import datetime
from collections.abc import Mapping
from typing import Any, Final, Self

from attrs import define as _attrs_define
from orderkit_clients.runtime.models import OpenModel
from orderkit_clients.runtime.reading import blank, checked


@_attrs_define(eq=False, repr=False)
class DeliveryAddress(OpenModel[Any]):
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
    """Whom to ask for at the warehouse."""
    belongs_to: str
    """Whose warehouse it is, such as `NOCNOC`."""
    contact_phone: str
    """Phone of the warehouse, where needed with an extension, such as `3055134548 Ext 70129`."""
    street: str
    """Street and number."""
    street_2: str
    """Suite, unit, building or floor. Empty if there is none."""
    zipcode: str
    """The address's zip code."""
    region: str
    """The region or state."""
    city: str
    """The city."""
    country: str
    """The country as an ISO 3166-1 alpha-2 code."""
    deadline: datetime.date
    """The day, in UTC, by which the seller has to send the goods."""

    def to_dict(self) -> dict[str, Any]:
        """Write the model as JSON, without absent properties"""
        field_dict: dict[str, Any] = dict(self._extras) if self._extras else {}
        field_dict["contact_name"] = self.contact_name
        field_dict["belongs_to"] = self.belongs_to
        field_dict["contact_phone"] = self.contact_phone
        field_dict["street"] = self.street
        field_dict["street_2"] = self.street_2
        field_dict["zipcode"] = self.zipcode
        field_dict["region"] = self.region
        field_dict["city"] = self.city
        field_dict["country"] = self.country
        field_dict["deadline"] = self.deadline.isoformat()
        return field_dict

    @classmethod
    def from_dict(cls, src_dict: Mapping[str, Any]) -> Self:
        """Read the model from JSON that has the form of the schema; other JSON is refused by an error"""
        model = blank(cls)
        known = 10
        model.contact_name = value = src_dict["contact_name"]
        if type(value) is not str:
            checked(value, "DeliveryAddress.contact_name", str)
        model.belongs_to = value = src_dict["belongs_to"]
        if type(value) is not str:
            checked(value, "DeliveryAddress.belongs_to", str)
        model.contact_phone = value = src_dict["contact_phone"]
        if type(value) is not str:
            checked(value, "DeliveryAddress.contact_phone", str)
        model.street = value = src_dict["street"]
        if type(value) is not str:
            checked(value, "DeliveryAddress.street", str)
        model.street_2 = value = src_dict["street_2"]
        if type(value) is not str:
            checked(value, "DeliveryAddress.street_2", str)
        model.zipcode = value = src_dict["zipcode"]
        if type(value) is not str:
            checked(value, "DeliveryAddress.zipcode", str)
        model.region = value = src_dict["region"]
        if type(value) is not str:
            checked(value, "DeliveryAddress.region", str)
        model.city = value = src_dict["city"]
        if type(value) is not str:
            checked(value, "DeliveryAddress.city", str)
        model.country = value = src_dict["country"]
        if type(value) is not str:
            checked(value, "DeliveryAddress.country", str)
        model.deadline = datetime.date.fromisoformat(src_dict["deadline"])
        if len(src_dict) == known:
            model._extras = None
        else:
            model._extras = {name: extra for name, extra in src_dict.items() if name not in _KNOWN}
        return model


read_delivery_address = DeliveryAddress.from_dict

_KNOWN: Final[frozenset[str]] = frozenset(
    {
        "contact_name",
        "belongs_to",
        "contact_phone",
        "street",
        "street_2",
        "zipcode",
        "region",
        "city",
        "country",
        "deadline",
    }
)
