from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any, TypeVar

from attrs import define as _attrs_define
from attrs import field as _attrs_field

from ..models.ship_with_type import ShipWithType

if TYPE_CHECKING:
    from ..models.ship_with_properties import ShipWithProperties


T = TypeVar("T", bound="ShipWith")


@_attrs_define
class ShipWith:
    """What an order is to be shipped with.

    Attributes:
        type_ (ShipWithType): What an order can be shipped with: a shipping option, told by its code.
        properties (ShipWithProperties): A shipping option, and the contract it is used under.
    """

    type_: ShipWithType
    properties: ShipWithProperties
    additional_properties: dict[str, Any] = _attrs_field(init=False, factory=dict)

    def to_dict(self) -> dict[str, Any]:
        type_ = self.type_.value

        properties = self.properties.to_dict()

        field_dict: dict[str, Any] = {}
        field_dict.update(self.additional_properties)
        field_dict.update(
            {
                "type": type_,
                "properties": properties,
            }
        )

        return field_dict

    @classmethod
    def from_dict(cls: type[T], src_dict: Mapping[str, Any]) -> T:
        from ..models.ship_with_properties import ShipWithProperties  # noqa: PLC0415

        d = dict(src_dict)
        type_ = ShipWithType(d.pop("type"))

        properties = ShipWithProperties.from_dict(d.pop("properties"))

        ship_with = cls(
            type_=type_,
            properties=properties,
        )

        ship_with.additional_properties = d
        return ship_with

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
