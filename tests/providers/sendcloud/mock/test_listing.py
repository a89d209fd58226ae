"""The list held against brute force: for any filters, sort and size, a walk yields what a search by hand yields."""

from __future__ import annotations

import copy
import re
from collections.abc import Callable
from datetime import UTC, date, datetime, timedelta
from itertools import count, pairwise
from typing import TYPE_CHECKING, Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from in_process import Json
from orderkit.contract import Contract

if TYPE_CHECKING:
    from tests.providers.sendcloud.mock.conftest import InProcessSendcloud


NEXT = re.compile(r'<([^>]+)>; rel="next"')
PREV = re.compile(r'<([^>]+)>; rel="prev"')
KEYS = ["integration", "order_number", "order_created_at", "order_updated_at", "pk"]
NUMBERS = count(1)
INTEGRATIONS = [17, 41, 68, 419, 739283]


@pytest.fixture(scope="module")
def seeded(make_sendcloud: Callable[..., Any]) -> InProcessSendcloud:
    return make_sendcloud(orders=137)


@pytest.fixture(scope="module")
def everything(seeded: InProcessSendcloud) -> list[Any]:
    return seeded.orders()


def instant(text: str) -> tuple[Any, ...]:
    """A datetime in UTC with its nanoseconds."""
    found = re.fullmatch(r"([^.]{19})(?:\.(\d+))?(.*)", text)
    assert found, f"{text} is not a timestamp"
    whole, fraction, offset = found.groups(default="")
    moment = datetime.fromisoformat(whole + offset.replace("Z", "+00:00")).astimezone(UTC)
    return moment.replace(tzinfo=None), int(f"{fraction:0<9}")


def created(order: Json) -> tuple[Any, ...]:
    return instant(order["order_details"]["order_created_at"])


def updated(order: Json) -> tuple[Any, ...] | None:
    text = order["order_details"].get("order_updated_at")
    return instant(text) if text else None


def by_hand(orders: list[Any], sort: str) -> list[Any]:
    """The orders in the order of a sort, one stable sort for each key, the last key first."""
    keys = {
        "integration": lambda order: order["order_details"]["integration"]["id"],
        "order_number": lambda order: [ord(character) for character in order["order_number"]],
        "order_created_at": created,
        "pk": lambda order: int(order["id"]),
    }
    found = sorted(orders, key=keys["pk"], reverse=True)
    for entry in reversed(effective(sort)):
        name, descending = entry.removeprefix("-"), entry.startswith("-")
        if name == "order_updated_at":
            dated = [order for order in found if updated(order)]
            found = sorted(dated, key=lambda order: updated(order) or (), reverse=descending) + [
                o for o in found if not updated(o)
            ]
        else:
            found = sorted(found, key=keys[name], reverse=descending)
    return found


def effective(sort: str) -> list[Any]:
    """The keys that count: of repetitions the first, and none if one is unknown."""
    entries = [entry.strip() for entry in sort.split(",") if entry.strip()]
    names = [entry.removeprefix("-") for entry in entries]
    if not set(names) <= set(KEYS):
        return ["-pk"]
    return [entry for place, entry in enumerate(entries) if names[place] not in names[:place]] or ["-pk"]


def passes(order: Json, query: Any) -> bool:
    details = order["order_details"]
    same = {
        "order_number": order["order_number"],
        "order_id": order["order_id"],
        "status": details["status"]["code"],
    }
    if any(query.get(name, text).casefold() != text.casefold() for name, text in same.items()):
        return False
    if "integration" in query and str(details["integration"]["id"]) not in query["integration"].split(","):
        return False
    moments = {"order_created_at": created(order), "order_updated_at": updated(order)}
    return all(
        is_within(moment, query.get(name), query.get(f"{name}_min"), query.get(f"{name}_max"))
        for name, moment in moments.items()
    )


def is_within(moment: tuple[Any, ...] | None, day: str | None, first: str | None, last: str | None) -> bool:
    if moment is None:
        return day is first is last is None
    shown = str(moment[0].date())
    return (day or shown) == shown and (first or shown) <= shown <= (last or shown)


def walk(seeded: InProcessSendcloud, rel: Any = NEXT, url: str | None = None, **query: Any) -> list[Any]:
    """The orders of every page from a page on."""
    response = seeded.call("GET", url) if url else seeded.page(**query)
    pages = [response.json()["data"]]
    while found := rel.search(response.headers.get("link", "")):
        response = seeded.call("GET", found[1])
        pages.append(response.json()["data"])
    return pages


