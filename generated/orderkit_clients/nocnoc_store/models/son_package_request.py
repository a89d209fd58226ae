from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any, TypeVar

from attrs import define as _attrs_define
from attrs import field as _attrs_field

if TYPE_CHECKING:
    from ..models.package_item import PackageItem
    from ..models.package_label import PackageLabel


T = TypeVar("T", bound="SonPackageRequest")


@_attrs_define
class SonPackageRequest:
    """A Son, a box with goods of one order.

    Attributes:
        order_reference_id (str): Identification of the order, the `tracking_id` that listOrders returned.
        labels (list[PackageLabel]): The labels on the box, one to ten.
        items (list[PackageItem]): The goods in the box, one to ten.
    """

    order_reference_id: str
    labels: list[PackageLabel]
    items: list[PackageItem]
    additional_properties: dict[str, Any] = _attrs_field(init=False, factory=dict)

    def to_dict(self) -> dict[str, Any]:
        order_reference_id = self.order_reference_id

        labels = []
        for labels_item_data in self.labels:
            labels_item = labels_item_data.to_dict()
            labels.append(labels_item)

        items = []
        for items_item_data in self.items:
            items_item = items_item_data.to_dict()
            items.append(items_item)

        field_dict: dict[str, Any] = {}
        field_dict.update(self.additional_properties)
        field_dict.update(
            {
                "order_reference_id": order_reference_id,
                "labels": labels,
                "items": items,
            }
        )

        return field_dict

    @classmethod
    def from_dict(cls: type[T], src_dict: Mapping[str, Any]) -> T:
        from ..models.package_item import PackageItem  # noqa: PLC0415
        from ..models.package_label import PackageLabel  # noqa: PLC0415

        d = dict(src_dict)
        order_reference_id = d.pop("order_reference_id")

        labels = []
        _labels = d.pop("labels")
        for labels_item_data in _labels:
            labels_item = PackageLabel.from_dict(labels_item_data)

            labels.append(labels_item)

        items = []
        _items = d.pop("items")
        for items_item_data in _items:
            items_item = PackageItem.from_dict(items_item_data)

            items.append(items_item)

        son_package_request = cls(
            order_reference_id=order_reference_id,
            labels=labels,
            items=items,
        )

        son_package_request.additional_properties = d
        return son_package_request

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
