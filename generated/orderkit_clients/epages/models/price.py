from __future__ import annotations

from collections.abc import Mapping
from decimal import Decimal
from typing import Any, ClassVar, Final, Self

from attrs import define as _attrs_define
from attrs import field as _attrs_field
from orderkit_clients.runtime.exact import (
    amount,
    number_json,
)
from orderkit_clients.runtime.models import OpenModel
from orderkit_clients.runtime.reading import blank, checked


@_attrs_define(eq=False, repr=False)
class Price(OpenModel[Any]):
    """An amount of money, for programs and for people.

    Attributes:
        amount (Decimal): The amount, in the currency of `currency`. Negative for an amount that is taken off.
        currency (str): The currency of the amount, an ISO 4217 code.
        tax_type (TaxType | None): How tax relates to a price. `GROSS`: the price includes tax. `NET`: tax is added to
            it. `NONE`: neither, as for an amount that is tax itself.
        formatted (str | None): The amount with its currency as people of the locale write it. Only to be shown.
    """

    _amount: Decimal | int | float | str = _attrs_field(alias="amount")
    currency: str
    """The currency of the amount, an ISO 4217 code."""
    tax_type: TaxType | None = None
    """How tax relates to a price. `GROSS`: the price includes tax. `NET`: tax is added to it. `NONE`: neither, as for
    an amount that is tax itself."""
    formatted: str | None = None
    """The amount with its currency as people of the locale write it. Only to be shown."""
    SLOTS: ClassVar[dict[str, str]] = {
        "amount": "_amount",
        "taxType": "tax_type",
    }

    @property
    def amount(self) -> Decimal:
        """The amount, in the currency of `currency`. Negative for an amount that is taken off."""
        return amount(self._amount, "Price.amount")

    @amount.setter
    def amount(self, value: Decimal | int | float | str) -> None:
        self._amount = value

    def to_dict(self) -> dict[str, Any]:
        """Write the model as JSON, without absent properties"""
        field_dict: dict[str, Any] = dict(self._extras) if self._extras else {}
        field_dict["amount"] = number_json(self._amount, "Price.amount")
        field_dict["currency"] = self.currency
        if self.tax_type is not None:
            field_dict["taxType"] = self.tax_type.value
        if self.formatted is not None:
            field_dict["formatted"] = self.formatted
        return field_dict

    @classmethod
    def from_dict(cls, src_dict: Mapping[str, Any]) -> Self:
        """Read the model from JSON that has the form of the schema; other JSON is refused by an error"""
        model = blank(cls)
        known = 4
        model._amount = value = src_dict["amount"]
        if type(value) is not Decimal and type(value) is not int:
            checked(value, "Price.amount", Decimal, int, float)
        model.currency = value = src_dict["currency"]
        if type(value) is not str:
            checked(value, "Price.currency", str)
        if "taxType" in src_dict:
            model.tax_type = TAX_TYPE[src_dict["taxType"]]
        else:
            model.tax_type = None
            known -= 1
        if "formatted" in src_dict:
            model.formatted = value = src_dict["formatted"]
            if type(value) is not str:
                checked(value, "Price.formatted", str)
        else:
            model.formatted = None
            known -= 1
        if len(src_dict) == known:
            model._extras = None
        else:
            model._extras = {name: extra for name, extra in src_dict.items() if name not in _KNOWN}
        return model


read_price = Price.from_dict

_KNOWN: Final[frozenset[str]] = frozenset(
    {
        "amount",
        "currency",
        "taxType",
        "formatted",
    }
)

# Models may refer to one another in a circle, so each is there before it asks for the others.
from ..models.tax_type import TaxType
from .tax_type import TAX_TYPE
