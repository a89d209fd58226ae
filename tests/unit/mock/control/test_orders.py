"""Orders as the control API shows them: listings, documents, timelines, for every provider."""

from __future__ import annotations

import asyncio
from collections.abc import Iterator
from datetime import UTC, datetime
from typing import Any

import httpx
import pytest
from in_process import Json
from nocnoc_mock_fixtures import InProcessMock, MakeMock
from orderkit.mock import MockApplication, MockSettings, create_app

PROVIDERS = ("nocnoc", "nocnoc-store", "sendcloud", "noventiq", "epages")
WITH_SEEDED_ORDERS = PROVIDERS[1:]


class Desk:
    """A seeded mock and its control API."""

    def __init__(self, app: MockApplication, runner: asyncio.Runner) -> None:
        self.app = app
        self._runner = runner
        self._client = httpx.AsyncClient(transport=httpx.ASGITransport(app), base_url="http://mock")

    def call(self, method: str, path: str, **options: Any) -> httpx.Response:
        return self._runner.run(self._client.request(method, f"/_mock/{path}", **options))

    def get(self, path: str) -> Any:
        response = self.call("GET", path)
        assert response.status_code == 200, response.text
        return response.json()


@pytest.fixture(scope="module")
def seeded(runner: asyncio.Runner) -> Iterator[Desk]:
    """A mock that the tests only read."""
    app = create_app(MockSettings(clock=datetime(2026, 11, 30, 10, tzinfo=UTC), orders=30))
    app.control.seed(30)
    yield Desk(app, runner)
    app.close()


@pytest.fixture
def desk(runner: asyncio.Runner) -> Iterator[Desk]:
    app = create_app(MockSettings(clock=datetime(2026, 11, 30, 10, tzinfo=UTC), orders=30))
    app.control.seed(5)
    yield Desk(app, runner)
    app.close()


each_provider = pytest.mark.parametrize("provider", PROVIDERS)


@each_provider
def test_pages_show_every_order_once(seeded: Desk, provider: str) -> None:
    found: list[str] = []
    query = "limit=7"
    while query:
        page = seeded.get(f"{provider}/orders?{query}")
        found += [order["id"] for order in page["orders"]]
        query = f"limit=7&before={page['next']}" if page["next"] else ""
    assert len(found) == len(set(found)) == 30


@each_provider
def test_a_status_filters_as_many_orders_as_are_counted(seeded: Desk, provider: str) -> None:
    for status, count in seeded.get(f"{provider}/orders")["statuses"].items():
        found = seeded.call("GET", f"{provider}/orders", params={"status": status, "limit": 200}).json()
        assert len(found["orders"]) == count
        assert all(status in order["statuses"] for order in found["orders"])


@each_provider
def test_an_order_is_found_by_a_part_of_its_id_or_label(seeded: Desk, provider: str) -> None:
    order = seeded.get(f"{provider}/orders?limit=1")["orders"][0]
    for text in (order["id"][1:], order["label"][-4:].lower()):
        found = seeded.call("GET", f"{provider}/orders", params={"search": text}).json()["orders"]
        assert order["id"] in [each["id"] for each in found]


@pytest.mark.parametrize("text", ["%", "_", "\\", "'", "no such order"])
def test_a_search_takes_every_character_as_it_is(seeded: Desk, text: str) -> None:
    assert seeded.call("GET", "noventiq/orders", params={"search": text}).json()["orders"] == []


@each_provider
def test_an_order_shows_its_document_and_what_may_follow(seeded: Desk, provider: str) -> None:
    for listed in seeded.get(f"{provider}/orders?limit=30")["orders"]:
        order = seeded.get(f"{provider}/orders/{listed['id']}")
        assert {name: order[name] for name in listed} == listed
        assert listed["id"] in str(order["document"])


@each_provider
def test_the_life_of_a_seeded_order_is_what_its_own_record_tells(seeded: Desk, provider: str) -> None:
    for order in seeded.get(f"{provider}/orders?limit=30")["orders"]:
        first, *past = seeded.get(f"{provider}/orders/{order['id']}")["timeline"]
        assert first == {"kind": "created", "time": order["created"], "statuses": None}
        assert {entry["kind"] for entry in past} <= {"past"}


def test_the_past_of_a_seeded_order_has_every_status_with_its_place(seeded: Desk) -> None:
    page = seeded.call("GET", "nocnoc/orders", params={"status": "in_warehouse"}).json()
    timeline = seeded.get(f"nocnoc/orders/{page['orders'][0]['id']}")["timeline"]
    assert [(entry["statuses"], entry.get("description")) for entry in timeline] == [
        (None, None),
        (["placed"], ""),
        (["in_process"], ""),
        (["picked_up"], "Shenzhen, CN"),
        (["in_warehouse"], "Shenzhen, CN"),
    ]


@pytest.mark.parametrize("provider", ["nocnoc-store", "noventiq", "epages"])
def test_seeded_orders_have_a_past(seeded: Desk, provider: str) -> None:
    orders = seeded.get(f"{provider}/orders?limit=30")["orders"]
    assert any(len(seeded.get(f"{provider}/orders/{order['id']}")["timeline"]) > 1 for order in orders)


