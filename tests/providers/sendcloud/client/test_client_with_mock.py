"""The client of Sendcloud against the mock: a listing finds the same as a comparison of every order."""

from __future__ import annotations

import json
import operator
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta
from functools import partial
from typing import Any

import httpx
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from orderkit import BadRequestError, NotFoundError, RateLimitedError, Retry, UnauthorizedError, to_json
from orderkit.contract import Contract
from orderkit.mock import MockServer, MockSettings
from orderkit.mock.providers.sendcloud.settings import RateLimits, SendcloudSettings

pytestmark = pytest.mark.slow

ORDERS = 47
NOW = datetime(2026, 11, 22, 10, tzinfo=UTC)
KEYS = ("merchant-one", "merchant-one-secret")
EXAMPLES = Contract.load("sendcloud").document["components"]["examples"]
UNCOUNTED = SendcloudSettings(rate_limits=None)

Json = dict[str, Any]


@pytest.fixture(scope="module")
def mock() -> Iterator[MockServer]:
    with MockServer(MockSettings(orders=ORDERS, clock=NOW, sendcloud=UNCOUNTED)) as server:
        yield server


@pytest.fixture(scope="module")
def held(mock: MockServer) -> list[Json]:
    """Every order that the mock holds, each asked for by its number without the client."""
    with httpx.Client(base_url=f"{mock.url}/sendcloud", auth=KEYS, trust_env=False) as http:
        return [http.get(f"/orders/{number}").json()["data"] for number in range(1, ORDERS + 1)]


@pytest.fixture(params=["basic", "oauth2"])
def caller(request: pytest.FixtureRequest, sendcloud: Any, mock: MockServer) -> Any:
    return opened(sendcloud, mock, auth=request.param)


def opened(sendcloud: Any, mock: MockServer, *, auth: str = "basic", **options: Any) -> Any:
    address = f"{mock.url}/sendcloud"
    token_url = f"{address}/oauth2/token" if auth == "oauth2" else None
    keys = {"public_key": KEYS[0], "secret_key": KEYS[1]}
    return sendcloud(base_url=address, auth=auth, token_url=token_url, **{**keys, **options})


@pytest.fixture
def reader(sendcloud: Any, mock: MockServer) -> Any:
    return opened(sendcloud, mock)


@pytest.fixture
def fresh(sendcloud: Any, mock: MockServer) -> Iterator[Any]:
    """A client that may change what the mock holds."""
    yield opened(sendcloud, mock)
    mock.control.reset()


def moment(order: Json, name: str) -> datetime | None:
    written = order["order_details"].get(name)
    return datetime.fromisoformat(written).astimezone(UTC) if written else None


def is_on(order: Json, name: str, compare: Callable[[date, date], bool], day: date) -> bool:
    """Return whether an order's day compares so to another, such as not being before it."""
    when = moment(order, name)
    return when is not None and compare(when.date(), day)


def equal_but_for_case(text: str, wanted: str) -> bool:
    return text.casefold() == wanted.casefold()


def texts_of(order: Json) -> dict[str, str]:
    """Return the texts that filters compare without regard to case."""
    return {
        "order_number": order["order_number"],
        "order_id": order["order_id"],
        "status": order["order_details"]["status"]["code"],
    }


def passes(order: Json, filters: Json) -> bool:
    """Return whether an order passes every filter, read from the words of the contract."""
    details = order["order_details"]
    checks: dict[str, Callable[[Any], bool]] = {
        "integration": lambda wanted: details["integration"]["id"] in wanted,
        **{name: partial(equal_but_for_case, text) for name, text in texts_of(order).items()},
    }
    for name in ("order_created_at", "order_updated_at"):
        checks |= {
            name: partial(is_on, order, name, operator.eq),
            f"{name}_min": partial(is_on, order, name, operator.ge),
            f"{name}_max": partial(is_on, order, name, operator.le),
        }
    return all(checks[name](wanted) for name, wanted in filters.items())


VALUES: dict[str, Callable[[Json], Any]] = {
    "pk": lambda order: int(order["id"]),
    "integration": lambda order: order["order_details"]["integration"]["id"],
    "order_number": lambda order: order["order_number"],
    "order_created_at": lambda order: moment(order, "order_created_at"),
    "order_updated_at": lambda order: moment(order, "order_updated_at"),
}


def in_order(orders: list[Json], keys: list[str]) -> list[Json]:
    """Sorted by the first key, then the second and so on, at last by the number downwards; without a date is last."""
    for key in reversed([*keys, "-pk"]):
        value = VALUES[key.removeprefix("-")]
        dated = [order for order in orders if value(order) is not None]
        undated = [order for order in orders if value(order) is None]
        orders = sorted(dated, key=value, reverse=key.startswith("-")) + undated
    return orders


DAYS = st.integers(-120, 2).map(lambda days: (NOW + timedelta(days=days)).date())
DAY_FILTERS = [f"order_{event}_at{end}" for event in ("created", "updated") for end in ("", "_min", "_max")]
SIZES = (1, 2, 3, 7, 10, ORDERS - 1, ORDERS, ORDERS + 1, 200)
CASES: list[Callable[[str], str]] = [str, str.upper, str.lower, str.swapcase]


@dataclass(frozen=True)
class Question:
    """Arguments of a listing. `text` is a filter by what an order has, its letters in another case."""

    filters: Json
    text: tuple[str, int, Callable[[str], str]] | None
    sort: list[str]
    page_size: int

    def about(self, held: list[Json]) -> Json:
        """The filters."""
        if self.text is None:
            return self.filters
        name, place, in_case = self.text
        return {**self.filters, name: in_case(texts_of(held[place])[name])}


