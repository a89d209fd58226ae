from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any, TypeVar, cast

from attrs import define as _attrs_define
from attrs import field as _attrs_field

from ..types import UNSET, Unset

if TYPE_CHECKING:
    from ..models.package_label import PackageLabel


T = TypeVar("T", bound="FatherPackageRequest")


@_attrs_define
class FatherPackageRequest:
    """A Father, a master box in which Sons travel together.

    Attributes:
        subpackages (list[str]): Identifications of the Sons in the master box, each named once.
        labels (list[PackageLabel] | Unset): The labels on the master box, one to ten if there are any.
    """

    subpackages: list[str]
    labels: list[PackageLabel] | Unset = UNSET
    additional_properties: dict[str, Any] = _attrs_field(init=False, factory=dict)

    def to_dict(self) -> dict[str, Any]:
        subpackages = self.subpackages

        labels: list[dict[str, Any]] | Unset = UNSET
        if not isinstance(self.labels, Unset):
            labels = []
            for labels_item_data in self.labels:
                labels_item = labels_item_data.to_dict()
                labels.append(labels_item)

        field_dict: dict[str, Any] = {}
        field_dict.update(self.additional_properties)
        field_dict.update(
            {
                "subpackages": subpackages,
            }
        )
        if labels is not UNSET:
            field_dict["labels"] = labels

        return field_dict

    @classmethod
    def from_dict(cls: type[T], src_dict: Mapping[str, Any]) -> T:
        from ..models.package_label import PackageLabel  # noqa: PLC0415

        d = dict(src_dict)
        subpackages = cast(list[str], d.pop("subpackages"))

        _labels = d.pop("labels", UNSET)
        labels: list[PackageLabel] | Unset = UNSET
        if _labels is not UNSET:
            labels = []
            for labels_item_data in _labels:
                labels_item = PackageLabel.from_dict(labels_item_data)

                labels.append(labels_item)

        father_package_request = cls(
            subpackages=subpackages,
            labels=labels,
        )

        father_package_request.additional_properties = d
        return father_package_request

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
