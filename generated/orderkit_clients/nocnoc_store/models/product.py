from __future__ import annotations

import datetime
from collections.abc import Mapping
from decimal import Decimal
from typing import Any, ClassVar, Final, Self

from attrs import define as _attrs_define
from attrs import field as _attrs_field
from orderkit_clients.runtime.exact import (
    amount,
    date_time,
    number_json,
)
from orderkit_clients.runtime.models import OpenModel
from orderkit_clients.runtime.reading import blank, checked, items, number


@_attrs_define(eq=False, repr=False)
class Product(OpenModel[Any]):
    """A product as nocnoc knows it. Inferred: for a product that was created from an ASIN, what describes it is absent
    until nocnoc has filled it in.

        Attributes:
            sku (str): The seller's SKU of the product.
            available_quantity (int): Number of units that can be sold.
            price (Decimal): Price of one unit in USD with at most two decimals.
            brand (str | None): The brand of the product.
            currency_code (Currency | None): The currency of a price.
                `USD`: United States dollar.
            title (str | None): Title of the offer.
            description (str | None): Detailed description of the product.
            description_html (str | None): The description as HTML.
            description_language (DescriptionLanguage | None): The language of a product's description.
                `en`: English.
            condition (Condition | None): The condition of a product.
                `NEW`: new.
                `USED`: used.
                `OPEN_BOX`: opened, not used.
                `REFURBISHED_A` to `REFURBISHED_D`: refurbished. Ours: from the best grade to the least.
            package_dimensions (Dimensions | None): Size and weight of a package or of the product in it.
            product_dimensions (Dimensions | None): Size and weight of a package or of the product in it.
            images (list[Image] | None): Pictures of the product.
            international_ids (KnownNumbers | None): Numbers under which nocnoc knows the product.
            attributes (list[Attribute] | None): Colours and sizes of the product. Inferred: absent if there are none.
            status (str | None): Inferred: how far nocnoc is with the product, such as `SUCCESS`.
            created_at (str | None): When the product was created, as `YYYY-MM-DD HH:MM:SS`. Inferred: in UTC.
            updated_at (str | None): When the product was last changed, as `YYYY-MM-DD HH:MM:SS`. Inferred: in UTC.
    """

    sku: str
    """The seller's SKU of the product."""
    available_quantity: int
    """Number of units that can be sold."""
    _price: Decimal | int | float | str = _attrs_field(alias="price")
    brand: str | None = None
    """The brand of the product."""
    currency_code: Currency | None = None
    """The currency of a price.
    `USD`: United States dollar."""
    title: str | None = None
    """Title of the offer."""
    description: str | None = None
    """Detailed description of the product."""
    description_html: str | None = None
    """The description as HTML."""
    description_language: DescriptionLanguage | None = None
    """The language of a product's description.
    `en`: English."""
    condition: Condition | None = None
    """The condition of a product.
    `NEW`: new.
    `USED`: used.
    `OPEN_BOX`: opened, not used.
    `REFURBISHED_A` to `REFURBISHED_D`: refurbished. Ours: from the best grade to the least."""
    package_dimensions: Dimensions | None = None
    """Size and weight of a package or of the product in it."""
    product_dimensions: Dimensions | None = None
    """Size and weight of a package or of the product in it."""
    images: list[Image] | None = None
    """Pictures of the product."""
    international_ids: KnownNumbers | None = None
    """Numbers under which nocnoc knows the product."""
    attributes: list[Attribute] | None = None
    """Colours and sizes of the product. Inferred: absent if there are none."""
    status: str | None = None
    """Inferred: how far nocnoc is with the product, such as `SUCCESS`."""
    created_at: str | None = None
    """When the product was created, as `YYYY-MM-DD HH:MM:SS`. Inferred: in UTC."""
    updated_at: str | None = None
    """When the product was last changed, as `YYYY-MM-DD HH:MM:SS`. Inferred: in UTC."""
    SLOTS: ClassVar[dict[str, str]] = {
        "price": "_price",
    }

    @property
    def price(self) -> Decimal:
        """Price of one unit in USD with at most two decimals."""
        return amount(self._price, "Product.price")

    @price.setter
    def price(self, value: Decimal | int | float | str) -> None:
        self._price = value

    @property
    def created_at_datetime(self) -> datetime.datetime | None:
        """`created_at` as an aware datetime; None if it is absent or empty. Raises ValueError if it is something else."""
        return (
            None
            if not self.created_at
            else date_time(self.created_at, "Product.created_at", "YYYY-MM-DD hh:mm:ss")
        )

    @property
    def updated_at_datetime(self) -> datetime.datetime | None:
        """`updated_at` as an aware datetime; None if it is absent or empty. Raises ValueError if it is something else."""
        return (
            None
            if not self.updated_at
            else date_time(self.updated_at, "Product.updated_at", "YYYY-MM-DD hh:mm:ss")
        )

    def to_dict(self) -> dict[str, Any]:
        """Write the model as JSON, without absent properties"""
        field_dict: dict[str, Any] = dict(self._extras) if self._extras else {}
        field_dict["sku"] = self.sku
        field_dict["available_quantity"] = self.available_quantity
        field_dict["price"] = number_json(self._price, "Product.price")
        if self.brand is not None:
            field_dict["brand"] = self.brand
        if self.currency_code is not None:
            field_dict["currency_code"] = self.currency_code.value
        if self.title is not None:
            field_dict["title"] = self.title
        if self.description is not None:
            field_dict["description"] = self.description
        if self.description_html is not None:
            field_dict["description_html"] = self.description_html
        if self.description_language is not None:
            field_dict["description_language"] = self.description_language.value
        if self.condition is not None:
            field_dict["condition"] = self.condition.value
        if self.package_dimensions is not None:
            field_dict["package_dimensions"] = self.package_dimensions.to_dict()
        if self.product_dimensions is not None:
            field_dict["product_dimensions"] = self.product_dimensions.to_dict()
        if self.images is not None:
            field_dict["images"] = [item.to_dict() for item in self.images]
        if self.international_ids is not None:
            field_dict["international_ids"] = self.international_ids.to_dict()
        if self.attributes is not None:
            field_dict["attributes"] = [item.to_dict() for item in self.attributes]
        if self.status is not None:
            field_dict["status"] = self.status
        if self.created_at is not None:
            field_dict["created_at"] = self.created_at
        if self.updated_at is not None:
            field_dict["updated_at"] = self.updated_at
        return field_dict

    @classmethod
    def from_dict(cls, src_dict: Mapping[str, Any]) -> Self:
        """Read the model from JSON that has the form of the schema; other JSON is refused by an error"""
        model = blank(cls)
        known = 18
        model.sku = value = src_dict["sku"]
        if type(value) is not str:
            checked(value, "Product.sku", str)
        model.available_quantity = value = src_dict["available_quantity"]
        if type(value) is not int:
            model.available_quantity = number(value, "Product.available_quantity", int)
        model._price = value = src_dict["price"]
        if type(value) is not Decimal and type(value) is not int:
            checked(value, "Product.price", Decimal, int, float)
        if "brand" in src_dict:
            model.brand = value = src_dict["brand"]
            if type(value) is not str:
                checked(value, "Product.brand", str)
        else:
            model.brand = None
            known -= 1
        if "currency_code" in src_dict:
            model.currency_code = CURRENCY[src_dict["currency_code"]]
        else:
            model.currency_code = None
            known -= 1
        if "title" in src_dict:
            model.title = value = src_dict["title"]
            if type(value) is not str:
                checked(value, "Product.title", str)
        else:
            model.title = None
            known -= 1
        if "description" in src_dict:
            model.description = value = src_dict["description"]
            if type(value) is not str:
                checked(value, "Product.description", str)
        else:
            model.description = None
            known -= 1
        if "description_html" in src_dict:
            model.description_html = value = src_dict["description_html"]
            if type(value) is not str:
                checked(value, "Product.description_html", str)
        else:
            model.description_html = None
            known -= 1
        if "description_language" in src_dict:
            model.description_language = DESCRIPTION_LANGUAGE[src_dict["description_language"]]
        else:
            model.description_language = None
            known -= 1
        if "condition" in src_dict:
            model.condition = CONDITION[src_dict["condition"]]
        else:
            model.condition = None
            known -= 1
        if "package_dimensions" in src_dict:
            model.package_dimensions = read_dimensions(src_dict["package_dimensions"])
        else:
            model.package_dimensions = None
            known -= 1
        if "product_dimensions" in src_dict:
            model.product_dimensions = read_dimensions(src_dict["product_dimensions"])
        else:
            model.product_dimensions = None
            known -= 1
        if "images" in src_dict:
            model.images = list(map(read_image, items(src_dict["images"], "Product.images")))
        else:
            model.images = None
            known -= 1
        if "international_ids" in src_dict:
            model.international_ids = read_known_numbers(src_dict["international_ids"])
        else:
            model.international_ids = None
            known -= 1
        if "attributes" in src_dict:
            model.attributes = list(map(read_attribute, items(src_dict["attributes"], "Product.attributes")))
        else:
            model.attributes = None
            known -= 1
        if "status" in src_dict:
            model.status = value = src_dict["status"]
            if type(value) is not str:
                checked(value, "Product.status", str)
        else:
            model.status = None
            known -= 1
        if "created_at" in src_dict:
            model.created_at = value = src_dict["created_at"]
            if type(value) is not str:
                checked(value, "Product.created_at", str)
        else:
            model.created_at = None
            known -= 1
        if "updated_at" in src_dict:
            model.updated_at = value = src_dict["updated_at"]
            if type(value) is not str:
                checked(value, "Product.updated_at", str)
        else:
            model.updated_at = None
            known -= 1
        if len(src_dict) == known:
            model._extras = None
        else:
            model._extras = {name: extra for name, extra in src_dict.items() if name not in _KNOWN}
        return model


read_product = Product.from_dict

_KNOWN: Final[frozenset[str]] = frozenset(
    {
        "sku",
        "available_quantity",
        "price",
        "brand",
        "currency_code",
        "title",
        "description",
        "description_html",
        "description_language",
        "condition",
        "package_dimensions",
        "product_dimensions",
        "images",
        "international_ids",
        "attributes",
        "status",
        "created_at",
        "updated_at",
    }
)

# Models may refer to one another in a circle, so each is there before it asks for the others.
from ..models.attribute import Attribute
from ..models.condition import Condition
from ..models.currency import Currency
from ..models.description_language import DescriptionLanguage
from ..models.dimensions import Dimensions
from ..models.image import Image
from ..models.known_numbers import KnownNumbers
from .attribute import read_attribute
from .condition import CONDITION
from .currency import CURRENCY
from .description_language import DESCRIPTION_LANGUAGE
from .dimensions import read_dimensions
from .image import read_image
from .known_numbers import read_known_numbers
