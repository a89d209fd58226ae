"""Snapshots: the whole state under a name, taken and restored, over HTTP and in process."""

from __future__ import annotations

from datetime import timedelta
from pathlib import Path

import pytest
from in_process import Json
from nocnoc_mock_fixtures import InProcessMock, MakeMock
from orderkit.mock import MockServer, MockSettings, UnknownError


def test_a_snapshot_brings_back_orders_ids_clock_and_webhooks(
    mock: InProcessMock, order: Json, order_body: Json
) -> None:
    before, now = mock.stored(), mock.control.now()
    mock.control.snapshots.take("first")
    mock.control.advance_clock(timedelta(days=1))
    mock.place(order["id"])
    second = mock.create({**order_body, "merchant_invoice_id": "other"}).json()
    mock.control.snapshots.restore("first")
    assert (mock.stored(), mock.control.now()) == (before, now)
    assert mock.create({**order_body, "merchant_invoice_id": "third"}).json()["id"] == second["id"]


def test_a_snapshot_stays_and_can_be_restored_again(mock: InProcessMock, order: Json) -> None:
    mock.control.snapshots.take("placed")
    for _ in range(3):
        assert mock.place(order["id"]).json()["status"] == "placed"
        mock.control.snapshots.restore("placed")
        assert mock.get(order["id"]).json()["status"] == "created"


def test_requests_and_faults_end_when_a_snapshot_is_restored(mock: InProcessMock, order: Json) -> None:
    mock.control.snapshots.take("a")
    mock.control.plan_fault(status=500)
    mock.control.inject_random_faults(1, kinds=["503"])
    mock.control.snapshots.restore("a")
    assert (mock.control.faults(), mock.control.random_faults()) == ([], None)
    assert (mock.control.requests(), mock.control.request_counts()) == ([], [])


def test_a_clock_that_runs_goes_on_running(make_mock: MakeMock) -> None:
    mock = make_mock(clock=None)
    mock.control.snapshots.take("running")
    mock.send("PUT", "/_mock/clock", json={"now": "2018-01-02T03:04:05Z"})
    mock.control.snapshots.restore("running")
    assert mock.control.clock()["frozen"] is False
    assert mock.control.now().year > 2018


def test_settings_are_those_of_the_snapshot(mock: InProcessMock) -> None:
    before = mock.control.settings()
    mock.control.snapshots.take("a")
    mock.control.change_settings({"http_status": "semantic"})
    assert mock.control.settings() != before
    mock.control.snapshots.restore("a")
    assert mock.control.settings() == before


def test_a_state_file_is_restored_as_well(tmp_path: Path) -> None:
    settings = MockSettings(state=tmp_path / "orders.sqlite", orders=0)
    with MockServer(settings) as server:
        server.control.seed(3)
        server.control.snapshots.take("three")
        server.control.seed(3)
        server.control.snapshots.restore("three")
    with MockServer(settings) as server:
        assert sum(server.control.summary()["providers"]["nocnoc"]["orders"].values()) == 3


def test_snapshots_are_taken_restored_and_removed_over_http(mock: InProcessMock, order: Json) -> None:
    assert mock.send("PUT", "/_mock/snapshots/a.b-c_1").json() == {"snapshots": ["a.b-c_1"]}
    mock.place(order["id"])
    assert mock.send("POST", "/_mock/snapshots/a.b-c_1/restore").json() == {"snapshots": ["a.b-c_1"]}
    assert mock.get(order["id"]).json()["status"] == "created"
    assert mock.send("GET", "/_mock/snapshots").json() == {"snapshots": ["a.b-c_1"]}
    assert mock.send("DELETE", "/_mock/snapshots/a.b-c_1").json() == {"snapshots": []}


@pytest.mark.parametrize("method", ["POST", "DELETE"])
def test_an_unknown_snapshot_is_not_found(mock: InProcessMock, method: str) -> None:
    path = "/_mock/snapshots/nothing" + ("/restore" if method == "POST" else "")
    response = mock.send(method, path)
    assert response.status_code == 404
    assert response.json() == {"error": "snapshot must be one that was taken: none (got nothing)"}


@pytest.mark.parametrize("name", ["a b", "ä", "x" * 65, "a/b"])
def test_a_name_that_cannot_be_one_is_refused(mock: InProcessMock, name: str) -> None:
    with pytest.raises(ValueError, match="name must have 1 to 64 letters"):
        mock.control.snapshots.take(name)
    assert mock.control.snapshots.names == []


def test_snapshots_are_limited_in_number(mock: InProcessMock) -> None:
    for number in range(32):
        mock.control.snapshots.take(f"s{number}")
    mock.control.snapshots.take("s0")
    with pytest.raises(ValueError, match="at most 32 snapshots"):
        mock.control.snapshots.take("one-more")
    with pytest.raises(UnknownError):
        mock.control.snapshots.restore("one-more")
