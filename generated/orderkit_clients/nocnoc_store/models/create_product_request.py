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
class CreateProductRequest(OpenModel[Any]):
    """The product to create.

    Attributes:
        sku (str): The seller's SKU of the product. A seller can use it once. Ours: letters, digits, hyphens and
            underscores.
        brand (str): The brand of the product.
        available_quantity (int): Number of units that can be sold.
        price (Decimal): Price of one unit in USD with at most two decimals.
        currency_code (CurrencyRequest): The currency of a price that is sent, for now always the United States dollar
            (USD).
        title (str): Title of the offer, as it is published. Ours: at most 255 characters.
        description (str): Detailed description of the product, as it is published. Ours: at most 10000 characters.
        description_language (DescriptionLanguageRequest): The language of a description that is sent, for now always
            English (`en`).
        package_dimensions (DimensionsRequest): Size and weight of a package or of the product in it, as they are sent.
        product_dimensions (DimensionsRequest): Size and weight of a package or of the product in it, as they are sent.
        images (list[ImageRequest]): Pictures of the product, one to ten.
        condition (ConditionRequest | None): The condition of a product that is sent; `NEW` is meant if it is left out.
            `NEW`: new.
            `USED`: used.
            `OPEN_BOX`: opened, not used.
            `REFURBISHED_A` to `REFURBISHED_D`: refurbished. Ours: from the best grade to the least.
        international_ids (TradeNumbersRequest | None): Numbers under which the product is traded everywhere.
        attributes (list[AttributeRequest] | None): Colours and sizes of the product. Ours: at most 20.
    """

    sku: str
    """The seller's SKU of the product. A seller can use it once. Ours: letters, digits, hyphens and underscores."""
    brand: str
    """The brand of the product."""
    available_quantity: int
    """Number of units that can be sold."""
    _price: Decimal | int | float | str = _attrs_field(alias="price")
    currency_code: CurrencyRequest
    """The currency of a price that is sent, for now always the United States dollar (USD)."""
    title: str
    """Title of the offer, as it is published. Ours: at most 255 characters."""
    description: str
    """Detailed description of the product, as it is published. Ours: at most 10000 characters."""
    description_language: DescriptionLanguageRequest
    """The language of a description that is sent, for now always English (`en`)."""
    package_dimensions: DimensionsRequest
    """Size and weight of a package or of the product in it, as they are sent."""
    product_dimensions: DimensionsRequest
    """Size and weight of a package or of the product in it, as they are sent."""
    images: list[ImageRequest]
    """Pictures of the product, one to ten."""
    condition: ConditionRequest | None = None
    """The condition of a product that is sent; `NEW` is meant if it is left out.
    `NEW`: new.
    `USED`: used.
    `OPEN_BOX`: opened, not used.
    `REFURBISHED_A` to `REFURBISHED_D`: refurbished. Ours: from the best grade to the least."""
    international_ids: TradeNumbersRequest | None = None
    """Numbers under which the product is traded everywhere."""
    attributes: list[AttributeRequest] | None = None
    """Colours and sizes of the product. Ours: at most 20."""
    SLOTS: ClassVar[dict[str, str]] = {
        "price": "_price",
    }

    @property
    def price(self) -> Decimal:
        """Price of one unit in USD with at most two decimals."""
        return amount(self._price, "CreateProductRequest.price")

    @price.setter
    def price(self, value: Decimal | int | float | str) -> None:
        self._price = value

    def to_dict(self) -> dict[str, Any]:
        """Write the model as JSON, without absent properties"""
        field_dict: dict[str, Any] = dict(self._extras) if self._extras else {}
        field_dict["sku"] = self.sku
        field_dict["brand"] = self.brand
        field_dict["available_quantity"] = self.available_quantity
        field_dict["price"] = number_json(self._price, "CreateProductRequest.price")
        field_dict["currency_code"] = self.currency_code.value
        field_dict["title"] = self.title
        field_dict["description"] = self.description
        field_dict["description_language"] = self.description_language.value
        field_dict["package_dimensions"] = self.package_dimensions.to_dict()
        field_dict["product_dimensions"] = self.product_dimensions.to_dict()
        field_dict["images"] = [item.to_dict() for item in self.images]
        if self.condition is not None:
            field_dict["condition"] = self.condition.value
        if self.international_ids is not None:
            field_dict["international_ids"] = self.international_ids.to_dict()
        if self.attributes is not None:
            field_dict["attributes"] = [item.to_dict() for item in self.attributes]
        return field_dict

    @classmethod
    def from_dict(cls, src_dict: Mapping[str, Any]) -> Self:
        """Read the model from JSON that has the form of the schema; other JSON is refused by an error"""
        model = blank(cls)
        known = 14
        model.sku = value = src_dict["sku"]
        if type(value) is not str:
            checked(value, "CreateProductRequest.sku", str)
        model.brand = value = src_dict["brand"]
        if type(value) is not str:
            checked(value, "CreateProductRequest.brand", str)
        model.available_quantity = value = src_dict["available_quantity"]
        if type(value) is not int:
            model.available_quantity = number(value, "CreateProductRequest.available_quantity", int)
        model._price = value = src_dict["price"]
        if type(value) is not Decimal and type(value) is not int:
            checked(value, "CreateProductRequest.price", Decimal, int, float)
        model.currency_code = CURRENCY_REQUEST[src_dict["currency_code"]]
        model.title = value = src_dict["title"]
        if type(value) is not str:
            checked(value, "CreateProductRequest.title", str)
        model.description = value = src_dict["description"]
        if type(value) is not str:
            checked(value, "CreateProductRequest.description", str)
        model.description_language = DESCRIPTION_LANGUAGE_REQUEST[src_dict["description_language"]]
        model.package_dimensions = read_dimensions_request(src_dict["package_dimensions"])
        model.product_dimensions = read_dimensions_request(src_dict["product_dimensions"])
        model.images = list(map(read_image_request, items(src_dict["images"], "CreateProductRequest.images")))
        if "condition" in src_dict:
            model.condition = CONDITION_REQUEST[src_dict["condition"]]
        else:
            model.condition = None
            known -= 1
        if "international_ids" in src_dict:
            model.international_ids = read_trade_numbers_request(src_dict["international_ids"])
        else:
            model.international_ids = None
            known -= 1
        if "attributes" in src_dict:
            model.attributes = list(
                map(read_attribute_request, items(src_dict["attributes"], "CreateProductRequest.attributes"))
            )
        else:
            model.attributes = None
            known -= 1
        if len(src_dict) == known:
            model._extras = None
        else:
            model._extras = {name: extra for name, extra in src_dict.items() if name not in _KNOWN}
        return model


read_create_product_request = CreateProductRequest.from_dict

_KNOWN: Final[frozenset[str]] = frozenset(
    {
        "sku",
        "brand",
        "available_quantity",
        "price",
        "currency_code",
        "title",
        "description",
        "description_language",
        "package_dimensions",
        "product_dimensions",
        "images",
        "condition",
        "international_ids",
        "attributes",
    }
)

# Models may refer to one another in a circle, so each is there before it asks for the others.
from ..models.attribute_request import AttributeRequest
from ..models.condition_request import ConditionRequest
from ..models.currency_request import CurrencyRequest
from ..models.description_language_request import DescriptionLanguageRequest
from ..models.dimensions_request import DimensionsRequest
from ..models.image_request import ImageRequest
from ..models.trade_numbers_request import TradeNumbersRequest
from .attribute_request import read_attribute_request
from .condition_request import CONDITION_REQUEST
from .currency_request import CURRENCY_REQUEST
from .description_language_request import DESCRIPTION_LANGUAGE_REQUEST
from .dimensions_request import read_dimensions_request
from .image_request import read_image_request
from .trade_numbers_request import read_trade_numbers_request
