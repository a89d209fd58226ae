"""Request bodies as TypedDicts, so that type checkers check plain dicts.

At run time a plain dict is sent as it is.
"""

import datetime
from typing import Literal, NotRequired, TypedDict

from .models import SearchableStatus


class CredentialsDict(TypedDict):
    """An account of the Merchant Portal that may use the API."""

    username: str
    """Name of the account."""
    password: str
    """Password of the account."""


class RefundRequestDict(TypedDict):
    """A wish to have an order refunded."""

    email: str
    """E-mail address of the merchant, not of the customer, for questions about the refund."""
    description: NotRequired[str]
    """Why the refund is wanted."""


class SearchRequestDict(TypedDict):
    """The conditions an order must meet, all of them, and which part of the answer is wanted."""

    status: NotRequired[Literal["not paid", "paid", "deleted"] | SearchableStatus]
    """A status that orders can be searched by.
    `not paid`: created, and not paid yet or in vain.
    `paid`: paid, and not refunded as a whole.
    `deleted`: cancelled before it was paid, refunded as a whole, or replaced."""
    external_id: NotRequired[str]
    """The order has exactly this id: of the buy link of a product with dynamic characteristics in
    Checkout, or of the payment on the merchant's side in Noventiq Payments."""
    create_date_from: NotRequired[str | datetime.datetime]
    """The order was created then or later, as `YYYY-MM-DDThh:mm:ss±hh:mm`."""
    create_date_to: NotRequired[str | datetime.datetime]
    """The order was created then or earlier, as `YYYY-MM-DDThh:mm:ss±hh:mm`."""
    pay_date_from: NotRequired[str | datetime.datetime]
    """The order was paid then or later, as `YYYY-MM-DDThh:mm:ss±hh:mm`. Never true of an unpaid order."""
    pay_date_to: NotRequired[str | datetime.datetime]
    """The order was paid then or earlier, as `YYYY-MM-DDThh:mm:ss±hh:mm`. Never true of an unpaid order."""
    currency: NotRequired[str]
    """The order is in this currency, an ISO 4217 alpha-3 code."""
    email: NotRequired[str]
    """The customer has this e-mail address, in whatever case its letters are."""
    payment_method: NotRequired[str]
    """The order is paid by this method, as a code of Noventiq's such as `CreditCard`."""
    limit: NotRequired[int]
    """Number of ids to answer at most. 100 if left out, unless Noventiq's support set another default."""
    offset: NotRequired[int]
    """Number of ids to skip, not of pages. 0 if left out."""


__all__ = (
    "CredentialsDict",
    "RefundRequestDict",
    "SearchRequestDict",
)
