from __future__ import annotations

from collections.abc import Mapping
from typing import Any, Final, Self

from attrs import define as _attrs_define
from orderkit_clients.runtime.models import OpenModel
from orderkit_clients.runtime.reading import blank, checked


@_attrs_define(eq=False, repr=False)
class Address(OpenModel[Any]):
    """Where the order is delivered.

    Attributes:
        recipient_name (str | None): Name of the person who receives the order.
        phone (str | None): Phone of the delivery address.
        street (str | None): Street and number.
        street_2 (str | None): Apartment, suite, unit, building or floor.
        zipcode (str | None): The address's zip code.
        region (str | None): The region the street is in.
        city (str | None): The city the street is in.
        country (str | None): The address's country as an ISO 3166-1 alpha-2 code.
    """

    recipient_name: str | None = None
    """Name of the person who receives the order."""
    phone: str | None = None
    """Phone of the delivery address."""
    street: str | None = None
    """Street and number."""
    street_2: str | None = None
    """Apartment, suite, unit, building or floor."""
    zipcode: str | None = None
    """The address's zip code."""
    region: str | None = None
    """The region the street is in."""
    city: str | None = None
    """The city the street is in."""
    country: str | None = None
    """The address's country as an ISO 3166-1 alpha-2 code."""

    def to_dict(self) -> dict[str, Any]:
        """Write the model as JSON, without absent properties"""
        field_dict: dict[str, Any] = dict(self._extras) if self._extras else {}
        if self.recipient_name is not None:
            field_dict["recipient_name"] = self.recipient_name
        if self.phone is not None:
            field_dict["phone"] = self.phone
        if self.street is not None:
            field_dict["street"] = self.street
        if self.street_2 is not None:
            field_dict["street_2"] = self.street_2
        if self.zipcode is not None:
            field_dict["zipcode"] = self.zipcode
        if self.region is not None:
            field_dict["region"] = self.region
        if self.city is not None:
            field_dict["city"] = self.city
        if self.country is not None:
            field_dict["country"] = self.country
        return field_dict

    @classmethod
    def from_dict(cls, src_dict: Mapping[str, Any]) -> Self:
        """Read the model from JSON that has the form of the schema; other JSON is refused by an error"""
        if type(src_dict) is not dict:
            checked(src_dict, "Address", Mapping)
        model = blank(cls)
        known = 8
        if "recipient_name" in src_dict:
            model.recipient_name = value = src_dict["recipient_name"]
            if type(value) is not str:
                checked(value, "Address.recipient_name", str)
        else:
            model.recipient_name = None
            known -= 1
        if "phone" in src_dict:
            model.phone = value = src_dict["phone"]
            if type(value) is not str:
                checked(value, "Address.phone", str)
        else:
            model.phone = None
            known -= 1
        if "street" in src_dict:
            model.street = value = src_dict["street"]
            if type(value) is not str:
                checked(value, "Address.street", str)
        else:
            model.street = None
            known -= 1
        if "street_2" in src_dict:
            model.street_2 = value = src_dict["street_2"]
            if type(value) is not str:
                checked(value, "Address.street_2", str)
        else:
            model.street_2 = None
            known -= 1
        if "zipcode" in src_dict:
            model.zipcode = value = src_dict["zipcode"]
            if type(value) is not str:
                checked(value, "Address.zipcode", str)
        else:
            model.zipcode = None
            known -= 1
        if "region" in src_dict:
            model.region = value = src_dict["region"]
            if type(value) is not str:
                checked(value, "Address.region", str)
        else:
            model.region = None
            known -= 1
        if "city" in src_dict:
            model.city = value = src_dict["city"]
            if type(value) is not str:
                checked(value, "Address.city", str)
        else:
            model.city = None
            known -= 1
        if "country" in src_dict:
            model.country = value = src_dict["country"]
            if type(value) is not str:
                checked(value, "Address.country", str)
        else:
            model.country = None
            known -= 1
        if len(src_dict) == known:
            model._extras = None
        else:
            model._extras = {name: extra for name, extra in src_dict.items() if name not in _KNOWN}
        return model


read_address = Address.from_dict

_KNOWN: Final[frozenset[str]] = frozenset(
    {
        "recipient_name",
        "phone",
        "street",
        "street_2",
        "zipcode",
        "region",
        "city",
        "country",
    }
)
