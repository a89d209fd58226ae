"""Request bodies as TypedDicts, so that type checkers check plain dicts.

At run time a plain dict is sent as it is.
"""

import datetime
from collections.abc import Sequence
from decimal import Decimal
from typing import NotRequired, TypedDict


class CreateOrderAddressDict(TypedDict):
    """Where the order is delivered."""

    recipient_name: str
    """Name of the person who receives the order."""
    phone: str
    """Phone of the delivery address."""
    street: str
    """Street and number."""
    zipcode: str
    """The address's zip code."""
    city: str
    """The city the street is in."""
    country: str
    """The address's country as an ISO 3166-1 alpha-2 code."""
    street_2: NotRequired[str]
    """Apartment, suite, unit, building or floor."""
    region: NotRequired[str]
    """The region the street is in."""


class CreateOrderCustomerDict(TypedDict):
    """The buyer of the products."""

    full_name: str
    """The customer's names and surnames."""
    country: str
    """The customer's country as an ISO 3166-1 alpha-2 code."""
    email: str
    """The customer's e-mail address."""
    tax_id: str
    """The customer's tax identification number, needed by local customs. One that is not valid is error 320;
    which are valid is not said."""
    personal_id: NotRequired[str]
    """The customer's personal identification number."""


class CreateOrderPickupDict(TypedDict):
    """When and where packages are picked up. Without an address the default one, arranged with nocnoc, is
    assigned. Inferred: another address needs its contact name, street, zip code, city and country together."""

    date: NotRequired[str | datetime.date]
    """The arranged day of the pickup. Ours: in UTC."""
    contact_name: NotRequired[str]
    """Name of the person to ask for at pickup."""
    contact_phone: NotRequired[str]
    """Phone of the person to ask for at pickup."""
    street: NotRequired[str]
    """Street and number of the pickup place."""
    street_2: NotRequired[str]
    """Apartment, suite, unit, building or floor."""
    zipcode: NotRequired[str]
    """Zip code of the pickup address."""
    region: NotRequired[str]
    """The region the street is in."""
    city: NotRequired[str]
    """The city the street of the pickup address is in."""
    country: NotRequired[str]
    """Country of the pickup address as an ISO 3166-1 alpha-2 code."""
    packages: NotRequired[int]
    """Number of packages to pick up. The product's quantity if left out. Inferred: for the whole order, the
    sum of the quantities."""


class DimensionRequestDict(TypedDict):
    """The size of a product's shipping box."""

    height: int
    """Height of the shipping box in centimetres (cm)."""
    length: int
    """Length of the shipping box in centimetres (cm)."""
    width: int
    """Width of the shipping box in centimetres (cm)."""


class CreateOrderProductDict(TypedDict):
    """A product to ship."""

    name: str
    """Name of the product."""
    description: str
    """Detailed description of the product."""
    sku: str
    """The merchant's SKU of the product."""
    weight: int
    """Weight of one unit's shipping box in grams (g)."""
    dimension: DimensionRequestDict
    """The size of a product's shipping box."""
    amount_usd: Decimal | int | float | str
    """Price of one unit, free on board (FOB), in USD with at most two decimals."""
    subcategory_id: int
    """Id of a product's subcategory: choose the one that fits best. `x-enum-descriptions` has their names as
    the page writes them, in the order of the ids, and `x-enum-groups` the ids by category. Ours: an id that
    is not listed is error 310."""
    quantity: int
    """Number of units."""
    hs_code: NotRequired[str]
    """Harmonized System code of the product, without dots."""
    native_description: NotRequired[str]
    """Description of the product in its native language, for example Chinese. Optional, and required for
    orders whose origin is China (CN) or Hong Kong (HK)."""
    pickup: NotRequired[CreateOrderPickupDict]
    """When and where packages are picked up. Without an address the default one, arranged with nocnoc, is
    assigned. Inferred: another address needs its contact name, street, zip code, city and country together."""


class CreateOrderRequestDict(TypedDict):
    """The order to create."""

    merchant_invoice_id: str
    """The merchant's own id of the order. One that exists already is error 313."""
    products: Sequence[CreateOrderProductDict]
    """The products to ship, at least one."""
    customer: CreateOrderCustomerDict
    """The buyer of the products."""
    address: CreateOrderAddressDict
    """Where the order is delivered."""
    notification_url: NotRequired[str]
    """The merchant's URL that is notified of changes of status."""
    expiration_date: NotRequired[str | datetime.date]
    """The day the order expires if it is not placed before; the page names no default. Ours: the order expires
    at 00:00 UTC, so that a day which has begun is error 310."""
    pickup: NotRequired[CreateOrderPickupDict]
    """When and where packages are picked up. Without an address the default one, arranged with nocnoc, is
    assigned. Inferred: another address needs its contact name, street, zip code, city and country together."""


class QuoteRequestProductDict(TypedDict):
    """A product to quote."""

    name: str
    """Name of the product."""
    description: str
    """Detailed description of the product."""
    sku: str
    """The merchant's SKU of the product."""
    weight: int
    """Weight of one unit's shipping box in grams (g)."""
    dimension: DimensionRequestDict
    """The size of a product's shipping box."""
    amount_usd: Decimal | int | float | str
    """Price of one unit, free on board (FOB), in USD with at most two decimals."""
    subcategory_id: int
    """Id of a product's subcategory: choose the one that fits best. `x-enum-descriptions` has their names as
    the page writes them, in the order of the ids, and `x-enum-groups` the ids by category. Ours: an id that
    is not listed is error 310."""
    quantity: int
    """Number of units."""
    hs_code: NotRequired[str]
    """Harmonized System code of the product, without dots."""


class QuoteRequestCustomerDict(TypedDict):
    """The buyer of the products."""

    full_name: str
    """The customer's names and surnames."""
    country: str
    """The customer's country as an ISO 3166-1 alpha-2 code."""
    tax_id: str
    """The customer's tax identification number, needed by local customs. One that is not valid is error 320;
    which are valid is not said."""


class QuoteRequestAddressDict(TypedDict):
    """Where the products go."""

    zipcode: str
    """The address's zip code."""
    country: str
    """The country the products are shipped to, as an ISO 3166-1 alpha-2 code."""


class QuoteRequestPickupDict(TypedDict):
    """Where the products are picked up, if not at the default address. Ours: a quote ignores other properties
    of a pickup, so that the body of createOrder can be quoted."""

    country: NotRequired[str]
    """The country of the pickup address as an ISO 3166-1 alpha-2 code. Required if that is not the default
    address."""


class QuoteRequestDict(TypedDict):
    """The order to quote."""

    products: Sequence[QuoteRequestProductDict]
    """The products to ship, at least one."""
    customer: QuoteRequestCustomerDict
    """The buyer of the products."""
    address: QuoteRequestAddressDict
    """Where the products go."""
    pickup: NotRequired[QuoteRequestPickupDict]
    """Where the products are picked up, if not at the default address. Ours: a quote ignores other properties
    of a pickup, so that the body of createOrder can be quoted."""


__all__ = (
    "CreateOrderAddressDict",
    "CreateOrderCustomerDict",
    "CreateOrderPickupDict",
    "DimensionRequestDict",
    "CreateOrderProductDict",
    "CreateOrderRequestDict",
    "QuoteRequestProductDict",
    "QuoteRequestCustomerDict",
    "QuoteRequestAddressDict",
    "QuoteRequestPickupDict",
    "QuoteRequestDict",
)
