from __future__ import annotations

from collections.abc import Mapping
from decimal import Decimal
from typing import Any, Final, Self

from attrs import define as _attrs_define
from orderkit_clients.runtime.models import UNSET, OpenModel, Unset
from orderkit_clients.runtime.reading import blank, checked


@_attrs_define(eq=False, repr=False)
class Costs(OpenModel[Any]):
    """An amount of money that is written as text.

    Attributes:
        value (float | None | str | Unset): The amount, in the currency named beside it: a decimal number written as
            text, such as `"3.99"`. A JSON number is taken too.
        currency (None | str | Unset): The currency as an ISO 4217 code.
    """

    value: float | None | str | Unset = UNSET
    currency: None | str | Unset = UNSET

    def to_dict(self) -> dict[str, Any]:
        """Write the model as JSON, without what is absent"""
        field_dict: dict[str, Any] = dict(self._extras) if self._extras else {}
        if not isinstance(self.value, Unset):
            field_dict["value"] = self.value
        if not isinstance(self.currency, Unset):
            field_dict["currency"] = self.currency
        return field_dict

    @classmethod
    def from_dict(cls, src_dict: Mapping[str, Any]) -> Self:
        """Read the model from JSON that has the form of the schema; other JSON is refused by an error"""
        if type(src_dict) is not dict:
            checked(src_dict, "Costs", Mapping)
        model = blank(cls)
        known = 2
        if "value" in src_dict:
            model.value = value = src_dict["value"]
            if (
                type(value) is not str
                and type(value) is not float
                and type(value) is not int
                and value is not None
            ):
                checked(value, "Costs.value", str, float, int, Decimal, None)
        else:
            model.value = UNSET
            known -= 1
        if "currency" in src_dict:
            model.currency = value = src_dict["currency"]
            if type(value) is not str and value is not None:
                checked(value, "Costs.currency", str, None)
        else:
            model.currency = UNSET
            known -= 1
        if len(src_dict) == known:
            model._extras = None
        else:
            model._extras = {name: extra for name, extra in src_dict.items() if name not in _KNOWN}
        return model


read_costs = Costs.from_dict

_KNOWN: Final[frozenset[str]] = frozenset(
    {
        "value",
        "currency",
    }
)
