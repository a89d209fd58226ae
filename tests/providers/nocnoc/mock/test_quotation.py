"""For any acceptable order: a quote and an order agree, and both are what the formulas say."""

from __future__ import annotations

import itertools
import json
from collections.abc import Callable
from decimal import Decimal
from fractions import Fraction
from typing import Any

import httpx
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from in_process import Json
from orderkit.mock import Limit, NocnocSettings

UNLIMITED = Limit(Decimal("1e30"))
RULES = NocnocSettings(
    amount_limits=UNLIMITED, weight_limits=UNLIMITED, quantity_limits=UNLIMITED, forbidden_subcategories={}
)
MONEY = ("amount_usd", "shipping_usd", "tax_handling_usd", "total_amount_usd")
TOTALS = (*MONEY, "total_weight", "total_volume")

text = st.text(st.characters(exclude_categories=["Cs"], exclude_characters="\0"), min_size=1, max_size=20)
centimetres = st.integers(1, 1_000)
products = st.fixed_dictionaries(
    {
        "name": text,
        "description": text,
        "sku": text.filter(lambda sku: sku != "FORBIDDEN-SKU"),
        "weight": st.integers(1, 100_000_000),
        "dimension": st.fixed_dictionaries(dict.fromkeys(("height", "length", "width"), centimetres)),
        "cents": st.integers(1, 200_00) | st.integers(1, 100_000_000),
        "subcategory_id": st.sampled_from([200, 600, 100, 2000]),
        "quantity": st.integers(1, 3) | st.integers(1, 10_000),
    }
)
orders = st.fixed_dictionaries(
    {
        "products": st.lists(products, min_size=1, max_size=4),
        "country": st.sampled_from(["AR", "BR", "CL", "PE"]),
    }
)
invoice_ids = (str(number) for number in itertools.count(1000))


def _body(order: Json) -> bytes:
    """The order as JSON text; a price of a whole number of cents is written as such by its nearest float."""
    products = [
        {**product, "amount_usd": product["cents"] / 100, "cents": "an unknown member"}
        for product in order["products"]
    ]
    customer = {
        "full_name": "Ana",
        "country": order["country"],
        "email": "a@example.com",
        "tax_id": "20-01234567-5",
    }
    address = dict.fromkeys(("recipient_name", "phone", "street", "zipcode", "city"), "x")
    body = {
        "merchant_invoice_id": next(invoice_ids),
        "products": products,
        "customer": customer,
        "address": {**address, "country": order["country"]},
    }
    return json.dumps(body).encode()


def _rate(country: str, subcategory: int, order_cents: int) -> Any:
    if country == "AR" and subcategory == 200:
        return Fraction(8, 10) if order_cents < 10_000 else Fraction(115, 1000)
    if country == "AR" and subcategory == 600 and order_cents >= 10_000:
        return Fraction(5482, 10_000)
    return Fraction(1, 2)


def _expected(order: Json) -> Json:
    """The formulas that give both documented examples, in whole cents and fractions."""
    products, country = order["products"], order["country"]
    amount = sum(product["cents"] * product["quantity"] for product in products)
    taxes = []
    for product in products:
        tax = product["cents"] * _rate(country, product["subcategory_id"], amount)
        taxes.append(int(tax + Fraction(1, 2)))  # half up
    tax = sum(unit * product["quantity"] for unit, product in zip(taxes, products, strict=True))
    cents = {
        "amount_usd": amount,
        "shipping_usd": 1600,
        "tax_handling_usd": tax,
        "total_amount_usd": amount + 1600 + tax,
    }
    volumes = (product["dimension"] for product in products)
    return {
        **{name: Decimal(value) / 100 for name, value in cents.items()},
        "total_weight": sum(product["weight"] * product["quantity"] for product in products),
        "total_volume": sum(
            box["height"] * box["length"] * box["width"] * product["quantity"]
            for box, product in zip(volumes, products, strict=True)
        ),
        "taxes": [Decimal(unit) / 100 for unit in taxes],
        "units": [
            Decimal(unit + product["cents"]) / 100 for unit, product in zip(taxes, products, strict=True)
        ],
    }


def _read(response: httpx.Response) -> Json:
    assert response.status_code == 200, response.text
    answer = json.loads(response.text, parse_float=Decimal)
    return {
        **{name: answer[name] for name in TOTALS},
        "taxes": [product["tax_handling_usd"] for product in answer["products"]],
        "units": [product["total_amount_usd"] for product in answer["products"]],
    }


@settings(
    max_examples=80,
    deadline=None,
    derandomize=True,
    suppress_health_check=[HealthCheck.function_scoped_fixture],
)
@given(order=orders)
def test_a_quote_and_an_order_agree_with_the_formulas(make_mock: Callable[..., Any], order: Json) -> None:
    mock = make_mock(rules=RULES)
    body = _body(order)
    headers = {"Content-Type": "application/json"}
    quoted = _read(mock.call("POST", "/api/order/quote", content=body, headers=headers))
    created = _read(mock.call("PUT", "/api/order", content=body, headers=headers))
    assert quoted == created == _expected(order)
