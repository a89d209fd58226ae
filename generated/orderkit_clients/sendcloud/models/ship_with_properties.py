from __future__ import annotations

from collections.abc import Mapping
from typing import Any, TypeVar, cast

from attrs import define as _attrs_define
from attrs import field as _attrs_field

from ..types import UNSET, Unset

T = TypeVar("T", bound="ShipWithProperties")


@_attrs_define
class ShipWithProperties:
    """A shipping option, and the contract it is used under.

    Attributes:
        shipping_option_code (None | str): Code of the shipping option, such as `postnl:standard`.
        contract_id (int | None | Unset): Identification of the contract with the carrier.
    """

    shipping_option_code: None | str
    contract_id: int | None | Unset = UNSET
    additional_properties: dict[str, Any] = _attrs_field(init=False, factory=dict)

    def to_dict(self) -> dict[str, Any]:
        shipping_option_code: None | str
        shipping_option_code = self.shipping_option_code

        contract_id: int | None | Unset
        if isinstance(self.contract_id, Unset):
            contract_id = UNSET
        else:
            contract_id = self.contract_id

        field_dict: dict[str, Any] = {}
        field_dict.update(self.additional_properties)
        field_dict.update(
            {
                "shipping_option_code": shipping_option_code,
            }
        )
        if contract_id is not UNSET:
            field_dict["contract_id"] = contract_id

        return field_dict

    @classmethod
    def from_dict(cls: type[T], src_dict: Mapping[str, Any]) -> T:
        d = dict(src_dict)

        def _parse_shipping_option_code(data: object) -> None | str:
            if data is None:
                return data
            return cast(None | str, data)

        shipping_option_code = _parse_shipping_option_code(d.pop("shipping_option_code"))

        def _parse_contract_id(data: object) -> int | None | Unset:
            if data is None:
                return data
            if isinstance(data, Unset):
                return data
            return cast(int | None | Unset, data)

        contract_id = _parse_contract_id(d.pop("contract_id", UNSET))

        ship_with_properties = cls(
            shipping_option_code=shipping_option_code,
            contract_id=contract_id,
        )

        ship_with_properties.additional_properties = d
        return ship_with_properties

    @property
    def additional_keys(self) -> list[str]:
        return list(self.additional_properties.keys())

    def __getitem__(self, key: str) -> Any:
        return self.additional_properties[key]

    def __setitem__(self, key: str, value: Any) -> None:
        self.additional_properties[key] = value

    def __delitem__(self, key: str) -> None:
        del self.additional_properties[key]

    def __contains__(self, key: str) -> bool:
        return key in self.additional_properties
