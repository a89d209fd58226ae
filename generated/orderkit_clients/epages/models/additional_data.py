from __future__ import annotations

from collections.abc import Mapping
from decimal import Decimal
from typing import Any, ClassVar, Final, Self

from attrs import define as _attrs_define
from attrs import field as _attrs_field
from orderkit_clients.runtime.exact import (
    amount_or_none,
    number_json,
)
from orderkit_clients.runtime.models import OpenModel
from orderkit_clients.runtime.reading import blank, checked


@_attrs_define(eq=False, repr=False)
class AdditionalData(OpenModel[Any]):
    """Data that a payment provider adds. Its properties depend on the provider; these are of PayPal PLUS, for a purchase
    on account.

        Attributes:
            invoice_bank_name (str | None): Name of the bank to pay to.
            invoice_amount (Decimal | None): The amount to pay, in the currency of `InvoiceCurrency`.
            invoice_account_holder_name (str | None): Holder of the account to pay to.
            invoice_iban (str | None): IBAN of the account to pay to.
            invoice_reference_number (str | None): The reference to write on the payment.
            invoice_currency (str | None): The currency of the amount, an ISO 4217 code.
            invoice_payment_due_date (str | None): The day by which to pay, in ISO 8601.
            invoice_bic (str | None): BIC of the bank to pay to.
    """

    invoice_bank_name: str | None = None
    """Name of the bank to pay to."""
    _invoice_amount: Decimal | int | float | str | None = _attrs_field(default=None, alias="invoice_amount")
    invoice_account_holder_name: str | None = None
    """Holder of the account to pay to."""
    invoice_iban: str | None = None
    """IBAN of the account to pay to."""
    invoice_reference_number: str | None = None
    """The reference to write on the payment."""
    invoice_currency: str | None = None
    """The currency of the amount, an ISO 4217 code."""
    invoice_payment_due_date: str | None = None
    """The day by which to pay, in ISO 8601."""
    invoice_bic: str | None = None
    """BIC of the bank to pay to."""
    SLOTS: ClassVar[dict[str, str]] = {
        "InvoiceBankName": "invoice_bank_name",
        "InvoiceAmount": "_invoice_amount",
        "InvoiceAccountHolderName": "invoice_account_holder_name",
        "InvoiceIBAN": "invoice_iban",
        "InvoiceReferenceNumber": "invoice_reference_number",
        "InvoiceCurrency": "invoice_currency",
        "InvoicePaymentDueDate": "invoice_payment_due_date",
        "InvoiceBIC": "invoice_bic",
    }

    @property
    def invoice_amount(self) -> Decimal | None:
        """The amount to pay, in the currency of `InvoiceCurrency`."""
        return amount_or_none(self._invoice_amount, "AdditionalData.InvoiceAmount")

    @invoice_amount.setter
    def invoice_amount(self, value: Decimal | int | float | str | None) -> None:
        self._invoice_amount = value

    def to_dict(self) -> dict[str, Any]:
        """Write the model as JSON, without absent properties"""
        field_dict: dict[str, Any] = dict(self._extras) if self._extras else {}
        if self.invoice_bank_name is not None:
            field_dict["InvoiceBankName"] = self.invoice_bank_name
        if self._invoice_amount is not None:
            field_dict["InvoiceAmount"] = number_json(self._invoice_amount, "AdditionalData.InvoiceAmount")
        if self.invoice_account_holder_name is not None:
            field_dict["InvoiceAccountHolderName"] = self.invoice_account_holder_name
        if self.invoice_iban is not None:
            field_dict["InvoiceIBAN"] = self.invoice_iban
        if self.invoice_reference_number is not None:
            field_dict["InvoiceReferenceNumber"] = self.invoice_reference_number
        if self.invoice_currency is not None:
            field_dict["InvoiceCurrency"] = self.invoice_currency
        if self.invoice_payment_due_date is not None:
            field_dict["InvoicePaymentDueDate"] = self.invoice_payment_due_date
        if self.invoice_bic is not None:
            field_dict["InvoiceBIC"] = self.invoice_bic
        return field_dict

    @classmethod
    def from_dict(cls, src_dict: Mapping[str, Any]) -> Self:
        """Read the model from JSON that has the form of the schema; other JSON is refused by an error"""
        if type(src_dict) is not dict:
            checked(src_dict, "AdditionalData", Mapping)
        model = blank(cls)
        known = 8
        if "InvoiceBankName" in src_dict:
            model.invoice_bank_name = value = src_dict["InvoiceBankName"]
            if type(value) is not str:
                checked(value, "AdditionalData.InvoiceBankName", str)
        else:
            model.invoice_bank_name = None
            known -= 1
        if "InvoiceAmount" in src_dict:
            model._invoice_amount = value = src_dict["InvoiceAmount"]
            if type(value) is not Decimal and type(value) is not int:
                checked(value, "AdditionalData.InvoiceAmount", Decimal, int, float)
        else:
            model._invoice_amount = None
            known -= 1
        if "InvoiceAccountHolderName" in src_dict:
            model.invoice_account_holder_name = value = src_dict["InvoiceAccountHolderName"]
            if type(value) is not str:
                checked(value, "AdditionalData.InvoiceAccountHolderName", str)
        else:
            model.invoice_account_holder_name = None
            known -= 1
        if "InvoiceIBAN" in src_dict:
            model.invoice_iban = value = src_dict["InvoiceIBAN"]
            if type(value) is not str:
                checked(value, "AdditionalData.InvoiceIBAN", str)
        else:
            model.invoice_iban = None
            known -= 1
        if "InvoiceReferenceNumber" in src_dict:
            model.invoice_reference_number = value = src_dict["InvoiceReferenceNumber"]
            if type(value) is not str:
                checked(value, "AdditionalData.InvoiceReferenceNumber", str)
        else:
            model.invoice_reference_number = None
            known -= 1
        if "InvoiceCurrency" in src_dict:
            model.invoice_currency = value = src_dict["InvoiceCurrency"]
            if type(value) is not str:
                checked(value, "AdditionalData.InvoiceCurrency", str)
        else:
            model.invoice_currency = None
            known -= 1
        if "InvoicePaymentDueDate" in src_dict:
            model.invoice_payment_due_date = value = src_dict["InvoicePaymentDueDate"]
            if type(value) is not str:
                checked(value, "AdditionalData.InvoicePaymentDueDate", str)
        else:
            model.invoice_payment_due_date = None
            known -= 1
        if "InvoiceBIC" in src_dict:
            model.invoice_bic = value = src_dict["InvoiceBIC"]
            if type(value) is not str:
                checked(value, "AdditionalData.InvoiceBIC", str)
        else:
            model.invoice_bic = None
            known -= 1
        if len(src_dict) == known:
            model._extras = None
        else:
            model._extras = {name: extra for name, extra in src_dict.items() if name not in _KNOWN}
        return model


read_additional_data = AdditionalData.from_dict

_KNOWN: Final[frozenset[str]] = frozenset(
    {
        "InvoiceBankName",
        "InvoiceAmount",
        "InvoiceAccountHolderName",
        "InvoiceIBAN",
        "InvoiceReferenceNumber",
        "InvoiceCurrency",
        "InvoicePaymentDueDate",
        "InvoiceBIC",
    }
)
