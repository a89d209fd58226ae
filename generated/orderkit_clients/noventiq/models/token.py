from __future__ import annotations

from collections.abc import Mapping
from typing import Any, ClassVar, Final, Self

from attrs import define as _attrs_define
from orderkit_clients.runtime.models import OpenModel
from orderkit_clients.runtime.reading import blank, checked


@_attrs_define(eq=False, repr=False)
class Token(OpenModel[Any]):
    """The right to use the API for 24 hours.

    Attributes:
        token (str): The token to send, after `Bearer` and a space, in the header `AuthorizationJWT`. It lives 24 hours.
            Inferred: they count from when it is issued.
        refresh_token (str | None): A token that no page gives a use for. Inferred: to renew, call createToken again.
    """

    token: str
    """The token to send, after `Bearer` and a space, in the header `AuthorizationJWT`. It lives 24 hours.
    Inferred: they count from when it is issued."""
    refresh_token: str | None = None
    """A token that no page gives a use for. Inferred: to renew, call createToken again."""
    SECRETS: ClassVar[frozenset[str]] = frozenset(["token", "refresh_token"])

    def to_dict(self) -> dict[str, Any]:
        """Write the model as JSON, without absent properties"""
        field_dict: dict[str, Any] = dict(self._extras) if self._extras else {}
        field_dict["token"] = self.token
        if self.refresh_token is not None:
            field_dict["refresh_token"] = self.refresh_token
        return field_dict

    @classmethod
    def from_dict(cls, src_dict: Mapping[str, Any]) -> Self:
        """Read the model from JSON that has the form of the schema; other JSON is refused by an error"""
        model = blank(cls)
        known = 2
        model.token = value = src_dict["token"]
        if type(value) is not str:
            checked(value, "Token.token", str)
        if "refresh_token" in src_dict:
            model.refresh_token = value = src_dict["refresh_token"]
            if type(value) is not str:
                checked(value, "Token.refresh_token", str)
        else:
            model.refresh_token = None
            known -= 1
        if len(src_dict) == known:
            model._extras = None
        else:
            model._extras = {name: extra for name, extra in src_dict.items() if name not in _KNOWN}
        return model


read_token = Token.from_dict

_KNOWN: Final[frozenset[str]] = frozenset(
    {
        "token",
        "refresh_token",
    }
)
