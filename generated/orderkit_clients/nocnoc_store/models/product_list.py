from __future__ import annotations

from collections.abc import Mapping
from typing import Any, Final, Self

from attrs import define as _attrs_define
from orderkit_clients.runtime.models import OpenModel
from orderkit_clients.runtime.reading import blank, items


@_attrs_define(eq=False, repr=False)
class ProductList(OpenModel[Any]):
    """A page of products. Inferred: without its number and without the number of all products.

    Attributes:
        products (list[Product]): The products of the page, at most as many as its size. Ours: by SKU.
    """

    products: list[Product]
    """The products of the page, at most as many as its size. Ours: by SKU."""

    def to_dict(self) -> dict[str, Any]:
        """Write the model as JSON, without absent properties"""
        field_dict: dict[str, Any] = dict(self._extras) if self._extras else {}
        field_dict["products"] = [item.to_dict() for item in self.products]
        return field_dict

    @classmethod
    def from_dict(cls, src_dict: Mapping[str, Any]) -> Self:
        """Read the model from JSON that has the form of the schema; other JSON is refused by an error"""
        model = blank(cls)
        known = 1
        model.products = list(map(read_product, items(src_dict["products"], "ProductList.products")))
        if len(src_dict) == known:
            model._extras = None
        else:
            model._extras = {name: extra for name, extra in src_dict.items() if name not in _KNOWN}
        return model


read_product_list = ProductList.from_dict

_KNOWN: Final[frozenset[str]] = frozenset(
    {
        "products",
    }
)

# Models may refer to one another in a circle, so each is there before it asks for the others.
from ..models.product import Product
from .product import read_product
