"""Seeded products: every condition, unit and kind of attribute, some without a description."""

from __future__ import annotations

from datetime import datetime, timedelta
from decimal import Decimal

from ....contract import JsonObject
from .products import describe, describe_from_asin
from .timestamps import format_timestamp

# More than the default page of 50, so that a listing has a second page.
_PRODUCTS = 60
# Every sixth product is known by its ASIN alone.
_FROM_ASIN = 6

_GOODS = (
    ("Keywell", "wireless keyboard", "49.99", ("36", "16.5", "5"), "0.95"),
    ("Harken", "closed headphones", "15", ("22", "20", "9"), "0.5"),
    ("Lumina", "desk lamp", "27.5", ("40", "18.25", "18.25"), "1.4"),
    ("Trailis", "trail running shoes", "89.9", ("34", "26", "13"), "0.9"),
    ("Altavoz", "portable speaker", "120", ("19", "8", "8"), "0.62"),
)
_CONDITIONS = (
    None,
    "NEW",
    "USED",
    "OPEN_BOX",
    "REFURBISHED_A",
    "REFURBISHED_B",
    "REFURBISHED_C",
    "REFURBISHED_D",
)
_SIZE_UNITS = ("cm", "inch", "inches", "mm")
_WEIGHT_UNITS = ("kg", "lb", "gram", "kilogram", "pound")
_ATTRIBUTES: tuple[list[JsonObject], ...] = (
    [],
    [{"type": "COLOR", "value": "Black"}],
    [{"type": "COLOR", "value": "Azul"}, {"type": "SIZE", "value": "XL"}],
)


def make_products(now: datetime) -> list[JsonObject]:
    """Make the products; only their times depend on the current time."""
    return [{**_make(number), **_times(number, now)} for number in range(_PRODUCTS)]


def _make(number: int) -> JsonObject:
    brand, name, price, _, _ = _GOODS[number % len(_GOODS)]
    offer: JsonObject = {
        # Some SKUs are numbers, as sellers use barcodes for them.
        "sku": f"{brand.upper()}-{number:03d}" if number % 3 else f"62911074{number:05d}",
        "available_quantity": (0, 1, 25, 9999)[number % 4],
        "price": Decimal(price) + number,
        "currency_code": "USD",
    }
    if number % _FROM_ASIN == _FROM_ASIN - 1:
        return describe_from_asin({**offer, "international_ids": {"asin": [f"B0EXAMP{number:03d}"]}})
    title = f"{brand} {name} {number}"
    return describe({**offer, "brand": brand, "title": title, **_describe(number, title)})


def _describe(number: int, title: str) -> JsonObject:
    condition = _CONDITIONS[number % len(_CONDITIONS)]
    return {
        "description": f"{title} & accessories, in its original box.",
        "description_language": "en",
        **({} if condition is None else {"condition": condition}),
        "package_dimensions": _dimensions(number),
        "product_dimensions": _dimensions(number + 1),
        "images": [
            {"source_url": f"https://images.example.com/{number:03d}-{index}.jpg"}
            for index in range(number % 3 + 1)
        ],
        **_numbers(number),
        "attributes": _ATTRIBUTES[number % len(_ATTRIBUTES)],
    }


def _dimensions(number: int) -> JsonObject:
    _, _, _, (length, width, height), weight = _GOODS[number % len(_GOODS)]
    return {
        "size": {
            "unit": _SIZE_UNITS[number % len(_SIZE_UNITS)],
            "length": Decimal(length),
            "width": Decimal(width),
            "height": Decimal(height),
        },
        "weight": {"unit": _WEIGHT_UNITS[number % len(_WEIGHT_UNITS)], "value": Decimal(weight)},
    }


def _numbers(number: int) -> JsonObject:
    gtins = {"gtin": [f"4901234{number:06d}"]} if number % 2 else {}
    asins = {"asin": f"B0KNOWN{number:03d}"} if number % 3 == 1 else {}
    return {"international_ids": {**asins, **gtins}} if number % 4 else {}


def _times(number: int, now: datetime) -> JsonObject:
    created = now.replace(microsecond=0) - timedelta(days=120, hours=number)
    updated = created + timedelta(days=number % 5, seconds=number)
    return {"created_at": format_timestamp(created), "updated_at": format_timestamp(updated)}
