"""Listing orders: pages, filters, bounds and the order of orders, against a search by hand."""

from __future__ import annotations

import itertools
from collections.abc import Callable
from datetime import UTC, datetime, timedelta
from typing import TYPE_CHECKING, Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from in_process import Json
from orderkit.mock import EpagesSettings

if TYPE_CHECKING:
    from tests.providers.epages.mock.conftest import InProcessShops


FLAGS = (
    *("viewedOn", "pendingOn", "archivedOn", "rejectedOn", "closedOn"),
    *("dispatchedOn", "paidOn", "returnedOn", "deliveredOn", "invoicedOn"),
)
ORDERS = 137


@pytest.fixture(scope="module")
def seeded(make_shops: Callable[..., Any]) -> InProcessShops:
    shops = make_shops(orders=ORDERS, epages=EpagesSettings(calls_an_hour=10**6))
    shops.control.seed(20, api_key="merchant-two", provider="epages")
    return shops


@pytest.fixture(scope="module")
def everything(seeded: InProcessShops) -> list[Any]:
    return seeded.walk()


@pytest.fixture(scope="module")
def ordered_products(seeded: InProcessShops, everything: list[Any]) -> Json:
    """The products of each order, by its orderId."""
    return {
        order["orderId"]: {
            line["productId"]
            for line in seeded.get(order["orderId"])["lineItemContainer"]["productLineItems"]
        }
        for order in everything
    }


def moment(text: str) -> datetime:
    return datetime.fromisoformat(text) if "T" in text else _midnight(text)


def _midnight(text: str) -> datetime:
    return datetime.fromisoformat(text).replace(tzinfo=UTC)


def updated(order: Json, status_times: Callable[..., Any]) -> str | None:
    """When a seeded order last changed: with its latest status, if it has one."""
    return max(status_times(order).values(), default=None)


def matches(order: Json, query: Any, products: set[Any], updated_on: str | None) -> bool:
    created = moment(order["creationDate"])
    after, before = (
        moment(query[name]) if name in query else None for name in ("createdAfter", "createdBefore")
    )
    if before is not None and after is None:
        after = before.replace(year=before.year - 1)
    if after is not None and before is None:
        before = after.replace(year=after.year + 1)
    return (
        all((order[name] is not None) == (query[name].lower() == "true") for name in FLAGS if name in query)
        and order["customerId"] == query.get("customerId", order["customerId"]).upper()
        and order["currencyId"] == query.get("currency", order["currencyId"]).upper()
        and ("productId" not in query or query["productId"].upper() in products)
        and (after is None or before is None or after < created < before)
        and ("updatedFrom" not in query or (updated_on or "") >= query["updatedFrom"])
    )


def sort_key(order: Json, query: Json, updated_on: str | None) -> tuple[Any, ...]:
    latest = updated_on if query.get("lastUpdated") == "true" and updated_on else order["creationDate"]
    return -moment(latest).timestamp(), order["orderId"]


def moments(first: datetime, last: datetime) -> Any:
    """Times without a 29 February, so that a year before and after is the same day."""
    return (
        st.datetimes(first, last)
        .map(lambda time: time.replace(microsecond=0))
        .filter(lambda time: (time.month, time.day) != (2, 29))
    )


SPELLINGS = st.sampled_from(["true", "false", "TRUE", "False"])
WHEN = moments(datetime.fromisoformat("2024-03-01"), datetime.fromisoformat("2026-06-20"))
TIMES = WHEN.map("{:%Y-%m-%dT%H:%M:%S.000Z}".format)
DAYS = WHEN.map("{:%Y-%m-%d}".format)


@st.composite
def queries(
    draw: Callable[..., Any], everything: list[Any], ordered_products: Json, clock: Json
) -> Json | None:
    created = st.sampled_from([order["creationDate"] for order in everything])
    products = sorted(set().union(*ordered_products.values()))
    query = draw(
        st.fixed_dictionaries(
            {},
            optional={
                **dict.fromkeys(FLAGS, SPELLINGS),
                "currency": st.sampled_from(["EUR", "eur", "Gbp", "USD", "CHF", "XXX"]),
                "customerId": st.sampled_from(everything).map(lambda order: order["customerId"].lower()),
                "productId": st.sampled_from(products),
                "updatedFrom": TIMES | st.sampled_from(sorted(filter(None, clock.values()))),
                "lastUpdated": st.sampled_from(["true", "false"]),
                "createdAfter": TIMES | DAYS | created,
                "createdBefore": TIMES | DAYS | created,
                "locale": st.sampled_from(["de_DE", "en_us", "xx_XX"]),
            },
        )
    )
    kept = draw(st.sets(st.sampled_from(sorted(query)), max_size=4)) if query else set()
    query = {name: query[name] for name in kept}
    if {"createdAfter", "createdBefore"} <= query.keys():
        limit = moment(query["createdAfter"]) + timedelta(days=365)
        query["createdBefore"] = min(limit, moment(query["createdBefore"])).strftime("%Y-%m-%dT%H:%M:%SZ")
    return query


