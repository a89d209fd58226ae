"""Request bodies as TypedDicts, so that type checkers check plain dicts.

At run time a plain dict is sent as it is.
"""

import datetime
from typing import Literal, NotRequired, TypedDict

from .models import PatchOp, PatchPath


class AddressInputDict(TypedDict):
    """The properties of an address to change; the others stay as they are. Ours: null empties one."""

    company: NotRequired[str | None]
    """Company."""
    salutation: NotRequired[str | None]
    """Salutation, such as Mr or Mrs."""
    title: NotRequired[str | None]
    """Academic title, such as PhD."""
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
    """State or province: its name in the provider's table, a code in its examples."""
    country: NotRequired[str | None]
    """Country: its name in the provider's table, two letters of ISO 3166-1 in its examples."""
    vatId: NotRequired[str | None]
    """VAT identification number."""
    birthday: NotRequired[str | datetime.date | None]
    """Date of birth."""
    emailAddress: NotRequired[str | None]
    """Primary e-mail address, by which the merchant writes to a customer without an account."""
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
    """Department of the company."""
    displayName: NotRequired[str | None]
    """Name to show for the customer."""
    doorCode: NotRequired[str | None]
    """Code of the door."""
    faxNumber: NotRequired[str | None]
    """Fax number."""
    fiscalCode: NotRequired[str | None]
    """Fiscal code."""
    gender: NotRequired[str | None]
    """Gender: MALE or FEMALE in the provider's table, in upper or lower case in its examples."""
    jobTitle: NotRequired[str | None]
    """Job title."""
    middleName: NotRequired[str | None]
    """Middle name."""
    mobilePhoneNumber: NotRequired[str | None]
    """Mobile phone number."""
    phoneNumber: NotRequired[str | None]
    """Phone number at home."""
    privateEmailAddress: NotRequired[str | None]
    """Private e-mail address."""
    privatePhoneNumber: NotRequired[str | None]
    """Private phone number."""
    websiteUrl: NotRequired[str | None]
    """Address of a website."""


class PatchOperationDict(TypedDict):
    """One change of an order. `add` takes a `value`: a text of 1 to 4000 characters for `/orderNumber`,
    `/customerComment`, `/internalNote` and `/payment`; a time in ISO 8601 for a status, such as `/paidOn`;
    some properties of an address for `/billingAddress` and `/shippingAddress`. `remove` takes none, and
    only a comment, a note or a status can be removed. The conditions of `allOf` say the same for
    validators."""

    op: Literal["add", "remove"] | PatchOp
    """An operation of JSON Patch. `add`: sets or replaces. `remove`: unsets."""
    path: (
        Literal[
            "/orderNumber",
            "/customerComment",
            "/internalNote",
            "/payment",
            "/billingAddress",
            "/shippingAddress",
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
        | PatchPath
    )
    """A place in an order that can be changed."""
    value: NotRequired[str | AddressInputDict]
    """The new value: a text, a time or properties of an address, as `path` asks for."""


__all__ = (
    "AddressInputDict",
    "PatchOperationDict",
)
