from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any, TypeVar, cast

from attrs import define as _attrs_define
from attrs import field as _attrs_field

from ..types import UNSET, Unset

if TYPE_CHECKING:
    from ..models.integration import Integration
    from ..models.order_item_changes import OrderItemChanges
    from ..models.shop_status import ShopStatus


T = TypeVar("T", bound="OrderDetailsChanges")


@_attrs_define
class OrderDetailsChanges:
    """What to change in what the shop says of the order.

    Attributes:
        integration (Integration | Unset): A connection between the account and a shop.
        status (ShopStatus | Unset): A status in the words of the shop.
        order_created_at (str | Unset): A moment as RFC 3339 writes it, with any offset and up to nine digits of a
            second. It is kept as it is written: `2018-02-27T10:00:00.555Z` and `2018-02-27T10:00:00.555000+00:00` are the
            same moment in two spellings. There is no leap second, and the year is from 1000 to 2999.
        order_updated_at (None | str | Unset): When the order was last updated in the shop.
        order_items (list[OrderItemChanges] | Unset): The items to change, each found by its name. The others stay as
            they are.
        notes (None | str | Unset): Notes on the order, for people.
        tags (list[str] | None | Unset): Labels of the order.
    """

    integration: Integration | Unset = UNSET
    status: ShopStatus | Unset = UNSET
    order_created_at: str | Unset = UNSET
    order_updated_at: None | str | Unset = UNSET
    order_items: list[OrderItemChanges] | Unset = UNSET
    notes: None | str | Unset = UNSET
    tags: list[str] | None | Unset = UNSET
    additional_properties: dict[str, Any] = _attrs_field(init=False, factory=dict)

    def to_dict(self) -> dict[str, Any]:
        integration: dict[str, Any] | Unset = UNSET
        if not isinstance(self.integration, Unset):
            integration = self.integration.to_dict()

        status: dict[str, Any] | Unset = UNSET
        if not isinstance(self.status, Unset):
            status = self.status.to_dict()

        order_created_at = self.order_created_at

        order_updated_at: None | str | Unset
        if isinstance(self.order_updated_at, Unset):
            order_updated_at = UNSET
        else:
            order_updated_at = self.order_updated_at

        order_items: list[dict[str, Any]] | Unset = UNSET
        if not isinstance(self.order_items, Unset):
            order_items = []
            for order_items_item_data in self.order_items:
                order_items_item = order_items_item_data.to_dict()
                order_items.append(order_items_item)

        notes: None | str | Unset
        if isinstance(self.notes, Unset):
            notes = UNSET
        else:
            notes = self.notes

        tags: list[str] | None | Unset
        if isinstance(self.tags, Unset):
            tags = UNSET
        elif isinstance(self.tags, list):
            tags = self.tags

        else:
            tags = self.tags

        field_dict: dict[str, Any] = {}
        field_dict.update(self.additional_properties)
        field_dict.update({})
        if integration is not UNSET:
            field_dict["integration"] = integration
        if status is not UNSET:
            field_dict["status"] = status
        if order_created_at is not UNSET:
            field_dict["order_created_at"] = order_created_at
        if order_updated_at is not UNSET:
            field_dict["order_updated_at"] = order_updated_at
        if order_items is not UNSET:
            field_dict["order_items"] = order_items
        if notes is not UNSET:
            field_dict["notes"] = notes
        if tags is not UNSET:
            field_dict["tags"] = tags

        return field_dict

    @classmethod
    def from_dict(cls: type[T], src_dict: Mapping[str, Any]) -> T:
        from ..models.integration import Integration  # noqa: PLC0415
        from ..models.order_item_changes import OrderItemChanges  # noqa: PLC0415
        from ..models.shop_status import ShopStatus  # noqa: PLC0415

        d = dict(src_dict)
        _integration = d.pop("integration", UNSET)
        integration: Integration | Unset
        if isinstance(_integration, Unset):
            integration = UNSET
        else:
            integration = Integration.from_dict(_integration)

        _status = d.pop("status", UNSET)
        status: ShopStatus | Unset
        if isinstance(_status, Unset):
            status = UNSET
        else:
            status = ShopStatus.from_dict(_status)

        order_created_at = d.pop("order_created_at", UNSET)

        def _parse_order_updated_at(data: object) -> None | str | Unset:
            if data is None:
                return data
            if isinstance(data, Unset):
                return data
            return cast(None | str | Unset, data)

        order_updated_at = _parse_order_updated_at(d.pop("order_updated_at", UNSET))

        _order_items = d.pop("order_items", UNSET)
        order_items: list[OrderItemChanges] | Unset = UNSET
        if _order_items is not UNSET:
            order_items = []
            for order_items_item_data in _order_items:
                order_items_item = OrderItemChanges.from_dict(order_items_item_data)

                order_items.append(order_items_item)

        def _parse_notes(data: object) -> None | str | Unset:
            if data is None:
                return data
            if isinstance(data, Unset):
                return data
            return cast(None | str | Unset, data)

        notes = _parse_notes(d.pop("notes", UNSET))

        def _parse_tags(data: object) -> list[str] | None | Unset:
            if data is None:
                return data
            if isinstance(data, Unset):
                return data
            try:
                if not isinstance(data, list):
                    raise TypeError()
                tags_type_0 = cast(list[str], data)

                return tags_type_0
            except (TypeError, ValueError, AttributeError, KeyError):
                pass
            return cast(list[str] | None | Unset, data)

        tags = _parse_tags(d.pop("tags", UNSET))

        order_details_changes = cls(
            integration=integration,
            status=status,
            order_created_at=order_created_at,
            order_updated_at=order_updated_at,
            order_items=order_items,
            notes=notes,
            tags=tags,
        )

        order_details_changes.additional_properties = d
        return order_details_changes

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
