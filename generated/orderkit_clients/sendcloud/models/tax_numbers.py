from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any, TypeVar

from attrs import define as _attrs_define
from attrs import field as _attrs_field

from ..types import UNSET, Unset

if TYPE_CHECKING:
    from ..models.tax_number import TaxNumber


T = TypeVar("T", bound="TaxNumbers")


@_attrs_define
class TaxNumbers:
    """Tax numbers of the parties to a shipment.

    Attributes:
        sender (list[TaxNumber] | Unset): Tax numbers of the sender.
        receiver (list[TaxNumber] | Unset): Tax numbers of the receiver.
        importer_of_record (list[TaxNumber] | Unset): Tax numbers of the importer of record.
    """

    sender: list[TaxNumber] | Unset = UNSET
    receiver: list[TaxNumber] | Unset = UNSET
    importer_of_record: list[TaxNumber] | Unset = UNSET
    additional_properties: dict[str, Any] = _attrs_field(init=False, factory=dict)

    def to_dict(self) -> dict[str, Any]:
        sender: list[dict[str, Any]] | Unset = UNSET
        if not isinstance(self.sender, Unset):
            sender = []
            for sender_item_data in self.sender:
                sender_item = sender_item_data.to_dict()
                sender.append(sender_item)

        receiver: list[dict[str, Any]] | Unset = UNSET
        if not isinstance(self.receiver, Unset):
            receiver = []
            for receiver_item_data in self.receiver:
                receiver_item = receiver_item_data.to_dict()
                receiver.append(receiver_item)

        importer_of_record: list[dict[str, Any]] | Unset = UNSET
        if not isinstance(self.importer_of_record, Unset):
            importer_of_record = []
            for importer_of_record_item_data in self.importer_of_record:
                importer_of_record_item = importer_of_record_item_data.to_dict()
                importer_of_record.append(importer_of_record_item)

        field_dict: dict[str, Any] = {}
        field_dict.update(self.additional_properties)
        field_dict.update({})
        if sender is not UNSET:
            field_dict["sender"] = sender
        if receiver is not UNSET:
            field_dict["receiver"] = receiver
        if importer_of_record is not UNSET:
            field_dict["importer_of_record"] = importer_of_record

        return field_dict

    @classmethod
    def from_dict(cls: type[T], src_dict: Mapping[str, Any]) -> T:
        from ..models.tax_number import TaxNumber  # noqa: PLC0415

        d = dict(src_dict)
        _sender = d.pop("sender", UNSET)
        sender: list[TaxNumber] | Unset = UNSET
        if _sender is not UNSET:
            sender = []
            for sender_item_data in _sender:
                sender_item = TaxNumber.from_dict(sender_item_data)

                sender.append(sender_item)

        _receiver = d.pop("receiver", UNSET)
        receiver: list[TaxNumber] | Unset = UNSET
        if _receiver is not UNSET:
            receiver = []
            for receiver_item_data in _receiver:
                receiver_item = TaxNumber.from_dict(receiver_item_data)

                receiver.append(receiver_item)

        _importer_of_record = d.pop("importer_of_record", UNSET)
        importer_of_record: list[TaxNumber] | Unset = UNSET
        if _importer_of_record is not UNSET:
            importer_of_record = []
            for importer_of_record_item_data in _importer_of_record:
                importer_of_record_item = TaxNumber.from_dict(importer_of_record_item_data)

                importer_of_record.append(importer_of_record_item)

        tax_numbers = cls(
            sender=sender,
            receiver=receiver,
            importer_of_record=importer_of_record,
        )

        tax_numbers.additional_properties = d
        return tax_numbers

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
