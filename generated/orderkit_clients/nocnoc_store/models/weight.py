from __future__ import annotations

from collections.abc import Mapping
from typing import Any, TypeVar

from attrs import define as _attrs_define
from attrs import field as _attrs_field

from ..models.weight_unit import WeightUnit

T = TypeVar("T", bound="Weight")


@_attrs_define
class Weight:
    """A weight and its unit.

    Attributes:
        unit (WeightUnit): The unit of a weight. `kg` and `kilogram` mean the same, and so do `lb` and `pound`; what was
            sent is what is answered.
        value (float): Weight in the unit named beside it.
    """

    unit: WeightUnit
    value: float
    additional_properties: dict[str, Any] = _attrs_field(init=False, factory=dict)

    def to_dict(self) -> dict[str, Any]:
        unit = self.unit.value

        value = self.value

        field_dict: dict[str, Any] = {}
        field_dict.update(self.additional_properties)
        field_dict.update(
            {
                "unit": unit,
                "value": value,
            }
        )

        return field_dict

    @classmethod
    def from_dict(cls: type[T], src_dict: Mapping[str, Any]) -> T:
        d = dict(src_dict)
        unit = WeightUnit(d.pop("unit"))

        value = d.pop("value")

        weight = cls(
            unit=unit,
            value=value,
        )

        weight.additional_properties = d
        return weight

    @property
    def additional_keys(self) -> list[str]:
        return list(self.additional_properties.keys())

    def __getitem__(self, key: str) -> Any:
        return self.additional_properties[key]

    def __setitem__(self, key: str, value: Any) -> None:
        self.additional_properties[key] = value

    def __delitem__(self, key: str) -> None:
        del self.additional_properties[key]

    def __contains__(self, key: str) -> bool:
        return key in self.additional_properties
