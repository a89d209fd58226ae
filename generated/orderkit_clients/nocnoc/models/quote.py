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
from orderkit_clients.runtime.reading import blank, checked, items, number


@_attrs_define(eq=False, repr=False)
class Quote(OpenModel[Any]):
    """The taxes, shipping and handling of the order, and its total.

    Attributes:
        amount_usd (Decimal): Price of the whole order in USD with at most two decimals.
        shipping_usd (Decimal): Shipping cost of the whole order in USD with at most two decimals.
        tax_handling_usd (Decimal): Tax and handling of the whole order in USD with at most two decimals.
        total_amount_usd (Decimal): Price, shipping, tax and handling of the whole order in USD with at most two
            decimals.
        total_weight (int | None): Weight of the whole order. Inferred: in grams (g), the sum over the products of
            weight times quantity.
        total_volume (int | None): Volume of the whole order. Inferred: in cubic centimetres (cm3), the sum over the
            products of volume times quantity.
        address (QuoteAddress | None): Where the products go.
        pickup (QuotePickup | None): Where the products are picked up. Inferred: absent if no pickup was sent.
        customer (QuoteCustomer | None): The buyer of the products.
        products (list[QuotedProduct] | None): The quoted products. Inferred: in the order of the request.
    """

    _amount_usd: Decimal | int | float | str = _attrs_field(alias="amount_usd")
    _shipping_usd: Decimal | int | float | str = _attrs_field(alias="shipping_usd")
    _tax_handling_usd: Decimal | int | float | str = _attrs_field(alias="tax_handling_usd")
    _total_amount_usd: Decimal | int | float | str = _attrs_field(alias="total_amount_usd")
    total_weight: int | None = None
    """Weight of the whole order. Inferred: in grams (g), the sum over the products of weight times quantity."""
    total_volume: int | None = None
    """Volume of the whole order. Inferred: in cubic centimetres (cm3), the sum over the products of volume times
    quantity."""
    address: QuoteAddress | None = None
    """Where the products go."""
    pickup: QuotePickup | None = None
    """Where the products are picked up. Inferred: absent if no pickup was sent."""
    customer: QuoteCustomer | None = None
    """The buyer of the products."""
    products: list[QuotedProduct] | None = None
    """The quoted products. Inferred: in the order of the request."""
    SLOTS: ClassVar[dict[str, str]] = {
        "amount_usd": "_amount_usd",
        "shipping_usd": "_shipping_usd",
        "tax_handling_usd": "_tax_handling_usd",
        "total_amount_usd": "_total_amount_usd",
    }

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
        field_dict["amount_usd"] = number_json(self._amount_usd, "Quote.amount_usd")
        field_dict["shipping_usd"] = number_json(self._shipping_usd, "Quote.shipping_usd")
        field_dict["tax_handling_usd"] = number_json(self._tax_handling_usd, "Quote.tax_handling_usd")
        field_dict["total_amount_usd"] = number_json(self._total_amount_usd, "Quote.total_amount_usd")
        if self.total_weight is not None:
            field_dict["total_weight"] = self.total_weight
        if self.total_volume is not None:
            field_dict["total_volume"] = self.total_volume
        if self.address is not None:
            field_dict["address"] = self.address.to_dict()
        if self.pickup is not None:
            field_dict["pickup"] = self.pickup.to_dict()
        if self.customer is not None:
            field_dict["customer"] = self.customer.to_dict()
        if self.products is not None:
            field_dict["products"] = [item.to_dict() for item in self.products]
        return field_dict

    @classmethod
    def from_dict(cls, src_dict: Mapping[str, Any]) -> Self:
        """Read the model from JSON that has the form of the schema; other JSON is refused by an error"""
        model = blank(cls)
        known = 10
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
        if "total_weight" in src_dict:
            model.total_weight = value = src_dict["total_weight"]
            if type(value) is not int:
                model.total_weight = number(value, "Quote.total_weight", int)
        else:
            model.total_weight = None
            known -= 1
        if "total_volume" in src_dict:
            model.total_volume = value = src_dict["total_volume"]
            if type(value) is not int:
                model.total_volume = number(value, "Quote.total_volume", int)
        else:
            model.total_volume = None
            known -= 1
        if "address" in src_dict:
            model.address = read_quote_address(src_dict["address"])
        else:
            model.address = None
            known -= 1
        if "pickup" in src_dict:
            model.pickup = read_quote_pickup(src_dict["pickup"])
        else:
            model.pickup = None
            known -= 1
        if "customer" in src_dict:
            model.customer = read_quote_customer(src_dict["customer"])
        else:
            model.customer = None
            known -= 1
        if "products" in src_dict:
            model.products = list(map(read_quoted_product, items(src_dict["products"], "Quote.products")))
        else:
            model.products = None
            known -= 1
        if len(src_dict) == known:
            model._extras = None
        else:
            model._extras = {name: extra for name, extra in src_dict.items() if name not in _KNOWN}
        return model


read_quote = Quote.from_dict

_KNOWN: Final[frozenset[str]] = frozenset(
    {
        "amount_usd",
        "shipping_usd",
        "tax_handling_usd",
        "total_amount_usd",
        "total_weight",
        "total_volume",
        "address",
        "pickup",
        "customer",
        "products",
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
