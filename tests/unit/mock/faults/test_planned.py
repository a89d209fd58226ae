"""Planned faults: which calls they hit, and what becomes of the response, in process."""

from __future__ import annotations

from datetime import UTC, datetime
from typing import Any

import httpx
import pytest
from in_process import Json
from nocnoc_mock_fixtures import InProcessMock
from orderkit.mock.faults.planned import PlannedFault, PlannedFaults, parse_path


def plan(**options: Any) -> PlannedFault:
    return PlannedFault(provider="shop", **options)


def statuses(faults: PlannedFaults, operation: str = "getOrder", calls: int = 4) -> list[int | None]:
    taken = [faults.take("shop", operation) for _ in range(calls)]
    return [None if fault is None else fault.status for fault in taken]


def test_a_fault_is_used_up_by_the_calls_it_hits() -> None:
    faults = PlannedFaults()
    faults.add(plan(operation="getOrder", status=503, times=2))
    assert faults.take("shop", "listOrders") is None
    assert faults.take("other", "getOrder") is None
    assert statuses(faults) == [503, 503, None, None]


def test_the_oldest_fault_comes_first_and_one_without_operation_hits_any() -> None:
    faults = PlannedFaults()
    faults.add(plan(status=500))
    faults.add(plan(operation="getOrder", status=503))
    assert statuses(faults) == [500, 503, None, None]


def test_a_fault_of_a_later_call_lets_those_before_it_pass() -> None:
    faults = PlannedFaults()
    faults.add(plan(operation="getOrder", status=503, call=3))
    faults.add(plan(operation="getOrder", status=429))
    assert statuses(faults) == [429, None, 503, None]


def test_calls_of_other_operations_are_not_counted() -> None:
    faults = PlannedFaults()
    faults.add(plan(operation="getOrder", status=503, call=2))
    statuses(faults, "listOrders")
    assert statuses(faults) == [None, 503, None, None]


def test_pending_faults_are_shown_and_cleared() -> None:
    faults = PlannedFaults()
    faults.add(plan(status=500, retry_after="3"))
    shown = {"provider": "shop", "operation": None, "kind": "respond", "call": 1, "times": 1}
    assert faults.to_json() == [{**shown, "status": 500, "retry_after": "3"}]
    assert faults.is_pending("shop")
    faults.clear()
    assert faults.to_json() == []
    assert not faults.is_pending("shop")


@pytest.mark.parametrize(
    ("path", "steps"),
    [("a", ("a",)), ("a.b", ("a", "b")), ("a[0].b", ("a", 0, "b")), ("[1]", (1,)), ("", ())],
)
def test_a_path_is_read_as_in_errors(path: str, steps: tuple[Any, ...]) -> None:
    assert parse_path(path) == steps


@pytest.mark.parametrize(
    ("options", "message"),
    [
        ({"kind": "explode"}, "kind must be one of respond"),
        ({"call": 0}, "call must be >= 1"),
        ({"times": 0}, "times must be >= 1"),
        ({"delay": -1}, "delay must be from 0"),
        ({"delay": float("nan")}, "delay must be from 0"),
        ({"kind": "drop", "status": 500}, "status must be omitted"),
        ({"kind": "lose", "body": b"x"}, "body must be omitted"),
        ({"effect": False, "body": b"x"}, "status must be given"),
        ({"kind": "drift"}, "path must be given"),
        ({"kind": "drift", "path": "a..b"}, "path must be names and indexes"),
        ({"path": "a"}, "path and value must be omitted"),
        ({"value": 1}, "path and value must be omitted"),
        ({"part": "head"}, "part must be omitted"),
        ({"kind": "cut", "part": "tail"}, "part must be one of body, before_body, head"),
        ({"headers": {"a b": "c"}}, "headers must be names and values"),
        ({"headers": {"x": "a\r\nset-cookie: b"}}, "headers must be names and values"),
        ({"status": 204, "body": b"x"}, "body must be omitted"),
    ],
)
def test_an_impossible_fault_is_refused(options: Any, message: str) -> None:
    with pytest.raises(ValueError, match=message):
        plan(**options)


def test_a_429_says_how_long_to_wait(mock: InProcessMock, order: Json) -> None:
    mock.control.plan_fault("nocnoc", operation="getOrder", status=429, retry_after=3)
    response = mock.get(order["id"])
    assert (response.status_code, response.headers["retry-after"]) == (429, "3")
    assert mock.get(order["id"]).status_code == 200


