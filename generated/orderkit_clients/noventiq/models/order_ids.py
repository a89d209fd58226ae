from __future__ import annotations

from collections.abc import Mapping
from typing import Any, TypeVar, cast

from attrs import define as _attrs_define
from attrs import field as _attrs_field

T = TypeVar("T", bound="OrderIds")


@_attrs_define
class OrderIds:
    """The ids of some of the orders that meet the conditions.

    Attributes:
        count_all (int): Number of all orders that meet the conditions, whatever `limit` and `offset` are.
        limit (int): Number of ids that were answered at most, as asked for or by default.
        offset (int): Number of ids that were skipped, as asked for or by default.
        ids (list[int]): Identifications of orders, the lowest first. Empty where `offset` is past the end.
    """

    count_all: int
    limit: int
    offset: int
    ids: list[int]
    additional_properties: dict[str, Any] = _attrs_field(init=False, factory=dict)

    def to_dict(self) -> dict[str, Any]:
        count_all = self.count_all

        limit = self.limit

        offset = self.offset

        ids = self.ids

        field_dict: dict[str, Any] = {}
        field_dict.update(self.additional_properties)
        field_dict.update(
            {
                "count_all": count_all,
                "limit": limit,
                "offset": offset,
                "ids": ids,
            }
        )

        return field_dict

    @classmethod
    def from_dict(cls: type[T], src_dict: Mapping[str, Any]) -> T:
        d = dict(src_dict)
        count_all = d.pop("count_all")

        limit = d.pop("limit")

        offset = d.pop("offset")

        ids = cast(list[int], d.pop("ids"))

        order_ids = cls(
            count_all=count_all,
            limit=limit,
            offset=offset,
            ids=ids,
        )

        order_ids.additional_properties = d
        return order_ids

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
