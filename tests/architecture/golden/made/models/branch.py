from __future__ import annotations

from collections.abc import Mapping
from typing import Any, Final, Literal, Self

from attrs import define as _attrs_define
from orderkit_clients.runtime.models import OpenModel
from orderkit_clients.runtime.reading import blank, constant, items


@_attrs_define(eq=False, repr=False)
class Branch(OpenModel[Any]):
    """It may hold a whole tree, so its module needs itself and the one that needs it.

    Attributes:
        kind (Literal['branch']):
        children (list[Branch]):
        owner (Everything | None):
    """

    kind: Literal["branch"]
    children: list[Branch]
    owner: Everything | None = None

    def to_dict(self) -> dict[str, Any]:
        """Write the model as JSON, without absent properties"""
        field_dict: dict[str, Any] = dict(self._extras) if self._extras else {}
        field_dict["kind"] = self.kind
        field_dict["children"] = [item.to_dict() for item in self.children]
        if self.owner is not None:
            field_dict["owner"] = self.owner.to_dict()
        return field_dict

    @classmethod
    def from_dict(cls, src_dict: Mapping[str, Any]) -> Self:
        """Read the model from JSON that has the form of the schema; other JSON is refused by an error"""
        model = blank(cls)
        known = 3
        model.kind = constant(src_dict["kind"], "Branch.kind", "branch")
        model.children = list(map(read_branch, items(src_dict["children"], "Branch.children")))
        if "owner" in src_dict:
            model.owner = read_everything(src_dict["owner"])
        else:
            model.owner = None
            known -= 1
        if len(src_dict) == known:
            model._extras = None
        else:
            model._extras = {name: extra for name, extra in src_dict.items() if name not in _KNOWN}
        return model


read_branch = Branch.from_dict

_KNOWN: Final[frozenset[str]] = frozenset(
    {
        "kind",
        "children",
        "owner",
    }
)

# Models may refer to one another in a circle, so each is there before it asks for the others.
from ..models.everything import Everything
from .everything import read_everything
