from __future__ import annotations

from collections.abc import Mapping
from typing import Any, Final, Self

from attrs import define as _attrs_define
from orderkit_clients.runtime.models import OpenModel
from orderkit_clients.runtime.reading import blank, checked, items


@_attrs_define(eq=False, repr=False)
class BasketDiscount(OpenModel[Any]):
    """A discount on the whole basket. The provider shows only its links; other properties are kept as they come.

    Attributes:
        links (list[Link] | None): References that belong to the discount.
    """

    links: list[Link] | None = None
    """References that belong to the discount."""

    def to_dict(self) -> dict[str, Any]:
        """Write the model as JSON, without absent properties"""
        field_dict: dict[str, Any] = dict(self._extras) if self._extras else {}
        if self.links is not None:
            field_dict["links"] = [item.to_dict() for item in self.links]
        return field_dict

    @classmethod
    def from_dict(cls, src_dict: Mapping[str, Any]) -> Self:
        """Read the model from JSON that has the form of the schema; other JSON is refused by an error"""
        if type(src_dict) is not dict:
            checked(src_dict, "BasketDiscount", Mapping)
        model = blank(cls)
        known = 1
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
        "links",
    }
)

# Models may refer to one another in a circle, so each is there before it asks for the others.
from ..models.link import Link
from .link import read_link
