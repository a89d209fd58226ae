"""Seeded orders; equal requests at the same time give equal orders."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from random import Random

from ....contract import JsonObject
from ...engine.epoch_times import iso_text
from ...engine.messages import SeedRequest
from .columns import Indexed
from .orders import OrderRepository, StoredOrder
from .seeded_orders import STATUSES, Recipe, make_times
from .timestamps import to_microseconds

# Sendcloud gets an order about a second after its shop made it.
_MICROSECONDS_TO_SENDCLOUD = 1_040_454


def seed_orders(
    repository: OrderRepository, owner: str, integrations: Sequence[int], request: SeedRequest
) -> JsonObject:
    """Create orders for an owner, their statuses in turn, later ones with higher numbers."""
    first = repository.reserve(request.orders)
    repository.save_all(_make_all(owner, integrations, request, first))
    statuses = Counter(STATUSES[index % len(STATUSES)][0] for index in range(request.orders))
    return {"orders": list(range(first, first + request.orders)), "statuses": dict(statuses)}


def _make_all(
    owner: str, integrations: Sequence[int], request: SeedRequest, first: int
) -> Iterator[tuple[StoredOrder, Indexed]]:
    random = Random(request.seed)  # noqa: S311 - it has to repeat, not to keep a secret
    visible_from = to_microseconds(request.now)
    seconds, fraction = divmod(visible_from, 1_000_000)
    later, fraction = divmod(fraction + _MICROSECONDS_TO_SENDCLOUD, 1_000_000)
    for index, times in enumerate(make_times(random, seconds, request.orders)):
        recipe = Recipe(index, first + index, integrations[index % len(integrations)], *times)
        created_at, modified_at = (f"{iso_text(time + later)}.{fraction:06d}+00:00" for time in times)
        order = StoredOrder(recipe.number, owner, created_at, modified_at, visible_from, recipe.to_json())
        yield order, recipe.indexed()
