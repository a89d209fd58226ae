from __future__ import annotations

from collections.abc import Mapping
from typing import Any, Final, Self

from attrs import define as _attrs_define
from orderkit_clients.runtime.models import OpenModel
from orderkit_clients.runtime.reading import blank, checked


@_attrs_define(eq=False, repr=False)
class BulkPrice(OpenModel[Any]):
    """The price of a product from a quantity on.

    Attributes:
        quantity (Quantity | None): An amount of something, in a unit.
        price (Price | None): An amount of money, for programs and for people.
    """

    quantity: Quantity | None = None
    """An amount of something, in a unit."""
    price: Price | None = None
    """An amount of money, for programs and for people."""

    def to_dict(self) -> dict[str, Any]:
        """Write the model as JSON, without absent properties"""
        field_dict: dict[str, Any] = dict(self._extras) if self._extras else {}
        if self.quantity is not None:
            field_dict["quantity"] = self.quantity.to_dict()
        if self.price is not None:
            field_dict["price"] = self.price.to_dict()
        return field_dict

    @classmethod
    def from_dict(cls, src_dict: Mapping[str, Any]) -> Self:
        """Read the model from JSON that has the form of the schema; other JSON is refused by an error"""
        if type(src_dict) is not dict:
            checked(src_dict, "BulkPrice", Mapping)
        model = blank(cls)
        known = 2
        if "quantity" in src_dict:
            model.quantity = read_quantity(src_dict["quantity"])
        else:
            model.quantity = None
            known -= 1
        if "price" in src_dict:
            model.price = read_price(src_dict["price"])
        else:
            model.price = None
            known -= 1
        if len(src_dict) == known:
            model._extras = None
        else:
            model._extras = {name: extra for name, extra in src_dict.items() if name not in _KNOWN}
        return model


read_bulk_price = BulkPrice.from_dict

_KNOWN: Final[frozenset[str]] = frozenset(
    {
        "quantity",
        "price",
    }
)

# Models may refer to one another in a circle, so each is there before it asks for the others.
from ..models.price import Price
from ..models.quantity import Quantity
from .price import read_price
from .quantity import read_quantity
