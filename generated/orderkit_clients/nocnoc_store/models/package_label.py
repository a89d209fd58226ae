from __future__ import annotations

from collections.abc import Mapping
from typing import Any, Final, Self

from attrs import define as _attrs_define
from orderkit_clients.runtime.models import OpenModel
from orderkit_clients.runtime.reading import blank, checked


@_attrs_define(eq=False, repr=False)
class PackageLabel(OpenModel[Any]):
    """A label on a box.

    Attributes:
        tracking_code (str): The carrier's tracking code of the box. Ours: at most 100 characters.
        carrier (str): Name of the carrier that brings the box to nocnoc, `nocnoc` where the label is nocnoc's own.
            Ours: at most 100 characters.
        url (str): URL at which the box can be tracked.
    """

    tracking_code: str
    """The carrier's tracking code of the box. Ours: at most 100 characters."""
    carrier: str
    """Name of the carrier that brings the box to nocnoc, `nocnoc` where the label is nocnoc's own. Ours: at most 100
    characters."""
    url: str
    """URL at which the box can be tracked."""

    def to_dict(self) -> dict[str, Any]:
        """Write the model as JSON, without absent properties"""
        field_dict: dict[str, Any] = dict(self._extras) if self._extras else {}
        field_dict["tracking_code"] = self.tracking_code
        field_dict["carrier"] = self.carrier
        field_dict["url"] = self.url
        return field_dict

    @classmethod
    def from_dict(cls, src_dict: Mapping[str, Any]) -> Self:
        """Read the model from JSON that has the form of the schema; other JSON is refused by an error"""
        model = blank(cls)
        known = 3
        model.tracking_code = value = src_dict["tracking_code"]
        if type(value) is not str:
            checked(value, "PackageLabel.tracking_code", str)
        model.carrier = value = src_dict["carrier"]
        if type(value) is not str:
            checked(value, "PackageLabel.carrier", str)
        model.url = value = src_dict["url"]
        if type(value) is not str:
            checked(value, "PackageLabel.url", str)
        if len(src_dict) == known:
            model._extras = None
        else:
            model._extras = {name: extra for name, extra in src_dict.items() if name not in _KNOWN}
        return model


read_package_label = PackageLabel.from_dict

_KNOWN: Final[frozenset[str]] = frozenset(
    {
        "tracking_code",
        "carrier",
        "url",
    }
)
