from __future__ import annotations

from collections.abc import Mapping
from typing import Any, Final, Self

from attrs import define as _attrs_define
from orderkit_clients.runtime.models import OpenModel
from orderkit_clients.runtime.reading import blank, checked


@_attrs_define(eq=False, repr=False)
class Link(OpenModel[Any]):
    """A reference to something that belongs to this.

    Attributes:
        rel (str): Name of the reference, such as self, customer or shipping-method.
        href (str): Target of the reference, as an absolute URL, on whatever host. Empty in the page's example.
        title (str | None): Name of the target, for people.
    """

    rel: str
    """Name of the reference, such as self, customer or shipping-method."""
    href: str
    """Target of the reference, as an absolute URL, on whatever host. Empty in the page's example."""
    title: str | None = None
    """Name of the target, for people."""

    def to_dict(self) -> dict[str, Any]:
        """Write the model as JSON, without absent properties"""
        field_dict: dict[str, Any] = dict(self._extras) if self._extras else {}
        field_dict["rel"] = self.rel
        field_dict["href"] = self.href
        if self.title is not None:
            field_dict["title"] = self.title
        return field_dict

    @classmethod
    def from_dict(cls, src_dict: Mapping[str, Any]) -> Self:
        """Read the model from JSON that has the form of the schema; other JSON is refused by an error"""
        model = blank(cls)
        known = 3
        model.rel = value = src_dict["rel"]
        if type(value) is not str:
            checked(value, "Link.rel", str)
        model.href = value = src_dict["href"]
        if type(value) is not str:
            checked(value, "Link.href", str)
        if "title" in src_dict:
            model.title = value = src_dict["title"]
            if type(value) is not str:
                checked(value, "Link.title", str)
        else:
            model.title = None
            known -= 1
        if len(src_dict) == known:
            model._extras = None
        else:
            model._extras = {name: extra for name, extra in src_dict.items() if name not in _KNOWN}
        return model


read_link = Link.from_dict

_KNOWN: Final[frozenset[str]] = frozenset(
    {
        "rel",
        "href",
        "title",
    }
)
