"""The client of Noventiq against the mock: what it finds is what the mock holds, tokens end, refunds are asked for."""

from __future__ import annotations

import asyncio
import threading
from collections.abc import Callable, Iterator
from datetime import UTC, datetime, timedelta, timezone
from http.server import BaseHTTPRequestHandler, HTTPServer
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from orderkit import (
    AsyncNoventiq,
    BadRequestError,
    ForbiddenError,
    NotFoundError,
    Noventiq,
    SignatureError,
    UnauthorizedError,
)
from orderkit.mock import MockServer, MockSettings, NoventiqEndpoint, NoventiqSettings

pytestmark = pytest.mark.slow

START = datetime(2026, 6, 15, 10, tzinfo=UTC)
SECRET = "endpoint-secret-key"
EVENTS = ("order.payment.succeeded", "product.returned")
PASSWORDS = {key: f"{key}-secret" for key in ("merchant-one", "merchant-two", "merchant-three")}
REFUND = {"email": "orders@example.com", "description": "Ordered twice."}

Row = dict[str, Any]
Search = Callable[..., list[int]]


@pytest.fixture(scope="module")
def mock() -> Iterator[MockServer]:
    with MockServer(MockSettings(clock=START, orders=150)) as server:
        yield server


@pytest.fixture(scope="module")
def rows(mock: MockServer) -> list[Row]:
    """The orders that the mock holds."""
    with mock._app._state.store.transaction() as connection:
        found = connection.execute("SELECT * FROM noventiq_orders ORDER BY id")
        names = [column[0] for column in found.description]
        return [dict(zip(names, row, strict=True)) for row in found]


@pytest.fixture(scope="module", params=["sync", "async"])
def search(request: pytest.FixtureRequest, mock: MockServer) -> Iterator[Search]:
    """Walk through a search by a sync or async client."""
    options: dict[str, Any] = {"base_url": mock.url_for("noventiq")}
    if request.param == "sync":
        with Noventiq("merchant-one", PASSWORDS["merchant-one"], **options) as client:
            yield lambda **filters: list(client.search_orders(**filters))
        return
    with asyncio.Runner() as runner:
        tasks = AsyncNoventiq("merchant-one", PASSWORDS["merchant-one"], **options)

        async def walk(**filters: Any) -> list[int]:
            return [number async for number in tasks.search_orders(**filters)]

        yield lambda **filters: runner.run(walk(**filters))
        runner.run(tasks.close())


def seconds(moment: datetime) -> float:
    return moment.timestamp()


CONDITIONS: dict[str, Callable[[Row, Any], bool]] = {
    "status": lambda row, value: row["status"] == value,
    "external_id": lambda row, value: row["external_id"] == value,
    "create_date_from": lambda row, value: row["created"] >= seconds(value),
    "create_date_to": lambda row, value: row["created"] <= seconds(value),
    "pay_date_from": lambda row, value: row["paid"] is not None and row["paid"] >= seconds(value),
    "pay_date_to": lambda row, value: row["paid"] is not None and row["paid"] <= seconds(value),
    "currency": lambda row, value: row["currency"] == value,
    "email": lambda row, value: row["email"].lower() == value.lower(),
    "payment_method": lambda row, value: row["payment_method"] == value,
}


def matching(rows: list[Row], filters: dict[str, Any]) -> list[int]:
    found = [row for row in rows if row["status"] != "terminated"]
    return [row["id"] for row in found if all(CONDITIONS[name](row, filters[name]) for name in filters)]


def moment_near(row: Row, drift: int, hours: int) -> datetime:
    """A time near that of an order, in some zone and to the microsecond."""
    zone = timezone(timedelta(hours=hours))
    return datetime.fromtimestamp(row["paid"] or row["created"], zone) + timedelta(microseconds=drift)


@st.composite
def filters_of(draw: st.DrawFn, rows: list[Row]) -> dict[str, Any]:
    """Some conditions, most of which hold for one of the orders."""
    row = draw(st.sampled_from(rows))
    times = st.builds(
        moment_near, st.sampled_from([row, *rows]), st.integers(-2_000_000, 2_000_000), st.integers(-12, 14)
    )
    texts = {
        "status": st.sampled_from(["not paid", "paid", "deleted"]),
        "external_id": st.sampled_from([row["external_id"], "", "nobody"]),
        "currency": st.sampled_from([row["currency"], "XXX"]),
        "email": st.sampled_from([row["email"], row["email"].upper()]),
        "payment_method": st.sampled_from([row["payment_method"], "CreditCard"]),
    }
    return draw(
        st.fixed_dictionaries({}, optional={**texts, **dict.fromkeys(set(CONDITIONS) - set(texts), times)})
    )


