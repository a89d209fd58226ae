from __future__ import annotations

from collections.abc import Mapping
from typing import Any, Final, Self

from attrs import define as _attrs_define
from orderkit_clients.runtime.models import OpenModel
from orderkit_clients.runtime.reading import blank, checked


@_attrs_define(eq=False, repr=False)
class ShopStatus(OpenModel[Any]):
    """A status in the words of the shop.

    Attributes:
        code (str): The status for programs. Every shop may have its own. The page has `fulfilled` and `unshipped` for
            orders and `paid` for payments; clients have also met `unfulfilled` and `on_hold`.
        message (str | None): The status for people.
    """

    code: str
    """The status for programs. Every shop may have its own. The page has `fulfilled` and `unshipped` for orders and
    `paid` for payments; clients have also met `unfulfilled` and `on_hold`."""
    message: str | None = None
    """The status for people."""

    def to_dict(self) -> dict[str, Any]:
        """Write the model as JSON, without absent properties"""
        field_dict: dict[str, Any] = dict(self._extras) if self._extras else {}
        field_dict["code"] = self.code
        if self.message is not None:
            field_dict["message"] = self.message
        return field_dict

    @classmethod
    def from_dict(cls, src_dict: Mapping[str, Any]) -> Self:
        """Read the model from JSON that has the form of the schema; other JSON is refused by an error"""
        model = blank(cls)
        known = 2
        model.code = value = src_dict["code"]
        if type(value) is not str:
            checked(value, "ShopStatus.code", str)
        if "message" in src_dict:
            model.message = value = src_dict["message"]
            if type(value) is not str:
                checked(value, "ShopStatus.message", str)
        else:
            model.message = None
            known -= 1
        if len(src_dict) == known:
            model._extras = None
        else:
            model._extras = {name: extra for name, extra in src_dict.items() if name not in _KNOWN}
        return model


read_shop_status = ShopStatus.from_dict

_KNOWN: Final[frozenset[str]] = frozenset(
    {
        "code",
        "message",
    }
)
