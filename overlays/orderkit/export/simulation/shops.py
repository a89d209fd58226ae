"""Shops of many sizes: a few are huge, and most are small."""

from __future__ import annotations

from collections.abc import Sequence
from random import Random

from attrs import define


@define(frozen=True)
class Shop:
    """A shop with a token of its own.

    Attributes:
        provider: Where its orders are.
        orders: How many it has.
        days: In how many days they were made.
    """

    provider: str
    orders: int
    days: float


def shops_of(
    number: int, orders: int, *, providers: Sequence[str], skew: float = 1.0, days: float = 730, seed: int = 1
) -> list[Shop]:
    """Return shops whose sizes are those of Zipf's law, in the order in which a file might list them.

    Args:
        number: How many shops.
        orders: The orders of all together.
        providers: Where they are; each has as many shops, and one of the largest.
        skew: Zipf's exponent: the shop of rank n has 1 / n ** skew of the orders of the first. 0 makes all equal.
        days: In how many days the orders were made.
        seed: Repeats the order.
    """
    weights = [1 / rank**skew for rank in range(1, number + 1)]
    # Rounded so that the sum is exact: each shop has what its share adds to the whole.
    total, reached, shops = sum(weights), 0.0, list[Shop]()
    for rank, weight in enumerate(weights):
        before, reached = round(orders * reached / total), reached + weight
        shops.append(Shop(providers[rank % len(providers)], round(orders * reached / total) - before, days))
    Random(seed).shuffle(shops)  # noqa: S311 - it has to repeat, not to keep a secret
    return shops
