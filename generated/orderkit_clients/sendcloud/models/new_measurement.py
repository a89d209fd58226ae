from __future__ import annotations

from collections.abc import Mapping
from typing import Any, Final, Self

from attrs import define as _attrs_define
from orderkit_clients.runtime.models import OpenModel
from orderkit_clients.runtime.reading import blank, checked


@_attrs_define(eq=False, repr=False)
class NewMeasurement(OpenModel[Any]):
    """Weight and size.

    Attributes:
        weight (NewWeight | None): A weight.
        dimension (NewDimension | None): Length, width and height, in one unit.
        volume (NewVolume | None): A volume.
    """

    weight: NewWeight | None = None
    """A weight."""
    dimension: NewDimension | None = None
    """Length, width and height, in one unit."""
    volume: NewVolume | None = None
    """A volume."""

    def to_dict(self) -> dict[str, Any]:
        """Write the model as JSON, without absent properties"""
        field_dict: dict[str, Any] = dict(self._extras) if self._extras else {}
        if self.weight is not None:
            field_dict["weight"] = self.weight.to_dict()
        if self.dimension is not None:
            field_dict["dimension"] = self.dimension.to_dict()
        if self.volume is not None:
            field_dict["volume"] = self.volume.to_dict()
        return field_dict

    @classmethod
    def from_dict(cls, src_dict: Mapping[str, Any]) -> Self:
        """Read the model from JSON that has the form of the schema; other JSON is refused by an error"""
        if type(src_dict) is not dict:
            checked(src_dict, "NewMeasurement", Mapping)
        model = blank(cls)
        known = 3
        if "weight" in src_dict:
            model.weight = read_new_weight(src_dict["weight"])
        else:
            model.weight = None
            known -= 1
        if "dimension" in src_dict:
            model.dimension = read_new_dimension(src_dict["dimension"])
        else:
            model.dimension = None
            known -= 1
        if "volume" in src_dict:
            model.volume = read_new_volume(src_dict["volume"])
        else:
            model.volume = None
            known -= 1
        if len(src_dict) == known:
            model._extras = None
        else:
            model._extras = {name: extra for name, extra in src_dict.items() if name not in _KNOWN}
        return model


read_new_measurement = NewMeasurement.from_dict

_KNOWN: Final[frozenset[str]] = frozenset(
    {
        "weight",
        "dimension",
        "volume",
    }
)

# Models may refer to one another in a circle, so each is there before it asks for the others.
from ..models.new_dimension import NewDimension
from ..models.new_volume import NewVolume
from ..models.new_weight import NewWeight
from .new_dimension import read_new_dimension
from .new_volume import read_new_volume
from .new_weight import read_new_weight
