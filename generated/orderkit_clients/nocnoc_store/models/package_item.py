from __future__ import annotations

from collections.abc import Mapping
from typing import Any, Final, Self

from attrs import define as _attrs_define
from orderkit_clients.runtime.models import OpenModel
from orderkit_clients.runtime.reading import blank, checked, number


@_attrs_define(eq=False, repr=False)
class PackageItem(OpenModel[Any]):
    """Goods of one kind in a box.

    Attributes:
        sku (str): The seller's SKU of the goods. Ours: one that the order names.
        quantity (int): Number of units in the box.
    """

    sku: str
    """The seller's SKU of the goods. Ours: one that the order names."""
    quantity: int
    """Number of units in the box."""

    def to_dict(self) -> dict[str, Any]:
        """Write the model as JSON, without absent properties"""
        field_dict: dict[str, Any] = dict(self._extras) if self._extras else {}
        field_dict["sku"] = self.sku
        field_dict["quantity"] = self.quantity
        return field_dict

    @classmethod
    def from_dict(cls, src_dict: Mapping[str, Any]) -> Self:
        """Read the model from JSON that has the form of the schema; other JSON is refused by an error"""
        model = blank(cls)
        known = 2
        model.sku = value = src_dict["sku"]
        if type(value) is not str:
            checked(value, "PackageItem.sku", str)
        model.quantity = value = src_dict["quantity"]
        if type(value) is not int:
            model.quantity = number(value, "PackageItem.quantity", int)
        if len(src_dict) == known:
            model._extras = None
        else:
            model._extras = {name: extra for name, extra in src_dict.items() if name not in _KNOWN}
        return model


read_package_item = PackageItem.from_dict

_KNOWN: Final[frozenset[str]] = frozenset(
    {
        "sku",
        "quantity",
    }
)
