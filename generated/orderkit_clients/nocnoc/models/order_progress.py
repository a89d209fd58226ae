from __future__ import annotations

import datetime
from collections.abc import Mapping
from typing import TYPE_CHECKING, Any, TypeVar

from attrs import define as _attrs_define
from attrs import field as _attrs_field

if TYPE_CHECKING:
    from ..models.historic_status import HistoricStatus


T = TypeVar("T", bound="OrderProgress")


@_attrs_define
class OrderProgress:
    """Where an order is, since when, and where it was.

    Attributes:
        description (str): More about the current status, for example the place or why a delivery failed. Empty if there
            is nothing to add.
        date (datetime.date): The day, in UTC, the order got its current status.
        historic (list[HistoricStatus]): The statuses before the current one, newest first. Empty right after creation.
    """

    description: str
    date: datetime.date
    historic: list[HistoricStatus]
    additional_properties: dict[str, Any] = _attrs_field(init=False, factory=dict)

    def to_dict(self) -> dict[str, Any]:
        description = self.description

        date = self.date.isoformat()

        historic = []
        for historic_item_data in self.historic:
            historic_item = historic_item_data.to_dict()
            historic.append(historic_item)

        field_dict: dict[str, Any] = {}
        field_dict.update(self.additional_properties)
        field_dict.update(
            {
                "description": description,
                "date": date,
                "historic": historic,
            }
        )

        return field_dict

    @classmethod
    def from_dict(cls: type[T], src_dict: Mapping[str, Any]) -> T:
        from ..models.historic_status import HistoricStatus  # noqa: PLC0415

        d = dict(src_dict)
        description = d.pop("description")

        date = datetime.date.fromisoformat(d.pop("date"))

        historic = []
        _historic = d.pop("historic")
        for historic_item_data in _historic:
            historic_item = HistoricStatus.from_dict(historic_item_data)

            historic.append(historic_item)

        order_progress = cls(
            description=description,
            date=date,
            historic=historic,
        )

        order_progress.additional_properties = d
        return order_progress

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
