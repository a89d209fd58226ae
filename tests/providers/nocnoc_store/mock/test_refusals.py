"""Refused requests: authentication, routes and bodies; each error is documented and without effect."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

import pytest
from in_process import Json
from orderkit.contract import Contract

if TYPE_CHECKING:
    from tests.providers.nocnoc_store.mock.conftest import InProcessStore, MakeStore


JSON = {"Content-Type": "application/json"}
BODIES = [
    ("POST", "/products"),
    ("POST", "/products/"),
    ("PATCH", "/products/sku/6291107400000"),
    ("POST", "/packages"),
]
UNREADABLE = {
    "missing": b"",
    "cut off": b'{"sku": ',
    "NaN": b'{"price": NaN}',
    "huge exponent": b'{"price": 1e400}',
    "broken UTF-8": b'{"a": "\xff"}',
    "lone surrogate": b'{"a": "\\ud800"}',
    "deep arrays": b"[" * 100_000,
    "over one MiB": b'{"a": "' + b"x" * 1024 * 1024 + b'"}',
}


@pytest.mark.parametrize(
    "headers", [[], [("X-Api-Key", "")], [("X-Api-Key", "wrong")], [(b"X-Api-Key", b"\xff")]]
)
@pytest.mark.parametrize("path", ["/orders", "/nowhere", "/products/sku/a.b", "/packages"])
def test_without_a_known_key_nothing_else_is_looked_at(
    store: InProcessStore, headers: list[tuple[str, str]] | list[tuple[bytes, bytes]], path: str
) -> None:
    response = store.send("POST", f"/nocnoc-store/api/v2{path}", headers=headers, content=b"\x00")
    assert (response.status_code, response.json()) == (401, {"code": 401, "message": "Unauthorized"})


@pytest.mark.parametrize("name", UNREADABLE)
@pytest.mark.parametrize(("method", "path"), BODIES)
def test_an_unreadable_body_is_refused_and_changes_nothing(
    store: InProcessStore, method: str, path: str, name: str
) -> None:
    before = store.stored()
    response = store.call(method, path, content=UNREADABLE[name], headers=JSON)
    assert (response.status_code, response.json()["errors"]) == (400, ["body: is not JSON"])
    assert store.stored() == before


@pytest.mark.parametrize("body", [[], "text", 7, None, True, {"sku": {}}, [[[]]]])
@pytest.mark.parametrize(("method", "path"), BODIES)
def test_json_of_another_shape_is_refused_and_changes_nothing(
    store: InProcessStore, method: str, path: str, body: object
) -> None:
    before = store.stored()
    response = store.call(method, path, content=json.dumps(body), headers=JSON)
    assert (response.status_code, response.json()["message"]) == (400, "Invalid Request Payload.")
    assert store.stored() == before


@pytest.mark.parametrize(
    "content_type", [None, "text/plain", "application/vnd.api+json", "application/json; charset=latin-1"]
)
@pytest.mark.parametrize(
    ("method", "path"), [*BODIES, ("GET", "/orders"), ("POST", "/orders/NC2200001/cancellation")]
)
def test_a_body_without_its_content_type_is_refused(
    store: InProcessStore, method: str, path: str, content_type: str | None
) -> None:
    headers = {} if content_type is None else {"Content-Type": content_type}
    response = store.call(method, path, content=b"{}", headers=headers)
    assert (response.status_code, response.json()) == (
        415,
        {"code": 415, "message": "Unsupported Media Type"},
    )


def test_a_charset_may_follow_the_content_type(store: InProcessStore) -> None:
    headers = {"Content-Type": "application/json; charset=utf-8"}
    response = store.call(
        "PATCH", "/products/sku/6291107400000", content=b'{"available_quantity": 3}', headers=headers
    )
    assert response.status_code == 200


def test_without_a_body_no_content_type_is_needed(store: InProcessStore) -> None:
    assert store.call("GET", "/orders?page=0&size=1").status_code == 200
    assert store.cancel("NC2200001").status_code == 201


def test_a_strict_store_needs_a_content_type_on_every_request(make_store: MakeStore) -> None:
    from orderkit.mock import NocnocStoreSettings

    store = make_store(nocnoc_store=NocnocStoreSettings(strict_content_type=True))
    assert store.call("GET", "/orders?page=0&size=1").status_code == 415
    assert store.call("GET", "/orders?page=0&size=1", headers=JSON).status_code == 200


@pytest.mark.parametrize(
    "path", ["", "/", "/orders/", "/orders/NC2200001", "/products/sku", "/products//", "/Orders"]
)
def test_an_unknown_route_is_not_found(store: InProcessStore, path: str) -> None:
    assert store.call("GET", path).json() == {"code": 404, "message": "Not Found"}


@pytest.mark.parametrize(
    ("method", "path", "allow"),
    [
        ("DELETE", "/orders", "GET"),
        ("GET", "/products/", "POST"),
        ("PUT", "/products", "GET, POST"),
        ("DELETE", "/products/sku/x", "GET, PATCH"),
        ("HEAD", "/packages", "POST"),
    ],
)
def test_a_wrong_method_is_refused_with_the_allowed_ones(
    store: InProcessStore, method: str, path: str, allow: str
) -> None:
    response = store.call(method, path)
    assert (response.status_code, response.headers["allow"]) == (405, allow)


@pytest.mark.parametrize("status", [400, 401, 404, 405, 409, 415, 500])
def test_a_documented_failure_can_be_asked_for(store: InProcessStore, status: int) -> None:
    store.control.inject_fault(status, operation="listOrders", provider="nocnoc-store")
    assert store.call("GET", "/orders").status_code == status


def test_another_failure_comes_as_from_a_gateway(store: InProcessStore) -> None:
    store.control.inject_fault(503, provider="nocnoc-store")
    response = store.call("GET", "/orders")
    assert (response.status_code, response.headers["content-type"]) == (503, "text/plain; charset=utf-8")


def test_a_failure_of_the_mock_is_a_documented_500(
    store: InProcessStore, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    monkeypatch.setitem(store.app._state.providers["nocnoc-store"].handlers, "listOrders", lambda *_: 1 / 0)
    response = store.call("GET", "/orders?page=0&size=1")
    assert response.json() == {"code": 500, "message": "Internal Server Error"}


@pytest.mark.parametrize(("setting", "status"), [("conservative", 400), ("literal", 400), ("semantic", 409)])
def test_a_taken_sku_travels_as_the_settings_say(
    make_store: MakeStore, examples: Json, setting: str, status: int
) -> None:
    store = make_store(http_status=setting)
    store.create(examples["CreateProductRequestFull"])
    response = store.create(examples["CreateProductRequestFull"])
    assert (response.status_code, response.json()["code"]) == (status, 400)


def test_every_operation_of_the_contract_is_served(store: InProcessStore, contract: Contract) -> None:
    assert set(store.app._state.providers["nocnoc-store"].handlers) == set(contract.operations)
