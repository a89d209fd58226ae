from __future__ import annotations

from collections.abc import Mapping
from typing import Any, Final, Self

from attrs import define as _attrs_define
from orderkit_clients.runtime.models import OpenModel
from orderkit_clients.runtime.reading import blank, checked


@_attrs_define(eq=False, repr=False)
class ImageRequest(OpenModel[Any]):
    """A picture of a product, as it is sent.

    Attributes:
        source_url (str): The seller's URL of the picture. Inferred: nocnoc takes it from there.
    """

    source_url: str
    """The seller's URL of the picture. Inferred: nocnoc takes it from there."""

    def to_dict(self) -> dict[str, Any]:
        """Write the model as JSON, without absent properties"""
        field_dict: dict[str, Any] = dict(self._extras) if self._extras else {}
        field_dict["source_url"] = self.source_url
        return field_dict

    @classmethod
    def from_dict(cls, src_dict: Mapping[str, Any]) -> Self:
        """Read the model from JSON that has the form of the schema; other JSON is refused by an error"""
        model = blank(cls)
        known = 1
        model.source_url = value = src_dict["source_url"]
        if type(value) is not str:
            checked(value, "ImageRequest.source_url", str)
        if len(src_dict) == known:
            model._extras = None
        else:
            model._extras = {name: extra for name, extra in src_dict.items() if name not in _KNOWN}
        return model


read_image_request = ImageRequest.from_dict

_KNOWN: Final[frozenset[str]] = frozenset(
    {
        "source_url",
    }
)
