from __future__ import annotations

from collections.abc import Mapping
from typing import Any, Final, Self

from attrs import define as _attrs_define
from orderkit_clients.runtime.models import OpenModel
from orderkit_clients.runtime.reading import blank, checked, number


@_attrs_define(eq=False, repr=False)
class Weight(OpenModel[Any]):
    """A weight and its unit.

    Attributes:
        unit (WeightUnit | None): The unit of a weight. Inferred: `kg` and `kilogram` mean the same, and so do `lb` and
            `pound`.
        value (float | None): Weight in the unit named beside it.
    """

    unit: WeightUnit | None = None
    """The unit of a weight. Inferred: `kg` and `kilogram` mean the same, and so do `lb` and `pound`."""
    value: float | None = None
    """Weight in the unit named beside it."""

    def to_dict(self) -> dict[str, Any]:
        """Write the model as JSON, without absent properties"""
        field_dict: dict[str, Any] = dict(self._extras) if self._extras else {}
        if self.unit is not None:
            field_dict["unit"] = self.unit.value
        if self.value is not None:
            field_dict["value"] = self.value
        return field_dict

    @classmethod
    def from_dict(cls, src_dict: Mapping[str, Any]) -> Self:
        """Read the model from JSON that has the form of the schema; other JSON is refused by an error"""
        if type(src_dict) is not dict:
            checked(src_dict, "Weight", Mapping)
        model = blank(cls)
        known = 2
        if "unit" in src_dict:
            model.unit = WEIGHT_UNIT[src_dict["unit"]]
        else:
            model.unit = None
            known -= 1
        if "value" in src_dict:
            model.value = value = src_dict["value"]
            if type(value) is not float and type(value) is not int:
                model.value = number(value, "Weight.value", float, int)
        else:
            model.value = None
            known -= 1
        if len(src_dict) == known:
            model._extras = None
        else:
            model._extras = {name: extra for name, extra in src_dict.items() if name not in _KNOWN}
        return model


read_weight = Weight.from_dict

_KNOWN: Final[frozenset[str]] = frozenset(
    {
        "unit",
        "value",
    }
)

# Models may refer to one another in a circle, so each is there before it asks for the others.
from ..models.weight_unit import WeightUnit
from .weight_unit import WEIGHT_UNIT
