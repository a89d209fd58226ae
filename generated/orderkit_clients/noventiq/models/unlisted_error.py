from __future__ import annotations

from collections.abc import Mapping
from typing import Any, Final, Self

from attrs import define as _attrs_define
from orderkit_clients.runtime.models import OpenModel
from orderkit_clients.runtime.reading import blank, checked, items


@_attrs_define(eq=False, repr=False)
class UnlistedError(OpenModel[Any]):
    """Why a request was refused, where no page that could be read lists the codes, or says that there is a body.

    Attributes:
        errors (list[UnlistedErrorItem] | None): The faults, if any were named.
    """

    errors: list[UnlistedErrorItem] | None = None
    """The faults, if any were named."""

    def to_dict(self) -> dict[str, Any]:
        """Write the model as JSON, without absent properties"""
        field_dict: dict[str, Any] = dict(self._extras) if self._extras else {}
        if self.errors is not None:
            field_dict["errors"] = [item.to_dict() for item in self.errors]
        return field_dict

    @classmethod
    def from_dict(cls, src_dict: Mapping[str, Any]) -> Self:
        """Read the model from JSON that has the form of the schema; other JSON is refused by an error"""
        if type(src_dict) is not dict:
            checked(src_dict, "UnlistedError", Mapping)
        model = blank(cls)
        known = 1
        if "errors" in src_dict:
            model.errors = list(
                map(read_unlisted_error_item, items(src_dict["errors"], "UnlistedError.errors"))
            )
        else:
            model.errors = None
            known -= 1
        if len(src_dict) == known:
            model._extras = None
        else:
            model._extras = {name: extra for name, extra in src_dict.items() if name not in _KNOWN}
        return model


read_unlisted_error = UnlistedError.from_dict

_KNOWN: Final[frozenset[str]] = frozenset(
    {
        "errors",
    }
)

# Models may refer to one another in a circle, so each is there before it asks for the others.
from ..models.unlisted_error_item import UnlistedErrorItem
from .unlisted_error_item import read_unlisted_error_item
