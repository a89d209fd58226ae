from __future__ import annotations

from collections.abc import Mapping
from typing import Any, Final, Self

from attrs import define as _attrs_define
from orderkit_clients.runtime.models import OpenModel
from orderkit_clients.runtime.reading import blank, checked, number


@_attrs_define(eq=False, repr=False)
class Error(OpenModel[Any]):
    """Why a request was refused. One error per response.

    Attributes:
        code (ErrorCode): What went wrong, as a code of the application: 310 to 323 are nocnoc's own and are not HTTP
            statuses, the others repeat the HTTP status. `x-errors` gives the name, the key, the HTTP status that carries
            each code (`http_status`, the conservative mapping, ours), the status that says best what it means
            (`semantic_status`, ours) and its message in every language (en-US from the page, the translations ours).
        message (str): What went wrong, for people, in the language asked for by `X-Lang`.
        key (str): What went wrong, for programs; the same in every language.
    """

    code: ErrorCode
    """What went wrong, as a code of the application: 310 to 323 are nocnoc's own and are not HTTP statuses, the others
    repeat the HTTP status. `x-errors` gives the name, the key, the HTTP status that carries each code
    (`http_status`, the conservative mapping, ours), the status that says best what it means (`semantic_status`,
    ours) and its message in every language (en-US from the page, the translations ours)."""
    message: str
    """What went wrong, for people, in the language asked for by `X-Lang`."""
    key: str
    """What went wrong, for programs; the same in every language."""

    def to_dict(self) -> dict[str, Any]:
        """Write the model as JSON, without absent properties"""
        field_dict: dict[str, Any] = dict(self._extras) if self._extras else {}
        field_dict["code"] = self.code.value
        field_dict["message"] = self.message
        field_dict["key"] = self.key
        return field_dict

    @classmethod
    def from_dict(cls, src_dict: Mapping[str, Any]) -> Self:
        """Read the model from JSON that has the form of the schema; other JSON is refused by an error"""
        model = blank(cls)
        known = 3
        model.code = ErrorCode(number(src_dict["code"], "Error.code", int))
        model.message = value = src_dict["message"]
        if type(value) is not str:
            checked(value, "Error.message", str)
        model.key = value = src_dict["key"]
        if type(value) is not str:
            checked(value, "Error.key", str)
        if len(src_dict) == known:
            model._extras = None
        else:
            model._extras = {name: extra for name, extra in src_dict.items() if name not in _KNOWN}
        return model


read_error = Error.from_dict

_KNOWN: Final[frozenset[str]] = frozenset(
    {
        "code",
        "message",
        "key",
    }
)

# Models may refer to one another in a circle, so each is there before it asks for the others.
from ..models.error_code import ErrorCode
