from __future__ import annotations

from collections.abc import Mapping
from typing import Any, Final, Literal, Self

from attrs import define as _attrs_define
from orderkit_clients.runtime.models import OpenModel
from orderkit_clients.runtime.reading import blank, constant


@_attrs_define(eq=False, repr=False)
class RemovalPatch(OpenModel[Any]):
    """Unsets a comment or a status of an order, which is null then.

    Attributes:
        op (Literal['remove']): The operation.
        path (RemovablePath): What can be unset; the order's number, its addresses and its payment name cannot.
    """

    op: Literal["remove"]
    """The operation."""
    path: RemovablePath
    """What can be unset; the order's number, its addresses and its payment name cannot."""

    def to_dict(self) -> dict[str, Any]:
        """Write the model as JSON, without absent properties"""
        field_dict: dict[str, Any] = dict(self._extras) if self._extras else {}
        field_dict["op"] = self.op
        field_dict["path"] = self.path.value
        return field_dict

    @classmethod
    def from_dict(cls, src_dict: Mapping[str, Any]) -> Self:
        """Read the model from JSON that has the form of the schema; other JSON is refused by an error"""
        model = blank(cls)
        known = 2
        model.op = constant(src_dict["op"], "RemovalPatch.op", "remove")
        model.path = REMOVABLE_PATH[src_dict["path"]]
        if len(src_dict) == known:
            model._extras = None
        else:
            model._extras = {name: extra for name, extra in src_dict.items() if name not in _KNOWN}
        return model


read_removal_patch = RemovalPatch.from_dict

_KNOWN: Final[frozenset[str]] = frozenset(
    {
        "op",
        "path",
    }
)

# Models may refer to one another in a circle, so each is there before it asks for the others.
from ..models.removable_path import RemovablePath
from .removable_path import REMOVABLE_PATH
