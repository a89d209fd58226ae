from __future__ import annotations

from collections.abc import Mapping
from typing import Any, Final, Self

from attrs import define as _attrs_define
from orderkit_clients.runtime.models import OpenModel
from orderkit_clients.runtime.reading import blank, checked, number


@_attrs_define(eq=False, repr=False)
class ErrorItem(OpenModel[Any]):
    """One thing that was wrong with a request.

    Attributes:
        error (ErrorCode): What went wrong, as a code of Noventiq's. `x-errors` gives its name and key (ours), the HTTP
            status that carries
            it (`http_status`), the status that says best what it means (`semantic_status`, ours) and its message, which
            comes in English only; in that of 15010 `[parameter name]` is replaced by the property that is wrong.
        message (str): What went wrong, for people, in English.
    """

    error: ErrorCode
    """What went wrong, as a code of Noventiq's. `x-errors` gives its name and key (ours), the HTTP status that carries
    it (`http_status`), the status that says best what it means (`semantic_status`, ours) and its message, which
    comes in English only; in that of 15010 `[parameter name]` is replaced by the property that is wrong."""
    message: str
    """What went wrong, for people, in English."""

    def to_dict(self) -> dict[str, Any]:
        """Write the model as JSON, without absent properties"""
        field_dict: dict[str, Any] = dict(self._extras) if self._extras else {}
        field_dict["error"] = self.error.value
        field_dict["message"] = self.message
        return field_dict

    @classmethod
    def from_dict(cls, src_dict: Mapping[str, Any]) -> Self:
        """Read the model from JSON that has the form of the schema; other JSON is refused by an error"""
        model = blank(cls)
        known = 2
        model.error = ErrorCode(number(src_dict["error"], "ErrorItem.error", int))
        model.message = value = src_dict["message"]
        if type(value) is not str:
            checked(value, "ErrorItem.message", str)
        if len(src_dict) == known:
            model._extras = None
        else:
            model._extras = {name: extra for name, extra in src_dict.items() if name not in _KNOWN}
        return model


read_error_item = ErrorItem.from_dict

_KNOWN: Final[frozenset[str]] = frozenset(
    {
        "error",
        "message",
    }
)

# Models may refer to one another in a circle, so each is there before it asks for the others.
from ..models.error_code import ErrorCode
