"""The client of an ePages shop against the mock: a listing finds the same as a comparison of every order."""

from __future__ import annotations

import json
from collections.abc import Iterator
from datetime import UTC, datetime, timedelta, timezone
from itertools import count, takewhile
from typing import Any

import httpx
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from orderkit import (
    BadRequestError,
    ConflictError,
    ForbiddenError,
    NotFoundError,
    RateLimit,
    RateLimitedError,
    Retry,
    to_json,
)
from orderkit.mock import EpagesSettings, MockServer, MockSettings

pytestmark = pytest.mark.slow

ORDERS = 83
NOW = datetime(2026, 11, 22, 10, tzinfo=UTC)
TOKEN = "merchant-one"
UNCOUNTED = EpagesSettings(calls_an_hour=10**6)

Json = dict[str, Any]

FLAGS = (
    *("viewed", "pending", "archived", "rejected", "closed"),
    *("dispatched", "paid", "returned", "delivered", "invoiced"),
)
STATUSES = (
    *(f"{flag}On" for flag in FLAGS),
    *("inProcessOn", "readyForDispatchOn", "partiallyDispatchedOn", "partiallyInvoicedOn", "partiallyPaidOn"),
)


@pytest.fixture(scope="module")
def mock() -> Iterator[MockServer]:
    with MockServer(MockSettings(orders=ORDERS, clock=NOW, epages=UNCOUNTED)) as server:
        yield server


@pytest.fixture(scope="module")
def raw(mock: MockServer) -> Iterator[httpx.Client]:
    """The first shop without the client."""
    address = f"{mock.url_for('epages')}/DemoShop"
    with httpx.Client(
        base_url=address, headers={"Authorization": f"Bearer {TOKEN}"}, trust_env=False
    ) as http:
        yield http


@pytest.fixture(scope="module")
def held(raw: httpx.Client) -> list[Json]:
    """Every order that the mock holds, newest first."""
    pages = (raw.get("/orders", params={"page": number}).json()["items"] for number in count(1))
    orders: list[Json] = [order for page in takewhile(bool, pages) for order in page]
    assert len({order["orderId"] for order in orders}) == ORDERS
    return orders


@pytest.fixture(scope="module")
def products(raw: httpx.Client, held: list[Json]) -> dict[str, set[str]]:
    """The products in the lines of each order."""
    details = [raw.get(f"/orders/{order['orderId']}").json() for order in held]
    return {
        order["orderId"]: {line["productId"] for line in order["lineItemContainer"]["productLineItems"]}
        for order in details
    }


def opened(shop: Any, mock: MockServer, **options: Any) -> Any:
    return shop(**{"base_url": mock.url_for("epages"), "token": TOKEN, **options})


@pytest.fixture
def reader(shop: Any, mock: MockServer) -> Any:
    return opened(shop, mock)


@pytest.fixture
def caller(shop: Any, mock: MockServer) -> Iterator[Any]:
    """A client that may change what the mock holds."""
    yield opened(shop, mock)
    mock.control.reset()


def created(order: Json) -> datetime:
    return datetime.fromisoformat(order["creationDate"])


def changed(order: Json) -> datetime | None:
    """When a seeded order last changed: with its latest status, if it has one."""
    return max((datetime.fromisoformat(order[name]) for name in STATUSES if order[name]), default=None)


def in_a_year(moment: datetime, years: int) -> datetime:
    if (moment.month, moment.day) == (2, 29):
        return moment.replace(year=moment.year + years, month=3, day=1)
    return moment.replace(year=moment.year + years)


def is_in_window(order: Json, after: datetime | None, before: datetime | None) -> bool:
    """Return whether an order is between the two, of which a missing one is a year away from the other."""
    if after is None and before is None:
        return True
    first = after or in_a_year(before or NOW, -1)
    last = before or in_a_year(first, 1)
    return first < created(order) < last


def passes(order: Json, products: set[str], filters: Json) -> bool:
    """Return whether an order passes every filter, read from the words of the contract."""
    since, latest = filters.get("updated_from"), changed(order)
    return (
        all((order[f"{flag}On"] is not None) == filters[flag] for flag in FLAGS if flag in filters)
        and str(filters.get("customer_id", order["customerId"])).upper() == order["customerId"]
        and str(filters.get("currency", order["currencyId"])).upper() == order["currencyId"]
        and ("product_id" not in filters or filters["product_id"] in products)
        and (since is None or (latest is not None and latest >= since))
        and is_in_window(order, filters.get("created_after"), filters.get("created_before"))
    )


