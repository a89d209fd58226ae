from __future__ import annotations

from collections.abc import Mapping
from typing import Any, Final, Self

from attrs import define as _attrs_define
from orderkit_clients.runtime.models import OpenModel
from orderkit_clients.runtime.reading import blank, checked


@_attrs_define(eq=False, repr=False)
class Error(OpenModel[Any]):
    """Reason for refusing a request, if the response is JSON.

    Attributes:
        message (str): The reason, for people, and the request that it is about.
        status (str | None): The HTTP status, as text.
    """

    message: str
    """The reason, for people, and the request that it is about."""
    status: str | None = None
    """The HTTP status, as text."""

    def to_dict(self) -> dict[str, Any]:
        """Write the model as JSON, without absent properties"""
        field_dict: dict[str, Any] = dict(self._extras) if self._extras else {}
        field_dict["message"] = self.message
        if self.status is not None:
            field_dict["status"] = self.status
        return field_dict

    @classmethod
    def from_dict(cls, src_dict: Mapping[str, Any]) -> Self:
        """Read the model from JSON that has the form of the schema; other JSON is refused by an error"""
        model = blank(cls)
        known = 2
        model.message = value = src_dict["message"]
        if type(value) is not str:
            checked(value, "Error.message", str)
        if "status" in src_dict:
            model.status = value = src_dict["status"]
            if type(value) is not str:
                checked(value, "Error.status", str)
        else:
            model.status = None
            known -= 1
        if len(src_dict) == known:
            model._extras = None
        else:
            model._extras = {name: extra for name, extra in src_dict.items() if name not in _KNOWN}
        return model


read_error = Error.from_dict

_KNOWN: Final[frozenset[str]] = frozenset(
    {
        "message",
        "status",
    }
)
