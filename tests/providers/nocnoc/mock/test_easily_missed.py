"""Mistakes that a mock could make and that no other test would notice."""

from __future__ import annotations

from typing import Any

import pytest
from in_process import Json
from nocnoc_mock_fixtures import InProcessMock
from orderkit.mock.providers.nocnoc import provider as nocnoc


def _without(part: Json, *names: Any) -> Json:
    return {name: value for name, value in part.items() if name not in names}


def test_tax_depends_on_where_an_order_goes_not_on_who_buys_it(mock: InProcessMock, quote_body: Json) -> None:
    tax = mock.quote(quote_body).json()["tax_handling_usd"]
    quote_body["customer"]["country"] = "BR"
    assert mock.quote(quote_body).json()["tax_handling_usd"] == tax
    quote_body["address"]["country"] = "BR"
    assert mock.quote(quote_body).json()["tax_handling_usd"] != tax


@pytest.mark.parametrize("operation", ["place", "get", "cancel"])
def test_an_order_shows_later_what_it_showed_when_it_was_created(
    mock: InProcessMock, order: Json, operation: str
) -> None:
    later = getattr(mock, operation)(order["id"]).json()
    progress = ("status", "description", "date", "historic")
    assert _without(later, *progress, "products") == _without(order, "status", "pickup", "products")
    assert [_without(product, "pickup") for product in later["products"]] == order["products"]


def test_a_change_whose_notification_cannot_be_queued_is_undone(
    mock: InProcessMock, order: Json, monkeypatch: pytest.MonkeyPatch
) -> None:
    before = mock.stored()
    monkeypatch.setattr(nocnoc, "enqueue", lambda *_, **__: 1 / 0)
    assert mock.place(order["id"]).json()["code"] == 500
    assert mock.stored() == before


@pytest.mark.parametrize("key", ["MERCHANT-ONE", "Merchant-One"])
def test_an_api_key_is_compared_by_case(mock: InProcessMock, order: Json, key: str) -> None:
    assert mock.get(order["id"], key=key).json()["code"] == 401


def test_nothing_seeded_has_happened_in_the_future(mock: InProcessMock) -> None:
    now = mock.control.now().strftime("%Y-%m-%d %H:%M:%S")
    for order_id in mock.control.seed(26, seed=3)["orders"]:
        times = [event["date"] for event in mock.track(f"NC{order_id}").json()["historic"]]
        assert max([mock.get(order_id).json()["created_at"], *times]) <= now
        assert mock.get(order_id).json()["date"] <= now[:10]
