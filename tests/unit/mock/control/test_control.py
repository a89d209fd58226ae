"""The control API, over HTTP and in process."""

from __future__ import annotations

from datetime import UTC, datetime

import pytest
from in_process import Json
from nocnoc_mock_fixtures import InProcessMock, MakeMock
from orderkit.contract import Contract
from orderkit.mock import UnknownError
from orderkit.mock.control.routes import ROUTES

DECLARED = {"Content-Type": "application/json"}


def test_the_index_lists_every_route(mock: InProcessMock) -> None:
    listed = [(route["method"], route["path"]) for route in mock.send("GET", "/_mock").json()["routes"]]
    assert listed == [(route.method, route.path) for route in ROUTES]


def test_the_index_counts_what_the_mock_holds(mock: InProcessMock, order: Json) -> None:
    mock.place(order["id"])
    index = mock.send("GET", "/_mock").json()
    assert index["providers"]["nocnoc"] == {"orders": {"placed": 1}}
    assert index["webhooks"] == {"pending": 1}
    assert index["clock"] == {"now": "2017-04-08T10:00:00+00:00", "frozen": True}


def test_a_reset_forgets_everything_and_turns_the_clock_back(
    mock: InProcessMock, order: Json, order_body: Json
) -> None:
    mock.control.advance_clock(3600)
    mock.place(order["id"])
    mock.deliver_all()
    mock.control.inject_fault(500)
    mock.send("POST", "/_mock/reset")
    assert mock.create(order_body).json() == order
    assert mock.control.webhooks() == {"notifications": [], "attempts": []}


def test_the_clock_can_be_set_and_read(mock: InProcessMock) -> None:
    answer = mock.send("PUT", "/_mock/clock", json={"now": "2018-01-02T03:04:05+02:00"})
    assert answer.json() == {"now": "2018-01-02T01:04:05+00:00", "frozen": True}
    assert mock.send("GET", "/_mock/clock").json() == answer.json()


def test_the_clock_can_run_with_the_system_again(make_mock: MakeMock) -> None:
    mock = make_mock(time_source=lambda: datetime(2030, 1, 1, tzinfo=UTC))
    assert mock.send("PUT", "/_mock/clock", json={"now": None}).json() == {
        "now": "2030-01-01T00:00:00+00:00",
        "frozen": False,
    }


def test_a_running_clock_goes_on_running_after_it_was_advanced(make_mock: MakeMock) -> None:
    time = [datetime(2030, 1, 1, tzinfo=UTC)]
    mock = make_mock(clock=None, time_source=lambda: time[0])
    mock.send("PUT", "/_mock/clock", json={"advance_seconds": 60.5})
    time[0] = datetime(2030, 1, 2, tzinfo=UTC)
    assert mock.control.now() == datetime(2030, 1, 2, 0, 1, 0, 500_000, tzinfo=UTC)


def test_advancing_the_clock_lets_orders_expire(mock: InProcessMock, order: Json) -> None:
    mock.send("PUT", "/_mock/clock", json={"advance_seconds": 2 * 24 * 3600})
    assert mock.send("GET", "/_mock").json()["providers"]["nocnoc"]["orders"] == {"expired": 1}


def test_an_order_can_be_advanced(mock: InProcessMock, order: Json) -> None:
    mock.place(order["id"])
    path = f"/_mock/nocnoc/orders/{order['id']}/advance"
    assert mock.send("POST", path).json()["status"] == "in_process"
    answer = mock.send("POST", path, json={"status": "picked_up", "description": "Shenzhen, CN"})
    assert (answer.json()["status"], answer.json()["description"]) == ("picked_up", "Shenzhen, CN")


@pytest.mark.parametrize("order_id", ["10000002", "0", "x", "%C2%B2", "NC10000001", "9" * 50])
def test_an_unknown_order_is_not_advanced(mock: InProcessMock, order: Json, order_id: str) -> None:
    assert mock.send("POST", f"/_mock/nocnoc/orders/{order_id}/advance").status_code == 404


def test_an_order_at_its_end_is_not_advanced(mock: InProcessMock, order: Json) -> None:
    mock.cancel(order["id"])
    answer = mock.send("POST", f"/_mock/nocnoc/orders/{order['id']}/advance")
    error = "cancelled is a final status: the order cannot change any more"
    assert (answer.status_code, answer.json()) == (400, {"error": error})


def test_seeded_orders_are_in_every_status(mock: InProcessMock, contract: Contract) -> None:
    answer = mock.send("POST", "/_mock/nocnoc/seed", json={"orders": 26}).json()
    assert answer["statuses"] == dict.fromkeys(contract.values("OrderStatus"), 2)


def test_seeded_orders_are_as_documented(mock: InProcessMock) -> None:
    for order_id in mock.control.seed(39)["orders"]:
        order = mock.get(order_id).json()  # which holds it against the contract
        assert mock.track(order["tracking_id"]).json()["status"] == order["status"]


def test_the_same_seed_makes_the_same_orders(make_mock: MakeMock) -> None:
    first, second = make_mock(), make_mock()
    assert first.control.seed(13, seed=7) == second.control.seed(13, seed=7)
    assert first.stored() == second.stored()


