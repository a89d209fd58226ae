"""Orders that are read one by one: all of Noventiq's, and those of ePages with their lines."""

from __future__ import annotations

import asyncio
import threading
from collections.abc import Callable, Iterator
from datetime import UTC, datetime
from typing import Any

import httpx
import pytest
from client_fixtures import NOCNOC, Caller
from order_mocks import listed, open_client, whole_walk
from orderkit import (
    AsyncNoventiq,
    DecodeError,
    OrderkitError,
    RateLimitedError,
    Retry,
    ServerError,
    UnauthorizedError,
)
from orderkit.mock import MockSettings
from orderkit.orders import orders
from orderkit.testing import MockSession

NOW = datetime(2026, 4, 2, 10, tzinfo=UTC)


Answer = Callable[[], httpx.Response]


class Watched(httpx.BaseTransport):
    """A transport that fails some requests, and counts those under way."""

    def __init__(self, inner: httpx.BaseTransport) -> None:
        self.inner, self.broken, self.under_way, self.most = inner, set[str](), 0, 0
        self.paths: list[str] = []
        self.holds_first = False
        self.answers: dict[str, Answer] = {}
        self._lock, self._second = threading.Lock(), threading.Event()

    def handle_request(self, request: httpx.Request) -> httpx.Response:
        path = request.url.path
        if (answer := self.answers.get(path)) is not None:
            self.paths.append(path)
            return answer()
        with self._lock:
            self.paths.append(path)
            self.under_way += 1
            self.most = max(self.most, self.under_way)
            if self.under_way > 1:
                self._second.set()
        try:
            if self.holds_first and request.method == "GET":
                # The first waits for the second: on a slow machine it could be over before that begins.
                self._second.wait(20)
            if path in self.broken:
                self.broken.discard(path)
                raise httpx.ConnectError("no route", request=request)
            return self.inner.handle_request(request)
        finally:
            with self._lock:
                self.under_way -= 1


class AsyncWatched(httpx.AsyncBaseTransport):
    """The same for an async client."""

    def __init__(self, inner: httpx.AsyncBaseTransport) -> None:
        self.inner, self.broken, self.under_way, self.most = inner, set[str](), 0, 0
        self.paths: list[str] = []
        self.holds_first = False
        self.answers: dict[str, Answer] = {}

    async def handle_async_request(self, request: httpx.Request) -> httpx.Response:
        path = request.url.path
        if (answer := self.answers.get(path)) is not None:
            self.paths.append(path)
            return answer()
        self.paths.append(path)
        self.under_way += 1
        self.most = max(self.most, self.under_way)
        try:
            if path in self.broken:
                self.broken.discard(path)
                raise httpx.ConnectError("no route", request=request)
            await asyncio.sleep(0)
            return await self.inner.handle_async_request(request)
        finally:
            self.under_way -= 1


@pytest.fixture(scope="module")
def shared() -> Iterator[MockSession]:
    with MockSession(MockSettings(orders=30, clock=NOW)) as found:
        yield found


@pytest.fixture
def session(shared: MockSession) -> MockSession:
    shared.reset()
    return shared


@pytest.fixture
def watched(session: MockSession, loop: asyncio.Runner | None) -> Watched | AsyncWatched:
    return Watched(session.transport) if loop is None else AsyncWatched(session.async_transport)


@pytest.fixture
def caller(session: MockSession, loop: asyncio.Runner | None, watched: Any, request: Any) -> Iterator[Caller]:
    """A client of the provider that the test's class is about, which never tries again."""
    options: dict[str, Any] = {"http_client": watched, "retry": Retry(attempts=1)}
    found = open_client(session, request.cls.provider, loop, **options)
    yield found
    found.close()


def ids(found: Any) -> list[str]:
    return [order.id for order in found]


def order_path(order_id: str) -> str:
    return f"/noventiq/v1/order/{order_id}"


def resumed(caller: Caller, source: Any, kind: type[Exception]) -> tuple[list[Any], int]:
    """Everything of an iteration that goes on after each error, and the number of errors."""
    iterator, found, errors = caller.iterator_of(source), list[Any](), 0
    while True:
        try:
            found.append(caller.next_of(iterator))
        except kind:
            errors += 1
            assert errors < 50
        except (StopIteration, StopAsyncIteration):
            return found, errors


