from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any, TypeVar

from attrs import define as _attrs_define
from attrs import field as _attrs_field

if TYPE_CHECKING:
    from ..models.price import Price
    from ..models.tax_class import TaxClass


T = TypeVar("T", bound="Tax")


@_attrs_define
class Tax:
    """The tax of one class on a price.

    Attributes:
        tax_class (TaxClass): A class of products that are taxed alike.
        price (Price): An amount of money, for programs and for people.
    """

    tax_class: TaxClass
    price: Price
    additional_properties: dict[str, Any] = _attrs_field(init=False, factory=dict)

    def to_dict(self) -> dict[str, Any]:
        tax_class = self.tax_class.to_dict()

        price = self.price.to_dict()

        field_dict: dict[str, Any] = {}
        field_dict.update(self.additional_properties)
        field_dict.update(
            {
                "taxClass": tax_class,
                "price": price,
            }
        )

        return field_dict

    @classmethod
    def from_dict(cls: type[T], src_dict: Mapping[str, Any]) -> T:
        from ..models.price import Price  # noqa: PLC0415
        from ..models.tax_class import TaxClass  # noqa: PLC0415

        d = dict(src_dict)
        tax_class = TaxClass.from_dict(d.pop("taxClass"))

        price = Price.from_dict(d.pop("price"))

        tax = cls(
            tax_class=tax_class,
            price=price,
        )

        tax.additional_properties = d
        return tax

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
