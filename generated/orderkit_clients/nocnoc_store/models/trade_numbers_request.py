from __future__ import annotations

from collections.abc import Mapping
from typing import Any, Final, Self

from attrs import define as _attrs_define
from orderkit_clients.runtime.models import OpenModel
from orderkit_clients.runtime.reading import blank, checked, items


@_attrs_define(eq=False, repr=False)
class TradeNumbersRequest(OpenModel[Any]):
    """Numbers under which the product is traded everywhere.

    Attributes:
        gtin (list[str] | None): The product's Global Trade Item Numbers (GTIN), such as EAN and UPC. Ours: one to ten.
    """

    gtin: list[str] | None = None
    """The product's Global Trade Item Numbers (GTIN), such as EAN and UPC. Ours: one to ten."""

    def to_dict(self) -> dict[str, Any]:
        """Write the model as JSON, without absent properties"""
        field_dict: dict[str, Any] = dict(self._extras) if self._extras else {}
        if self.gtin is not None:
            field_dict["gtin"] = self.gtin
        return field_dict

    @classmethod
    def from_dict(cls, src_dict: Mapping[str, Any]) -> Self:
        """Read the model from JSON that has the form of the schema; other JSON is refused by an error"""
        if type(src_dict) is not dict:
            checked(src_dict, "TradeNumbersRequest", Mapping)
        model = blank(cls)
        known = 1
        if "gtin" in src_dict:
            model.gtin = [
                checked(item, "TradeNumbersRequest.gtin", str)
                for item in items(src_dict["gtin"], "TradeNumbersRequest.gtin")
            ]
        else:
            model.gtin = None
            known -= 1
        if len(src_dict) == known:
            model._extras = None
        else:
            model._extras = {name: extra for name, extra in src_dict.items() if name not in _KNOWN}
        return model


read_trade_numbers_request = TradeNumbersRequest.from_dict

_KNOWN: Final[frozenset[str]] = frozenset(
    {
        "gtin",
    }
)
