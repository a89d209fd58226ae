from __future__ import annotations

from collections.abc import Mapping
from typing import Any, ClassVar, Final, Self

from attrs import define as _attrs_define
from attrs import field as _attrs_field
from orderkit_clients.runtime.models import OpenModel
from orderkit_clients.runtime.reading import blank, checked


@_attrs_define(eq=False, repr=False)
class NewTaxNumber(OpenModel[Any]):
    """A tax number.

    Attributes:
        name (None | str): The kind of number, such as `VAT` or `EORI`.
        country_code (None | str): The country that gave it out, as an ISO 3166-1 alpha-2 code.
        value (None | str): The number.
    """

    name: None | str = None
    """The kind of number, such as `VAT` or `EORI`."""
    country_code: None | str = None
    """The country that gave it out, as an ISO 3166-1 alpha-2 code."""
    value: None | str = None
    """The number."""
    _present: int = _attrs_field(default=0, kw_only=True, alias="_present")
    NULLABLE: ClassVar[dict[str, int]] = {"name": 1, "country_code": 2, "value": 4}

    def to_dict(self) -> dict[str, Any]:
        """Write the model as JSON, without absent properties"""
        field_dict: dict[str, Any] = dict(self._extras) if self._extras else {}
        if self.name is not None:
            field_dict["name"] = self.name
        elif self._present & 1:
            field_dict["name"] = None
        if self.country_code is not None:
            field_dict["country_code"] = self.country_code
        elif self._present & 2:
            field_dict["country_code"] = None
        if self.value is not None:
            field_dict["value"] = self.value
        elif self._present & 4:
            field_dict["value"] = None
        return field_dict

    @classmethod
    def from_dict(cls, src_dict: Mapping[str, Any]) -> Self:
        """Read the model from JSON that has the form of the schema; other JSON is refused by an error"""
        if type(src_dict) is not dict:
            checked(src_dict, "NewTaxNumber", Mapping)
        model = blank(cls)
        known = 3
        present = 7
        if "name" in src_dict:
            model.name = value = src_dict["name"]
            if type(value) is not str and value is not None:
                checked(value, "NewTaxNumber.name", str, None)
        else:
            model.name = None
            present -= 1
            known -= 1
        if "country_code" in src_dict:
            model.country_code = value = src_dict["country_code"]
            if type(value) is not str and value is not None:
                checked(value, "NewTaxNumber.country_code", str, None)
        else:
            model.country_code = None
            present -= 2
            known -= 1
        if "value" in src_dict:
            model.value = value = src_dict["value"]
            if type(value) is not str and value is not None:
                checked(value, "NewTaxNumber.value", str, None)
        else:
            model.value = None
            present -= 4
            known -= 1
        if len(src_dict) == known:
            model._extras = None
        else:
            model._extras = {name: extra for name, extra in src_dict.items() if name not in _KNOWN}
        model._present = present
        return model


read_new_tax_number = NewTaxNumber.from_dict

_KNOWN: Final[frozenset[str]] = frozenset(
    {
        "name",
        "country_code",
        "value",
    }
)
