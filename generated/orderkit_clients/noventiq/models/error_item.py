from __future__ import annotations

from collections.abc import Mapping
from typing import Any, TypeVar

from attrs import define as _attrs_define
from attrs import field as _attrs_field

from ..models.error_code import ErrorCode

T = TypeVar("T", bound="ErrorItem")


@_attrs_define
class ErrorItem:
    """One thing that was wrong with a request.

    Attributes:
        error (ErrorCode): What went wrong, as a code of Noventiq's. `x-errors` gives its name and key (ours), the HTTP
            status that carries
            it (`http_status`), the status that says best what it means (`semantic_status`, ours) and its message, which
            comes in English only; in that of 15010 `[parameter name]` is replaced by the member that is wrong.
        message (str): What went wrong, for people, in English.
    """

    error: ErrorCode
    message: str
    additional_properties: dict[str, Any] = _attrs_field(init=False, factory=dict)

    def to_dict(self) -> dict[str, Any]:
        error = self.error.value

        message = self.message

        field_dict: dict[str, Any] = {}
        field_dict.update(self.additional_properties)
        field_dict.update(
            {
                "error": error,
                "message": message,
            }
        )

        return field_dict

    @classmethod
    def from_dict(cls: type[T], src_dict: Mapping[str, Any]) -> T:
        d = dict(src_dict)
        error = ErrorCode(d.pop("error"))

        message = d.pop("message")

        error_item = cls(
            error=error,
            message=message,
        )

        error_item.additional_properties = d
        return error_item

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
