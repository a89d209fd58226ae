from __future__ import annotations

from collections.abc import Mapping
from typing import Any, Final, Self

from attrs import define as _attrs_define
from orderkit_clients.runtime.models import OpenModel
from orderkit_clients.runtime.reading import blank, checked, items


@_attrs_define(eq=False, repr=False)
class FatherPackageRequest(OpenModel[Any]):
    """A Father, in which Sons travel together.

    Attributes:
        subpackages (list[str]): Ids of the Sons. Ours: each named once, and at most 100.
        labels (list[PackageLabel] | None): The labels on the Father, one to ten if there are any.
    """

    subpackages: list[str]
    """Ids of the Sons. Ours: each named once, and at most 100."""
    labels: list[PackageLabel] | None = None
    """The labels on the Father, one to ten if there are any."""

    def to_dict(self) -> dict[str, Any]:
        """Write the model as JSON, without absent properties"""
        field_dict: dict[str, Any] = dict(self._extras) if self._extras else {}
        field_dict["subpackages"] = self.subpackages
        if self.labels is not None:
            field_dict["labels"] = [item.to_dict() for item in self.labels]
        return field_dict

    @classmethod
    def from_dict(cls, src_dict: Mapping[str, Any]) -> Self:
        """Read the model from JSON that has the form of the schema; other JSON is refused by an error"""
        model = blank(cls)
        known = 2
        model.subpackages = [
            checked(item, "FatherPackageRequest.subpackages", str)
            for item in items(src_dict["subpackages"], "FatherPackageRequest.subpackages")
        ]
        if "labels" in src_dict:
            model.labels = list(
                map(read_package_label, items(src_dict["labels"], "FatherPackageRequest.labels"))
            )
        else:
            model.labels = None
            known -= 1
        if len(src_dict) == known:
            model._extras = None
        else:
            model._extras = {name: extra for name, extra in src_dict.items() if name not in _KNOWN}
        return model


read_father_package_request = FatherPackageRequest.from_dict

_KNOWN: Final[frozenset[str]] = frozenset(
    {
        "subpackages",
        "labels",
    }
)

# Models may refer to one another in a circle, so each is there before it asks for the others.
from ..models.package_label import PackageLabel
from .package_label import read_package_label
