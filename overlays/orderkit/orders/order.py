"""An order in the form that all providers share."""

from __future__ import annotations

from datetime import datetime
from decimal import Decimal
from enum import StrEnum
from typing import Any, Final

from attrs import define, field, fields


class OrderStatus(StrEnum):
    """How far an order is, in the words that all providers share."""

    PENDING = "pending"
    """Not binding yet: not paid, or not placed."""
    OPEN = "open"
    """To be fulfilled; nothing of it is known to be on its way."""
    SHIPPED = "shipped"
    """On its way, as a whole or in part."""
    DELIVERED = "delivered"
    """With the customer."""
    CLOSED = "closed"
    """Finished in the provider's own words, without saying how."""
    RETURNED = "returned"
    """The goods came back."""
    CANCELLED = "cancelled"
    """Called off: cancelled, expired, rejected or paid back as a whole."""


@define(frozen=True, kw_only=True)
class Customer:
    """The person or company that ordered. Personal data is not in the repr."""

    id: str | None = None
    name: str | None = field(default=None, repr=False)
    company: str | None = field(default=None, repr=False)
    email: str | None = field(default=None, repr=False)
    phone: str | None = field(default=None, repr=False)
    tax_id: str | None = field(default=None, repr=False)


@define(frozen=True, kw_only=True)
class Address:
    """An address. Personal data is not in the repr.

    Attributes:
        name: The person's name.
        company: The company's name.
        street: The street, with the number of the house where the provider keeps both in one text.
        house_number: The number of the house, where the provider has it apart.
        extra: Apartment, floor, building, or other details.
        postal_code: The postal code.
        city: The city.
        state: The state, province or region, as the provider writes it.
        country: The country as an ISO 3166-1 alpha-2 code; None if the provider has another text there.
        phone: The phone number.
        email: The e-mail address.
    """

    name: str | None = field(default=None, repr=False)
    company: str | None = field(default=None, repr=False)
    street: str | None = field(default=None, repr=False)
    house_number: str | None = field(default=None, repr=False)
    extra: str | None = field(default=None, repr=False)
    postal_code: str | None = field(default=None, repr=False)
    city: str | None = None
    state: str | None = None
    country: str | None = None
    phone: str | None = field(default=None, repr=False)
    email: str | None = field(default=None, repr=False)


@define(frozen=True, kw_only=True)
class OrderLine:
    """A product of an order.

    Attributes:
        id: The provider's id of the line.
        product_id: The provider's id of the product.
        sku: The seller's stock keeping unit.
        name: The product's name.
        quantity: The quantity, mostly of pieces.
        unit_price: Price of one, in `currency`.
        total: Price of the whole line, in `currency`.
        currency: ISO 4217 code.
    """

    id: str | None = None
    product_id: str | None = None
    sku: str | None = None
    name: str | None = None
    quantity: Decimal | None = None
    unit_price: Decimal | None = None
    total: Decimal | None = None
    currency: str | None = None


@define(frozen=True, kw_only=True)
class Fulfilment:
    """How an order, or a part of it, gets to the customer.

    Attributes:
        method: The shipping method, as the provider names it.
        tracking_number: The number by which it is tracked.
        label_url: Where its label can be fetched.
        shipped_at: When it was handed over, in UTC.
        delivered_at: When it arrived, in UTC.
    """

    method: str | None = None
    tracking_number: str | None = None
    label_url: str | None = field(default=None, repr=False)
    shipped_at: datetime | None = None
    delivered_at: datetime | None = None


@define(frozen=True, kw_only=True)
class Order:
    """An order of any provider. `provider`, `account` and `id` together identify it.

    Attributes:
        provider: The provider's name, such as `sendcloud`.
        account: The name that you gave the account.
        id: The id by which the provider's own operations take the order.
        number: The number that people know it by.
        status: How far it is; None if the provider's status has no counterpart.
        provider_status: The status as the provider writes it; several, with a comma and a space between them, where
            an order has several at once.
        placed_at: When it was made, in UTC.
        updated_at: When the provider says it last changed, in UTC. What counts as a change differs.
        currency: Currency of the amounts, an ISO 4217 code.
        total: What the customer pays, tax and shipping included.
        tax: The tax in it.
        shipping: The costs of shipping.
        customer: Who ordered.
        billing: The address of the payer.
        shipping_address: The address of delivery.
        lines: The products; None if the response has none, as the listing of ePages.
        fulfilments: How it gets to the customer; None if the provider says nothing about it.
        raw: The provider's own model, as it came. It is not compared, and not in the repr.
    """

    provider: str
    account: str
    id: str
    number: str | None = None
    status: OrderStatus | None = None
    provider_status: str | None = None
    placed_at: datetime | None = None
    updated_at: datetime | None = None
    currency: str | None = None
    total: Decimal | None = None
    tax: Decimal | None = None
    shipping: Decimal | None = None
    customer: Customer | None = field(default=None, repr=False)
    billing: Address | None = field(default=None, repr=False)
    shipping_address: Address | None = field(default=None, repr=False)
    lines: tuple[OrderLine, ...] | None = field(default=None, repr=False)
    fulfilments: tuple[Fulfilment, ...] | None = field(default=None, repr=False)
    raw: Any = field(default=None, repr=False, eq=False)


def _members_of(annotation: str) -> frozenset[str]:
    kinds: tuple[type[Any], ...] = (Order, OrderLine, Fulfilment)
    return frozenset(each.name for kind in kinds for each in fields(kind) if each.type == annotation)


AMOUNTS: Final = _members_of("Decimal | None")
"""Members that are Decimals, of an order, a line or a fulfilment."""
TIMES: Final = _members_of("datetime | None")
"""Members that are times, likewise."""
