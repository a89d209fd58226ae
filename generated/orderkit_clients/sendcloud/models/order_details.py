from __future__ import annotations

import datetime
from collections.abc import Mapping
from typing import Any, ClassVar, Final, Self

from attrs import define as _attrs_define
from attrs import field as _attrs_field
from orderkit_clients.runtime.exact import (
    time,
    time_json,
)
from orderkit_clients.runtime.models import OpenModel
from orderkit_clients.runtime.reading import blank, checked, items


@_attrs_define(eq=False, repr=False)
class OrderDetails(OpenModel[Any]):
    """The order as the shop has it, with its items.

    Attributes:
        integration (Integration): A connection between the account and a shop.
        status (ShopStatus): A status in the words of the shop.
        order_items (list[OrderItem]): The items of the order.
        order_created_at (datetime.datetime | None): A timestamp as RFC 3339 writes it, with any offset and any fraction
            of a second. Inferred: it comes as it was written: `2018-02-27T10:00:00.555Z` and
            `2018-02-27T10:00:00.555000+00:00` are the same time in two spellings.
        order_updated_at (datetime.datetime | None): When the order was last updated in the shop.
        notes (None | str): Notes on the order, for people.
        tags (list[str] | None): Labels of the order.
    """

    integration: Integration
    """A connection between the account and a shop."""
    status: ShopStatus
    """A status in the words of the shop."""
    order_items: list[OrderItem]
    """The items of the order."""
    _order_created_at: datetime.datetime | str | None = _attrs_field(default=None, alias="order_created_at")
    _order_updated_at: datetime.datetime | str | None = _attrs_field(default=None, alias="order_updated_at")
    notes: None | str = None
    """Notes on the order, for people."""
    tags: list[str] | None = None
    """Labels of the order."""
    _present: int = _attrs_field(default=0, kw_only=True, alias="_present")
    NULLABLE: ClassVar[dict[str, int]] = {"_order_updated_at": 1, "notes": 2, "tags": 4}
    SLOTS: ClassVar[dict[str, str]] = {
        "order_created_at": "_order_created_at",
        "order_updated_at": "_order_updated_at",
    }

    @property
    def order_created_at(self) -> datetime.datetime | None:
        """A timestamp as RFC 3339 writes it, with any offset and any fraction of a second. Inferred: it comes as it
        was written: `2018-02-27T10:00:00.555Z` and `2018-02-27T10:00:00.555000+00:00` are the same time in two
        spellings."""
        return (
            None
            if self._order_created_at is None
            else time(self._order_created_at, "OrderDetails.order_created_at")
        )

    @order_created_at.setter
    def order_created_at(self, value: datetime.datetime | str | None) -> None:
        self._order_created_at = value

    @property
    def order_updated_at(self) -> datetime.datetime | None:
        """When the order was last updated in the shop."""
        return (
            None
            if self._order_updated_at is None
            else time(self._order_updated_at, "OrderDetails.order_updated_at")
        )

    @order_updated_at.setter
    def order_updated_at(self, value: datetime.datetime | str | None) -> None:
        self._order_updated_at = value

    def to_dict(self) -> dict[str, Any]:
        """Write the model as JSON, without absent properties"""
        field_dict: dict[str, Any] = dict(self._extras) if self._extras else {}
        field_dict["integration"] = self.integration.to_dict()
        field_dict["status"] = self.status.to_dict()
        field_dict["order_items"] = [item.to_dict() for item in self.order_items]
        if self._order_created_at is not None:
            field_dict["order_created_at"] = time_json(
                self._order_created_at, "OrderDetails.order_created_at"
            )
        if self._order_updated_at is not None:
            field_dict["order_updated_at"] = time_json(
                self._order_updated_at, "OrderDetails.order_updated_at"
            )
        elif self._present & 1:
            field_dict["order_updated_at"] = None
        if self.notes is not None:
            field_dict["notes"] = self.notes
        elif self._present & 2:
            field_dict["notes"] = None
        if self.tags is not None:
            field_dict["tags"] = self.tags
        elif self._present & 4:
            field_dict["tags"] = None
        return field_dict

    @classmethod
    def from_dict(cls, src_dict: Mapping[str, Any]) -> Self:
        """Read the model from JSON that has the form of the schema; other JSON is refused by an error"""
        model = blank(cls)
        known = 7
        present = 7
        model.integration = read_integration(src_dict["integration"])
        model.status = read_shop_status(src_dict["status"])
        model.order_items = list(
            map(read_order_item, items(src_dict["order_items"], "OrderDetails.order_items"))
        )
        if "order_created_at" in src_dict:
            model._order_created_at = value = src_dict["order_created_at"]
            if type(value) is not str:
                checked(value, "OrderDetails.order_created_at", str)
        else:
            model._order_created_at = None
            known -= 1
        if "order_updated_at" in src_dict:
            model._order_updated_at = value = src_dict["order_updated_at"]
            if type(value) is not str and value is not None:
                checked(value, "OrderDetails.order_updated_at", str, None)
        else:
            model._order_updated_at = None
            present -= 1
            known -= 1
        if "notes" in src_dict:
            model.notes = value = src_dict["notes"]
            if type(value) is not str and value is not None:
                checked(value, "OrderDetails.notes", str, None)
        else:
            model.notes = None
            present -= 2
            known -= 1
        if "tags" in src_dict:
            value = src_dict["tags"]
            model.tags = (
                None
                if value is None
                else [checked(item, "OrderDetails.tags", str) for item in items(value, "OrderDetails.tags")]
            )
        else:
            model.tags = None
            present -= 4
            known -= 1
        if len(src_dict) == known:
            model._extras = None
        else:
            model._extras = {name: extra for name, extra in src_dict.items() if name not in _KNOWN}
        model._present = present
        return model


read_order_details = OrderDetails.from_dict

_KNOWN: Final[frozenset[str]] = frozenset(
    {
        "integration",
        "status",
        "order_items",
        "order_created_at",
        "order_updated_at",
        "notes",
        "tags",
    }
)

# Models may refer to one another in a circle, so each is there before it asks for the others.
from ..models.integration import Integration
from ..models.order_item import OrderItem
from ..models.shop_status import ShopStatus
from .integration import read_integration
from .order_item import read_order_item
from .shop_status import read_shop_status
