"""An order's life: who may change what, when it expires, and its notifications."""

from __future__ import annotations

import itertools
from datetime import UTC, datetime, timedelta

import pytest
from in_process import Json
from nocnoc_mock_fixtures import InProcessMock, MakeMock
from orderkit.contract import Contract
from orderkit.mock import NocnocSettings

TRANSITIONS: dict[str, list[str]] = {
    row["from"]: row["to"]
    for row in Contract.load("nocnoc").schema("OrderStatus")["x-lifecycle"]["transitions"]
}
PAIRS = list(itertools.product(TRANSITIONS, TRANSITIONS))
TO_DELIVERED = [
    "placed",
    "in_process",
    "picked_up",
    "in_warehouse",
    "shipped",
    "arrived",
    "cleared_by_customs",
    "address_delivery",
    "delivered",
]


def _bring(mock: InProcessMock, order_id: int, status: str) -> None:
    """Move a created order along to a status."""
    if status in ("cancelled", "expired"):
        mock.control.advance_order(order_id, status)
    elif status == "delivery_failure":
        _bring(mock, order_id, "address_delivery")
        mock.control.advance_order(order_id, status)
    elif status != "created":
        for step in TO_DELIVERED[: TO_DELIVERED.index(status) + 1]:
            mock.control.advance_order(order_id, step)


@pytest.mark.parametrize("status", TRANSITIONS)
def test_only_a_created_order_is_placed(mock: InProcessMock, order: Json, status: str) -> None:
    _bring(mock, order["id"], status)
    response = mock.place(order["id"])
    expected = ("placed", None) if status == "created" else (None, 311)
    assert (response.json().get("status"), response.json().get("code")) == expected


@pytest.mark.parametrize("status", TRANSITIONS)
def test_an_order_is_cancelled_only_before_it_is_picked_up(
    mock: InProcessMock, order: Json, status: str
) -> None:
    _bring(mock, order["id"], status)
    response = mock.cancel(order["id"])
    expected = ("cancelled", None) if status in ("created", "placed", "in_process") else (None, 311)
    assert (response.json().get("status"), response.json().get("code")) == expected


@pytest.mark.parametrize(("status", "following"), PAIRS)
def test_progress_follows_the_transitions_of_the_contract(
    mock: InProcessMock, order: Json, status: str, following: str
) -> None:
    _bring(mock, order["id"], status)
    if following in TRANSITIONS[status]:
        assert mock.control.advance_order(order["id"], following)["status"] == following
    else:
        with pytest.raises(ValueError, match=f"{status} cannot become {following}"):
            mock.control.advance_order(order["id"], following)


def test_a_whole_life_can_be_lived(mock: InProcessMock, order: Json) -> None:
    mock.place(order["id"])
    for status in TO_DELIVERED[1:]:
        assert mock.control.advance_order(order["id"])["status"] == status
    history = mock.get(order["id"]).json()["historic"]
    assert [event["status"] for event in history] == [*reversed(TO_DELIVERED[:-1]), "created"]


def test_a_new_order_has_no_history(mock: InProcessMock, order: Json) -> None:
    assert mock.get(order["id"]).json()["historic"] == []


def test_the_current_status_is_not_in_the_history(mock: InProcessMock, order: Json) -> None:
    mock.place(order["id"])
    assert [event["status"] for event in mock.track(order["tracking_id"]).json()["historic"]] == ["created"]


def test_getting_dates_by_day_and_tracking_by_second(mock: InProcessMock, order: Json) -> None:
    mock.control.advance_clock(timedelta(hours=20))
    mock.place(order["id"])
    got, tracked = mock.get(order["id"]).json(), mock.track(order["tracking_id"]).json()
    assert (got["date"], got["historic"][0]["date"]) == ("2017-04-09", "2017-04-08")
    assert (tracked["date"], tracked["historic"][0]["date"]) == ("2017-04-09", "2017-04-08 10:00:00")


def test_time_never_runs_backwards_in_a_history(mock: InProcessMock, order: Json) -> None:
    mock.control.advance_clock(3600)
    mock.place(order["id"])
    mock.control.set_clock(datetime(2017, 4, 8, 9, tzinfo=UTC))
    mock.control.advance_order(order["id"])
    mock.control.advance_order(order["id"])
    dates = [event["date"] for event in mock.track(order["tracking_id"]).json()["historic"]]
    assert dates == ["2017-04-08 11:00:00", "2017-04-08 11:00:00", "2017-04-08 10:00:00"]


def test_a_description_is_empty_unless_given(mock: InProcessMock, order: Json) -> None:
    mock.control.advance_order(order["id"], "placed")
    assert mock.get(order["id"]).json()["description"] == ""


def test_a_description_is_kept_in_the_history(mock: InProcessMock, order: Json) -> None:
    mock.control.advance_order(order["id"], "placed", "Shenzhen, CN")
    mock.control.advance_order(order["id"])
    assert mock.get(order["id"]).json()["historic"][0]["description"] == "Shenzhen, CN"


def test_a_failed_delivery_has_a_reason(mock: InProcessMock, order: Json) -> None:
    _bring(mock, order["id"], "delivery_failure")
    assert mock.get(order["id"]).json()["description"] != ""


