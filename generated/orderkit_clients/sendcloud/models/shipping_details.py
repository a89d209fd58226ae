from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any, TypeVar, cast

from attrs import define as _attrs_define
from attrs import field as _attrs_field

from ..types import UNSET, Unset

if TYPE_CHECKING:
    from ..models.measurement import Measurement
    from ..models.ship_with import ShipWith


T = TypeVar("T", bound="ShippingDetails")


@_attrs_define
class ShippingDetails:
    """How an order is to be shipped.

    Attributes:
        is_local_pickup (bool | None | Unset): Whether the customer fetches the order from the shop.
        delivery_indicator (str | Unset): How the order is to be delivered, in the words the customer chose at checkout.
        measurement (Measurement | Unset): Weight and size.
        ship_with (ShipWith | Unset): What an order is to be shipped with.
    """

    is_local_pickup: bool | None | Unset = UNSET
    delivery_indicator: str | Unset = UNSET
    measurement: Measurement | Unset = UNSET
    ship_with: ShipWith | Unset = UNSET
    additional_properties: dict[str, Any] = _attrs_field(init=False, factory=dict)

    def to_dict(self) -> dict[str, Any]:
        is_local_pickup: bool | None | Unset
        if isinstance(self.is_local_pickup, Unset):
            is_local_pickup = UNSET
        else:
            is_local_pickup = self.is_local_pickup

        delivery_indicator = self.delivery_indicator

        measurement: dict[str, Any] | Unset = UNSET
        if not isinstance(self.measurement, Unset):
            measurement = self.measurement.to_dict()

        ship_with: dict[str, Any] | Unset = UNSET
        if not isinstance(self.ship_with, Unset):
            ship_with = self.ship_with.to_dict()

        field_dict: dict[str, Any] = {}
        field_dict.update(self.additional_properties)
        field_dict.update({})
        if is_local_pickup is not UNSET:
            field_dict["is_local_pickup"] = is_local_pickup
        if delivery_indicator is not UNSET:
            field_dict["delivery_indicator"] = delivery_indicator
        if measurement is not UNSET:
            field_dict["measurement"] = measurement
        if ship_with is not UNSET:
            field_dict["ship_with"] = ship_with

        return field_dict

    @classmethod
    def from_dict(cls: type[T], src_dict: Mapping[str, Any]) -> T:
        from ..models.measurement import Measurement  # noqa: PLC0415
        from ..models.ship_with import ShipWith  # noqa: PLC0415

        d = dict(src_dict)

        def _parse_is_local_pickup(data: object) -> bool | None | Unset:
            if data is None:
                return data
            if isinstance(data, Unset):
                return data
            return cast(bool | None | Unset, data)

        is_local_pickup = _parse_is_local_pickup(d.pop("is_local_pickup", UNSET))

        delivery_indicator = d.pop("delivery_indicator", UNSET)

        _measurement = d.pop("measurement", UNSET)
        measurement: Measurement | Unset
        if isinstance(_measurement, Unset):
            measurement = UNSET
        else:
            measurement = Measurement.from_dict(_measurement)

        _ship_with = d.pop("ship_with", UNSET)
        ship_with: ShipWith | Unset
        if isinstance(_ship_with, Unset):
            ship_with = UNSET
        else:
            ship_with = ShipWith.from_dict(_ship_with)

        shipping_details = cls(
            is_local_pickup=is_local_pickup,
            delivery_indicator=delivery_indicator,
            measurement=measurement,
            ship_with=ship_with,
        )

        shipping_details.additional_properties = d
        return shipping_details

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
