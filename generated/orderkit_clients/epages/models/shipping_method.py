from __future__ import annotations

from collections.abc import Mapping
from typing import Any, Final, Self

from attrs import define as _attrs_define
from orderkit_clients.runtime.models import OpenModel
from orderkit_clients.runtime.reading import blank, checked


@_attrs_define(eq=False, repr=False)
class ShippingMethod(OpenModel[Any]):
    """A way of shipping that the shop offers.

    Attributes:
        id (str): Id of the shipping method.
        name (str | None): Name of the shipping method.
    """

    id: str
    """Id of the shipping method."""
    name: str | None = None
    """Name of the shipping method."""

    def to_dict(self) -> dict[str, Any]:
        """Write the model as JSON, without absent properties"""
        field_dict: dict[str, Any] = dict(self._extras) if self._extras else {}
        field_dict["id"] = self.id
        if self.name is not None:
            field_dict["name"] = self.name
        return field_dict

    @classmethod
    def from_dict(cls, src_dict: Mapping[str, Any]) -> Self:
        """Read the model from JSON that has the form of the schema; other JSON is refused by an error"""
        model = blank(cls)
        known = 2
        model.id = value = src_dict["id"]
        if type(value) is not str:
            checked(value, "ShippingMethod.id", str)
        if "name" in src_dict:
            model.name = value = src_dict["name"]
            if type(value) is not str:
                checked(value, "ShippingMethod.name", str)
        else:
            model.name = None
            known -= 1
        if len(src_dict) == known:
            model._extras = None
        else:
            model._extras = {name: extra for name, extra in src_dict.items() if name not in _KNOWN}
        return model


read_shipping_method = ShippingMethod.from_dict

_KNOWN: Final[frozenset[str]] = frozenset(
    {
        "id",
        "name",
    }
)
