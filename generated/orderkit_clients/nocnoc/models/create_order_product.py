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
class CreateOrderProduct(OpenModel[Any]):
    """A product to ship.

    Attributes:
        name (str): Name of the product.
        description (str): Detailed description of the product.
        sku (str): The merchant's SKU of the product.
        weight (int): Weight of one unit's shipping box in grams (g).
        dimension (DimensionRequest): The size of a product's shipping box.
        amount_usd (Decimal): Price of one unit, free on board (FOB), in USD with at most two decimals.
        subcategory_id (int): Id of a product's subcategory: choose the one that fits best. `x-enum-descriptions` has
            their names as the page writes them, in the order of the ids, and `x-enum-groups` the ids by category. Ours: an
            id that is not listed is error 310.
        quantity (int): Number of units.
        hs_code (str | None): Harmonized System code of the product, without dots.
        native_description (str | None): Description of the product in its native language, for example Chinese.
            Optional, and required for orders whose origin is China (CN) or Hong Kong (HK).
        pickup (CreateOrderPickup | None): When and where packages are picked up. Without an address the default one,
            arranged with nocnoc, is assigned. Inferred: another address needs its contact name, street, zip code, city and
            country together.
    """

    name: str
    """Name of the product."""
    description: str
    """Detailed description of the product."""
    sku: str
    """The merchant's SKU of the product."""
    weight: int
    """Weight of one unit's shipping box in grams (g)."""
    dimension: DimensionRequest
    """The size of a product's shipping box."""
    _amount_usd: Decimal | int | float | str = _attrs_field(alias="amount_usd")
    subcategory_id: int
    """Id of a product's subcategory: choose the one that fits best. `x-enum-descriptions` has their names as the page
    writes them, in the order of the ids, and `x-enum-groups` the ids by category. Ours: an id that is not listed is
    error 310."""
    quantity: int
    """Number of units."""
    hs_code: str | None = None
    """Harmonized System code of the product, without dots."""
    native_description: str | None = None
    """Description of the product in its native language, for example Chinese. Optional, and required for orders whose
    origin is China (CN) or Hong Kong (HK)."""
    pickup: CreateOrderPickup | None = None
    """When and where packages are picked up. Without an address the default one, arranged with nocnoc, is assigned.
    Inferred: another address needs its contact name, street, zip code, city and country together."""
    SLOTS: ClassVar[dict[str, str]] = {
        "amount_usd": "_amount_usd",
    }

    @property
    def amount_usd(self) -> Decimal:
        """Price of one unit, free on board (FOB), in USD with at most two decimals."""
        return amount(self._amount_usd, "CreateOrderProduct.amount_usd")

    @amount_usd.setter
    def amount_usd(self, value: Decimal | int | float | str) -> None:
        self._amount_usd = value

    def to_dict(self) -> dict[str, Any]:
        """Write the model as JSON, without absent properties"""
        field_dict: dict[str, Any] = dict(self._extras) if self._extras else {}
        field_dict["name"] = self.name
        field_dict["description"] = self.description
        field_dict["sku"] = self.sku
        field_dict["weight"] = self.weight
        field_dict["dimension"] = self.dimension.to_dict()
        field_dict["amount_usd"] = number_json(self._amount_usd, "CreateOrderProduct.amount_usd")
        field_dict["subcategory_id"] = self.subcategory_id
        field_dict["quantity"] = self.quantity
        if self.hs_code is not None:
            field_dict["hs_code"] = self.hs_code
        if self.native_description is not None:
            field_dict["native_description"] = self.native_description
        if self.pickup is not None:
            field_dict["pickup"] = self.pickup.to_dict()
        return field_dict

    @classmethod
    def from_dict(cls, src_dict: Mapping[str, Any]) -> Self:
        """Read the model from JSON that has the form of the schema; other JSON is refused by an error"""
        model = blank(cls)
        known = 11
        model.name = value = src_dict["name"]
        if type(value) is not str:
            checked(value, "CreateOrderProduct.name", str)
        model.description = value = src_dict["description"]
        if type(value) is not str:
            checked(value, "CreateOrderProduct.description", str)
        model.sku = value = src_dict["sku"]
        if type(value) is not str:
            checked(value, "CreateOrderProduct.sku", str)
        model.weight = value = src_dict["weight"]
        if type(value) is not int:
            model.weight = number(value, "CreateOrderProduct.weight", int)
        model.dimension = read_dimension_request(src_dict["dimension"])
        model._amount_usd = value = src_dict["amount_usd"]
        if type(value) is not Decimal and type(value) is not int:
            checked(value, "CreateOrderProduct.amount_usd", Decimal, int, float)
        model.subcategory_id = value = src_dict["subcategory_id"]
        if type(value) is not int:
            model.subcategory_id = number(value, "CreateOrderProduct.subcategory_id", int)
        model.quantity = value = src_dict["quantity"]
        if type(value) is not int:
            model.quantity = number(value, "CreateOrderProduct.quantity", int)
        if "hs_code" in src_dict:
            model.hs_code = value = src_dict["hs_code"]
            if type(value) is not str:
                checked(value, "CreateOrderProduct.hs_code", str)
        else:
            model.hs_code = None
            known -= 1
        if "native_description" in src_dict:
            model.native_description = value = src_dict["native_description"]
            if type(value) is not str:
                checked(value, "CreateOrderProduct.native_description", str)
        else:
            model.native_description = None
            known -= 1
        if "pickup" in src_dict:
            model.pickup = read_create_order_pickup(src_dict["pickup"])
        else:
            model.pickup = None
            known -= 1
        if len(src_dict) == known:
            model._extras = None
        else:
            model._extras = {name: extra for name, extra in src_dict.items() if name not in _KNOWN}
        return model


read_create_order_product = CreateOrderProduct.from_dict

_KNOWN: Final[frozenset[str]] = frozenset(
    {
        "name",
        "description",
        "sku",
        "weight",
        "dimension",
        "amount_usd",
        "subcategory_id",
        "quantity",
        "hs_code",
        "native_description",
        "pickup",
    }
)

# Models may refer to one another in a circle, so each is there before it asks for the others.
from ..models.create_order_pickup import CreateOrderPickup
from ..models.dimension_request import DimensionRequest
from .create_order_pickup import read_create_order_pickup
from .dimension_request import read_dimension_request
