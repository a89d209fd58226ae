"""The search: every condition against a search by hand, pages, bounds and what is refused."""

from __future__ import annotations

import itertools
import json
from datetime import UTC, datetime, timedelta
from random import Random
from typing import TYPE_CHECKING

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from in_process import Json
from orderkit.contract import Contract
from orderkit.mock import NoventiqSettings

if TYPE_CHECKING:
    from tests.providers.noventiq.mock.conftest import InProcessNoventiq, MakeNoventiq


TIMES = ("create_date_from", "create_date_to", "pay_date_from", "pay_date_to")


@pytest.fixture(scope="module")
def seeded(make_noventiq: MakeNoventiq) -> InProcessNoventiq:
    """Two merchants with orders, those of the second one in between and after."""
    noventiq = make_noventiq(orders=170)
    noventiq.control.seed(60, api_key="merchant-two", seed=1, provider="noventiq")
    noventiq.control.seed(60, seed=2, provider="noventiq")
    return noventiq


@pytest.fixture(scope="module")
def everything(seeded: InProcessNoventiq) -> list[Json]:
    """Return the first merchant's orders in the database, by column."""
    names = ("id", "status", "external_id", "created", "paid", "currency", "email", "payment_method")
    rows = seeded.rows(f"SELECT {', '.join(names)}, owner FROM noventiq_orders")
    (mine,) = {row[-1] for row in rows if row[0] == 10000001}
    return [dict(zip(names, row, strict=False)) for row in rows if row[-1] == mine]


def walk(noventiq: InProcessNoventiq, limit: int, **wanted: str) -> list[int]:
    """Every page, by raw requests; each of them tells the same total and echoes what was asked for."""
    found: list[int] = []
    totals: set[int] = set()
    for offset in itertools.count(0, limit):
        answer = noventiq.search(**wanted, limit=limit, offset=offset)
        assert (answer["limit"], answer["offset"]) == (limit, offset)
        assert len(answer["ids"]) <= limit
        totals.add(answer["count_all"])
        if not answer["ids"]:
            break
        found += answer["ids"]
    assert totals == {len(found)}
    return found


def seconds(text: str) -> float:
    return datetime.fromisoformat(text).timestamp()


def matches(order: Json, wanted: dict[str, str]) -> bool:
    equal = all(
        order[name] == wanted[name]
        for name in ("status", "currency", "external_id", "payment_method")
        if name in wanted
    )
    email: str = order["email"]
    mailbox = wanted.get("email", email).lower() == email.lower()
    bounds = {name: seconds(wanted[name]) for name in TIMES if name in wanted}
    created = bounds.get("create_date_from", 0) <= order["created"] <= bounds.get("create_date_to", 10**12)
    is_bounded = "pay_date_from" in bounds or "pay_date_to" in bounds
    paid = order["paid"] if order["paid"] is not None or not is_bounded else -1
    was_paid = paid is None or bounds.get("pay_date_from", 0) <= paid <= bounds.get("pay_date_to", 10**12)
    return order["status"] != "terminated" and equal and mailbox and created and was_paid


def by_hand(everything: list[Json], wanted: dict[str, str]) -> list[int]:
    return sorted(order["id"] for order in everything if matches(order, wanted))


MOMENTS = st.builds(
    lambda minutes, offset: (
        (datetime(2026, 3, 20, tzinfo=UTC) + timedelta(minutes=minutes))
        .astimezone(datetime.strptime(offset, "%z").tzinfo)
        .isoformat()
    ),
    st.integers(0, 90 * 24 * 60),
    st.sampled_from(["+0000", "+0300", "-1130", "+2359"]),
)


def conditions(everything: list[Json]) -> st.SearchStrategy[dict[str, str]]:
    """Conditions that some orders meet, and some that none does."""
    taken = {
        name: sorted({order[name] for order in everything})
        for name in ("external_id", "currency", "email", "payment_method")
    }
    return st.fixed_dictionaries(
        {},
        optional={
            "status": st.sampled_from(["not paid", "paid", "deleted"]),
            "external_id": st.sampled_from(["", *taken["external_id"]]),
            "currency": st.sampled_from([*taken["currency"], "XXX"]),
            "email": st.sampled_from(taken["email"]).flatmap(
                lambda it: st.sampled_from([it, it.upper(), it.lower()])
            ),
            "payment_method": st.sampled_from([*taken["payment_method"], "Barter"]),
            **dict.fromkeys(TIMES, MOMENTS),
        },
    )


