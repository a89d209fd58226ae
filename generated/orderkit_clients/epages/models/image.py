from __future__ import annotations

from collections.abc import Mapping
from typing import Any, ClassVar, Final, Self

from attrs import define as _attrs_define
from attrs import field as _attrs_field
from orderkit_clients.runtime.models import OpenModel
from orderkit_clients.runtime.reading import blank, checked


@_attrs_define(eq=False, repr=False)
class Image(OpenModel[Any]):
    """A picture of a product.

    Attributes:
        url (str): Address of the picture.
        is_zoom_enabled (bool | None): Whether the shop lets customers look closer.
        classifier (ImageClassifier | None): The size in which an image is offered.
        width (Any): Width in pixels, as an integer or in digits; 0 in every example.
        height (Any): Height in pixels, as an integer or in digits; 0 in every example.
        file_size (Any): Size of the file in bytes, as an integer or in digits; 0 in every example.
    """

    url: str
    """Address of the picture."""
    is_zoom_enabled: bool | None = None
    """Whether the shop lets customers look closer."""
    classifier: ImageClassifier | None = None
    """The size in which an image is offered."""
    width: Any = None
    """Width in pixels, as an integer or in digits; 0 in every example."""
    height: Any = None
    """Height in pixels, as an integer or in digits; 0 in every example."""
    file_size: Any = None
    """Size of the file in bytes, as an integer or in digits; 0 in every example."""
    _present: int = _attrs_field(default=0, kw_only=True, alias="_present")
    NULLABLE: ClassVar[dict[str, int]] = {"is_zoom_enabled": 1, "width": 2, "height": 4, "file_size": 8}
    SLOTS: ClassVar[dict[str, str]] = {
        "isZoomEnabled": "is_zoom_enabled",
        "fileSize": "file_size",
    }

    def to_dict(self) -> dict[str, Any]:
        """Write the model as JSON, without absent properties"""
        field_dict: dict[str, Any] = dict(self._extras) if self._extras else {}
        field_dict["url"] = self.url
        if self.is_zoom_enabled is not None:
            field_dict["isZoomEnabled"] = self.is_zoom_enabled
        elif self._present & 1:
            field_dict["isZoomEnabled"] = None
        if self.classifier is not None:
            field_dict["classifier"] = self.classifier.value
        if self.width is not None:
            field_dict["width"] = self.width
        elif self._present & 2:
            field_dict["width"] = None
        if self.height is not None:
            field_dict["height"] = self.height
        elif self._present & 4:
            field_dict["height"] = None
        if self.file_size is not None:
            field_dict["fileSize"] = self.file_size
        elif self._present & 8:
            field_dict["fileSize"] = None
        return field_dict

    @classmethod
    def from_dict(cls, src_dict: Mapping[str, Any]) -> Self:
        """Read the model from JSON that has the form of the schema; other JSON is refused by an error"""
        model = blank(cls)
        known = 6
        present = 15
        model.url = value = src_dict["url"]
        if type(value) is not str:
            checked(value, "Image.url", str)
        if "isZoomEnabled" in src_dict:
            model.is_zoom_enabled = value = src_dict["isZoomEnabled"]
            if type(value) is not bool and value is not None:
                checked(value, "Image.isZoomEnabled", bool, None)
        else:
            model.is_zoom_enabled = None
            present -= 1
            known -= 1
        if "classifier" in src_dict:
            model.classifier = IMAGE_CLASSIFIER[src_dict["classifier"]]
        else:
            model.classifier = None
            known -= 1
        if "width" in src_dict:
            model.width = src_dict["width"]
        else:
            model.width = None
            present -= 2
            known -= 1
        if "height" in src_dict:
            model.height = src_dict["height"]
        else:
            model.height = None
            present -= 4
            known -= 1
        if "fileSize" in src_dict:
            model.file_size = src_dict["fileSize"]
        else:
            model.file_size = None
            present -= 8
            known -= 1
        if len(src_dict) == known:
            model._extras = None
        else:
            model._extras = {name: extra for name, extra in src_dict.items() if name not in _KNOWN}
        model._present = present
        return model


read_image = Image.from_dict

_KNOWN: Final[frozenset[str]] = frozenset(
    {
        "url",
        "isZoomEnabled",
        "classifier",
        "width",
        "height",
        "fileSize",
    }
)

# Models may refer to one another in a circle, so each is there before it asks for the others.
from ..models.image_classifier import ImageClassifier
from .image_classifier import IMAGE_CLASSIFIER
