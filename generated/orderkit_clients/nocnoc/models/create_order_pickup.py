from __future__ import annotations

import datetime
from collections.abc import Mapping
from typing import Any, Final, Self

from attrs import define as _attrs_define
from orderkit_clients.runtime.exact import (
    day_json,
)
from orderkit_clients.runtime.models import OpenModel
from orderkit_clients.runtime.reading import blank, checked, number


@_attrs_define(eq=False, repr=False)
class CreateOrderPickup(OpenModel[Any]):
    """When and where packages are picked up. Without an address the default one, arranged with nocnoc, is assigned.
    Inferred: another address needs its contact name, street, zip code, city and country together.

        Attributes:
            date (datetime.date | None): The arranged day of the pickup. Ours: in UTC.
            contact_name (str | None): Name of the person to ask for at pickup.
            contact_phone (str | None): Phone of the person to ask for at pickup.
            street (str | None): Street and number of the pickup place.
            street_2 (str | None): Apartment, suite, unit, building or floor.
            zipcode (str | None): Zip code of the pickup address.
            region (str | None): The region the street is in.
            city (str | None): The city the street of the pickup address is in.
            country (str | None): Country of the pickup address as an ISO 3166-1 alpha-2 code.
            packages (int | None): Number of packages to pick up. The product's quantity if left out. Inferred: for the
                whole order, the sum of the quantities.
    """

    date: datetime.date | None = None
    """The arranged day of the pickup. Ours: in UTC."""
    contact_name: str | None = None
    """Name of the person to ask for at pickup."""
    contact_phone: str | None = None
    """Phone of the person to ask for at pickup."""
    street: str | None = None
    """Street and number of the pickup place."""
    street_2: str | None = None
    """Apartment, suite, unit, building or floor."""
    zipcode: str | None = None
    """Zip code of the pickup address."""
    region: str | None = None
    """The region the street is in."""
    city: str | None = None
    """The city the street of the pickup address is in."""
    country: str | None = None
    """Country of the pickup address as an ISO 3166-1 alpha-2 code."""
    packages: int | None = None
    """Number of packages to pick up. The product's quantity if left out. Inferred: for the whole order, the sum of the
    quantities."""

    def to_dict(self) -> dict[str, Any]:
        """Write the model as JSON, without absent properties"""
        field_dict: dict[str, Any] = dict(self._extras) if self._extras else {}
        if self.date is not None:
            field_dict["date"] = day_json(self.date, "CreateOrderPickup.date")
        if self.contact_name is not None:
            field_dict["contact_name"] = self.contact_name
        if self.contact_phone is not None:
            field_dict["contact_phone"] = self.contact_phone
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
        if self.packages is not None:
            field_dict["packages"] = self.packages
        return field_dict

    @classmethod
    def from_dict(cls, src_dict: Mapping[str, Any]) -> Self:
        """Read the model from JSON that has the form of the schema; other JSON is refused by an error"""
        if type(src_dict) is not dict:
            checked(src_dict, "CreateOrderPickup", Mapping)
        model = blank(cls)
        known = 10
        if "date" in src_dict:
            model.date = datetime.date.fromisoformat(src_dict["date"])
        else:
            model.date = None
            known -= 1
        if "contact_name" in src_dict:
            model.contact_name = value = src_dict["contact_name"]
            if type(value) is not str:
                checked(value, "CreateOrderPickup.contact_name", str)
        else:
            model.contact_name = None
            known -= 1
        if "contact_phone" in src_dict:
            model.contact_phone = value = src_dict["contact_phone"]
            if type(value) is not str:
                checked(value, "CreateOrderPickup.contact_phone", str)
        else:
            model.contact_phone = None
            known -= 1
        if "street" in src_dict:
            model.street = value = src_dict["street"]
            if type(value) is not str:
                checked(value, "CreateOrderPickup.street", str)
        else:
            model.street = None
            known -= 1
        if "street_2" in src_dict:
            model.street_2 = value = src_dict["street_2"]
            if type(value) is not str:
                checked(value, "CreateOrderPickup.street_2", str)
        else:
            model.street_2 = None
            known -= 1
        if "zipcode" in src_dict:
            model.zipcode = value = src_dict["zipcode"]
            if type(value) is not str:
                checked(value, "CreateOrderPickup.zipcode", str)
        else:
            model.zipcode = None
            known -= 1
        if "region" in src_dict:
            model.region = value = src_dict["region"]
            if type(value) is not str:
                checked(value, "CreateOrderPickup.region", str)
        else:
            model.region = None
            known -= 1
        if "city" in src_dict:
            model.city = value = src_dict["city"]
            if type(value) is not str:
                checked(value, "CreateOrderPickup.city", str)
        else:
            model.city = None
            known -= 1
        if "country" in src_dict:
            model.country = value = src_dict["country"]
            if type(value) is not str:
                checked(value, "CreateOrderPickup.country", str)
        else:
            model.country = None
            known -= 1
        if "packages" in src_dict:
            model.packages = value = src_dict["packages"]
            if type(value) is not int:
                model.packages = number(value, "CreateOrderPickup.packages", int)
        else:
            model.packages = None
            known -= 1
        if len(src_dict) == known:
            model._extras = None
        else:
            model._extras = {name: extra for name, extra in src_dict.items() if name not in _KNOWN}
        return model


read_create_order_pickup = CreateOrderPickup.from_dict

_KNOWN: Final[frozenset[str]] = frozenset(
    {
        "date",
        "contact_name",
        "contact_phone",
        "street",
        "street_2",
        "zipcode",
        "region",
        "city",
        "country",
        "packages",
    }
)
