from __future__ import annotations

from collections.abc import Mapping
from typing import Any, TypeVar

from attrs import define as _attrs_define
from attrs import field as _attrs_field

from ..models.length_unit import LengthUnit

T = TypeVar("T", bound="Dimension")


@_attrs_define
class Dimension:
    """Length, width and height, in one unit.

    Attributes:
        length (float): The length, in the unit named beside it.
        width (float): The width, in the unit named beside it.
        height (float): The height, in the unit named beside it.
        unit (LengthUnit): A unit of length: centimetre, millimetre, metre, yard, foot or inch.
    """

    length: float
    width: float
    height: float
    unit: LengthUnit
    additional_properties: dict[str, Any] = _attrs_field(init=False, factory=dict)

    def to_dict(self) -> dict[str, Any]:
        length = self.length

        width = self.width

        height = self.height

        unit = self.unit.value

        field_dict: dict[str, Any] = {}
        field_dict.update(self.additional_properties)
        field_dict.update(
            {
                "length": length,
                "width": width,
                "height": height,
                "unit": unit,
            }
        )

        return field_dict

    @classmethod
    def from_dict(cls: type[T], src_dict: Mapping[str, Any]) -> T:
        d = dict(src_dict)
        length = d.pop("length")

        width = d.pop("width")

        height = d.pop("height")

        unit = LengthUnit(d.pop("unit"))

        dimension = cls(
            length=length,
            width=width,
            height=height,
            unit=unit,
        )

        dimension.additional_properties = d
        return dimension

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
