"""Seeded orders; equal requests at the same time give equal orders."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from datetime import datetime
from random import Random

from ....contract import JsonObject
from ...engine.json_writer import write_plain_json
from ...engine.messages import SeedRequest
from .orders import OrderRepository, StoredOrder
from .seeded_products import make_products
from .timestamps import format_seconds

_FIRST_NAMES = ("Ana", "Bruno", "Camila", "Diego", "Elena", "João", "Lucía", "Mateus", "Paula", "Tomás")
_LAST_NAMES = ("Gómez", "Costa", "Rojas", "Fernández", "Quispe", "Pereira", "Silva", "Núñez", "Castro")
# Used in turn, so that a handful of orders shows every status, with and without a description.
_LIFECYCLES = (
    ("in_process", None),
    ("in_process", "Waiting for the goods"),
    ("cancelled", None),
    ("in_process", None),
    ("in_process", None),
    ("cancelled", "Cancelled at the customer's request"),
)
# Three months: long enough for listings split into windows of days.
_OLDEST = 90 * 24 * 3600
# Youngest age in seconds: more than the longest time to a status change, so that no change is in the
# future.
_YOUNGEST = 11 * 60

# Later orders have the products of the first ones.
_DIFFERENT_PRODUCTS = 1000

# Every tenth order is created in the same second as the one before it, to test the order of listings.
_SAME_SECOND = 10


def seed_orders(repository: OrderRepository, owner: str, request: SeedRequest) -> JsonObject:
    """Create orders for an owner, their statuses in turn, later ones with higher tracking ids."""
    random = Random(request.seed)  # noqa: S311 - it has to repeat, not to keep a secret
    goods = [
        {"sku": product["sku"], "fob_price": f"{product['price']:.2f}"}
        for product in make_products(request.now)
    ]
    tracking_ids = repository.reserve(request.orders)
    repository.add_all(owner, _make_all(random, request.now, tracking_ids, goods))
    statuses = Counter(_LIFECYCLES[number % len(_LIFECYCLES)][0] for number in range(request.orders))
    return {"orders": tracking_ids, "statuses": dict(statuses)}


def _make_all(
    random: Random, now: datetime, tracking_ids: Sequence[str], goods: Sequence[JsonObject]
) -> Iterator[StoredOrder]:
    seconds = int(now.timestamp())
    products = [
        write_plain_json(_make_lines(random, goods))
        for _ in range(min(len(tracking_ids), _DIFFERENT_PRODUCTS))
    ]
    ages = sorted((random.randrange(_YOUNGEST, _OLDEST) for _ in tracking_ids), reverse=True)
    for number, tracking_id in enumerate(tracking_ids):
        age = ages[number - 1] if number % _SAME_SECOND == _SAME_SECOND - 1 else ages[number]
        status, description = _LIFECYCLES[number % len(_LIFECYCLES)]
        # The status changes after the creation, and not in the future.
        changed = max(age - random.randrange(120, 600 if status == "in_process" else 100_000), 0)
        yield StoredOrder(
            tracking_id=tracking_id,
            created_at=format_seconds(seconds - age),
            status=status,
            status_date=format_seconds(seconds - changed),
            status_description=description,
            full_name=f"{random.choice(_FIRST_NAMES)} {random.choice(_LAST_NAMES)}",
            tax_id=f"{random.randrange(10**11):011d}",
            products_json=products[number % len(products)],
            warehouse=number,
        )


def _make_lines(random: Random, goods: Sequence[JsonObject]) -> list[JsonObject]:
    first = random.randrange(len(goods))
    chosen = (goods[(first + step) % len(goods)] for step in range(random.choice((1, 1, 1, 2, 3))))
    return [
        {"sku": item["sku"], "quantity": random.choice((1, 1, 2, 3)), "fob_price": item["fob_price"]}
        for item in chosen
    ]
