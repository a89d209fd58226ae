from __future__ import annotations

from collections.abc import Mapping
from typing import Any, Final, Self

from attrs import define as _attrs_define
from orderkit_clients.runtime.models import OpenModel
from orderkit_clients.runtime.reading import blank, checked, items


@_attrs_define(eq=False, repr=False)
class AsinNumbers(OpenModel[Any]):
    """The ASIN under which the product is known.

    Attributes:
        asin (list[str]): Amazon Standard Identification Numbers (ASIN) of the product. Ours: one to ten. Inferred: the
            first one is used.
    """

    asin: list[str]
    """Amazon Standard Identification Numbers (ASIN) of the product. Ours: one to ten. Inferred: the first one is used."""

    def to_dict(self) -> dict[str, Any]:
        """Write the model as JSON, without absent properties"""
        field_dict: dict[str, Any] = dict(self._extras) if self._extras else {}
        field_dict["asin"] = self.asin
        return field_dict

    @classmethod
    def from_dict(cls, src_dict: Mapping[str, Any]) -> Self:
        """Read the model from JSON that has the form of the schema; other JSON is refused by an error"""
        model = blank(cls)
        known = 1
        model.asin = [
            checked(item, "AsinNumbers.asin", str) for item in items(src_dict["asin"], "AsinNumbers.asin")
        ]
        if len(src_dict) == known:
            model._extras = None
        else:
            model._extras = {name: extra for name, extra in src_dict.items() if name not in _KNOWN}
        return model


read_asin_numbers = AsinNumbers.from_dict

_KNOWN: Final[frozenset[str]] = frozenset(
    {
        "asin",
    }
)
