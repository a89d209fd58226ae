from __future__ import annotations

from collections.abc import Mapping
from typing import Any, Self

from attrs import define as _attrs_define
from orderkit_clients.runtime.models import Model
from orderkit_clients.runtime.reading import blank, checked


@_attrs_define(eq=False, repr=False)
class Closed(Model):
    """
    Attributes:
        text (str | None):
    """

    text: str | None = None

    def to_dict(self) -> dict[str, Any]:
        """Write the model as JSON, without absent properties"""
        field_dict: dict[str, Any] = {}
        if self.text is not None:
            field_dict["text"] = self.text
        return field_dict

    @classmethod
    def from_dict(cls, src_dict: Mapping[str, Any]) -> Self:
        """Read the model from JSON that has the form of the schema; other JSON is refused by an error"""
        if type(src_dict) is not dict:
            checked(src_dict, "Closed", Mapping)
        model = blank(cls)
        if "text" in src_dict:
            model.text = value = src_dict["text"]
            if type(value) is not str:
                checked(value, "Closed.text", str)
        else:
            model.text = None
        return model


read_closed = Closed.from_dict
