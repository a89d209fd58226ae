from __future__ import annotations

from collections.abc import Mapping
from typing import Any, ClassVar, Final, Self

from attrs import define as _attrs_define
from orderkit_clients.runtime.models import OpenModel
from orderkit_clients.runtime.reading import blank, checked


@_attrs_define(eq=False, repr=False)
class DepositLineItem(OpenModel[Any]):
    """A deposit, which is always bound to a product.

    Attributes:
        name (str | None): Name of the line.
        line_item_price (Price | None): An amount of money, for programs and for people.
        line_item_product_guid (str | None): Id of the product line that the deposit belongs to.
    """

    name: str | None = None
    """Name of the line."""
    line_item_price: Price | None = None
    """An amount of money, for programs and for people."""
    line_item_product_guid: str | None = None
    """Id of the product line that the deposit belongs to."""
    SLOTS: ClassVar[dict[str, str]] = {
        "lineItemPrice": "line_item_price",
        "lineItemProductGuid": "line_item_product_guid",
    }

    def to_dict(self) -> dict[str, Any]:
        """Write the model as JSON, without absent properties"""
        field_dict: dict[str, Any] = dict(self._extras) if self._extras else {}
        if self.name is not None:
            field_dict["name"] = self.name
        if self.line_item_price is not None:
            field_dict["lineItemPrice"] = self.line_item_price.to_dict()
        if self.line_item_product_guid is not None:
            field_dict["lineItemProductGuid"] = self.line_item_product_guid
        return field_dict

    @classmethod
    def from_dict(cls, src_dict: Mapping[str, Any]) -> Self:
        """Read the model from JSON that has the form of the schema; other JSON is refused by an error"""
        if type(src_dict) is not dict:
            checked(src_dict, "DepositLineItem", Mapping)
        model = blank(cls)
        known = 3
        if "name" in src_dict:
            model.name = value = src_dict["name"]
            if type(value) is not str:
                checked(value, "DepositLineItem.name", str)
        else:
            model.name = None
            known -= 1
        if "lineItemPrice" in src_dict:
            model.line_item_price = read_price(src_dict["lineItemPrice"])
        else:
            model.line_item_price = None
            known -= 1
        if "lineItemProductGuid" in src_dict:
            model.line_item_product_guid = value = src_dict["lineItemProductGuid"]
            if type(value) is not str:
                checked(value, "DepositLineItem.lineItemProductGuid", str)
        else:
            model.line_item_product_guid = None
            known -= 1
        if len(src_dict) == known:
            model._extras = None
        else:
            model._extras = {name: extra for name, extra in src_dict.items() if name not in _KNOWN}
        return model


read_deposit_line_item = DepositLineItem.from_dict

_KNOWN: Final[frozenset[str]] = frozenset(
    {
        "name",
        "lineItemPrice",
        "lineItemProductGuid",
    }
)

# Models may refer to one another in a circle, so each is there before it asks for the others.
from ..models.price import Price
from .price import read_price
