from __future__ import annotations

from collections.abc import Mapping
from typing import Any, Literal, TypeVar, cast

from attrs import define as _attrs_define
from attrs import field as _attrs_field

from ..models.status_path import StatusPath

T = TypeVar("T", bound="StatusPatch")


@_attrs_define
class StatusPatch:
    """Sets a status of an order, or changes when it was set.

    Attributes:
        op (Literal['add']): The operation.
        path (StatusPath): A status of an order.
        value (str): When the status was set, in ISO 8601: a date, which is its midnight in UTC, or a date and time with
            `Z` or an offset. Milliseconds are kept, finer digits cut.
    """

    op: Literal["add"]
    path: StatusPath
    value: str
    additional_properties: dict[str, Any] = _attrs_field(init=False, factory=dict)

    def to_dict(self) -> dict[str, Any]:
        op = self.op

        path = self.path.value

        value = self.value

        field_dict: dict[str, Any] = {}
        field_dict.update(self.additional_properties)
        field_dict.update(
            {
                "op": op,
                "path": path,
                "value": value,
            }
        )

        return field_dict

    @classmethod
    def from_dict(cls: type[T], src_dict: Mapping[str, Any]) -> T:
        d = dict(src_dict)
        op = cast(Literal["add"], d.pop("op"))
        if op != "add":
            raise ValueError(f"op must match const 'add', got '{op}'")

        path = StatusPath(d.pop("path"))

        value = d.pop("value")

        status_patch = cls(
            op=op,
            path=path,
            value=value,
        )

        status_patch.additional_properties = d
        return status_patch

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
