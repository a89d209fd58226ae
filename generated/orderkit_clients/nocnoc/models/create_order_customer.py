from __future__ import annotations

from collections.abc import Mapping
from typing import Any, Final, Self

from attrs import define as _attrs_define
from orderkit_clients.runtime.models import OpenModel
from orderkit_clients.runtime.reading import blank, checked


@_attrs_define(eq=False, repr=False)
class CreateOrderCustomer(OpenModel[Any]):
    """The buyer of the products.

    Attributes:
        full_name (str): The customer's names and surnames.
        country (str): The customer's country as an ISO 3166-1 alpha-2 code.
        email (str): The customer's e-mail address.
        tax_id (str): The customer's tax identification number, needed by local customs. One that is not valid is error
            320; which are valid is not said.
        personal_id (str | None): The customer's personal identification number.
    """

    full_name: str
    """The customer's names and surnames."""
    country: str
    """The customer's country as an ISO 3166-1 alpha-2 code."""
    email: str
    """The customer's e-mail address."""
    tax_id: str
    """The customer's tax identification number, needed by local customs. One that is not valid is error 320; which are
    valid is not said."""
    personal_id: str | None = None
    """The customer's personal identification number."""

    def to_dict(self) -> dict[str, Any]:
        """Write the model as JSON, without absent properties"""
        field_dict: dict[str, Any] = dict(self._extras) if self._extras else {}
        field_dict["full_name"] = self.full_name
        field_dict["country"] = self.country
        field_dict["email"] = self.email
        field_dict["tax_id"] = self.tax_id
        if self.personal_id is not None:
            field_dict["personal_id"] = self.personal_id
        return field_dict

    @classmethod
    def from_dict(cls, src_dict: Mapping[str, Any]) -> Self:
        """Read the model from JSON that has the form of the schema; other JSON is refused by an error"""
        model = blank(cls)
        known = 5
        model.full_name = value = src_dict["full_name"]
        if type(value) is not str:
            checked(value, "CreateOrderCustomer.full_name", str)
        model.country = value = src_dict["country"]
        if type(value) is not str:
            checked(value, "CreateOrderCustomer.country", str)
        model.email = value = src_dict["email"]
        if type(value) is not str:
            checked(value, "CreateOrderCustomer.email", str)
        model.tax_id = value = src_dict["tax_id"]
        if type(value) is not str:
            checked(value, "CreateOrderCustomer.tax_id", str)
        if "personal_id" in src_dict:
            model.personal_id = value = src_dict["personal_id"]
            if type(value) is not str:
                checked(value, "CreateOrderCustomer.personal_id", str)
        else:
            model.personal_id = None
            known -= 1
        if len(src_dict) == known:
            model._extras = None
        else:
            model._extras = {name: extra for name, extra in src_dict.items() if name not in _KNOWN}
        return model


read_create_order_customer = CreateOrderCustomer.from_dict

_KNOWN: Final[frozenset[str]] = frozenset(
    {
        "full_name",
        "country",
        "email",
        "tax_id",
        "personal_id",
    }
)
