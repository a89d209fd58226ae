from __future__ import annotations

from collections.abc import Mapping
from decimal import Decimal
from typing import Any, Final, Self

from attrs import define as _attrs_define
from attrs import field as _attrs_field
from orderkit_clients.runtime.exact import (
    amount,
    number_json,
)
from orderkit_clients.runtime.models import OpenModel
from orderkit_clients.runtime.reading import blank, checked, items, number


@_attrs_define(eq=False, repr=False)
class Quote(OpenModel[Any]):
    """What the order would cost.

    Attributes:
        total_weight (int): Weight of the whole order in grams (g), the sum over the products of weight times quantity.
        total_volume (int): Volume of the whole order in cubic centimetres (cm3), the sum over the products of volume
            times quantity.
        amount_usd (Decimal): Price of the whole order in USD with at most two decimals.
        shipping_usd (Decimal): Shipping cost of the whole order in USD with at most two decimals.
        tax_handling_usd (Decimal): Tax and handling of the whole order in USD with at most two decimals.
        total_amount_usd (Decimal): Price, shipping, tax and handling of the whole order in USD with at most two
            decimals.
        address (QuoteAddress): Where the products go.
        customer (QuoteCustomer): Who buys the products.
        products (list[QuotedProduct]): The quoted products, in the order of the request.
        pickup (QuotePickup | None): Where the products are picked up, if not at the address arranged with nocnoc. A
            quote looks at the country only.
    """

    total_weight: int
    """Weight of the whole order in grams (g), the sum over the products of weight times quantity."""
    total_volume: int
    """Volume of the whole order in cubic centimetres (cm3), the sum over the products of volume times quantity."""
    _amount_usd: Decimal | int | float | str = _attrs_field(alias="amount_usd")
    _shipping_usd: Decimal | int | float | str = _attrs_field(alias="shipping_usd")
    _tax_handling_usd: Decimal | int | float | str = _attrs_field(alias="tax_handling_usd")
    _total_amount_usd: Decimal | int | float | str = _attrs_field(alias="total_amount_usd")
    address: QuoteAddress
    """Where the products go."""
    customer: QuoteCustomer
    """Who buys the products."""
    products: list[QuotedProduct]
    """The quoted products, in the order of the request."""
    pickup: QuotePickup | None = None
    """Where the products are picked up, if not at the address arranged with nocnoc. A quote looks at the country only."""

    @property
    def amount_usd(self) -> Decimal:
        """Price of the whole order in USD with at most two decimals."""
        return amount(self._amount_usd, "Quote.amount_usd")

    @amount_usd.setter
    def amount_usd(self, value: Decimal | int | float | str) -> None:
        self._amount_usd = value

    @property
    def shipping_usd(self) -> Decimal:
        """Shipping cost of the whole order in USD with at most two decimals."""
        return amount(self._shipping_usd, "Quote.shipping_usd")

    @shipping_usd.setter
    def shipping_usd(self, value: Decimal | int | float | str) -> None:
        self._shipping_usd = value

    @property
    def tax_handling_usd(self) -> Decimal:
        """Tax and handling of the whole order in USD with at most two decimals."""
        return amount(self._tax_handling_usd, "Quote.tax_handling_usd")

    @tax_handling_usd.setter
    def tax_handling_usd(self, value: Decimal | int | float | str) -> None:
        self._tax_handling_usd = value

    @property
    def total_amount_usd(self) -> Decimal:
        """Price, shipping, tax and handling of the whole order in USD with at most two decimals."""
        return amount(self._total_amount_usd, "Quote.total_amount_usd")

    @total_amount_usd.setter
    def total_amount_usd(self, value: Decimal | int | float | str) -> None:
        self._total_amount_usd = value

    def to_dict(self) -> dict[str, Any]:
        """Write the model as JSON, without absent properties"""
        field_dict: dict[str, Any] = dict(self._extras) if self._extras else {}
        field_dict["total_weight"] = self.total_weight
        field_dict["total_volume"] = self.total_volume
        field_dict["amount_usd"] = number_json(self._amount_usd, "Quote.amount_usd")
        field_dict["shipping_usd"] = number_json(self._shipping_usd, "Quote.shipping_usd")
        field_dict["tax_handling_usd"] = number_json(self._tax_handling_usd, "Quote.tax_handling_usd")
        field_dict["total_amount_usd"] = number_json(self._total_amount_usd, "Quote.total_amount_usd")
        field_dict["address"] = self.address.to_dict()
        field_dict["customer"] = self.customer.to_dict()
        field_dict["products"] = [item.to_dict() for item in self.products]
        if self.pickup is not None:
            field_dict["pickup"] = self.pickup.to_dict()
        return field_dict

    @classmethod
    def from_dict(cls, src_dict: Mapping[str, Any]) -> Self:
        """Read the model from JSON that has the form of the schema; other JSON is refused by an error"""
        model = blank(cls)
        known = 10
        model.total_weight = value = src_dict["total_weight"]
        if type(value) is not int:
            model.total_weight = number(value, "Quote.total_weight", int)
        model.total_volume = value = src_dict["total_volume"]
        if type(value) is not int:
            model.total_volume = number(value, "Quote.total_volume", int)
        model._amount_usd = value = src_dict["amount_usd"]
        if type(value) is not Decimal and type(value) is not int:
            checked(value, "Quote.amount_usd", Decimal, int, float)
        model._shipping_usd = value = src_dict["shipping_usd"]
        if type(value) is not Decimal and type(value) is not int:
            checked(value, "Quote.shipping_usd", Decimal, int, float)
        model._tax_handling_usd = value = src_dict["tax_handling_usd"]
        if type(value) is not Decimal and type(value) is not int:
            checked(value, "Quote.tax_handling_usd", Decimal, int, float)
        model._total_amount_usd = value = src_dict["total_amount_usd"]
        if type(value) is not Decimal and type(value) is not int:
            checked(value, "Quote.total_amount_usd", Decimal, int, float)
        model.address = read_quote_address(src_dict["address"])
        model.customer = read_quote_customer(src_dict["customer"])
        model.products = list(map(read_quoted_product, items(src_dict["products"], "Quote.products")))
        if "pickup" in src_dict:
            model.pickup = read_quote_pickup(src_dict["pickup"])
        else:
            model.pickup = None
            known -= 1
        if len(src_dict) == known:
            model._extras = None
        else:
            model._extras = {name: extra for name, extra in src_dict.items() if name not in _KNOWN}
        return model


read_quote = Quote.from_dict

_KNOWN: Final[frozenset[str]] = frozenset(
    {
        "total_weight",
        "total_volume",
        "amount_usd",
        "shipping_usd",
        "tax_handling_usd",
        "total_amount_usd",
        "address",
        "customer",
        "products",
        "pickup",
    }
)

# Models may refer to one another in a circle, so each is there before it asks for the others.
from ..models.quote_address import QuoteAddress
from ..models.quote_customer import QuoteCustomer
from ..models.quote_pickup import QuotePickup
from ..models.quoted_product import QuotedProduct
from .quote_address import read_quote_address
from .quote_customer import read_quote_customer
from .quote_pickup import read_quote_pickup
from .quoted_product import read_quoted_product
