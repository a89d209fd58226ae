from __future__ import annotations

from collections.abc import Mapping
from typing import Any, ClassVar, Final, Self

from attrs import define as _attrs_define
from attrs import field as _attrs_field
from orderkit_clients.runtime.models import OpenModel
from orderkit_clients.runtime.reading import blank, checked


@_attrs_define(eq=False, repr=False)
class NewCustomsDetails(OpenModel[Any]):
    """Facts about an order for customs.

    Attributes:
        commercial_invoice_number (str | None): Number of the commercial invoice.
        shipment_type (NewShipmentType | None): The kind of shipment.
        export_type (NewExportType | None): The kinds of parties between which goods are exported.
        tax_numbers (NewTaxNumbers | None): Tax numbers of the parties.
    """

    commercial_invoice_number: str | None = None
    """Number of the commercial invoice."""
    shipment_type: NewShipmentType | None = None
    """The kind of shipment."""
    export_type: NewExportType | None = None
    """The kinds of parties between which goods are exported."""
    tax_numbers: NewTaxNumbers | None = None
    """Tax numbers of the parties."""
    _present: int = _attrs_field(default=0, kw_only=True, alias="_present")
    NULLABLE: ClassVar[dict[str, int]] = {"tax_numbers": 1}

    def to_dict(self) -> dict[str, Any]:
        """Write the model as JSON, without absent properties"""
        field_dict: dict[str, Any] = dict(self._extras) if self._extras else {}
        if self.commercial_invoice_number is not None:
            field_dict["commercial_invoice_number"] = self.commercial_invoice_number
        if self.shipment_type is not None:
            field_dict["shipment_type"] = self.shipment_type.value
        if self.export_type is not None:
            field_dict["export_type"] = self.export_type.value
        if self.tax_numbers is not None:
            field_dict["tax_numbers"] = (
                self.tax_numbers.to_dict()
                if isinstance(self.tax_numbers, NewTaxNumbers)
                else self.tax_numbers
            )
        elif self._present & 1:
            field_dict["tax_numbers"] = None
        return field_dict

    @classmethod
    def from_dict(cls, src_dict: Mapping[str, Any]) -> Self:
        """Read the model from JSON that has the form of the schema; other JSON is refused by an error"""
        if type(src_dict) is not dict:
            checked(src_dict, "NewCustomsDetails", Mapping)
        model = blank(cls)
        known = 4
        present = 1
        if "commercial_invoice_number" in src_dict:
            model.commercial_invoice_number = value = src_dict["commercial_invoice_number"]
            if type(value) is not str:
                checked(value, "NewCustomsDetails.commercial_invoice_number", str)
        else:
            model.commercial_invoice_number = None
            known -= 1
        if "shipment_type" in src_dict:
            model.shipment_type = NEW_SHIPMENT_TYPE[src_dict["shipment_type"]]
        else:
            model.shipment_type = None
            known -= 1
        if "export_type" in src_dict:
            model.export_type = NEW_EXPORT_TYPE[src_dict["export_type"]]
        else:
            model.export_type = None
            known -= 1
        if "tax_numbers" in src_dict:
            value = src_dict["tax_numbers"]
            model.tax_numbers = None if value is None else read_new_tax_numbers(value)
        else:
            model.tax_numbers = None
            present -= 1
            known -= 1
        if len(src_dict) == known:
            model._extras = None
        else:
            model._extras = {name: extra for name, extra in src_dict.items() if name not in _KNOWN}
        model._present = present
        return model


read_new_customs_details = NewCustomsDetails.from_dict

_KNOWN: Final[frozenset[str]] = frozenset(
    {
        "commercial_invoice_number",
        "shipment_type",
        "export_type",
        "tax_numbers",
    }
)

# Models may refer to one another in a circle, so each is there before it asks for the others.
from ..models.new_export_type import NewExportType
from ..models.new_shipment_type import NewShipmentType
from ..models.new_tax_numbers import NewTaxNumbers
from .new_export_type import NEW_EXPORT_TYPE
from .new_shipment_type import NEW_SHIPMENT_TYPE
from .new_tax_numbers import read_new_tax_numbers
