from __future__ import annotations

from collections.abc import Mapping
from decimal import Decimal
from typing import Any, ClassVar, Final, Self

from attrs import define as _attrs_define
from attrs import field as _attrs_field
from orderkit_clients.runtime.exact import (
    amount,
    number_json,
)
from orderkit_clients.runtime.models import OpenModel
from orderkit_clients.runtime.reading import blank, checked, number


@_attrs_define(eq=False, repr=False)
class ProductOffer(OpenModel[Any]):
    """The offer of a product and its price, as createProductFromAsin and updateProduct return it.

    Attributes:
        sku (str): The seller's SKU of the product.
        available_quantity (int): Number of units that can be sold.
        price (Decimal): Price of one unit in USD with at most two decimals.
        title (str | None): Title of the offer, if createProductFromAsin has it from the ASIN already.
        brand (str | None): The brand of the product, if createProductFromAsin has it from the ASIN already.
        currency_code (Currency | None): The currency of a price.
            `USD`: United States dollar.
        status (str | None): Inferred: how far nocnoc is with the product, such as `active`.
    """

    sku: str
    """The seller's SKU of the product."""
    available_quantity: int
    """Number of units that can be sold."""
    _price: Decimal | int | float | str = _attrs_field(alias="price")
    title: str | None = None
    """Title of the offer, if createProductFromAsin has it from the ASIN already."""
    brand: str | None = None
    """The brand of the product, if createProductFromAsin has it from the ASIN already."""
    currency_code: Currency | None = None
    """The currency of a price.
    `USD`: United States dollar."""
    status: str | None = None
    """Inferred: how far nocnoc is with the product, such as `active`."""
    SLOTS: ClassVar[dict[str, str]] = {
        "price": "_price",
    }

    @property
    def price(self) -> Decimal:
        """Price of one unit in USD with at most two decimals."""
        return amount(self._price, "ProductOffer.price")

    @price.setter
    def price(self, value: Decimal | int | float | str) -> None:
        self._price = value

    def to_dict(self) -> dict[str, Any]:
        """Write the model as JSON, without absent properties"""
        field_dict: dict[str, Any] = dict(self._extras) if self._extras else {}
        field_dict["sku"] = self.sku
        field_dict["available_quantity"] = self.available_quantity
        field_dict["price"] = number_json(self._price, "ProductOffer.price")
        if self.title is not None:
            field_dict["title"] = self.title
        if self.brand is not None:
            field_dict["brand"] = self.brand
        if self.currency_code is not None:
            field_dict["currency_code"] = self.currency_code.value
        if self.status is not None:
            field_dict["status"] = self.status
        return field_dict

    @classmethod
    def from_dict(cls, src_dict: Mapping[str, Any]) -> Self:
        """Read the model from JSON that has the form of the schema; other JSON is refused by an error"""
        model = blank(cls)
        known = 7
        model.sku = value = src_dict["sku"]
        if type(value) is not str:
            checked(value, "ProductOffer.sku", str)
        model.available_quantity = value = src_dict["available_quantity"]
        if type(value) is not int:
            model.available_quantity = number(value, "ProductOffer.available_quantity", int)
        model._price = value = src_dict["price"]
        if type(value) is not Decimal and type(value) is not int:
            checked(value, "ProductOffer.price", Decimal, int, float)
        if "title" in src_dict:
            model.title = value = src_dict["title"]
            if type(value) is not str:
                checked(value, "ProductOffer.title", str)
        else:
            model.title = None
            known -= 1
        if "brand" in src_dict:
            model.brand = value = src_dict["brand"]
            if type(value) is not str:
                checked(value, "ProductOffer.brand", str)
        else:
            model.brand = None
            known -= 1
        if "currency_code" in src_dict:
            model.currency_code = CURRENCY[src_dict["currency_code"]]
        else:
            model.currency_code = None
            known -= 1
        if "status" in src_dict:
            model.status = value = src_dict["status"]
            if type(value) is not str:
                checked(value, "ProductOffer.status", str)
        else:
            model.status = None
            known -= 1
        if len(src_dict) == known:
            model._extras = None
        else:
            model._extras = {name: extra for name, extra in src_dict.items() if name not in _KNOWN}
        return model


read_product_offer = ProductOffer.from_dict

_KNOWN: Final[frozenset[str]] = frozenset(
    {
        "sku",
        "available_quantity",
        "price",
        "title",
        "brand",
        "currency_code",
        "status",
    }
)

# Models may refer to one another in a circle, so each is there before it asks for the others.
from ..models.currency import Currency
from .currency import CURRENCY