@given(data=st.data(), limit=st.integers(8, 90))
@settings(max_examples=80, deadline=None)
def test_any_conditions_and_page_size_give_what_a_search_by_hand_gives(
    seeded: InProcessNoventiq, everything: list[Json], data: st.DataObject, limit: int
) -> None:
    wanted = data.draw(conditions(everything))
    kept = data.draw(st.sets(st.sampled_from(sorted(wanted)), max_size=3)) if wanted else set()
    wanted = {name: wanted[name] for name in kept}
    assert walk(seeded, limit, **wanted) == by_hand(everything, wanted)


def test_a_walk_one_by_one_gives_every_order_once(seeded: InProcessNoventiq, everything: list[Json]) -> None:
    wanted = {"status": "deleted"}
    assert walk(seeded, 1, **wanted) == by_hand(everything, wanted)


@pytest.mark.parametrize("name", ["status", "external_id", "currency", "email", "payment_method"])
def test_every_value_that_an_order_has_finds_it(
    seeded: InProcessNoventiq, everything: list[Json], name: str
) -> None:
    for value in {order[name] for order in everything if order["status"] != "terminated"}:
        found = seeded.ids(**{name: value})
        assert found == by_hand(everything, {name: value})
        assert 0 < len(found) < len(everything)


def test_the_lowest_id_comes_first_whenever_orders_were_created(
    seeded: InProcessNoventiq, everything: list[Json]
) -> None:
    found = seeded.ids()
    created = {order["id"]: order["created"] for order in everything}
    assert found == sorted(set(found))
    assert [created[number] for number in found] != sorted(created[number] for number in found)


def test_a_search_without_conditions_finds_all_but_terminated_orders_of_the_merchant(
    seeded: InProcessNoventiq, everything: list[Json]
) -> None:
    assert seeded.ids() == sorted(order["id"] for order in everything if order["status"] != "terminated")
    others = seeded.ids(key="merchant-two")
    assert len(others) > 40
    assert set(others).isdisjoint(order["id"] for order in everything)


def test_orders_of_checkout_and_payments_are_found_together(seeded: InProcessNoventiq) -> None:
    kinds = dict(seeded.rows("SELECT id, is_payment FROM noventiq_orders"))
    assert {kinds[number] for number in seeded.search(limit=10)["ids"]} == {0, 1}


def test_the_default_is_a_hundred_from_the_first_on(seeded: InProcessNoventiq) -> None:
    answer = seeded.search()
    assert (answer["limit"], answer["offset"], len(answer["ids"])) == (100, 0, 100)
    assert answer["ids"] == seeded.ids()[:100]
    assert answer["count_all"] == len(seeded.ids()) > 100


def test_support_may_set_another_default(make_noventiq: MakeNoventiq) -> None:
    noventiq = make_noventiq(noventiq=NoventiqSettings(default_limit=7))
    assert (noventiq.search()["limit"], len(noventiq.search()["ids"])) == (7, 7)
    assert noventiq.search(limit=8)["limit"] == 8


@pytest.mark.parametrize("past", [0, 1, 2**31 - 1])
def test_past_the_end_there_are_no_ids_but_still_the_total(seeded: InProcessNoventiq, past: int) -> None:
    total = len(seeded.ids())
    offset = min(total + past, 2**31 - 1)
    assert seeded.search(offset=offset) == {"count_all": total, "limit": 100, "offset": offset, "ids": []}


def test_as_many_ids_are_returned_as_are_left(seeded: InProcessNoventiq) -> None:
    total = len(seeded.ids())
    assert len(seeded.search(limit=5, offset=total - 3)["ids"]) == 3
    assert seeded.search(limit=1, offset=total - 1)["ids"] == seeded.ids()[-1:]