def test_the_arrival_is_expected_53_days_after_creation(order: Json) -> None:
    assert order["estimated_time_arrival"] == "2017-05-31"


def test_the_arrival_is_expected_two_days_after_customs(mock: InProcessMock, order: Json) -> None:
    _bring(mock, order["id"], "arrived")
    mock.control.set_clock(datetime(2017, 4, 20, 12, tzinfo=UTC))
    assert mock.control.advance_order(order["id"])["estimated_time_arrival"] == "2017-04-22"


def test_placing_and_cancelling_do_not_change_the_expected_arrival(mock: InProcessMock, order: Json) -> None:
    mock.control.advance_clock(3600 * 30)
    assert mock.place(order["id"]).json()["estimated_time_arrival"] == order["estimated_time_arrival"]
    assert mock.cancel(order["id"]).json()["estimated_time_arrival"] == order["estimated_time_arrival"]


def test_money_never_changes_after_creation(mock: InProcessMock, order: Json) -> None:
    money = {name: value for name, value in order.items() if name.endswith("_usd")}
    assert money.items() <= mock.place(order["id"]).json().items()
    assert money.items() <= mock.cancel(order["id"]).json().items()
    assert money.items() <= mock.get(order["id"]).json().items()


def test_an_order_lives_until_the_last_second_before_its_expiration_date(
    mock: InProcessMock, order: Json
) -> None:
    mock.control.set_clock(datetime(2017, 4, 9, 23, 59, 59, tzinfo=UTC))
    assert mock.place(order["id"]).status_code == 200


def test_an_order_expires_when_its_expiration_date_begins(mock: InProcessMock, order: Json) -> None:
    mock.control.set_clock(datetime(2017, 4, 10, tzinfo=UTC))
    assert mock.place(order["id"]).json()["code"] == 311
    assert mock.get(order["id"]).json()["status"] == "expired"


@pytest.mark.parametrize(
    ("settings", "expired_at"),
    [
        (NocnocSettings(), "2017-04-10T00:00:00+00:00"),
        (NocnocSettings(expires_after_last_day=True), "2017-04-11T00:00:00+00:00"),
        (NocnocSettings(utc_offset=timedelta(hours=-3)), "2017-04-10T03:00:00+00:00"),
    ],
)
def test_the_timeline_has_the_time_at_which_an_order_was_due_to_expire(
    make_mock: MakeMock, order_body: Json, settings: NocnocSettings, expired_at: str
) -> None:
    mock = make_mock(rules=settings)
    order = mock.create(order_body).json()
    mock.control.advance_clock(timedelta(days=5))
    mock.get(order["id"])
    timeline = mock.control.views.order("nocnoc", str(order["id"]))["timeline"]
    assert [each["time"] for each in timeline if each.get("statuses") == ["expired"]] == [expired_at]


def test_an_order_expires_without_a_request(make_mock: MakeMock, order_body: Json) -> None:
    time = [datetime(2017, 4, 8, 10, tzinfo=UTC)]
    mock = make_mock(clock=None, time_source=lambda: time[0])
    order = mock.create(order_body).json()
    time[0] = datetime(2017, 4, 13, 15, tzinfo=UTC)
    assert mock.get(order["id"]).json()["date"] == "2017-04-10"


def test_an_order_that_expires_when_it_is_to_be_placed_stays_expired(
    make_mock: MakeMock, order_body: Json
) -> None:
    time = [datetime(2017, 4, 8, 10, tzinfo=UTC)]
    mock = make_mock(clock=None, time_source=lambda: time[0])
    order = mock.create(order_body).json()
    time[0] = datetime(2017, 4, 10, tzinfo=UTC)
    assert mock.place(order["id"]).json()["code"] == 311
    time[0] = datetime(2017, 4, 9, tzinfo=UTC)
    assert mock.get(order["id"]).json()["status"] == "expired"


def test_a_placed_order_never_expires(mock: InProcessMock, order: Json) -> None:
    mock.place(order["id"])
    mock.control.advance_clock(timedelta(days=365))
    assert mock.get(order["id"]).json()["status"] == "placed"


def test_an_order_expires_after_two_days_by_default(mock: InProcessMock, order_body: Json) -> None:
    del order_body["expiration_date"]
    assert mock.create(order_body).json()["expiration_date"] == "2017-04-10"


@pytest.mark.parametrize("end", ["cancelled", "expired", "delivered"])
def test_an_invoice_id_is_used_up_whatever_became_of_its_order(
    mock: InProcessMock, order: Json, order_body: Json, end: str
) -> None:
    _bring(mock, order["id"], end)
    assert mock.create({**order_body, "expiration_date": "2018-01-01"}).json()["code"] == 313


def test_a_repeated_invoice_id_is_refused_with_313(
    mock: InProcessMock, order: Json, order_body: Json
) -> None:
    assert mock.create(order_body).json()["code"] == 313


def test_quoting_stores_nothing(mock: InProcessMock, quote_body: Json) -> None:
    before = mock.stored()
    mock.quote(quote_body)
    assert mock.stored() == before
