from __future__ import annotations

from collections.abc import Mapping
from typing import Any, Final, Self

from attrs import define as _attrs_define
from orderkit_clients.runtime.models import OpenModel
from orderkit_clients.runtime.reading import blank, checked, items


@_attrs_define(eq=False, repr=False)
class SonPackageRequest(OpenModel[Any]):
    """A Son, a box with goods of one order.

    Attributes:
        order_reference_id (str): Id of the order. Inferred: the `tracking_id` that listOrders returned.
        labels (list[PackageLabel]): The labels on the box, one to ten.
        items (list[PackageItem]): The goods in the box, one to ten.
    """

    order_reference_id: str
    """Id of the order. Inferred: the `tracking_id` that listOrders returned."""
    labels: list[PackageLabel]
    """The labels on the box, one to ten."""
    items: list[PackageItem]
    """The goods in the box, one to ten."""

    def to_dict(self) -> dict[str, Any]:
        """Write the model as JSON, without absent properties"""
        field_dict: dict[str, Any] = dict(self._extras) if self._extras else {}
        field_dict["order_reference_id"] = self.order_reference_id
        field_dict["labels"] = [item.to_dict() for item in self.labels]
        field_dict["items"] = [item.to_dict() for item in self.items]
        return field_dict

    @classmethod
    def from_dict(cls, src_dict: Mapping[str, Any]) -> Self:
        """Read the model from JSON that has the form of the schema; other JSON is refused by an error"""
        model = blank(cls)
        known = 3
        model.order_reference_id = value = src_dict["order_reference_id"]
        if type(value) is not str:
            checked(value, "SonPackageRequest.order_reference_id", str)
        model.labels = list(map(read_package_label, items(src_dict["labels"], "SonPackageRequest.labels")))
        model.items = list(map(read_package_item, items(src_dict["items"], "SonPackageRequest.items")))
        if len(src_dict) == known:
            model._extras = None
        else:
            model._extras = {name: extra for name, extra in src_dict.items() if name not in _KNOWN}
        return model


read_son_package_request = SonPackageRequest.from_dict

_KNOWN: Final[frozenset[str]] = frozenset(
    {
        "order_reference_id",
        "labels",
        "items",
    }
)

# Models may refer to one another in a circle, so each is there before it asks for the others.
from ..models.package_item import PackageItem
from ..models.package_label import PackageLabel
from .package_item import read_package_item
from .package_label import read_package_label
