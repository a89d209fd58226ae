"""`orders` of each provider, sync and async: the same orders as the provider's whole list, filtered in Python."""

from __future__ import annotations

import asyncio
from collections.abc import Callable, Iterator
from datetime import UTC, date, datetime, timedelta
from decimal import Decimal
from typing import Any
from zoneinfo import ZoneInfo

import pytest
from client_fixtures import Caller
from order_mocks import LISTING, listed, open_client, whole_walk
from orderkit import to_json
from orderkit.mock import MockSettings
from orderkit.orders import Order, OrderStatus, Period, orders
from orderkit.testing import MockSession

NOW = datetime(2026, 4, 2, 10, tzinfo=UTC)
DAY = timedelta(days=1)
UNIT = {
    "nocnoc_store": timedelta(seconds=1),
    "noventiq": timedelta(seconds=1),
    "sendcloud": timedelta(microseconds=1),
    "epages": timedelta(milliseconds=1),
}
"""The smallest difference between two times of a provider."""
ZONES = ("UTC", "Europe/Berlin", "America/Los_Angeles", "Pacific/Kiritimati", "Asia/Kathmandu")
Keep = Callable[[Order], bool]


@pytest.fixture(scope="module")
def session() -> Iterator[MockSession]:
    with MockSession(MockSettings(orders=40, clock=NOW)) as found:
        yield found


@pytest.fixture(params=LISTING)
def provider(request: pytest.FixtureRequest) -> str:
    return str(request.param)


@pytest.fixture
def caller(session: MockSession, provider: str, loop: asyncio.Runner | None) -> Iterator[Caller]:
    found = open_client(session, provider, loop)
    yield found
    found.close()


@pytest.fixture(scope="module")
def every(session: MockSession) -> dict[str, list[Order]]:
    """All orders of each provider."""
    found = {}
    for provider in LISTING:
        caller = open_client(session, provider, None)
        found[provider] = whole_walk(caller, provider)
        caller.close()
    return found


def ids(found: list[Order]) -> list[str]:
    return [order.id for order in found]


def check(caller: Caller, known: list[Order], keep: Keep, **wanted: Any) -> None:
    # Sorted: a period may be listed by its time.
    assert sorted(ids(listed(caller, **wanted))) == sorted(ids([order for order in known if keep(order)]))


def placed_in(start: datetime | None, end: datetime | None) -> Keep:
    def keep(order: Order) -> bool:
        assert order.placed_at is not None
        return (start is None or order.placed_at >= start) and (end is None or order.placed_at < end)

    return keep


def beginning(day: date, zone: str) -> datetime:
    return datetime(day.year, day.month, day.day, tzinfo=ZoneInfo(zone))


def test_all_orders_are_those_of_the_provider_in_its_sequence(
    caller: Caller, provider: str, every: dict[str, list[Order]]
) -> None:
    found = listed(caller, account="main")
    assert len(found) > 30
    assert ids(found) == ids(every[provider])
    assert {(order.provider, order.account) for order in found} == {(provider, "main")}
    assert [to_json(order.raw) for order in found] == [to_json(order.raw) for order in every[provider]]


