from __future__ import annotations

from collections.abc import Mapping
from typing import Any, Final, Self

from attrs import define as _attrs_define
from orderkit_clients.runtime.models import OpenModel
from orderkit_clients.runtime.reading import blank, items


@_attrs_define(eq=False, repr=False)
class ErrorList(OpenModel[Any]):
    """The reasons why a request was refused, one entry for each thing that is wrong.

    Attributes:
        errors (list[Error]): The faults, one entry each.
    """

    errors: list[Error]
    """The faults, one entry each."""

    def to_dict(self) -> dict[str, Any]:
        """Write the model as JSON, without absent properties"""
        field_dict: dict[str, Any] = dict(self._extras) if self._extras else {}
        field_dict["errors"] = [item.to_dict() for item in self.errors]
        return field_dict

    @classmethod
    def from_dict(cls, src_dict: Mapping[str, Any]) -> Self:
        """Read the model from JSON that has the form of the schema; other JSON is refused by an error"""
        model = blank(cls)
        known = 1
        model.errors = list(map(read_error, items(src_dict["errors"], "ErrorList.errors")))
        if len(src_dict) == known:
            model._extras = None
        else:
            model._extras = {name: extra for name, extra in src_dict.items() if name not in _KNOWN}
        return model


read_error_list = ErrorList.from_dict

_KNOWN: Final[frozenset[str]] = frozenset(
    {
        "errors",
    }
)

# Models may refer to one another in a circle, so each is there before it asks for the others.
from ..models.error import Error
from .error import read_error
