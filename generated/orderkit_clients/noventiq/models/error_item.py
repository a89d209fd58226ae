from __future__ import annotations

from collections.abc import Mapping
from typing import Any, Final, Self

from attrs import define as _attrs_define
from orderkit_clients.runtime.models import OpenModel
from orderkit_clients.runtime.reading import blank, checked, number


@_attrs_define(eq=False, repr=False)
class ErrorItem(OpenModel[Any]):
    """One fault of a request.

    Attributes:
        error (ErrorCode): The fault, as a code of Noventiq's. The messages of `x-errors` come in English only; in that
            of 15010 the name of
            the property that is wrong replaces `{parameter}`. `http_status` is the HTTP status that carries the error.
            Ours:
            its name and key, and `semantic_status`, which says best what it means. Inferred: more codes may come.
        message (str | None): The fault in words, for people, in English.
    """

    error: ErrorCode
    """The fault, as a code of Noventiq's. The messages of `x-errors` come in English only; in that of 15010 the name
    of
    the property that is wrong replaces `{parameter}`. `http_status` is the HTTP status that carries the error.
    Ours:
    its name and key, and `semantic_status`, which says best what it means. Inferred: more codes may come."""
    message: str | None = None
    """The fault in words, for people, in English."""

    def to_dict(self) -> dict[str, Any]:
        """Write the model as JSON, without absent properties"""
        field_dict: dict[str, Any] = dict(self._extras) if self._extras else {}
        field_dict["error"] = self.error.value
        if self.message is not None:
            field_dict["message"] = self.message
        return field_dict

    @classmethod
    def from_dict(cls, src_dict: Mapping[str, Any]) -> Self:
        """Read the model from JSON that has the form of the schema; other JSON is refused by an error"""
        model = blank(cls)
        known = 2
        model.error = ErrorCode(number(src_dict["error"], "ErrorItem.error", int))
        if "message" in src_dict:
            model.message = value = src_dict["message"]
            if type(value) is not str:
                checked(value, "ErrorItem.message", str)
        else:
            model.message = None
            known -= 1
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
