"""Request bodies as TypedDicts, so that type checkers check plain dicts.

At run time a plain dict is sent as it is.
"""

import datetime
from typing import Literal, NotRequired, TypedDict

from .models import SearchableStatus


class CredentialsDict(TypedDict):
    """An account of the Merchant Portal that may use the API. Ours: other properties are ignored."""

    username: str
    """Name of the account."""
    password: str
    """Password of the account."""


class RefundRequestDict(TypedDict):
    """A wish to have an order refunded. Ours: other properties are ignored."""

    email: str
    """E-mail address of the merchant, not of the customer, for questions about the refund. Ours: it has
    exactly one
    `@` between two texts without blanks."""
    description: NotRequired[str]
    """Why the refund is wanted."""


class SearchRequestDict(TypedDict):
    """The conditions of a search, and the part of the result that is wanted. Inferred: an order must meet all
    of them;
    a property that is unknown, null or of a wrong type is code 15010."""

    status: NotRequired[Literal["not paid", "paid", "deleted"] | SearchableStatus]
    """A status that orders can be searched by.
    `not paid`: created, and not paid yet or in vain.
    `paid`: paid, and not refunded as a whole.
    `deleted`: cancelled before it was paid, refunded as a whole, or replaced.
    Inferred: `terminated`, the fourth status of orders, is code 15010."""
    external_id: NotRequired[str]
    """The order has this id: of the buy link of a product with dynamic characteristics in Checkout, or of the
    payment on the merchant's side in Noventiq Payments. Ours: exactly this id, of at most 255 characters,
    in
    the same case; the empty text finds the orders without one."""
    create_date_from: NotRequired[str | datetime.datetime]
    """The order was created then or later, as `YYYY-MM-DDThh:mm:ss±hh:mm`. Inferred: no other form is taken,
    and
    times are compared as instants. Ours: years from 1000 to 2999."""
    create_date_to: NotRequired[str | datetime.datetime]
    """The order was created then or earlier, as `YYYY-MM-DDThh:mm:ss±hh:mm`. Inferred: no other form is taken,
    times are compared as instants, and a time before `create_date_from` finds nothing. Ours: years from
    1000 to
    2999."""
    pay_date_from: NotRequired[str | datetime.datetime]
    """The order was paid then or later, as `YYYY-MM-DDThh:mm:ss±hh:mm`. Inferred: this is never true of an
    unpaid
    order, no other form is taken, and times are compared as instants. Ours: years from 1000 to 2999."""
    pay_date_to: NotRequired[str | datetime.datetime]
    """The order was paid then or earlier, as `YYYY-MM-DDThh:mm:ss±hh:mm`. Inferred: this is never true of an
    unpaid order, no other form is taken, times are compared as instants, and a time before `pay_date_from`
    finds nothing. Ours: years from 1000 to 2999."""
    currency: NotRequired[str]
    """The order is in this currency, an ISO 4217 alpha-3 code of 3 characters. The values are those of
    Noventiq's
    reference guide. Inferred: the letters are upper-case. Ours: a currency that no order has finds nothing."""
    email: NotRequired[str]
    """The customer has this e-mail address. Ours: in whatever case its letters are; an address has exactly one
    `@`
    between two texts without blanks, and at most 254 characters."""
    payment_method: NotRequired[str]
    """The order is paid by this method, as a code of Noventiq's such as `CreditCard`. The values are those of
    Noventiq's reference guide. Ours: at most 100 characters; a method that no order has finds nothing."""
    limit: NotRequired[int]
    """Number of ids to return at most. If left out, it is the default of the account, which Noventiq's support
    can
    change; the response says which it was. Ours: from 1 to 1000."""
    offset: NotRequired[int]
    """Number of ids to skip. Inferred: it counts ids, not pages. Ours: 0 if left out, and not negative; past
    the
    end is no error."""


__all__ = (
    "CredentialsDict",
    "RefundRequestDict",
    "SearchRequestDict",
)
