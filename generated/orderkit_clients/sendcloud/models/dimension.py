from __future__ import annotations

from collections.abc import Mapping
from typing import Any, Final, Self

from attrs import define as _attrs_define
from orderkit_clients.runtime.models import OpenModel
from orderkit_clients.runtime.reading import blank, number


@_attrs_define(eq=False, repr=False)
class Dimension(OpenModel[Any]):
    """Length, width and height, in one unit.

    Attributes:
        unit (LengthUnit): A unit of length.
        length (float | None): The length, in the unit named beside it.
        width (float | None): The width, in the unit named beside it.
        height (float | None): The height, in the unit named beside it.
    """

    unit: LengthUnit
    """A unit of length."""
    length: float | None = None
    """The length, in the unit named beside it."""
    width: float | None = None
    """The width, in the unit named beside it."""
    height: float | None = None
    """The height, in the unit named beside it."""

    def to_dict(self) -> dict[str, Any]:
        """Write the model as JSON, without absent properties"""
        field_dict: dict[str, Any] = dict(self._extras) if self._extras else {}
        field_dict["unit"] = self.unit.value
        if self.length is not None:
            field_dict["length"] = self.length
        if self.width is not None:
            field_dict["width"] = self.width
        if self.height is not None:
            field_dict["height"] = self.height
        return field_dict

    @classmethod
    def from_dict(cls, src_dict: Mapping[str, Any]) -> Self:
        """Read the model from JSON that has the form of the schema; other JSON is refused by an error"""
        model = blank(cls)
        known = 4
        model.unit = LENGTH_UNIT[src_dict["unit"]]
        if "length" in src_dict:
            model.length = value = src_dict["length"]
            if type(value) is not float and type(value) is not int:
                model.length = number(value, "Dimension.length", float, int)
        else:
            model.length = None
            known -= 1
        if "width" in src_dict:
            model.width = value = src_dict["width"]
            if type(value) is not float and type(value) is not int:
                model.width = number(value, "Dimension.width", float, int)
        else:
            model.width = None
            known -= 1
        if "height" in src_dict:
            model.height = value = src_dict["height"]
            if type(value) is not float and type(value) is not int:
                model.height = number(value, "Dimension.height", float, int)
        else:
            model.height = None
            known -= 1
        if len(src_dict) == known:
            model._extras = None
        else:
            model._extras = {name: extra for name, extra in src_dict.items() if name not in _KNOWN}
        return model


read_dimension = Dimension.from_dict

_KNOWN: Final[frozenset[str]] = frozenset(
    {
        "unit",
        "length",
        "width",
        "height",
    }
)

# Models may refer to one another in a circle, so each is there before it asks for the others.
from ..models.length_unit import LengthUnit
from .length_unit import LENGTH_UNIT
