from __future__ import annotations

from collections.abc import Mapping
from typing import Any, Final, Self

from attrs import define as _attrs_define
from orderkit_clients.runtime.models import UNSET, OpenModel, Unset
from orderkit_clients.runtime.reading import blank, checked


@_attrs_define(eq=False, repr=False)
class DeliveryDates(OpenModel[Any]):
    """When an item leaves the shop and arrives.

    Attributes:
        handover_at (None | str | Unset): When the item is handed over to the carrier.
        deliver_at (None | str | Unset): When the item is delivered.
    """

    handover_at: None | str | Unset = UNSET
    deliver_at: None | str | Unset = UNSET

    def to_dict(self) -> dict[str, Any]:
        """Write the model as JSON, without what is absent"""
        field_dict: dict[str, Any] = dict(self._extras) if self._extras else {}
        if not isinstance(self.handover_at, Unset):
            field_dict["handover_at"] = self.handover_at
        if not isinstance(self.deliver_at, Unset):
            field_dict["deliver_at"] = self.deliver_at
        return field_dict

    @classmethod
    def from_dict(cls, src_dict: Mapping[str, Any]) -> Self:
        """Read the model from JSON that has the form of the schema; other JSON is refused by an error"""
        if type(src_dict) is not dict:
            checked(src_dict, "DeliveryDates", Mapping)
        model = blank(cls)
        known = 2
        if "handover_at" in src_dict:
            model.handover_at = value = src_dict["handover_at"]
            if type(value) is not str and value is not None:
                checked(value, "DeliveryDates.handover_at", str, None)
        else:
            model.handover_at = UNSET
            known -= 1
        if "deliver_at" in src_dict:
            model.deliver_at = value = src_dict["deliver_at"]
            if type(value) is not str and value is not None:
                checked(value, "DeliveryDates.deliver_at", str, None)
        else:
            model.deliver_at = UNSET
            known -= 1
        if len(src_dict) == known:
            model._extras = None
        else:
            model._extras = {name: extra for name, extra in src_dict.items() if name not in _KNOWN}
        return model


read_delivery_dates = DeliveryDates.from_dict

_KNOWN: Final[frozenset[str]] = frozenset(
    {
        "handover_at",
        "deliver_at",
    }
)
