"""Seeded orders, made of the seeded parts, with amounts that add up and times of their own."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from random import Random
from typing import Any

from ....contract import JsonObject
from ...engine.epoch_times import iso_text
from .columns import Indexed
from .seeded_parts import (
    ABSENT,
    ADDRESSES,
    CUSTOMS,
    ITEM_FACTS,
    SERVICE_POINTS,
    SHIPPING,
    VARIANTS,
    combine,
    person,
)

# Used in turn, so that a handful of orders shows every status; the last two are codes of one shop only.
STATUSES = (
    ("unfulfilled", "Unfulfilled"),
    ("fulfilled", "Fulfilled"),
    ("on_hold", None),
    ("fulfilled", "Order has been fulfilled"),
    ("unshipped", "Unshipped"),
    ("unfulfilled", None),
    ("to_review", "To be reviewed"),
    ("On_Hold", "On hold"),
)
_PAYMENTS: tuple[JsonObject, ...] = ({"code": "paid", "message": "Order has been paid"}, {"code": "n/a"})
_CURRENCIES = ("EUR", "EUR", "GBP", "EUR", "USD", "EUR", "CHF")
_GOODS = (("Cylinder candle", 350), ("Squared candle", 200), ("Scented candle", 550), ("Candle holder", 1999))
_NOTES = (ABSENT, "Call this number before delivery: 063 874 6473", None)
_TAGS: tuple[Any, ...] = (["fragile"], ABSENT, [], None, ["gift", "express"])
# Every seventh order is created in the shop at the same time as the one before it.
_SAME_TIME = 7
# Every eleventh order has the number of the one before it, in another integration (SC-23).
_SAME_NUMBER = 11


# Not frozen: a start makes very many, and a frozen one takes several times as long.
@dataclass(slots=True)
class Recipe:
    """Everything that a seeded order is made of: its index in its seed, and the times of its shop since 1970.

    An order is stored as its recipe until it changes: making all of them would be most of the time of a start.
    """

    index: int
    number: int
    integration: int
    created: int
    updated: int

    def to_json(self) -> str:
        """Return the recipe as JSON."""
        return f"[{self.index},{self.number},{self.integration},{self.created},{self.updated}]"

    def indexed(self) -> Indexed:
        """Return the indexed properties of the order, without making it."""
        index, number = self.index, self.number
        return Indexed(
            integration=self.integration,
            order_id=_order_id(index, number),
            order_number=_order_number(index, number),
            status=STATUSES[index % len(STATUSES)][0],
            created=_sortable(self.created, index),
            updated=_sortable(self.updated, index + 1) if index % 5 > 1 else None,
        )


def make_order(recipe: Recipe) -> JsonObject:
    """Make the order of a recipe."""
    index, number = recipe.index, recipe.number
    currency = _CURRENCIES[index % len(_CURRENCIES)]
    lines = [_line((index + step) % (VARIANTS * 4), currency) for step in range(index % 3 + 1)]
    total = sum(cents for _, cents in lines)
    return {
        "order_id": _order_id(index, number),
        "order_number": _order_number(index, number),
        "order_details": {
            "integration": {"id": recipe.integration},
            "status": _status(index),
            "order_created_at": _spell(recipe.created, index),
            **_update(index, recipe.updated),
            "order_items": [item for item, _ in lines],
            **combine(index, {"notes": _NOTES, "tags": _TAGS}),
        },
        "payment_details": {
            "total_price": _price(total, currency),
            "status": _PAYMENTS[index % 5 == 0],
            **_payment_facts(index % VARIANTS, total, currency),
        },
        **_parties(index),
    }


def make_times(random: Random, now: int, count: int) -> list[tuple[int, int]]:
    """Make the times of creation and update in the shops, oldest first, in seconds since 1970; some are equal."""
    ages = sorted((random.randrange(3600, 120 * 24 * 3600) for _ in range(count)), reverse=True)
    times = list[tuple[int, int]]()
    for index, age in enumerate(ages):
        seconds = ages[index - 1] if index % _SAME_TIME == _SAME_TIME - 1 else age
        created = now - seconds
        times.append((created, created + random.randrange(1, 3600)))
    return times


def _order_id(index: int, number: int) -> str:
    return f"S{555000 + number}" if index % 2 else f"shop-{number:08x}-A"


def _order_number(index: int, number: int) -> str:
    shown = number - 1 if index % _SAME_NUMBER == _SAME_NUMBER - 1 else number
    return (f"ORDER_{shown:06d}", f"#{shown}", f"Straße-{shown}", f"order, {shown}")[shown % 4]


def _status(index: int) -> JsonObject:
    code, message = STATUSES[index % len(STATUSES)]
    return {"code": code} if message is None else {"code": code, "message": message}


def _spell(seconds: int, index: int) -> str:
    """Format a time in one of the forms that shops use (SC-46)."""
    match index % 4:
        case 0:
            return f"{iso_text(seconds)}.{index % 1000:03d}Z"
        case 1:
            return f"{iso_text(seconds)}.{index % 1000:03d}000+00:00"
        case 2:
            return f"{iso_text(seconds)}Z"
        case _:
            return f"{iso_text(seconds + 2 * 3600)}+02:00"


def _sortable(seconds: int, index: int) -> str:
    """Format such a time as `sortable` writes it."""
    milliseconds = index % 1000 if index % 4 < 2 else 0
    return f"{iso_text(seconds)}.{milliseconds:03d}000000Z"


def _update(index: int, seconds: int) -> JsonObject:
    match index % 5:
        case 0:
            return {}
        case 1:
            return {"order_updated_at": None}
        case _:
            return {"order_updated_at": _spell(seconds, index + 1)}


def _price(cents: int, currency: str) -> JsonObject:
    whole, rest = divmod(cents, 100)
    return {"value": cents / 100 if rest else whole, "currency": currency}


@cache
def _line(variant: int, currency: str) -> tuple[JsonObject, int]:
    """Return an item, and the price of its pieces in hundredths."""
    name, cents = _GOODS[variant % len(_GOODS)]
    quantity = variant % 3 + 1
    item = {
        "name": name,
        "quantity": quantity,
        "total_price": _price(cents * quantity, currency),
        **combine(variant, ITEM_FACTS),
        **({"unit_price": _price(cents, currency)} if variant % 2 else {}),
    }
    return item, cents * quantity


def _payment_facts(variant: int, total: int, currency: str) -> JsonObject:
    some = {"value": "3.99", "currency": currency}
    costs = (some, {"value": 5.99}, {"value": None, "currency": None}, None, ABSENT, {"currency": currency})
    price = _price(total, currency)
    return combine(
        variant,
        {
            "is_cash_on_delivery": (False, True, None, ABSENT),
            "subtotal_price": (price, ABSENT),
            "estimated_shipping_price": (_price(495, currency), ABSENT),
            "estimated_tax_price": (ABSENT, _price(170, currency)),
            "invoice_date": ("2026-05-28", None, ABSENT),
            "discount_granted": costs,
            "insurance_costs": costs,
            "freight_costs": costs,
            "other_costs": costs,
        },
    )


def _parties(index: int) -> JsonObject:
    variant = index % VARIANTS
    buyer = combine(
        index // 2,
        {
            "phone_number": ("+319881729999", ABSENT),
            "email": (ABSENT, "customer@example.com", ""),
        },
    )
    return combine(
        index,
        {
            "customs_details": (CUSTOMS[variant], CUSTOMS[variant], None, ABSENT),
            "customer_details": ({"name": person(index), **buyer}, ABSENT),
            "billing_address": (ABSENT, ADDRESSES[(index + 7) % VARIANTS], ABSENT),
            "shipping_address": (*[ADDRESSES[variant]] * 8, ABSENT),
            "shipping_details": (SHIPPING[variant], SHIPPING[variant], ABSENT),
            "service_point_details": (ABSENT, SERVICE_POINTS[variant], None, ABSENT),
        },
    )
