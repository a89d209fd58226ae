"""Refused requests: routes, bodies and the sequence of checks; each error is documented and without effect."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

import httpx
import pytest
from in_process import Json
from orderkit.contract import Contract
from orderkit.mock import NoventiqSettings

if TYPE_CHECKING:
    from tests.providers.noventiq.mock.conftest import InProcessNoventiq, MakeNoventiq


JSON = {"Content-Type": "application/json"}
BODIES = ["/login_check", "/order/search", "/order/10000001/refund"]
UNREADABLE = {
    "missing": b"",
    "cut off": b'{"limit": ',
    "NaN": b'{"limit": NaN}',
    "huge exponent": b'{"limit": 1e400}',
    "broken UTF-8": b'{"email": "\xff"}',
    "lone surrogate": b'{"email": "\\ud800"}',
    "deep arrays": b"[" * 100_000,
    "over one MiB": b'{"email": "' + b"x" * 1024 * 1024 + b'"}',
}
INVALID_JSON = (400, {"errors": [{"error": 110, "message": "JSON is not valid."}]})
INVALID_TYPE = (400, {"errors": [{"error": 111, "message": "Invalid data format (Content-type)."}]})
NO_CONFIGURATION = (
    400,
    {
        "errors": [
            {
                "error": 15000,
                "message": "Unable to identify your configuration for accessing this API. "
                "Please contact technical support.",
            }
        ]
    },
)


def told(response: httpx.Response) -> tuple[int, Json]:
    return response.status_code, response.json()


@pytest.fixture(scope="module")
def shared(make_noventiq: MakeNoventiq) -> InProcessNoventiq:
    """Noventiq with nothing that a refusal could change."""
    noventiq = make_noventiq()
    noventiq.token()
    return noventiq


@pytest.mark.parametrize("name", UNREADABLE)
@pytest.mark.parametrize("path", BODIES)
def test_an_unreadable_body_is_110_alone_and_changes_nothing(
    shared: InProcessNoventiq, path: str, name: str
) -> None:
    before = shared.stored()
    response = shared.call("POST", path, content=UNREADABLE[name], headers=JSON)
    assert told(response) == INVALID_JSON
    assert shared.stored() == before


@pytest.mark.parametrize("body", [[], "text", 7, None, True, [[{}]]])
@pytest.mark.parametrize("path", [*BODIES, "/order/abc/refund"])
def test_json_that_is_no_object_is_110_alone(shared: InProcessNoventiq, path: str, body: object) -> None:
    assert told(shared.call("POST", path, content=json.dumps(body), headers=JSON)) == INVALID_JSON


@pytest.mark.parametrize(
    "content_type",
    [None, "", "text/plain", "application/problem+json", "text/json", "application/json; charset=latin-1"],
)
@pytest.mark.parametrize("path", BODIES)
def test_another_content_type_is_111_alone_even_of_what_is_not_json(
    shared: InProcessNoventiq, path: str, content_type: str | None
) -> None:
    headers = {} if content_type is None else {"Content-Type": content_type}
    assert told(shared.call("POST", path, content=b"{", headers=headers)) == INVALID_TYPE


@pytest.mark.parametrize(
    "content_type", ["application/json;charset=UTF-8", 'Application/JSON; charset="utf-8"']
)
def test_a_content_type_may_have_parameters(shared: InProcessNoventiq, content_type: str) -> None:
    response = shared.call("POST", "/order/search", content=b"{}", headers={"Content-Type": content_type})
    assert response.status_code == 200


@pytest.mark.parametrize("headers", [{}, {"Content-Type": "text/plain"}])
@pytest.mark.parametrize("path", BODIES)
def test_without_a_body_no_content_type_is_needed_to_be_110(
    shared: InProcessNoventiq, path: str, headers: dict[str, str]
) -> None:
    assert told(shared.call("POST", path, headers=headers)) == INVALID_JSON


def test_getting_an_order_needs_neither_body_nor_content_type(shared: InProcessNoventiq) -> None:
    assert shared.get(10000001).status_code == 200
    assert shared.call("GET", "/order/10000001", content=b"\x00").status_code == 200


@pytest.fixture(scope="module")
def unconfigured(make_noventiq: MakeNoventiq) -> InProcessNoventiq:
    chosen = NoventiqSettings(unconfigured_api_keys=frozenset({"merchant-one"}))
    return make_noventiq(noventiq=chosen)


@pytest.mark.parametrize("path", ["/order/search", "/order/10000001/refund", "/order/abc/refund"])
@pytest.mark.parametrize("body", [{}, {"email": "a@b"}, {"email": "wrong", "mode": "red"}])
def test_an_account_without_configuration_is_15000_alone_before_any_property(
    unconfigured: InProcessNoventiq, path: str, body: dict[str, str]
) -> None:
    assert told(unconfigured.call("POST", path, json=body)) == NO_CONFIGURATION


def test_an_account_without_configuration_reads_no_order(unconfigured: InProcessNoventiq) -> None:
    assert told(unconfigured.get(10000001)) == NO_CONFIGURATION
    assert unconfigured.ask({}, key="merchant-two").status_code == 200


def test_111_and_110_come_before_15000(unconfigured: InProcessNoventiq) -> None:
    assert told(unconfigured.call("POST", "/order/search", content=b"{")) == INVALID_TYPE
    assert told(unconfigured.call("POST", "/order/search", content=b"{", headers=JSON)) == INVALID_JSON
    assert told(unconfigured.ask([])) == INVALID_JSON


@pytest.mark.parametrize(
    "path",
    [
        "",
        "/",
        "/order",
        "/order/",
        "/order/search/",
        "/orders",
        "/Order/search",
        "/order/1/refunds",
        "/payment",
    ],
)
@pytest.mark.parametrize("method", ["GET", "POST"])
def test_an_unknown_url_is_404_with_an_empty_object(
    shared: InProcessNoventiq, path: str, method: str
) -> None:
    assert told(shared.call(method, path)) == (404, {})


@pytest.mark.parametrize(
    ("method", "path", "allow"),
    [
        ("GET", "/login_check", "POST"),
        ("GET", "/order/search", "POST"),
        ("POST", "/order/10000001", "GET"),
        ("DELETE", "/order/abc", "GET"),
        ("PUT", "/order/10000001/refund", "POST"),
        ("OPTIONS", "/order/search", "POST"),
    ],
)
def test_a_wrong_method_is_refused_with_the_allowed_ones(
    shared: InProcessNoventiq, method: str, path: str, allow: str
) -> None:
    response = shared.call(method, path)
    assert (*told(response), response.headers["allow"]) == (405, {}, allow)


def test_headers_alone_are_not_an_operation(shared: InProcessNoventiq) -> None:
    response = shared.call("HEAD", "/order/10000001")
    assert (response.status_code, response.headers["allow"]) == (405, "GET")


def test_queries_are_ignored(shared: InProcessNoventiq) -> None:
    response = shared.call("POST", "/order/search?limit=1&limit=x&", json={"limit": 2})
    assert response.json()["limit"] == 2


@pytest.mark.parametrize("code", [110, 111, 15000, 15010, 1007, 1008, 1009])
def test_a_documented_error_can_be_asked_for(
    noventiq: InProcessNoventiq, contract: Contract, code: int
) -> None:
    body = {"provider": "noventiq", "status": code, "operation": "searchOrders"}
    assert noventiq.send("POST", "/_mock/faults", json=body).status_code == 200
    before = noventiq.token() and noventiq.stored()
    response = noventiq.ask({})
    (row,) = [row for row in contract.schema("ErrorCode")["x-errors"] if row["code"] == code]
    message = row["message"]["en-US"].replace("{parameter}", "email")
    assert told(response) == (row["http_status"], {"errors": [{"error": code, "message": message}]})
    assert noventiq.stored() == before
    assert noventiq.ask({}).status_code == 200


@pytest.mark.parametrize("status", [404, 500])
def test_a_failure_without_a_code_can_be_asked_for(noventiq: InProcessNoventiq, status: int) -> None:
    noventiq.control.inject_fault(status, provider="noventiq", operation="getOrder")
    assert told(noventiq.get(10000001)) == (status, {})


def test_another_failure_comes_as_from_a_gateway(noventiq: InProcessNoventiq) -> None:
    noventiq.token()
    noventiq.control.inject_fault(503, provider="noventiq")
    response = noventiq.ask({})
    assert (response.status_code, response.headers["content-type"]) == (503, "text/plain; charset=utf-8")


@pytest.mark.parametrize("status", [1, 199, 600, 1006, 99999])
def test_no_other_failure_can_be_asked_for(noventiq: InProcessNoventiq, status: int) -> None:
    body = {"provider": "noventiq", "status": status}
    assert noventiq.send("POST", "/_mock/faults", json=body).status_code == 400


def test_a_failure_of_the_mock_is_a_documented_500(
    noventiq: InProcessNoventiq, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    monkeypatch.setitem(noventiq.app._state.providers["noventiq"].handlers, "searchOrders", lambda *_: 1 / 0)
    assert told(noventiq.ask({})) == (500, {})


@pytest.mark.parametrize(("setting", "status"), [("conservative", 400), ("literal", 400), ("semantic", 415)])
def test_a_wrong_content_type_travels_as_the_settings_say(
    make_noventiq: MakeNoventiq, setting: str, status: int
) -> None:
    noventiq = make_noventiq(http_status=setting)
    response = noventiq.call("POST", "/order/search", content=b"{}")
    assert told(response) == (status, INVALID_TYPE[1])


def test_every_operation_of_the_contract_is_served(shared: InProcessNoventiq, contract: Contract) -> None:
    assert set(shared.app._state.providers["noventiq"].handlers) == set(contract.operations)
