from __future__ import annotations

import datetime
from collections.abc import Mapping
from typing import Any, Final, Self

from attrs import define as _attrs_define
from orderkit_clients.runtime.exact import (
    day_json,
)
from orderkit_clients.runtime.models import OpenModel
from orderkit_clients.runtime.reading import blank, checked


@_attrs_define(eq=False, repr=False)
class DeliveryAddress(OpenModel[Any]):
    """Inferred: where the seller sends the goods, a warehouse of nocnoc and not the customer's address.

    Attributes:
        contact_name (str | None): Name to ask for at the warehouse.
        belongs_to (str | None): Inferred: the owner of the warehouse, such as `NOCNOC`.
        contact_phone (str | None): Phone of the warehouse. Inferred: where needed with an extension.
        street (str | None): Street and number.
        street_2 (str | None): Inferred: suite, unit, building or floor, empty if there is none.
        zipcode (str | None): The address's zip code.
        region (str | None): The region or state.
        city (str | None): The city.
        country (str | None): The country. Inferred: as an ISO 3166-1 alpha-2 code.
        deadline (datetime.date | None): Inferred: the day, in UTC, by which the seller has to send the goods.
    """

    contact_name: str | None = None
    """Name to ask for at the warehouse."""
    belongs_to: str | None = None
    """Inferred: the owner of the warehouse, such as `NOCNOC`."""
    contact_phone: str | None = None
    """Phone of the warehouse. Inferred: where needed with an extension."""
    street: str | None = None
    """Street and number."""
    street_2: str | None = None
    """Inferred: suite, unit, building or floor, empty if there is none."""
    zipcode: str | None = None
    """The address's zip code."""
    region: str | None = None
    """The region or state."""
    city: str | None = None
    """The city."""
    country: str | None = None
    """The country. Inferred: as an ISO 3166-1 alpha-2 code."""
    deadline: datetime.date | None = None
    """Inferred: the day, in UTC, by which the seller has to send the goods."""

    def to_dict(self) -> dict[str, Any]:
        """Write the model as JSON, without absent properties"""
        field_dict: dict[str, Any] = dict(self._extras) if self._extras else {}
        if self.contact_name is not None:
            field_dict["contact_name"] = self.contact_name
        if self.belongs_to is not None:
            field_dict["belongs_to"] = self.belongs_to
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
        if self.deadline is not None:
            field_dict["deadline"] = day_json(self.deadline, "DeliveryAddress.deadline")
        return field_dict

    @classmethod
    def from_dict(cls, src_dict: Mapping[str, Any]) -> Self:
        """Read the model from JSON that has the form of the schema; other JSON is refused by an error"""
        if type(src_dict) is not dict:
            checked(src_dict, "DeliveryAddress", Mapping)
        model = blank(cls)
        known = 10
        if "contact_name" in src_dict:
            model.contact_name = value = src_dict["contact_name"]
            if type(value) is not str:
                checked(value, "DeliveryAddress.contact_name", str)
        else:
            model.contact_name = None
            known -= 1
        if "belongs_to" in src_dict:
            model.belongs_to = value = src_dict["belongs_to"]
            if type(value) is not str:
                checked(value, "DeliveryAddress.belongs_to", str)
        else:
            model.belongs_to = None
            known -= 1
        if "contact_phone" in src_dict:
            model.contact_phone = value = src_dict["contact_phone"]
            if type(value) is not str:
                checked(value, "DeliveryAddress.contact_phone", str)
        else:
            model.contact_phone = None
            known -= 1
        if "street" in src_dict:
            model.street = value = src_dict["street"]
            if type(value) is not str:
                checked(value, "DeliveryAddress.street", str)
        else:
            model.street = None
            known -= 1
        if "street_2" in src_dict:
            model.street_2 = value = src_dict["street_2"]
            if type(value) is not str:
                checked(value, "DeliveryAddress.street_2", str)
        else:
            model.street_2 = None
            known -= 1
        if "zipcode" in src_dict:
            model.zipcode = value = src_dict["zipcode"]
            if type(value) is not str:
                checked(value, "DeliveryAddress.zipcode", str)
        else:
            model.zipcode = None
            known -= 1
        if "region" in src_dict:
            model.region = value = src_dict["region"]
            if type(value) is not str:
                checked(value, "DeliveryAddress.region", str)
        else:
            model.region = None
            known -= 1
        if "city" in src_dict:
            model.city = value = src_dict["city"]
            if type(value) is not str:
                checked(value, "DeliveryAddress.city", str)
        else:
            model.city = None
            known -= 1
        if "country" in src_dict:
            model.country = value = src_dict["country"]
            if type(value) is not str:
                checked(value, "DeliveryAddress.country", str)
        else:
            model.country = None
            known -= 1
        if "deadline" in src_dict:
            model.deadline = datetime.date.fromisoformat(src_dict["deadline"])
        else:
            model.deadline = None
            known -= 1
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