@each_provider
def test_everything_that_may_follow_is_accepted(desk: Desk, provider: str) -> None:
    order_id = desk.get(f"{provider}/orders?limit=1")["orders"][0]["id"]
    for status in desk.get(f"{provider}/orders/{order_id}")["next"]:
        desk.app.control.snapshots.take("before")
        answer = desk.call("POST", f"{provider}/orders/{order_id}/advance", json={"status": status})
        assert answer.status_code == 200, (status, answer.text)
        desk.app.control.snapshots.restore("before")


@each_provider
def test_a_change_of_status_is_part_of_the_life(desk: Desk, provider: str) -> None:
    listed = desk.get(f"{provider}/orders?limit=200")["orders"]
    for order in listed:
        before = desk.get(f"{provider}/orders/{order['id']}")
        if before["next"]:
            break
    desk.app.control.advance_clock(60)
    desk.app.control.advance_order(order["id"], before["next"][0], provider=provider)
    after = desk.get(f"{provider}/orders/{order['id']}")
    assert after["timeline"][0] == before["timeline"][0]
    assert after["timeline"][-1] == {
        "kind": "status",
        "time": "2026-11-30T10:01:00+00:00",
        "before": before["statuses"],
        "statuses": after["statuses"],
    }


def test_the_life_of_an_order_has_requests_and_webhooks(mock: InProcessMock, order_body: Json) -> None:
    order_body["notification_url"] = "http://127.0.0.1:1/hook"
    order = mock.create(order_body).json()
    mock.place(order["id"])
    mock.deliver()
    mock.track(order["tracking_id"])
    timeline = mock.send("GET", f"/_mock/nocnoc/orders/{order['id']}").json()["timeline"]
    shown = [(entry["kind"], entry.get("operationId") or entry.get("statuses")) for entry in timeline]
    assert shown == [
        ("request", "createOrder"),
        ("request", "placeOrder"),
        ("request", "trackOrder"),
        ("created", ["created"]),
        ("status", ["placed"]),
        ("webhook", None),
    ]


def test_an_expiry_has_the_time_at_which_it_was_due(mock: InProcessMock, order: Json) -> None:
    mock.control.advance_clock(10 * 24 * 3600)
    timeline = mock.control.views.order("nocnoc", str(order["id"]))["timeline"]
    assert timeline[-1]["time"] == f"{order['expiration_date']}T00:00:00+00:00"


def test_a_change_that_is_refused_is_no_part_of_the_life(mock: InProcessMock, order: Json) -> None:
    mock.send("POST", f"/_mock/nocnoc/orders/{order['id']}/advance", json={"status": "delivered"})
    timeline = mock.control.views.order("nocnoc", str(order["id"]))["timeline"]
    assert [entry["kind"] for entry in timeline] == ["request", "created"]


def test_a_history_outlives_a_restart(make_mock: MakeMock, tmp_path: Any, order_body: Json) -> None:
    first = make_mock(state=tmp_path / "state.db")
    order = first.create(order_body).json()
    first.place(order["id"])
    first.close()
    second = make_mock(state=tmp_path / "state.db")
    second.control.advance_order(order["id"])
    timeline = second.control.views.order("nocnoc", str(order["id"]))["timeline"]
    assert [entry["statuses"] for entry in timeline] == [["created"], ["placed"], ["in_process"]]


def test_accounts_are_numbers_of_keys(desk: Desk) -> None:
    desk.app.control.seed(1, api_key="merchant-two", provider="noventiq")
    assert desk.get("noventiq/orders?limit=1")["orders"][0]["account"] == 2
    assert "merchant" not in desk.call("GET", "noventiq/orders").text


@pytest.mark.parametrize(
    ("path", "status", "error"),
    [
        ("nobody/orders", 404, "provider must be one of"),
        ("nocnoc/orders/1", 404, "there is no such order"),
        ("nocnoc/orders/%27", 404, "there is no such order"),
        ("nocnoc/orders?limit=0", 400, "limit: 0 is less than the minimum of 1"),
        ("nocnoc/orders?limit=201", 400, "limit: 201 is greater than the maximum of 200"),
        ("nocnoc/orders?limit=x", 400, 'limit: "x" is not of type "integer"'),
        ("nocnoc/orders?before=99999999999999999999", 400, "before: "),
        ("nocnoc/orders?limit=1&limit=2", 400, "limit must be given once (got 2)"),
        ("nocnoc/orders?state=placed", 400, "query parameters must be among those of the route: status,"),
        ("nocnoc/orders?status=%00", 400, "status: "),
        ("requests/1", 404, "request must be the number of one that is listed (got 1)"),
        ("requests/x", 404, "request must be"),
        ("clock?now=1", 400, "query parameters must be among those of the route: none (got now)"),
    ],
)
def test_bad_input_is_refused_in_words(seeded: Desk, path: str, status: int, error: str) -> None:
    answer = seeded.call("GET", path)
    assert answer.status_code == status
    assert answer.json()["error"].startswith(error)


def test_a_request_is_shown_with_its_body(mock: InProcessMock, order: Json) -> None:
    number = mock.control.requests()[-1]["number"]
    shown = mock.send("GET", f"/_mock/requests/{number}").json()
    assert (shown["operationId"], shown["orders"]) == ("createOrder", [str(order["id"])])
    assert shown["body"]["merchant_invoice_id"] == order["merchant_invoice_id"]
    assert shown["headers"]["x-api-key"] == "***"
