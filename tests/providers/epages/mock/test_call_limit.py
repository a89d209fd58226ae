"""The calls of a token in an hour: counted, reported in headers, refused once they are used up."""

from __future__ import annotations

from collections.abc import Callable
from datetime import timedelta
from typing import TYPE_CHECKING, Any

import httpx
import pytest
from in_process import Json
from orderkit.mock import EpagesSettings

if TYPE_CHECKING:
    from tests.providers.epages.mock.conftest import InProcessShops


HEADERS = ("Limit", "Remaining", "Reset")


def told_limit(response: httpx.Response, spelling: str = "X-RateLimit") -> tuple[Any, ...]:
    return tuple(response.headers.get(f"{spelling}-{name}") for name in HEADERS)


@pytest.fixture
def limited(make_shops: Callable[..., Any]) -> InProcessShops:
    return make_shops(epages=EpagesSettings(calls_an_hour=3))


def test_a_token_has_6000_calls_an_hour_unless_set_otherwise(shops: InProcessShops) -> None:
    assert told_limit(shops.call("GET", "/orders")) == ("6000", "5999", "2026-06-15T11:00:00.000Z")


def test_every_call_of_a_token_counts_whatever_its_response(limited: InProcessShops) -> None:
    assert told_limit(limited.call("GET", "/orders"))[1] == "2"
    assert told_limit(limited.call("GET", "/nowhere"))[1] == "1"
    assert told_limit(limited.call("DELETE", "/orders"))[1] == "0"
    assert limited.call("GET", "/orders").status_code == 429


def test_what_is_refused_for_its_number_says_so_and_does_not_count(
    limited: InProcessShops, told: Callable[..., Any]
) -> None:
    limited.control.advance_clock(0.25)
    for _ in range(3):
        limited.call("GET", "/orders")
    for _ in range(3):
        response = limited.call("GET", "/orders?page=0")
        assert response.status_code == 429
        assert told(response) == "Too Many Requests, Request: GET /epages/DemoShop/orders"
        assert told_limit(response) == ("3", "0", "2026-06-15T11:00:00.250Z")
        assert "retry-after" not in response.headers
    with limited.app._state.store.transaction() as connection:
        assert connection.execute("SELECT calls FROM epages_calls").fetchall() == [(3,)]


def test_an_hour_begins_with_the_first_call_and_is_renewed_whole(limited: InProcessShops) -> None:
    limited.control.advance_clock(timedelta(minutes=20))
    limited.call("GET", "/orders")
    limited.control.advance_clock(timedelta(minutes=59))
    assert told_limit(limited.call("GET", "/orders")) == ("3", "1", "2026-06-15T11:20:00.000Z")
    limited.control.advance_clock(59.999)
    assert told_limit(limited.call("GET", "/orders"))[1] == "0"
    assert limited.call("GET", "/orders").status_code == 429
    limited.control.advance_clock(0.001)
    assert told_limit(limited.call("GET", "/orders")) == ("3", "2", "2026-06-15T12:20:00.000Z")


def test_each_token_is_counted_alone(limited: InProcessShops) -> None:
    for _ in range(4):
        response = limited.call("GET", "/orders")
    assert response.status_code == 429
    assert told_limit(limited.call("GET", "/orders", key="merchant-two"))[1] == "2"


def test_a_call_without_a_known_token_gets_a_full_hour(limited: InProcessShops) -> None:
    for _ in range(5):
        response = limited.send("GET", "/epages/DemoShop/orders")
        assert response.status_code == 403
        assert told_limit(response) == ("3", "3", "2026-06-15T11:00:00.000Z")


def test_a_refused_patch_changes_nothing(limited: InProcessShops, order: Json) -> None:
    for _ in range(3):
        limited.call("GET", "/orders")
    before = limited.stored()
    response = limited.patch(order["orderId"], {"op": "remove", "path": "/paidOn"})
    assert (response.status_code, limited.stored()) == (429, before)


def test_the_other_spelling_is_given_too_if_the_shop_is_set_so(
    make_shops: Callable[..., Any], shops: InProcessShops
) -> None:
    both = make_shops(epages=EpagesSettings(other_spelling=True))
    for response in (both.call("GET", "/orders"), both.call("GET", "/orders?page=0")):
        assert told_limit(response) == told_limit(response, "X-Rate-Limit")
        assert None not in told_limit(response)
    assert told_limit(shops.call("GET", "/orders"), "X-Rate-Limit") == (None, None, None)


def test_a_reset_restarts_the_count(limited: InProcessShops) -> None:
    for _ in range(4):
        limited.call("GET", "/orders")
    limited.control.reset()
    assert told_limit(limited.call("GET", "/orders"))[1] == "2"
