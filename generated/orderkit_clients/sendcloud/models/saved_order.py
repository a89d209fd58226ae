from __future__ import annotations

from collections.abc import Mapping
from typing import Any, Final, Self

from attrs import define as _attrs_define
from orderkit_clients.runtime.models import OpenModel
from orderkit_clients.runtime.reading import blank, checked, number


@_attrs_define(eq=False, repr=False)
class SavedOrder(OpenModel[Any]):
    """The ids of an order.

    Attributes:
        id (int): Sendcloud's internal id of the order: a number here, text in the order itself.
        order_id (str): The shop's id of the order.
        order_number (str): The number of the order as the shop shows it to people.
    """

    id: int
    """Sendcloud's internal id of the order: a number here, text in the order itself."""
    order_id: str
    """The shop's id of the order."""
    order_number: str
    """The number of the order as the shop shows it to people."""

    def to_dict(self) -> dict[str, Any]:
        """Write the model as JSON, without absent properties"""
        field_dict: dict[str, Any] = dict(self._extras) if self._extras else {}
        field_dict["id"] = self.id
        field_dict["order_id"] = self.order_id
        field_dict["order_number"] = self.order_number
        return field_dict

    @classmethod
    def from_dict(cls, src_dict: Mapping[str, Any]) -> Self:
        """Read the model from JSON that has the form of the schema; other JSON is refused by an error"""
        model = blank(cls)
        known = 3
        model.id = value = src_dict["id"]
        if type(value) is not int:
            model.id = number(value, "SavedOrder.id", int)
        model.order_id = value = src_dict["order_id"]
        if type(value) is not str:
            checked(value, "SavedOrder.order_id", str)
        model.order_number = value = src_dict["order_number"]
        if type(value) is not str:
            checked(value, "SavedOrder.order_number", str)
        if len(src_dict) == known:
            model._extras = None
        else:
            model._extras = {name: extra for name, extra in src_dict.items() if name not in _KNOWN}
        return model


read_saved_order = SavedOrder.from_dict

_KNOWN: Final[frozenset[str]] = frozenset(
    {
        "id",
        "order_id",
        "order_number",
    }
)
