from __future__ import annotations

from collections.abc import Mapping
from decimal import Decimal
from typing import Any, ClassVar, Final, Self

from attrs import define as _attrs_define
from attrs import field as _attrs_field
from orderkit_clients.runtime.exact import (
    amount_or_none,
)
from orderkit_clients.runtime.models import OpenModel
from orderkit_clients.runtime.reading import blank, checked


@_attrs_define(eq=False, repr=False)
class NewCosts(OpenModel[Any]):
    """An amount of money. Its value is text, where that of a price is a number.

    Attributes:
        value (Decimal | None): The amount, in the currency named beside it: a decimal number written as text, such as
            `"3.99"`. Inferred: a JSON number is taken too.
        currency (None | str): The currency as an ISO 4217 code.
    """

    _value: Decimal | int | float | str | None = _attrs_field(default=None, alias="value")
    currency: None | str = None
    """The currency as an ISO 4217 code."""
    _present: int = _attrs_field(default=0, kw_only=True, alias="_present")
    NULLABLE: ClassVar[dict[str, int]] = {"_value": 1, "currency": 2}
    SLOTS: ClassVar[dict[str, str]] = {
        "value": "_value",
    }

    @property
    def value(self) -> Decimal | None:
        """The amount, in the currency named beside it: a decimal number written as text, such as `"3.99"`. Inferred: a
        JSON number is taken too."""
        return amount_or_none(self._value, "NewCosts.value")

    @value.setter
    def value(self, value: Decimal | int | float | str | None) -> None:
        self._value = value

    def to_dict(self) -> dict[str, Any]:
        """Write the model as JSON, without absent properties"""
        field_dict: dict[str, Any] = dict(self._extras) if self._extras else {}
        if self._value is not None:
            field_dict["value"] = self._value
        elif self._present & 1:
            field_dict["value"] = None
        if self.currency is not None:
            field_dict["currency"] = self.currency
        elif self._present & 2:
            field_dict["currency"] = None
        return field_dict

    @classmethod
    def from_dict(cls, src_dict: Mapping[str, Any]) -> Self:
        """Read the model from JSON that has the form of the schema; other JSON is refused by an error"""
        if type(src_dict) is not dict:
            checked(src_dict, "NewCosts", Mapping)
        model = blank(cls)
        known = 2
        present = 3
        if "value" in src_dict:
            model._value = value = src_dict["value"]
            if (
                type(value) is not str
                and type(value) is not Decimal
                and type(value) is not int
                and value is not None
            ):
                checked(value, "NewCosts.value", str, Decimal, int, None, float)
        else:
            model._value = None
            present -= 1
            known -= 1
        if "currency" in src_dict:
            model.currency = value = src_dict["currency"]
            if type(value) is not str and value is not None:
                checked(value, "NewCosts.currency", str, None)
        else:
            model.currency = None
            present -= 2
            known -= 1
        if len(src_dict) == known:
            model._extras = None
        else:
            model._extras = {name: extra for name, extra in src_dict.items() if name not in _KNOWN}
        model._present = present
        return model


read_new_costs = NewCosts.from_dict

_KNOWN: Final[frozenset[str]] = frozenset(
    {
        "value",
        "currency",
    }
)
