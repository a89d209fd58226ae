from __future__ import annotations

from collections.abc import Mapping
from decimal import Decimal
from typing import Any, Self

from attrs import define as _attrs_define
from orderkit_clients.runtime.models import Model
from orderkit_clients.runtime.reading import blank, checked


@_attrs_define(eq=False, repr=False)
class UpdateProductRequest(Model):
    """What to change. Ours: a property that is not listed here is refused, and so is a currency without a price.

    Attributes:
        available_quantity (int | None): Number of units that can be sold from now on.
        price (float | None): Price of one unit from now on, in USD with at most two decimals. It needs its currency.
        currency_code (CurrencyRequest | None): The currency of a price that is sent, for now always the United States
            dollar (USD).
    """

    available_quantity: int | None = None
    """Number of units that can be sold from now on."""
    price: float | None = None
    """Price of one unit from now on, in USD with at most two decimals. It needs its currency."""
    currency_code: CurrencyRequest | None = None
    """The currency of a price that is sent, for now always the United States dollar (USD)."""

    def to_dict(self) -> dict[str, Any]:
        """Write the model as JSON, without absent properties"""
        field_dict: dict[str, Any] = {}
        if self.available_quantity is not None:
            field_dict["available_quantity"] = self.available_quantity
        if self.price is not None:
            field_dict["price"] = self.price
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
                checked(value, "UpdateProductRequest.available_quantity", int)
        else:
            model.available_quantity = None
        if "price" in src_dict:
            model.price = value = src_dict["price"]
            if type(value) is not float and type(value) is not int:
                checked(value, "UpdateProductRequest.price", float, int, Decimal)
        else:
            model.price = None
        if "currency_code" in src_dict:
            model.currency_code = CURRENCY_REQUEST[src_dict["currency_code"]]
        else:
            model.currency_code = None
        return model


read_update_product_request = UpdateProductRequest.from_dict

# Models may refer to one another in a circle, so each is there before it asks for the others.
from ..models.currency_request import CurrencyRequest
from .currency_request import CURRENCY_REQUEST