class TestNoventiq:
    provider = "noventiq"

    @pytest.mark.parametrize("concurrency", [1, 2, 8, 32])
    def test_orders_come_in_the_sequence_of_the_search(
        self, caller: Caller, watched: Any, concurrency: int
    ) -> None:
        wanted = caller.gather(caller.client.search_orders())
        watched.most, watched.holds_first = 0, concurrency > 2
        assert ids(listed(caller, concurrency=concurrency, page_size=10)) == [str(each) for each in wanted]
        # A page of the search may be fetched ahead beside them.
        assert watched.most <= 2 * concurrency
        if concurrency > 2:
            assert watched.most > 1

    @pytest.mark.parametrize("concurrency", [1, 4])
    def test_an_order_that_is_listed_and_not_found_is_a_problem(
        self, session: MockSession, caller: Caller, concurrency: int
    ) -> None:
        wanted = ids(listed(caller))
        mock = session.provider("noventiq")
        mock.next("getOrder", call=3, status=404)
        listing = orders(caller.client, concurrency=concurrency)
        found = ids(caller.gather(listing))
        (problem,) = listing.problems
        assert problem.reason == "the provider lists the order and does not find it"
        assert (problem.member, problem.order_id in wanted) == ("", True)
        assert found == [each for each in wanted if each != problem.order_id]

    @pytest.mark.parametrize("concurrency", [1, 3, 9])
    @pytest.mark.parametrize("by_pages", [True, False])
    def test_after_a_failure_of_the_network_nothing_is_lost_or_repeated(
        self, caller: Caller, watched: Any, concurrency: int, by_pages: bool
    ) -> None:
        wanted = ids(listed(caller))
        watched.broken = {order_path(wanted[number]) for number in (0, 4, 5, 13, len(wanted) - 1)}
        listing = orders(caller.client, concurrency=concurrency, page_size=8)
        found, errors = resumed(caller, listing.pages() if by_pages else listing, OrderkitError)
        assert ids([order for page in found for order in page.items] if by_pages else found) == wanted
        assert 0 < errors <= 5
        assert watched.broken == set()
        assert listing.problems == ()

    def test_a_failure_of_the_search_is_no_loss_either(self, caller: Caller, watched: Any) -> None:
        wanted = ids(listed(caller))
        watched.broken = {"/noventiq/v1/order/search"}
        found, errors = resumed(caller, orders(caller.client, page_size=8), OrderkitError)
        assert (ids(found), errors) == (wanted, 1)

    @pytest.mark.undocumented_responses("a listed id is no number")
    @pytest.mark.parametrize("value", [None, {}, [], True, 1.5])
    def test_an_id_that_is_none_is_a_problem(self, session: MockSession, caller: Caller, value: Any) -> None:
        wanted = ids(listed(caller))
        session.provider("noventiq").next("searchOrders").drift("ids[1]", value)
        listing = orders(caller.client)
        assert ids(caller.gather(listing)) == [wanted[0], *wanted[2:]]
        assert [problem.member for problem in listing.problems] == [""]

    @pytest.mark.undocumented_responses("an order has a wrong member")
    @pytest.mark.parametrize("concurrency", [1, 4])
    def test_with_drift_raised_the_listing_goes_on_after_the_bad_order(
        self, session: MockSession, loop: Any, concurrency: int
    ) -> None:
        caller = open_client(session, "noventiq", loop, on_drift="raise")
        wanted = ids(listed(caller))
        session.provider("noventiq").next("getOrder", call=3).drift("status", 7)
        found, errors = resumed(caller, orders(caller.client, concurrency=concurrency), DecodeError)
        assert errors == 1
        assert len(found) == len(wanted) - 1
        assert set(ids(found)) < set(wanted)
        caller.close()

    @pytest.mark.parametrize("concurrency", [1, 4])
    @pytest.mark.parametrize(
        ("status", "body", "reason"),
        [
            (403, {}, "ForbiddenError: getOrder was refused: "),
            (410, {}, "ApiError: getOrder was refused: "),
            (422, {}, "BadRequestError: getOrder was refused: "),
            (500, {}, "ServerError: getOrder was refused: "),
            (200, [1], "DecodeError: getOrder: the response (HTTP 200) must "),
            (200, "oops", "DecodeError: getOrder: the response (HTTP 200) must "),
        ],
    )
    @pytest.mark.parametrize("place", [0, 3, -1])
    def test_an_order_that_cannot_be_read_is_a_problem_and_the_others_are_read(
        self, caller: Caller, watched: Any, concurrency: int, status: int, body: Any, reason: str, place: int
    ) -> None:
        wanted = ids(listed(caller))
        watched.answers[order_path(wanted[place])] = lambda: httpx.Response(status, json=body)
        listing = orders(caller.client, concurrency=concurrency)
        assert ids(caller.gather(listing)) == [each for each in wanted if each != wanted[place]]
        (problem,) = listing.problems
        assert (problem.order_id, problem.member) == (wanted[place], "")
        assert problem.reason.startswith(reason)

    def test_an_order_that_can_be_read_a_little_later_is_no_problem(
        self, session: MockSession, caller: Caller
    ) -> None:
        wanted = ids(listed(caller))
        session.provider("noventiq").next("getOrder", call=3, status=500)
        listing = orders(caller.client)
        assert ids(caller.gather(listing)) == wanted
        assert listing.problems == ()

    @pytest.mark.parametrize("concurrency", [1, 4])
    @pytest.mark.parametrize("status", [403, 503])
    @pytest.mark.parametrize("before", [0, 4])
    def test_what_fails_from_an_order_on_is_no_problem_of_the_orders(
        self, caller: Caller, watched: Any, concurrency: int, status: int, before: int
    ) -> None:
        wanted = ids(listed(caller))
        watched.paths.clear()

        def down() -> httpx.Response:
            return httpx.Response(status, json={})

        def first_down() -> httpx.Response:
            watched.answers.update((order_path(each), down) for each in wanted)
            return down()

        watched.answers[order_path(wanted[before])] = first_down
        listing = orders(caller.client, concurrency=concurrency)
        iterator = caller.iterator_of(listing)
        with pytest.raises(OrderkitError, match=rf"getOrder was refused: .*HTTP {status}"):
            caller.next_of(iterator)
        assert listing.problems == ()
        watched.answers.clear()
        found = [caller.next_of(iterator) for _ in wanted]
        assert ids(found) == wanted

    @pytest.mark.parametrize(
        ("status", "headers", "kind"),
        [
            (401, {}, UnauthorizedError),
            (429, {}, RateLimitedError),
            (503, {"retry-after": "600"}, ServerError),
        ],
    )
    def test_an_error_of_the_account_is_no_problem_of_an_order(
        self, caller: Caller, watched: Any, status: int, headers: dict[str, str], kind: type[Exception]
    ) -> None:
        wanted = ids(listed(caller))
        watched.answers[order_path(wanted[3])] = lambda: httpx.Response(status, json={}, headers=headers)
        listing = orders(caller.client)
        with pytest.raises(kind):
            caller.gather(listing)
        assert listing.problems == ()

    def test_with_drift_raised_a_body_that_is_no_order_is_raised(
        self, session: MockSession, loop: Any, watched: Any
    ) -> None:
        caller = open_client(session, "noventiq", loop, on_drift="raise", http_client=watched)
        wanted = ids(listed(caller))
        watched.answers[order_path(wanted[3])] = lambda: httpx.Response(200, json=[1])
        found, errors = resumed(caller, orders(caller.client), DecodeError)
        assert (ids(found), errors) == ([each for each in wanted if each != wanted[3]], 1)
        caller.close()

    def test_a_loop_that_is_left_early_leaves_nothing_running(self, caller: Caller, watched: Any) -> None:
        iterator = caller.iterator_of(orders(caller.client, concurrency=4, page_size=8))
        caller.next_of(iterator)
        del iterator
        assert ids(listed(caller, concurrency=4)) == ids(listed(caller))


