from __future__ import annotations

from collections.abc import Mapping
from typing import Any, Final, Self

from attrs import define as _attrs_define
from orderkit_clients.runtime.models import OpenModel
from orderkit_clients.runtime.reading import blank, items


@_attrs_define(eq=False, repr=False)
class QuoteRequest(OpenModel[Any]):
    """The order to quote.

    Attributes:
        products (list[QuoteRequestProduct]): The products to ship, at least one.
        customer (QuoteRequestCustomer): The buyer of the products.
        address (QuoteRequestAddress): Where the products go.
        pickup (QuoteRequestPickup | None): Where the products are picked up, if not at the default address. Ours: a
            quote ignores other properties of a pickup, so that the body of createOrder can be quoted.
    """

    products: list[QuoteRequestProduct]
    """The products to ship, at least one."""
    customer: QuoteRequestCustomer
    """The buyer of the products."""
    address: QuoteRequestAddress
    """Where the products go."""
    pickup: QuoteRequestPickup | None = None
    """Where the products are picked up, if not at the default address. Ours: a quote ignores other properties of a
    pickup, so that the body of createOrder can be quoted."""

    def to_dict(self) -> dict[str, Any]:
        """Write the model as JSON, without absent properties"""
        field_dict: dict[str, Any] = dict(self._extras) if self._extras else {}
        field_dict["products"] = [item.to_dict() for item in self.products]
        field_dict["customer"] = self.customer.to_dict()
        field_dict["address"] = self.address.to_dict()
        if self.pickup is not None:
            field_dict["pickup"] = self.pickup.to_dict()
        return field_dict

    @classmethod
    def from_dict(cls, src_dict: Mapping[str, Any]) -> Self:
        """Read the model from JSON that has the form of the schema; other JSON is refused by an error"""
        model = blank(cls)
        known = 4
        model.products = list(
            map(read_quote_request_product, items(src_dict["products"], "QuoteRequest.products"))
        )
        model.customer = read_quote_request_customer(src_dict["customer"])
        model.address = read_quote_request_address(src_dict["address"])
        if "pickup" in src_dict:
            model.pickup = read_quote_request_pickup(src_dict["pickup"])
        else:
            model.pickup = None
            known -= 1
        if len(src_dict) == known:
            model._extras = None
        else:
            model._extras = {name: extra for name, extra in src_dict.items() if name not in _KNOWN}
        return model


read_quote_request = QuoteRequest.from_dict

_KNOWN: Final[frozenset[str]] = frozenset(
    {
        "products",
        "customer",
        "address",
        "pickup",
    }
)

# Models may refer to one another in a circle, so each is there before it asks for the others.
from ..models.quote_request_address import QuoteRequestAddress
from ..models.quote_request_customer import QuoteRequestCustomer
from ..models.quote_request_pickup import QuoteRequestPickup
from ..models.quote_request_product import QuoteRequestProduct
from .quote_request_address import read_quote_request_address
from .quote_request_customer import read_quote_request_customer
from .quote_request_pickup import read_quote_request_pickup
from .quote_request_product import read_quote_request_product
