"""Seeded orders: realistic, in every status; equal requests at the same time give equal orders."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from itertools import cycle
from random import Random

from ....contract import JsonObject
from ...engine.messages import SeedRequest
from .events import DELETED, NOT_PAID, PAID, TERMINATED
from .orders import OrderRepository, StoredOrder
from .seeded_details import SeededDetails, make_details
from .timestamps import to_epoch_seconds

# Used in turn: a status, and if the order was ever paid. The cycles below have lengths without a common divisor,
# so that every status occurs with every kind of order.
_LIFECYCLES = (
    (PAID, True),
    (NOT_PAID, False),
    (DELETED, False),
    (PAID, True),
    (DELETED, True),
    (TERMINATED, False),
    (PAID, True),
    (NOT_PAID, False),
    (PAID, True),
    (TERMINATED, True),
    (PAID, True),
)
# Every third order is a payment of Noventiq Payments, the others are Checkout orders.
_PAYMENTS = 3
# Three of five orders have an external id of the merchant.
_IDENTIFIED = 5
# Later orders have the customers and products of the first ones. All cycles divide this number.
_DIFFERENT_DETAILS = 1050
_CURRENCIES = ("EUR", "EUR", "EUR", "GBP", "INR", "KZT", "TRY", "USD")
_MAILBOXES = ("ana.gomez", "b.costa", "info", "j.gross", "mary", "orders", "wei.ng", "zoe")

# Seconds.
_DAY = 24 * 3600
# Share of the days until deletion in which unpaid orders are created, so that none is deleted soon.
_SHARE_OF_DAYS = 0.9
# Youngest age and longest time to payment in seconds, so that no payment is in the future.
_YOUNGEST = 11 * 60
_LONGEST_PAYMENT = 10 * 60
# Every tenth order is created in the same second as the one before it, and every other tenth earlier.
_STEP = 10


def seed_orders(repository: OrderRepository, owner: str, request: SeedRequest, days: int) -> JsonObject:
    """Create orders for an owner within the last `days`, so that no unpaid order is due for deletion."""
    random = Random(request.seed)  # noqa: S311 - it has to repeat, not to keep a secret
    ids = repository.reserve(request.orders)
    creation_times = _make_creation_times(random, to_epoch_seconds(repository.now), len(ids), days)
    details = [_make_details(random, number) for number in range(min(len(ids), _DIFFERENT_DETAILS))]
    known = zip(range(len(ids)), ids, creation_times, cycle(details), strict=False)
    repository.add_all(owner, (_make(random, *each) for each in known))
    statuses = Counter(_LIFECYCLES[number % len(_LIFECYCLES)][0] for number in range(request.orders))
    return {"orders": list(ids), "statuses": dict(statuses)}


def _make_creation_times(random: Random, now: int, count: int, days: int) -> Iterator[int]:
    """Yield creation times, nearly in the order of the ids, which Noventiq assigns before an order is complete."""
    oldest = now - int(days * _DAY * _SHARE_OF_DAYS)
    creation_times = sorted(random.randrange(oldest, now - _YOUNGEST) for _ in range(count))
    for number, creation_time in enumerate(creation_times):
        same, earlier = number % _STEP == _STEP - 1, number % _STEP == _STEP // 2
        before = creation_times[number - 1] if number and (same or earlier) else creation_time
        # An id can be a minute older than the one before it.
        yield max(before - 60, oldest) if earlier else before


def _make(random: Random, number: int, order_id: int, created: int, details: SeededDetails) -> StoredOrder:
    status, was_paid = _LIFECYCLES[number % len(_LIFECYCLES)]
    is_refunded = status == DELETED and was_paid
    return StoredOrder(
        id=order_id,
        is_payment=_is_payment(number),
        status=status,
        external_id=_make_external_id(random, number),
        created=created,
        paid=created + random.randrange(20, _LONGEST_PAYMENT) if was_paid else None,
        currency=random.choice(_CURRENCIES),
        email=_make_email(random),
        payment_method=details.payment_method,
        cents=details.cents,
        returned=details.products if is_refunded else 0,
        details_json=details.details_json,
    )


def _make_details(random: Random, number: int) -> SeededDetails:
    is_payment = _is_payment(number)
    is_told_in_full = not is_payment or _is_identified(number)
    return make_details(random, number, is_payment=is_payment, is_told_in_full=is_told_in_full)


def _is_payment(number: int) -> bool:
    return number % _PAYMENTS == _PAYMENTS - 1


def _is_identified(number: int) -> bool:
    return number % _IDENTIFIED >= 2


def _make_external_id(random: Random, number: int) -> str:
    """Make the external id: the merchant's own for a payment, a number for a buy link; some are used twice."""
    if not _is_identified(number):
        return ""
    return (
        f"PAY-{random.randrange(5000):04d}-a" if _is_payment(number) else str(random.randrange(10000, 15000))
    )


def _make_email(random: Random) -> str:
    """Make an address in lower case or, for the same mailbox, with capitals (NV-32)."""
    address = f"{random.choice(_MAILBOXES)}{random.randrange(20)}@example.com"
    return address.title() if random.randrange(4) == 0 else address
