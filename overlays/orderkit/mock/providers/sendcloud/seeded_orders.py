"""Seeded orders, made of the seeded parts, with amounts that add up and times of their own."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime, timedelta
from functools import cache
from random import Random
from typing import Any

from ....contract import JsonObject
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


def make_order(
    index: int, number: int, integrations: Sequence[int], times: tuple[datetime, datetime]
) -> JsonObject:
    """Make the order at an index of its seed, with its number and the times of its creation and update in the shop."""
    currency = _CURRENCIES[index % len(_CURRENCIES)]
    lines = [_line((index + step) % (VARIANTS * 4), currency) for step in range(index % 3 + 1)]
    total = sum(cents for _, cents in lines)
    return {
        "order_id": f"S{555000 + number}" if index % 2 else f"shop-{number:08x}-A",
        "order_number": _order_number(index, number),
        "order_details": {
            "integration": {"id": integrations[index % len(integrations)]},
            "status": _status(index),
            "order_created_at": _spell(times[0], index),
            **_update(index, times[1]),
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


def make_times(random: Random, now: datetime, count: int) -> list[tuple[datetime, datetime]]:
    """Make the times of creation and update in the shops, oldest first; some are equal."""
    ages = sorted((random.randrange(3600, 120 * 24 * 3600) for _ in range(count)), reverse=True)
    times = list[tuple[datetime, datetime]]()
    for index, age in enumerate(ages):
        seconds = ages[index - 1] if index % _SAME_TIME == _SAME_TIME - 1 else age
        created = now - timedelta(seconds=seconds)
        times.append((created, created + timedelta(seconds=random.randrange(1, 3600))))
    return times


def _order_number(index: int, number: int) -> str:
    shown = number - 1 if index % _SAME_NUMBER == _SAME_NUMBER - 1 else number
    return (f"ORDER_{shown:06d}", f"#{shown}", f"Straße-{shown}", f"order, {shown}")[shown % 4]


def _status(index: int) -> JsonObject:
    code, message = STATUSES[index % len(STATUSES)]
    return {"code": code} if message is None else {"code": code, "message": message}


def _spell(time: datetime, index: int) -> str:
    """Format a time in one of the forms that shops use (SC-46)."""
    match index % 4:
        case 0:
            return f"{time:%Y-%m-%dT%H:%M:%S}.{index % 1000:03d}Z"
        case 1:
            return f"{time:%Y-%m-%dT%H:%M:%S}.{index % 1000:03d}000+00:00"
        case 2:
            return f"{time:%Y-%m-%dT%H:%M:%S}Z"
        case _:
            return f"{time + timedelta(hours=2):%Y-%m-%dT%H:%M:%S}+02:00"


def _update(index: int, time: datetime) -> JsonObject:
    match index % 5:
        case 0:
            return {}
        case 1:
            return {"order_updated_at": None}
        case _:
            return {"order_updated_at": _spell(time, index + 1)}


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