def test_offset_skips_ids_and_not_pages(seeded: InProcessNoventiq) -> None:
    assert seeded.search(limit=5, offset=3)["ids"] == seeded.ids()[3:8]


def test_the_printed_request_is_legal_and_finds_nothing(seeded: InProcessNoventiq, examples: Json) -> None:
    response = seeded.ask(examples["SearchRequestAllMembers"])
    assert (response.status_code, response.json()) == (200, {**examples["OrderIdsNoneFound"], "offset": 10})


@pytest.mark.parametrize("name", ["pay_date_from", "pay_date_to"])
def test_an_order_that_was_not_paid_meets_no_bound_of_its_payment(
    seeded: InProcessNoventiq, name: str
) -> None:
    time = {"pay_date_from": "1000-01-01T00:00:00+00:00", "pay_date_to": "2999-12-31T23:59:59+00:00"}[name]
    assert seeded.ids(**{name: time, "status": "not paid"}) == []
    assert seeded.ids(**{name: time, "status": "paid"}) == seeded.ids(status="paid") != []


def test_deleted_orders_are_found_by_the_day_they_were_paid(seeded: InProcessNoventiq) -> None:
    refunded = seeded.ids(status="deleted", pay_date_from="2000-01-01T00:00:00+00:00")
    assert 0 < len(refunded) < len(seeded.ids(status="deleted"))


@pytest.mark.parametrize(("first", "last", "column"), [(*TIMES[:2], "created"), (*TIMES[2:], "paid")])
def test_both_bounds_belong_to_a_range_and_are_instants(
    seeded: InProcessNoventiq, everything: list[Json], first: str, last: str, column: str
) -> None:
    order = next(one for one in everything if one["status"] == "paid")

    def at(shift: int, hours: int) -> str:
        zone = timedelta(hours=hours)
        moment = datetime.fromtimestamp(order[column] + shift, UTC)
        return f"{(moment + zone):%Y-%m-%dT%H:%M:%S}{'+' if hours >= 0 else '-'}{abs(hours):02}:00"

    for hours in (0, 3, -11):
        assert order["id"] in seeded.ids(**{first: at(0, hours), last: at(0, -hours)})
        assert order["id"] not in seeded.ids(**{first: at(1, hours)})
        assert order["id"] not in seeded.ids(**{last: at(-1, hours)})


@pytest.mark.parametrize(("first", "last"), [TIMES[:2], TIMES[2:]])
def test_a_range_that_ends_before_it_begins_finds_nothing(
    seeded: InProcessNoventiq, first: str, last: str
) -> None:
    bounds = {first: "2026-06-14T00:00:00+00:00", last: "2026-04-01T00:00:00+00:00"}
    assert seeded.search(**bounds)["count_all"] == 0


def test_an_address_is_found_in_whatever_case(seeded: InProcessNoventiq, everything: list[Json]) -> None:
    written = {order["email"] for order in everything if order["status"] != "terminated"}
    mixed = next(address for address in sorted(written) if {address.lower(), address.title()} <= written)
    found = seeded.ids(email=mixed.swapcase())
    assert found == seeded.ids(email=mixed.lower())
    assert {order["email"] for order in everything if order["id"] in found} == {mixed.lower(), mixed.title()}


def test_a_customer_number_is_compared_as_a_whole_and_by_case(
    seeded: InProcessNoventiq, everything: list[Json]
) -> None:
    payment = next(order["external_id"] for order in everything if order["external_id"].startswith("PAY"))
    assert seeded.ids(external_id=payment) != []
    for other in (payment.lower(), payment[:-1], f"{payment} ", f"%{payment[1:]}", payment.replace("-", "_")):
        assert seeded.ids(external_id=other) == []


def test_the_empty_value_finds_the_orders_without_one(
    seeded: InProcessNoventiq, everything: list[Json]
) -> None:
    found = seeded.ids(external_id="")
    assert 0 < len(found) < len(seeded.ids())
    assert found == by_hand(everything, {"external_id": ""})
    kinds = dict(seeded.rows("SELECT id, is_payment FROM noventiq_orders"))
    assert {kinds[number] for number in found} == {0, 1}