def test_another_seed_makes_other_orders(make_mock: MakeMock) -> None:
    first, second = make_mock(), make_mock()
    first.control.seed(13, seed=7)
    second.control.seed(13, seed=8)
    assert first.stored() != second.stored()


def test_a_seed_can_be_planted_again(mock: InProcessMock) -> None:
    assert mock.control.seed(3)["orders"] + mock.control.seed(3)["orders"] == list(range(10000001, 10000007))


def test_seeded_orders_could_have_been_created(make_mock: MakeMock) -> None:
    planted, empty = make_mock(), make_mock()
    for order_id in planted.control.seed(40)["orders"]:
        order = planted.get(order_id).json()
        for product in order["products"]:
            product["native_description"] = product.pop("native_description")
        assert empty.create({**order, "expiration_date": "2017-05-01"}).status_code == 200


def test_seeded_orders_belong_to_the_key_asked_for(mock: InProcessMock) -> None:
    (order_id,) = mock.control.seed(1, api_key="merchant-two")["orders"]
    assert mock.get(order_id).json()["code"] == 312
    assert mock.get(order_id, key="merchant-two").status_code == 200


@pytest.mark.parametrize(
    ("path", "key", "status"),
    [("/nocnoc/api/order", "nobody", 401), ("/nocnoc/api/nothing", "merchant-one", 404)],
)
def test_the_body_of_a_request_that_is_refused_by_its_head_is_remembered(
    mock: InProcessMock, path: str, key: str, status: int
) -> None:
    response = mock.send("PUT", path, json={"a": 1}, headers={"X-Api-Key": key})
    shown = mock.send("GET", "/_mock/requests").json()["requests"][-1]
    assert (response.status_code, shown["body"]) == (status, {"a": 1})


def test_requests_are_remembered(mock: InProcessMock, order: Json) -> None:
    mock.get(order["id"], language="pt-BR")
    shown = mock.send("GET", "/_mock/requests").json()["requests"][-1]
    assert (shown.pop("headers")["x-lang"], shown.pop("query"), shown.pop("body")) == ("pt-BR", {}, None)
    assert shown == {
        "number": 2,
        "time": "2017-04-08T10:00:00+00:00",
        "provider": "nocnoc",
        "method": "GET",
        "path": "/nocnoc/api/order/10000001",
        "operationId": "getOrder",
        "status": 200,
        "language": "pt-BR",
        "fault": None,
        "orders": [],
        "refusal": None,
        "warnings": [],
    }


def test_a_refused_request_is_remembered_with_the_rule_that_it_broke(
    mock: InProcessMock, order_body: Json
) -> None:
    mock.create({**order_body, "merchant_invoice_id": 7, "notificaton_url": "http://127.0.0.1/"})
    shown = mock.control.requests()[-1]
    assert shown["refusal"] == {
        "rule": "body merchant_invoice_id: is not of type string",
        "pointer": "#/components/schemas/CreateOrderRequest/properties/merchant_invoice_id/type",
        "ledger": ["EL-22", "EL-56", "EL-57"],
    }


def test_a_request_with_a_misspelt_name_is_remembered_with_a_warning(
    mock: InProcessMock, order_body: Json
) -> None:
    del order_body["notification_url"]
    mock.create({**order_body, "notificaton_url": "http://127.0.0.1/"})
    (warning,) = mock.control.requests()[-1]["warnings"]
    assert "notificaton_url" in warning


def test_a_request_that_reached_no_operation_is_remembered(mock: InProcessMock) -> None:
    mock.call("GET", "/api/nothing")
    assert mock.control.requests()[-1]["operationId"] is None


def test_no_secret_is_shown(mock: InProcessMock, order: Json) -> None:
    mock.call("GET", "/api/order/merchant-one?key=merchant-one")
    mock.call("GET", "/api/order/1", key="a-secret-guess")
    shown = "".join(mock.send("GET", path).text for path in ("/_mock", "/_mock/requests", "/_mock/webhooks"))
    assert "merchant-one" not in shown
    assert "secret" not in shown.replace("masked secrets", "")


def test_a_fault_happens_as_often_as_asked_for(mock: InProcessMock, order: Json) -> None:
    mock.send(
        "POST",
        "/_mock/faults",
        json={"provider": "nocnoc", "operation": "getOrder", "status": 500, "times": 2},
    )
    assert [mock.get(order["id"]).status_code for _ in range(3)] == [500, 500, 200]


def test_a_fault_of_one_operation_spares_the_others(mock: InProcessMock, order: Json) -> None:
    mock.control.inject_fault(500, operation="trackOrder")
    assert mock.get(order["id"]).status_code == 200
    assert mock.track(order["tracking_id"]).status_code == 500


def test_a_fault_changes_nothing(mock: InProcessMock, order: Json) -> None:
    before = mock.stored()
    mock.control.inject_fault(500)
    mock.place(order["id"])
    assert mock.stored() == before


