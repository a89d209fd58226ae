from __future__ import annotations

from collections.abc import Mapping
from decimal import Decimal
from typing import Any, Final, Self

from attrs import define as _attrs_define
from orderkit_clients.runtime.models import UNSET, OpenModel, Unset
from orderkit_clients.runtime.reading import blank, checked, items


@_attrs_define(eq=False, repr=False)
class Product(OpenModel[Any]):
    """A product as nocnoc knows it. What describes it is absent while nocnoc has not filled it in for a product that was
    created from an ASIN.

        Attributes:
            sku (str): The seller's SKU of the product.
            available_quantity (int): Number of units that can be sold.
            price (float): Price of one unit in USD with at most two decimals.
            currency_code (Currency): The currency of a price, always the United States dollar (USD).
            status (str): How far nocnoc is with the product, such as `SUCCESS`. An open list.
            created_at (str): When the product was created, as `YYYY-MM-DD HH:MM:SS` in UTC.
            updated_at (str): When the product was last changed, as `YYYY-MM-DD HH:MM:SS` in UTC.
            brand (str | Unset): The brand of the product.
            title (str | Unset): Title of the offer.
            description (str | Unset): Detailed description of the product.
            description_html (str | Unset): The description as HTML.
            description_language (DescriptionLanguage | Unset): The language of a product's title and description, always
                English (`en`).
            condition (Condition | Unset): The condition of a product.
                `NEW`: new; meant if none is given.
                `USED`: used.
                `OPEN_BOX`: opened, not used.
                `REFURBISHED_A` to `REFURBISHED_D`: refurbished, from the best grade to the least.
            package_dimensions (Dimensions | Unset): Size and weight of a package or of the product in it.
            product_dimensions (Dimensions | Unset): Size and weight of a package or of the product in it.
            images (list[Image] | Unset): Pictures of the product.
            international_ids (KnownNumbers | Unset): Numbers under which nocnoc knows the product.
            attributes (list[Attribute] | Unset): Colours and sizes of the product. Absent if there are none.
    """

    sku: str
    available_quantity: int
    price: float
    currency_code: Currency
    status: str
    created_at: str
    updated_at: str
    brand: str | Unset = UNSET
    title: str | Unset = UNSET
    description: str | Unset = UNSET
    description_html: str | Unset = UNSET
    description_language: DescriptionLanguage | Unset = UNSET
    condition: Condition | Unset = UNSET
    package_dimensions: Dimensions | Unset = UNSET
    product_dimensions: Dimensions | Unset = UNSET
    images: list[Image] | Unset = UNSET
    international_ids: KnownNumbers | Unset = UNSET
    attributes: list[Attribute] | Unset = UNSET

    def to_dict(self) -> dict[str, Any]:
        """Write the model as JSON, without what is absent"""
        field_dict: dict[str, Any] = dict(self._extras) if self._extras else {}
        field_dict["sku"] = self.sku
        field_dict["available_quantity"] = self.available_quantity
        field_dict["price"] = self.price
        field_dict["currency_code"] = self.currency_code.value
        field_dict["status"] = self.status
        field_dict["created_at"] = self.created_at
        field_dict["updated_at"] = self.updated_at
        if not isinstance(self.brand, Unset):
            field_dict["brand"] = self.brand
        if not isinstance(self.title, Unset):
            field_dict["title"] = self.title
        if not isinstance(self.description, Unset):
            field_dict["description"] = self.description
        if not isinstance(self.description_html, Unset):
            field_dict["description_html"] = self.description_html
        if not isinstance(self.description_language, Unset):
            field_dict["description_language"] = self.description_language.value
        if not isinstance(self.condition, Unset):
            field_dict["condition"] = self.condition.value
        if not isinstance(self.package_dimensions, Unset):
            field_dict["package_dimensions"] = self.package_dimensions.to_dict()
        if not isinstance(self.product_dimensions, Unset):
            field_dict["product_dimensions"] = self.product_dimensions.to_dict()
        if not isinstance(self.images, Unset):
            field_dict["images"] = [item.to_dict() for item in self.images]
        if not isinstance(self.international_ids, Unset):
            field_dict["international_ids"] = self.international_ids.to_dict()
        if not isinstance(self.attributes, Unset):
            field_dict["attributes"] = [item.to_dict() for item in self.attributes]
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
            checked(value, "Product.available_quantity", int)
        model.price = value = src_dict["price"]
        if type(value) is not float and type(value) is not int:
            checked(value, "Product.price", float, int, Decimal)
        value = src_dict["currency_code"]
        model.currency_code = CURRENCY.get(value) or Currency(value)
        model.status = value = src_dict["status"]
        if type(value) is not str:
            checked(value, "Product.status", str)
        model.created_at = value = src_dict["created_at"]
        if type(value) is not str:
            checked(value, "Product.created_at", str)
        model.updated_at = value = src_dict["updated_at"]
        if type(value) is not str:
            checked(value, "Product.updated_at", str)
        if "brand" in src_dict:
            model.brand = value = src_dict["brand"]
            if type(value) is not str:
                checked(value, "Product.brand", str)
        else:
            model.brand = UNSET
            known -= 1
        if "title" in src_dict:
            model.title = value = src_dict["title"]
            if type(value) is not str:
                checked(value, "Product.title", str)
        else:
            model.title = UNSET
            known -= 1
        if "description" in src_dict:
            model.description = value = src_dict["description"]
            if type(value) is not str:
                checked(value, "Product.description", str)
        else:
            model.description = UNSET
            known -= 1
        if "description_html" in src_dict:
            model.description_html = value = src_dict["description_html"]
            if type(value) is not str:
                checked(value, "Product.description_html", str)
        else:
            model.description_html = UNSET
            known -= 1
        if "description_language" in src_dict:
            value = src_dict["description_language"]
            model.description_language = DESCRIPTION_LANGUAGE.get(value) or DescriptionLanguage(value)
        else:
            model.description_language = UNSET
            known -= 1
        if "condition" in src_dict:
            value = src_dict["condition"]
            model.condition = CONDITION.get(value) or Condition(value)
        else:
            model.condition = UNSET
            known -= 1
        if "package_dimensions" in src_dict:
            model.package_dimensions = read_dimensions(src_dict["package_dimensions"])
        else:
            model.package_dimensions = UNSET
            known -= 1
        if "product_dimensions" in src_dict:
            model.product_dimensions = read_dimensions(src_dict["product_dimensions"])
        else:
            model.product_dimensions = UNSET
            known -= 1
        if "images" in src_dict:
            model.images = list(map(read_image, items(src_dict["images"], "Product.images")))
        else:
            model.images = UNSET
            known -= 1
        if "international_ids" in src_dict:
            model.international_ids = read_known_numbers(src_dict["international_ids"])
        else:
            model.international_ids = UNSET
            known -= 1
        if "attributes" in src_dict:
            model.attributes = list(map(read_attribute, items(src_dict["attributes"], "Product.attributes")))
        else:
            model.attributes = UNSET
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
        "currency_code",
        "status",
        "created_at",
        "updated_at",
        "brand",
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
