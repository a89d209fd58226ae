"""Trouble at random: it strikes as often as asked for, the same requests each time, and does what its kind says."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from datetime import UTC, datetime
from typing import Any

import httpx
import pytest
from orderkit.mock import MockServer, MockSettings, UnknownError
from orderkit.mock.faults.random_faults import KINDS, REFUSALS

KEY = {"X-Api-Key": "merchant-one"}
START = datetime(2017, 4, 8, 10, tzinfo=UTC)


@pytest.fixture
def server() -> Iterator[MockServer]:
    with MockServer(MockSettings(orders=0, clock=START)) as running:
        yield running


@pytest.fixture
def http(server: MockServer) -> Iterator[httpx.Client]:
    with httpx.Client(base_url=server.url_for("nocnoc"), headers=KEY, trust_env=False, timeout=30) as client:
        yield client


def create(http: httpx.Client, order_body: Any, invoice: str, read: float = 30) -> httpx.Response:
    body = {**order_body, "merchant_invoice_id": invoice}
    return http.put("/api/order", json=body, timeout=httpx.Timeout(30, read=read))


def orders_in(server: MockServer) -> int:
    return sum(server.control.summary()["providers"]["nocnoc"]["orders"].values())


def struck(mock: Any, order: Any, requests: int = 200) -> list[int]:
    return [mock.get(order["id"]).status_code for _ in range(requests)]


@pytest.mark.slow
def test_it_strikes_a_share_of_the_requests_and_the_same_ones_by_the_same_seed(mock: Any, order: Any) -> None:
    seen = []
    for seed in (7, 7, 8):
        mock.control.cause_trouble(0.2, seed=seed, kinds=REFUSALS)
        seen.append(struck(mock, order))
    assert seen[0] == seen[1] != seen[2]
    assert set(seen[0]) == {200, 429, 500, 502, 503}
    assert 20 < sum(status != 200 for status in seen[0]) < 60


def test_it_ends_when_told_and_with_a_reset(mock: Any, order: Any) -> None:
    for end in (lambda: mock.control.cause_trouble(0), mock.control.reset):
        mock.control.cause_trouble(1, kinds=["503"])
        assert mock.get(order["id"]).status_code == 503
        end()
        assert mock.control.summary()["trouble"] is None
        assert mock.get(order["id"]).status_code != 503


def test_it_can_be_that_of_one_provider(mock: Any, order: Any) -> None:
    mock.control.cause_trouble(1, kinds=["503"], provider="noventiq")
    assert mock.get(order["id"]).status_code == 200


def test_what_has_no_operation_is_spared(mock: Any) -> None:
    mock.control.cause_trouble(1, kinds=["503"])
    assert mock.call("GET", "/api/nothing").status_code == 404


@pytest.mark.parametrize("kind", REFUSALS)
def test_a_refusal_does_nothing(server: MockServer, http: httpx.Client, order_body: Any, kind: str) -> None:
    server.control.cause_trouble(1, kinds=[kind])
    assert create(http, order_body, "A-1").status_code == int(kind)
    assert orders_in(server) == 0


@pytest.mark.parametrize(
    ("kind", "error", "orders", "status"),
    [
        ("drop", httpx.RemoteProtocolError, 0, None),
        ("lose", httpx.RemoteProtocolError, 1, 200),
        ("hang", httpx.ReadTimeout, 1, 200),
    ],
)
def test_a_loss_ends_the_connection_before_or_after_all_is_done(
    server: MockServer,
    http: httpx.Client,
    order_body: Any,
    kind: str,
    error: type[Exception],
    orders: int,
    status: int | None,
) -> None:
    server.control.cause_trouble(1, kinds=[kind])
    with pytest.raises((error, httpx.ReadError)):
        create(http, order_body, "A-1", read=1 if kind == "hang" else 30)
    assert orders_in(server) == orders
    (seen,) = server.control.requests()
    assert (seen["status"], seen["trouble"]) == (status, kind)
    server.control.cause_trouble(0)
    assert create(http, order_body, "A-2").status_code == 200


@pytest.mark.slow
def test_a_slow_answer_comes_later(server: MockServer, http: httpx.Client, order_body: Any) -> None:
    server.control.cause_trouble(1, kinds=["slow"], seconds=1)
    with pytest.raises(httpx.ReadTimeout):
        create(http, order_body, "A-1", read=0.1)
    server.control.cause_trouble(1, kinds=["slow"], seconds=0.01)
    assert create(http, order_body, "A-2").elapsed.total_seconds() >= 0.01


def connection_of(other: httpx.Client) -> Any:
    with other.stream("GET", "/_mock") as answer:
        answer.read()
        return answer.extensions["network_stream"].get_extra_info("client_addr")


def test_a_connection_that_is_dropped_is_no_other_one(server: MockServer, http: httpx.Client) -> None:
    with httpx.Client(base_url=server.url, trust_env=False) as other:
        connection = connection_of(other)
        server.control.cause_trouble(1, kinds=["drop"])
        with pytest.raises(httpx.TransportError):
            http.get("/api/order/1")
        assert connection_of(other) == connection


@pytest.mark.parametrize(("kind", "error"), [("lose", httpx.ReadError), ("hang", httpx.ReadTimeout)])
def test_in_process_a_loss_is_the_error_that_a_client_would_see(
    mock: Any, order: Any, kind: str, error: type[Exception]
) -> None:
    mock.control.cause_trouble(1, kinds=[kind])
    with pytest.raises(error):
        mock.get(order["id"])


@pytest.mark.slow
def test_all_requests_are_counted_by_what_became_of_them(mock: Any, order: Any) -> None:
    before = len(mock.control.requests())
    mock.control.cause_trouble(0.5, seed=3, kinds=REFUSALS)
    seen = Counter(struck(mock, order, 1200))
    counts = mock.send("GET", "/_mock/requests").json()["counts"]
    gets = [each for each in counts if each["operationId"] == "getOrder"]
    assert {each["status"]: each["count"] for each in gets} == seen
    assert {each["trouble"] for each in gets} == {None, *REFUSALS}
    assert sum(each["count"] for each in counts) == 1200 + before
    mock.control.reset()
    assert mock.control.request_counts() == []


def test_trouble_can_be_asked_for_over_http(mock: Any, order: Any) -> None:
    wish = {"share": 1, "seed": 7, "kinds": ["502"], "provider": "nocnoc", "seconds": 0.2}
    assert mock.send("PUT", "/_mock/trouble", json=wish).json() == {"trouble": {**wish, "share": 1.0}}
    assert mock.get(order["id"]).status_code == 502
    assert mock.send("PUT", "/_mock/trouble", json={"share": 0}).json() == {"trouble": None}
    assert mock.send("PUT", "/_mock/trouble", json={"share": 0.1}).json()["trouble"]["kinds"] == list(KINDS)


@pytest.mark.parametrize(
    "wish",
    [
        {},
        {"share": 1.1},
        {"share": -0.1},
        {"share": True},
        {"share": 1, "kinds": []},
        {"share": 1, "kinds": ["404"]},
        {"share": 1, "seconds": 61},
        {"share": 1, "seed": -1},
    ],
)
def test_trouble_that_cannot_be_is_refused(mock: Any, wish: Any) -> None:
    assert mock.send("PUT", "/_mock/trouble", json=wish).status_code == 400


def test_trouble_of_nobody_is_unknown(mock: Any) -> None:
    assert mock.send("PUT", "/_mock/trouble", json={"share": 1, "provider": "nobody"}).status_code == 404
    with pytest.raises(UnknownError):
        mock.control.cause_trouble(1, provider="nobody")


@pytest.mark.parametrize("options", [{"share": 2}, {"share": 1, "kinds": ["x"]}, {"share": 1, "seconds": -1}])
def test_in_process_too_trouble_that_cannot_be_is_refused(mock: Any, options: Any) -> None:
    with pytest.raises(ValueError, match=r"share|kinds|seconds"):
        mock.control.cause_trouble(**options)
