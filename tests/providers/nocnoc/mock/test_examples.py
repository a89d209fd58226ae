"""The page's own examples, to the cent."""

from __future__ import annotations

from collections.abc import Callable
from decimal import Decimal
from typing import Any

import pytest
from in_process import Json
from nocnoc_mock_fixtures import InProcessMock
from orderkit.mock import NocnocSettings


def test_the_documented_quote_is_reproduced(mock: InProcessMock, examples: Json) -> None:
    assert mock.quote(examples["QuoteRequestTablet"]).json() == examples["QuoteTablet"]


def test_the_documented_order_is_reproduced(make_mock: Callable[..., Any], examples: Json) -> None:
    mock = make_mock(rules=NocnocSettings(label_url="https://nocnocgroup.com/labelurn"))
    assert mock.create(examples["CreateOrderRequestTabletAndDrones"]).json() == examples["OrderCreated"]


def test_a_label_url_names_its_order_by_default(order: Json) -> None:
    assert order["label_url"] == "https://nocnocgroup.com/labelurn/10000001"


@pytest.mark.parametrize(("member", "text"), [("shipping_usd", "16"), ("amount_usd", "57.55")])
def test_money_is_written_without_padding(
    mock: InProcessMock, quote_body: Json, member: str, text: str
) -> None:
    assert f'"{member}":{text},' in mock.quote(quote_body).text


def test_a_price_of_one_decimal_keeps_one(mock: InProcessMock, order_body: Json) -> None:
    assert '"amount_usd":100.8,' in mock.create(order_body).text


def test_properties_come_in_the_order_of_the_contract(
    mock: InProcessMock, quote_body: Json, examples: Json
) -> None:
    assert list(mock.quote(quote_body).json()) == list(examples["QuoteTablet"])


def test_the_same_product_costs_less_tax_in_a_larger_order(mock: InProcessMock, quote_body: Json) -> None:
    product = quote_body["products"][0]
    quote_body["products"] = [{**product, "amount_usd": 99.99}, {**product, "amount_usd": 0.01}]
    products = mock.quote(quote_body).json()["products"]
    assert products[0]["tax_handling_usd"] == 11.5  # 99.99 * 0.115: the order amounts to exactly 100


def test_a_product_without_a_rate_of_its_own_is_taxed_by_half(mock: InProcessMock, quote_body: Json) -> None:
    quote_body["products"][0] |= {"subcategory_id": 103, "amount_usd": 10.01}
    assert mock.quote(quote_body).json()["tax_handling_usd"] == 5.01  # 5.005, half up


def test_rates_can_be_set(make_mock: Callable[..., Any], quote_body: Json) -> None:
    mock = make_mock(
        rules=NocnocSettings(tax_rates=(), default_tax_rate=Decimal("0.21"), shipping_usd=Decimal(9))
    )
    assert mock.quote(quote_body).json()["total_amount_usd"] == 57.55 + 12.09 + 9


def test_an_integer_written_with_a_fraction_of_zero_is_one(mock: InProcessMock, quote_body: Json) -> None:
    quote_body["products"][0]["weight"] = 700.0
    assert '"weight":700,' in mock.quote(quote_body).text
