"""Refused requests: authentication, accepted media types, routes, and error bodies."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from in_process import Json
from orderkit.contract import Contract
from orderkit.mock import EpagesSettings

if TYPE_CHECKING:
    from tests.providers.epages.mock.conftest import InProcessShops, Judge, MakeShops, Told


VENDOR = "application/vnd.epages.v1+json"
ERRORS = Contract.load("epages").schema("Error")["x-errors"]
NOBODY = "00000000-0000-0000-0000-000000000000"
ROUTES = [
    ("GET", "/orders"),
    ("GET", f"/orders/{NOBODY}"),
    ("PATCH", f"/orders/{NOBODY}"),
    ("GET", f"/orders/{NOBODY}/documents"),
    ("DELETE", "/nowhere"),
]


@pytest.mark.parametrize(
    "headers",
    [
        [],
        [("Authorization", "")],
        [("Authorization", "Bearer")],
        [("Authorization", "Bearer nobody")],
        [("Authorization", "Bearer merchant-one merchant-two")],
        [("Authorization", "Basic merchant-one")],
        [("Authorization", "merchant-one")],
        [("Authorization", "OAuth merchant-one")],
        [(b"Authorization", b"Bearer \xff")],
        [("Authorization", "Bearer merchant-one"), ("Authorization", "Bearer merchant-one")],
        [("X-Api-Key", "merchant-one")],
    ],
)
@pytest.mark.parametrize(("method", "path"), ROUTES)
@pytest.mark.parametrize("shop", ["DemoShop", "NoShop"])
def test_without_a_known_token_everything_is_forbidden(
    shops: InProcessShops,
    told: Told,
    judge: Judge,
    headers: list[tuple[str, str]] | list[tuple[bytes, bytes]],
    method: str,
    path: str,
    shop: str,
) -> None:
    response = shops.send(method, f"/epages/{shop}{path}", headers=headers, content=b"\x00")
    judge.check(None, response)
    assert response.status_code == 403
    assert told(response) == f"Forbidden, Request: {method} /epages/{shop}{path}"


def test_the_name_of_the_scheme_is_read_in_any_case_of_letters(shops: InProcessShops) -> None:
    headers = {"Authorization": "bearer merchant-one"}
    assert shops.send("GET", "/epages/DemoShop/orders", headers=headers).status_code == 200


@pytest.mark.parametrize(("method", "path"), ROUTES)
def test_a_token_opens_no_other_shop(shops: InProcessShops, method: str, path: str) -> None:
    assert shops.call(method, path, key="merchant-two", shop="DemoShop").status_code == 403
    assert shops.call(method, path, shop="DemoShop2").status_code == 403


@pytest.mark.parametrize("shop", ["NoShop", "demoshop", "DemoShop%20", "-", "x" * 64, "%00", ""])
@pytest.mark.parametrize(("method", "path"), ROUTES)
def test_a_shop_that_there_is_not_is_not_found(
    shops: InProcessShops, told: Told, method: str, path: str, shop: str
) -> None:
    response = shops.send(method, f"/epages/{shop}{path}", headers={"Authorization": "Bearer merchant-one"})
    assert (response.status_code, response.json()["status"]) == (404, "404")
    assert told(response) == f"Not Found, Request: {method} /epages/{shop}{path}"


def test_each_key_has_a_shop_of_its_own(make_shops: MakeShops) -> None:
    shops = make_shops(api_keys=("one", "two", "three"), epages=EpagesSettings(shop="Shop_A"))
    for key, shop in (("one", "Shop_A"), ("two", "Shop_A2"), ("three", "Shop_A3")):
        assert shops.call("GET", "/orders", key=key, shop=shop).status_code == 200


@pytest.mark.parametrize(
    ("granted", "missing"), [("orders_read", "orders_write"), ("orders_write", "orders_read")]
)
def test_a_token_does_only_what_its_scopes_allow(
    make_shops: MakeShops, told: Told, granted: str, missing: str
) -> None:
    shops = make_shops(epages=EpagesSettings(scopes={"merchant-one": [granted]}))
    reads = [("GET", "/orders"), ("GET", f"/orders/{NOBODY}"), ("GET", f"/orders/{NOBODY}/documents")]
    writes = [("PATCH", f"/orders/{NOBODY}")]
    forbidden, allowed = (writes, reads) if granted == "orders_read" else (reads, writes)
    for method, path in forbidden:
        response = shops.call(method, path)
        assert response.status_code == 403
        assert told(response) == f"Forbidden: {missing}, Request: {method} /epages/DemoShop{path}"
    assert all(shops.call(method, path).status_code != 403 for method, path in allowed)


@pytest.mark.parametrize(
    "accept",
    [
        *(
            "*/*",
            "application/*",
            "application/json",
            VENDOR,
            "APPLICATION/JSON",
            "application/json; charset=utf-8",
        ),
        *("text/html, application/json;q=0.1", f"text/plain,{VENDOR};q=1.000", " , */*;q=0.001", "", " "),
    ],
)
def test_what_is_spoken_may_be_accepted_in_many_words(shops: InProcessShops, accept: str) -> None:
    response = shops.call("GET", "/orders", headers={"Accept": accept})
    assert (response.status_code, response.headers["content-type"]) == (200, "application/json")
    assert response.headers["x-epages-media-type"] == VENDOR


def test_without_accept_anything_is_accepted(shops: InProcessShops) -> None:
    request = shops._client.build_request("GET", "/epages/DemoShop/orders")
    request.headers["Authorization"] = "Bearer merchant-one"
    del request.headers["Accept"]
    assert shops._runner.run(shops._client.send(request)).status_code == 200


@pytest.mark.parametrize(
    "accept",
    [
        *(
            "text/html",
            "text/*",
            "application/xml",
            "application/vnd.epages.v2+json",
            "json",
            "*",
            "application",
        ),
        *(
            "*/*;q=0",
            "application/json;q=0.000, text/html",
            "application/hal+json",
            "application/json-patch+json",
        ),
    ],
)
@pytest.mark.parametrize(("method", "path"), ROUTES[:4])
def test_what_is_not_spoken_is_not_acceptable(
    shops: InProcessShops, told: Told, method: str, path: str, accept: str
) -> None:
    response = shops.call(method, path, headers={"Accept": accept})
    assert response.status_code == 406
    assert told(response) == f"Not Acceptable, Request: {method} /epages/DemoShop{path}"


def test_accept_comes_before_the_parameters_and_the_scope_before_accept(make_shops: MakeShops) -> None:
    shops = make_shops(epages=EpagesSettings(scopes={"merchant-two": ["orders_write"]}))
    assert shops.call("GET", "/orders?page=0", headers={"Accept": "text/html"}).status_code == 406
    response = shops.call("GET", "/orders", key="merchant-two", headers={"Accept": "text/html"})
    assert response.status_code == 403


@pytest.mark.parametrize(
    "path", ["", "/", "/orders/", "/Orders", f"/orders/{NOBODY}/", f"/orders/{NOBODY}/lines"]
)
def test_an_unknown_route_is_not_found(shops: InProcessShops, path: str) -> None:
    assert shops.call("GET", path).status_code == 404


@pytest.mark.parametrize("path", ["/epages", "/epages/", "/epages//"])
def test_without_a_shop_there_is_nothing(shops: InProcessShops, told: Told, path: str) -> None:
    response = shops.send("GET", path, headers={"Authorization": "Bearer merchant-one"})
    assert (response.status_code, told(response)) == (404, f"Not Found, Request: GET {path}")


@pytest.mark.parametrize(
    ("method", "path", "allow"),
    [
        ("POST", "/orders", "GET"),
        ("DELETE", f"/orders/{NOBODY}", "GET, PATCH"),
        ("PUT", f"/orders/{NOBODY}", "GET, PATCH"),
        ("PATCH", f"/orders/{NOBODY}/documents", "GET"),
        ("HEAD", "/orders", "GET"),
        ("OPTIONS", "/orders", "GET"),
    ],
)
def test_a_wrong_method_is_refused_with_the_allowed_ones(
    shops: InProcessShops, method: str, path: str, allow: str
) -> None:
    response = shops.call(method, path)
    assert (response.status_code, response.headers["allow"]) == (405, allow)


@pytest.mark.parametrize("name", [error["name"] for error in ERRORS])
def test_an_error_has_the_message_that_the_contract_lists(
    shops: InProcessShops, told: Told, name: str
) -> None:
    (error,) = (each for each in ERRORS if each["name"] == name)
    head = {"method": "GET", "path": "/epages/DemoShop/orders"}
    wanted = error["message"]["en-US"].replace(": {what}", "").format(**head)
    shops.control.inject_fault(error["http_status"], operation="listOrders", provider="epages")
    response = shops.call("GET", "/orders")
    assert response.status_code == error["http_status"]
    is_json = response.headers["content-type"].startswith("application/json")
    assert is_json == ("{path}" in error["message"]["en-US"])
    assert told(response) == wanted if is_json else wanted in response.text


@pytest.mark.parametrize("status", [400, 401, 403, 404, 405, 406, 409, 429, 500])
def test_a_documented_failure_can_be_asked_for(
    shops: InProcessShops, told: Told, contract: Contract, status: int
) -> None:
    shops.control.inject_fault(status, operation="listOrders", provider="epages")
    response = shops.call("GET", "/orders")
    assert response.status_code == status
    examples = contract.document["components"]["examples"]
    reasons = {
        example["value"]["status"]: example["value"]["message"].partition(",")[0].partition(":")[0]
        for name, example in examples.items()
        if name.startswith("Error") and not name.endswith("Html")
    }
    assert told(response) == f"{reasons[str(status)]}, Request: GET /epages/DemoShop/orders"
    assert shops.call("GET", "/orders").status_code == 200


@pytest.mark.parametrize(
    ("status", "reason"), [(502, "Bad Gateway"), (503, "Service Unavailable"), (499, "Error")]
)
def test_another_failure_comes_as_a_gateways_page(shops: InProcessShops, status: int, reason: str) -> None:
    shops.control.inject_fault(status, provider="epages")
    response = shops.call("GET", "/orders")
    assert (response.status_code, response.headers["content-type"]) == (status, "text/html; charset=utf-8")
    assert f"Reason: {reason}</p>" in response.text


@pytest.mark.parametrize("name", ["BadRequest", "NotFound", "MethodNotAllowed", "NotAcceptable", "Forbidden"])
def test_errors_are_pages_if_the_shop_is_set_so(make_shops: MakeShops, contract: Contract, name: str) -> None:
    shops = make_shops(epages=EpagesSettings(html_errors=True, scopes={"merchant-two": []}))
    example = contract.document["components"]["examples"][f"Error{name}Html"]["value"]
    calls = {
        "BadRequest": ("GET", "/orders?page=0", {}),
        "NotFound": ("GET", f"/orders/{NOBODY}", {}),
        "MethodNotAllowed": ("DELETE", "/orders/5639C509-092F-7704-77D3-D5809AB321D8", {}),
        "NotAcceptable": ("GET", "/orders", {"Accept": "text/html"}),
        "Forbidden": ("GET", "/orders", {"Authorization": "Bearer nobody"}),
    }
    method, path, headers = calls[name]
    response = shops.call(method, path, headers=headers)
    assert response.headers["content-type"] == "text/html; charset=utf-8"
    assert response.headers["x-epages-media-type"] == VENDOR
    assert response.text == example.replace("/rs/shops/", "/epages/")


def test_a_page_repeats_no_markup_of_the_path(make_shops: MakeShops) -> None:
    shops = make_shops(epages=EpagesSettings(html_errors=True))
    assert "<script" not in shops.call("GET", "/orders/<script>&x").text


def test_a_failure_of_the_mock_is_a_documented_500(
    shops: InProcessShops, told: Told, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    monkeypatch.setitem(shops.app._state.providers["epages"].handlers, "listOrders", lambda *_: 1 / 0)
    response = shops.call("GET", "/orders")
    assert told(response) == "Internal Server Error, Request: GET /epages/DemoShop/orders"
    assert response.status_code == 500


def test_a_user_agent_is_needed_only_if_the_shop_is_set_so(make_shops: MakeShops, told: Told) -> None:
    strict = make_shops(epages=EpagesSettings(needs_user_agent=True))
    response = strict.call("GET", "/orders", headers={"User-Agent": ""})
    assert told(response) == "Bad Request: User-Agent, Request: GET /epages/DemoShop/orders"
    assert strict.call("GET", "/orders").status_code == 200
    assert make_shops().call("GET", "/orders", headers={"User-Agent": ""}).status_code == 200


@pytest.mark.parametrize(
    "wrong",
    [
        {"default_locale": "it_IT"},
        {"calls_an_hour": 0},
        {"scopes": {"merchant-one": ["orders"]}},
    ],
)
def test_settings_that_cannot_be_are_a_value_error(wrong: Json) -> None:
    with pytest.raises(ValueError, match=next(iter(wrong)).split("_")[0]):
        EpagesSettings(**wrong)


def test_every_operation_of_the_contract_is_served(shops: InProcessShops, contract: Contract) -> None:
    assert set(shops.app._state.providers["epages"].handlers) == set(contract.operations)
