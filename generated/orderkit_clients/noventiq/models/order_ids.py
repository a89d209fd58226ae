from __future__ import annotations

from collections.abc import Mapping
from typing import Any, Final, Self

from attrs import define as _attrs_define
from orderkit_clients.runtime.models import OpenModel
from orderkit_clients.runtime.reading import blank, items, number


@_attrs_define(eq=False, repr=False)
class OrderIds(OpenModel[Any]):
    """The ids of some of the orders found. Inferred: as many as `limit` allows and as are left after `offset`, although
    the example of the page has fewer.

        Attributes:
            count_all (int): Number of all orders found. Inferred: whatever `limit` and `offset` are.
            ids (list[int]): Ids of orders. Inferred: the lowest first. Ours: none where `offset` is past the end.
            limit (int | None): Number of ids returned at most. Inferred: as asked for, or the default of the account.
            offset (int | None): Number of ids that were skipped. Inferred: as asked for or by default.
    """

    count_all: int
    """Number of all orders found. Inferred: whatever `limit` and `offset` are."""
    ids: list[int]
    """Ids of orders. Inferred: the lowest first. Ours: none where `offset` is past the end."""
    limit: int | None = None
    """Number of ids returned at most. Inferred: as asked for, or the default of the account."""
    offset: int | None = None
    """Number of ids that were skipped. Inferred: as asked for or by default."""

    def to_dict(self) -> dict[str, Any]:
        """Write the model as JSON, without absent properties"""
        field_dict: dict[str, Any] = dict(self._extras) if self._extras else {}
        field_dict["count_all"] = self.count_all
        field_dict["ids"] = self.ids
        if self.limit is not None:
            field_dict["limit"] = self.limit
        if self.offset is not None:
            field_dict["offset"] = self.offset
        return field_dict

    @classmethod
    def from_dict(cls, src_dict: Mapping[str, Any]) -> Self:
        """Read the model from JSON that has the form of the schema; other JSON is refused by an error"""
        model = blank(cls)
        known = 4
        model.count_all = value = src_dict["count_all"]
        if type(value) is not int:
            model.count_all = number(value, "OrderIds.count_all", int)
        model.ids = [number(item, "OrderIds.ids", int) for item in items(src_dict["ids"], "OrderIds.ids")]
        if "limit" in src_dict:
            model.limit = value = src_dict["limit"]
            if type(value) is not int:
                model.limit = number(value, "OrderIds.limit", int)
        else:
            model.limit = None
            known -= 1
        if "offset" in src_dict:
            model.offset = value = src_dict["offset"]
            if type(value) is not int:
                model.offset = number(value, "OrderIds.offset", int)
        else:
            model.offset = None
            known -= 1
        if len(src_dict) == known:
            model._extras = None
        else:
            model._extras = {name: extra for name, extra in src_dict.items() if name not in _KNOWN}
        return model


read_order_ids = OrderIds.from_dict

_KNOWN: Final[frozenset[str]] = frozenset(
    {
        "count_all",
        "ids",
        "limit",
        "offset",
    }
)
