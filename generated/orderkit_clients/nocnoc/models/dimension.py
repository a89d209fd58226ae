from __future__ import annotations

from collections.abc import Mapping
from typing import Any, Final, Self

from attrs import define as _attrs_define
from orderkit_clients.runtime.models import OpenModel
from orderkit_clients.runtime.reading import blank, checked, number


@_attrs_define(eq=False, repr=False)
class Dimension(OpenModel[Any]):
    """The size of a product's shipping box.

    Attributes:
        height (int | None): Height of the shipping box in centimetres (cm).
        length (int | None): Length of the shipping box in centimetres (cm).
        width (int | None): Width of the shipping box in centimetres (cm).
    """

    height: int | None = None
    """Height of the shipping box in centimetres (cm)."""
    length: int | None = None
    """Length of the shipping box in centimetres (cm)."""
    width: int | None = None
    """Width of the shipping box in centimetres (cm)."""

    def to_dict(self) -> dict[str, Any]:
        """Write the model as JSON, without absent properties"""
        field_dict: dict[str, Any] = dict(self._extras) if self._extras else {}
        if self.height is not None:
            field_dict["height"] = self.height
        if self.length is not None:
            field_dict["length"] = self.length
        if self.width is not None:
            field_dict["width"] = self.width
        return field_dict

    @classmethod
    def from_dict(cls, src_dict: Mapping[str, Any]) -> Self:
        """Read the model from JSON that has the form of the schema; other JSON is refused by an error"""
        if type(src_dict) is not dict:
            checked(src_dict, "Dimension", Mapping)
        model = blank(cls)
        known = 3
        if "height" in src_dict:
            model.height = value = src_dict["height"]
            if type(value) is not int:
                model.height = number(value, "Dimension.height", int)
        else:
            model.height = None
            known -= 1
        if "length" in src_dict:
            model.length = value = src_dict["length"]
            if type(value) is not int:
                model.length = number(value, "Dimension.length", int)
        else:
            model.length = None
            known -= 1
        if "width" in src_dict:
            model.width = value = src_dict["width"]
            if type(value) is not int:
                model.width = number(value, "Dimension.width", int)
        else:
            model.width = None
            known -= 1
        if len(src_dict) == known:
            model._extras = None
        else:
            model._extras = {name: extra for name, extra in src_dict.items() if name not in _KNOWN}
        return model


read_dimension = Dimension.from_dict

_KNOWN: Final[frozenset[str]] = frozenset(
    {
        "height",
        "length",
        "width",
    }
)
