from __future__ import annotations

import datetime
from collections.abc import Mapping
from typing import Any, Final, Self

from attrs import define as _attrs_define
from orderkit_clients.runtime.models import OpenModel
from orderkit_clients.runtime.reading import blank, checked, items, number


@_attrs_define(eq=False, repr=False)
class Tracking(OpenModel[Any]):
    """Where an order is and where it was, as trackOrder and webhooks report it.

    Attributes:
        id (int): Id of the order.
        tracking_id (str): Id for tracking the order.
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
    """Id of the order."""
    tracking_id: str
    """Id for tracking the order."""
    estimated_time_arrival: datetime.date
    """The day, in UTC, the order is expected to arrive. It may change on the way."""
    status: OrderStatus
    """Where an order is in its life.
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
    `expired`: not placed before its expiration date came."""
    description: str
    """More about the current status, for example the place or why a delivery failed. Empty if there is nothing to add."""
    date: datetime.date
    """The day, in UTC, the order got its current status."""
    historic: list[HistoricStatus]
    """The statuses before the current one, newest first. Empty right after creation."""

    def to_dict(self) -> dict[str, Any]:
        """Write the model as JSON, without absent properties"""
        field_dict: dict[str, Any] = dict(self._extras) if self._extras else {}
        field_dict["id"] = self.id
        field_dict["tracking_id"] = self.tracking_id
        field_dict["estimated_time_arrival"] = self.estimated_time_arrival.isoformat()
        field_dict["status"] = self.status.value
        field_dict["description"] = self.description
        field_dict["date"] = self.date.isoformat()
        field_dict["historic"] = [item.to_dict() for item in self.historic]
        return field_dict

    @classmethod
    def from_dict(cls, src_dict: Mapping[str, Any]) -> Self:
        """Read the model from JSON that has the form of the schema; other JSON is refused by an error"""
        model = blank(cls)
        known = 7
        model.id = value = src_dict["id"]
        if type(value) is not int:
            model.id = number(value, "Tracking.id", int)
        model.tracking_id = value = src_dict["tracking_id"]
        if type(value) is not str:
            checked(value, "Tracking.tracking_id", str)
        model.estimated_time_arrival = datetime.date.fromisoformat(src_dict["estimated_time_arrival"])
        model.status = ORDER_STATUS[src_dict["status"]]
        model.description = value = src_dict["description"]
        if type(value) is not str:
            checked(value, "Tracking.description", str)
        model.date = datetime.date.fromisoformat(src_dict["date"])
        model.historic = list(map(read_historic_status, items(src_dict["historic"], "Tracking.historic")))
        if len(src_dict) == known:
            model._extras = None
        else:
            model._extras = {name: extra for name, extra in src_dict.items() if name not in _KNOWN}
        return model


read_tracking = Tracking.from_dict

_KNOWN: Final[frozenset[str]] = frozenset(
    {
        "id",
        "tracking_id",
        "estimated_time_arrival",
        "status",
        "description",
        "date",
        "historic",
    }
)

# Models may refer to one another in a circle, so each is there before it asks for the others.
from ..models.historic_status import HistoricStatus
from ..models.order_status import OrderStatus
from .historic_status import read_historic_status
from .order_status import ORDER_STATUS
