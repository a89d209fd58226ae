from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any, TypeVar, cast

from attrs import define as _attrs_define
from attrs import field as _attrs_field

from ..types import UNSET, Unset

if TYPE_CHECKING:
    from ..models.price import Price
    from ..models.shipping_method import ShippingMethod
    from ..models.tax import Tax


T = TypeVar("T", bound="ShippingData")


@_attrs_define
class ShippingData:
    """How an order is shipped, and for what price.

    Attributes:
        shipping_method (ShippingMethod): A way of shipping that the shop offers.
        price (Price): An amount of money, for programs and for people.
        taxes (list[Tax] | None | Unset): The tax on it, by tax class.
    """

    shipping_method: ShippingMethod
    price: Price
    taxes: list[Tax] | None | Unset = UNSET
    additional_properties: dict[str, Any] = _attrs_field(init=False, factory=dict)

    def to_dict(self) -> dict[str, Any]:
        shipping_method = self.shipping_method.to_dict()

        price = self.price.to_dict()

        taxes: list[dict[str, Any]] | None | Unset
        if isinstance(self.taxes, Unset):
            taxes = UNSET
        elif isinstance(self.taxes, list):
            taxes = []
            for taxes_type_0_item_data in self.taxes:
                taxes_type_0_item = taxes_type_0_item_data.to_dict()
                taxes.append(taxes_type_0_item)

        else:
            taxes = self.taxes

        field_dict: dict[str, Any] = {}
        field_dict.update(self.additional_properties)
        field_dict.update(
            {
                "shippingMethod": shipping_method,
                "price": price,
            }
        )
        if taxes is not UNSET:
            field_dict["taxes"] = taxes

        return field_dict

    @classmethod
    def from_dict(cls: type[T], src_dict: Mapping[str, Any]) -> T:
        from ..models.price import Price  # noqa: PLC0415
        from ..models.shipping_method import ShippingMethod  # noqa: PLC0415
        from ..models.tax import Tax  # noqa: PLC0415

        d = dict(src_dict)
        shipping_method = ShippingMethod.from_dict(d.pop("shippingMethod"))

        price = Price.from_dict(d.pop("price"))

        def _parse_taxes(data: object) -> list[Tax] | None | Unset:
            if data is None:
                return data
            if isinstance(data, Unset):
                return data
            try:
                if not isinstance(data, list):
                    raise TypeError()
                taxes_type_0 = []
                _taxes_type_0 = data
                for taxes_type_0_item_data in _taxes_type_0:
                    taxes_type_0_item = Tax.from_dict(taxes_type_0_item_data)

                    taxes_type_0.append(taxes_type_0_item)

                return taxes_type_0
            except (TypeError, ValueError, AttributeError, KeyError):
                pass
            return cast(list[Tax] | None | Unset, data)

        taxes = _parse_taxes(d.pop("taxes", UNSET))

        shipping_data = cls(
            shipping_method=shipping_method,
            price=price,
            taxes=taxes,
        )

        shipping_data.additional_properties = d
        return shipping_data

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
