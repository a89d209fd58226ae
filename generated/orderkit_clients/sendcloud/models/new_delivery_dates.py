from __future__ import annotations

import datetime
from collections.abc import Mapping
from typing import Any, ClassVar, Final, Self

from attrs import define as _attrs_define
from attrs import field as _attrs_field
from orderkit_clients.runtime.exact import (
    time,
    time_json,
)
from orderkit_clients.runtime.models import OpenModel
from orderkit_clients.runtime.reading import blank, checked


@_attrs_define(eq=False, repr=False)
class NewDeliveryDates(OpenModel[Any]):
    """When an item leaves the shop and arrives.

    Attributes:
        handover_at (datetime.datetime | None): When the item is handed over to the carrier.
        deliver_at (datetime.datetime | None): When the item is delivered.
    """

    _handover_at: datetime.datetime | str | None = _attrs_field(default=None, alias="handover_at")
    _deliver_at: datetime.datetime | str | None = _attrs_field(default=None, alias="deliver_at")
    _present: int = _attrs_field(default=0, kw_only=True, alias="_present")
    NULLABLE: ClassVar[dict[str, int]] = {"_handover_at": 1, "_deliver_at": 2}
    SLOTS: ClassVar[dict[str, str]] = {
        "handover_at": "_handover_at",
        "deliver_at": "_deliver_at",
    }

    @property
    def handover_at(self) -> datetime.datetime | None:
        """When the item is handed over to the carrier."""
        return None if self._handover_at is None else time(self._handover_at, "NewDeliveryDates.handover_at")

    @handover_at.setter
    def handover_at(self, value: datetime.datetime | str | None) -> None:
        self._handover_at = value

    @property
    def deliver_at(self) -> datetime.datetime | None:
        """When the item is delivered."""
        return None if self._deliver_at is None else time(self._deliver_at, "NewDeliveryDates.deliver_at")

    @deliver_at.setter
    def deliver_at(self, value: datetime.datetime | str | None) -> None:
        self._deliver_at = value

    def to_dict(self) -> dict[str, Any]:
        """Write the model as JSON, without absent properties"""
        field_dict: dict[str, Any] = dict(self._extras) if self._extras else {}
        if self._handover_at is not None:
            field_dict["handover_at"] = time_json(self._handover_at, "NewDeliveryDates.handover_at")
        elif self._present & 1:
            field_dict["handover_at"] = None
        if self._deliver_at is not None:
            field_dict["deliver_at"] = time_json(self._deliver_at, "NewDeliveryDates.deliver_at")
        elif self._present & 2:
            field_dict["deliver_at"] = None
        return field_dict

    @classmethod
    def from_dict(cls, src_dict: Mapping[str, Any]) -> Self:
        """Read the model from JSON that has the form of the schema; other JSON is refused by an error"""
        if type(src_dict) is not dict:
            checked(src_dict, "NewDeliveryDates", Mapping)
        model = blank(cls)
        known = 2
        present = 3
        if "handover_at" in src_dict:
            model._handover_at = value = src_dict["handover_at"]
            if type(value) is not str and value is not None:
                checked(value, "NewDeliveryDates.handover_at", str, None)
        else:
            model._handover_at = None
            present -= 1
            known -= 1
        if "deliver_at" in src_dict:
            model._deliver_at = value = src_dict["deliver_at"]
            if type(value) is not str and value is not None:
                checked(value, "NewDeliveryDates.deliver_at", str, None)
        else:
            model._deliver_at = None
            present -= 2
            known -= 1
        if len(src_dict) == known:
            model._extras = None
        else:
            model._extras = {name: extra for name, extra in src_dict.items() if name not in _KNOWN}
        model._present = present
        return model


read_new_delivery_dates = NewDeliveryDates.from_dict

_KNOWN: Final[frozenset[str]] = frozenset(
    {
        "handover_at",
        "deliver_at",
    }
)
