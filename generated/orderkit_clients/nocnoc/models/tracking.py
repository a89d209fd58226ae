from __future__ import annotations

import datetime
from collections.abc import Mapping
from typing import Any, Final, Self

from attrs import define as _attrs_define
from orderkit_clients.runtime.exact import (
    day_json,
)
from orderkit_clients.runtime.models import OpenModel
from orderkit_clients.runtime.reading import blank, checked, items, number


@_attrs_define(eq=False, repr=False)
class Tracking(OpenModel[Any]):
    """Where an order is and where it was, as trackOrder and webhooks report it.

    Attributes:
        id (int): Id of the order.
        tracking_id (str): Id for tracking the order.
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
            Final are `delivered`, `cancelled` and `expired`.
        estimated_time_arrival (datetime.date | None): The day the order is expected to arrive. Inferred: it may change
            on the way. Ours: in UTC.
        description (str | None): More about the current status, for example the place or why a delivery failed.
            Inferred: empty if there is nothing to add.
        date (datetime.date | None): Inferred: the day the order got its current status. Ours: in UTC.
        historic (list[HistoricStatus] | None): The changes of status. Inferred: the statuses before the current one,
            newest first, so that it is empty right after creation.
    """

    id: int
    """Id of the order."""
    tracking_id: str
    """Id for tracking the order."""
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
    `expired`: not placed before its expiration date came.
    Final are `delivered`, `cancelled` and `expired`."""
    estimated_time_arrival: datetime.date | None = None
    """The day the order is expected to arrive. Inferred: it may change on the way. Ours: in UTC."""
    description: str | None = None
    """More about the current status, for example the place or why a delivery failed. Inferred: empty if there is
    nothing to add."""
    date: datetime.date | None = None
    """Inferred: the day the order got its current status. Ours: in UTC."""
    historic: list[HistoricStatus] | None = None
    """The changes of status. Inferred: the statuses before the current one, newest first, so that it is empty right
    after creation."""

    def to_dict(self) -> dict[str, Any]:
        """Write the model as JSON, without absent properties"""
        field_dict: dict[str, Any] = dict(self._extras) if self._extras else {}
        field_dict["id"] = self.id
        field_dict["tracking_id"] = self.tracking_id
        field_dict["status"] = self.status.value
        if self.estimated_time_arrival is not None:
            field_dict["estimated_time_arrival"] = day_json(
                self.estimated_time_arrival, "Tracking.estimated_time_arrival"
            )
        if self.description is not None:
            field_dict["description"] = self.description
        if self.date is not None:
            field_dict["date"] = day_json(self.date, "Tracking.date")
        if self.historic is not None:
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
        model.status = ORDER_STATUS[src_dict["status"]]
        if "estimated_time_arrival" in src_dict:
            model.estimated_time_arrival = datetime.date.fromisoformat(src_dict["estimated_time_arrival"])
        else:
            model.estimated_time_arrival = None
            known -= 1
        if "description" in src_dict:
            model.description = value = src_dict["description"]
            if type(value) is not str:
                checked(value, "Tracking.description", str)
        else:
            model.description = None
            known -= 1
        if "date" in src_dict:
            model.date = datetime.date.fromisoformat(src_dict["date"])
        else:
            model.date = None
            known -= 1
        if "historic" in src_dict:
            model.historic = list(map(read_historic_status, items(src_dict["historic"], "Tracking.historic")))
        else:
            model.historic = None
            known -= 1
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
        "status",
        "estimated_time_arrival",
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