DAYS = st.one_of(
    st.dates(min_value=date(2026, 2, 10), max_value=date(2026, 6, 16)).map(str), st.just("2026-05-01")
)
SORTS = st.lists(st.tuples(st.sampled_from(["", "-"]), st.sampled_from(KEYS)).map("".join), max_size=6).map(
    ",".join
)
FILTERS = st.fixed_dictionaries(
    {},
    optional={
        "integration": st.lists(st.sampled_from(INTEGRATIONS), min_size=1).map(
            lambda ids: ",".join(map(str, ids))
        ),
        "status": st.sampled_from(["FULFILLED", "on_hold", "Unshipped", "to_review", "nowhere"]),
        "order_created_at": DAYS,
        "order_created_at_min": DAYS,
        "order_created_at_max": DAYS,
        "order_updated_at": DAYS,
        "order_updated_at_min": DAYS,
        "order_updated_at_max": DAYS,
    },
)


@pytest.mark.slow
@given(query=FILTERS, sort=SORTS, size=st.integers(4, 60))
@settings(max_examples=60, deadline=None)
def test_a_walk_yields_what_a_search_by_hand_yields(
    seeded: InProcessSendcloud, everything: list[Any], query: Json, sort: str, size: int
) -> None:
    wanted = by_hand([order for order in everything if passes(order, query)], sort)
    pages = walk(seeded, **query, **({"sort": sort} if sort else {}), page_size=size)
    assert [order for page in pages for order in page] == wanted
    assert all(len(page) == size for page in pages[:-1])
    assert pages == [[]] or pages[-1]


@pytest.mark.slow
@given(query=FILTERS, sort=SORTS, size=st.integers(4, 60))
@settings(max_examples=30, deadline=None)
def test_a_walk_back_yields_the_same_orders(
    seeded: InProcessSendcloud, everything: list[Any], query: Json, sort: str, size: int
) -> None:
    wanted = by_hand([order for order in everything if passes(order, query)], sort)
    response = seeded.page(**query, **({"sort": sort} if sort else {}), page_size=size)
    while found := NEXT.search(response.headers.get("link", "")):
        response = seeded.call("GET", found[1])
    pages = walk(seeded, PREV, str(response.request.url))
    assert [order for page in reversed(pages) for order in page] == wanted


@pytest.mark.slow
@given(sort=SORTS, size=st.integers(1, 6), inserts=st.lists(st.integers(0, 3), min_size=1, max_size=30))
@settings(max_examples=30, deadline=None)
def test_orders_that_come_during_a_walk_neither_hide_nor_repeat_any(
    walked: InProcessSendcloud, minimal_order: Json, sort: str, size: int, inserts: list[Any]
) -> None:
    walked.control.reset()
    before = walked.orders(**({"sort": sort} if sort else {}))
    response = walked.page(**({"sort": sort} if sort else {}), page_size=size)
    seen = response.json()["data"]
    turns = iter(inserts)
    while found := NEXT.search(response.headers.get("link", "")):
        amount = next(turns, 0)
        walked.saved([newcomer(minimal_order, before) for _ in range(amount)])
        response = walked.call("GET", found[1])
        seen += response.json()["data"]
    known = {order["id"] for order in before}
    assert [order for order in seen if order["id"] in known] == before


@pytest.fixture(scope="module")
def walked(make_sendcloud: Callable[..., Any]) -> InProcessSendcloud:
    return make_sendcloud(orders=23)


@pytest.fixture(scope="module")
def minimal_order(contract: Contract) -> Json:
    return copy.deepcopy(contract.document["components"]["examples"]["NewOrdersMinimal"]["value"][0])


def newcomer(minimal: Json, before: list[Any]) -> Json:
    """A new order that is like one of those that were there in all that orders can be sorted by, but its number."""
    number = next(NUMBERS)
    like = before[number % len(before)]["order_details"]
    details = {name: like[name] for name in like if name != "order_items"}
    new = copy.deepcopy(minimal)
    new["order_details"].update(details)
    new.update(order_id=f"new-{number}", order_number=before[number * 7 % len(before)]["order_number"])
    return new