@pytest.mark.slow
@given(data=st.data(), size=st.integers(9, 100))
@settings(max_examples=120, deadline=None)
def test_any_filters_give_what_a_search_by_hand_gives(
    seeded: InProcessShops,
    everything: list[Any],
    ordered_products: Json,
    status_times: Callable[..., Any],
    data: Any,
    size: int,
) -> None:
    clock = {order["orderId"]: updated(order, status_times) for order in everything}
    query = data.draw(queries(everything, ordered_products, clock))
    by_hand = [
        order
        for order in everything
        if matches(order, query, ordered_products[order["orderId"]], clock[order["orderId"]])
    ]
    by_hand.sort(key=lambda order: sort_key(order, query, clock[order["orderId"]]))
    ids = [order["orderId"] for order in by_hand]
    assert [order["orderId"] for order in seeded.walk(resultsPerPage=size, **query)] == ids
    assert seeded.page(resultsPerPage=size, **query)["results"] == len(ids)


@pytest.mark.slow
@given(size=st.integers(1, 100))
@settings(max_examples=15, deadline=None)
def test_a_walk_gives_every_order_once_newest_first(
    seeded: InProcessShops, everything: list[Any], size: int
) -> None:
    walked = seeded.walk(resultsPerPage=size)
    assert walked == everything
    keys = [(-moment(order["creationDate"]).timestamp(), order["orderId"]) for order in walked]
    assert len(walked) == ORDERS
    assert keys == sorted(set(keys))


def test_orders_of_one_timestamp_are_sorted_by_id(everything: list[Any]) -> None:
    pairs = itertools.pairwise(everything)
    ties = [(a["orderId"], b["orderId"]) for a, b in pairs if a["creationDate"] == b["creationDate"]]
    assert len(ties) > 5
    assert all(first < second for first, second in ties)


def test_a_page_is_the_first_of_ten_unless_another_is_asked_for(
    seeded: InProcessShops, everything: list[Any]
) -> None:
    page = seeded.call("GET", "/orders").json()
    assert (page["results"], page["page"], page["resultsPerPage"]) == (ORDERS, 1, 10)
    assert page["items"] == everything[:10]


def test_a_page_repeats_what_was_asked_for(seeded: InProcessShops, everything: list[Any]) -> None:
    page = seeded.page(page=46, resultsPerPage=3)
    assert (page["results"], page["page"], page["resultsPerPage"]) == (ORDERS, 46, 3)
    assert page["items"] == everything[135:]


def test_pages_move_with_the_orders(make_shops: Callable[..., Any]) -> None:
    shops = make_shops(orders=20)
    before = [shops.page(page=number, resultsPerPage=5) for number in (1, 2)]
    shops.control.seed(20, provider="epages")
    after = shops.page(page=2, resultsPerPage=5)
    assert (before[1]["results"], after["results"]) == (20, 40)
    assert after["items"] != before[1]["items"]


def test_a_page_beyond_the_last_is_empty_and_tells_the_total(seeded: InProcessShops) -> None:
    page = seeded.page(page=2147483647)
    assert page == {"results": ORDERS, "page": 2147483647, "resultsPerPage": 100, "items": []}


@pytest.mark.parametrize("name", FLAGS)
def test_a_flag_divides_the_orders(seeded: InProcessShops, everything: list[Any], name: str) -> None:
    having, lacking = (seeded.walk(**{name: flag}) for flag in ("true", "false"))
    assert having == [order for order in everything if order[name] is not None] != []
    assert lacking == [order for order in everything if order[name] is None] != []


@pytest.mark.parametrize(
    "name",
    ["inProcessOn", "readyForDispatchOn", "partiallyDispatchedOn", "partiallyInvoicedOn", "partiallyPaidOn"],
)
def test_the_other_statuses_filter_nothing(seeded: InProcessShops, everything: list[Any], name: str) -> None:
    assert seeded.walk(**{name: "true"}) == everything


