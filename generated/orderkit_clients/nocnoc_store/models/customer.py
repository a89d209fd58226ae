from __future__ import annotations

from collections.abc import Mapping
from typing import Any, Final, Self

from attrs import define as _attrs_define
from orderkit_clients.runtime.models import OpenModel
from orderkit_clients.runtime.reading import blank, checked


@_attrs_define(eq=False, repr=False)
class Customer(OpenModel[Any]):
    """The customer who bought the goods. Inferred: the address is left out, since nocnoc delivers.

    Attributes:
        full_name (str | None): The customer's names and surnames.
        tax_id (str | None): The customer's tax identification number. Inferred: in the form of the customer's country.
    """

    full_name: str | None = None
    """The customer's names and surnames."""
    tax_id: str | None = None
    """The customer's tax identification number. Inferred: in the form of the customer's country."""

    def to_dict(self) -> dict[str, Any]:
        """Write the model as JSON, without absent properties"""
        field_dict: dict[str, Any] = dict(self._extras) if self._extras else {}
        if self.full_name is not None:
            field_dict["full_name"] = self.full_name
        if self.tax_id is not None:
            field_dict["tax_id"] = self.tax_id
        return field_dict

    @classmethod
    def from_dict(cls, src_dict: Mapping[str, Any]) -> Self:
        """Read the model from JSON that has the form of the schema; other JSON is refused by an error"""
        if type(src_dict) is not dict:
            checked(src_dict, "Customer", Mapping)
        model = blank(cls)
        known = 2
        if "full_name" in src_dict:
            model.full_name = value = src_dict["full_name"]
            if type(value) is not str:
                checked(value, "Customer.full_name", str)
        else:
            model.full_name = None
            known -= 1
        if "tax_id" in src_dict:
            model.tax_id = value = src_dict["tax_id"]
            if type(value) is not str:
                checked(value, "Customer.tax_id", str)
        else:
            model.tax_id = None
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
        "tax_id",
    }
)
