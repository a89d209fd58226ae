from __future__ import annotations

from collections.abc import Mapping
from typing import Any, ClassVar, Final, Self

from attrs import define as _attrs_define
from attrs import field as _attrs_field
from orderkit_clients.runtime.models import OpenModel
from orderkit_clients.runtime.reading import blank, checked, items


@_attrs_define(eq=False, repr=False)
class ShippingData(OpenModel[Any]):
    """The way in which an order is shipped, and its price.

    Attributes:
        shipping_method (ShippingMethod | None): A way of shipping that the shop offers.
        price (Price | None): An amount of money, for programs and for people.
        taxes (list[Tax] | None): The tax on it, by tax class.
    """

    shipping_method: ShippingMethod | None = None
    """A way of shipping that the shop offers."""
    price: Price | None = None
    """An amount of money, for programs and for people."""
    taxes: list[Tax] | None = None
    """The tax on it, by tax class."""
    _present: int = _attrs_field(default=0, kw_only=True, alias="_present")
    NULLABLE: ClassVar[dict[str, int]] = {"taxes": 1}
    SLOTS: ClassVar[dict[str, str]] = {
        "shippingMethod": "shipping_method",
    }

    def to_dict(self) -> dict[str, Any]:
        """Write the model as JSON, without absent properties"""
        field_dict: dict[str, Any] = dict(self._extras) if self._extras else {}
        if self.shipping_method is not None:
            field_dict["shippingMethod"] = self.shipping_method.to_dict()
        if self.price is not None:
            field_dict["price"] = self.price.to_dict()
        if self.taxes is not None:
            field_dict["taxes"] = (
                [item.to_dict() for item in self.taxes] if isinstance(self.taxes, list) else self.taxes
            )
        elif self._present & 1:
            field_dict["taxes"] = None
        return field_dict

    @classmethod
    def from_dict(cls, src_dict: Mapping[str, Any]) -> Self:
        """Read the model from JSON that has the form of the schema; other JSON is refused by an error"""
        if type(src_dict) is not dict:
            checked(src_dict, "ShippingData", Mapping)
        model = blank(cls)
        known = 3
        present = 1
        if "shippingMethod" in src_dict:
            model.shipping_method = read_shipping_method(src_dict["shippingMethod"])
        else:
            model.shipping_method = None
            known -= 1
        if "price" in src_dict:
            model.price = read_price(src_dict["price"])
        else:
            model.price = None
            known -= 1
        if "taxes" in src_dict:
            value = src_dict["taxes"]
            model.taxes = None if value is None else list(map(read_tax, items(value, "ShippingData.taxes")))
        else:
            model.taxes = None
            present -= 1
            known -= 1
        if len(src_dict) == known:
            model._extras = None
        else:
            model._extras = {name: extra for name, extra in src_dict.items() if name not in _KNOWN}
        model._present = present
        return model


read_shipping_data = ShippingData.from_dict

_KNOWN: Final[frozenset[str]] = frozenset(
    {
        "shippingMethod",
        "price",
        "taxes",
    }
)

# Models may refer to one another in a circle, so each is there before it asks for the others.
from ..models.price import Price
from ..models.shipping_method import ShippingMethod
from ..models.tax import Tax
from .price import read_price
from .shipping_method import read_shipping_method
from .tax import read_tax
