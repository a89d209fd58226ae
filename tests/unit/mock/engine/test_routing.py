"""Paths and methods: what exists, what does not, and what else would have been possible."""

from __future__ import annotations

import pytest
from in_process import Json
from nocnoc_mock_fixtures import InProcessMock
from orderkit.contract import Contract


@pytest.mark.parametrize(
    ("method", "path", "allow"),
    [
        ("GET", "/api/order/quote", "POST"),
        ("DELETE", "/api/order/quote", "POST"),
        ("GET", "/api/order", "PUT"),
        ("POST", "/api/order", "PUT"),
        ("GET", "/api/order/tracking/NC10000001", "POST"),
        ("PUT", "/api/order/10000001", "DELETE, GET, POST"),
        ("PATCH", "/api/order/tracking", "DELETE, GET, POST"),
        ("OPTIONS", "/api/order/10000001", "DELETE, GET, POST"),
        ("HEAD", "/api/order/10000001", "DELETE, GET, POST"),
        ("TRACE", "/api/order/quote", "POST"),
        ("BREW", "/api/order", "PUT"),
    ],
)
def test_a_wrong_method_is_refused_with_the_allowed_ones(
    mock: InProcessMock, order: Json, method: str, path: str, allow: str
) -> None:
    response = mock.call(method, path)
    assert (response.status_code, response.headers["allow"]) == (405, allow)


@pytest.mark.parametrize(
    "path",
    [
        "",
        "/",
        "/api",
        "/api/",
        "/api/order/",
        "/api/order/10000001/",
        "/api/order/quote/",
        "/api//order",
        "/api/order/tracking/NC10000001/events",
        "/api/orders",
        "/API/order",
        "/api/order%2F10000001",
    ],
)
def test_an_unknown_route_is_not_found(mock: InProcessMock, order: Json, path: str) -> None:
    assert mock.call("GET", path).json()["code"] == 404


def test_tracking_without_an_id_is_an_order_of_that_name(mock: InProcessMock) -> None:
    assert mock.call("GET", "/api/order/tracking").json()["message"].endswith(": order_id")


def test_an_encoded_literal_is_still_literal(mock: InProcessMock, quote_body: Json) -> None:
    assert mock.call("POST", "/api/order/%71uote", json=quote_body).status_code == 200


def test_an_encoded_slash_does_not_split_a_step(mock: InProcessMock, order: Json) -> None:
    assert mock.call("GET", "/api/order/10000001%2F").json()["message"].endswith(": order_id")


def test_unknown_query_parameters_are_ignored(mock: InProcessMock, order: Json) -> None:
    assert mock.call("GET", "/api/order/10000001?X-Lang=xx&order_id=2").json()["id"] == 10000001


@pytest.mark.parametrize("path", ["/", "/unknown/api/order", "/nocnoc2"])
def test_outside_of_every_provider_nothing_is_served(mock: InProcessMock, path: str) -> None:
    response = mock.send("GET", path)
    assert response.status_code == 404
    assert "/nocnoc" in response.json()["error"]


def test_an_unknown_route_without_a_key_is_unauthorized(mock: InProcessMock) -> None:
    assert mock.send("GET", "/nocnoc/api/orders").json()["code"] == 401


@pytest.mark.parametrize(
    "headers",
    [
        [],
        [("X-Api-Key", "")],
        [("X-Api-Key", "merchant-on")],
        [("X-Api-Key", "merchant-one ,merchant-two")],
        [("X-Api-Key", "merchant-one"), ("X-Api-Key", "merchant-one")],
        [(b"X-Api-Key", "schlüssel".encode())],
        [(b"X-Api-Key", b"merchant-one\xff")],
        [("Authorization", "Bearer merchant-one")],
    ],
)
def test_anything_but_one_known_key_is_unauthorized(
    mock: InProcessMock, headers: list[tuple[str, str]] | list[tuple[bytes, bytes]]
) -> None:
    response = mock.send("GET", "/nocnoc/api/order/10000001", headers=headers)
    assert (response.status_code, response.json()["key"]) == (401, "authentication_failed")


@pytest.mark.parametrize(
    "headers",
    [
        [(b"X-Lang", b"es-AR"), (b"X-Lang", b"es-AR")],
        [(b"X-Lang", b"\xff\xfe")],
        [(b"X-Lang", "españ".encode())],
        [(b"X-Lang", b"en-US;q=1")],
    ],
)
def test_a_strange_language_header_is_an_invalid_header(
    mock: InProcessMock, headers: list[tuple[bytes, bytes]]
) -> None:
    response = mock.send("GET", "/nocnoc/api/order/1", headers=[(b"X-Api-Key", b"merchant-one"), *headers])
    assert response.json()["message"].endswith(": X-Lang")


def test_an_unexpected_body_is_ignored(mock: InProcessMock, order: Json) -> None:
    response = mock.call(
        "GET", "/api/order/10000001", content=b"\x00{", headers={"Content-Type": "image/png"}
    )
    assert response.status_code == 200


def test_every_operation_of_the_contract_is_served(mock: InProcessMock, contract: Contract) -> None:
    provider = mock.app._state.providers["nocnoc"]
    assert set(provider.handlers) == set(contract.operations)


@pytest.mark.parametrize("mark", ["%0A", "%0D", "%09", "%00", "%C2%85", "%E2%80%A8"])
def test_a_control_character_in_a_path_is_an_invalid_param(mock: InProcessMock, mark: str) -> None:
    assert mock.track(f"NC1{mark}0000001").json()["code"] == 310


def test_a_line_break_in_a_path_that_leads_nowhere_is_not_found(mock: InProcessMock) -> None:
    assert mock.call("GET", "/api/nowhere%0A").json()["code"] == 404
