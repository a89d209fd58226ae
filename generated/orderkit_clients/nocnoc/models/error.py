from __future__ import annotations

from collections.abc import Mapping
from typing import Any, TypeVar

from attrs import define as _attrs_define
from attrs import field as _attrs_field

from ..models.error_code import ErrorCode

T = TypeVar("T", bound="Error")


@_attrs_define
class Error:
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
    message: str
    key: str
    additional_properties: dict[str, Any] = _attrs_field(init=False, factory=dict)

    def to_dict(self) -> dict[str, Any]:
        code = self.code.value

        message = self.message

        key = self.key

        field_dict: dict[str, Any] = {}
        field_dict.update(self.additional_properties)
        field_dict.update(
            {
                "code": code,
                "message": message,
                "key": key,
            }
        )

        return field_dict

    @classmethod
    def from_dict(cls: type[T], src_dict: Mapping[str, Any]) -> T:
        d = dict(src_dict)
        code = ErrorCode(d.pop("code"))

        message = d.pop("message")

        key = d.pop("key")

        error = cls(
            code=code,
            message=message,
            key=key,
        )

        error.additional_properties = d
        return error

    @property
    def additional_keys(self) -> list[str]:
        return list(self.additional_properties.keys())

    def __getitem__(self, key: str) -> Any:
        return self.additional_properties[key]

    def __setitem__(self, key: str, value: Any) -> None:
        self.additional_properties[key] = value

    def __delitem__(self, key: str) -> None:
        del self.additional_properties[key]

    def __contains__(self, key: str) -> bool:
        return key in self.additional_properties