def rank(order: Json, filters: Json) -> tuple[float, str]:
    """Return the sort key of an order: the latest first, and the lesser id among equals."""
    latest = changed(order) if filters.get("last_updated") else None
    return -(latest or created(order)).timestamp(), order["orderId"]


@st.composite
def moments(draw: st.DrawFn, held: list[Json]) -> datetime:
    """A datetime in any zone at which something happened to an order, or very close to it, or any other."""
    order = draw(st.sampled_from(held))
    near = draw(st.sampled_from([created(order), changed(order) or created(order)]))
    away = draw(st.sampled_from([0, 0, -1, 1, 999, 1000]) | st.integers(-(10**13), 10**13))
    zone = timezone(timedelta(hours=draw(st.integers(-12, 14))))
    return (near + timedelta(microseconds=away)).astimezone(zone)


@st.composite
def windows(draw: st.DrawFn, held: list[Json]) -> Json:
    """Bounds of at most a year."""
    first, last = draw(moments(held)), draw(moments(held))
    ends = {
        "created_after": first,
        "created_before": min(last, in_a_year(first.astimezone(UTC), 1)),
    }
    return {name: ends[name] for name in draw(st.sets(st.sampled_from(sorted(ends))))}


@st.composite
def questions(draw: st.DrawFn, held: list[Json], products: dict[str, set[str]]) -> Json:
    """Filters, few enough to find something."""
    known = sorted(set[str]().union(*products.values()))
    values: dict[str, st.SearchStrategy[Any]] = {
        **dict.fromkeys(FLAGS, st.booleans()),
        "currency": st.sampled_from(["EUR", "eur", "GBP", "Usd", "CHF", "XXX"]),
        "customer_id": st.sampled_from(held).map(lambda order: order["customerId"]),
        "product_id": st.sampled_from(known),
        "updated_from": moments(held),
    }
    names = draw(st.lists(st.sampled_from(sorted(values)), max_size=3, unique=True))
    question = {name: draw(values[name]) for name in names}
    order = draw(st.sampled_from([{}, {"last_updated": True}, {"last_updated": False}]))
    return {**question, **draw(windows(held)), **order}


SIZES = st.sampled_from([1, 2, 7, 10, ORDERS - 1, ORDERS, ORDERS + 1, 100])
ANY_NUMBER = settings(
    max_examples=30, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture]
)


@ANY_NUMBER
@given(data=st.data(), size=SIZES)
def test_a_listing_is_what_a_look_at_every_order_finds(
    reader: Any, held: list[Json], products: dict[str, set[str]], data: st.DataObject, size: int
) -> None:
    filters = data.draw(questions(held, products))
    listing = reader.client.list_orders(**filters, page_size=size)
    wanted = [order for order in held if passes(order, products[order["orderId"]], filters)]
    wanted.sort(key=lambda order: rank(order, filters))
    assert json.loads(to_json(reader.gather(listing))) == wanted


@ANY_NUMBER
@given(data=st.data(), size=SIZES, cut=st.integers(0, ORDERS))
def test_a_listing_that_is_resumed_loses_and_repeats_nothing(
    reader: Any, held: list[Json], products: dict[str, set[str]], data: st.DataObject, size: int, cut: int
) -> None:
    wish = {**data.draw(questions(held, products)), "page_size": size}
    whole = reader.gather(reader.client.list_orders(**wish))
    listing = reader.client.list_orders(**wish, limit=cut)
    found = reader.gather(listing)
    if listing.cursor is not None:
        found += reader.gather(reader.client.list_orders(**wish, cursor=listing.cursor))
    assert found == whole


def test_a_window_of_a_year_that_is_finer_than_milliseconds_is_taken(reader: Any, held: list[Json]) -> None:
    last = NOW.replace(microsecond=1)
    orders = reader.gather(reader.client.list_orders(created_after=in_a_year(last, -1), created_before=last))
    assert len(orders) == sum(created(order) > in_a_year(last, -1) for order in held)


