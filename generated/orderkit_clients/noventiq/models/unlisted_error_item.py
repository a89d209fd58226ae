from __future__ import annotations

from collections.abc import Mapping
from typing import Any, Final, Self

from attrs import define as _attrs_define
from orderkit_clients.runtime.models import OpenModel
from orderkit_clients.runtime.reading import blank, checked, number


@_attrs_define(eq=False, repr=False)
class UnlistedErrorItem(OpenModel[Any]):
    """One fault of a request, by a code that may be any.

    Attributes:
        error (int): The fault, as a code of Noventiq's that may be on no page. 0 is never Noventiq's.
        message (str | None): The fault in words, for people, in English.
    """

    error: int
    """The fault, as a code of Noventiq's that may be on no page. 0 is never Noventiq's."""
    message: str | None = None
    """The fault in words, for people, in English."""

    def to_dict(self) -> dict[str, Any]:
        """Write the model as JSON, without absent properties"""
        field_dict: dict[str, Any] = dict(self._extras) if self._extras else {}
        field_dict["error"] = self.error
        if self.message is not None:
            field_dict["message"] = self.message
        return field_dict

    @classmethod
    def from_dict(cls, src_dict: Mapping[str, Any]) -> Self:
        """Read the model from JSON that has the form of the schema; other JSON is refused by an error"""
        model = blank(cls)
        known = 2
        model.error = value = src_dict["error"]
        if type(value) is not int:
            model.error = number(value, "UnlistedErrorItem.error", int)
        if "message" in src_dict:
            model.message = value = src_dict["message"]
            if type(value) is not str:
                checked(value, "UnlistedErrorItem.message", str)
        else:
            model.message = None
            known -= 1
        if len(src_dict) == known:
            model._extras = None
        else:
            model._extras = {name: extra for name, extra in src_dict.items() if name not in _KNOWN}
        return model


read_unlisted_error_item = UnlistedErrorItem.from_dict

_KNOWN: Final[frozenset[str]] = frozenset(
    {
        "error",
        "message",
    }
)
