from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any, TypeVar, cast

from attrs import define as _attrs_define
from attrs import field as _attrs_field

from ..models.export_type import ExportType
from ..models.shipment_type import ShipmentType
from ..types import UNSET, Unset

if TYPE_CHECKING:
    from ..models.tax_numbers import TaxNumbers


T = TypeVar("T", bound="CustomsDetails")


@_attrs_define
class CustomsDetails:
    """What customs need to know of an order.

    Attributes:
        commercial_invoice_number (str | Unset): Number of the commercial invoice.
        shipment_type (ShipmentType | Unset): What kind of shipment it is: a gift, goods that were sold, a sample, or
            goods that go back.
        export_type (ExportType | Unset): Between whom goods are exported: private persons, a business and a consumer,
            or two businesses.
        tax_numbers (None | TaxNumbers | Unset): Tax numbers of the parties.
    """

    commercial_invoice_number: str | Unset = UNSET
    shipment_type: ShipmentType | Unset = UNSET
    export_type: ExportType | Unset = UNSET
    tax_numbers: None | TaxNumbers | Unset = UNSET
    additional_properties: dict[str, Any] = _attrs_field(init=False, factory=dict)

    def to_dict(self) -> dict[str, Any]:
        from ..models.tax_numbers import TaxNumbers  # noqa: PLC0415

        commercial_invoice_number = self.commercial_invoice_number

        shipment_type: str | Unset = UNSET
        if not isinstance(self.shipment_type, Unset):
            shipment_type = self.shipment_type.value

        export_type: str | Unset = UNSET
        if not isinstance(self.export_type, Unset):
            export_type = self.export_type.value

        tax_numbers: dict[str, Any] | None | Unset
        if isinstance(self.tax_numbers, Unset):
            tax_numbers = UNSET
        elif isinstance(self.tax_numbers, TaxNumbers):
            tax_numbers = self.tax_numbers.to_dict()
        else:
            tax_numbers = self.tax_numbers

        field_dict: dict[str, Any] = {}
        field_dict.update(self.additional_properties)
        field_dict.update({})
        if commercial_invoice_number is not UNSET:
            field_dict["commercial_invoice_number"] = commercial_invoice_number
        if shipment_type is not UNSET:
            field_dict["shipment_type"] = shipment_type
        if export_type is not UNSET:
            field_dict["export_type"] = export_type
        if tax_numbers is not UNSET:
            field_dict["tax_numbers"] = tax_numbers

        return field_dict

    @classmethod
    def from_dict(cls: type[T], src_dict: Mapping[str, Any]) -> T:
        from ..models.tax_numbers import TaxNumbers  # noqa: PLC0415

        d = dict(src_dict)
        commercial_invoice_number = d.pop("commercial_invoice_number", UNSET)

        _shipment_type = d.pop("shipment_type", UNSET)
        shipment_type: ShipmentType | Unset
        if isinstance(_shipment_type, Unset):
            shipment_type = UNSET
        else:
            shipment_type = ShipmentType(_shipment_type)

        _export_type = d.pop("export_type", UNSET)
        export_type: ExportType | Unset
        if isinstance(_export_type, Unset):
            export_type = UNSET
        else:
            export_type = ExportType(_export_type)

        def _parse_tax_numbers(data: object) -> None | TaxNumbers | Unset:
            if data is None:
                return data
            if isinstance(data, Unset):
                return data
            try:
                if not isinstance(data, dict):
                    raise TypeError()
                tax_numbers_type_0 = TaxNumbers.from_dict(data)

                return tax_numbers_type_0
            except (TypeError, ValueError, AttributeError, KeyError):
                pass
            return cast(None | TaxNumbers | Unset, data)

        tax_numbers = _parse_tax_numbers(d.pop("tax_numbers", UNSET))

        customs_details = cls(
            commercial_invoice_number=commercial_invoice_number,
            shipment_type=shipment_type,
            export_type=export_type,
            tax_numbers=tax_numbers,
        )

        customs_details.additional_properties = d
        return customs_details

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
