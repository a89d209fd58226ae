from __future__ import annotations

from collections.abc import Mapping
from typing import Any, TypeVar, cast

from attrs import define as _attrs_define
from attrs import field as _attrs_field

from ..types import UNSET, Unset

T = TypeVar("T", bound="DeliveryDates")


@_attrs_define
class DeliveryDates:
    """When an item leaves the shop and arrives.

    Attributes:
        handover_at (None | str | Unset): When the item is handed over to the carrier.
        deliver_at (None | str | Unset): When the item is delivered.
    """

    handover_at: None | str | Unset = UNSET
    deliver_at: None | str | Unset = UNSET
    additional_properties: dict[str, Any] = _attrs_field(init=False, factory=dict)

    def to_dict(self) -> dict[str, Any]:
        handover_at: None | str | Unset
        if isinstance(self.handover_at, Unset):
            handover_at = UNSET
        else:
            handover_at = self.handover_at

        deliver_at: None | str | Unset
        if isinstance(self.deliver_at, Unset):
            deliver_at = UNSET
        else:
            deliver_at = self.deliver_at

        field_dict: dict[str, Any] = {}
        field_dict.update(self.additional_properties)
        field_dict.update({})
        if handover_at is not UNSET:
            field_dict["handover_at"] = handover_at
        if deliver_at is not UNSET:
            field_dict["deliver_at"] = deliver_at

        return field_dict

    @classmethod
    def from_dict(cls: type[T], src_dict: Mapping[str, Any]) -> T:
        d = dict(src_dict)

        def _parse_handover_at(data: object) -> None | str | Unset:
            if data is None:
                return data
            if isinstance(data, Unset):
                return data
            return cast(None | str | Unset, data)

        handover_at = _parse_handover_at(d.pop("handover_at", UNSET))

        def _parse_deliver_at(data: object) -> None | str | Unset:
            if data is None:
                return data
            if isinstance(data, Unset):
                return data
            return cast(None | str | Unset, data)

        deliver_at = _parse_deliver_at(d.pop("deliver_at", UNSET))

        delivery_dates = cls(
            handover_at=handover_at,
            deliver_at=deliver_at,
        )

        delivery_dates.additional_properties = d
        return delivery_dates

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
