from __future__ import annotations

from collections.abc import Mapping
from typing import Any, ClassVar, Final, Self

from attrs import define as _attrs_define
from orderkit_clients.runtime.models import OpenModel
from orderkit_clients.runtime.reading import blank, checked, items


@_attrs_define(eq=False, repr=False)
class BasketDiscount(OpenModel[Any]):
    """A discount on the whole basket: a line item by the table of the provider, only links in its examples. Other
    properties are kept as they come.

        Attributes:
            name (str | None): Name of the discount.
            line_item_price (Price | None): An amount of money, for programs and for people.
            links (list[Link] | None): References that belong to the discount.
    """

    name: str | None = None
    """Name of the discount."""
    line_item_price: Price | None = None
    """An amount of money, for programs and for people."""
    links: list[Link] | None = None
    """References that belong to the discount."""
    SLOTS: ClassVar[dict[str, str]] = {
        "lineItemPrice": "line_item_price",
    }

    def to_dict(self) -> dict[str, Any]:
        """Write the model as JSON, without absent properties"""
        field_dict: dict[str, Any] = dict(self._extras) if self._extras else {}
        if self.name is not None:
            field_dict["name"] = self.name
        if self.line_item_price is not None:
            field_dict["lineItemPrice"] = self.line_item_price.to_dict()
        if self.links is not None:
            field_dict["links"] = [item.to_dict() for item in self.links]
        return field_dict

    @classmethod
    def from_dict(cls, src_dict: Mapping[str, Any]) -> Self:
        """Read the model from JSON that has the form of the schema; other JSON is refused by an error"""
        if type(src_dict) is not dict:
            checked(src_dict, "BasketDiscount", Mapping)
        model = blank(cls)
        known = 3
        if "name" in src_dict:
            model.name = value = src_dict["name"]
            if type(value) is not str:
                checked(value, "BasketDiscount.name", str)
        else:
            model.name = None
            known -= 1
        if "lineItemPrice" in src_dict:
            model.line_item_price = read_price(src_dict["lineItemPrice"])
        else:
            model.line_item_price = None
            known -= 1
        if "links" in src_dict:
            model.links = list(map(read_link, items(src_dict["links"], "BasketDiscount.links")))
        else:
            model.links = None
            known -= 1
        if len(src_dict) == known:
            model._extras = None
        else:
            model._extras = {name: extra for name, extra in src_dict.items() if name not in _KNOWN}
        return model


read_basket_discount = BasketDiscount.from_dict

_KNOWN: Final[frozenset[str]] = frozenset(
    {
        "name",
        "lineItemPrice",
        "links",
    }
)

# Models may refer to one another in a circle, so each is there before it asks for the others.
from ..models.link import Link
from ..models.price import Price
from .link import read_link
from .price import read_price
