"""Settings of the simulated nocnoc store; none is documented except the first warehouse."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Annotated

from ...engine.setting import Setting, check_bounds, check_url_template


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
        label_url: URL of a label, with `{id}` for the order.
        days_until_deadline: Days from creation to the deadline for sending the goods (ST-22).
        largest_page: Largest `size` of a page; a larger one is refused (ST-12).
        newest_first: List the newest orders and products first; otherwise the oldest (ST-14).
        warehouses: Destinations of seeded orders, used in turn.
    """

    strict_content_type: bool = False
    label_url: str = "https://www.live.nocnocstore.com/token/{id}"
    days_until_deadline: Annotated[int, Setting(least=0, most=3650)] = 2
    largest_page: Annotated[int, Setting(least=1, most=1000)] = 200
    newest_first: bool = True
    warehouses: tuple[Warehouse, ...] = WAREHOUSES

    def __post_init__(self) -> None:
        check_bounds(self)
        check_url_template("label_url", self.label_url, "id")
        if not self.warehouses:
            raise ValueError("warehouses must contain at least one warehouse")
