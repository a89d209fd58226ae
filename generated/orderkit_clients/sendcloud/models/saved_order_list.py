from __future__ import annotations

from collections.abc import Mapping
from typing import Any, Final, Self

from attrs import define as _attrs_define
from orderkit_clients.runtime.models import OpenModel
from orderkit_clients.runtime.reading import blank, items


@_attrs_define(eq=False, repr=False)
class SavedOrderList(OpenModel[Any]):
    """The ids of the orders that were saved.

    Attributes:
        data (list[SavedOrder]): One entry for each order sent. Inferred: they are in the order of the request.
    """

    data: list[SavedOrder]
    """One entry for each order sent. Inferred: they are in the order of the request."""

    def to_dict(self) -> dict[str, Any]:
        """Write the model as JSON, without absent properties"""
        field_dict: dict[str, Any] = dict(self._extras) if self._extras else {}
        field_dict["data"] = [item.to_dict() for item in self.data]
        return field_dict

    @classmethod
    def from_dict(cls, src_dict: Mapping[str, Any]) -> Self:
        """Read the model from JSON that has the form of the schema; other JSON is refused by an error"""
        model = blank(cls)
        known = 1
        model.data = list(map(read_saved_order, items(src_dict["data"], "SavedOrderList.data")))
        if len(src_dict) == known:
            model._extras = None
        else:
            model._extras = {name: extra for name, extra in src_dict.items() if name not in _KNOWN}
        return model


read_saved_order_list = SavedOrderList.from_dict

_KNOWN: Final[frozenset[str]] = frozenset(
    {
        "data",
    }
)

# Models may refer to one another in a circle, so each is there before it asks for the others.
from ..models.saved_order import SavedOrder
from .saved_order import read_saved_order
