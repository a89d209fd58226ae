from __future__ import annotations

from collections.abc import Mapping
from typing import Any, TypeVar

from attrs import define as _attrs_define
from attrs import field as _attrs_field

T = TypeVar("T", bound="TaxClass")


@_attrs_define
class TaxClass:
    """A class of products that are taxed alike.

    Attributes:
        tax_class_id (str): Identification of the tax class.
        name (str): Name of the tax class.
        percentage (float): The tax in percent.
    """

    tax_class_id: str
    name: str
    percentage: float
    additional_properties: dict[str, Any] = _attrs_field(init=False, factory=dict)

    def to_dict(self) -> dict[str, Any]:
        tax_class_id = self.tax_class_id

        name = self.name

        percentage = self.percentage

        field_dict: dict[str, Any] = {}
        field_dict.update(self.additional_properties)
        field_dict.update(
            {
                "taxClassId": tax_class_id,
                "name": name,
                "percentage": percentage,
            }
        )

        return field_dict

    @classmethod
    def from_dict(cls: type[T], src_dict: Mapping[str, Any]) -> T:
        d = dict(src_dict)
        tax_class_id = d.pop("taxClassId")

        name = d.pop("name")

        percentage = d.pop("percentage")

        tax_class = cls(
            tax_class_id=tax_class_id,
            name=name,
            percentage=percentage,
        )

        tax_class.additional_properties = d
        return tax_class

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