def test_an_unknown_parameter_is_ignored(seeded: InProcessShops, everything: list[Any]) -> None:
    assert seeded.walk(sort="name", mode=["blue", "red"]) == everything


PARAMETERS = (
    *FLAGS,
    *("lastUpdated", "customerId", "productId", "updatedFrom", "createdBefore", "createdAfter", "currency"),
    *("locale", "page", "resultsPerPage"),
)


@pytest.mark.parametrize("name", PARAMETERS)
def test_a_parameter_without_a_value_counts_as_absent(seeded: InProcessShops, name: str) -> None:
    assert seeded.call("GET", f"/orders?{name}=").json() == seeded.call("GET", "/orders").json()
    assert seeded.call("GET", f"/orders?{name}").json() == seeded.call("GET", "/orders").json()


@pytest.mark.parametrize("name", ["customerId", "productId"])
@pytest.mark.parametrize("value", ["nobody", "00000000-0000-0000-0000-000000000000", "%", "' OR 1=1 --", "ﬀ"])
def test_an_unknown_customer_id_gives_no_orders(seeded: InProcessShops, name: str, value: str) -> None:
    assert seeded.page(**{name: value})["results"] == 0


@pytest.mark.parametrize("name", ["customerId", "currency", "productId"])
def test_a_filter_is_read_in_any_case_of_letters(
    seeded: InProcessShops, everything: list[Any], ordered_products: Json, name: str
) -> None:
    order = everything[3]
    product = min(ordered_products[order["orderId"]])
    value = {"customerId": order["customerId"], "currency": order["currencyId"], "productId": product}[name]
    found = seeded.walk(**{name: value})
    assert order in found
    assert seeded.walk(**{name: value.lower()}) == found


def test_a_currency_without_orders_gives_none(seeded: InProcessShops) -> None:
    assert seeded.page(currency="SEK")["results"] == 0


def test_neither_bound_belongs_to_the_window(seeded: InProcessShops, everything: list[Any]) -> None:
    time, next_time = everything[50]["creationDate"], everything[45]["creationDate"]
    at_once = [order for order in everything if order["creationDate"] == time]
    for window in (
        {"createdBefore": time},
        {"createdAfter": time},
        {"createdAfter": time, "createdBefore": next_time},
        {"createdAfter": "2025-06-20", "createdBefore": time},
    ):
        assert not any(order in seeded.walk(**window) for order in at_once)
    assert seeded.walk(createdBefore=time.replace(".000Z", ".001Z"))[: len(at_once)] == at_once


def test_one_bound_opens_a_year_and_none_everything(seeded: InProcessShops, everything: list[Any]) -> None:
    assert len(seeded.walk(createdAfter="2024-07-01")) == len(
        [order for order in everything if "2024-07-01" < order["creationDate"] < "2025-07-01"]
    )
    assert len(seeded.walk(createdBefore="2026-06-15T10:00:00Z")) < ORDERS
    assert {order["creationDate"][:4] for order in seeded.walk(viewedOn="true")} == {"2024", "2025", "2026"}


@pytest.mark.parametrize(
    ("after", "before", "status"),
    [
        ("2025-06-15", "2026-06-15", 200),
        ("2025-06-15", "2026-06-15T00:00:00.001Z", 400),
        ("2023-06-15", "2024-06-15", 200),
        ("2024-02-29", "2025-03-01", 200),
        ("2024-02-29", "2025-03-01T00:00:00.001Z", 400),
        ("2023-02-28", "2024-02-29", 400),
        ("2023-03-01T00:00:00+02:00", "2024-02-28T22:00:00Z", 200),
        ("2023-03-01T00:00:00+02:00", "2024-02-28T22:00:01Z", 400),
        ("1900-01-01", "2099-12-31T23:59:59.999999-23:59", 400),
        ("2026-06-15", "2025-06-15", 200),
    ],
)
def test_a_window_spans_at_most_a_calendar_year(
    seeded: InProcessShops, told: Callable[..., Any], after: str, before: str, status: int
) -> None:
    response = seeded.call("GET", "/orders", params={"createdAfter": after, "createdBefore": before})
    assert response.status_code == status
    if status == 400:
        assert told(response) == "Bad Request: createdAfter, Request: GET /epages/DemoShop/orders"


def test_a_window_that_ends_before_it_begins_is_empty(seeded: InProcessShops) -> None:
    assert seeded.page(createdAfter="2026-01-01", createdBefore="2025-01-01")["results"] == 0


