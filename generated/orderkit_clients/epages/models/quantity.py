from __future__ import annotations

from collections.abc import Mapping
from typing import Any, Final, Self

from attrs import define as _attrs_define
from orderkit_clients.runtime.models import OpenModel
from orderkit_clients.runtime.reading import blank, checked, number


@_attrs_define(eq=False, repr=False)
class Quantity(OpenModel[Any]):
    """An amount of something, in a unit.

    Attributes:
        amount (float): The number of the units named beside it; no currency.
        unit (str | None): The unit: an abbreviation such as kg or, in the language of the response, a word such as
            piece(s).
    """

    amount: float
    """The number of the units named beside it; no currency."""
    unit: str | None = None
    """The unit: an abbreviation such as kg or, in the language of the response, a word such as piece(s)."""

    def to_dict(self) -> dict[str, Any]:
        """Write the model as JSON, without absent properties"""
        field_dict: dict[str, Any] = dict(self._extras) if self._extras else {}
        field_dict["amount"] = self.amount
        if self.unit is not None:
            field_dict["unit"] = self.unit
        return field_dict

    @classmethod
    def from_dict(cls, src_dict: Mapping[str, Any]) -> Self:
        """Read the model from JSON that has the form of the schema; other JSON is refused by an error"""
        model = blank(cls)
        known = 2
        model.amount = value = src_dict["amount"]
        if type(value) is not float and type(value) is not int:
            model.amount = number(value, "Quantity.amount", float, int)
        if "unit" in src_dict:
            model.unit = value = src_dict["unit"]
            if type(value) is not str:
                checked(value, "Quantity.unit", str)
        else:
            model.unit = None
            known -= 1
        if len(src_dict) == known:
            model._extras = None
        else:
            model._extras = {name: extra for name, extra in src_dict.items() if name not in _KNOWN}
        return model


read_quantity = Quantity.from_dict

_KNOWN: Final[frozenset[str]] = frozenset(
    {
        "amount",
        "unit",
    }
)
