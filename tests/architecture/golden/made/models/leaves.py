from __future__ import annotations

from collections.abc import Mapping
from typing import Any, Final, Self

from attrs import define as _attrs_define
from orderkit_clients.runtime.models import OpenModel
from orderkit_clients.runtime.reading import blank


@_attrs_define(eq=False, repr=False)
class Leaves(OpenModel["Leaf"]):
    """
    Attributes:
        main (Leaf):
    """

    main: Leaf

    def to_dict(self) -> dict[str, Any]:
        """Write the model as JSON, without absent properties"""
        field_dict: dict[str, Any] = {
            name: extra.to_dict() for name, extra in self.additional_properties.items()
        }
        field_dict["main"] = self.main.to_dict()
        return field_dict

    @classmethod
    def from_dict(cls, src_dict: Mapping[str, Any]) -> Self:
        """Read the model from JSON that has the form of the schema; other JSON is refused by an error"""
        model = blank(cls)
        known = 1
        model.main = read_leaf(src_dict["main"])
        if len(src_dict) == known:
            model._extras = None
        else:
            model._extras = {name: read_leaf(extra) for name, extra in src_dict.items() if name not in _KNOWN}
        return model


read_leaves = Leaves.from_dict

_KNOWN: Final[frozenset[str]] = frozenset(
    {
        "main",
    }
)

# Models may refer to one another in a circle, so each is there before it asks for the others.
from ..models.leaf import Leaf
from .leaf import read_leaf
