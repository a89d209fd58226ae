from __future__ import annotations

from collections.abc import Mapping
from typing import Any, ClassVar, Final, Self

from attrs import define as _attrs_define
from orderkit_clients.runtime.models import OpenModel
from orderkit_clients.runtime.reading import blank


@_attrs_define(eq=False, repr=False)
class NewShipWith(OpenModel[Any]):
    """The shipping option of an order.

    Attributes:
        type_ (NewShipWithType): The way to name a shipping option: by its code.
        properties (NewShipWithProperties): A shipping option, and the contract it is used under.
    """

    type_: NewShipWithType
    """The way to name a shipping option: by its code."""
    properties: NewShipWithProperties
    """A shipping option, and the contract it is used under."""
    SLOTS: ClassVar[dict[str, str]] = {
        "type": "type_",
    }

    def to_dict(self) -> dict[str, Any]:
        """Write the model as JSON, without absent properties"""
        field_dict: dict[str, Any] = dict(self._extras) if self._extras else {}
        field_dict["type"] = self.type_.value
        field_dict["properties"] = self.properties.to_dict()
        return field_dict

    @classmethod
    def from_dict(cls, src_dict: Mapping[str, Any]) -> Self:
        """Read the model from JSON that has the form of the schema; other JSON is refused by an error"""
        model = blank(cls)
        known = 2
        model.type_ = NEW_SHIP_WITH_TYPE[src_dict["type"]]
        model.properties = read_new_ship_with_properties(src_dict["properties"])
        if len(src_dict) == known:
            model._extras = None
        else:
            model._extras = {name: extra for name, extra in src_dict.items() if name not in _KNOWN}
        return model


read_new_ship_with = NewShipWith.from_dict

_KNOWN: Final[frozenset[str]] = frozenset(
    {
        "type",
        "properties",
    }
)

# Models may refer to one another in a circle, so each is there before it asks for the others.
from ..models.new_ship_with_properties import NewShipWithProperties
from ..models.new_ship_with_type import NewShipWithType
from .new_ship_with_properties import read_new_ship_with_properties
from .new_ship_with_type import NEW_SHIP_WITH_TYPE
