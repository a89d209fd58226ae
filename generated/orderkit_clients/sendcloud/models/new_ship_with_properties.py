from __future__ import annotations

from collections.abc import Mapping
from typing import Any, ClassVar, Final, Self

from attrs import define as _attrs_define
from attrs import field as _attrs_field
from orderkit_clients.runtime.models import OpenModel
from orderkit_clients.runtime.reading import blank, checked, number


@_attrs_define(eq=False, repr=False)
class NewShipWithProperties(OpenModel[Any]):
    """A shipping option, and the contract it is used under.

    Attributes:
        shipping_option_code (None | str): Code of the shipping option, such as `postnl:standard`.
        contract_id (int | None): Id of the contract with the carrier.
    """

    shipping_option_code: None | str
    """Code of the shipping option, such as `postnl:standard`."""
    contract_id: int | None = None
    """Id of the contract with the carrier."""
    _present: int = _attrs_field(default=0, kw_only=True, alias="_present")
    NULLABLE: ClassVar[dict[str, int]] = {"contract_id": 1}

    def to_dict(self) -> dict[str, Any]:
        """Write the model as JSON, without absent properties"""
        field_dict: dict[str, Any] = dict(self._extras) if self._extras else {}
        field_dict["shipping_option_code"] = self.shipping_option_code
        if self.contract_id is not None:
            field_dict["contract_id"] = self.contract_id
        elif self._present & 1:
            field_dict["contract_id"] = None
        return field_dict

    @classmethod
    def from_dict(cls, src_dict: Mapping[str, Any]) -> Self:
        """Read the model from JSON that has the form of the schema; other JSON is refused by an error"""
        model = blank(cls)
        known = 2
        present = 1
        model.shipping_option_code = value = src_dict["shipping_option_code"]
        if type(value) is not str and value is not None:
            checked(value, "NewShipWithProperties.shipping_option_code", str, None)
        if "contract_id" in src_dict:
            model.contract_id = value = src_dict["contract_id"]
            if type(value) is not int and value is not None:
                model.contract_id = number(value, "NewShipWithProperties.contract_id", int, None)
        else:
            model.contract_id = None
            present -= 1
            known -= 1
        if len(src_dict) == known:
            model._extras = None
        else:
            model._extras = {name: extra for name, extra in src_dict.items() if name not in _KNOWN}
        model._present = present
        return model


read_new_ship_with_properties = NewShipWithProperties.from_dict

_KNOWN: Final[frozenset[str]] = frozenset(
    {
        "shipping_option_code",
        "contract_id",
    }
)
