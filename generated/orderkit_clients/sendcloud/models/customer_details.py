from __future__ import annotations

from collections.abc import Mapping
from typing import Any, Final, Self

from attrs import define as _attrs_define
from orderkit_clients.runtime.models import OpenModel
from orderkit_clients.runtime.reading import blank, checked


@_attrs_define(eq=False, repr=False)
class CustomerDetails(OpenModel[Any]):
    """The customer of an order.

    Attributes:
        name (str | None): The customer's name.
        phone_number (str | None): The customer's phone number.
        email (str | None): The customer's e-mail address. Inferred: it may be empty.
    """

    name: str | None = None
    """The customer's name."""
    phone_number: str | None = None
    """The customer's phone number."""
    email: str | None = None
    """The customer's e-mail address. Inferred: it may be empty."""

    def to_dict(self) -> dict[str, Any]:
        """Write the model as JSON, without absent properties"""
        field_dict: dict[str, Any] = dict(self._extras) if self._extras else {}
        if self.name is not None:
            field_dict["name"] = self.name
        if self.phone_number is not None:
            field_dict["phone_number"] = self.phone_number
        if self.email is not None:
            field_dict["email"] = self.email
        return field_dict

    @classmethod
    def from_dict(cls, src_dict: Mapping[str, Any]) -> Self:
        """Read the model from JSON that has the form of the schema; other JSON is refused by an error"""
        if type(src_dict) is not dict:
            checked(src_dict, "CustomerDetails", Mapping)
        model = blank(cls)
        known = 3
        if "name" in src_dict:
            model.name = value = src_dict["name"]
            if type(value) is not str:
                checked(value, "CustomerDetails.name", str)
        else:
            model.name = None
            known -= 1
        if "phone_number" in src_dict:
            model.phone_number = value = src_dict["phone_number"]
            if type(value) is not str:
                checked(value, "CustomerDetails.phone_number", str)
        else:
            model.phone_number = None
            known -= 1
        if "email" in src_dict:
            model.email = value = src_dict["email"]
            if type(value) is not str:
                checked(value, "CustomerDetails.email", str)
        else:
            model.email = None
            known -= 1
        if len(src_dict) == known:
            model._extras = None
        else:
            model._extras = {name: extra for name, extra in src_dict.items() if name not in _KNOWN}
        return model


read_customer_details = CustomerDetails.from_dict

_KNOWN: Final[frozenset[str]] = frozenset(
    {
        "name",
        "phone_number",
        "email",
    }
)
