from __future__ import annotations

from collections.abc import Mapping
from typing import Any, Final, Self

from attrs import define as _attrs_define
from orderkit_clients.runtime.models import OpenModel
from orderkit_clients.runtime.reading import blank, checked


@_attrs_define(eq=False, repr=False)
class QuoteRequestCustomer(OpenModel[Any]):
    """The buyer of the products.

    Attributes:
        full_name (str): The customer's names and surnames.
        country (str): The customer's country as an ISO 3166-1 alpha-2 code.
        tax_id (str): The customer's tax identification number, needed by local customs. One that is not valid is error
            320; which are valid is not said.
    """

    full_name: str
    """The customer's names and surnames."""
    country: str
    """The customer's country as an ISO 3166-1 alpha-2 code."""
    tax_id: str
    """The customer's tax identification number, needed by local customs. One that is not valid is error 320; which are
    valid is not said."""

    def to_dict(self) -> dict[str, Any]:
        """Write the model as JSON, without absent properties"""
        field_dict: dict[str, Any] = dict(self._extras) if self._extras else {}
        field_dict["full_name"] = self.full_name
        field_dict["country"] = self.country
        field_dict["tax_id"] = self.tax_id
        return field_dict

    @classmethod
    def from_dict(cls, src_dict: Mapping[str, Any]) -> Self:
        """Read the model from JSON that has the form of the schema; other JSON is refused by an error"""
        model = blank(cls)
        known = 3
        model.full_name = value = src_dict["full_name"]
        if type(value) is not str:
            checked(value, "QuoteRequestCustomer.full_name", str)
        model.country = value = src_dict["country"]
        if type(value) is not str:
            checked(value, "QuoteRequestCustomer.country", str)
        model.tax_id = value = src_dict["tax_id"]
        if type(value) is not str:
            checked(value, "QuoteRequestCustomer.tax_id", str)
        if len(src_dict) == known:
            model._extras = None
        else:
            model._extras = {name: extra for name, extra in src_dict.items() if name not in _KNOWN}
        return model


read_quote_request_customer = QuoteRequestCustomer.from_dict

_KNOWN: Final[frozenset[str]] = frozenset(
    {
        "full_name",
        "country",
        "tax_id",
    }
)
