from __future__ import annotations

from collections.abc import Mapping
from typing import Any, Final, Self

from attrs import define as _attrs_define
from orderkit_clients.runtime.models import OpenModel
from orderkit_clients.runtime.reading import blank


@_attrs_define(eq=False, repr=False)
class DimensionsRequest(OpenModel[Any]):
    """Size and weight of a package or of the product in it, as they are sent.

    Attributes:
        size (SizeRequest): Three lengths in one unit, as they are sent.
        weight (WeightRequest): A weight and its unit, as they are sent.
    """

    size: SizeRequest
    """Three lengths in one unit, as they are sent."""
    weight: WeightRequest
    """A weight and its unit, as they are sent."""

    def to_dict(self) -> dict[str, Any]:
        """Write the model as JSON, without absent properties"""
        field_dict: dict[str, Any] = dict(self._extras) if self._extras else {}
        field_dict["size"] = self.size.to_dict()
        field_dict["weight"] = self.weight.to_dict()
        return field_dict

    @classmethod
    def from_dict(cls, src_dict: Mapping[str, Any]) -> Self:
        """Read the model from JSON that has the form of the schema; other JSON is refused by an error"""
        model = blank(cls)
        known = 2
        model.size = read_size_request(src_dict["size"])
        model.weight = read_weight_request(src_dict["weight"])
        if len(src_dict) == known:
            model._extras = None
        else:
            model._extras = {name: extra for name, extra in src_dict.items() if name not in _KNOWN}
        return model


read_dimensions_request = DimensionsRequest.from_dict

_KNOWN: Final[frozenset[str]] = frozenset(
    {
        "size",
        "weight",
    }
)

# Models may refer to one another in a circle, so each is there before it asks for the others.
from ..models.size_request import SizeRequest
from ..models.weight_request import WeightRequest
from .size_request import read_size_request
from .weight_request import read_weight_request
