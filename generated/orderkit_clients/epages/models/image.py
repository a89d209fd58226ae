from __future__ import annotations

from collections.abc import Mapping
from typing import Any, Final, Self

from attrs import define as _attrs_define
from orderkit_clients.runtime.models import UNSET, OpenModel, Unset
from orderkit_clients.runtime.reading import blank, checked


@_attrs_define(eq=False, repr=False)
class Image(OpenModel[Any]):
    """A picture of a product.

    Attributes:
        url (str): Where the picture is.
        is_zoom_enabled (bool | None | Unset): Whether the shop lets customers look closer.
        classifier (ImageClassifier | Unset): The size in which an image is offered, from the smallest to the largest
            but for HotDeal.
        width (Any | Unset): Width in pixels, as an integer or in digits; 0 if it is not known.
        height (Any | Unset): Height in pixels, as an integer or in digits; 0 if it is not known.
        file_size (Any | Unset): Size of the file in bytes, as an integer or in digits; 0 if it is not known.
    """

    url: str
    is_zoom_enabled: bool | None | Unset = UNSET
    classifier: ImageClassifier | Unset = UNSET
    width: Any | Unset = UNSET
    height: Any | Unset = UNSET
    file_size: Any | Unset = UNSET

    def to_dict(self) -> dict[str, Any]:
        """Write the model as JSON, without what is absent"""
        field_dict: dict[str, Any] = dict(self._extras) if self._extras else {}
        field_dict["url"] = self.url
        if not isinstance(self.is_zoom_enabled, Unset):
            field_dict["isZoomEnabled"] = self.is_zoom_enabled
        if not isinstance(self.classifier, Unset):
            field_dict["classifier"] = self.classifier.value
        if not isinstance(self.width, Unset):
            field_dict["width"] = self.width
        if not isinstance(self.height, Unset):
            field_dict["height"] = self.height
        if not isinstance(self.file_size, Unset):
            field_dict["fileSize"] = self.file_size
        return field_dict

    @classmethod
    def from_dict(cls, src_dict: Mapping[str, Any]) -> Self:
        """Read the model from JSON that has the form of the schema; other JSON is refused by an error"""
        model = blank(cls)
        known = 6
        model.url = value = src_dict["url"]
        if type(value) is not str:
            checked(value, "Image.url", str)
        if "isZoomEnabled" in src_dict:
            model.is_zoom_enabled = value = src_dict["isZoomEnabled"]
            if type(value) is not bool and value is not None:
                checked(value, "Image.isZoomEnabled", bool, None)
        else:
            model.is_zoom_enabled = UNSET
            known -= 1
        if "classifier" in src_dict:
            value = src_dict["classifier"]
            model.classifier = IMAGE_CLASSIFIER.get(value) or ImageClassifier(value)
        else:
            model.classifier = UNSET
            known -= 1
        if "width" in src_dict:
            model.width = src_dict["width"]
        else:
            model.width = UNSET
            known -= 1
        if "height" in src_dict:
            model.height = src_dict["height"]
        else:
            model.height = UNSET
            known -= 1
        if "fileSize" in src_dict:
            model.file_size = src_dict["fileSize"]
        else:
            model.file_size = UNSET
            known -= 1
        if len(src_dict) == known:
            model._extras = None
        else:
            model._extras = {name: extra for name, extra in src_dict.items() if name not in _KNOWN}
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
