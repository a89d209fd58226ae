"""A state file outlives the mock."""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Callable
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import httpx
import pytest
from in_process import Json
from nocnoc_mock_fixtures import InProcessMock
from orderkit.mock import MockSettings, StoreError, WebhookSettings, create_app
from orderkit.mock.engine.store import Store


@pytest.fixture
def reopen(make_mock: Callable[..., Any], tmp_path: Path) -> Callable[..., Any]:
    """Closes the mock before and opens another on the same file."""
    opened: list[Any] = []

    def open_again(**chosen: Any) -> InProcessMock:
        for mock in opened:
            mock.close()
        opened.append(make_mock(**{"state": tmp_path / "state.db", "clock": None, **chosen}))
        return opened[-1]

    return open_again


def test_orders_survive_a_restart(reopen: Callable[..., Any], order_body: Json) -> None:
    first = reopen(clock=datetime(2017, 4, 8, 10, tzinfo=UTC))
    created = first.create(order_body).json()
    first.place(created["id"])
    before = first.get(created["id"]).json()
    assert reopen().get(created["id"]).json() == before


def test_ids_go_on_after_a_restart(reopen: Callable[..., Any], order_body: Json) -> None:
    del order_body["expiration_date"]
    reopen().create(order_body)
    assert reopen().create({**order_body, "merchant_invoice_id": "201"}).json()["id"] == 10000002


def test_an_invoice_id_stays_used_after_a_restart(reopen: Callable[..., Any], order_body: Json) -> None:
    del order_body["expiration_date"]
    reopen().create(order_body)
    assert reopen().create(order_body).json()["code"] == 313


def test_a_clock_that_was_set_stays_set_after_a_restart(reopen: Callable[..., Any]) -> None:
    reopen().control.set_clock(datetime(2020, 2, 29, 12, tzinfo=UTC))
    assert reopen().control.now() == datetime(2020, 2, 29, 12, tzinfo=UTC)


def test_a_clock_in_the_settings_wins_after_a_restart(reopen: Callable[..., Any]) -> None:
    reopen().control.set_clock(datetime(2020, 2, 29, 12, tzinfo=UTC))
    moment = datetime(2021, 1, 1, tzinfo=UTC)
    assert reopen(clock=moment).control.now() == moment


def test_pending_notifications_are_delivered_after_a_restart(
    reopen: Callable[..., Any], order_body: Json
) -> None:
    received = []

    def answer(request: httpx.Request) -> httpx.Response:
        received.append(json.loads(request.content)["status"])
        return httpx.Response(200)

    settings = WebhookSettings(transport=lambda: httpx.MockTransport(answer))
    first = reopen(webhooks=settings, clock=datetime(2017, 4, 8, 10, tzinfo=UTC))
    order_body["notification_url"] = "http://localhost/hook"
    first.place(first.create(order_body).json()["id"])
    second = reopen(webhooks=settings)
    second.deliver()
    assert received == ["placed"]
    assert [item["state"] for item in reopen().control.webhooks()["notifications"]] == ["delivered"]


def test_attempts_are_counted_over_a_restart(reopen: Callable[..., Any], order_body: Json) -> None:
    def settings(status: int) -> WebhookSettings:
        transport = httpx.MockTransport(lambda _: httpx.Response(status))
        return WebhookSettings(transport=lambda: transport, backoff=(3600, 0, 0))

    first = reopen(webhooks=settings(500), clock=datetime(2017, 4, 8, 10, tzinfo=UTC))
    order_body["notification_url"] = "http://localhost/hook"
    first.place(first.create(order_body).json()["id"])
    first.deliver()
    second = reopen(webhooks=settings(200))
    second.deliver_all()
    assert [item["number"] for item in second.control.webhooks()["attempts"]] == [1, 2]


def test_an_api_key_is_not_written_to_the_file(
    reopen: Callable[..., Any], tmp_path: Path, order_body: Json
) -> None:
    del order_body["expiration_date"]
    reopen().create(order_body)
    reopen()
    assert all(b"merchant-one" not in path.read_bytes() for path in tmp_path.iterdir())


def test_a_file_is_used_by_one_mock_at_a_time(reopen: Callable[..., Any], tmp_path: Path) -> None:
    reopen()
    with pytest.raises(StoreError, match="another mock"):
        create_app(MockSettings(state=tmp_path / "state.db"))


def test_a_file_of_another_program_is_left_alone(tmp_path: Path) -> None:
    path = tmp_path / "other.db"
    with sqlite3.connect(path) as connection:
        connection.execute("CREATE TABLE theirs (x)")
    connection.close()
    before = path.read_bytes()
    with pytest.raises(StoreError, match="another program"):
        create_app(MockSettings(state=path))
    assert path.read_bytes() == before


def test_a_file_that_is_no_database_is_left_alone(tmp_path: Path) -> None:
    path = tmp_path / "notes.txt"
    path.write_text("not a database, but long enough to be looked at" * 50)
    with pytest.raises(StoreError, match="not a database"):
        create_app(MockSettings(state=path))


def test_a_file_in_no_folder_is_a_store_error(tmp_path: Path) -> None:
    with pytest.raises(StoreError, match="cannot open"):
        create_app(MockSettings(state=tmp_path / "missing" / "state.db"))


def test_what_is_kept_within_a_transaction_outlives_its_failure() -> None:
    store, heard = Store(None, ["CREATE TABLE things (number INTEGER);"]), list[str]()
    store.on_change = lambda: heard.append("changed")

    def fail() -> None:
        with store.transaction() as connection:
            connection.execute("INSERT INTO things VALUES (1)")
            store.keep()
            connection.execute("INSERT INTO things VALUES (2)")
            raise KeyError

    with pytest.raises(KeyError):
        fail()
    with store.transaction() as connection:
        assert connection.execute("SELECT * FROM things").fetchall() == [(1,)]
    assert heard == ["changed"]
