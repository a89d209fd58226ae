from __future__ import annotations

from collections.abc import Mapping
from typing import Any, Final, Self

from attrs import define as _attrs_define
from orderkit_clients.runtime.models import OpenModel
from orderkit_clients.runtime.reading import blank, number


@_attrs_define(eq=False, repr=False)
class NewDimension(OpenModel[Any]):
    """Length, width and height, in one unit.

    Attributes:
        length (float): The length, in the unit named beside it.
        width (float): The width, in the unit named beside it.
        height (float): The height, in the unit named beside it.
        unit (NewLengthUnit): A unit of length.
    """

    length: float
    """The length, in the unit named beside it."""
    width: float
    """The width, in the unit named beside it."""
    height: float
    """The height, in the unit named beside it."""
    unit: NewLengthUnit
    """A unit of length."""

    def to_dict(self) -> dict[str, Any]:
        """Write the model as JSON, without absent properties"""
        field_dict: dict[str, Any] = dict(self._extras) if self._extras else {}
        field_dict["length"] = self.length
        field_dict["width"] = self.width
        field_dict["height"] = self.height
        field_dict["unit"] = self.unit.value
        return field_dict

    @classmethod
    def from_dict(cls, src_dict: Mapping[str, Any]) -> Self:
        """Read the model from JSON that has the form of the schema; other JSON is refused by an error"""
        model = blank(cls)
        known = 4
        model.length = value = src_dict["length"]
        if type(value) is not float and type(value) is not int:
            model.length = number(value, "NewDimension.length", float, int)
        model.width = value = src_dict["width"]
        if type(value) is not float and type(value) is not int:
            model.width = number(value, "NewDimension.width", float, int)
        model.height = value = src_dict["height"]
        if type(value) is not float and type(value) is not int:
            model.height = number(value, "NewDimension.height", float, int)
        model.unit = NEW_LENGTH_UNIT[src_dict["unit"]]
        if len(src_dict) == known:
            model._extras = None
        else:
            model._extras = {name: extra for name, extra in src_dict.items() if name not in _KNOWN}
        return model


read_new_dimension = NewDimension.from_dict

_KNOWN: Final[frozenset[str]] = frozenset(
    {
        "length",
        "width",
        "height",
        "unit",
    }
)

# Models may refer to one another in a circle, so each is there before it asks for the others.
from ..models.new_length_unit import NewLengthUnit
from .new_length_unit import NEW_LENGTH_UNIT