class TestEPages:
    provider = "epages"

    def test_details_add_the_lines(self, caller: Caller, watched: Any) -> None:
        plain, detailed = listed(caller), listed(caller, details=True, concurrency=4, page_size=10)
        assert ids(plain) == ids(detailed)
        assert {order.lines for order in plain} == {None}
        for order in detailed:
            container = order.raw.line_item_container
            assert order.lines is not None
            assert len(order.lines) == len(container.product_line_items)
            totals = [line.total for line in order.lines if line.total is not None]
            assert sum(totals) == container.line_items_sub_total.amount
            assert {line.currency for line in order.lines} == {order.currency}

    def test_details_change_nothing_else(self, caller: Caller) -> None:
        for one, other in zip(listed(caller), listed(caller, details=True), strict=True):
            assert (one.total, one.placed_at, one.status, one.customer) == (
                other.total,
                other.placed_at,
                other.status,
                other.customer,
            )

    def test_an_order_that_left_the_shop_meanwhile_is_a_problem(
        self, session: MockSession, caller: Caller
    ) -> None:
        wanted = ids(listed(caller))
        session.provider("epages").next("getOrder", call=2, status=404)
        listing = orders(caller.client, details=True)
        assert ids(caller.gather(listing)) == [wanted[0], *wanted[2:]]
        assert [problem.order_id for problem in listing.problems] == [wanted[1]]

    @pytest.mark.parametrize("status", [403, 500])
    def test_an_order_that_cannot_be_read_with_its_lines_is_a_problem(
        self, caller: Caller, watched: Any, status: int
    ) -> None:
        wanted = ids(listed(caller))
        watched.answers[f"/epages/DemoShop/orders/{wanted[1]}"] = lambda: httpx.Response(status, json={})
        listing = orders(caller.client, details=True)
        assert ids(caller.gather(listing)) == [wanted[0], *wanted[2:]]
        (problem,) = listing.problems
        assert (problem.order_id, f"HTTP {status}" in problem.reason) == (wanted[1], True)

    @pytest.mark.undocumented_responses("an order has no id")
    def test_an_order_without_an_id_does_not_end_the_listing(
        self, session: MockSession, caller: Caller
    ) -> None:
        wanted = ids(listed(caller))
        for details in (False, True):
            session.provider("epages").next("listOrders").drift("items[1].orderId", None)
            listing = orders(caller.client, details=details)
            assert ids(caller.gather(listing)) == [wanted[0], *wanted[2:]]
            (problem,) = listing.problems
            assert (problem.order_id, problem.reason) == (None, "the order must have an id")


