from __future__ import annotations

from collections.abc import Mapping
from typing import Any, Literal, TypeVar, cast

from attrs import define as _attrs_define
from attrs import field as _attrs_field

from ..models.text_path import TextPath

T = TypeVar("T", bound="TextPatch")


@_attrs_define
class TextPatch:
    """Sets or replaces a text of an order.

    Attributes:
        op (Literal['add']): The operation.
        path (TextPath): A text of an order. `/orderNumber`: its number. `/customerComment`: what the customer wrote.
            `/internalNote`: what the merchant wrote. `/payment`: a payment name to show to the merchant; it is no member of
            the order, and putting it sets every member of `paymentData` to null and its price to 0.00 EUR.
        value (str): The text.
    """

    op: Literal["add"]
    path: TextPath
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

        path = TextPath(d.pop("path"))

        value = d.pop("value")

        text_patch = cls(
            op=op,
            path=path,
            value=value,
        )

        text_patch.additional_properties = d
        return text_patch

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
