from __future__ import annotations

from collections.abc import Mapping
from typing import Any, Final, Self

from attrs import define as _attrs_define
from orderkit_clients.runtime.models import OpenModel
from orderkit_clients.runtime.reading import blank, checked


@_attrs_define(eq=False, repr=False)
class Customer(OpenModel[Any]):
    """The buyer of the products.

    Attributes:
        full_name (str | None): The customer's names and surnames.
        country (str | None): The customer's country as an ISO 3166-1 alpha-2 code.
        email (str | None): The customer's e-mail address.
        tax_id (str | None): The customer's tax identification number, needed by local customs.
        personal_id (str | None): The customer's personal identification number.
    """

    full_name: str | None = None
    """The customer's names and surnames."""
    country: str | None = None
    """The customer's country as an ISO 3166-1 alpha-2 code."""
    email: str | None = None
    """The customer's e-mail address."""
    tax_id: str | None = None
    """The customer's tax identification number, needed by local customs."""
    personal_id: str | None = None
    """The customer's personal identification number."""

    def to_dict(self) -> dict[str, Any]:
        """Write the model as JSON, without absent properties"""
        field_dict: dict[str, Any] = dict(self._extras) if self._extras else {}
        if self.full_name is not None:
            field_dict["full_name"] = self.full_name
        if self.country is not None:
            field_dict["country"] = self.country
        if self.email is not None:
            field_dict["email"] = self.email
        if self.tax_id is not None:
            field_dict["tax_id"] = self.tax_id
        if self.personal_id is not None:
            field_dict["personal_id"] = self.personal_id
        return field_dict

    @classmethod
    def from_dict(cls, src_dict: Mapping[str, Any]) -> Self:
        """Read the model from JSON that has the form of the schema; other JSON is refused by an error"""
        if type(src_dict) is not dict:
            checked(src_dict, "Customer", Mapping)
        model = blank(cls)
        known = 5
        if "full_name" in src_dict:
            model.full_name = value = src_dict["full_name"]
            if type(value) is not str:
                checked(value, "Customer.full_name", str)
        else:
            model.full_name = None
            known -= 1
        if "country" in src_dict:
            model.country = value = src_dict["country"]
            if type(value) is not str:
                checked(value, "Customer.country", str)
        else:
            model.country = None
            known -= 1
        if "email" in src_dict:
            model.email = value = src_dict["email"]
            if type(value) is not str:
                checked(value, "Customer.email", str)
        else:
            model.email = None
            known -= 1
        if "tax_id" in src_dict:
            model.tax_id = value = src_dict["tax_id"]
            if type(value) is not str:
                checked(value, "Customer.tax_id", str)
        else:
            model.tax_id = None
            known -= 1
        if "personal_id" in src_dict:
            model.personal_id = value = src_dict["personal_id"]
            if type(value) is not str:
                checked(value, "Customer.personal_id", str)
        else:
            model.personal_id = None
            known -= 1
        if len(src_dict) == known:
            model._extras = None
        else:
            model._extras = {name: extra for name, extra in src_dict.items() if name not in _KNOWN}
        return model


read_customer = Customer.from_dict

_KNOWN: Final[frozenset[str]] = frozenset(
    {
        "full_name",
        "country",
        "email",
        "tax_id",
        "personal_id",
    }
)
