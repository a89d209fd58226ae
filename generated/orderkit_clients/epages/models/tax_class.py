from __future__ import annotations

from collections.abc import Mapping
from typing import Any, ClassVar, Final, Self

from attrs import define as _attrs_define
from orderkit_clients.runtime.models import OpenModel
from orderkit_clients.runtime.reading import blank, checked, number


@_attrs_define(eq=False, repr=False)
class TaxClass(OpenModel[Any]):
    """A class of products that are taxed alike.

    Attributes:
        tax_class_id (str): Id of the tax class.
        name (str | None): Name of the tax class.
        percentage (float | None): The tax in percent.
    """

    tax_class_id: str
    """Id of the tax class."""
    name: str | None = None
    """Name of the tax class."""
    percentage: float | None = None
    """The tax in percent."""
    SLOTS: ClassVar[dict[str, str]] = {
        "taxClassId": "tax_class_id",
    }

    def to_dict(self) -> dict[str, Any]:
        """Write the model as JSON, without absent properties"""
        field_dict: dict[str, Any] = dict(self._extras) if self._extras else {}
        field_dict["taxClassId"] = self.tax_class_id
        if self.name is not None:
            field_dict["name"] = self.name
        if self.percentage is not None:
            field_dict["percentage"] = self.percentage
        return field_dict

    @classmethod
    def from_dict(cls, src_dict: Mapping[str, Any]) -> Self:
        """Read the model from JSON that has the form of the schema; other JSON is refused by an error"""
        model = blank(cls)
        known = 3
        model.tax_class_id = value = src_dict["taxClassId"]
        if type(value) is not str:
            checked(value, "TaxClass.taxClassId", str)
        if "name" in src_dict:
            model.name = value = src_dict["name"]
            if type(value) is not str:
                checked(value, "TaxClass.name", str)
        else:
            model.name = None
            known -= 1
        if "percentage" in src_dict:
            model.percentage = value = src_dict["percentage"]
            if type(value) is not float and type(value) is not int:
                model.percentage = number(value, "TaxClass.percentage", float, int)
        else:
            model.percentage = None
            known -= 1
        if len(src_dict) == known:
            model._extras = None
        else:
            model._extras = {name: extra for name, extra in src_dict.items() if name not in _KNOWN}
        return model


read_tax_class = TaxClass.from_dict

_KNOWN: Final[frozenset[str]] = frozenset(
    {
        "taxClassId",
        "name",
        "percentage",
    }
)
