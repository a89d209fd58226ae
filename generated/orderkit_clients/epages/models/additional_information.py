from __future__ import annotations

from collections.abc import Mapping
from typing import Any, ClassVar, Final, Self

from attrs import define as _attrs_define
from orderkit_clients.runtime.models import OpenModel
from orderkit_clients.runtime.reading import blank, checked, items


@_attrs_define(eq=False, repr=False)
class AdditionalInformation(OpenModel[Any]):
    """More about a product line; in the product line ePages Now only.

    Attributes:
        bulk_price_info (list[BulkPrice] | None): Prices by quantity.
    """

    bulk_price_info: list[BulkPrice] | None = None
    """Prices by quantity."""
    SLOTS: ClassVar[dict[str, str]] = {
        "bulkPriceInfo": "bulk_price_info",
    }

    def to_dict(self) -> dict[str, Any]:
        """Write the model as JSON, without absent properties"""
        field_dict: dict[str, Any] = dict(self._extras) if self._extras else {}
        if self.bulk_price_info is not None:
            field_dict["bulkPriceInfo"] = [item.to_dict() for item in self.bulk_price_info]
        return field_dict

    @classmethod
    def from_dict(cls, src_dict: Mapping[str, Any]) -> Self:
        """Read the model from JSON that has the form of the schema; other JSON is refused by an error"""
        if type(src_dict) is not dict:
            checked(src_dict, "AdditionalInformation", Mapping)
        model = blank(cls)
        known = 1
        if "bulkPriceInfo" in src_dict:
            model.bulk_price_info = list(
                map(read_bulk_price, items(src_dict["bulkPriceInfo"], "AdditionalInformation.bulkPriceInfo"))
            )
        else:
            model.bulk_price_info = None
            known -= 1
        if len(src_dict) == known:
            model._extras = None
        else:
            model._extras = {name: extra for name, extra in src_dict.items() if name not in _KNOWN}
        return model


read_additional_information = AdditionalInformation.from_dict

_KNOWN: Final[frozenset[str]] = frozenset(
    {
        "bulkPriceInfo",
    }
)

# Models may refer to one another in a circle, so each is there before it asks for the others.
from ..models.bulk_price import BulkPrice
from .bulk_price import read_bulk_price