def test_an_order_placed_at_the_start_is_listed_and_one_at_the_end_is_not(
    caller: Caller, provider: str, every: dict[str, list[Order]]
) -> None:
    known, unit = every[provider], UNIT[provider]
    for order in (known[0], known[len(known) // 2]):
        at = order.placed_at
        assert at is not None
        for start, end in (
            (at, at + unit),
            (at - unit, at),
            (at + unit, at + DAY),
            (at - DAY, at),
            (at - DAY, at + unit),
        ):
            check(caller, known, placed_in(start, end), placed=(start, end))


def test_a_period_of_no_length_has_no_order(
    caller: Caller, provider: str, every: dict[str, list[Order]]
) -> None:
    at = every[provider][0].placed_at
    assert listed(caller, placed=(at, at)) == []


@pytest.mark.parametrize("zone", ZONES)
def test_a_day_begins_in_the_zone(
    caller: Caller, provider: str, zone: str, every: dict[str, list[Order]]
) -> None:
    known = every[provider]
    at = known[3].placed_at
    assert at is not None
    day = at.astimezone(ZoneInfo(zone)).date()
    keep = placed_in(beginning(day, zone), beginning(day + DAY, zone))
    assert any(map(keep, known))
    check(caller, known, keep, placed=day, zone=zone)
    check(caller, known, keep, placed=(day, day + DAY), zone=ZoneInfo(zone))
    check(caller, known, keep, placed=Period.of(day, zone=zone))


@pytest.mark.parametrize("day", [date(2026, 3, 8), date(2026, 3, 28), date(2026, 3, 29), date(2026, 3, 30)])
@pytest.mark.parametrize("zone", ["Europe/Berlin", "America/Los_Angeles"])
def test_a_week_around_the_change_of_the_clocks_is_whole(
    caller: Caller, provider: str, day: date, zone: str, every: dict[str, list[Order]]
) -> None:
    start, end = day - 3 * DAY, day + 4 * DAY
    keep = placed_in(beginning(start, zone), beginning(end, zone))
    check(caller, every[provider], keep, placed=(start, end), zone=zone)
    parts = [listed(caller, placed=start + number * DAY, zone=zone) for number in range(7)]
    whole = ids([order for order in every[provider] if keep(order)])
    assert sorted(ids([order for part in parts for order in part])) == sorted(whole)


def test_one_bound_alone_is_enough(caller: Caller, provider: str, every: dict[str, list[Order]]) -> None:
    known = every[provider]
    at = sorted(order.placed_at for order in known if order.placed_at)[len(known) // 2]
    check(caller, known, placed_in(at, None), placed=(at, None))
    check(caller, known, placed_in(None, at), placed=(None, at))
    check(caller, known, lambda order: True, placed=(None, None))


def test_years_are_one_period(caller: Caller, provider: str, every: dict[str, list[Order]]) -> None:
    found = listed(caller, placed=(date(2023, 1, 1), date(2026, 12, 31)))
    assert sorted(ids(found)) == sorted(ids(every[provider]))


@pytest.mark.parametrize(
    ("first", "last"), [(1, 9999), (1900, 9999), (1900, None), (None, 2100), (1, 1000), (9998, None)]
)
def test_bounds_for_any_time_are_no_error(
    caller: Caller, provider: str, every: dict[str, list[Order]], first: int | None, last: int | None
) -> None:
    start, end = (None if year is None else datetime(year, 1, 1, tzinfo=UTC) for year in (first, last))
    check(caller, every[provider], placed_in(start, end), placed=(start, end))


@pytest.mark.parametrize("status", list(OrderStatus))
def test_a_status_selects_its_orders(
    caller: Caller, provider: str, status: OrderStatus, every: dict[str, list[Order]]
) -> None:
    check(caller, every[provider], lambda order: order.status is status, status=status)


def test_several_statuses_select_the_orders_of_each(
    caller: Caller, provider: str, every: dict[str, list[Order]]
) -> None:
    wanted = ("open", "cancelled")
    keep: Keep = lambda order: order.status in wanted  # noqa: E731
    check(caller, every[provider], keep, status=list(wanted))
    check(caller, every[provider], keep, status=(OrderStatus(each) for each in wanted))


def test_every_condition_must_hold(caller: Caller, provider: str, every: dict[str, list[Order]]) -> None:
    known = every[provider]
    times = sorted(order.placed_at for order in known if order.placed_at)
    start, end = times[len(times) // 4], times[-len(times) // 4]
    in_time = placed_in(start, end)
    check(
        caller,
        known,
        lambda order: in_time(order) and order.status == "open",
        placed=(start, end),
        status="open",
        page_size=5,
    )


@pytest.mark.parametrize("provider", ["nocnoc_store", "sendcloud"])
def test_updated_selects_by_the_time_that_an_order_shows(
    caller: Caller, provider: str, every: dict[str, list[Order]]
) -> None:
    known, unit = every[provider], UNIT[provider]
    at = next(order.updated_at for order in known if order.updated_at)
    for start, end in (
        (at, at + unit),
        (at - unit, at),
        (at, None),
        (None, at),
        (at - 9 * DAY, at + 9 * DAY),
    ):
        check(
            caller,
            known,
            lambda order, start=start, end=end: (
                order.updated_at is not None  # type: ignore[misc]
                and (start is None or order.updated_at >= start)
                and (end is None or order.updated_at < end)
            ),
            updated=(start, end),
        )


def test_a_change_of_status_alone_is_a_change_at_epages(loop: asyncio.Runner | None) -> None:
    with MockSession(MockSettings(orders=10, clock=NOW)) as session:
        clock, caller = session.provider("epages").clock, open_client(session, "epages", loop)
        order = next(each for each in listed(caller) if each.raw.paid_on is None)
        clock.advance(hours=1)
        start = clock.now()
        clock.advance(hours=1)
        paid = {"op": "add", "path": "/paidOn", "value": "2026-04-02T11:30:00.000Z"}
        caller.call("update_order", order.id, [paid])
        (changed,) = listed(caller, updated=(start, None))
        assert (changed.id, changed.updated_at) == (order.id, order.updated_at)
        assert "paid" in (changed.provider_status or "")
        assert listed(caller, updated=(start + DAY, None)) == []
        caller.close()


def test_pages_are_those_of_the_provider_and_resume_anywhere(
    caller: Caller, provider: str, every: dict[str, list[Order]]
) -> None:
    known = every[provider]
    listing = orders(caller.client, page_size=7, status="open")
    pages = caller.gather(listing.pages())
    assert len(pages) > 2
    wanted = [order.id for order in known if order.status == "open"]
    assert [order.id for page in pages for order in page.items] == wanted
    for number, page in enumerate(pages):
        rest = listed(caller, page_size=7, status="open", cursor=page.cursor) if page.cursor else []
        assert ids(rest) == [order.id for each in pages[number + 1 :] for order in each.items]
    assert listing.progress.items >= len(wanted)


def test_a_listing_without_an_end_resumes_in_another_run(
    caller: Caller, provider: str, every: dict[str, list[Order]]
) -> None:
    start = min(order.placed_at for order in every[provider] if order.placed_at)
    wanted: dict[str, Any] = {"placed": (start, None), "page_size": 6}
    (first, *others) = caller.gather(orders(caller.client, **wanted).pages())
    rest = listed(caller, **wanted, cursor=first.cursor)
    assert ids(rest) == [order.id for page in others for order in page.items]
    assert orders(caller.client, **wanted).arguments == orders(caller.client, **wanted).arguments


def test_a_listing_can_be_iterated_over_again(
    caller: Caller, provider: str, every: dict[str, list[Order]]
) -> None:
    listing = orders(caller.client, concurrency=3, page_size=9)
    assert ids(caller.gather(listing)) == ids(caller.gather(listing)) == ids(every[provider])
    assert listing.problems == ()


def test_money_is_exact_to_the_digit(every: dict[str, list[Order]]) -> None:
    for order in every["sendcloud"]:
        total = order.raw.payment_details.total_price
        assert str(order.total) == str(Decimal(str(total.to_dict()["value"])))
        assert order.currency == total.currency
    for order in every["epages"]:
        body = order.raw.to_dict()
        assert (str(order.total), str(order.tax)) == (body["grandTotal"], body["totalTax"])
    for order in every["nocnoc_store"]:
        prices = [product["fob_price"] for product in order.raw.to_dict()["products"]]
        assert [str(line.unit_price) for line in order.lines or ()] == prices


def test_times_are_in_utc_and_equal_those_of_the_provider(every: dict[str, list[Order]]) -> None:
    texts: dict[str, Callable[[Any], str]] = {
        "nocnoc_store": lambda body: f"{body['created_at']}+00:00",
        "sendcloud": lambda body: body["order_details"]["order_created_at"],
        "noventiq": lambda body: body["create_date"],
        "epages": lambda body: body["creationDate"],
    }
    for provider, text_of in texts.items():
        for order in every[provider]:
            assert order.placed_at is not None
            assert order.placed_at == datetime.fromisoformat(text_of(order.raw.to_dict()))
            assert order.placed_at.tzinfo is UTC


@pytest.mark.parametrize(
    ("options", "kind", "message"),
    [
        ({"status": "sent"}, ValueError, r"^status must be one or several of pending, open.* \(got 'sent'\)$"),
        ({"status": ["open", 5]}, ValueError, r"^status must be one or several of"),
        ({"status": 5}, TypeError, r"^status must be a status or several of them \(got int\)$"),
        ({"placed": "yesterday"}, TypeError, r"^a period must be a date, a pair .* \(got str\)$"),
        ({"placed": date(2026, 1, 1), "zone": "Mars"}, ValueError, r"^zone must be the name of a time zone"),
        ({"page_size": 0}, ValueError, r"^page_size must be"),
        ({"concurrency": 0}, ValueError, r"^concurrency must be at least 1 \(got 0\)$"),
        ({"cursor": "nonsense"}, ValueError, r"cursor"),
    ],
)  # fmt: skip
def test_a_wrong_argument_is_refused_at_the_call(
    caller: Caller, options: Any, kind: type[Exception], message: str
) -> None:
    with pytest.raises(kind, match=message):
        orders(caller.client, **options)
