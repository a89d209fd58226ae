from __future__ import annotations

from collections.abc import Mapping
from typing import Any, ClassVar, Final, Self

from attrs import define as _attrs_define
from attrs import field as _attrs_field
from orderkit_clients.runtime.models import OpenModel
from orderkit_clients.runtime.reading import blank, checked


@_attrs_define(eq=False, repr=False)
class NewDeliveryDates(OpenModel[Any]):
    """When an item leaves the shop and arrives.

    Attributes:
        handover_at (None | str): When the item is handed over to the carrier.
        deliver_at (None | str): When the item is delivered.
    """

    handover_at: None | str = None
    """When the item is handed over to the carrier."""
    deliver_at: None | str = None
    """When the item is delivered."""
    _present: int = _attrs_field(default=0, kw_only=True, alias="_present")
    NULLABLE: ClassVar[dict[str, int]] = {"handover_at": 1, "deliver_at": 2}

    def to_dict(self) -> dict[str, Any]:
        """Write the model as JSON, without absent properties"""
        field_dict: dict[str, Any] = dict(self._extras) if self._extras else {}
        if self.handover_at is not None:
            field_dict["handover_at"] = self.handover_at
        elif self._present & 1:
            field_dict["handover_at"] = None
        if self.deliver_at is not None:
            field_dict["deliver_at"] = self.deliver_at
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
            model.handover_at = value = src_dict["handover_at"]
            if type(value) is not str and value is not None:
                checked(value, "NewDeliveryDates.handover_at", str, None)
        else:
            model.handover_at = None
            present -= 1
            known -= 1
        if "deliver_at" in src_dict:
            model.deliver_at = value = src_dict["deliver_at"]
            if type(value) is not str and value is not None:
                checked(value, "NewDeliveryDates.deliver_at", str, None)
        else:
            model.deliver_at = None
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