@settings(max_examples=60, deadline=None)
@given(data=st.data(), page_size=st.integers(1, 1000))
def test_a_search_gives_each_order_that_matches_once_the_lowest_first(
    search: Search, rows: list[Row], data: st.DataObject, page_size: int
) -> None:
    filters = data.draw(filters_of(rows))
    size = max(page_size, len(rows) // 10)
    assert search(**filters, page_size=size) == matching(rows, filters)


@pytest.mark.parametrize("page_size", [1, 7, 149, 150, 1000])
def test_any_page_size_gives_the_same_orders(search: Search, rows: list[Row], page_size: int) -> None:
    assert search(page_size=page_size) == matching(rows, {})


@pytest.fixture(scope="module")
def endpoint() -> Iterator[tuple[str, list[tuple[bytes, str | None]]]]:
    """The address of a receiver of notifications, and what arrives there."""
    arrived: list[tuple[bytes, str | None]] = []

    class Receiver(BaseHTTPRequestHandler):
        def do_POST(self) -> None:
            arrived.append((self.rfile.read(int(self.headers["content-length"])), self.headers["signature"]))
            self.send_response(204)
            self.end_headers()

        def log_message(self, format: str, *args: object) -> None:  # noqa: A002 - its name there
            """Say nothing."""

    with HTTPServer(("127.0.0.1", 0), Receiver) as server:
        thread = threading.Thread(target=server.serve_forever, args=(0.01,), daemon=True)
        thread.start()
        yield f"http://127.0.0.1:{server.server_address[1]}/", arrived
        server.shutdown()
        thread.join()


@pytest.fixture(scope="module")
def telling_mock(endpoint: tuple[str, Any]) -> Iterator[MockServer]:
    """A mock that tells the endpoint."""
    told = {event: NoventiqEndpoint(endpoint[0], SECRET) for event in EVENTS}
    noventiq = NoventiqSettings(endpoints=told, unconfigured_api_keys=frozenset({"merchant-two"}))
    with MockServer(MockSettings(clock=START, orders=22, noventiq=noventiq)) as server:
        yield server


@pytest.fixture
def own_mock(telling_mock: MockServer) -> MockServer:
    """A mock as it was at first."""
    telling_mock.control.reset()
    return telling_mock


@pytest.fixture
def open_own(noventiq: Any, own_mock: MockServer) -> Callable[..., Any]:
    def open_client(key: str = "merchant-one", password: str | None = None) -> Any:
        return noventiq(
            base_url=own_mock.url_for("noventiq"), username=key, password=password or PASSWORDS[key]
        )

    return open_client


@pytest.fixture
def caller(open_own: Any) -> Any:
    return open_own()


def test_a_refund_is_asked_for_once(caller: Any) -> None:
    paid = caller.run(caller.client.search_orders(status="paid").first())
    assert caller.call("create_refund", paid, REFUND) is None
    with pytest.raises(BadRequestError) as caught:
        caller.call("create_refund", paid, REFUND)
    assert (caught.value.status, caught.value.code) == (400, 0)
    assert caller.call("get_order", paid).status == "paid"


def test_an_unpaid_order_is_not_refunded(caller: Any) -> None:
    unpaid = caller.run(caller.client.search_orders(status="not paid").first())
    assert caller.call("get_order", unpaid).status == "not paid"
    with pytest.raises(BadRequestError):
        caller.call("create_refund", unpaid, REFUND)


def test_an_order_that_is_not_there_is_not_found(caller: Any) -> None:
    for call in (("get_order", 1), ("create_refund", 1, REFUND), ("get_order", -1)):
        with pytest.raises(NotFoundError):
            caller.call(*call)


def test_each_wrong_condition_is_reported(caller: Any) -> None:
    with pytest.raises(BadRequestError) as caught:
        caller.gather(caller.client.search_orders(currency="euro", email="nobody"))
    assert caught.value.code == 15010
    assert caught.value.details == tuple(f"Invalid field value: {name}" for name in ("currency", "email"))


@pytest.mark.parametrize("key", ["merchant-one", "nobody"])
def test_a_wrong_password_is_refused(open_own: Any, key: str) -> None:
    with pytest.raises(UnauthorizedError) as caught:
        open_own(key, "wrong").call("get_order", 1)
    assert caught.value.operation == "createToken"


def test_an_account_that_is_not_set_up_is_forbidden(open_own: Any) -> None:
    with pytest.raises(ForbiddenError) as caught:
        open_own("merchant-two").call("get_order", 1)
    assert caught.value.code == 15000


def logins(mock: MockServer) -> int:
    return sum(request["operationId"] == "createToken" for request in mock.control.requests())


def test_revoked_tokens_are_renewed(caller: Any, own_mock: MockServer) -> None:
    ids = caller.gather(caller.client.search_orders())
    own_mock.control.revoke_tokens(provider="noventiq")
    assert caller.gather(caller.client.search_orders()) == ids
    assert logins(own_mock) == 2


def test_a_token_that_ended_at_the_provider_is_renewed(caller: Any, own_mock: MockServer) -> None:
    ids = caller.gather(caller.client.search_orders())
    own_mock.control.advance_clock(timedelta(hours=24))
    assert caller.gather(caller.client.search_orders())[: len(ids)] == ids
    assert logins(own_mock) == 2


def test_what_the_mock_signs_is_read(caller: Any, own_mock: MockServer, endpoint: Any) -> None:
    unpaid = caller.run(caller.client.search_orders(status="not paid").first())
    own_mock.control.advance_order(unpaid, "paid", provider="noventiq")
    asyncio.run(own_mock.control.deliver_all())
    body, signature = endpoint[1][-1]
    told = Noventiq.parse_webhook(body, signature=signature, secret=["old", SECRET])
    assert (told.event, told.order_id) == ("order.payment.succeeded", unpaid)
    assert caller.call("get_order", told.order_id).status == "paid"
    with pytest.raises(SignatureError):
        Noventiq.parse_webhook(body, signature=signature, secret="old")
