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
class CreateProductFromAsinRequest(OpenModel[Any]):
    """The product to create from its ASIN.

    Attributes:
        sku (str): The seller's SKU of the product. A seller can use it once. Ours: letters, digits, hyphens and
            underscores.
        international_ids (AsinNumbers): The ASIN under which the product is known.
        available_quantity (int): Number of units that can be sold.
        price (Decimal): Price of one unit in USD with at most two decimals.
        currency_code (CurrencyRequest): The currency of a price that is sent, for now always the United States dollar
            (USD).
    """

    sku: str
    """The seller's SKU of the product. A seller can use it once. Ours: letters, digits, hyphens and underscores."""
    international_ids: AsinNumbers
    """The ASIN under which the product is known."""
    available_quantity: int
    """Number of units that can be sold."""
    _price: Decimal | int | float | str = _attrs_field(alias="price")
    currency_code: CurrencyRequest
    """The currency of a price that is sent, for now always the United States dollar (USD)."""
    SLOTS: ClassVar[dict[str, str]] = {
        "price": "_price",
    }

    @property
    def price(self) -> Decimal:
        """Price of one unit in USD with at most two decimals."""
        return amount(self._price, "CreateProductFromAsinRequest.price")

    @price.setter
    def price(self, value: Decimal | int | float | str) -> None:
        self._price = value

    def to_dict(self) -> dict[str, Any]:
        """Write the model as JSON, without absent properties"""
        field_dict: dict[str, Any] = dict(self._extras) if self._extras else {}
        field_dict["sku"] = self.sku
        field_dict["international_ids"] = self.international_ids.to_dict()
        field_dict["available_quantity"] = self.available_quantity
        field_dict["price"] = number_json(self._price, "CreateProductFromAsinRequest.price")
        field_dict["currency_code"] = self.currency_code.value
        return field_dict

    @classmethod
    def from_dict(cls, src_dict: Mapping[str, Any]) -> Self:
        """Read the model from JSON that has the form of the schema; other JSON is refused by an error"""
        model = blank(cls)
        known = 5
        model.sku = value = src_dict["sku"]
        if type(value) is not str:
            checked(value, "CreateProductFromAsinRequest.sku", str)
        model.international_ids = read_asin_numbers(src_dict["international_ids"])
        model.available_quantity = value = src_dict["available_quantity"]
        if type(value) is not int:
            model.available_quantity = number(value, "CreateProductFromAsinRequest.available_quantity", int)
        model._price = value = src_dict["price"]
        if type(value) is not Decimal and type(value) is not int:
            checked(value, "CreateProductFromAsinRequest.price", Decimal, int, float)
        model.currency_code = CURRENCY_REQUEST[src_dict["currency_code"]]
        if len(src_dict) == known:
            model._extras = None
        else:
            model._extras = {name: extra for name, extra in src_dict.items() if name not in _KNOWN}
        return model


read_create_product_from_asin_request = CreateProductFromAsinRequest.from_dict

_KNOWN: Final[frozenset[str]] = frozenset(
    {
        "sku",
        "international_ids",
        "available_quantity",
        "price",
        "currency_code",
    }
)

# Models may refer to one another in a circle, so each is there before it asks for the others.
from ..models.asin_numbers import AsinNumbers
from ..models.currency_request import CurrencyRequest
from .asin_numbers import read_asin_numbers
from .currency_request import CURRENCY_REQUEST
