from __future__ import annotations

from collections.abc import Mapping
from typing import Any, Final, Self

from attrs import define as _attrs_define
from orderkit_clients.runtime.models import OpenModel
from orderkit_clients.runtime.reading import blank, number


@_attrs_define(eq=False, repr=False)
class SizeRequest(OpenModel[Any]):
    """Three lengths in one unit, as they are sent.

    Attributes:
        unit (SizeUnitRequest): The unit of lengths that are sent. Inferred: `inch` and `inches` mean the same.
        length (float): Length in the unit named beside it.
        width (float): Width in the unit named beside it.
        height (float): Height in the unit named beside it.
    """

    unit: SizeUnitRequest
    """The unit of lengths that are sent. Inferred: `inch` and `inches` mean the same."""
    length: float
    """Length in the unit named beside it."""
    width: float
    """Width in the unit named beside it."""
    height: float
    """Height in the unit named beside it."""

    def to_dict(self) -> dict[str, Any]:
        """Write the model as JSON, without absent properties"""
        field_dict: dict[str, Any] = dict(self._extras) if self._extras else {}
        field_dict["unit"] = self.unit.value
        field_dict["length"] = self.length
        field_dict["width"] = self.width
        field_dict["height"] = self.height
        return field_dict

    @classmethod
    def from_dict(cls, src_dict: Mapping[str, Any]) -> Self:
        """Read the model from JSON that has the form of the schema; other JSON is refused by an error"""
        model = blank(cls)
        known = 4
        model.unit = SIZE_UNIT_REQUEST[src_dict["unit"]]
        model.length = value = src_dict["length"]
        if type(value) is not float and type(value) is not int:
            model.length = number(value, "SizeRequest.length", float, int)
        model.width = value = src_dict["width"]
        if type(value) is not float and type(value) is not int:
            model.width = number(value, "SizeRequest.width", float, int)
        model.height = value = src_dict["height"]
        if type(value) is not float and type(value) is not int:
            model.height = number(value, "SizeRequest.height", float, int)
        if len(src_dict) == known:
            model._extras = None
        else:
            model._extras = {name: extra for name, extra in src_dict.items() if name not in _KNOWN}
        return model


read_size_request = SizeRequest.from_dict

_KNOWN: Final[frozenset[str]] = frozenset(
    {
        "unit",
        "length",
        "width",
        "height",
    }
)

# Models may refer to one another in a circle, so each is there before it asks for the others.
from ..models.size_unit_request import SizeUnitRequest
from .size_unit_request import SIZE_UNIT_REQUEST
