"""Settings of the simulated nocnoc store; none is documented except the first warehouse."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Annotated, Literal

from ...engine.setting import Setting, check_bounds, check_offset, check_url_template


@dataclass(frozen=True, slots=True)
class Warehouse:
    """Address to which a seller sends the goods of an order; `street_2` may be empty (ST-26)."""

    contact_name: str
    belongs_to: str
    contact_phone: str
    street: str
    street_2: str
    zipcode: str
    region: str
    city: str
    country: str


# The first one is that of the documented example.
WAREHOUSES = (
    Warehouse(
        "Nocnoc",
        "NOCNOC",
        "3055134548 Ext 70129",
        "13150 NW 25TH ST",
        "",
        "33182-1532",
        "Florida",
        "Miami",
        "US",
    ),
    Warehouse(
        "Nocnoc Inbound",
        "NOCNOC",
        "3055550148",
        "8400 Example Way",
        "Dock 4",
        "33166",
        "Florida",
        "Doral",
        "US",
    ),
)


@dataclass(frozen=True, slots=True)
class NocnocStoreSettings:
    """Settings of the simulated store.

    Attributes:
        strict_content_type: Require a content type on every request, as documented, not only with a body (ST-28).
        label_url: URL of a label, with `{id}` for the order (ST-19).
        utc_offset: Offset from UTC of the times in responses and of the days of filters (ST-05, ST-27).
        days_until_deadline: Days from creation to the deadline for sending the goods (ST-22).
        largest_page: Largest `size` of a page; a larger one is refused (ST-12).
        default_size: Size of a page of products for which none is asked (ST-12).
        products_from_page_one: Count the pages of products from one, not from zero as those of orders (ST-11).
        status_beyond_last_page: HTTP status for a page after the last one (ST-13): 200 with an empty list, or 404.
        newest_first: List orders by time, the newest first, and products by SKU; otherwise both in reverse (ST-14,
            ST-67).
        null_is_absent: Take null for an optional property as if it were absent; otherwise refuse it (ST-82).
        cancels_at_once: Cancel an order when its cancellation is requested; otherwise nocnoc decides later (ST-34).
        checks_packed_quantities: Refuse a Son package with more units of a product than were ordered (ST-69).
        returns_international_ids: Return the `international_ids` of a new product with all else that was submitted; the
            documented example lacks them (ST-80).
        product_status: Status of products in responses (ST-46), except to their creation from an ASIN.
        warehouses: Destinations of seeded orders, used in turn (ST-23).
    """

    strict_content_type: bool = False
    label_url: str = "https://www.live.nocnocstore.com/token/{id}"
    utc_offset: timedelta = timedelta()
    days_until_deadline: Annotated[int, Setting(least=0, most=3650)] = 2
    largest_page: Annotated[int, Setting(least=1, most=1000)] = 200
    default_size: Annotated[int, Setting(least=1, most=1000)] = 50
    products_from_page_one: bool = False
    status_beyond_last_page: Literal[200, 404] = 200
    newest_first: bool = True
    null_is_absent: bool = False
    cancels_at_once: bool = False
    checks_packed_quantities: bool = False
    returns_international_ids: bool = True
    product_status: str = "SUCCESS"
    warehouses: tuple[Warehouse, ...] = WAREHOUSES

    def __post_init__(self) -> None:
        check_bounds(self)
        check_url_template("label_url", self.label_url, "id")
        check_offset("utc_offset", self.utc_offset)
        if not self.warehouses:
            raise ValueError("warehouses must contain at least one warehouse")

    def local(self, time: str) -> str:
        """Return a stored time by the offset from UTC."""
        return str(datetime.fromisoformat(time) + self.utc_offset) if self.utc_offset else time
