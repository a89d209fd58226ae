from __future__ import annotations

from collections.abc import Mapping
from typing import Any, ClassVar, Final, Self

from attrs import define as _attrs_define
from orderkit_clients.runtime.models import OpenModel
from orderkit_clients.runtime.reading import blank, checked


@_attrs_define(eq=False, repr=False)
class Credentials(OpenModel[Any]):
    """An account of the Merchant Portal that may use the API. Ours: other properties are ignored.

    Attributes:
        username (str): Name of the account.
        password (str): Password of the account.
    """

    username: str
    """Name of the account."""
    password: str
    """Password of the account."""
    SECRETS: ClassVar[frozenset[str]] = frozenset(["password"])

    def to_dict(self) -> dict[str, Any]:
        """Write the model as JSON, without absent properties"""
        field_dict: dict[str, Any] = dict(self._extras) if self._extras else {}
        field_dict["username"] = self.username
        field_dict["password"] = self.password
        return field_dict

    @classmethod
    def from_dict(cls, src_dict: Mapping[str, Any]) -> Self:
        """Read the model from JSON that has the form of the schema; other JSON is refused by an error"""
        model = blank(cls)
        known = 2
        model.username = value = src_dict["username"]
        if type(value) is not str:
            checked(value, "Credentials.username", str)
        model.password = value = src_dict["password"]
        if type(value) is not str:
            checked(value, "Credentials.password", str)
        if len(src_dict) == known:
            model._extras = None
        else:
            model._extras = {name: extra for name, extra in src_dict.items() if name not in _KNOWN}
        return model


read_credentials = Credentials.from_dict

_KNOWN: Final[frozenset[str]] = frozenset(
    {
        "username",
        "password",
    }
)
