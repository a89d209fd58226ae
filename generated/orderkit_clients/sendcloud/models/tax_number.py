from __future__ import annotations

from collections.abc import Mapping
from typing import Any, Final, Self

from attrs import define as _attrs_define
from orderkit_clients.runtime.models import UNSET, OpenModel, Unset
from orderkit_clients.runtime.reading import blank, checked


@_attrs_define(eq=False, repr=False)
class TaxNumber(OpenModel[Any]):
    """A tax number.

    Attributes:
        name (None | str | Unset): What kind of number it is, such as `VAT` or `EORI`.
        country_code (None | str | Unset): The country that gave it out, as an ISO 3166-1 alpha-2 code.
        value (None | str | Unset): The number.
    """

    name: None | str | Unset = UNSET
    country_code: None | str | Unset = UNSET
    value: None | str | Unset = UNSET

    def to_dict(self) -> dict[str, Any]:
        """Write the model as JSON, without what is absent"""
        field_dict: dict[str, Any] = dict(self._extras) if self._extras else {}
        if not isinstance(self.name, Unset):
            field_dict["name"] = self.name
        if not isinstance(self.country_code, Unset):
            field_dict["country_code"] = self.country_code
        if not isinstance(self.value, Unset):
            field_dict["value"] = self.value
        return field_dict

    @classmethod
    def from_dict(cls, src_dict: Mapping[str, Any]) -> Self:
        """Read the model from JSON that has the form of the schema; other JSON is refused by an error"""
        if type(src_dict) is not dict:
            checked(src_dict, "TaxNumber", Mapping)
        model = blank(cls)
        known = 3
        if "name" in src_dict:
            model.name = value = src_dict["name"]
            if type(value) is not str and value is not None:
                checked(value, "TaxNumber.name", str, None)
        else:
            model.name = UNSET
            known -= 1
        if "country_code" in src_dict:
            model.country_code = value = src_dict["country_code"]
            if type(value) is not str and value is not None:
                checked(value, "TaxNumber.country_code", str, None)
        else:
            model.country_code = UNSET
            known -= 1
        if "value" in src_dict:
            model.value = value = src_dict["value"]
            if type(value) is not str and value is not None:
                checked(value, "TaxNumber.value", str, None)
        else:
            model.value = UNSET
            known -= 1
        if len(src_dict) == known:
            model._extras = None
        else:
            model._extras = {name: extra for name, extra in src_dict.items() if name not in _KNOWN}
        return model


read_tax_number = TaxNumber.from_dict

_KNOWN: Final[frozenset[str]] = frozenset(
    {
        "name",
        "country_code",
        "value",
    }
)
