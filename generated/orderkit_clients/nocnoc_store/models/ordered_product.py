from __future__ import annotations

from collections.abc import Mapping
from decimal import Decimal
from typing import Any, ClassVar, Final, Self

from attrs import define as _attrs_define
from attrs import field as _attrs_field
from orderkit_clients.runtime.exact import (
    amount_or_none,
    text_json,
)
from orderkit_clients.runtime.models import OpenModel
from orderkit_clients.runtime.reading import blank, checked, number


@_attrs_define(eq=False, repr=False)
class OrderedProduct(OpenModel[Any]):
    """A product of an order.

    Attributes:
        sku (str): The seller's SKU of the product.
        quantity (int): Number of units.
        fob_price (Decimal | None): Price, free on board (FOB), as a text with two decimals. Inferred: in USD. Ours: the
            price of one unit.
    """

    sku: str
    """The seller's SKU of the product."""
    quantity: int
    """Number of units."""
    _fob_price: Decimal | int | float | str | None = _attrs_field(default=None, alias="fob_price")
    SLOTS: ClassVar[dict[str, str]] = {
        "fob_price": "_fob_price",
    }

    @property
    def fob_price(self) -> Decimal | None:
        """Price, free on board (FOB), as a text with two decimals. Inferred: in USD. Ours: the price of one unit."""
        return amount_or_none(self._fob_price, "OrderedProduct.fob_price")

    @fob_price.setter
    def fob_price(self, value: Decimal | int | float | str | None) -> None:
        self._fob_price = value

    def to_dict(self) -> dict[str, Any]:
        """Write the model as JSON, without absent properties"""
        field_dict: dict[str, Any] = dict(self._extras) if self._extras else {}
        field_dict["sku"] = self.sku
        field_dict["quantity"] = self.quantity
        if self._fob_price is not None:
            field_dict["fob_price"] = text_json(self._fob_price, "OrderedProduct.fob_price")
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
            model.quantity = number(value, "OrderedProduct.quantity", int)
        if "fob_price" in src_dict:
            model._fob_price = value = src_dict["fob_price"]
            if type(value) is not str:
                checked(value, "OrderedProduct.fob_price", str)
        else:
            model._fob_price = None
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
