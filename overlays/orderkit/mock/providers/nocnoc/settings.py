"""Settings of the simulated nocnoc; all figures are synthetic or inferred, none is documented by nocnoc."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from decimal import Decimal
from typing import Annotated

from ....contract import Contract
from ...engine.setting import Setting, check_bounds, check_names, check_url_template


@dataclass(frozen=True, slots=True)
class Limit:
    """Upper limit by destination country (ISO 3166-1 alpha-2), with a default; larger values are refused."""

    default: Decimal
    by_country: Mapping[str, Decimal] = field(default_factory=dict[str, Decimal])

    def of(self, country: str) -> Decimal:
        """Return the limit of a country."""
        return self.by_country.get(country, self.default)


@dataclass(frozen=True, slots=True)
class TaxRate:
    """Tax and handling as a share of the unit price, for order amounts in USD from `at_least` to `below`."""

    country: str
    subcategory_id: int
    rate: Annotated[Decimal, Setting(least=0, most=100)]
    at_least: Decimal = Decimal(0)
    below: Decimal = Decimal("Infinity")

    def __post_init__(self) -> None:
        check_bounds(self)


# The only rates that give both documented examples to the cent (EL-46).
TAX_RATES = (
    TaxRate("AR", 200, Decimal("0.8000"), below=Decimal(100)),
    TaxRate("AR", 200, Decimal("0.1150"), at_least=Decimal(100)),
    TaxRate("AR", 600, Decimal("0.5482"), at_least=Decimal(100)),
)

# Days from a provider's change to the arrival (EL-08); two after customs is in the documented example.
DAYS_TO_ARRIVAL = {
    "in_process": 45,
    "picked_up": 40,
    "in_warehouse": 35,
    "shipped": 21,
    "arrived": 7,
    "cleared_by_customs": 2,
    "address_delivery": 1,
    "delivery_failure": 2,
    "delivered": 0,
}


def _amount_limits() -> Limit:
    return Limit(Decimal(100_000), {"AR": Decimal(3000), "BR": Decimal(3000), "PE": Decimal(2000)})


@dataclass(frozen=True, slots=True)
class NocnocSettings:
    """Amounts (USD), local rules (errors 314 and 316 to 323) and times of the simulated provider.

    Attributes:
        tax_rates: Rates by country, subcategory and order amount; the first that applies counts (EL-46).
        default_tax_rate: Rate of everything else.
        shipping_usd: Shipping per order (EL-48).
        served_countries: Destinations that are served.
        unserved_zipcodes: Pairs of country and zip code that are not served.
        blocked_tax_ids: Tax ids of blocked customers.
        checks_argentine_tax_ids: Check the digits of tax ids of customers in AR (EL-76).
        checks_brazilian_tax_ids: Check the digits of tax ids of customers in BR (EL-76).
        requires_native_description: Refuse orders of goods from China or Hong Kong without `native_description`
            (EL-35).
        arranged_origin: Country of the pickup address that was arranged with nocnoc, the origin of goods for which no
            pickup is sent (EL-36).
        forbidden_subcategories: Forbidden subcategories by country.
        forbidden_skus: Forbidden SKUs.
        amount_limits: USD per order.
        weight_limits: Grams per order.
        quantity_limits: Units of a product.
        refused_hs_prefixes: Beginnings of HS codes that customs refuse.
        sets_expiration_date: Give an order without an expiration date one; otherwise it never expires (EL-33).
        days_until_expiry: Days from creation to that date (EL-33).
        days_until_arrival: Days from creation to the estimated arrival.
        days_to_arrival: Days from each status change to the estimated arrival.
        accepts_any_success: Take any 2xx of a receiver of notifications as received, not only 200 (EL-65).
        label_url: URL of a label, with `{id}` for the order; the documented example has no id (EL-67).
    """

    tax_rates: tuple[TaxRate, ...] = TAX_RATES
    default_tax_rate: Annotated[Decimal, Setting(least=0, most=100)] = Decimal("0.5000")
    shipping_usd: Annotated[Decimal, Setting(least=0, most=100_000)] = Decimal(16)
    served_countries: frozenset[str] = frozenset({"AR", "BR", "CL", "CO", "EC", "MX", "PE", "PY", "UY"})
    unserved_zipcodes: frozenset[tuple[str, str]] = frozenset({("AR", "9410")})
    blocked_tax_ids: frozenset[str] = frozenset({"20-11111111-2", "111.444.777-35"})
    checks_argentine_tax_ids: bool = True
    checks_brazilian_tax_ids: bool = False
    requires_native_description: bool = False
    arranged_origin: str = "CN"
    # Numbers without a meaning: any subcategory of the list would do.
    forbidden_subcategories: Mapping[str, frozenset[int]] = field(
        default_factory=lambda: {
            "AR": frozenset({607, 2000}),
            "BR": frozenset({611, 1001}),
            "PE": frozenset({2000}),
        }
    )
    forbidden_skus: frozenset[str] = frozenset({"FORBIDDEN-SKU"})
    amount_limits: Limit = field(default_factory=_amount_limits)
    weight_limits: Limit = field(default_factory=lambda: Limit(Decimal(1_000_000), {"AR": Decimal(50_000)}))
    quantity_limits: Limit = field(default_factory=lambda: Limit(Decimal(1000), {"AR": Decimal(3)}))
    refused_hs_prefixes: tuple[str, ...] = ("93",)
    sets_expiration_date: bool = True
    days_until_expiry: Annotated[int, Setting(least=0, most=3650)] = 2
    days_until_arrival: Annotated[int, Setting(least=0, most=3650)] = 53
    days_to_arrival: Annotated[Mapping[str, int], Setting(least=0, most=3650)] = field(
        default_factory=lambda: dict(DAYS_TO_ARRIVAL)
    )
    accepts_any_success: bool = False
    label_url: str = "https://nocnocgroup.com/labelurn/{id}"

    def __post_init__(self) -> None:
        check_bounds(self)
        check_url_template("label_url", self.label_url, "id")
        check_names("days_to_arrival", self.days_to_arrival, Contract.load("nocnoc").values("OrderStatus"))
