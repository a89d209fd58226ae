from __future__ import annotations

from collections.abc import Mapping
from typing import Any, Final, Self

from attrs import define as _attrs_define
from orderkit_clients.runtime.models import OpenModel
from orderkit_clients.runtime.reading import blank, checked, number


@_attrs_define(eq=False, repr=False)
class Error(OpenModel[Any]):
    """Why a request was refused.

    Attributes:
        code (ErrorCode): The kind of error, as a code of the application: 310 to 323 are nocnoc's own and are not HTTP
            statuses, the others repeat the HTTP status. `x-errors` gives the name, key and message of each, the HTTP status
            that carries it (`http_status`) and the one that says best what it means (`semantic_status`). Ours:
            `semantic_status`, the messages in the three languages other than en-US, and the keys except that of 401.
        message (str): The error in words for people, in the language asked for by `X-Lang`.
        key (str | None): The error in a word for programs. The page shows one and does not describe it. Ours: it is the
            same in every language; compare `code` rather than this.
    """

    code: ErrorCode
    """The kind of error, as a code of the application: 310 to 323 are nocnoc's own and are not HTTP statuses, the
    others repeat the HTTP status. `x-errors` gives the name, key and message of each, the HTTP status that carries
    it (`http_status`) and the one that says best what it means (`semantic_status`). Ours: `semantic_status`, the
    messages in the three languages other than en-US, and the keys except that of 401."""
    message: str
    """The error in words for people, in the language asked for by `X-Lang`."""
    key: str | None = None
    """The error in a word for programs. The page shows one and does not describe it. Ours: it is the same in every
    language; compare `code` rather than this."""

    def to_dict(self) -> dict[str, Any]:
        """Write the model as JSON, without absent properties"""
        field_dict: dict[str, Any] = dict(self._extras) if self._extras else {}
        field_dict["code"] = self.code.value
        field_dict["message"] = self.message
        if self.key is not None:
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
        if "key" in src_dict:
            model.key = value = src_dict["key"]
            if type(value) is not str:
                checked(value, "Error.key", str)
        else:
            model.key = None
            known -= 1
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
