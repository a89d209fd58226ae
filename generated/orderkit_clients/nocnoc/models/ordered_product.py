from __future__ import annotations

from collections.abc import Mapping
from decimal import Decimal
from typing import Any, ClassVar, Final, Self

from attrs import define as _attrs_define
from attrs import field as _attrs_field
from orderkit_clients.runtime.exact import (
    amount_or_none,
    number_json,
)
from orderkit_clients.runtime.models import OpenModel
from orderkit_clients.runtime.reading import blank, checked, number


@_attrs_define(eq=False, repr=False)
class OrderedProduct(OpenModel[Any]):
    """A product of an order with its money. Inferred: per unit.

    Attributes:
        sku (str): The merchant's SKU of the product.
        quantity (int): Number of units.
        name (str | None): Name of the product.
        description (str | None): Detailed description of the product.
        hs_code (str | None): Harmonized System code of the product, without dots. Inferred: absent if none was given.
        subcategory_id (int | None): Id of the product's subcategory, one of `Subcategory`.
        subcategory_name (str | None): Name of the product's subcategory.
        weight (int | None): Weight of one unit's shipping box in grams (g).
        dimension (Dimension | None): The size of a product's shipping box.
        amount_usd (Decimal | None): Price of one unit, free on board (FOB), in USD with at most two decimals.
        tax_handling_usd (Decimal | None): Tax and handling of the product, in USD with at most two decimals. Inferred:
            of one unit.
        total_amount_usd (Decimal | None): Total amount of the product, in USD with at most two decimals. Inferred:
            price, tax and handling of one unit.
        native_description (str | None): Description of the product in its native language. Inferred: absent if none was
            given.
        pickup (Pickup | None): When and where packages are picked up. Inferred: the response to createOrder has one for
            the order, without `packages`; later responses have one for each product. Ours: it is absent if none was sent.
    """

    sku: str
    """The merchant's SKU of the product."""
    quantity: int
    """Number of units."""
    name: str | None = None
    """Name of the product."""
    description: str | None = None
    """Detailed description of the product."""
    hs_code: str | None = None
    """Harmonized System code of the product, without dots. Inferred: absent if none was given."""
    subcategory_id: int | None = None
    """Id of the product's subcategory, one of `Subcategory`."""
    subcategory_name: str | None = None
    """Name of the product's subcategory."""
    weight: int | None = None
    """Weight of one unit's shipping box in grams (g)."""
    dimension: Dimension | None = None
    """The size of a product's shipping box."""
    _amount_usd: Decimal | int | float | str | None = _attrs_field(default=None, alias="amount_usd")
    _tax_handling_usd: Decimal | int | float | str | None = _attrs_field(
        default=None, alias="tax_handling_usd"
    )
    _total_amount_usd: Decimal | int | float | str | None = _attrs_field(
        default=None, alias="total_amount_usd"
    )
    native_description: str | None = None
    """Description of the product in its native language. Inferred: absent if none was given."""
    pickup: Pickup | None = None
    """When and where packages are picked up. Inferred: the response to createOrder has one for the order, without
    `packages`; later responses have one for each product. Ours: it is absent if none was sent."""
    SLOTS: ClassVar[dict[str, str]] = {
        "amount_usd": "_amount_usd",
        "tax_handling_usd": "_tax_handling_usd",
        "total_amount_usd": "_total_amount_usd",
    }

    @property
    def amount_usd(self) -> Decimal | None:
        """Price of one unit, free on board (FOB), in USD with at most two decimals."""
        return amount_or_none(self._amount_usd, "OrderedProduct.amount_usd")

    @amount_usd.setter
    def amount_usd(self, value: Decimal | int | float | str | None) -> None:
        self._amount_usd = value

    @property
    def tax_handling_usd(self) -> Decimal | None:
        """Tax and handling of the product, in USD with at most two decimals. Inferred: of one unit."""
        return amount_or_none(self._tax_handling_usd, "OrderedProduct.tax_handling_usd")

    @tax_handling_usd.setter
    def tax_handling_usd(self, value: Decimal | int | float | str | None) -> None:
        self._tax_handling_usd = value

    @property
    def total_amount_usd(self) -> Decimal | None:
        """Total amount of the product, in USD with at most two decimals. Inferred: price, tax and handling of one
        unit."""
        return amount_or_none(self._total_amount_usd, "OrderedProduct.total_amount_usd")

    @total_amount_usd.setter
    def total_amount_usd(self, value: Decimal | int | float | str | None) -> None:
        self._total_amount_usd = value

    def to_dict(self) -> dict[str, Any]:
        """Write the model as JSON, without absent properties"""
        field_dict: dict[str, Any] = dict(self._extras) if self._extras else {}
        field_dict["sku"] = self.sku
        field_dict["quantity"] = self.quantity
        if self.name is not None:
            field_dict["name"] = self.name
        if self.description is not None:
            field_dict["description"] = self.description
        if self.hs_code is not None:
            field_dict["hs_code"] = self.hs_code
        if self.subcategory_id is not None:
            field_dict["subcategory_id"] = self.subcategory_id
        if self.subcategory_name is not None:
            field_dict["subcategory_name"] = self.subcategory_name
        if self.weight is not None:
            field_dict["weight"] = self.weight
        if self.dimension is not None:
            field_dict["dimension"] = self.dimension.to_dict()
        if self._amount_usd is not None:
            field_dict["amount_usd"] = number_json(self._amount_usd, "OrderedProduct.amount_usd")
        if self._tax_handling_usd is not None:
            field_dict["tax_handling_usd"] = number_json(
                self._tax_handling_usd, "OrderedProduct.tax_handling_usd"
            )
        if self._total_amount_usd is not None:
            field_dict["total_amount_usd"] = number_json(
                self._total_amount_usd, "OrderedProduct.total_amount_usd"
            )
        if self.native_description is not None:
            field_dict["native_description"] = self.native_description
        if self.pickup is not None:
            field_dict["pickup"] = self.pickup.to_dict()
        return field_dict

    @classmethod
    def from_dict(cls, src_dict: Mapping[str, Any]) -> Self:
        """Read the model from JSON that has the form of the schema; other JSON is refused by an error"""
        model = blank(cls)
        known = 14
        model.sku = value = src_dict["sku"]
        if type(value) is not str:
            checked(value, "OrderedProduct.sku", str)
        model.quantity = value = src_dict["quantity"]
        if type(value) is not int:
            model.quantity = number(value, "OrderedProduct.quantity", int)
        if "name" in src_dict:
            model.name = value = src_dict["name"]
            if type(value) is not str:
                checked(value, "OrderedProduct.name", str)
        else:
            model.name = None
            known -= 1
        if "description" in src_dict:
            model.description = value = src_dict["description"]
            if type(value) is not str:
                checked(value, "OrderedProduct.description", str)
        else:
            model.description = None
            known -= 1
        if "hs_code" in src_dict:
            model.hs_code = value = src_dict["hs_code"]
            if type(value) is not str:
                checked(value, "OrderedProduct.hs_code", str)
        else:
            model.hs_code = None
            known -= 1
        if "subcategory_id" in src_dict:
            model.subcategory_id = value = src_dict["subcategory_id"]
            if type(value) is not int:
                model.subcategory_id = number(value, "OrderedProduct.subcategory_id", int)
        else:
            model.subcategory_id = None
            known -= 1
        if "subcategory_name" in src_dict:
            model.subcategory_name = value = src_dict["subcategory_name"]
            if type(value) is not str:
                checked(value, "OrderedProduct.subcategory_name", str)
        else:
            model.subcategory_name = None
            known -= 1
        if "weight" in src_dict:
            model.weight = value = src_dict["weight"]
            if type(value) is not int:
                model.weight = number(value, "OrderedProduct.weight", int)
        else:
            model.weight = None
            known -= 1
        if "dimension" in src_dict:
            model.dimension = read_dimension(src_dict["dimension"])
        else:
            model.dimension = None
            known -= 1
        if "amount_usd" in src_dict:
            model._amount_usd = value = src_dict["amount_usd"]
            if type(value) is not Decimal and type(value) is not int:
                checked(value, "OrderedProduct.amount_usd", Decimal, int, float)
        else:
            model._amount_usd = None
            known -= 1
        if "tax_handling_usd" in src_dict:
            model._tax_handling_usd = value = src_dict["tax_handling_usd"]
            if type(value) is not Decimal and type(value) is not int:
                checked(value, "OrderedProduct.tax_handling_usd", Decimal, int, float)
        else:
            model._tax_handling_usd = None
            known -= 1
        if "total_amount_usd" in src_dict:
            model._total_amount_usd = value = src_dict["total_amount_usd"]
            if type(value) is not Decimal and type(value) is not int:
                checked(value, "OrderedProduct.total_amount_usd", Decimal, int, float)
        else:
            model._total_amount_usd = None
            known -= 1
        if "native_description" in src_dict:
            model.native_description = value = src_dict["native_description"]
            if type(value) is not str:
                checked(value, "OrderedProduct.native_description", str)
        else:
            model.native_description = None
            known -= 1
        if "pickup" in src_dict:
            model.pickup = read_pickup(src_dict["pickup"])
        else:
            model.pickup = None
            known -= 1
        if len(src_dict) == known:
            model._extras = None
        else:
            model._extras = {name: extra for name, extra in src_dict.items() if name not in _KNOWN}
        return model


read_ordered_product = OrderedProduct.from_dict

_KNOWN: Final[frozenset[str]] = frozenset(
    {
        "sku",
        "quantity",
        "name",
        "description",
        "hs_code",
        "subcategory_id",
        "subcategory_name",
        "weight",
        "dimension",
        "amount_usd",
        "tax_handling_usd",
        "total_amount_usd",
        "native_description",
        "pickup",
    }
)

# Models may refer to one another in a circle, so each is there before it asks for the others.
from ..models.dimension import Dimension
from ..models.pickup import Pickup
from .dimension import read_dimension
from .pickup import read_pickup
