"""Makes realistic orders; the same wish at the same time makes the same ones."""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Iterator, Sequence
from datetime import timedelta
from random import Random

from ....contract import JsonObject
from ...engine.provider import SeedWish
from .moments import microseconds, written
from .order_book import KeptOrder, OrderBook
from .seeded_orders import STATUSES, invent, invent_moments

_WRITE = json.JSONEncoder(ensure_ascii=False, separators=(",", ":")).encode


def plant(book: OrderBook, owner: str, integrations: Sequence[int], wish: SeedWish) -> JsonObject:
    """Make orders for an owner, their statuses in turn, the later ones with the higher numbers."""
    first = book.reserve(wish.orders)
    book.save_all(_invent_all(owner, integrations, wish, first), _WRITE)
    statuses = Counter(STATUSES[place % len(STATUSES)][0] for place in range(wish.orders))
    return {"orders": list(range(first, first + wish.orders)), "statuses": dict(statuses)}


def _invent_all(owner: str, integrations: Sequence[int], wish: SeedWish, first: int) -> Iterator[KeptOrder]:
    random = Random(wish.seed)  # noqa: S311 - it has to repeat, not to keep a secret
    visible_from = microseconds(wish.moment)
    for place, moments in enumerate(invent_moments(random, wish.moment, wish.orders)):
        yield KeptOrder(
            pk=first + place,
            owner=owner,
            created_at=written(moments[0] + timedelta(seconds=1, microseconds=40_454)),
            modified_at=written(moments[1] + timedelta(seconds=1, microseconds=40_454)),
            visible_from=visible_from,
            document=invent(place, first + place, integrations, moments),
        )
