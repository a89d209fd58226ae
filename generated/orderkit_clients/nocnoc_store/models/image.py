from __future__ import annotations

from collections.abc import Mapping
from typing import Any, Final, Self

from attrs import define as _attrs_define
from orderkit_clients.runtime.models import OpenModel
from orderkit_clients.runtime.reading import blank, checked


@_attrs_define(eq=False, repr=False)
class Image(OpenModel[Any]):
    """A picture of a product.

    Attributes:
        source_url (str | None): The seller's URL of the picture.
    """

    source_url: str | None = None
    """The seller's URL of the picture."""

    def to_dict(self) -> dict[str, Any]:
        """Write the model as JSON, without absent properties"""
        field_dict: dict[str, Any] = dict(self._extras) if self._extras else {}
        if self.source_url is not None:
            field_dict["source_url"] = self.source_url
        return field_dict

    @classmethod
    def from_dict(cls, src_dict: Mapping[str, Any]) -> Self:
        """Read the model from JSON that has the form of the schema; other JSON is refused by an error"""
        if type(src_dict) is not dict:
            checked(src_dict, "Image", Mapping)
        model = blank(cls)
        known = 1
        if "source_url" in src_dict:
            model.source_url = value = src_dict["source_url"]
            if type(value) is not str:
                checked(value, "Image.source_url", str)
        else:
            model.source_url = None
            known -= 1
        if len(src_dict) == known:
            model._extras = None
        else:
            model._extras = {name: extra for name, extra in src_dict.items() if name not in _KNOWN}
        return model


read_image = Image.from_dict

_KNOWN: Final[frozenset[str]] = frozenset(
    {
        "source_url",
    }
)
