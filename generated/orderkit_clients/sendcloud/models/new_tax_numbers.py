from __future__ import annotations

from collections.abc import Mapping
from typing import Any, Final, Self

from attrs import define as _attrs_define
from orderkit_clients.runtime.models import OpenModel
from orderkit_clients.runtime.reading import blank, checked, items


@_attrs_define(eq=False, repr=False)
class NewTaxNumbers(OpenModel[Any]):
    """Tax numbers of the parties to a shipment.

    Attributes:
        sender (list[NewTaxNumber] | None): Tax numbers of the sender.
        receiver (list[NewTaxNumber] | None): Tax numbers of the receiver.
        importer_of_record (list[NewTaxNumber] | None): Tax numbers of the importer of record.
    """

    sender: list[NewTaxNumber] | None = None
    """Tax numbers of the sender."""
    receiver: list[NewTaxNumber] | None = None
    """Tax numbers of the receiver."""
    importer_of_record: list[NewTaxNumber] | None = None
    """Tax numbers of the importer of record."""

    def to_dict(self) -> dict[str, Any]:
        """Write the model as JSON, without absent properties"""
        field_dict: dict[str, Any] = dict(self._extras) if self._extras else {}
        if self.sender is not None:
            field_dict["sender"] = [item.to_dict() for item in self.sender]
        if self.receiver is not None:
            field_dict["receiver"] = [item.to_dict() for item in self.receiver]
        if self.importer_of_record is not None:
            field_dict["importer_of_record"] = [item.to_dict() for item in self.importer_of_record]
        return field_dict

    @classmethod
    def from_dict(cls, src_dict: Mapping[str, Any]) -> Self:
        """Read the model from JSON that has the form of the schema; other JSON is refused by an error"""
        if type(src_dict) is not dict:
            checked(src_dict, "NewTaxNumbers", Mapping)
        model = blank(cls)
        known = 3
        if "sender" in src_dict:
            model.sender = list(map(read_new_tax_number, items(src_dict["sender"], "NewTaxNumbers.sender")))
        else:
            model.sender = None
            known -= 1
        if "receiver" in src_dict:
            model.receiver = list(
                map(read_new_tax_number, items(src_dict["receiver"], "NewTaxNumbers.receiver"))
            )
        else:
            model.receiver = None
            known -= 1
        if "importer_of_record" in src_dict:
            model.importer_of_record = list(
                map(
                    read_new_tax_number,
                    items(src_dict["importer_of_record"], "NewTaxNumbers.importer_of_record"),
                )
            )
        else:
            model.importer_of_record = None
            known -= 1
        if len(src_dict) == known:
            model._extras = None
        else:
            model._extras = {name: extra for name, extra in src_dict.items() if name not in _KNOWN}
        return model


read_new_tax_numbers = NewTaxNumbers.from_dict

_KNOWN: Final[frozenset[str]] = frozenset(
    {
        "sender",
        "receiver",
        "importer_of_record",
    }
)

# Models may refer to one another in a circle, so each is there before it asks for the others.
from ..models.new_tax_number import NewTaxNumber
from .new_tax_number import read_new_tax_number
