from __future__ import annotations

from collections.abc import Mapping
from typing import Any, Final, Self

from attrs import define as _attrs_define
from orderkit_clients.runtime.models import OpenModel
from orderkit_clients.runtime.reading import blank, checked


@_attrs_define(eq=False, repr=False)
class ErrorSource(OpenModel[Any]):
    """The part of a request that is wrong.

    Attributes:
        pointer (str | None): The place in the body, much like a JSON pointer: `/data/attributes/[0]/order_id`.
        parameter (str | None): Name of the parameter.
        header (str | None): Name of the header.
    """

    pointer: str | None = None
    """The place in the body, much like a JSON pointer: `/data/attributes/[0]/order_id`."""
    parameter: str | None = None
    """Name of the parameter."""
    header: str | None = None
    """Name of the header."""

    def to_dict(self) -> dict[str, Any]:
        """Write the model as JSON, without absent properties"""
        field_dict: dict[str, Any] = dict(self._extras) if self._extras else {}
        if self.pointer is not None:
            field_dict["pointer"] = self.pointer
        if self.parameter is not None:
            field_dict["parameter"] = self.parameter
        if self.header is not None:
            field_dict["header"] = self.header
        return field_dict

    @classmethod
    def from_dict(cls, src_dict: Mapping[str, Any]) -> Self:
        """Read the model from JSON that has the form of the schema; other JSON is refused by an error"""
        if type(src_dict) is not dict:
            checked(src_dict, "ErrorSource", Mapping)
        model = blank(cls)
        known = 3
        if "pointer" in src_dict:
            model.pointer = value = src_dict["pointer"]
            if type(value) is not str:
                checked(value, "ErrorSource.pointer", str)
        else:
            model.pointer = None
            known -= 1
        if "parameter" in src_dict:
            model.parameter = value = src_dict["parameter"]
            if type(value) is not str:
                checked(value, "ErrorSource.parameter", str)
        else:
            model.parameter = None
            known -= 1
        if "header" in src_dict:
            model.header = value = src_dict["header"]
            if type(value) is not str:
                checked(value, "ErrorSource.header", str)
        else:
            model.header = None
            known -= 1
        if len(src_dict) == known:
            model._extras = None
        else:
            model._extras = {name: extra for name, extra in src_dict.items() if name not in _KNOWN}
        return model


read_error_source = ErrorSource.from_dict

_KNOWN: Final[frozenset[str]] = frozenset(
    {
        "pointer",
        "parameter",
        "header",
    }
)