def test_the_year_before_a_29_february_begins_on_1_march(make_shops: Callable[..., Any]) -> None:
    shops = make_shops(clock=datetime(2024, 6, 15, tzinfo=UTC), orders=3000)
    on_28_february = shops.page(createdAfter="2023-02-28", createdBefore="2023-03-01")
    since_march = shops.page(createdAfter="2023-03-01", createdBefore="2024-02-29")
    assert on_28_february["results"] > 0
    assert shops.page(createdBefore="2024-02-29")["results"] == since_march["results"] > 0


@pytest.mark.parametrize(
    "time",
    [
        "2026-03-01",
        "2026-03-01T00:00:00Z",
        "2026-03-01T00:00:00.000999Z",
        "2026-03-01T05:30:00+05:30",
        "2026-02-28T23:00:00.0-01:00",
    ],
)
def test_a_date_is_its_midnight_and_an_offset_is_applied(
    seeded: InProcessShops, everything: list[Any], time: str
) -> None:
    by_hand = [order for order in everything if order["creationDate"] > "2026-03-01T00:00:00.000Z"]
    assert seeded.walk(createdAfter=time) == by_hand


def test_an_update_at_exactly_that_time_counts(shops: InProcessShops, untouched: Json) -> None:
    shops.advance(untouched["orderId"], "viewedOn")
    found = shops.page(updatedFrom="2026-06-15T10:00:00Z")["items"]
    assert [order["orderId"] for order in found] == [untouched["orderId"]]
    assert shops.page(updatedFrom="2026-06-15T10:00:00.001Z")["items"] == []


def test_an_order_that_was_never_updated_is_in_no_list_of_updates(
    seeded: InProcessShops, everything: list[Any], status_times: Callable[..., Any]
) -> None:
    by_hand = [order for order in everything if status_times(order)]
    assert 0 < len(by_hand) < len(everything)
    assert seeded.walk(updatedFrom="1900-01-01") == by_hand


def test_last_updated_counts_an_untouched_order_by_its_creation(
    seeded: InProcessShops, everything: list[Any], status_times: Callable[..., Any]
) -> None:
    keys = [
        -moment(updated(order, status_times) or order["creationDate"]).timestamp()
        for order in seeded.walk(lastUpdated="true")
    ]
    assert len(keys) == ORDERS
    assert keys == sorted(keys)
    assert seeded.walk(lastUpdated="false") == everything


WRONG = [
    *("page=0", "page=-1", "page=2147483648", "page=99999999999999999999", "page=a", "page=1.0", "page=%2B1"),
    *(
        "page=1_0",
        "page=%D9%A1",
        "page=1&page=2",
        "resultsPerPage=0",
        "resultsPerPage=101",
        "resultsPerPage=ten",
    ),
    *("viewedOn=1", "viewedOn=yes", "paidOn=null", "lastUpdated=on", "viewedOn=true&viewedOn=false"),
    *(
        "currency=EURO",
        "currency=E1R",
        "currency=%E2%82%AC",
        "locale=en-US",
        "locale=english",
        "locale=en_USA",
    ),
    *("customerId=%00", f"productId={'x' * 101}", "createdAfter=2026-02-29", "createdAfter=2026-1-1"),
    *("createdBefore=2026-01-01T00:00:00", "createdBefore=2026-W01", "createdBefore=20260101"),
    *("createdBefore=1899-12-31", "createdBefore=2100-01-01", "updatedFrom=2026-01-01T24:00:00Z"),
    *("updatedFrom=2026-01-01T00:00Z", "updatedFrom=now", "updatedFrom=1767225600"),
    "updatedFrom=2026-01-01T00:00:00.1234567Z",
    "updatedFrom=2026-01-01T00:00:00+00:00",  # the plus is a space in a query
]


@pytest.mark.parametrize("query", WRONG)
def test_a_wrong_parameter_is_named_and_refused(
    seeded: InProcessShops, told: Callable[..., Any], query: str
) -> None:
    response = seeded.call("GET", f"/orders?{query}")
    name = query.partition("=")[0]
    assert response.status_code == 400
    assert told(response) == f"Bad Request: {name}, Request: GET /epages/DemoShop/orders"


def test_a_listing_tells_no_lines(everything: list[Any]) -> None:
    assert all("lineItemContainer" not in order and "shippingPrice" not in order for order in everything)


def test_each_shop_has_orders_of_its_own(seeded: InProcessShops, everything: list[Any]) -> None:
    others = seeded.walk(key="merchant-two")
    assert len(others) == 20
    assert {order["orderId"] for order in others}.isdisjoint(order["orderId"] for order in everything)
