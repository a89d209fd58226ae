from __future__ import annotations

import datetime
from collections.abc import Mapping
from typing import Any, Final, Self

from attrs import define as _attrs_define
from orderkit_clients.runtime.exact import (
    day_json,
)
from orderkit_clients.runtime.models import OpenModel
from orderkit_clients.runtime.reading import blank, checked, items


@_attrs_define(eq=False, repr=False)
class OrderProgress(OpenModel[Any]):
    """Where an order is, since when, and where it was. getOrder adds it to the order.

    Attributes:
        description (str | None): More about the current status, for example the place or why a delivery failed.
            Inferred: empty if there is nothing to add.
        date (datetime.date | None): Inferred: the day the order got its current status. Ours: in UTC.
        historic (list[HistoricStatus] | None): The changes of status. Inferred: the statuses before the current one,
            newest first, so that it is empty right after creation.
    """

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
        if self.description is not None:
            field_dict["description"] = self.description
        if self.date is not None:
            field_dict["date"] = day_json(self.date, "OrderProgress.date")
        if self.historic is not None:
            field_dict["historic"] = [item.to_dict() for item in self.historic]
        return field_dict

    @classmethod
    def from_dict(cls, src_dict: Mapping[str, Any]) -> Self:
        """Read the model from JSON that has the form of the schema; other JSON is refused by an error"""
        if type(src_dict) is not dict:
            checked(src_dict, "OrderProgress", Mapping)
        model = blank(cls)
        known = 3
        if "description" in src_dict:
            model.description = value = src_dict["description"]
            if type(value) is not str:
                checked(value, "OrderProgress.description", str)
        else:
            model.description = None
            known -= 1
        if "date" in src_dict:
            model.date = datetime.date.fromisoformat(src_dict["date"])
        else:
            model.date = None
            known -= 1
        if "historic" in src_dict:
            model.historic = list(
                map(read_historic_status, items(src_dict["historic"], "OrderProgress.historic"))
            )
        else:
            model.historic = None
            known -= 1
        if len(src_dict) == known:
            model._extras = None
        else:
            model._extras = {name: extra for name, extra in src_dict.items() if name not in _KNOWN}
        return model


read_order_progress = OrderProgress.from_dict

_KNOWN: Final[frozenset[str]] = frozenset(
    {
        "description",
        "date",
        "historic",
    }
)

# Models may refer to one another in a circle, so each is there before it asks for the others.
from ..models.historic_status import HistoricStatus
from .historic_status import read_historic_status
