"""Settings of the simulated nocnoc; all figures are synthetic or inferred, none is documented by nocnoc."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from decimal import Decimal
from typing import Annotated, Literal

from ....contract import Contract
from ...engine.setting import Setting, check_bounds, check_names, check_offset, check_url_template


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
        default_tax_rate: Rate of everything else (EL-46).
        shipping_usd: Shipping per order (EL-48).
        created_shipping_usd: Shipping of a created order where it differs from that of its quote (EL-49); None keeps
            the quote.
        served_countries: Destinations that are served.
        unserved_zipcodes: Pairs of country and zip code that are not served.
        blocked_tax_ids: Tax ids of blocked customers.
        checks_argentine_tax_ids: Check the digits of tax ids of customers in AR (EL-76).
        checks_brazilian_tax_ids: Check the digits of tax ids of customers in BR (EL-76).
        requires_same_country: Refuse customers of another country than that of the address (EL-75).
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
        expires_after_last_day: Let an order expire when the day of its expiration date ends; otherwise when it begins
            (EL-52).
        days_until_arrival: Days from creation to the estimated arrival (EL-08).
        days_to_arrival: Days from each status change to the estimated arrival (EL-08).
        utc_offset: Offset from UTC of the times in responses and of the day on which an order expires (EL-51).
        history_times: Dates in histories (EL-03): `documented` are days from getOrder and times elsewhere, `days` and
            `times` are the same everywhere.
        history_includes_current: Show the current status in the history as well (EL-09).
        omits_empty_descriptions: Leave out descriptions of statuses that are empty (EL-61).
        cancellable_statuses: Statuses from which an order can be cancelled (EL-54); None stands for those of the
            contract.
        cancels_again: Return a cancelled order to a second cancellation; otherwise that is an error (EL-55).
        reuses_invoice_ids: Accept the invoice id of an order that is cancelled or expired (EL-56).
        unreadable_body_code: Error code for a body that is missing or no JSON (EL-13).
        sends_error_keys: Send the key of an error (EL-14).
        names_wrong_property: Name the wrong property or header in the message of an error (EL-16).
        refuses_unknown_languages: Refuse an unknown language of `x-lang`; otherwise respond in English (EL-72).
        reads_accept_language: Take the language from `Accept-Language` where `x-lang` has none (EL-73).
        null_is_absent: Take null for an optional property as if it were absent; otherwise refuse it (EL-95).
        accepts_any_success: Take any 2xx of a receiver of notifications as received, not only 200 (EL-65).
        label_url: URL of a label, with `{id}` for the order; the documented example has no id (EL-67).
    """

    tax_rates: tuple[TaxRate, ...] = TAX_RATES
    default_tax_rate: Annotated[Decimal, Setting(least=0, most=100)] = Decimal("0.5000")
    shipping_usd: Annotated[Decimal, Setting(least=0, most=100_000)] = Decimal(16)
    created_shipping_usd: Annotated[Decimal | None, Setting(least=0, most=100_000)] = None
    served_countries: frozenset[str] = frozenset({"AR", "BR", "CL", "CO", "EC", "MX", "PE", "PY", "UY"})
    unserved_zipcodes: frozenset[tuple[str, str]] = frozenset({("AR", "9410")})
    blocked_tax_ids: frozenset[str] = frozenset({"20-11111111-2", "111.444.777-35"})
    checks_argentine_tax_ids: bool = True
    checks_brazilian_tax_ids: bool = False
    requires_same_country: bool = False
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
    expires_after_last_day: bool = False
    days_until_arrival: Annotated[int, Setting(least=0, most=3650)] = 53
    days_to_arrival: Annotated[Mapping[str, int], Setting(least=0, most=3650)] = field(
        default_factory=lambda: dict(DAYS_TO_ARRIVAL)
    )
    utc_offset: timedelta = timedelta()
    history_times: Literal["documented", "days", "times"] = "documented"
    history_includes_current: bool = False
    omits_empty_descriptions: bool = False
    cancellable_statuses: frozenset[str] | None = None
    cancels_again: bool = False
    reuses_invoice_ids: bool = False
    unreadable_body_code: Literal[310, 400] = 400
    sends_error_keys: bool = True
    names_wrong_property: bool = True
    refuses_unknown_languages: bool = True
    reads_accept_language: bool = False
    null_is_absent: bool = False
    accepts_any_success: bool = False
    label_url: str = "https://nocnocgroup.com/labelurn/{id}"

    def __post_init__(self) -> None:
        check_bounds(self)
        check_url_template("label_url", self.label_url, "id")
        check_offset("utc_offset", self.utc_offset)
        statuses = Contract.load("nocnoc").values("OrderStatus")
        check_names("days_to_arrival", self.days_to_arrival, statuses)
        check_names("cancellable_statuses", self.cancellable_statuses or (), statuses)

    def day_of(self, now: datetime) -> str:
        """Return the day of a time by the offset, as `YYYY-MM-DD`."""
        return (now + self.utc_offset).strftime("%Y-%m-%d")
