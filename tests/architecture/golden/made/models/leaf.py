from __future__ import annotations

from collections.abc import Mapping
from typing import Any, Final, Literal, Self

from attrs import define as _attrs_define
from orderkit_clients.runtime.models import OpenModel
from orderkit_clients.runtime.reading import blank, constant, number


@_attrs_define(eq=False, repr=False)
class Leaf(OpenModel[Any]):
    """
    Attributes:
        kind (Literal['leaf']):
        size (int | None):
    """

    kind: Literal["leaf"]
    size: int | None = None

    def to_dict(self) -> dict[str, Any]:
        """Write the model as JSON, without absent properties"""
        field_dict: dict[str, Any] = dict(self._extras) if self._extras else {}
        field_dict["kind"] = self.kind
        if self.size is not None:
            field_dict["size"] = self.size
        return field_dict

    @classmethod
    def from_dict(cls, src_dict: Mapping[str, Any]) -> Self:
        """Read the model from JSON that has the form of the schema; other JSON is refused by an error"""
        model = blank(cls)
        known = 2
        model.kind = constant(src_dict["kind"], "Leaf.kind", "leaf")
        if "size" in src_dict:
            model.size = value = src_dict["size"]
            if type(value) is not int:
                model.size = number(value, "Leaf.size", int)
        else:
            model.size = None
            known -= 1
        if len(src_dict) == known:
            model._extras = None
        else:
            model._extras = {name: extra for name, extra in src_dict.items() if name not in _KNOWN}
        return model


read_leaf = Leaf.from_dict

_KNOWN: Final[frozenset[str]] = frozenset(
    {
        "kind",
        "size",
    }
)