@pytest.mark.parametrize(
    ("delay", "sent"),
    [
        (2.5, "2.5"),
        ("soon", "soon"),
        (datetime(2017, 4, 8, 10, 0, 20, tzinfo=UTC), "Sat, 08 Apr 2017 10:00:20 GMT"),
    ],
)
def test_a_delay_is_a_number_a_text_or_a_time(
    mock: InProcessMock, order: Json, delay: Any, sent: str
) -> None:
    mock.control.plan_fault(status=503, retry_after=delay)
    assert mock.get(order["id"]).headers["retry-after"] == sent


def test_a_body_and_its_type_take_the_place_of_the_response(mock: InProcessMock, order: Json) -> None:
    mock.control.plan_fault(status=502, body="<h1>Bad Gateway</h1>", content_type="text/html")
    response = mock.get(order["id"])
    assert (response.status_code, response.text) == (502, "<h1>Bad Gateway</h1>")
    assert response.headers["content-type"] == "text/html"
    assert response.headers["content-length"] == "20"


def test_a_body_of_json_is_declared_as_json(mock: InProcessMock, order: Json) -> None:
    mock.control.plan_fault(body={"unheard_of": [1.5, None]})
    response = mock.send("GET", f"/nocnoc/api/order/{order['id']}", headers={"X-Api-Key": "merchant-one"})
    assert (response.status_code, response.json()) == (200, {"unheard_of": [1.5, None]})
    assert response.headers["content-type"] == "application/json"


def send_get(mock: InProcessMock, order: Json) -> httpx.Response:
    """Get an order, without holding the response against the contract."""
    return mock.send("GET", f"/nocnoc/api/order/{order['id']}", headers={"X-Api-Key": "merchant-one"})


@pytest.mark.parametrize("status", [200, 204, 302, 418, 520])
def test_a_status_without_a_body_is_sent_alone(mock: InProcessMock, order: Json, status: int) -> None:
    mock.control.plan_fault(status=status, body="", headers={"Location": "/elsewhere"})
    response = send_get(mock, order)
    assert (response.status_code, response.content) == (status, b"")
    assert response.headers["location"] == "/elsewhere"
    assert "content-type" not in response.headers


def test_a_status_keeps_the_call_from_taking_effect_unless_asked_otherwise(
    mock: InProcessMock, order: Json
) -> None:
    for effect, found in ((None, "created"), (True, "placed")):
        mock.control.plan_fault(operation="placeOrder", status=500, effect=effect)
        assert mock.place(order["id"]).status_code == 500
        assert mock.get(order["id"]).json()["status"] == found


def test_an_error_with_effect_has_the_documented_body(mock: InProcessMock, order: Json) -> None:
    mock.control.plan_fault(operation="getOrder", status=500, effect=True)
    assert mock.get(order["id"]).json()["code"] == 500


