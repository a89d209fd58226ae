"""The choices of the nocnoc store simulator, none of them nocnoc's own word but the first warehouse."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Warehouse:
    """Where a seller sends the goods of an order; `street_2` is empty if there is none (ST-26)."""

    contact_name: str
    belongs_to: str
    contact_phone: str
    street: str
    street_2: str
    zipcode: str
    region: str
    city: str
    country: str


# The first is the one of the page's example.
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
    """What the simulated store demands and hands out.

    `strict_content_type` asks for a content type on every request, as the documentation does, and not only where
    there is a body (ST-28). `label_url` may name the order's `{id}`. An order has to be sent within
    `days_until_deadline` (ST-22). The orders of a seed go to the `warehouses` in turn.
    """

    strict_content_type: bool = False
    label_url: str = "https://www.live.nocnocstore.com/token/{id}"
    days_until_deadline: int = 2
    warehouses: tuple[Warehouse, ...] = WAREHOUSES

    def __post_init__(self) -> None:
        if not self.warehouses:
            raise ValueError("warehouses needs at least one")
