"""Explained refusals: the broken rule, its place in the spec and its ledger entries; warnings about unknown names."""

from __future__ import annotations

import asyncio
from collections.abc import Callable, Iterator
from typing import Any

import httpx
import pytest
from nocnoc_mock_fixtures import START, InProcessMock, MakeMock
from orderkit.mock import MockSettings, create_app

KEY = {"X-Api-Key": "merchant-one"}
BASIC = ("merchant-one", "merchant-one-secret")
BEARER = {"Authorization": "Bearer merchant-one"}

Json = dict[str, Any]
Send = Callable[..., httpx.Response]


@pytest.fixture
def send(runner: asyncio.Runner) -> Iterator[Send]:
    """Send a request to a mock that explains its refusals."""
    app = create_app(MockSettings(clock=START, orders=3, explain=True))
    client = httpx.AsyncClient(transport=httpx.ASGITransport(app), base_url="http://mock")
    yield lambda method, path, **options: runner.run(client.request(method, path, **options))
    app.close()


def node_at(send: Send, provider: str, pointer: str) -> Any:
    """Return what a pointer leads to in the document that the mock serves."""
    node: Any = send("GET", f"/{provider}/openapi.json").json()
    for step in pointer.removeprefix("#").split("/")[1:]:
        key = step.replace("~1", "/").replace("~0", "~")
        node = node[int(key)] if isinstance(node, list) else node[key]
    return node


REFUSALS = [
    ("GET", "/nocnoc/api/order/1", {}, "credentials", "#/components/securitySchemes"),
    ("GET", "/nocnoc/api/orders", {"headers": KEY}, "the path must be one of the spec", "#/paths"),
    (
        "GET",
        "/nocnoc/api/order/quote",
        {"headers": KEY},
        "the method must be one of the path: POST",
        "#/paths",
    ),
    (
        "GET",
        "/nocnoc/api/order/x",
        {"headers": KEY},
        "path order_id: is not of type integer",
        "/schema/type",
    ),
    (
        "GET",
        "/nocnoc/api/order/10000099",
        {"headers": KEY},
        "the id must be",
        "#/components/parameters/",
    ),
    ("POST", "/nocnoc/api/order/quote", {"headers": KEY}, "the body must be there", "/requestBody"),
    (
        "POST",
        "/nocnoc/api/order/quote",
        {"headers": KEY, "json": {}},
        "body products: is missing (and 2 more)",
        "#/components/schemas/QuoteRequest/required",
    ),
    (
        "GET",
        "/nocnoc/api/order/10000001",
        {"headers": {**KEY, "X-Lang": "fr"}},
        "",
        "#/components/schemas/ErrorCode/x-errors/",
    ),
    (
        "GET",
        "/nocnoc-store/api/v2/orders?page=0&size=0",
        {"headers": KEY},
        "query size: is less than 1",
        "/schema/minimum",
    ),
    ("GET", "/sendcloud/orders?page_size=x", {"auth": BASIC}, "query page_size: ", "/schema/type"),
    ("GET", "/sendcloud/orders/999999", {"auth": BASIC}, "", "#/components/schemas/ErrorCode/x-errors/"),
    ("POST", "/sendcloud/oauth2/token", {}, "the body of the response says it", None),
    (
        "POST",
        "/noventiq/v1/login_check",
        {"json": {"username": "x"}},
        "body password: is missing",
        "/required",
    ),
    ("GET", "/noventiq/v1/order/1", {}, "", "#/components/schemas/ErrorCode/x-errors/"),
    (
        "GET",
        "/epages/DemoShop/orders?page=0",
        {"headers": BEARER},
        "query page: is less than 1",
        "/schema/minimum",
    ),
    ("GET", "/epages/Other/orders", {"headers": BEARER}, "", "#/"),
]


@pytest.mark.parametrize(("method", "path", "options", "rule", "place"), REFUSALS)
def test_a_refusal_names_the_rule_and_its_place_in_the_spec(
    send: Send, method: str, path: str, options: Json, rule: str, place: str | None
) -> None:
    answer = send(method, path, **options)
    assert answer.status_code >= 400
    assert rule in answer.headers["x-mock-rule"]
    if place is None:
        assert "x-mock-spec" not in answer.headers
    else:
        assert place in answer.headers["x-mock-spec"]
        node_at(send, path.split("/")[1], answer.headers["x-mock-spec"])


def test_an_explanation_names_the_nearest_ledger_entries(send: Send) -> None:
    body = {"products": [{"hs_code": "x"}], "address": {}, "customer": {}}
    answer = send("POST", "/nocnoc/api/order/quote", headers=KEY, json=body)
    pointer = answer.headers["x-mock-spec"]
    steps = pointer.split("/")
    around = [node_at(send, "nocnoc", "/".join(steps[:length])) for length in range(len(steps), 1, -1)]
    nearest = next(node["x-ledger"] for node in around if isinstance(node, dict) and "x-ledger" in node)
    assert answer.headers["x-mock-ledger"] == ", ".join(nearest)


def test_a_success_is_not_explained(send: Send) -> None:
    answer = send("GET", "/sendcloud/orders", auth=BASIC)
    assert answer.status_code == 200
    assert not [name for name in answer.headers if name.startswith("x-mock")]


