from __future__ import annotations

from collections.abc import Mapping
from typing import Any, Final, Self

from attrs import define as _attrs_define
from orderkit_clients.runtime.models import OpenModel
from orderkit_clients.runtime.reading import blank, number


@_attrs_define(eq=False, repr=False)
class Integration(OpenModel[Any]):
    """A connection between the account and a shop.

    Attributes:
        id (int): Id of the integration, one of the account's own.
    """

    id: int
    """Id of the integration, one of the account's own."""

    def to_dict(self) -> dict[str, Any]:
        """Write the model as JSON, without absent properties"""
        field_dict: dict[str, Any] = dict(self._extras) if self._extras else {}
        field_dict["id"] = self.id
        return field_dict

    @classmethod
    def from_dict(cls, src_dict: Mapping[str, Any]) -> Self:
        """Read the model from JSON that has the form of the schema; other JSON is refused by an error"""
        model = blank(cls)
        known = 1
        model.id = value = src_dict["id"]
        if type(value) is not int:
            model.id = number(value, "Integration.id", int)
        if len(src_dict) == known:
            model._extras = None
        else:
            model._extras = {name: extra for name, extra in src_dict.items() if name not in _KNOWN}
        return model


read_integration = Integration.from_dict

_KNOWN: Final[frozenset[str]] = frozenset(
    {
        "id",
    }
)
