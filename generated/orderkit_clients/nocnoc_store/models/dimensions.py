from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any, TypeVar

from attrs import define as _attrs_define
from attrs import field as _attrs_field

if TYPE_CHECKING:
    from ..models.size import Size
    from ..models.weight import Weight


T = TypeVar("T", bound="Dimensions")


@_attrs_define
class Dimensions:
    """Size and weight of a package or of the product in it.

    Attributes:
        size (Size): Three lengths in one unit.
        weight (Weight): A weight and its unit.
    """

    size: Size
    weight: Weight
    additional_properties: dict[str, Any] = _attrs_field(init=False, factory=dict)

    def to_dict(self) -> dict[str, Any]:
        size = self.size.to_dict()

        weight = self.weight.to_dict()

        field_dict: dict[str, Any] = {}
        field_dict.update(self.additional_properties)
        field_dict.update(
            {
                "size": size,
                "weight": weight,
            }
        )

        return field_dict

    @classmethod
    def from_dict(cls: type[T], src_dict: Mapping[str, Any]) -> T:
        from ..models.size import Size  # noqa: PLC0415
        from ..models.weight import Weight  # noqa: PLC0415

        d = dict(src_dict)
        size = Size.from_dict(d.pop("size"))

        weight = Weight.from_dict(d.pop("weight"))

        dimensions = cls(
            size=size,
            weight=weight,
        )

        dimensions.additional_properties = d
        return dimensions

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