WRONG = [
    *[("status", value) for value in ("terminated", "Paid", "not_paid", "", None, 1, ["paid"])],
    *[("external_id", value) for value in (None, 12345, "x" * 256, "a\0b")],
    *[(name, value) for name in TIMES for value in ("2022-01-01T00:00:00Z", "2022-01-01", "", None, 0)],
    *[
        ("create_date_from", f"2022-01-01T{rest}")
        for rest in ("00:00:00.5+00:00", "00:00:00", "00:00:00+0000", "24:00:00+00:00", "23:59:60+00:00")
    ],
    *[
        ("pay_date_to", f"{day}T00:00:00+00:00")
        for day in ("2022-02-29", "0999-12-31", "3000-01-01", "2022-13-01")
    ],
    ("create_date_to", "2022-01-01T00:00:00+00:00\n"),
    *[("currency", value) for value in ("eur", "EURO", "EU", "", "E1R", None, 978)],
    *[("email", value) for value in ("customer", "@a", "a@", "a@b@c", "a b@c", "", None, "a@" + "b" * 253)],
    *[("payment_method", value) for value in ("", None, 1, "x" * 101, "a\0b")],
    *[("limit", value) for value in (0, -1, 1001, "100", True, 1.5, None, [1], 10**20)],
    *[("offset", value) for value in (-1, 2**31, "0", False, 0.5, None, 10**20)],
    *[(name, "red") for name in ("colour", "Status", "", " limit", "count_all")],
]


@pytest.mark.parametrize(("name", "value"), WRONG)
def test_a_wrong_property_is_named_and_nothing_changes(
    seeded: InProcessNoventiq, name: str, value: object
) -> None:
    seeded.token()
    before = seeded.stored()
    response = seeded.ask({name: value})
    listed = [{"error": 15010, "message": f"Invalid field value: {name}"}]
    assert (response.status_code, response.json()) == (400, {"errors": listed})
    assert seeded.stored() == before


FITTING = [
    ("limit", 1),
    ("limit", 1000),
    ("limit", 100.0),
    ("offset", 2**31 - 1),
    ("offset", 0.0),
    ("external_id", "x" * 255),
    ("payment_method", "\u0416" * 100),
    ("email", "\u00fc@b\u00fccher.example"),
    ("email", "a@" + "b" * 252),
    ("create_date_from", "1000-01-01T00:00:00+23:59"),
    ("create_date_to", "2999-12-31T23:59:59-23:59"),
    ("pay_date_from", "2024-02-29T23:59:59-11:30"),
]


@pytest.mark.parametrize(("name", "value"), FITTING)
def test_a_property_at_its_bound_is_accepted(seeded: InProcessNoventiq, name: str, value: object) -> None:
    assert seeded.ask({name: value}).status_code == 200


def test_an_integral_number_is_an_integer(seeded: InProcessNoventiq) -> None:
    assert '"limit":5,' in seeded.call("POST", "/order/search", json={"limit": 5.0}).text


@given(
    chosen=st.lists(st.sampled_from(WRONG), min_size=1, max_size=8), random=st.randoms(use_true_random=False)
)
@settings(max_examples=60, deadline=None)
def test_every_wrong_property_is_named_once_in_the_order_of_the_contract(
    seeded: InProcessNoventiq, contract: Contract, chosen: list[tuple[str, object]], random: Random
) -> None:
    body = dict(chosen)
    names = list(body)
    random.shuffle(names)
    known = list(contract.members(contract.schema("SearchRequest")))
    expected = [name for name in known if name in body] + [name for name in names if name not in known]
    response = seeded.ask({name: body[name] for name in names})
    assert [item["message"] for item in response.json()["errors"]] == [
        f"Invalid field value: {name}" for name in expected
    ]


def test_strangers_are_all_named_last_and_in_the_order_of_the_body(seeded: InProcessNoventiq) -> None:
    response = seeded.ask({"zeta": 1, "limit": 0, "alpha": None, "status": "x", "mid": {}})
    names = [item["message"].partition(": ")[2] for item in response.json()["errors"]]
    assert names == ["status", "limit", "zeta", "alpha", "mid"]


