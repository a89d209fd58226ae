from __future__ import annotations

from collections.abc import Mapping
from typing import Any, Final, Self

from attrs import define as _attrs_define
from orderkit_clients.runtime.models import OpenModel
from orderkit_clients.runtime.reading import blank, checked


@_attrs_define(eq=False, repr=False)
class Customer(OpenModel[Any]):
    """Who bought the goods. The customer's address is left out; nocnoc delivers.

    Attributes:
        full_name (str): The customer's names and surnames.
        tax_id (str): The customer's tax identification number, in the form of the customer's country.
    """

    full_name: str
    """The customer's names and surnames."""
    tax_id: str
    """The customer's tax identification number, in the form of the customer's country."""

    def to_dict(self) -> dict[str, Any]:
        """Write the model as JSON, without absent properties"""
        field_dict: dict[str, Any] = dict(self._extras) if self._extras else {}
        field_dict["full_name"] = self.full_name
        field_dict["tax_id"] = self.tax_id
        return field_dict

    @classmethod
    def from_dict(cls, src_dict: Mapping[str, Any]) -> Self:
        """Read the model from JSON that has the form of the schema; other JSON is refused by an error"""
        model = blank(cls)
        known = 2
        model.full_name = value = src_dict["full_name"]
        if type(value) is not str:
            checked(value, "Customer.full_name", str)
        model.tax_id = value = src_dict["tax_id"]
        if type(value) is not str:
            checked(value, "Customer.tax_id", str)
        if len(src_dict) == known:
            model._extras = None
        else:
            model._extras = {name: extra for name, extra in src_dict.items() if name not in _KNOWN}
        return model


read_customer = Customer.from_dict

_KNOWN: Final[frozenset[str]] = frozenset(
    {
        "full_name",
        "tax_id",
    }
)
