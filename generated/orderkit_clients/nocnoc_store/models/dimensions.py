from __future__ import annotations

from collections.abc import Mapping
from typing import Any, Final, Self

from attrs import define as _attrs_define
from orderkit_clients.runtime.models import OpenModel
from orderkit_clients.runtime.reading import blank, checked


@_attrs_define(eq=False, repr=False)
class Dimensions(OpenModel[Any]):
    """Size and weight of a package or of the product in it.

    Attributes:
        size (Size | None): Three lengths in one unit.
        weight (Weight | None): A weight and its unit.
    """

    size: Size | None = None
    """Three lengths in one unit."""
    weight: Weight | None = None
    """A weight and its unit."""

    def to_dict(self) -> dict[str, Any]:
        """Write the model as JSON, without absent properties"""
        field_dict: dict[str, Any] = dict(self._extras) if self._extras else {}
        if self.size is not None:
            field_dict["size"] = self.size.to_dict()
        if self.weight is not None:
            field_dict["weight"] = self.weight.to_dict()
        return field_dict

    @classmethod
    def from_dict(cls, src_dict: Mapping[str, Any]) -> Self:
        """Read the model from JSON that has the form of the schema; other JSON is refused by an error"""
        if type(src_dict) is not dict:
            checked(src_dict, "Dimensions", Mapping)
        model = blank(cls)
        known = 2
        if "size" in src_dict:
            model.size = read_size(src_dict["size"])
        else:
            model.size = None
            known -= 1
        if "weight" in src_dict:
            model.weight = read_weight(src_dict["weight"])
        else:
            model.weight = None
            known -= 1
        if len(src_dict) == known:
            model._extras = None
        else:
            model._extras = {name: extra for name, extra in src_dict.items() if name not in _KNOWN}
        return model


read_dimensions = Dimensions.from_dict

_KNOWN: Final[frozenset[str]] = frozenset(
    {
        "size",
        "weight",
    }
)

# Models may refer to one another in a circle, so each is there before it asks for the others.
from ..models.size import Size
from ..models.weight import Weight
from .size import read_size
from .weight import read_weight