def test_an_order_is_changed_all_at_once_or_not_at_all(caller: Any, held: list[Json]) -> None:
    order_id = next(order["orderId"] for order in held if order["paidOn"] is None)
    paid = {"op": "add", "path": "/paidOn", "value": NOW}
    order = caller.call("update_order", order_id, [paid, {"op": "remove", "path": "/internalNote"}])
    assert (order.paid_on, order.internal_note) == (NOW, None)
    assert order.to_dict()["paidOn"] == "2026-11-22T10:00:00.000Z"
    with pytest.raises(BadRequestError, match=r"Bad Request: \[1\]"):
        caller.call("update_order", order_id, [{"op": "remove", "path": "/paidOn"}, {"op": "test"}])
    kept = caller.call("get_order", order_id).to_dict()
    kept.pop("links")  # which the response to a change does not tell (EP-64)
    assert kept == order.to_dict()


def test_an_order_that_the_merchant_edits_is_a_conflict(
    caller: Any, mock: MockServer, held: list[Json]
) -> None:
    order_id = held[0]["orderId"]
    mock.control.advance_order(order_id, "editing", provider="epages")
    with pytest.raises(ConflictError):
        caller.call("update_order", order_id, [{"op": "remove", "path": "/paidOn"}])
    assert caller.call("get_order", order_id).order_id == order_id


@pytest.mark.parametrize("size", [1, 2, 100])
def test_documents_come_newest_first_and_with_their_pdf_if_asked(
    reader: Any, held: list[Json], size: int
) -> None:
    order_id = next(order["orderId"] for order in held if order["returnedOn"])
    documents = reader.gather(reader.client.list_order_documents(order_id, include_pdf=True, page_size=size))
    assert [document.document_type for document in documents] == ["CreditNote", "Invoice"]
    assert all(document.document_pdf for document in documents)
    without = reader.gather(reader.client.list_order_documents(order_id, page_size=size))
    assert [document.document_number for document in without] == [
        document.document_number for document in documents
    ]
    assert not any("documentPdf" in document.to_dict() for document in without)


def test_a_locale_changes_the_words_and_not_the_orders(reader: Any) -> None:
    german, french = (
        reader.gather(reader.client.list_orders(locale=locale, limit=20)) for locale in ("de_DE", "fr_FR")
    )
    assert [order.order_id for order in german] == [order.order_id for order in french]
    assert german != french


@pytest.mark.parametrize("html_errors", [False, True])
def test_a_refusal_is_typed_whether_it_is_json_or_a_page(shop: Any, html_errors: bool) -> None:
    with MockServer(MockSettings(clock=NOW, epages=EpagesSettings(html_errors=html_errors))) as mock:
        nobody = opened(shop, mock, token="nobody")
        with pytest.raises(ForbiddenError, match="listOrders was refused: Forbidden"):
            nobody.gather(nobody.client.list_orders())
        with pytest.raises(NotFoundError, match="getOrder was refused: Not Found"):
            opened(shop, mock).call("get_order", "none")
        with pytest.raises(NotFoundError):
            opened(shop, mock, shop_id="NoShop").call("get_order", "none")


def test_a_token_without_the_scope_to_write_may_read(shop: Any) -> None:
    scopes = EpagesSettings(scopes={TOKEN: ["orders_read"]})
    with MockServer(MockSettings(clock=NOW, epages=scopes)) as mock:
        caller = opened(shop, mock)
        order = caller.run(caller.client.list_orders().first())
        with pytest.raises(ForbiddenError):
            caller.call("update_order", order.order_id, [{"op": "remove", "path": "/paidOn"}])


@pytest.mark.parametrize("other_spelling", [False, True])
def test_the_hour_of_a_token_ends_in_an_error_that_says_when_the_next_begins(
    shop: Any, other_spelling: bool
) -> None:
    limited = EpagesSettings(calls_an_hour=2, other_spelling=other_spelling)
    with MockServer(MockSettings(clock=NOW, epages=limited)) as mock:
        caller = opened(shop, mock, retry=Retry.off())
        found: list[Any] = []
        with pytest.raises(RateLimitedError) as caught:
            caller.gather(caller.client.list_orders(page_size=3), found)
        assert len(found) == 6
        assert RateLimit.of(caught.value.response.headers) == RateLimit(2, 0, NOW + timedelta(hours=1))
        mock.control.advance_clock(3600)
        rest = caller.client.list_orders(page_size=3, cursor=caught.value.cursor, limit=2)
        assert len(caller.gather(rest, found)) == 8
        assert len({order.order_id for order in found}) == 8