def test_the_documented_list_of_errors_is_returned(seeded: InProcessNoventiq, examples: Json) -> None:
    response = seeded.ask({"colour": "red", "limit": 0, "status": "new", "currency": "EUR"})
    assert (response.status_code, response.json()) == (400, examples["ErrorInvalidFieldValues"])
    assert seeded.ask({"email": "nobody"}).json() == examples["ErrorInvalidFieldValue"]


def test_of_a_repeated_property_the_last_one_counts(seeded: InProcessNoventiq) -> None:
    content = b'{"limit": "x", "limit": 3}'
    response = seeded.call(
        "POST", "/order/search", content=content, headers={"Content-Type": "application/json"}
    )
    assert response.json()["limit"] == 3


LENIENT = {
    "2026-05-01T00:00:00Z": "2026-05-01T00:00:00+00:00",
    "2026-05-01t03:00:00z": "2026-05-01T03:00:00+00:00",
    "2026-05-01T00:00:00.000-03:00": "2026-05-01T00:00:00-03:00",
    "2016-12-31T23:59:60Z": "2017-01-01T00:00:00+00:00",
    "0001-01-01T00:00:00Z": "1000-01-01T00:00:00+00:00",
}


@pytest.fixture(scope="module")
def lenient(make_noventiq: MakeNoventiq) -> InProcessNoventiq:
    return make_noventiq(noventiq=NoventiqSettings(accepts_every_time=True))


@pytest.mark.parametrize("name", TIMES)
@pytest.mark.parametrize("text", LENIENT)
def test_every_time_is_accepted_if_the_settings_say_so(
    lenient: InProcessNoventiq, name: str, text: str
) -> None:
    assert lenient.ids(**{name: text}) == lenient.ids(**{name: LENIENT[text]})


@pytest.mark.parametrize(
    "text", ["2026-05-01T00:00:00", "2026-05-01", "0000-01-01T00:00:00Z", "2026-02-29T00:00:00Z"]
)
def test_what_is_no_time_is_refused_all_the_same(lenient: InProcessNoventiq, text: str) -> None:
    assert lenient.ask({"create_date_from": text}).status_code == 400


@pytest.mark.parametrize(("first", "last", "column"), [(*TIMES[:2], "created"), (*TIMES[2:], "paid")])
def test_a_fraction_of_a_second_bounds_exactly(
    lenient: InProcessNoventiq, first: str, last: str, column: str
) -> None:
    ((number, seconds), *_) = lenient.rows(f"SELECT id, {column} FROM noventiq_orders WHERE status = 'paid'")
    text = f"{datetime.fromtimestamp(seconds, UTC):%Y-%m-%dT%H:%M:%S}"
    assert number in lenient.ids(**{first: f"{text}.0Z", last: f"{text}.00000001Z"})
    assert number not in lenient.ids(**{first: f"{text}.00000001Z"})


def test_methods_of_payment_are_a_closed_list_if_the_settings_say_so(make_noventiq: MakeNoventiq) -> None:
    chosen = NoventiqSettings(payment_methods=frozenset({"CreditCard"}))
    noventiq = make_noventiq(noventiq=chosen)
    assert noventiq.ids(payment_method="CreditCard") != []
    answer = noventiq.ask({"payment_method": "PayPal"}).json()
    assert answer["errors"] == [{"error": 15010, "message": "Invalid field value: payment_method"}]


def test_a_hundred_thousand_orders_are_searched_without_reading_them(make_noventiq: MakeNoventiq) -> None:
    noventiq = make_noventiq(orders=11)
    for members in ("", "AND status = 'paid' AND created >= 5 AND paid <= 7 AND currency = 'EUR'"):
        plan = noventiq.rows(
            "EXPLAIN QUERY PLAN SELECT id FROM noventiq_orders INDEXED BY noventiq_found "
            f"WHERE owner = 'x' AND status <> 'terminated' {members} ORDER BY id LIMIT 5 OFFSET 5"
        )
        assert ["COVERING INDEX" in row[-1] for row in plan] == [True]


def test_a_search_is_json_of_plain_numbers(seeded: InProcessNoventiq) -> None:
    assert all(type(number) is int for number in json.loads(seeded.ask({}).text)["ids"])
