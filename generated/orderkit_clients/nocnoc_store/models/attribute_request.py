from __future__ import annotations

from collections.abc import Mapping
from typing import Any, ClassVar, Final, Self

from attrs import define as _attrs_define
from orderkit_clients.runtime.models import OpenModel
from orderkit_clients.runtime.reading import blank, checked


@_attrs_define(eq=False, repr=False)
class AttributeRequest(OpenModel[Any]):
    """A colour or a size of a product, as it is sent.

    Attributes:
        type_ (AttributeTypeRequest): Kind of an attribute that is sent, a colour or a size.
        value (str): The colour or the size, such as `Black` or `XL`. Ours: at most 100 characters.
    """

    type_: AttributeTypeRequest
    """Kind of an attribute that is sent, a colour or a size."""
    value: str
    """The colour or the size, such as `Black` or `XL`. Ours: at most 100 characters."""
    SLOTS: ClassVar[dict[str, str]] = {
        "type": "type_",
    }

    def to_dict(self) -> dict[str, Any]:
        """Write the model as JSON, without absent properties"""
        field_dict: dict[str, Any] = dict(self._extras) if self._extras else {}
        field_dict["type"] = self.type_.value
        field_dict["value"] = self.value
        return field_dict

    @classmethod
    def from_dict(cls, src_dict: Mapping[str, Any]) -> Self:
        """Read the model from JSON that has the form of the schema; other JSON is refused by an error"""
        model = blank(cls)
        known = 2
        model.type_ = ATTRIBUTE_TYPE_REQUEST[src_dict["type"]]
        model.value = value = src_dict["value"]
        if type(value) is not str:
            checked(value, "AttributeRequest.value", str)
        if len(src_dict) == known:
            model._extras = None
        else:
            model._extras = {name: extra for name, extra in src_dict.items() if name not in _KNOWN}
        return model


read_attribute_request = AttributeRequest.from_dict

_KNOWN: Final[frozenset[str]] = frozenset(
    {
        "type",
        "value",
    }
)

# Models may refer to one another in a circle, so each is there before it asks for the others.
from ..models.attribute_type_request import AttributeTypeRequest
from .attribute_type_request import ATTRIBUTE_TYPE_REQUEST
