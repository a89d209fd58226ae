"""Request bodies as TypedDicts, so that type checkers check plain dicts.

At run time a plain dict is sent as it is.
"""

import datetime
from typing import Literal, NotRequired, TypedDict

from .models import AddressPath, RemovablePath, StatusPath, TextPath


class AddressDict(TypedDict):
    """A person or company and where to find them. Every property may be missing or null."""

    company: NotRequired[str | None]
    """Company."""
    salutation: NotRequired[str | None]
    """Salutation, such as Mrs."""
    title: NotRequired[str | None]
    """Title, such as PhD."""
    firstName: NotRequired[str | None]
    """First name."""
    lastName: NotRequired[str | None]
    """Last name."""
    street: NotRequired[str | None]
    """Street with the number of the house."""
    streetDetails: NotRequired[str | None]
    """More about the street."""
    zipCode: NotRequired[str | None]
    """Postal code."""
    city: NotRequired[str | None]
    """City."""
    state: NotRequired[str | None]
    """State or province; a code such as GA in what was seen."""
    country: NotRequired[str | None]
    """Country; the two letters of ISO 3166-1 in what was seen."""
    vatId: NotRequired[str | None]
    """VAT identification number."""
    birthday: NotRequired[str | datetime.date | None]
    """Date of birth, YYYY-MM-DD."""
    emailAddress: NotRequired[str | None]
    """E-mail address. Empty in the page's example."""
    addressExtension: NotRequired[str | None]
    """Addition to the address, such as the floor."""
    bankAccountHolder: NotRequired[str | None]
    """Holder of the bank account."""
    bankAccountNumber: NotRequired[str | None]
    """Number of the bank account, or IBAN."""
    bankName: NotRequired[str | None]
    """Name of the bank."""
    bankSortCode: NotRequired[str | None]
    """Sort code of the bank, or BIC."""
    businessEmailAddress: NotRequired[str | None]
    """E-mail address at work."""
    businessPhoneNumber: NotRequired[str | None]
    """Phone number at work."""
    department: NotRequired[str | None]
    """Department."""
    displayName: NotRequired[str | None]
    """Name to show."""
    doorCode: NotRequired[str | None]
    """Code of the door."""
    faxNumber: NotRequired[str | None]
    """Fax number."""
    fiscalCode: NotRequired[str | None]
    """Fiscal code."""
    gender: NotRequired[str | None]
    """Gender: MALE or FEMALE in the provider's table, in any case of letters in what was seen."""
    jobTitle: NotRequired[str | None]
    """Job title."""
    middleName: NotRequired[str | None]
    """Middle name."""
    mobilePhoneNumber: NotRequired[str | None]
    """Mobile phone number."""
    phoneNumber: NotRequired[str | None]
    """Phone number."""
    privateEmailAddress: NotRequired[str | None]
    """Private e-mail address."""
    privatePhoneNumber: NotRequired[str | None]
    """Private phone number."""
    websiteUrl: NotRequired[str | None]
    """Address of a website."""


class AddressPatchDict(TypedDict):
    """Changes an address of an order."""

    op: Literal["add"]
    """The operation."""
    path: Literal["/billingAddress", "/shippingAddress"] | AddressPath
    """An address of an order."""
    value: AddressDict
    """A person or company and where to find them. Every property may be missing or null."""


class RemovalPatchDict(TypedDict):
    """Unsets a comment or a status of an order, which is null then."""

    op: Literal["remove"]
    """The operation."""
    path: (
        Literal[
            "/customerComment",
            "/internalNote",
            "/viewedOn",
            "/rejectedOn",
            "/inProcessOn",
            "/pendingOn",
            "/readyForDispatchOn",
            "/partiallyDispatchedOn",
            "/dispatchedOn",
            "/deliveredOn",
            "/partiallyInvoicedOn",
            "/invoicedOn",
            "/partiallyPaidOn",
            "/paidOn",
            "/returnedOn",
            "/closedOn",
            "/archivedOn",
        ]
        | RemovablePath
    )
    """What can be unset; the order's number, its addresses and its payment name cannot."""


class StatusPatchDict(TypedDict):
    """Sets a status of an order, or changes when it was set."""

    op: Literal["add"]
    """The operation."""
    path: (
        Literal[
            "/viewedOn",
            "/rejectedOn",
            "/inProcessOn",
            "/pendingOn",
            "/readyForDispatchOn",
            "/partiallyDispatchedOn",
            "/dispatchedOn",
            "/deliveredOn",
            "/partiallyInvoicedOn",
            "/invoicedOn",
            "/partiallyPaidOn",
            "/paidOn",
            "/returnedOn",
            "/closedOn",
            "/archivedOn",
        ]
        | StatusPath
    )
    """A status of an order."""
    value: str | datetime.datetime
    """When the status was set, in ISO 8601: a date, which is its midnight in UTC, or a date and time with `Z`
    or an offset. Milliseconds are kept, finer digits cut."""


class TextPatchDict(TypedDict):
    """Sets or replaces a text of an order."""

    op: Literal["add"]
    """The operation."""
    path: Literal["/orderNumber", "/customerComment", "/internalNote", "/payment"] | TextPath
    """A text of an order. `/orderNumber`: its number. `/customerComment`: what the customer wrote.
    `/internalNote`: what the merchant wrote. `/payment`: a payment name to show to the merchant; it is no
    property of the order, and putting it sets every property of `paymentData` to null and its price to 0.00
    EUR."""
    value: str
    """The text."""


__all__ = (
    "AddressDict",
    "AddressPatchDict",
    "RemovalPatchDict",
    "StatusPatchDict",
    "TextPatchDict",
)
