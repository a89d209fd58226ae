from __future__ import annotations

from collections.abc import Mapping
from typing import Any, ClassVar, Final, Self

from attrs import define as _attrs_define
from orderkit_clients.runtime.models import OpenModel
from orderkit_clients.runtime.reading import blank, checked


@_attrs_define(eq=False, repr=False)
class Keywords(OpenModel[Any]):
    """Its names cannot be written as those of a class body.

    Attributes:
        from_ (str): A sender.
        x_leaf (Leaf | None):
        x_branch (Branch | None): It may hold a whole tree, so its module needs itself and the one that needs it.
    """

    from_: str
    """A sender."""
    x_leaf: Leaf | None = None
    x_branch: Branch | None = None
    """It may hold a whole tree, so its module needs itself and the one that needs it."""
    SLOTS: ClassVar[dict[str, str]] = {
        "from": "from_",
        "x-leaf": "x_leaf",
        "x-branch": "x_branch",
    }

    def to_dict(self) -> dict[str, Any]:
        """Write the model as JSON, without absent properties"""
        field_dict: dict[str, Any] = dict(self._extras) if self._extras else {}
        field_dict["from"] = self.from_
        if self.x_leaf is not None:
            field_dict["x-leaf"] = self.x_leaf.to_dict()
        if self.x_branch is not None:
            field_dict["x-branch"] = self.x_branch.to_dict()
        return field_dict

    @classmethod
    def from_dict(cls, src_dict: Mapping[str, Any]) -> Self:
        """Read the model from JSON that has the form of the schema; other JSON is refused by an error"""
        model = blank(cls)
        known = 3
        model.from_ = value = src_dict["from"]
        if type(value) is not str:
            checked(value, "Keywords.from", str)
        if "x-leaf" in src_dict:
            model.x_leaf = read_leaf(src_dict["x-leaf"])
        else:
            model.x_leaf = None
            known -= 1
        if "x-branch" in src_dict:
            model.x_branch = read_branch(src_dict["x-branch"])
        else:
            model.x_branch = None
            known -= 1
        if len(src_dict) == known:
            model._extras = None
        else:
            model._extras = {name: extra for name, extra in src_dict.items() if name not in _KNOWN}
        return model


read_keywords = Keywords.from_dict

_KNOWN: Final[frozenset[str]] = frozenset(
    {
        "from",
        "x-leaf",
        "x-branch",
    }
)

# Models may refer to one another in a circle, so each is there before it asks for the others.
from ..models.branch import Branch
from ..models.leaf import Leaf
from .branch import read_branch
from .leaf import read_leaf