@st.composite
def questions(draw: st.DrawFn) -> Question:
    filters: Json = draw(st.dictionaries(st.sampled_from(DAY_FILTERS), DAYS, max_size=2))
    if draw(st.booleans()):
        ids = st.sampled_from(UNCOUNTED.integrations)
        filters["integration"] = draw(st.lists(ids, min_size=1, max_size=5, unique=True))
    name = draw(st.sampled_from([None, "status", "status", "order_number", "order_id"]))
    text = (name, draw(st.integers(0, ORDERS - 1)), draw(st.sampled_from(CASES))) if name else None
    names = draw(st.lists(st.sampled_from(sorted(VALUES)), unique=True, max_size=4))
    keys = [draw(st.sampled_from(["", "-"])) + each for each in names]
    return Question(filters, text, keys, draw(st.sampled_from(SIZES)))


@settings(max_examples=40, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(question=questions())
def test_a_listing_is_what_a_look_at_every_order_finds(
    reader: Any, held: list[Json], question: Question
) -> None:
    filters = question.about(held)
    listing = reader.client.list_orders(**filters, sort=question.sort or None, page_size=question.page_size)
    wanted = in_order([order for order in held if passes(order, filters)], question.sort)
    assert json.loads(to_json(reader.gather(listing))) == wanted


@settings(max_examples=20, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(question=questions(), cut=st.integers(0, ORDERS))
def test_a_listing_that_is_resumed_loses_and_repeats_nothing(
    reader: Any, held: list[Json], question: Question, cut: int
) -> None:
    wish = {**question.about(held), "sort": question.sort or None, "page_size": question.page_size}
    whole = reader.gather(reader.client.list_orders(**wish))
    listing = reader.client.list_orders(**wish, limit=cut)
    found = reader.gather(listing)
    if listing.cursor is not None:
        found += reader.gather(reader.client.list_orders(**wish, cursor=listing.cursor))
    assert found == whole


def test_orders_are_created_replaced_changed_and_deleted(caller: Any) -> None:
    new = EXAMPLES["NewOrdersMinimal"]["value"][0]
    (saved,) = caller.call("create_or_update_orders", [new])
    assert caller.call("create_or_update_orders", [{**new, "order_number": "NEW"}])[0].id == saved.id
    changed = caller.call("update_order", saved.id, {"order_details": {"notes": "Ring twice"}})
    found = caller.call("retrieve_order", str(changed.id))
    assert (found.order_number, found.order_details.notes) == ("NEW", "Ring twice")
    assert caller.call("delete_order", found.id) is None
    with pytest.raises(NotFoundError):
        caller.call("retrieve_order", saved.id)


def test_an_order_that_was_read_can_be_written_back(fresh: Any, held: list[Json]) -> None:
    order = fresh.call("retrieve_order", 7)
    (saved,) = fresh.call("create_or_update_orders", [order.to_dict()])
    again = json.loads(to_json(fresh.call("retrieve_order", saved.id)))
    assert {**again, "modified_at": None} == {**held[6], "modified_at": None}


def test_all_faults_are_reported_at_once(caller: Any) -> None:
    with pytest.raises(BadRequestError) as caught:
        caller.call("create_or_update_orders", [EXAMPLES["NewOrdersMinimal"]["value"][0], {}])
    assert len(caught.value.details) > 1
    assert all(text.startswith("/data/attributes/[1]/") for text in caught.value.details)


def test_an_unknown_integration_is_refused(caller: Any) -> None:
    with pytest.raises(BadRequestError, match=r"Select a valid choice\. 128") as caught:
        caller.gather(caller.client.list_orders(integration=[17, 128]))
    assert (caught.value.code, caught.value.details[0][:13]) == ("invalid_choice", "integration: ")


@pytest.mark.parametrize("auth", ["basic", "oauth2"])
def test_wrong_keys_are_refused(sendcloud: Any, mock: MockServer, auth: str) -> None:
    caller = opened(sendcloud, mock, auth=auth, secret_key="wrong")
    with pytest.raises(UnauthorizedError):
        caller.gather(caller.client.list_orders())


def test_a_token_that_is_over_is_renewed(sendcloud: Any, clock: Any) -> None:
    with MockServer(MockSettings(orders=1, clock=NOW)) as mock:
        caller = opened(sendcloud, mock, auth="oauth2")
        caller.call("retrieve_order", 1)
        mock.control.advance_clock(timedelta(hours=1))
        caller.call("retrieve_order", 1)
        asked = [seen["path"].rpartition("/")[2] for seen in mock.control.requests()]
    assert (asked, clock.waits) == (["token", "1", "1", "token", "1"], [])


def test_beyond_the_limits_a_client_waits_as_long_as_it_is_asked(sendcloud: Any) -> None:
    counted = SendcloudSettings(rate_limits=RateLimits(reads_a_minute=2))
    with MockServer(MockSettings(orders=1, sendcloud=counted, clock=NOW)) as mock:
        caller = opened(sendcloud, mock, retry=Retry.off())
        caller.call("retrieve_order", 1)
        caller.call("retrieve_order", 1)
        with pytest.raises(RateLimitedError) as caught:
            caller.call("retrieve_order", 1)
    assert (caught.value.code, caught.value.retry_after) == ("throttled", 60)


@pytest.mark.parametrize("orders", [0, 1, 2])
def test_few_orders_are_listed(sendcloud: Any, orders: int) -> None:
    with MockServer(MockSettings(orders=orders, sendcloud=UNCOUNTED)) as mock:
        caller = opened(sendcloud, mock)
        for page_size in (1, 2, 200):
            found = caller.gather(caller.client.list_orders(page_size=page_size))
            assert [int(order.id) for order in found] == list(range(orders, 0, -1))
