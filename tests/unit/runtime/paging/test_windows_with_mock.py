"""Windows against the mock: at every seam of a time range, each order is listed once and in its place."""

from __future__ import annotations

import copy
from collections.abc import Callable, Iterator
from datetime import UTC, date, datetime, timedelta
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from orderkit import EPages
from orderkit.contract import Contract
from orderkit.mock import EpagesSettings, MockServer, MockSettings
from orderkit.mock.providers.sendcloud.settings import SendcloudSettings

pytestmark = pytest.mark.slow

NOW = datetime(2026, 11, 22, 10, tzinfo=UTC)
EXAMPLE = Contract.load("sendcloud").document["components"]["examples"]["NewOrdersComplete"]["value"][0]
NEW_ORDER = {name: value for name, value in EXAMPLE.items() if name != "id"}
AT_SEAMS = (
    *("2026-10-03T00:00:00Z", "2026-10-03T23:59:59.999999Z", "2026-10-04T00:00:00.000Z"),
    *("2026-10-04T01:30:00+02:00", "2026-10-04T23:30:00-02:00", "2026-10-04T23:59:59Z"),
)
FEW = settings(max_examples=15, suppress_health_check=[HealthCheck.function_scoped_fixture])

Timestamps = list[datetime]
List = Callable[..., list[Any]]


@pytest.fixture(scope="module")
def mock() -> Iterator[MockServer]:
    with MockServer(
        MockSettings(
            orders=60,
            clock=NOW,
            sendcloud=SendcloudSettings(rate_limits=None),
            epages=EpagesSettings(calls_an_hour=10**6),
        )
    ) as server:
        yield server


list_options = st.fixed_dictionaries({"concurrency": st.integers(1, 4), "page_size": st.integers(2, 30)})
numbers = st.integers(1, 9)


@pytest.fixture
def sendcloud_lists(sendcloud: Any, mock: MockServer) -> List:
    caller = sendcloud(
        base_url=mock.url_for("sendcloud"), public_key="merchant-one", secret_key="merchant-one-secret"
    )
    seams = [copy.deepcopy(NEW_ORDER) for _ in AT_SEAMS]
    for number, (order, timestamp) in enumerate(zip(seams, AT_SEAMS, strict=True)):
        order["order_id"], order["order_details"]["order_created_at"] = f"seam-{number}", timestamp
        order["order_details"]["integration"]["id"] = 17
    caller.call("create_or_update_orders", seams)
    return lambda **options: [order.id for order in caller.gather(caller.client.list_orders(**options))]


@FEW
@given(
    first=st.integers(0, 60),
    days=st.integers(0, 60),
    windows=numbers,
    upwards=st.booleans(),
    options=list_options,
)
def test_orders_of_sendcloud_at_midnight_are_in_the_window_of_their_day(
    sendcloud_lists: List, first: int, days: int, windows: int, upwards: bool, options: dict[str, int]
) -> None:
    begin = date(2026, 9, 20) + timedelta(days=first)
    span = {"order_created_at_min": begin, "order_created_at_max": begin + timedelta(days=days)}
    sort = "order_created_at" if upwards else "-order_created_at"
    whole = sendcloud_lists(**span, sort=sort, page_size=200)
    assert sendcloud_lists(**span, sort=sort, windows=windows, **options) == whole
    assert sendcloud_lists(**span, sort=sort, windows=timedelta(days=1), **options) == whole


@pytest.fixture
def store_lists(store: Any, mock: MockServer) -> List:
    caller = store(base_url=mock.url_for("nocnoc-store"), api_key="merchant-one")
    return lambda **options: [
        order.tracking_id for order in caller.gather(caller.client.list_orders(**options))
    ]


@FEW
@given(days=st.integers(0, 200), windows=numbers, options=list_options)
def test_orders_of_the_store_are_in_the_window_of_their_day(
    store_lists: List, days: int, windows: int, options: dict[str, int]
) -> None:
    span = {"date_from": NOW.date() - timedelta(days=days), "date_to": NOW.date()}
    whole = store_lists(**span, page_size=200)
    assert store_lists(**span, windows=windows, **options) == whole
    assert store_lists(**span, windows=timedelta(days=10), **options) == whole


