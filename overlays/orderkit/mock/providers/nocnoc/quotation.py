"""Quotation: weight, volume and price of an order, in exact decimals, rounded half up to cents per unit."""

from __future__ import annotations

from decimal import ROUND_HALF_UP, Context, Decimal, localcontext
from typing import Any

from ....contract import JsonObject
from .settings import NocnocSettings
from .subcategories import subcategory_names

# Amounts are rounded per unit, so that totals are sums of what each product shows.
_CENT = Decimal("0.01")
# Sixty digits hold the sum of any order that validates without rounding.
_EXACT = Context(prec=60, rounding=ROUND_HALF_UP)


def quote(order: JsonObject, settings: NocnocSettings, shipping: Decimal | None = None) -> JsonObject:
    """Return the order with its totals, each product with its subcategory and its amounts per unit (EL-47).

    Equal products and destinations have equal amounts, in a quote and in an order, unless shipping is given (EL-49).
    """
    shipping = settings.shipping_usd if shipping is None else shipping
    with localcontext(_EXACT):
        products: list[JsonObject] = order["products"]
        amount = sum(
            (product["amount_usd"] * Decimal(product["quantity"]) for product in products), Decimal(0)
        )
        country = order["address"]["country"]
        quoted = [
            _quote_product(product, _tax_rate(settings, country, product, amount)) for product in products
        ]
        return {**order, "products": quoted, **_totals(quoted, amount, shipping)}


def _totals(products: list[JsonObject], amount: Decimal, shipping: Decimal) -> JsonObject:
    tax = sum((product["tax_handling_usd"] * product["quantity"] for product in products), Decimal(0))
    return {
        "total_weight": sum(product["weight"] * product["quantity"] for product in products),
        "total_volume": sum(_volume(product["dimension"]) * product["quantity"] for product in products),
        "amount_usd": amount,
        "shipping_usd": shipping,
        "tax_handling_usd": tax,
        "total_amount_usd": amount + shipping + tax,
    }


def _quote_product(product: JsonObject, rate: Decimal) -> JsonObject:
    amount = Decimal(product["amount_usd"])
    tax = (amount * rate).quantize(_CENT)
    name = subcategory_names()[product["subcategory_id"]]
    return {**product, "subcategory_name": name, "tax_handling_usd": tax, "total_amount_usd": amount + tax}


def _tax_rate(settings: NocnocSettings, country: str, product: JsonObject, amount: Decimal) -> Decimal:
    # The first rate that applies counts, so that a setting can put exceptions first.
    for entry in settings.tax_rates:
        applies = (entry.country, entry.subcategory_id) == (country, product["subcategory_id"])
        if applies and entry.at_least <= amount < entry.below:
            return entry.rate
    return settings.default_tax_rate


def _volume(dimension: dict[str, Any]) -> int:
    return int(dimension["height"] * dimension["length"] * dimension["width"])
