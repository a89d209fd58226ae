from __future__ import annotations

import datetime
from collections.abc import Mapping
from typing import TYPE_CHECKING, Any, TypeVar

from attrs import define as _attrs_define
from attrs import field as _attrs_field

from ..models.order_status import OrderStatus

if TYPE_CHECKING:
    from ..models.historic_status import HistoricStatus


T = TypeVar("T", bound="Tracking")


@_attrs_define
class Tracking:
    """Where an order is and where it was, as trackOrder answers and webhooks tell.

    Attributes:
        id (int): Identification of the order.
        tracking_id (str): Identification for tracking the order.
        estimated_time_arrival (datetime.date): The day, in UTC, the order is expected to arrive. It may change on the
            way.
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
        description (str): More about the current status, for example the place or why a delivery failed. Empty if there
            is nothing to add.
        date (datetime.date): The day, in UTC, the order got its current status.
        historic (list[HistoricStatus]): The statuses before the current one, newest first. Empty right after creation.
    """

    id: int
    tracking_id: str
    estimated_time_arrival: datetime.date
    status: OrderStatus
    description: str
    date: datetime.date
    historic: list[HistoricStatus]
    additional_properties: dict[str, Any] = _attrs_field(init=False, factory=dict)

    def to_dict(self) -> dict[str, Any]:
        id = self.id

        tracking_id = self.tracking_id

        estimated_time_arrival = self.estimated_time_arrival.isoformat()

        status = self.status.value

        description = self.description

        date = self.date.isoformat()

        historic = []
        for historic_item_data in self.historic:
            historic_item = historic_item_data.to_dict()
            historic.append(historic_item)

        field_dict: dict[str, Any] = {}
        field_dict.update(self.additional_properties)
        field_dict.update(
            {
                "id": id,
                "tracking_id": tracking_id,
                "estimated_time_arrival": estimated_time_arrival,
                "status": status,
                "description": description,
                "date": date,
                "historic": historic,
            }
        )

        return field_dict

    @classmethod
    def from_dict(cls: type[T], src_dict: Mapping[str, Any]) -> T:
        from ..models.historic_status import HistoricStatus  # noqa: PLC0415

        d = dict(src_dict)
        id = d.pop("id")

        tracking_id = d.pop("tracking_id")

        estimated_time_arrival = datetime.date.fromisoformat(d.pop("estimated_time_arrival"))

        status = OrderStatus(d.pop("status"))

        description = d.pop("description")

        date = datetime.date.fromisoformat(d.pop("date"))

        historic = []
        _historic = d.pop("historic")
        for historic_item_data in _historic:
            historic_item = HistoricStatus.from_dict(historic_item_data)

            historic.append(historic_item)

        tracking = cls(
            id=id,
            tracking_id=tracking_id,
            estimated_time_arrival=estimated_time_arrival,
            status=status,
            description=description,
            date=date,
            historic=historic,
        )

        tracking.additional_properties = d
        return tracking

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
