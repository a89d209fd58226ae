"""Seeded orders: realistic, in every status; equal requests at the same time give equal orders."""

from __future__ import annotations

from collections import Counter
from dataclasses import replace
from datetime import datetime, timedelta
from decimal import Decimal
from random import Random
from typing import Any

from ....contract import JsonObject
from ...engine.lifecycle import Lifecycle
from ...engine.messages import SeedRequest
from .orders import OrderRepository, StoredOrder
from .quotation import quote
from .rendering import count_packages
from .status_descriptions import FAILURE_REASON
from .tax_ids import cuit_check_digit

# (name, subcategory, grams, (height, length, width) in cm, lowest and highest price in USD, HS code)
_GOODS = (
    ("Tablet 10 inch, 64 GB", 200, 620, (4, 28, 20), (60, 240), "84713012"),
    ("Bluetooth headphones", 103, 260, (9, 20, 18), (15, 120), "85183000"),
    ("Smart watch", 120, 140, (8, 10, 9), (25, 180), "85176200"),
    ("Quadcopter with camera", 600, 1450, (16, 32, 26), (80, 320), "88062200"),
    ("LED bulbs, pack of six", 703, 380, (12, 18, 13), (6, 30), "85395200"),
    ("Running shoes", 1014, 900, (13, 34, 22), (30, 110), "64041100"),
    ("Dog harness", 1503, 310, (6, 24, 20), (8, 35), "42010000"),
)
_PLACES = (
    ("AR", "Buenos Aires", "C1043AAZ", "Avenida Corrientes 1200", "+541143210000"),
    ("BR", "São Paulo", "01310-100", "Avenida Paulista 900", "+551130000000"),
    ("PE", "Lima", "15074", "Avenida Larco 450", "+5112000000"),
    ("CL", "Santiago", "8320000", "Alameda 340", "+56220000000"),
    ("MX", "Ciudad de México", "06000", "Avenida Juárez 14", "+525550000000"),
)
_PEOPLE = ("Ana Gómez", "Bruno Costa", "Camila Rojas", "Diego Fernández", "Elena Quispe", "João Pereira")
_WAREHOUSE = {
    "contact_name": "Li Wei",
    "contact_phone": "+8675512345678",
    "street": "88 Shennan Road",
    "zipcode": "518000",
    "region": "Guangdong",
    "city": "Shenzhen",
    "country": "CN",
}
# Not a divisor of a day, so that the events of an order fall on different times of day.
_STEP = timedelta(hours=7)
# Statuses whose description names the place where the parcel is.
_PLACE_OF_WAREHOUSE = frozenset({"picked_up", "in_warehouse", "shipped"})
_PLACE_OF_CUSTOMER = frozenset({"arrived", "cleared_by_customs", "address_delivery", "delivered"})


def seed_orders(
    repository: OrderRepository, lifecycle: Lifecycle, owner: str, request: SeedRequest
) -> JsonObject:
    """Create orders for an owner, their statuses in turn, the latest change before now."""
    random = Random(request.seed)  # noqa: S311 - it has to repeat, not to keep a secret
    statuses = [lifecycle.statuses[number % len(lifecycle.statuses)] for number in range(request.orders)]
    seeded = [
        _seed_order(repository, random, (owner, request.seed), lifecycle.path_to(status))
        for status in statuses
    ]
    return {"orders": [order.id for order in seeded], "statuses": dict(Counter(statuses))}


def _seed_order(
    repository: OrderRepository, random: Random, origin: tuple[str, int], statuses: tuple[str, ...]
) -> StoredOrder:
    owner, seed = origin
    now = _creation_time(repository.now, random, statuses)
    document = {"merchant_invoice_id": _make_invoice_id(repository, random, owner, seed), **_make(random)}
    priced = quote(document, repository.settings)
    order = replace(repository, now=now).add(owner, {**priced, "total_packages": count_packages(document)})
    for status in statuses[1:]:
        now += _STEP
        # Expired by the same code as real orders, at midnight of their date.
        if status == "expired":
            repository.expire()
            break
        order = replace(repository, now=now).change(order, status, _describe(order, status))
    return order


def _creation_time(now: datetime, random: Random, statuses: tuple[str, ...]) -> datetime:
    """Return the creation time of an order; an expired one is three days old, so that its date has come."""
    if statuses[-1] == "expired":
        return now - timedelta(days=3)
    # An order that is still created must not be past its expiration date.
    return now - _STEP * len(statuses) - timedelta(minutes=random.randrange(300))


def _make_invoice_id(repository: OrderRepository, random: Random, owner: str, seed: int) -> str:
    while True:  # an invoice id can be used only once, and a seed may be repeated
        invoice_id = f"S{seed}-{random.randrange(10**8):08d}"
        if not repository.exists(owner, invoice_id):
            return invoice_id


def _make(random: Random) -> JsonObject:
    country, city, zipcode, street, phone = random.choice(_PLACES)
    person = random.choice(_PEOPLE)
    return {
        "products": [_make_product(random, goods) for goods in random.sample(_GOODS, random.randint(1, 3))],
        "pickup": dict(_WAREHOUSE),
        "customer": {
            "full_name": person,
            "country": country,
            "email": f"customer{random.randrange(1000)}@example.com",
            "tax_id": _make_tax_id(random) if country == "AR" else str(random.randrange(10**8, 10**9)),
        },
        "address": {
            "recipient_name": person,
            "phone": phone,
            "street": street,
            "zipcode": zipcode,
            "city": city,
            "country": country,
        },
    }


def _make_product(random: Random, goods: tuple[Any, ...]) -> JsonObject:
    name, subcategory, weight, (height, length, width), (low, high), hs_code = goods
    return {
        "name": name,
        "description": f"{name}, new, in its original box",
        "sku": f"SKU-{random.randrange(10**6):06d}",
        "weight": weight,
        "dimension": {"height": height, "length": length, "width": width},
        "amount_usd": Decimal(random.randint(low * 100, high * 100)) / 100,
        "subcategory_id": subcategory,
        "hs_code": hs_code,
        "quantity": random.randint(1, 2),
        "native_description": "全新商品",
    }


def _make_tax_id(random: Random) -> str:
    while True:
        body = f"20{random.randrange(10**7, 10**8)}"
        digit = cuit_check_digit(body)
        # No CUIT has the check digit 10; another number is drawn then.
        if digit < 10:
            return f"20-{body[2:]}-{digit}"


def _describe(order: StoredOrder, status: str) -> str:
    if status in _PLACE_OF_WAREHOUSE:
        return f"{_WAREHOUSE['city']}, {_WAREHOUSE['country']}"
    if status in _PLACE_OF_CUSTOMER:
        return f"{order.document['address']['city']}, {order.document['address']['country']}"
    return FAILURE_REASON if status == "delivery_failure" else ""
