from __future__ import annotations

from collections.abc import Mapping
from typing import Any, Final, Self

from attrs import define as _attrs_define
from orderkit_clients.runtime.models import OpenModel
from orderkit_clients.runtime.reading import blank, number


@_attrs_define(eq=False, repr=False)
class NewWeight(OpenModel[Any]):
    """A weight.

    Attributes:
        value (float): The weight, more than 0, in the unit named beside it. Ours: the smallest weight is 0.000001.
        unit (NewWeightUnit): A unit of weight.
    """

    value: float
    """The weight, more than 0, in the unit named beside it. Ours: the smallest weight is 0.000001."""
    unit: NewWeightUnit
    """A unit of weight."""

    def to_dict(self) -> dict[str, Any]:
        """Write the model as JSON, without absent properties"""
        field_dict: dict[str, Any] = dict(self._extras) if self._extras else {}
        field_dict["value"] = self.value
        field_dict["unit"] = self.unit.value
        return field_dict

    @classmethod
    def from_dict(cls, src_dict: Mapping[str, Any]) -> Self:
        """Read the model from JSON that has the form of the schema; other JSON is refused by an error"""
        model = blank(cls)
        known = 2
        model.value = value = src_dict["value"]
        if type(value) is not float and type(value) is not int:
            model.value = number(value, "NewWeight.value", float, int)
        model.unit = NEW_WEIGHT_UNIT[src_dict["unit"]]
        if len(src_dict) == known:
            model._extras = None
        else:
            model._extras = {name: extra for name, extra in src_dict.items() if name not in _KNOWN}
        return model


read_new_weight = NewWeight.from_dict

_KNOWN: Final[frozenset[str]] = frozenset(
    {
        "value",
        "unit",
    }
)

# Models may refer to one another in a circle, so each is there before it asks for the others.
from ..models.new_weight_unit import NewWeightUnit
from .new_weight_unit import NEW_WEIGHT_UNIT
