from __future__ import annotations

from collections.abc import Mapping
from typing import Any, TypeVar, cast

from attrs import define as _attrs_define
from attrs import field as _attrs_field

from ..models.image_classifier import ImageClassifier
from ..types import UNSET, Unset

T = TypeVar("T", bound="Image")


@_attrs_define
class Image:
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
    additional_properties: dict[str, Any] = _attrs_field(init=False, factory=dict)

    def to_dict(self) -> dict[str, Any]:
        url = self.url

        is_zoom_enabled: bool | None | Unset
        if isinstance(self.is_zoom_enabled, Unset):
            is_zoom_enabled = UNSET
        else:
            is_zoom_enabled = self.is_zoom_enabled

        classifier: str | Unset = UNSET
        if not isinstance(self.classifier, Unset):
            classifier = self.classifier.value

        width = self.width

        height = self.height

        file_size = self.file_size

        field_dict: dict[str, Any] = {}
        field_dict.update(self.additional_properties)
        field_dict.update(
            {
                "url": url,
            }
        )
        if is_zoom_enabled is not UNSET:
            field_dict["isZoomEnabled"] = is_zoom_enabled
        if classifier is not UNSET:
            field_dict["classifier"] = classifier
        if width is not UNSET:
            field_dict["width"] = width
        if height is not UNSET:
            field_dict["height"] = height
        if file_size is not UNSET:
            field_dict["fileSize"] = file_size

        return field_dict

    @classmethod
    def from_dict(cls: type[T], src_dict: Mapping[str, Any]) -> T:
        d = dict(src_dict)
        url = d.pop("url")

        def _parse_is_zoom_enabled(data: object) -> bool | None | Unset:
            if data is None:
                return data
            if isinstance(data, Unset):
                return data
            return cast(bool | None | Unset, data)

        is_zoom_enabled = _parse_is_zoom_enabled(d.pop("isZoomEnabled", UNSET))

        _classifier = d.pop("classifier", UNSET)
        classifier: ImageClassifier | Unset
        if isinstance(_classifier, Unset):
            classifier = UNSET
        else:
            classifier = ImageClassifier(_classifier)

        width = d.pop("width", UNSET)

        height = d.pop("height", UNSET)

        file_size = d.pop("fileSize", UNSET)

        image = cls(
            url=url,
            is_zoom_enabled=is_zoom_enabled,
            classifier=classifier,
            width=width,
            height=height,
            file_size=file_size,
        )

        image.additional_properties = d
        return image

    @property
    def additional_keys(self) -> list[str]:
        return list(self.additional_properties.keys())

    def __getitem__(self, key: str) -> Any:
        return self.additional_properties[key]

    def __setitem__(self, key: str, value: Any) -> None:
        self.additional_properties[key] = value

    def __delitem__(self, key: str) -> None:
        del self.additional_properties[key]

    def __contains__(self, key: str) -> bool:
        return key in self.additional_properties