def test_an_injected_fault_says_that_it_is_one(make_mock: MakeMock) -> None:
    mock = make_mock(explain=True)
    mock.control.inject_fault(503)
    assert "injected" in mock.send("GET", "/nocnoc/api/order/10000001", headers=KEY).headers["x-mock-rule"]


def test_without_the_setting_no_refusal_is_explained(mock: InProcessMock) -> None:
    assert not [name for name in mock.send("GET", "/nocnoc/api/order/1").headers if name.startswith("x-mock")]


def test_the_setting_can_change_while_the_mock_runs(mock: InProcessMock) -> None:
    mock.control.change_settings({"explain": True})
    assert "x-mock-rule" in mock.send("GET", "/nocnoc/api/order/1").headers


SLIPS = [
    (
        {"notificaton_url": "http://127.0.0.1/"},
        "body notificaton_url: is not known: did you mean notification_url?",
    ),
    (
        {"NotificationUrl": "http://127.0.0.1/"},
        "body NotificationUrl: is not known: did you mean notification_url?",
    ),
]


@pytest.mark.parametrize(("slip", "warning"), SLIPS)
def test_a_misspelt_property_causes_a_warning(
    mock: InProcessMock, order_body: Json, slip: Json, warning: str
) -> None:
    order_body.pop("notification_url", None)
    answer = mock.create({**order_body, **slip})
    assert answer.status_code == 200
    assert answer.headers["x-mock-warning"] == warning


def test_a_misspelt_property_deep_in_a_body_is_found(mock: InProcessMock, order_body: Json) -> None:
    order_body["products"][1]["hs_cod"] = "1"
    order_body["products"][1].pop("hs_code", None)
    warning = mock.create(order_body).headers["x-mock-warning"]
    assert warning == "body products[1].hs_cod: is not known: did you mean hs_code?"


def test_a_property_that_resembles_none_is_ignored(mock: InProcessMock, order_body: Json) -> None:
    assert "x-mock-warning" not in mock.create({**order_body, "my_own_remark": "x"}).headers


def test_an_unknown_parameter_causes_a_warning(send: Send) -> None:
    answer = send("GET", "/sendcloud/orders?pagesize=1&whatever=2", auth=BASIC)
    assert answer.status_code == 200
    assert answer.headers["x-mock-warning"] == (
        "query pagesize: is not known: did you mean page_size?; query whatever: is not known"
    )


def test_a_misspelt_header_causes_a_warning(mock: InProcessMock, order: Json) -> None:
    answer = mock.get(order["id"], headers={"X-Lng": "fr"})
    assert answer.headers["x-mock-warning"] == "header x-lng: is not known: did you mean X-Lang?"


def test_usual_requests_cause_no_warning(mock: InProcessMock, order_body: Json) -> None:
    headers = {
        "X-Request-Id": "1",
        "Traceparent": "00-1",
        "Accept-Language": "fr",
        "X-Forwarded-For": "127.0.0.1",
    }
    assert "x-mock-warning" not in mock.create(order_body, headers=headers).headers


def test_a_refused_request_is_warned_about_as_well(mock: InProcessMock, order_body: Json) -> None:
    order_body["merchant_invoiceid"] = order_body.pop("merchant_invoice_id")
    answer = mock.create(order_body)
    assert answer.status_code == 400
    assert "did you mean merchant_invoice_id?" in answer.headers["x-mock-warning"]


def test_a_strict_mock_refuses_what_it_would_warn_about(make_mock: MakeMock, order_body: Json) -> None:
    mock = make_mock(strict=True, explain=True)
    order_body.pop("notification_url", None)
    stored = mock.stored()
    answer = mock.create({**order_body, "notificaton_url": "http://127.0.0.1/"})
    assert (answer.status_code, answer.json()["code"]) == (400, 310)
    assert (
        answer.headers["x-mock-rule"] == "body notificaton_url: is not known: did you mean notification_url?"
    )
    assert mock.stored() == stored
    assert mock.create(order_body).status_code == 200


@pytest.mark.parametrize(
    ("path", "options"),
    [
        ("/nocnoc/api/order/10000001?lang=fr", {"headers": KEY}),
        ("/nocnoc/api/order/10000001", {"headers": {**KEY, "X-Lng": "fr"}}),
        ("/nocnoc-store/api/v2/orders?pag=1", {"headers": KEY}),
        ("/sendcloud/orders?pagesize=1", {"auth": BASIC}),
        ("/epages/DemoShop/orders?locales=de_DE", {"headers": BEARER}),
    ],
)
def test_a_strict_mock_of_any_provider_refuses_unknown_names(
    runner: asyncio.Runner, path: str, options: Json
) -> None:
    app = create_app(MockSettings(clock=START, orders=3, strict=True))
    client = httpx.AsyncClient(transport=httpx.ASGITransport(app), base_url="http://mock")
    answer = runner.run(client.get(path, **options))
    app.close()
    assert answer.status_code == 400


def test_of_very_many_unknown_names_only_the_first_are_compared(
    mock: InProcessMock, order_body: Json
) -> None:
    strangers = {f"stranger_{number}": 1 for number in range(60)}
    late = mock.create({**order_body, **strangers, "notificaton_url": "x"})
    assert "x-mock-warning" not in late.headers
    assert "x-mock-warning" not in mock.quote({**order_body, "n" * 10_000: 1}).headers