def test_orders_that_are_alike_stand_by_the_highest_id(seeded: InProcessSendcloud) -> None:
    orders = seeded.orders(sort="integration")
    pairs = [(a, b) for a, b in pairwise(orders) if integration(a) == integration(b)]
    assert len(pairs) > 100
    assert all(int(a["id"]) > int(b["id"]) for a, b in pairs)


def integration(order: Json) -> int:
    return order["order_details"]["integration"]["id"]


@pytest.mark.parametrize(
    ("sort", "like"),
    [
        ("", "-pk"),
        ("pk", "pk"),
        ("integration,-integration", "integration"),
        ("-integration,integration,order_number", "-integration,order_number"),
        ("integration,nothing", "-pk"),
        ("integration,-integration,nothing", "-pk"),
        ("PK", "-pk"),
        ("--pk", "-pk"),
        ('"integration,-order_created_at"', "integration,-order_created_at"),
        ("'pk'", "pk"),
        (" integration , , -order_number ,integration", "integration,-order_number"),
        ("pk,integration", "pk"),
        (",", "-pk"),
    ],
)
def test_a_sort_is_read_as_the_ledger_says(seeded: InProcessSendcloud, sort: str, like: str) -> None:
    assert seeded.orders(sort=sort) == seeded.orders(sort=like) != []


def test_an_unknown_date_of_update_is_last_upwards_and_downwards(seeded: InProcessSendcloud) -> None:
    for sort in ("order_updated_at", "-order_updated_at"):
        dates = [updated(order) is None for order in seeded.orders(sort=sort)]
        assert dates == sorted(dates)
        assert set(dates) == {True, False}


def test_an_order_number_is_sorted_by_code_points(seeded: InProcessSendcloud) -> None:
    numbers = [order["order_number"] for order in seeded.orders(sort="order_number")]
    assert numbers == sorted(numbers)
    assert numbers[0].startswith("#")
    assert numbers[-1].startswith("o")


def test_pk_is_the_number_of_the_id(seeded: InProcessSendcloud) -> None:
    ids = [int(order["id"]) for order in seeded.orders(sort="pk")]
    assert ids == sorted(ids) == list(range(1, 138))


@pytest.mark.parametrize("change", [str.upper, str.lower, str.casefold])
def test_texts_are_found_whatever_their_case(
    seeded: InProcessSendcloud, everything: list[Any], change: Any
) -> None:
    street = next(order for order in everything if order["order_number"].startswith("Straße"))
    assert street in seeded.orders(order_number=change(street["order_number"]))
    assert seeded.orders(order_id=change(street["order_id"])) == [street]


def test_a_text_must_be_whole(seeded: InProcessSendcloud, everything: list[Any]) -> None:
    number = everything[0]["order_number"]
    assert seeded.orders(order_number=number[1:]) == []
    assert seeded.orders(order_id=everything[0]["order_id"][1:]) == []


def test_a_comma_is_a_part_of_a_number(seeded: InProcessSendcloud, everything: list[Any]) -> None:
    numbers = [order["order_number"] for order in everything if "," in order["order_number"]]
    assert seeded.orders(order_number=numbers[0]) != []
    assert seeded.orders(order_number=",".join(numbers)) == []


def test_a_number_may_be_that_of_several_orders(seeded: InProcessSendcloud, everything: list[Any]) -> None:
    numbers = [order["order_number"] for order in everything]
    number = next(number for number in numbers if numbers.count(number) > 1)
    assert len(seeded.orders(order_number=number)) > 1


def test_the_message_of_a_status_is_not_looked_at(seeded: InProcessSendcloud) -> None:
    assert seeded.orders(status="Order has been fulfilled") == []


def test_days_are_those_of_utc(sendcloud: InProcessSendcloud, minimal: Json) -> None:
    minimal["order_details"]["order_created_at"] = "2026-03-01T00:30:00+02:00"
    minimal["order_details"]["order_updated_at"] = "2026-03-01T23:30:00-02:00"
    sendcloud.saved([minimal])
    assert sendcloud.ids(order_created_at="2026-02-28", order_updated_at="2026-03-02") == [1]
    assert sendcloud.ids(order_created_at="2026-03-01") == sendcloud.ids(order_updated_at="2026-03-01") == []


