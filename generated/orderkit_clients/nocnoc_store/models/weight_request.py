from __future__ import annotations

from collections.abc import Mapping
from typing import Any, Final, Self

from attrs import define as _attrs_define
from orderkit_clients.runtime.models import OpenModel
from orderkit_clients.runtime.reading import blank, number


@_attrs_define(eq=False, repr=False)
class WeightRequest(OpenModel[Any]):
    """A weight and its unit, as they are sent.

    Attributes:
        unit (WeightUnitRequest): The unit of a weight that is sent. Inferred: `kg` and `kilogram` mean the same, and so
            do `lb` and `pound`.
        value (float): Weight in the unit named beside it.
    """

    unit: WeightUnitRequest
    """The unit of a weight that is sent. Inferred: `kg` and `kilogram` mean the same, and so do `lb` and `pound`."""
    value: float
    """Weight in the unit named beside it."""

    def to_dict(self) -> dict[str, Any]:
        """Write the model as JSON, without absent properties"""
        field_dict: dict[str, Any] = dict(self._extras) if self._extras else {}
        field_dict["unit"] = self.unit.value
        field_dict["value"] = self.value
        return field_dict

    @classmethod
    def from_dict(cls, src_dict: Mapping[str, Any]) -> Self:
        """Read the model from JSON that has the form of the schema; other JSON is refused by an error"""
        model = blank(cls)
        known = 2
        model.unit = WEIGHT_UNIT_REQUEST[src_dict["unit"]]
        model.value = value = src_dict["value"]
        if type(value) is not float and type(value) is not int:
            model.value = number(value, "WeightRequest.value", float, int)
        if len(src_dict) == known:
            model._extras = None
        else:
            model._extras = {name: extra for name, extra in src_dict.items() if name not in _KNOWN}
        return model


read_weight_request = WeightRequest.from_dict

_KNOWN: Final[frozenset[str]] = frozenset(
    {
        "unit",
        "value",
    }
)

# Models may refer to one another in a circle, so each is there before it asks for the others.
from ..models.weight_unit_request import WeightUnitRequest
from .weight_unit_request import WEIGHT_UNIT_REQUEST