def test_a_truncated_response_is_no_json(mock: InProcessMock, order: Json) -> None:
    whole = send_get(mock, order).content
    mock.control.plan_fault(kind="truncate")
    response = send_get(mock, order)
    assert response.content == whole[: len(whole) // 2]
    assert response.headers["content-length"] == str(len(whole) // 2)


def test_a_value_of_the_response_is_changed_added_or_removed(mock: InProcessMock, order: Json) -> None:
    whole = send_get(mock, order).json()
    for path, value in (("status", "teleported"), ("products[0].weight", {}), ("unheard_of", 1)):
        mock.control.plan_fault(kind="drift", path=path, value=value)
    first, second, third = (send_get(mock, order).json() for _ in range(3))
    assert first == {**whole, "status": "teleported"}
    assert second["products"][0] == {**whole["products"][0], "weight": {}}
    assert third == {**whole, "unheard_of": 1}
    mock.control.plan_fault(kind="drift", path="status")
    assert "status" not in send_get(mock, order).json()


def test_a_place_that_the_response_lacks_is_an_error_and_not_ignored(
    mock: InProcessMock, order: Json
) -> None:
    for path in ("products[7].weight", "status.deeper", "products.name"):
        mock.control.plan_fault(kind="drift", path=path, value=1)
        response = send_get(mock, order)
        assert (response.status_code, response.text) == (
            500,
            f"the mock cannot change {path}: the response to this call has no such place",
        )
    mock.control.plan_fault(kind="drift", path="nothing")
    assert send_get(mock, order).status_code == 500


def test_a_page_is_repeated(mock: InProcessMock) -> None:
    mock.control.seed(6, provider="sendcloud")
    mock.control.plan_fault("sendcloud", operation="listOrders", kind="repeat_page")
    auth = httpx.BasicAuth("merchant-one", "merchant-one-secret")
    pages = [
        mock.send("GET", f"/sendcloud/orders?page_size=2&sort={sort}", auth=auth)
        for sort in ("-order_created_at", "order_created_at", "order_created_at")
    ]
    assert [page.status_code for page in pages] == [200, 200, 200]
    assert pages[1].json() == pages[0].json() != pages[2].json()


@pytest.mark.parametrize(
    ("kind", "error", "placed"),
    [
        ("drop", httpx.ReadError, False),
        ("reset", httpx.ReadError, False),
        ("lose", httpx.ReadError, True),
        ("hang", httpx.ReadTimeout, True),
        ("cut", httpx.RemoteProtocolError, True),
        ("stall", httpx.ReadTimeout, True),
        ("drip", httpx.ReadTimeout, True),
    ],
)
def test_in_process_a_broken_connection_is_the_error_of_httpx(
    mock: InProcessMock, order: Json, kind: Any, error: type[Exception], placed: bool
) -> None:
    mock.control.plan_fault(operation="placeOrder", kind=kind)
    with pytest.raises(error):
        mock.place(order["id"])
    assert (mock.get(order["id"]).json()["status"] == "placed") is placed


def test_the_log_names_the_fault_and_the_status_that_was_sent(mock: InProcessMock, order: Json) -> None:
    mock.control.plan_fault(status=302, headers={"location": "/"})
    mock.control.plan_fault(kind="truncate")
    mock.control.plan_fault(kind="drop")
    for _ in range(2):
        send_get(mock, order)
    with pytest.raises(httpx.ReadError):
        send_get(mock, order)
    logged = [(item["fault"], item["status"]) for item in mock.control.requests()[-3:]]
    assert logged == [("302", 302), ("truncate", 200), ("drop", None)]


def test_faults_are_planned_listed_and_removed_over_http(mock: InProcessMock, order: Json) -> None:
    fault = {
        "provider": "nocnoc",
        "operation": "getOrder",
        "kind": "respond",
        "call": 2,
        "times": 3,
        "status": 429,
        "retry_after": "3",
        "headers": {"x-trace": "1"},
        "body": "{}",
        "content_type": "text/plain",
        "delay": 0.5,
        "effect": True,
    }
    planned = mock.send("POST", "/_mock/faults", json={**fault, "retry_after": 3})
    assert planned.json() == {"faults": [fault]}
    assert mock.send("GET", "/_mock/faults").json() == {"faults": [fault], "random_faults": None}
    assert mock.send("DELETE", "/_mock/faults").json() == {"faults": [], "random_faults": None}
    assert mock.get(order["id"]).status_code == 200


def test_bytes_and_nulls_can_be_sent_over_http(mock: InProcessMock, order: Json) -> None:
    mock.send("POST", "/_mock/faults", json={"provider": "nocnoc", "body_base64": "//4="})
    assert send_get(mock, order).content == b"\xff\xfe"
    drift = {"provider": "nocnoc", "kind": "drift", "path": "status", "value": None}
    mock.send("POST", "/_mock/faults", json=drift)
    assert send_get(mock, order).json()["status"] is None
    mock.send("POST", "/_mock/faults", json={"provider": "nocnoc"})
    assert mock.get(order["id"]).status_code == 500


@pytest.mark.parametrize(
    "fault",
    [
        {"kind": "explode"},
        {"kind": "drift"},
        {"kind": "drop", "status": 500},
        {"body": "x", "body_base64": "eA=="},
        {"body_base64": "?"},
        {"retry_after": -1},
        {"delay": 601},
        {"headers": {"x": 1}},
        {"headers": {"x": "a\nb"}},
        {"status": 199},
        {"status": 600},
        {"kind": "repeat_page", "call": 1},
        {"unheard_of": 1},
    ],
)
def test_a_bad_fault_is_refused_over_http(mock: InProcessMock, fault: Json) -> None:
    response = mock.send("POST", "/_mock/faults", json={"provider": "nocnoc", **fault})
    assert (response.status_code, list(response.json())) == (400, ["error"])
    assert mock.control.faults() == []
