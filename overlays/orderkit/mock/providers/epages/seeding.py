"""Seeded orders; equal requests at the same time give equal orders."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from itertools import islice
from random import Random

from ....contract import JsonObject
from ...engine.messages import SeedRequest
from ...engine.store import count_up
from .advance import make_document
from .documents import DocumentRepository, StoredDocument
from .ids import make_id
from .orders import NewOrder, OrderRepository, StoredOrder
from .seeded_catalogue import PAYMENT_METHODS, PRODUCTS, SHIPPING_METHODS
from .seeded_customers import customer_id
from .timestamps import format_milliseconds

FIRST_NUMBER = 1001

# Used in turn, so that a handful of orders shows most statuses.
_LIFECYCLES: tuple[tuple[str, ...], ...] = (
    (),
    ("viewedOn",),
    ("viewedOn", "pendingOn"),
    ("viewedOn", "inProcessOn", "paidOn", "invoicedOn"),
    ("viewedOn", "inProcessOn", "partiallyPaidOn", "partiallyInvoicedOn"),
    ("viewedOn", "paidOn", "invoicedOn", "readyForDispatchOn"),
    ("viewedOn", "paidOn", "invoicedOn", "partiallyDispatchedOn"),
    ("viewedOn", "paidOn", "invoicedOn", "dispatchedOn", "deliveredOn"),
    ("viewedOn", "rejectedOn", "archivedOn"),
    ("viewedOn", "paidOn", "invoicedOn", "dispatchedOn", "deliveredOn", "returnedOn", "closedOn"),
    ("paidOn", "dispatchedOn", "deliveredOn", "closedOn", "archivedOn"),
)
# Statuses that require a document.
_DOCUMENTS = {"invoicedOn": "Invoice", "partiallyInvoicedOn": "Invoice", "returnedOn": "CreditNote"}

_CURRENCIES = ("EUR", "EUR", "EUR", "EUR", "GBP", "USD", "CHF")
_LOCALES = ("de_DE", "en_US", None, "fr_FR", "en_GB")
_COMMENTS = (None, None, "I need the product asap", "Bitte beim Nachbarn abgeben.", "Merci !")
_NOTES = (None, None, None, "Tracking code: YAZUN7989", "Regular customer")
# Two years, because a filter by creation time spans at most one.
_OLDEST = 730 * 24 * 3600
# Seconds from the creation to the last status, at most.
_LONGEST_COURSE = 20 * 24 * 3600
# Youngest age in seconds: seeded orders are in the past.
_YOUNGEST = 60

# Every tenth order is created at the same time as the one before it, to test the order of listings.
_SAME_TIME = 10

# Orders that are stored together: fast, without all of them in memory.
_AT_ONCE = 1000

# Several orders for each customer, so that the filter by customer finds more than one.
_ORDERS_OF_A_CUSTOMER = 4
# A prime, so that the orders of a customer are spread over time.
_SHUFFLE = 7919


def seed_orders(repository: OrderRepository, owner: str, request: SeedRequest) -> JsonObject:
    """Create orders and their documents for a shop; return their ids and the number of each status."""
    random = Random(request.seed)  # noqa: S311 - it has to repeat, not to keep a secret
    customer_ids = [customer_id(customer) for customer in range(_customers(request.orders))]
    first = count_up(repository.connection, "epages order", FIRST_NUMBER, request.orders)
    documents = DocumentRepository(repository.connection)
    made, counts = list[str](), Counter[str]()
    orders = _make_all(random, request, first)
    while batch := list(islice(orders, _AT_ONCE)):
        repository.add_all(owner, (_new(order, customer_ids[order.customer]) for order in batch))
        documents.put(document for order in batch for document in _make_documents(order))
        made += (order.order_id for order in batch)
        counts.update(status for order in batch for status in order.statuses)
    return {"orders": made, "statuses": {name: counts[name] for name in repository.statuses if counts[name]}}


def _customers(orders: int) -> int:
    return max(orders // _ORDERS_OF_A_CUSTOMER, 1)


def _new(order: StoredOrder, customer: str) -> NewOrder:
    return NewOrder(order, customer, [PRODUCTS[index].id for index, _ in order.lines])


def _make_all(random: Random, request: SeedRequest, first: int) -> Iterator[StoredOrder]:
    now = int(request.now.timestamp())
    ages = sorted((random.randrange(_YOUNGEST, _OLDEST) for _ in range(request.orders)), reverse=True)
    customers = _customers(request.orders)
    for index in range(request.orders):
        age = ages[index - 1] if index % _SAME_TIME == _SAME_TIME - 1 else ages[index]
        statuses = _make_statuses(_LIFECYCLES[index % len(_LIFECYCLES)], now - age, age)
        yield _make(random, first + index, index * _SHUFFLE % customers, now - age, statuses)


def _make(random: Random, number: int, customer: int, created: int, statuses: dict[str, str]) -> StoredOrder:
    creation_date = format_milliseconds(created * 1000)
    year, month, day = creation_date[2:4], creation_date[5:7], creation_date[8:10]
    edits = [statuses[name] for name in _DOCUMENTS if name in statuses]
    return StoredOrder(
        order_id=make_id("order", number),
        creation_date=creation_date,
        currency=random.choice(_CURRENCIES),
        order_number=f"ORD{year}{month}{day}/{number}" if number % 6 else str(number),
        customer=customer,
        lines=_make_lines(random),
        tax_model="NET" if number % 5 == 0 else "GROSS",
        payment=number % len(PAYMENT_METHODS),
        variant=number,
        locale=random.choice(_LOCALES),
        coupon=random.choice((0, 0, 0, 10, 100)),
        shipping=random.choice((None, *range(len(SHIPPING_METHODS)))),
        recipient=customer + 1 if random.randrange(4) == 0 else None,
        customer_comment=random.choice(_COMMENTS),
        internal_note=random.choice(_NOTES),
        statuses=statuses,
        # Statuses are set one after the other.
        updated_on=statuses[next(reversed(statuses))] if statuses else None,
        last_edit=max(edits, default=None),
        tells_last_edit=number % 2 == 0,
    )


def _make_lines(random: Random) -> list[list[int]]:
    first, count = random.randrange(len(PRODUCTS)), random.choice((1, 1, 2, 3))
    return [[(first + step) % len(PRODUCTS), random.choice((1, 1, 1, 2, 5))] for step in range(count)]


def _make_statuses(lifecycle: tuple[str, ...], created: int, age: int) -> dict[str, str]:
    """Make the times of statuses, set at regular times within the age of an order."""
    within, steps = min(age, _LONGEST_COURSE) * 1000, len(lifecycle) + 1
    return {
        name: format_milliseconds(created * 1000 + within * number // steps)
        for number, name in enumerate(lifecycle, 1)
    }


def _make_documents(order: StoredOrder) -> Iterator[StoredDocument]:
    """Yield a document for each status that requires one, and sometimes an extra draft (EP-22)."""
    number = 0
    for name in order.statuses:
        if name in _DOCUMENTS:
            number += 1
            yield make_document(order, _DOCUMENTS[name], number, order.statuses[name], is_final=True)
    if "partiallyInvoicedOn" in order.statuses:
        yield make_document(order, "Invoice", number + 1, order.statuses["partiallyInvoicedOn"])
