from __future__ import annotations

from collections.abc import Mapping
from typing import Any, ClassVar, Final, Self

from attrs import define as _attrs_define
from orderkit_clients.runtime.models import OpenModel
from orderkit_clients.runtime.reading import blank, items, number


@_attrs_define(eq=False, repr=False)
class OrderList(OpenModel[Any]):
    """One page of orders.

    Attributes:
        results (int): How many orders match, on all pages together.
        items (list[Order]): The orders of this page, in the order of the list.
        page (int | None): The number of this page. Inferred: as it was asked for.
        results_per_page (int | None): How many orders a page holds at most. Inferred: as it was asked for.
    """

    results: int
    """How many orders match, on all pages together."""
    items: list[Order]
    """The orders of this page, in the order of the list."""
    page: int | None = None
    """The number of this page. Inferred: as it was asked for."""
    results_per_page: int | None = None
    """How many orders a page holds at most. Inferred: as it was asked for."""
    SLOTS: ClassVar[dict[str, str]] = {
        "resultsPerPage": "results_per_page",
    }

    def to_dict(self) -> dict[str, Any]:
        """Write the model as JSON, without absent properties"""
        field_dict: dict[str, Any] = dict(self._extras) if self._extras else {}
        field_dict["results"] = self.results
        field_dict["items"] = [item.to_dict() for item in self.items]
        if self.page is not None:
            field_dict["page"] = self.page
        if self.results_per_page is not None:
            field_dict["resultsPerPage"] = self.results_per_page
        return field_dict

    @classmethod
    def from_dict(cls, src_dict: Mapping[str, Any]) -> Self:
        """Read the model from JSON that has the form of the schema; other JSON is refused by an error"""
        model = blank(cls)
        known = 4
        model.results = value = src_dict["results"]
        if type(value) is not int:
            model.results = number(value, "OrderList.results", int)
        model.items = list(map(read_order, items(src_dict["items"], "OrderList.items")))
        if "page" in src_dict:
            model.page = value = src_dict["page"]
            if type(value) is not int:
                model.page = number(value, "OrderList.page", int)
        else:
            model.page = None
            known -= 1
        if "resultsPerPage" in src_dict:
            model.results_per_page = value = src_dict["resultsPerPage"]
            if type(value) is not int:
                model.results_per_page = number(value, "OrderList.resultsPerPage", int)
        else:
            model.results_per_page = None
            known -= 1
        if len(src_dict) == known:
            model._extras = None
        else:
            model._extras = {name: extra for name, extra in src_dict.items() if name not in _KNOWN}
        return model


read_order_list = OrderList.from_dict

_KNOWN: Final[frozenset[str]] = frozenset(
    {
        "results",
        "items",
        "page",
        "resultsPerPage",
    }
)

# Models may refer to one another in a circle, so each is there before it asks for the others.
from ..models.order import Order
from .order import read_order
