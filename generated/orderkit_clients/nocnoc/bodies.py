"""Request bodies as TypedDicts, so that type checkers check plain dicts.

At run time a plain dict is sent as it is.
"""

import datetime
from collections.abc import Sequence
from decimal import Decimal
from typing import NotRequired, TypedDict


class AddressDict(TypedDict):
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


class DimensionDict(TypedDict):
    """The size of a product's shipping box."""

    height: int
    """Height of the shipping box in centimetres (cm)."""
    length: int
    """Length of the shipping box in centimetres (cm)."""
    width: int
    """Width of the shipping box in centimetres (cm)."""


class PickupDict(TypedDict):
    """When and where packages are picked up. Without an address the one arranged with nocnoc is used; an
    address needs its contact name, street, zip code, city and country together."""

    date: NotRequired[str | datetime.date]
    """The day, in UTC, arranged for the pickup."""
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
    """Number of packages to pick up. The product's quantity if left out; for the whole order, the sum of the
    quantities."""


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
    dimension: DimensionDict
    """The size of a product's shipping box."""
    amount_usd: Decimal | int | float | str
    """Price of one unit, free on board (FOB), in USD. An amount of more than two decimals is refused."""
    subcategory_id: int
    """Id of the product's subcategory, one of the 222 in `nocnoc.subcategories.csv`."""
    quantity: int
    """Number of units."""
    hs_code: NotRequired[str]
    """Harmonized System code of the product, without dots."""
    native_description: NotRequired[str]
    """Description of the product in its native language, for example Chinese. Needed for orders whose origin
    is China (CN) or Hong Kong (HK)."""
    pickup: NotRequired[PickupDict]
    """When and where packages are picked up. Without an address the one arranged with nocnoc is used; an
    address needs its contact name, street, zip code, city and country together."""


class CustomerDict(TypedDict):
    """Who buys the products."""

    full_name: str
    """The customer's names and surnames."""
    country: str
    """The customer's country as an ISO 3166-1 alpha-2 code."""
    email: str
    """The customer's e-mail address."""
    tax_id: str
    """The customer's tax identification number, needed by local customs. For a customer in Argentina its check
    digit is verified (error 320)."""
    personal_id: NotRequired[str]
    """The customer's personal identification number."""


class CreateOrderRequestDict(TypedDict):
    """The order to create."""

    merchant_invoice_id: str
    """The merchant's own id of the order. It can be used once for each API key."""
    products: Sequence[CreateOrderProductDict]
    """The products to ship, at least one."""
    customer: CustomerDict
    """Who buys the products."""
    address: AddressDict
    """Where the order is delivered."""
    notification_url: NotRequired[str]
    """The merchant's URL that is notified of every change of status."""
    expiration_date: NotRequired[str | datetime.date]
    """The day the order expires, at 00:00 UTC, if it is not placed before. Later than today. Two days after
    creation if left out."""
    pickup: NotRequired[PickupDict]
    """When and where packages are picked up. Without an address the one arranged with nocnoc is used; an
    address needs its contact name, street, zip code, city and country together."""


class QuoteAddressDict(TypedDict):
    """Where the products go."""

    zipcode: str
    """The address's zip code."""
    country: str
    """The country the products are shipped to, as an ISO 3166-1 alpha-2 code."""


class QuoteCustomerDict(TypedDict):
    """Who buys the products."""

    full_name: str
    """The customer's names and surnames."""
    country: str
    """The customer's country as an ISO 3166-1 alpha-2 code."""
    tax_id: str
    """The customer's tax identification number, needed by local customs. For a customer in Argentina its check
    digit is verified (error 320)."""


class QuotePickupDict(TypedDict):
    """Where the products are picked up, if not at the address arranged with nocnoc. A quote looks at the
    country only."""

    country: NotRequired[str]
    """The country of the pickup address as an ISO 3166-1 alpha-2 code."""


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
    dimension: DimensionDict
    """The size of a product's shipping box."""
    amount_usd: Decimal | int | float | str
    """Price of one unit, free on board (FOB), in USD. An amount of more than two decimals is refused."""
    subcategory_id: int
    """Id of the product's subcategory, one of the 222 in `nocnoc.subcategories.csv`."""
    quantity: int
    """Number of units."""
    hs_code: NotRequired[str]
    """Harmonized System code of the product, without dots."""


class QuoteRequestDict(TypedDict):
    """What is to be quoted."""

    products: Sequence[QuoteRequestProductDict]
    """The products to ship, at least one."""
    customer: QuoteCustomerDict
    """Who buys the products."""
    address: QuoteAddressDict
    """Where the products go."""
    pickup: NotRequired[QuotePickupDict]
    """Where the products are picked up, if not at the address arranged with nocnoc. A quote looks at the
    country only."""


__all__ = (
    "AddressDict",
    "DimensionDict",
    "PickupDict",
    "CreateOrderProductDict",
    "CustomerDict",
    "CreateOrderRequestDict",
    "QuoteAddressDict",
    "QuoteCustomerDict",
    "QuotePickupDict",
    "QuoteRequestProductDict",
    "QuoteRequestDict",
)
