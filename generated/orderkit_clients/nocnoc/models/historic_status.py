from __future__ import annotations

from collections.abc import Mapping
from typing import Any, TypeVar

from attrs import define as _attrs_define
from attrs import field as _attrs_field

from ..models.order_status import OrderStatus

T = TypeVar("T", bound="HistoricStatus")


@_attrs_define
class HistoricStatus:
    """A status that an order had before its current one.

    Attributes:
        status (OrderStatus): Where an order is in its life.
            `created`: created and quoted, to be placed before it ships.
            `placed`: placed; the pick up process starts.
            `in_process`: being processed before it can be picked up.
            `picked_up`: picked up by nocnoc.
            `in_warehouse`: in nocnoc's warehouse before departure.
            `shipped`: on its way from an origin to a destination.
            `arrived`: at the destination.
            `cleared_by_customs`: cleared by customs.
            `address_delivery`: being delivered to the final destination.
            `delivery_failure`: delivery failed, for the reason in the description.
            `delivered`: received by the customer.
            `cancelled`: cancelled.
            `expired`: not placed before its expiration date came.
        description (str): More about the status, for example the place. Empty if there is nothing to add.
        date (str): When the order got the status, in UTC: `YYYY-MM-DD` from getOrder, `YYYY-MM-DD HH:MM:SS` from
            trackOrder and in webhooks.
    """

    status: OrderStatus
    description: str
    date: str
    additional_properties: dict[str, Any] = _attrs_field(init=False, factory=dict)

    def to_dict(self) -> dict[str, Any]:
        status = self.status.value

        description = self.description

        date = self.date

        field_dict: dict[str, Any] = {}
        field_dict.update(self.additional_properties)
        field_dict.update(
            {
                "status": status,
                "description": description,
                "date": date,
            }
        )

        return field_dict

    @classmethod
    def from_dict(cls: type[T], src_dict: Mapping[str, Any]) -> T:
        d = dict(src_dict)
        status = OrderStatus(d.pop("status"))

        description = d.pop("description")

        date = d.pop("date")

        historic_status = cls(
            status=status,
            description=description,
            date=date,
        )

        historic_status.additional_properties = d
        return historic_status

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
