"""Random faults: as often as asked for, the same requests for the same seed, each with the effect of its kind."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from datetime import UTC, datetime
from typing import Any

import httpx
import pytest
from orderkit.mock import MockServer, MockSettings, UnknownError
from orderkit.mock.faults.random_faults import ERROR_STATUSES, FAULT_KINDS

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
        mock.control.inject_random_faults(0.2, seed=seed, kinds=ERROR_STATUSES)
        seen.append(struck(mock, order))
    assert seen[0] == seen[1] != seen[2]
    assert set(seen[0]) == {200, 429, 500, 502, 503}
    assert 20 < sum(status != 200 for status in seen[0]) < 60


def test_it_ends_on_request_and_with_a_reset(mock: Any, order: Any) -> None:
    for end in (lambda: mock.control.inject_random_faults(0), mock.control.reset):
        mock.control.inject_random_faults(1, kinds=["503"])
        assert mock.get(order["id"]).status_code == 503
        end()
        assert mock.control.summary()["random_faults"] is None
        assert mock.get(order["id"]).status_code != 503


def test_it_can_be_that_of_one_provider(mock: Any, order: Any) -> None:
    mock.control.inject_random_faults(1, kinds=["503"], provider="noventiq")
    assert mock.get(order["id"]).status_code == 200


def test_what_has_no_operation_is_spared(mock: Any) -> None:
    mock.control.inject_random_faults(1, kinds=["503"])
    assert mock.call("GET", "/api/nothing").status_code == 404


@pytest.mark.parametrize("kind", ERROR_STATUSES)
def test_a_refusal_does_nothing(server: MockServer, http: httpx.Client, order_body: Any, kind: str) -> None:
    server.control.inject_random_faults(1, kinds=[kind])
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
    server.control.inject_random_faults(1, kinds=[kind])
    with pytest.raises((error, httpx.ReadError)):
        create(http, order_body, "A-1", read=1 if kind == "hang" else 30)
    assert orders_in(server) == orders
    (seen,) = server.control.requests()
    assert (seen["status"], seen["fault"]) == (status, kind)
    server.control.inject_random_faults(0)
    assert create(http, order_body, "A-2").status_code == 200


@pytest.mark.slow
def test_a_slow_response_comes_later(server: MockServer, http: httpx.Client, order_body: Any) -> None:
    server.control.inject_random_faults(1, kinds=["slow"], seconds=1)
    with pytest.raises(httpx.ReadTimeout):
        create(http, order_body, "A-1", read=0.1)
    server.control.inject_random_faults(1, kinds=["slow"], seconds=0.01)
    assert create(http, order_body, "A-2").elapsed.total_seconds() >= 0.01


def test_a_part_of_a_second_may_be_given_over_http(
    server: MockServer, http: httpx.Client, order_body: Any
) -> None:
    rule = {"share": 1, "kinds": ["slow"], "seconds": 0.001}
    assert httpx.put(f"{server.url}/_mock/random-faults", json=rule, trust_env=False).is_success
    assert create(http, order_body, "A-1").status_code == 200
    (seen,) = [each for each in server.control.requests() if each["fault"]]
    assert (seen["status"], seen["fault"]) == (200, "slow")


def connection_of(other: httpx.Client) -> Any:
    with other.stream("GET", "/_mock") as answer:
        answer.read()
        return answer.extensions["network_stream"].get_extra_info("client_addr")


def test_a_connection_that_is_dropped_is_no_other_one(server: MockServer, http: httpx.Client) -> None:
    with httpx.Client(base_url=server.url, trust_env=False) as other:
        connection = connection_of(other)
        server.control.inject_random_faults(1, kinds=["drop"])
        with pytest.raises(httpx.TransportError):
            http.get("/api/order/1")
        assert connection_of(other) == connection


@pytest.mark.parametrize(("kind", "error"), [("lose", httpx.ReadError), ("hang", httpx.ReadTimeout)])
def test_in_process_a_loss_is_the_error_that_a_client_would_see(
    mock: Any, order: Any, kind: str, error: type[Exception]
) -> None:
    mock.control.inject_random_faults(1, kinds=[kind])
    with pytest.raises(error):
        mock.get(order["id"])


@pytest.mark.slow
def test_all_requests_are_counted_by_what_became_of_them(mock: Any, order: Any) -> None:
    before = len(mock.control.requests())
    mock.control.inject_random_faults(0.5, seed=3, kinds=ERROR_STATUSES)
    seen = Counter(struck(mock, order, 1200))
    counts = mock.send("GET", "/_mock/requests").json()["counts"]
    gets = [each for each in counts if each["operationId"] == "getOrder"]
    assert {each["status"]: each["count"] for each in gets} == seen
    assert {each["fault"] for each in gets} == {None, *ERROR_STATUSES}
    assert sum(each["count"] for each in counts) == 1200 + before
    mock.control.reset()
    assert mock.control.request_counts() == []


def test_random_faults_can_be_asked_for_over_http(mock: Any, order: Any) -> None:
    rule = {"share": 1, "seed": 7, "kinds": ["502"], "provider": "nocnoc", "seconds": 0.2}
    assert mock.send("PUT", "/_mock/random-faults", json=rule).json() == {
        "random_faults": {**rule, "share": 1.0}
    }
    assert mock.get(order["id"]).status_code == 502
    assert mock.send("PUT", "/_mock/random-faults", json={"share": 0}).json() == {"random_faults": None}
    assert mock.send("PUT", "/_mock/random-faults", json={"share": 0.1}).json()["random_faults"][
        "kinds"
    ] == list(FAULT_KINDS)


@pytest.mark.parametrize(
    "rule",
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
def test_impossible_random_faults_are_refused(mock: Any, rule: Any) -> None:
    assert mock.send("PUT", "/_mock/random-faults", json=rule).status_code == 400


def test_random_faults_of_an_unknown_provider_are_refused(mock: Any) -> None:
    assert (
        mock.send("PUT", "/_mock/random-faults", json={"share": 1, "provider": "nobody"}).status_code == 404
    )
    with pytest.raises(UnknownError):
        mock.control.inject_random_faults(1, provider="nobody")


@pytest.mark.parametrize("options", [{"share": 2}, {"share": 1, "kinds": ["x"]}, {"share": 1, "seconds": -1}])
def test_impossible_random_faults_are_refused_in_process_too(mock: Any, options: Any) -> None:
    with pytest.raises(ValueError, match=r"share|kinds|seconds"):
        mock.control.inject_random_faults(**options)
