from __future__ import annotations

from collections.abc import Mapping
from typing import Any, ClassVar, Final, Self

from attrs import define as _attrs_define
from orderkit_clients.runtime.models import OpenModel
from orderkit_clients.runtime.reading import blank, checked


@_attrs_define(eq=False, repr=False)
class Attribute(OpenModel[Any]):
    """A colour or a size of a product.

    Attributes:
        type_ (AttributeType | None): Kind of an attribute of a product, its colour or its size.
        value (str | None): The colour or the size, such as `Black` or `XL`.
    """

    type_: AttributeType | None = None
    """Kind of an attribute of a product, its colour or its size."""
    value: str | None = None
    """The colour or the size, such as `Black` or `XL`."""
    SLOTS: ClassVar[dict[str, str]] = {
        "type": "type_",
    }

    def to_dict(self) -> dict[str, Any]:
        """Write the model as JSON, without absent properties"""
        field_dict: dict[str, Any] = dict(self._extras) if self._extras else {}
        if self.type_ is not None:
            field_dict["type"] = self.type_.value
        if self.value is not None:
            field_dict["value"] = self.value
        return field_dict

    @classmethod
    def from_dict(cls, src_dict: Mapping[str, Any]) -> Self:
        """Read the model from JSON that has the form of the schema; other JSON is refused by an error"""
        if type(src_dict) is not dict:
            checked(src_dict, "Attribute", Mapping)
        model = blank(cls)
        known = 2
        if "type" in src_dict:
            model.type_ = ATTRIBUTE_TYPE[src_dict["type"]]
        else:
            model.type_ = None
            known -= 1
        if "value" in src_dict:
            model.value = value = src_dict["value"]
            if type(value) is not str:
                checked(value, "Attribute.value", str)
        else:
            model.value = None
            known -= 1
        if len(src_dict) == known:
            model._extras = None
        else:
            model._extras = {name: extra for name, extra in src_dict.items() if name not in _KNOWN}
        return model


read_attribute = Attribute.from_dict

_KNOWN: Final[frozenset[str]] = frozenset(
    {
        "type",
        "value",
    }
)

# Models may refer to one another in a circle, so each is there before it asks for the others.
from ..models.attribute_type import AttributeType
from .attribute_type import ATTRIBUTE_TYPE
