from __future__ import annotations

from collections.abc import Mapping
from typing import Any, Final, Self

from attrs import define as _attrs_define
from orderkit_clients.runtime.models import OpenModel
from orderkit_clients.runtime.reading import blank, number


@_attrs_define(eq=False, repr=False)
class DimensionRequest(OpenModel[Any]):
    """The size of a product's shipping box.

    Attributes:
        height (int): Height of the shipping box in centimetres (cm).
        length (int): Length of the shipping box in centimetres (cm).
        width (int): Width of the shipping box in centimetres (cm).
    """

    height: int
    """Height of the shipping box in centimetres (cm)."""
    length: int
    """Length of the shipping box in centimetres (cm)."""
    width: int
    """Width of the shipping box in centimetres (cm)."""

    def to_dict(self) -> dict[str, Any]:
        """Write the model as JSON, without absent properties"""
        field_dict: dict[str, Any] = dict(self._extras) if self._extras else {}
        field_dict["height"] = self.height
        field_dict["length"] = self.length
        field_dict["width"] = self.width
        return field_dict

    @classmethod
    def from_dict(cls, src_dict: Mapping[str, Any]) -> Self:
        """Read the model from JSON that has the form of the schema; other JSON is refused by an error"""
        model = blank(cls)
        known = 3
        model.height = value = src_dict["height"]
        if type(value) is not int:
            model.height = number(value, "DimensionRequest.height", int)
        model.length = value = src_dict["length"]
        if type(value) is not int:
            model.length = number(value, "DimensionRequest.length", int)
        model.width = value = src_dict["width"]
        if type(value) is not int:
            model.width = number(value, "DimensionRequest.width", int)
        if len(src_dict) == known:
            model._extras = None
        else:
            model._extras = {name: extra for name, extra in src_dict.items() if name not in _KNOWN}
        return model


read_dimension_request = DimensionRequest.from_dict

_KNOWN: Final[frozenset[str]] = frozenset(
    {
        "height",
        "length",
        "width",
    }
)
