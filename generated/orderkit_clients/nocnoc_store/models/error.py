from __future__ import annotations

from collections.abc import Mapping
from typing import Any, Final, Self

from attrs import define as _attrs_define
from orderkit_clients.runtime.models import OpenModel
from orderkit_clients.runtime.reading import blank, checked, items, number


@_attrs_define(eq=False, repr=False)
class Error(OpenModel[Any]):
    """Why a request was refused. `x-errors` lists the known messages: the HTTP status that carries each, its code (null
    where the body has none), and whether `errors` is there too. Ours: the status that says best what it means
    (`semantic_status`).

        Attributes:
            message (str): What went wrong, for people, in English.
            code (int | None): The HTTP status code once more. Absent from error 409.
            errors (list[str] | None): What is wrong with the body, one text for each fault. Inferred: absent where the body
                is not to blame.
    """

    message: str
    """What went wrong, for people, in English."""
    code: int | None = None
    """The HTTP status code once more. Absent from error 409."""
    errors: list[str] | None = None
    """What is wrong with the body, one text for each fault. Inferred: absent where the body is not to blame."""

    def to_dict(self) -> dict[str, Any]:
        """Write the model as JSON, without absent properties"""
        field_dict: dict[str, Any] = dict(self._extras) if self._extras else {}
        field_dict["message"] = self.message
        if self.code is not None:
            field_dict["code"] = self.code
        if self.errors is not None:
            field_dict["errors"] = self.errors
        return field_dict

    @classmethod
    def from_dict(cls, src_dict: Mapping[str, Any]) -> Self:
        """Read the model from JSON that has the form of the schema; other JSON is refused by an error"""
        model = blank(cls)
        known = 3
        model.message = value = src_dict["message"]
        if type(value) is not str:
            checked(value, "Error.message", str)
        if "code" in src_dict:
            model.code = value = src_dict["code"]
            if type(value) is not int:
                model.code = number(value, "Error.code", int)
        else:
            model.code = None
            known -= 1
        if "errors" in src_dict:
            model.errors = [
                checked(item, "Error.errors", str) for item in items(src_dict["errors"], "Error.errors")
            ]
        else:
            model.errors = None
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
        "code",
        "errors",
    }
)
