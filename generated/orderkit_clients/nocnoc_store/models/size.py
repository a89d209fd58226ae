from __future__ import annotations

from collections.abc import Mapping
from typing import Any, TypeVar

from attrs import define as _attrs_define
from attrs import field as _attrs_field

from ..models.size_unit import SizeUnit

T = TypeVar("T", bound="Size")


@_attrs_define
class Size:
    """Three lengths in one unit.

    Attributes:
        unit (SizeUnit): The unit of lengths. `inch` and `inches` mean the same; what was sent is what is answered.
        length (float): Length in the unit named beside it.
        width (float): Width in the unit named beside it.
        height (float): Height in the unit named beside it.
    """

    unit: SizeUnit
    length: float
    width: float
    height: float
    additional_properties: dict[str, Any] = _attrs_field(init=False, factory=dict)

    def to_dict(self) -> dict[str, Any]:
        unit = self.unit.value

        length = self.length

        width = self.width

        height = self.height

        field_dict: dict[str, Any] = {}
        field_dict.update(self.additional_properties)
        field_dict.update(
            {
                "unit": unit,
                "length": length,
                "width": width,
                "height": height,
            }
        )

        return field_dict

    @classmethod
    def from_dict(cls: type[T], src_dict: Mapping[str, Any]) -> T:
        d = dict(src_dict)
        unit = SizeUnit(d.pop("unit"))

        length = d.pop("length")

        width = d.pop("width")

        height = d.pop("height")

        size = cls(
            unit=unit,
            length=length,
            width=width,
            height=height,
        )

        size.additional_properties = d
        return size

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
