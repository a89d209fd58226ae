from __future__ import annotations

from collections.abc import Mapping
from typing import Any, ClassVar, Final, Self

from attrs import define as _attrs_define
from orderkit_clients.runtime.models import OpenModel
from orderkit_clients.runtime.reading import blank


@_attrs_define(eq=False, repr=False)
class Tax(OpenModel[Any]):
    """The tax of one class on a price.

    Attributes:
        price (Price): An amount of money, for programs and for people.
        tax_class (TaxClass | None): A class of products that are taxed alike.
    """

    price: Price
    """An amount of money, for programs and for people."""
    tax_class: TaxClass | None = None
    """A class of products that are taxed alike."""
    SLOTS: ClassVar[dict[str, str]] = {
        "taxClass": "tax_class",
    }

    def to_dict(self) -> dict[str, Any]:
        """Write the model as JSON, without absent properties"""
        field_dict: dict[str, Any] = dict(self._extras) if self._extras else {}
        field_dict["price"] = self.price.to_dict()
        if self.tax_class is not None:
            field_dict["taxClass"] = self.tax_class.to_dict()
        return field_dict

    @classmethod
    def from_dict(cls, src_dict: Mapping[str, Any]) -> Self:
        """Read the model from JSON that has the form of the schema; other JSON is refused by an error"""
        model = blank(cls)
        known = 2
        model.price = read_price(src_dict["price"])
        if "taxClass" in src_dict:
            model.tax_class = read_tax_class(src_dict["taxClass"])
        else:
            model.tax_class = None
            known -= 1
        if len(src_dict) == known:
            model._extras = None
        else:
            model._extras = {name: extra for name, extra in src_dict.items() if name not in _KNOWN}
        return model


read_tax = Tax.from_dict

_KNOWN: Final[frozenset[str]] = frozenset(
    {
        "price",
        "taxClass",
    }
)

# Models may refer to one another in a circle, so each is there before it asks for the others.
from ..models.price import Price
from ..models.tax_class import TaxClass
from .price import read_price
from .tax_class import read_tax_class