def test_a_fault_of_another_status_is_what_a_gateway_would_send(mock: InProcessMock, order: Json) -> None:
    mock.control.inject_fault(503)
    response = mock.get(order["id"])
    assert (response.status_code, response.headers["content-type"]) == (503, "text/plain; charset=utf-8")


def test_a_fault_can_be_any_documented_error(mock: InProcessMock, order: Json) -> None:
    mock.control.inject_fault(313)
    assert mock.get(order["id"], language="es-AR").json()["key"] == "order_already_exists"


def test_an_unauthorized_call_uses_up_no_fault(mock: InProcessMock, order: Json) -> None:
    mock.control.inject_fault(500)
    mock.get(order["id"], key="nobody")
    assert mock.get(order["id"]).status_code == 500


BAD = [
    ("PUT", "/_mock/clock", b""),
    ("PUT", "/_mock/clock", b"{"),
    ("PUT", "/_mock/clock", b"[]"),
    ("PUT", "/_mock/clock", b'{"now": "yesterday"}'),
    ("PUT", "/_mock/clock", b'{"now": 7}'),
    ("PUT", "/_mock/clock", b'{"now": "0001-01-01T00:00:00Z"}'),
    ("PUT", "/_mock/clock", b'{"now": "9999-12-31T23:59:59-10:00"}'),
    ("PUT", "/_mock/clock", b'{"advance_seconds": -1}'),
    ("PUT", "/_mock/clock", b'{"advance_seconds": 1e300}'),
    ("PUT", "/_mock/clock", b'{"now": null, "advance_seconds": 1}'),
    ("POST", "/_mock/reset", b'{"really": true}'),
    ("POST", "/_mock/nocnoc/orders/10000001/advance", b'{"status": "lost"}'),
    ("POST", "/_mock/nocnoc/orders/10000001/advance", b'{"status": "delivered"}'),
    ("POST", "/_mock/nocnoc/orders/10000001/advance", b'{"status": null}'),
    ("POST", "/_mock/nocnoc/orders/10000001/advance", b'{"description": "' + b"x" * 46 + b'"}'),
    ("POST", "/_mock/nocnoc/orders/10000001/advance", b'{"description": "\\u0000"}'),
    ("POST", "/_mock/nocnoc/seed", b""),
    ("POST", "/_mock/nocnoc/seed", b'{"orders": 0}'),
    ("POST", "/_mock/nocnoc/seed", b'{"orders": 1001}'),
    ("POST", "/_mock/nocnoc/seed", b'{"orders": true}'),
    ("POST", "/_mock/nocnoc/seed", b'{"orders": 1, "seed": -1}'),
    ("POST", "/_mock/nocnoc/seed", '{"orders": 1, "api_key": "schlüssel"}'.encode()),
    ("POST", "/_mock/faults", b"{}"),
    ("POST", "/_mock/faults", b'{"provider": "nocnoc", "status": 199}'),
    ("POST", "/_mock/faults", b'{"provider": "nocnoc", "status": 600}'),
    ("POST", "/_mock/faults", b'{"provider": "nocnoc", "times": 0}'),
    ("POST", "/_mock/reset", b'"' + b"x" * 1024 * 1024 + b'"'),
]


@pytest.mark.parametrize(("method", "path", "content"), BAD)
def test_bad_control_input_is_refused_and_changes_nothing(
    mock: InProcessMock, order: Json, method: str, path: str, content: bytes
) -> None:
    before = mock.stored()
    answer = mock.send(method, path, content=content, headers=DECLARED)
    assert (answer.status_code, list(answer.json())) == (400, ["error"])
    assert mock.stored() == before


@pytest.mark.parametrize(
    ("method", "path", "body"),
    [
        ("GET", "/_mock/nothing", None),
        ("GET", "/_mock/", None),
        ("POST", "/_mock/nobody/seed", {"orders": 1}),
        ("POST", "/_mock/nobody/orders/1/advance", {}),
        ("POST", "/_mock/faults", {"provider": "nobody"}),
        ("POST", "/_mock/faults", {"provider": "nocnoc", "operation": "payOrder"}),
    ],
)
def test_an_unknown_control_thing_is_not_found(
    mock: InProcessMock, method: str, path: str, body: Json | None
) -> None:
    answer = mock.send(method, path, json=body)
    assert (answer.status_code, list(answer.json())) == (404, ["error"])


@pytest.mark.parametrize(
    ("method", "path", "allow"),
    [("DELETE", "/_mock", "GET"), ("POST", "/_mock/clock", "GET, PUT"), ("GET", "/_mock/reset", "POST")],
)
def test_a_wrong_control_method_is_refused_with_the_allowed_ones(
    mock: InProcessMock, method: str, path: str, allow: str
) -> None:
    answer = mock.send(method, path)
    assert (answer.status_code, answer.headers["allow"]) == (405, allow)


def test_in_process_an_unknown_order_is_an_unknown_error(mock: InProcessMock) -> None:
    with pytest.raises(UnknownError):
        mock.control.advance_order(1)


def test_in_process_a_datetime_needs_a_zone(mock: InProcessMock) -> None:
    with pytest.raises(ValueError, match="time zone"):
        mock.control.set_clock(datetime(2020, 1, 1))  # noqa: DTZ001
