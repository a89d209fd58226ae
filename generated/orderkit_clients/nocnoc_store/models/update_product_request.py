from __future__ import annotations

from collections.abc import Mapping
from decimal import Decimal
from typing import Any, ClassVar, Self

from attrs import define as _attrs_define
from attrs import field as _attrs_field
from orderkit_clients.runtime.exact import (
    amount_or_none,
    number_json,
)
from orderkit_clients.runtime.models import Model
from orderkit_clients.runtime.reading import blank, checked, number


@_attrs_define(eq=False, repr=False)
class UpdateProductRequest(Model):
    """What to change. Ours: a property that is not listed here is refused, and so is a currency without a price.

    Attributes:
        available_quantity (int | None): Number of units that can be sold from now on.
        price (Decimal | None): Price of one unit from now on, in USD with at most two decimals. It needs its currency.
        currency_code (CurrencyRequest | None): The currency of a price that is sent, for now always the United States
            dollar (USD).
    """

    available_quantity: int | None = None
    """Number of units that can be sold from now on."""
    _price: Decimal | int | float | str | None = _attrs_field(default=None, alias="price")
    currency_code: CurrencyRequest | None = None
    """The currency of a price that is sent, for now always the United States dollar (USD)."""
    SLOTS: ClassVar[dict[str, str]] = {
        "price": "_price",
    }

    @property
    def price(self) -> Decimal | None:
        """Price of one unit from now on, in USD with at most two decimals. It needs its currency."""
        return amount_or_none(self._price, "UpdateProductRequest.price")

    @price.setter
    def price(self, value: Decimal | int | float | str | None) -> None:
        self._price = value

    def to_dict(self) -> dict[str, Any]:
        """Write the model as JSON, without absent properties"""
        field_dict: dict[str, Any] = {}
        if self.available_quantity is not None:
            field_dict["available_quantity"] = self.available_quantity
        if self._price is not None:
            field_dict["price"] = number_json(self._price, "UpdateProductRequest.price")
        if self.currency_code is not None:
            field_dict["currency_code"] = self.currency_code.value
        return field_dict

    @classmethod
    def from_dict(cls, src_dict: Mapping[str, Any]) -> Self:
        """Read the model from JSON that has the form of the schema; other JSON is refused by an error"""
        if type(src_dict) is not dict:
            checked(src_dict, "UpdateProductRequest", Mapping)
        model = blank(cls)
        if "available_quantity" in src_dict:
            model.available_quantity = value = src_dict["available_quantity"]
            if type(value) is not int:
                model.available_quantity = number(value, "UpdateProductRequest.available_quantity", int)
        else:
            model.available_quantity = None
        if "price" in src_dict:
            model._price = value = src_dict["price"]
            if type(value) is not Decimal and type(value) is not int:
                checked(value, "UpdateProductRequest.price", Decimal, int, float)
        else:
            model._price = None
        if "currency_code" in src_dict:
            model.currency_code = CURRENCY_REQUEST[src_dict["currency_code"]]
        else:
            model.currency_code = None
        return model


read_update_product_request = UpdateProductRequest.from_dict

# Models may refer to one another in a circle, so each is there before it asks for the others.
from ..models.currency_request import CurrencyRequest
from .currency_request import CURRENCY_REQUEST
