"""Seeded orders; equal requests at the same time give equal orders."""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Iterator, Sequence
from datetime import timedelta
from random import Random

from ....contract import JsonObject
from ...engine.messages import SeedRequest
from .orders import OrderRepository, StoredOrder
from .seeded_orders import STATUSES, make_order, make_times
from .timestamps import format_timestamp, to_microseconds

# Seeded documents have no Decimals; the standard encoder writes them several times faster.
_WRITE = json.JSONEncoder(ensure_ascii=False, separators=(",", ":")).encode


def seed_orders(
    repository: OrderRepository, owner: str, integrations: Sequence[int], request: SeedRequest
) -> JsonObject:
    """Create orders for an owner, their statuses in turn, later ones with higher numbers."""
    first = repository.reserve(request.orders)
    repository.save_all(_make_all(owner, integrations, request, first), _WRITE)
    statuses = Counter(STATUSES[index % len(STATUSES)][0] for index in range(request.orders))
    return {"orders": list(range(first, first + request.orders)), "statuses": dict(statuses)}


def _make_all(
    owner: str, integrations: Sequence[int], request: SeedRequest, first: int
) -> Iterator[StoredOrder]:
    random = Random(request.seed)  # noqa: S311 - it has to repeat, not to keep a secret
    visible_from = to_microseconds(request.now)
    for index, times in enumerate(make_times(random, request.now, request.orders)):
        yield StoredOrder(
            pk=first + index,
            owner=owner,
            created_at=format_timestamp(times[0] + timedelta(seconds=1, microseconds=40_454)),
            modified_at=format_timestamp(times[1] + timedelta(seconds=1, microseconds=40_454)),
            visible_from=visible_from,
            document=make_order(index, first + index, integrations, times),
        )