@pytest.mark.parametrize("provider", ["nocnoc_store", "sendcloud"])
def test_details_ask_for_nothing_more_where_the_listing_has_all(
    session: MockSession, watched: Any, loop: asyncio.Runner | None, provider: str
) -> None:
    caller = open_client(session, provider, loop, http_client=watched)
    found = listed(caller, details=True)
    assert ids(found) == ids(whole_walk(caller, provider))
    assert len(set(watched.paths)) == 1
    caller.close()


def test_a_client_that_lists_no_orders_is_refused_with_what_to_do(opener: Any) -> None:
    with pytest.raises(
        TypeError, match=r"^client must be of a provider that lists orders: nocnoc .*order_of$"
    ):
        orders(opener(NOCNOC)().client)
    with pytest.raises(TypeError, match=r"^client must be a client of orderkit \(got str\)$"):
        orders("sendcloud")  # type: ignore[call-overload]  # that is the mistake


def test_orders_are_read_one_by_one_under_trio(session: MockSession) -> None:
    trio = pytest.importorskip("trio")

    async def read() -> list[str]:
        credentials: dict[str, Any] = {"username": "merchant-one", "password": "merchant-one-secret"}
        transport = session.async_transport
        async with AsyncNoventiq(
            **credentials, base_url="http://mock/noventiq", http_client=transport
        ) as client:
            return [order.id async for order in orders(client, concurrency=5, page_size=8)]

    caller = open_client(session, "noventiq", None)
    assert trio.run(read) == ids(listed(caller))
    caller.close()
