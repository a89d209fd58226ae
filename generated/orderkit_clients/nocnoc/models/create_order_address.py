from __future__ import annotations

from collections.abc import Mapping
from typing import Any, Final, Self

from attrs import define as _attrs_define
from orderkit_clients.runtime.models import OpenModel
from orderkit_clients.runtime.reading import blank, checked


@_attrs_define(eq=False, repr=False)
class CreateOrderAddress(OpenModel[Any]):
    """Where the order is delivered.

    Attributes:
        recipient_name (str): Name of the person who receives the order.
        phone (str): Phone of the delivery address.
        street (str): Street and number.
        zipcode (str): The address's zip code.
        city (str): The city the street is in.
        country (str): The address's country as an ISO 3166-1 alpha-2 code.
        street_2 (str | None): Apartment, suite, unit, building or floor.
        region (str | None): The region the street is in.
    """

    recipient_name: str
    """Name of the person who receives the order."""
    phone: str
    """Phone of the delivery address."""
    street: str
    """Street and number."""
    zipcode: str
    """The address's zip code."""
    city: str
    """The city the street is in."""
    country: str
    """The address's country as an ISO 3166-1 alpha-2 code."""
    street_2: str | None = None
    """Apartment, suite, unit, building or floor."""
    region: str | None = None
    """The region the street is in."""

    def to_dict(self) -> dict[str, Any]:
        """Write the model as JSON, without absent properties"""
        field_dict: dict[str, Any] = dict(self._extras) if self._extras else {}
        field_dict["recipient_name"] = self.recipient_name
        field_dict["phone"] = self.phone
        field_dict["street"] = self.street
        field_dict["zipcode"] = self.zipcode
        field_dict["city"] = self.city
        field_dict["country"] = self.country
        if self.street_2 is not None:
            field_dict["street_2"] = self.street_2
        if self.region is not None:
            field_dict["region"] = self.region
        return field_dict

    @classmethod
    def from_dict(cls, src_dict: Mapping[str, Any]) -> Self:
        """Read the model from JSON that has the form of the schema; other JSON is refused by an error"""
        model = blank(cls)
        known = 8
        model.recipient_name = value = src_dict["recipient_name"]
        if type(value) is not str:
            checked(value, "CreateOrderAddress.recipient_name", str)
        model.phone = value = src_dict["phone"]
        if type(value) is not str:
            checked(value, "CreateOrderAddress.phone", str)
        model.street = value = src_dict["street"]
        if type(value) is not str:
            checked(value, "CreateOrderAddress.street", str)
        model.zipcode = value = src_dict["zipcode"]
        if type(value) is not str:
            checked(value, "CreateOrderAddress.zipcode", str)
        model.city = value = src_dict["city"]
        if type(value) is not str:
            checked(value, "CreateOrderAddress.city", str)
        model.country = value = src_dict["country"]
        if type(value) is not str:
            checked(value, "CreateOrderAddress.country", str)
        if "street_2" in src_dict:
            model.street_2 = value = src_dict["street_2"]
            if type(value) is not str:
                checked(value, "CreateOrderAddress.street_2", str)
        else:
            model.street_2 = None
            known -= 1
        if "region" in src_dict:
            model.region = value = src_dict["region"]
            if type(value) is not str:
                checked(value, "CreateOrderAddress.region", str)
        else:
            model.region = None
            known -= 1
        if len(src_dict) == known:
            model._extras = None
        else:
            model._extras = {name: extra for name, extra in src_dict.items() if name not in _KNOWN}
        return model


read_create_order_address = CreateOrderAddress.from_dict

_KNOWN: Final[frozenset[str]] = frozenset(
    {
        "recipient_name",
        "phone",
        "street",
        "zipcode",
        "city",
        "country",
        "street_2",
        "region",
    }
)