@pytest.mark.parametrize("moment", ["00:00:00Z", "23:59:59.999999999Z"])
def test_a_day_counts_from_its_first_second_to_its_last(
    sendcloud: InProcessSendcloud, minimal: Json, moment: str
) -> None:
    minimal["order_details"]["order_created_at"] = f"2026-03-01T{moment}"
    minimal["order_details"]["order_updated_at"] = f"2026-03-01T{moment}"
    sendcloud.saved([minimal])
    day = "2026-03-01"
    for name in ("order_created_at", "order_updated_at"):
        assert sendcloud.ids(**{name: day}) == [1]
        assert sendcloud.ids(**{f"{name}_min": day, f"{name}_max": day}) == [1]
        assert sendcloud.ids(**{f"{name}_max": "2026-02-28"}) == []
        assert sendcloud.ids(**{f"{name}_min": "2026-03-02"}) == []


def test_the_dates_of_the_shop_are_filtered_not_those_of_sendcloud(
    sendcloud: InProcessSendcloud, minimal: Json
) -> None:
    sendcloud.saved([minimal])
    assert sendcloud.ids(order_created_at="2018-02-27") == [1]
    assert sendcloud.ids(order_created_at="2026-06-15") == []


def test_an_order_without_date_of_update_passes_no_filter_by_it(
    sendcloud: InProcessSendcloud, minimal: Json
) -> None:
    other = {**copy.deepcopy(minimal), "order_id": "2"}
    other["order_details"]["order_updated_at"] = None
    sendcloud.saved([minimal, other])
    for name in ("order_updated_at", "order_updated_at_min", "order_updated_at_max"):
        assert sendcloud.ids(**{name: "2018-02-27"}) == []
    assert sendcloud.ids(order_updated_at_max="9999-12-31") == []


def test_a_range_that_ends_before_it_begins_holds_nothing(seeded: InProcessSendcloud) -> None:
    response = seeded.page(order_created_at_min="2026-06-01", order_created_at_max="2026-05-01")
    assert (response.json(), "link" in response.headers) == ({"data": []}, False)


@pytest.mark.parametrize(
    "name",
    ["integration", "order_number", "order_id", "status", "sort", "page_size", "cursor"]
    + [f"order_{what}_at{end}" for what in ("created", "updated") for end in ("", "_min", "_max")],
)
@pytest.mark.parametrize("form", ["{}=", "{}"])
def test_an_empty_value_is_as_good_as_absent(seeded: InProcessSendcloud, name: str, form: str) -> None:
    asked = seeded.call("GET", f"/orders?page_size=200&{form.format(name)}")
    wanted = seeded.page(page_size=100 if name == "page_size" else 200)
    assert (asked.status_code, asked.json()) == (200, wanted.json())


def test_the_last_value_of_a_parameter_counts(seeded: InProcessSendcloud) -> None:
    wanted = seeded.page(status="on_hold").json()
    assert seeded.call("GET", "/orders?status=fulfilled&status=on_hold").json() == wanted
    assert seeded.call("GET", "/orders?page_size=x&status=on_hold&page_size=100").json() == wanted
    assert seeded.call("GET", "/orders?status=on_hold&status=").json() == seeded.page().json()


@pytest.mark.parametrize(
    "query", ["search=x", "integration[0]=41", "page=2", "filter[order_number]=1", "Status=x", "=1", "&&"]
)
def test_an_unknown_parameter_is_ignored(seeded: InProcessSendcloud, query: str) -> None:
    assert seeded.call("GET", f"/orders?{query}").json() == seeded.page().json()


def test_a_page_holds_100_orders_if_nothing_is_said(seeded: InProcessSendcloud) -> None:
    assert len(seeded.page().json()["data"]) == 100


def test_the_response_has_neither_total_nor_links_in_its_body(seeded: InProcessSendcloud) -> None:
    assert list(seeded.page().json()) == ["data"]


def test_the_default_is_the_highest_id_first(seeded: InProcessSendcloud) -> None:
    assert seeded.ids(page_size=3) == [137, 136, 135]


def test_orders_of_every_status_and_every_age_are_listed(
    seeded: InProcessSendcloud, everything: list[Any]
) -> None:
    codes = {order["order_details"]["status"]["code"] for order in everything}
    assert {"fulfilled", "unfulfilled", "on_hold", "unshipped"} <= codes
    seeded.control.advance_clock(timedelta(days=3000))
    assert seeded.orders() == everything


def test_a_slash_may_end_the_address(seeded: InProcessSendcloud) -> None:
    assert seeded.call("GET", "/orders/?page_size=5").json() == seeded.page(page_size=5).json()
