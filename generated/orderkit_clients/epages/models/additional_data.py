from __future__ import annotations

from collections.abc import Mapping
from typing import Any, TypeVar

from attrs import define as _attrs_define
from attrs import field as _attrs_field

from ..types import UNSET, Unset

T = TypeVar("T", bound="AdditionalData")


@_attrs_define
class AdditionalData:
    """What a payment provider adds. Its members depend on the provider; these are of PayPal PLUS, for a purchase on
    account.

        Attributes:
            invoice_bank_name (str | Unset): Name of the bank to pay to.
            invoice_amount (float | Unset): The amount to pay, in the currency of `InvoiceCurrency`.
            invoice_account_holder_name (str | Unset): Holder of the account to pay to.
            invoice_iban (str | Unset): IBAN of the account to pay to.
            invoice_reference_number (str | Unset): What to write on the payment.
            invoice_currency (str | Unset): The currency of the amount, an ISO 4217 code.
            invoice_payment_due_date (str | Unset): The day by which to pay.
            invoice_bic (str | Unset): BIC of the bank to pay to.
    """

    invoice_bank_name: str | Unset = UNSET
    invoice_amount: float | Unset = UNSET
    invoice_account_holder_name: str | Unset = UNSET
    invoice_iban: str | Unset = UNSET
    invoice_reference_number: str | Unset = UNSET
    invoice_currency: str | Unset = UNSET
    invoice_payment_due_date: str | Unset = UNSET
    invoice_bic: str | Unset = UNSET
    additional_properties: dict[str, Any] = _attrs_field(init=False, factory=dict)

    def to_dict(self) -> dict[str, Any]:
        invoice_bank_name = self.invoice_bank_name

        invoice_amount = self.invoice_amount

        invoice_account_holder_name = self.invoice_account_holder_name

        invoice_iban = self.invoice_iban

        invoice_reference_number = self.invoice_reference_number

        invoice_currency = self.invoice_currency

        invoice_payment_due_date = self.invoice_payment_due_date

        invoice_bic = self.invoice_bic

        field_dict: dict[str, Any] = {}
        field_dict.update(self.additional_properties)
        field_dict.update({})
        if invoice_bank_name is not UNSET:
            field_dict["InvoiceBankName"] = invoice_bank_name
        if invoice_amount is not UNSET:
            field_dict["InvoiceAmount"] = invoice_amount
        if invoice_account_holder_name is not UNSET:
            field_dict["InvoiceAccountHolderName"] = invoice_account_holder_name
        if invoice_iban is not UNSET:
            field_dict["InvoiceIBAN"] = invoice_iban
        if invoice_reference_number is not UNSET:
            field_dict["InvoiceReferenceNumber"] = invoice_reference_number
        if invoice_currency is not UNSET:
            field_dict["InvoiceCurrency"] = invoice_currency
        if invoice_payment_due_date is not UNSET:
            field_dict["InvoicePaymentDueDate"] = invoice_payment_due_date
        if invoice_bic is not UNSET:
            field_dict["InvoiceBIC"] = invoice_bic

        return field_dict

    @classmethod
    def from_dict(cls: type[T], src_dict: Mapping[str, Any]) -> T:
        d = dict(src_dict)
        invoice_bank_name = d.pop("InvoiceBankName", UNSET)

        invoice_amount = d.pop("InvoiceAmount", UNSET)

        invoice_account_holder_name = d.pop("InvoiceAccountHolderName", UNSET)

        invoice_iban = d.pop("InvoiceIBAN", UNSET)

        invoice_reference_number = d.pop("InvoiceReferenceNumber", UNSET)

        invoice_currency = d.pop("InvoiceCurrency", UNSET)

        invoice_payment_due_date = d.pop("InvoicePaymentDueDate", UNSET)

        invoice_bic = d.pop("InvoiceBIC", UNSET)

        additional_data = cls(
            invoice_bank_name=invoice_bank_name,
            invoice_amount=invoice_amount,
            invoice_account_holder_name=invoice_account_holder_name,
            invoice_iban=invoice_iban,
            invoice_reference_number=invoice_reference_number,
            invoice_currency=invoice_currency,
            invoice_payment_due_date=invoice_payment_due_date,
            invoice_bic=invoice_bic,
        )

        additional_data.additional_properties = d
        return additional_data

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
