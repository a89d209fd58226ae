from __future__ import annotations

from collections.abc import Mapping
from typing import Any, Final, Literal, Self

from attrs import define as _attrs_define
from orderkit_clients.runtime.models import OpenModel
from orderkit_clients.runtime.reading import blank, constant


@_attrs_define(eq=False, repr=False)
class AddressPatch(OpenModel[Any]):
    """Changes an address of an order.

    Attributes:
        op (Literal['add']): The operation.
        path (AddressPath): An address of an order.
        value (Address): A person or company and where to find them. Every property may be missing or null.
    """

    op: Literal["add"]
    """The operation."""
    path: AddressPath
    """An address of an order."""
    value: Address
    """A person or company and where to find them. Every property may be missing or null."""

    def to_dict(self) -> dict[str, Any]:
        """Write the model as JSON, without absent properties"""
        field_dict: dict[str, Any] = dict(self._extras) if self._extras else {}
        field_dict["op"] = self.op
        field_dict["path"] = self.path.value
        field_dict["value"] = self.value.to_dict()
        return field_dict

    @classmethod
    def from_dict(cls, src_dict: Mapping[str, Any]) -> Self:
        """Read the model from JSON that has the form of the schema; other JSON is refused by an error"""
        model = blank(cls)
        known = 3
        model.op = constant(src_dict["op"], "AddressPatch.op", "add")
        model.path = ADDRESS_PATH[src_dict["path"]]
        model.value = read_address(src_dict["value"])
        if len(src_dict) == known:
            model._extras = None
        else:
            model._extras = {name: extra for name, extra in src_dict.items() if name not in _KNOWN}
        return model


read_address_patch = AddressPatch.from_dict

_KNOWN: Final[frozenset[str]] = frozenset(
    {
        "op",
        "path",
        "value",
    }
)

# Models may refer to one another in a circle, so each is there before it asks for the others.
from ..models.address import Address
from ..models.address_path import AddressPath
from .address import read_address
from .address_path import ADDRESS_PATH
