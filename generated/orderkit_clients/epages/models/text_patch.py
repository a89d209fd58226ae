from __future__ import annotations

from collections.abc import Mapping
from typing import Any, Final, Literal, Self

from attrs import define as _attrs_define
from orderkit_clients.runtime.models import OpenModel
from orderkit_clients.runtime.reading import blank, checked, constant


@_attrs_define(eq=False, repr=False)
class TextPatch(OpenModel[Any]):
    """Sets or replaces a text of an order.

    Attributes:
        op (Literal['add']): The operation.
        path (TextPath): A text of an order. `/orderNumber`: its number. `/customerComment`: what the customer wrote.
            `/internalNote`: what the merchant wrote. `/payment`: a payment name to show to the merchant; it is no property
            of the order, and putting it sets every property of `paymentData` to null and its price to 0.00 EUR.
        value (str): The text.
    """

    op: Literal["add"]
    """The operation."""
    path: TextPath
    """A text of an order. `/orderNumber`: its number. `/customerComment`: what the customer wrote. `/internalNote`:
    what the merchant wrote. `/payment`: a payment name to show to the merchant; it is no property of the order, and
    putting it sets every property of `paymentData` to null and its price to 0.00 EUR."""
    value: str
    """The text."""

    def to_dict(self) -> dict[str, Any]:
        """Write the model as JSON, without absent properties"""
        field_dict: dict[str, Any] = dict(self._extras) if self._extras else {}
        field_dict["op"] = self.op
        field_dict["path"] = self.path.value
        field_dict["value"] = self.value
        return field_dict

    @classmethod
    def from_dict(cls, src_dict: Mapping[str, Any]) -> Self:
        """Read the model from JSON that has the form of the schema; other JSON is refused by an error"""
        model = blank(cls)
        known = 3
        model.op = constant(src_dict["op"], "TextPatch.op", "add")
        model.path = TEXT_PATH[src_dict["path"]]
        model.value = value = src_dict["value"]
        if type(value) is not str:
            checked(value, "TextPatch.value", str)
        if len(src_dict) == known:
            model._extras = None
        else:
            model._extras = {name: extra for name, extra in src_dict.items() if name not in _KNOWN}
        return model


read_text_patch = TextPatch.from_dict

_KNOWN: Final[frozenset[str]] = frozenset(
    {
        "op",
        "path",
        "value",
    }
)

# Models may refer to one another in a circle, so each is there before it asks for the others.
from ..models.text_path import TextPath
from .text_path import TEXT_PATH
