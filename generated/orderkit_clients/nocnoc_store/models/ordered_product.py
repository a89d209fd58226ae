from __future__ import annotations

from collections.abc import Mapping
from typing import Any, Final, Self

from attrs import define as _attrs_define
from orderkit_clients.runtime.models import OpenModel
from orderkit_clients.runtime.reading import blank, checked


@_attrs_define(eq=False, repr=False)
class OrderedProduct(OpenModel[Any]):
    """A product of an order.

    Attributes:
        sku (str): The seller's SKU of the product.
        quantity (int): Number of units.
        fob_price (str | None): Price, free on board (FOB), as a text with two decimals. Inferred: in USD. Ours: the
            price of one unit.
    """

    sku: str
    """The seller's SKU of the product."""
    quantity: int
    """Number of units."""
    fob_price: str | None = None
    """Price, free on board (FOB), as a text with two decimals. Inferred: in USD. Ours: the price of one unit."""

    def to_dict(self) -> dict[str, Any]:
        """Write the model as JSON, without absent properties"""
        field_dict: dict[str, Any] = dict(self._extras) if self._extras else {}
        field_dict["sku"] = self.sku
        field_dict["quantity"] = self.quantity
        if self.fob_price is not None:
            field_dict["fob_price"] = self.fob_price
        return field_dict

    @classmethod
    def from_dict(cls, src_dict: Mapping[str, Any]) -> Self:
        """Read the model from JSON that has the form of the schema; other JSON is refused by an error"""
        model = blank(cls)
        known = 3
        model.sku = value = src_dict["sku"]
        if type(value) is not str:
            checked(value, "OrderedProduct.sku", str)
        model.quantity = value = src_dict["quantity"]
        if type(value) is not int:
            checked(value, "OrderedProduct.quantity", int)
        if "fob_price" in src_dict:
            model.fob_price = value = src_dict["fob_price"]
            if type(value) is not str:
                checked(value, "OrderedProduct.fob_price", str)
        else:
            model.fob_price = None
            known -= 1
        if len(src_dict) == known:
            model._extras = None
        else:
            model._extras = {name: extra for name, extra in src_dict.items() if name not in _KNOWN}
        return model


read_ordered_product = OrderedProduct.from_dict

_KNOWN: Final[frozenset[str]] = frozenset(
    {
        "sku",
        "quantity",
        "fob_price",
    }
)