@pytest.fixture
def noventiq_lists(noventiq: Any, mock: MockServer) -> List:
    caller = noventiq(
        base_url=mock.url_for("noventiq"), username="merchant-one", password="merchant-one-secret"
    )
    return lambda **options: caller.gather(caller.client.search_orders(**options))


@pytest.fixture(scope="module")
def noventiq_timestamps(mock: MockServer) -> Timestamps:
    """When the orders were created that Noventiq finds."""
    with mock._app._state.store.transaction() as connection:
        rows = connection.execute("SELECT created FROM noventiq_orders ORDER BY created").fetchall()
    return [datetime.fromtimestamp(timestamp, UTC) for (timestamp,) in rows]


@FEW
@given(data=st.data(), windows=numbers, options=list_options)
def test_an_order_of_noventiq_at_a_seam_is_in_one_window(
    noventiq_lists: List,
    noventiq_timestamps: Timestamps,
    data: st.DataObject,
    windows: int,
    options: dict[str, int],
) -> None:
    seam = data.draw(st.sampled_from(noventiq_timestamps))
    reach = timedelta(seconds=data.draw(st.integers(1, 10**7)))
    shift = timedelta(seconds=data.draw(st.integers(-1, 1)))
    span = {"create_date_from": seam - reach + shift, "create_date_to": seam + reach}
    whole = noventiq_lists(**span)
    for split in (2, windows, reach):
        assert sorted(noventiq_lists(**span, windows=split, **options)) == whole


@pytest.fixture
def epages_lists(shop: Any, mock: MockServer) -> List:
    caller = shop(base_url=mock.url_for("epages"), token="merchant-one")
    return lambda **options: caller.gather(caller.client.list_orders(**options))


@pytest.fixture(scope="module")
def epages_timestamps(mock: MockServer) -> Timestamps:
    """The creation times of the orders that ePages lists."""
    with EPages(shop_id="DemoShop", token="merchant-one", base_url=mock.url_for("epages")) as client:
        return [order.creation_date for order in client.list_orders()]


def ids(orders: list[Any]) -> list[str]:
    return [order.order_id for order in orders]


@FEW
@given(data=st.data(), windows=numbers, options=list_options)
def test_an_order_of_epages_at_a_seam_is_in_one_window(
    epages_lists: List,
    epages_timestamps: Timestamps,
    data: st.DataObject,
    windows: int,
    options: dict[str, int],
) -> None:
    seam = data.draw(st.sampled_from(epages_timestamps))
    reach = timedelta(milliseconds=data.draw(st.integers(2, 15 * 10**9)))
    shift = timedelta(milliseconds=data.draw(st.integers(-1, 1)))
    span = {"created_after": seam - reach + shift, "created_before": seam + reach}
    whole = ids(epages_lists(**span))
    for split in (2, windows, reach):
        assert ids(epages_lists(**span, windows=split, **options)) == whole


def test_windows_list_more_than_the_year_that_epages_lists_at_once(epages_lists: List) -> None:
    span = {"created_after": NOW - timedelta(days=3000), "created_before": NOW}
    with pytest.raises(ValueError, match="windows= lists longer times"):
        epages_lists(**span)
    assert ids(epages_lists(**span, windows=timedelta(days=365), concurrency=4)) == ids(epages_lists())


def test_the_days_of_a_window_are_those_of_utc(sendcloud_lists: List) -> None:
    day = date(2026, 10, 3)
    each = [
        sendcloud_lists(order_created_at=day + timedelta(days=number), sort="-order_created_at")
        for number in (1, 0)
    ]
    span = {"order_created_at_min": day, "order_created_at_max": day + timedelta(days=1)}
    assert sendcloud_lists(**span, windows=2) == [*each[0], *each[1]]
