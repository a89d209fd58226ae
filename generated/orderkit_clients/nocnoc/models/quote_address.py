from __future__ import annotations

from collections.abc import Mapping
from typing import Any, Final, Self

from attrs import define as _attrs_define
from orderkit_clients.runtime.models import OpenModel
from orderkit_clients.runtime.reading import blank, checked


@_attrs_define(eq=False, repr=False)
class QuoteAddress(OpenModel[Any]):
    """Where the products go.

    Attributes:
        zipcode (str | None): The address's zip code.
        country (str | None): The country the products are shipped to, as an ISO 3166-1 alpha-2 code.
    """

    zipcode: str | None = None
    """The address's zip code."""
    country: str | None = None
    """The country the products are shipped to, as an ISO 3166-1 alpha-2 code."""

    def to_dict(self) -> dict[str, Any]:
        """Write the model as JSON, without absent properties"""
        field_dict: dict[str, Any] = dict(self._extras) if self._extras else {}
        if self.zipcode is not None:
            field_dict["zipcode"] = self.zipcode
        if self.country is not None:
            field_dict["country"] = self.country
        return field_dict

    @classmethod
    def from_dict(cls, src_dict: Mapping[str, Any]) -> Self:
        """Read the model from JSON that has the form of the schema; other JSON is refused by an error"""
        if type(src_dict) is not dict:
            checked(src_dict, "QuoteAddress", Mapping)
        model = blank(cls)
        known = 2
        if "zipcode" in src_dict:
            model.zipcode = value = src_dict["zipcode"]
            if type(value) is not str:
                checked(value, "QuoteAddress.zipcode", str)
        else:
            model.zipcode = None
            known -= 1
        if "country" in src_dict:
            model.country = value = src_dict["country"]
            if type(value) is not str:
                checked(value, "QuoteAddress.country", str)
        else:
            model.country = None
            known -= 1
        if len(src_dict) == known:
            model._extras = None
        else:
            model._extras = {name: extra for name, extra in src_dict.items() if name not in _KNOWN}
        return model


read_quote_address = QuoteAddress.from_dict

_KNOWN: Final[frozenset[str]] = frozenset(
    {
        "zipcode",
        "country",
    }
)
