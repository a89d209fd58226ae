from __future__ import annotations

from collections.abc import Mapping
from typing import Any, Final, Self

from attrs import define as _attrs_define
from orderkit_clients.runtime.models import OpenModel
from orderkit_clients.runtime.reading import blank, items


@_attrs_define(eq=False, repr=False)
class Error(OpenModel[Any]):
    """Why a request was refused.

    Attributes:
        errors (list[ErrorItem]): The faults: one error, or several of code 15010. Ours: those follow the order of the
            request's properties in
            this document, unknown ones last.
    """

    errors: list[ErrorItem]
    """The faults: one error, or several of code 15010. Ours: those follow the order of the request's properties in
    this document, unknown ones last."""

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
        model.errors = list(map(read_error_item, items(src_dict["errors"], "Error.errors")))
        if len(src_dict) == known:
            model._extras = None
        else:
            model._extras = {name: extra for name, extra in src_dict.items() if name not in _KNOWN}
        return model


read_error = Error.from_dict

_KNOWN: Final[frozenset[str]] = frozenset(
    {
        "errors",
    }
)

# Models may refer to one another in a circle, so each is there before it asks for the others.
from ..models.error_item import ErrorItem
from .error_item import read_error_item
