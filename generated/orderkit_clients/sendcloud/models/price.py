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
    """An amount of money.

    Attributes:
        value (Decimal): The amount, in the currency named beside it.
        currency (str): The currency as an ISO 4217 code. Sendcloud names EUR, GBP and USD; clients have met others.
    """

    _value: Decimal | int | float | str = _attrs_field(alias="value")
    currency: str
    """The currency as an ISO 4217 code. Sendcloud names EUR, GBP and USD; clients have met others."""
    SLOTS: ClassVar[dict[str, str]] = {
        "value": "_value",
    }

    @property
    def value(self) -> Decimal:
        """The amount, in the currency named beside it."""
        return amount(self._value, "Price.value")

    @value.setter
    def value(self, value: Decimal | int | float | str) -> None:
        self._value = value

    def to_dict(self) -> dict[str, Any]:
        """Write the model as JSON, without absent properties"""
        field_dict: dict[str, Any] = dict(self._extras) if self._extras else {}
        field_dict["value"] = number_json(self._value, "Price.value")
        field_dict["currency"] = self.currency
        return field_dict

    @classmethod
    def from_dict(cls, src_dict: Mapping[str, Any]) -> Self:
        """Read the model from JSON that has the form of the schema; other JSON is refused by an error"""
        model = blank(cls)
        known = 2
        model._value = value = src_dict["value"]
        if type(value) is not Decimal and type(value) is not int:
            checked(value, "Price.value", Decimal, int, float)
        model.currency = value = src_dict["currency"]
        if type(value) is not str:
            checked(value, "Price.currency", str)
        if len(src_dict) == known:
            model._extras = None
        else:
            model._extras = {name: extra for name, extra in src_dict.items() if name not in _KNOWN}
        return model


read_price = Price.from_dict

_KNOWN: Final[frozenset[str]] = frozenset(
    {
        "value",
        "currency",
    }
)
