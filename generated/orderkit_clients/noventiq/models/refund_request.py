from __future__ import annotations

from collections.abc import Mapping
from typing import Any, Final, Self

from attrs import define as _attrs_define
from orderkit_clients.runtime.models import OpenModel
from orderkit_clients.runtime.reading import blank, checked


@_attrs_define(eq=False, repr=False)
class RefundRequest(OpenModel[Any]):
    """A wish to have an order refunded. Ours: other properties are ignored.

    Attributes:
        email (str): E-mail address of the merchant, not of the customer, for questions about the refund. Ours: it has
            exactly one
            `@` between two texts without blanks.
        description (str | None): Why the refund is wanted.
    """

    email: str
    """E-mail address of the merchant, not of the customer, for questions about the refund. Ours: it has exactly one
    `@` between two texts without blanks."""
    description: str | None = None
    """Why the refund is wanted."""

    def to_dict(self) -> dict[str, Any]:
        """Write the model as JSON, without absent properties"""
        field_dict: dict[str, Any] = dict(self._extras) if self._extras else {}
        field_dict["email"] = self.email
        if self.description is not None:
            field_dict["description"] = self.description
        return field_dict

    @classmethod
    def from_dict(cls, src_dict: Mapping[str, Any]) -> Self:
        """Read the model from JSON that has the form of the schema; other JSON is refused by an error"""
        model = blank(cls)
        known = 2
        model.email = value = src_dict["email"]
        if type(value) is not str:
            checked(value, "RefundRequest.email", str)
        if "description" in src_dict:
            model.description = value = src_dict["description"]
            if type(value) is not str:
                checked(value, "RefundRequest.description", str)
        else:
            model.description = None
            known -= 1
        if len(src_dict) == known:
            model._extras = None
        else:
            model._extras = {name: extra for name, extra in src_dict.items() if name not in _KNOWN}
        return model


read_refund_request = RefundRequest.from_dict

_KNOWN: Final[frozenset[str]] = frozenset(
    {
        "email",
        "description",
    }
)
