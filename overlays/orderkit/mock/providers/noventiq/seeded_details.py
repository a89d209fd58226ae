"""Seeded customers, products and payments of orders, all of them invented; notifications show them."""

from __future__ import annotations

from dataclasses import dataclass
from random import Random

from ....contract import JsonObject
from ...engine.json_writer import write_plain_json

PAYMENT_METHODS = ("CreditCard", "CreditCard", "PayPal", "WireTransfer")

_NAMES = (
    "Ana Gómez",
    "Bruno Costa",
    "Çelik Demir",
    "Elena Petrova",
    "Jürgen Groß",
    "Mary O'Neill",
    "Ng Wei",
    "Zoë Roux",
)
_GOODS = (
    ("Antivirus for one year", "Home", 2990),
    ("Office suite, five devices", "Home", 9900),
    ("Backup storage, 1 TB", "Business", 4550),
    ("Drawing program", "", 12000),
    ("Database server, two cores", "Business", 185000),
)
_COUNTRIES = ("DE", "FR", "IN", "KZ", "TR")
_LOCALES = ("en", "de", "fr", "ru")
_CARDS = ("VISA", "MASTERCARD")
# Every seventh order costs nothing, so that a free order cannot be refunded.
_FREE = 7


# Not frozen: a start makes very many, and a frozen one takes several times as long.
@dataclass(slots=True)
class SeededDetails:
    """Properties of an order that only notifications show, with its payment method, amount and number of products."""

    payment_method: str
    cents: int
    products: int
    details_json: str


def make_details(random: Random, number: int, *, is_payment: bool, is_told_in_full: bool) -> SeededDetails:
    """Make the details of an order; a payment in short form has a product id only."""
    amount = 1 if is_payment else random.choice((1, 1, 2, 3))
    make_order = _make_payment_product if is_payment else _make_product
    products = [make_order(random, is_free=number % _FREE == _FREE - 1) for _ in range(amount)]
    method = random.choice(PAYMENT_METHODS)
    cents = sum(int(product["amount"].replace(".", "")) for product in products)
    if not is_told_in_full:
        least = [{"id": product["id"]} for product in products]
        details: JsonObject = {"customer": {}, "products": least, "payment": {}}
        return SeededDetails(method, cents, len(products), write_plain_json(details))
    details = {
        "locale": random.choice(_LOCALES),
        "customer": _make_customer(random, is_company=random.randrange(4) == 0),
        "products": products,
        "payment": _make_payment(random, method),
    }
    return SeededDetails(method, cents, len(products), write_plain_json(details))


def _make_customer(random: Random, *, is_company: bool) -> JsonObject:
    first, _, last = random.choice(_NAMES).partition(" ")
    country, number = random.choice(_COUNTRIES), random.randrange(1000)
    return {
        "country": country,
        "type": "company" if is_company else "person",
        "first_name": first,
        "last_name": last,
        "phone": f"+49300000{number:03d}",
        "vat_number": f"{country}000000{number:03d}" if is_company else "",
        "company_name": f"{last} & Partners" if is_company else "",
        "company_billing_address": f"{number + 1} Example Street" if is_company else "",
        "company_delivery_address": "",
    }


def _make_payment_product(random: Random, *, is_free: bool) -> JsonObject:
    _, _, usual_price = random.choice(_GOODS)
    price = _write(0 if is_free else usual_price)
    return {
        "id": random.randrange(1000, 10000),
        "name": "Payment",
        "price": price,
        "quantity": 1,
        "amount": price,
    }


def _make_product(random: Random, *, is_free: bool) -> JsonObject:
    name, segment, usual_price = random.choice(_GOODS)
    price = 0 if is_free else usual_price
    quantity, is_reduced = random.choice((1, 1, 2, 5)), random.randrange(3) == 0
    discount = price * quantity // 10 if is_reduced else 0
    code = random.randrange(1000, 10000)
    return {
        "id": str(code),
        "vendor_code": f"V-{code}",
        "sku": f"SKU-{code}",
        "business_segment": segment,
        "name": name,
        "price": _write(price),
        "quantity": quantity,
        "discount_percent": 10 if is_reduced else "",
        "discount_amount": _write(discount) if is_reduced else "",
        "vat_amount": _write(price * quantity // 5) if segment else "",
        "amount": _write(price * quantity - discount),
        "margin": _write(price * quantity // 8) if segment == "Business" else "",
    }


def _make_payment(random: Random, method: str) -> JsonObject:
    by_card = method == "CreditCard"
    return {
        "payment_system_name": "Bank Card" if by_card else method,
        "card_type": random.choice(_CARDS) if by_card else "",
        "card_last_4": f"{random.randrange(10000):04d}" if by_card else None,
        "card_expiration_date": f"{random.randrange(1, 13):02d}/2030" if by_card else "",
        "is_card_expired": False,
        "is_installment_payment": random.randrange(5) == 0,
    }


def _write(cents: int) -> str:
    return f"{cents // 100}.{cents % 100:02d}"
