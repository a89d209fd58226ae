from __future__ import annotations

from collections.abc import Mapping
from typing import Any, TypeVar, cast

from attrs import define as _attrs_define
from attrs import field as _attrs_field

from ..types import UNSET, Unset

T = TypeVar("T", bound="KnownNumbers")


@_attrs_define
class KnownNumbers:
    """Numbers under which nocnoc knows the product.

    Attributes:
        asin (str | Unset): The product's Amazon Standard Identification Number (ASIN). Absent if there is none.
        gtin (list[str] | Unset): The product's Global Trade Item Numbers (GTIN). Absent if there are none.
    """

    asin: str | Unset = UNSET
    gtin: list[str] | Unset = UNSET
    additional_properties: dict[str, Any] = _attrs_field(init=False, factory=dict)

    def to_dict(self) -> dict[str, Any]:
        asin = self.asin

        gtin: list[str] | Unset = UNSET
        if not isinstance(self.gtin, Unset):
            gtin = self.gtin

        field_dict: dict[str, Any] = {}
        field_dict.update(self.additional_properties)
        field_dict.update({})
        if asin is not UNSET:
            field_dict["asin"] = asin
        if gtin is not UNSET:
            field_dict["gtin"] = gtin

        return field_dict

    @classmethod
    def from_dict(cls: type[T], src_dict: Mapping[str, Any]) -> T:
        d = dict(src_dict)
        asin = d.pop("asin", UNSET)

        gtin = cast(list[str], d.pop("gtin", UNSET))

        known_numbers = cls(
            asin=asin,
            gtin=gtin,
        )

        known_numbers.additional_properties = d
        return known_numbers

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
