from __future__ import annotations

import datetime
from collections.abc import Mapping
from typing import Any, Final, Self

from attrs import define as _attrs_define
from orderkit_clients.runtime.exact import (
    date_or_date_time,
)
from orderkit_clients.runtime.models import OpenModel
from orderkit_clients.runtime.reading import blank, checked


@_attrs_define(eq=False, repr=False)
class HistoricStatus(OpenModel[Any]):
    """A status that an order had before its current one, as the examples show it.

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
            Final are `delivered`, `cancelled` and `expired`.
        description (str | None): More about the status, for example the place. Inferred: empty if there is nothing to
            add.
        date (str | None): When the order got the status: `YYYY-MM-DD` from getOrder, `YYYY-MM-DD HH:MM:SS` from
            trackOrder and in webhooks. Ours: in UTC.
    """

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
    description: str | None = None
    """More about the status, for example the place. Inferred: empty if there is nothing to add."""
    date: str | None = None
    """When the order got the status: `YYYY-MM-DD` from getOrder, `YYYY-MM-DD HH:MM:SS` from trackOrder and in
    webhooks. Ours: in UTC."""

    @property
    def date_datetime(self) -> datetime.datetime | datetime.date | None:
        """`date` as an aware datetime, or as a date if it is only a day; None if it is absent or empty. Raises ValueError if it is something else."""
        return (
            None
            if not self.date
            else date_or_date_time(self.date, "HistoricStatus.date", "YYYY-MM-DD hh:mm:ss")
        )

    def to_dict(self) -> dict[str, Any]:
        """Write the model as JSON, without absent properties"""
        field_dict: dict[str, Any] = dict(self._extras) if self._extras else {}
        field_dict["status"] = self.status.value
        if self.description is not None:
            field_dict["description"] = self.description
        if self.date is not None:
            field_dict["date"] = self.date
        return field_dict

    @classmethod
    def from_dict(cls, src_dict: Mapping[str, Any]) -> Self:
        """Read the model from JSON that has the form of the schema; other JSON is refused by an error"""
        model = blank(cls)
        known = 3
        model.status = ORDER_STATUS[src_dict["status"]]
        if "description" in src_dict:
            model.description = value = src_dict["description"]
            if type(value) is not str:
                checked(value, "HistoricStatus.description", str)
        else:
            model.description = None
            known -= 1
        if "date" in src_dict:
            model.date = value = src_dict["date"]
            if type(value) is not str:
                checked(value, "HistoricStatus.date", str)
        else:
            model.date = None
            known -= 1
        if len(src_dict) == known:
            model._extras = None
        else:
            model._extras = {name: extra for name, extra in src_dict.items() if name not in _KNOWN}
        return model


read_historic_status = HistoricStatus.from_dict

_KNOWN: Final[frozenset[str]] = frozenset(
    {
        "status",
        "description",
        "date",
    }
)

# Models may refer to one another in a circle, so each is there before it asks for the others.
from ..models.order_status import OrderStatus
from .order_status import ORDER_STATUS
