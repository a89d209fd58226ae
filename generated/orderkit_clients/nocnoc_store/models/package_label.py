from __future__ import annotations

from collections.abc import Mapping
from typing import Any, TypeVar

from attrs import define as _attrs_define
from attrs import field as _attrs_field

T = TypeVar("T", bound="PackageLabel")


@_attrs_define
class PackageLabel:
    """A label on a box.

    Attributes:
        tracking_code (str): The carrier's tracking code of the box.
        carrier (str): Name of the carrier, `nocnoc` where the label is nocnoc's own.
        url (str): Where the label can be fetched.
    """

    tracking_code: str
    carrier: str
    url: str
    additional_properties: dict[str, Any] = _attrs_field(init=False, factory=dict)

    def to_dict(self) -> dict[str, Any]:
        tracking_code = self.tracking_code

        carrier = self.carrier

        url = self.url

        field_dict: dict[str, Any] = {}
        field_dict.update(self.additional_properties)
        field_dict.update(
            {
                "tracking_code": tracking_code,
                "carrier": carrier,
                "url": url,
            }
        )

        return field_dict

    @classmethod
    def from_dict(cls: type[T], src_dict: Mapping[str, Any]) -> T:
        d = dict(src_dict)
        tracking_code = d.pop("tracking_code")

        carrier = d.pop("carrier")

        url = d.pop("url")

        package_label = cls(
            tracking_code=tracking_code,
            carrier=carrier,
            url=url,
        )

        package_label.additional_properties = d
        return package_label

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
