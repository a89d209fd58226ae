from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any, Literal, TypeVar, cast

from attrs import define as _attrs_define
from attrs import field as _attrs_field

from ..models.address_path import AddressPath

if TYPE_CHECKING:
    from ..models.address import Address


T = TypeVar("T", bound="AddressPatch")


@_attrs_define
class AddressPatch:
    """Changes an address of an order.

    Attributes:
        op (Literal['add']): The operation.
        path (AddressPath): An address of an order.
        value (Address): A person or company and where to find them. Every member may be missing or null.
    """

    op: Literal["add"]
    path: AddressPath
    value: Address
    additional_properties: dict[str, Any] = _attrs_field(init=False, factory=dict)

    def to_dict(self) -> dict[str, Any]:
        op = self.op

        path = self.path.value

        value = self.value.to_dict()

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
        from ..models.address import Address  # noqa: PLC0415

        d = dict(src_dict)
        op = cast(Literal["add"], d.pop("op"))
        if op != "add":
            raise ValueError(f"op must match const 'add', got '{op}'")

        path = AddressPath(d.pop("path"))

        value = Address.from_dict(d.pop("value"))

        address_patch = cls(
            op=op,
            path=path,
            value=value,
        )

        address_patch.additional_properties = d
        return address_patch

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
