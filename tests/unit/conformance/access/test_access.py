"""Rules of credentials, tokens and owners."""

from __future__ import annotations

import base64
from collections.abc import Callable

import httpx
import pytest
from defective_servers import ENVIRONMENT, Defect, Send, TryRules
from orderkit.conformance import Run, Status
from orderkit.conformance.rules.access import ACCESS_RULES
from orderkit.conformance.rules.access.credentials import wrong_credentials
from orderkit.contract import providers

RULES = [rule.id for rule in ACCESS_RULES]
KEYS = ("x-api-key", "authorization", "authorizationjwt")


def failures(finished: Run) -> set[tuple[str, str]]:
    return {
        (verdict.rule.id, verdict.subject.operation)
        for verdict in finished.verdicts
        if verdict.subject and verdict.failures
    }


def as_owner(request: httpx.Request) -> httpx.Request:
    """Return a request with the credentials of the first account, in place of its own."""
    headers = dict(request.headers)
    text = base64.b64encode(b"merchant-one:merchant-one-secret").decode()
    headers |= {"x-api-key": "merchant-one", "authorization": f"Basic {text}"}
    return httpx.Request(request.method, request.url, headers=headers, content=request.content)


def forgiving(wanted: Callable[[httpx.Request], bool]) -> Defect:
    """Return a defect that takes any credentials in some requests."""

    def defect(request: httpx.Request, send: Send) -> httpx.Response:
        return send(as_owner(request) if wanted(request) else request)

    return defect


def without_credentials(request: httpx.Request) -> bool:
    return not any(request.headers.get(name) for name in KEYS)


def in_another_case(request: httpx.Request) -> bool:
    return bool(request.headers.get("x-api-key") == "MERCHANT-ONE")


def with_another_end(request: httpx.Request) -> bool:
    key = request.headers.get("x-api-key", "")
    return bool(key[:-1] == "merchant-on" and key != "merchant-one")


@pytest.mark.parametrize("provider", providers())
@pytest.mark.parametrize("writes", [False, True])
def test_a_clean_server_breaks_no_rule(try_rules: TryRules, provider: str, writes: bool) -> None:
    finished = try_rules(provider, *RULES, allow_writes=writes)
    assert [verdict.failures for verdict in finished.verdicts if verdict.failures] == []
    assert not finished.stopped
    held = {verdict.rule.id for verdict in finished.verdicts if verdict.status is Status.HELD}
    assert {"credentials-missing", "credentials-wrong"} <= held
    assert provider == "nocnoc" or {"owner-listings", "owner-filters", "owner-objects"} <= held
    assert len(finished.exchanges) < 90


@pytest.mark.parametrize(
    ("provider", "defect", "found"),
    [
        (
            "sendcloud",
            forgiving(lambda each: without_credentials(each) and each.url.path.endswith("/orders")),
            {("credentials-missing", "listOrders")},
        ),
        (
            "nocnoc_store",
            forgiving(lambda each: without_credentials(each) and "/sku/" in each.url.path),
            {("credentials-missing", "getProduct")},
        ),
        (
            "nocnoc_store",
            forgiving(in_another_case),
            {("credentials-wrong", name) for name in ("listOrders", "listProducts", "getProduct")},
        ),
        (
            "nocnoc_store",
            forgiving(with_another_end),
            {("credentials-wrong", "listOrders")},
        ),
        (
            "sendcloud",
            forgiving(lambda each: "/orders/" in each.url.path and "two" in _user(each)),
            {("owner-objects", "retrieveOrder")},
        ),
        (
            "sendcloud",
            forgiving(lambda each: "two" in _user(each) and "order_number" in f"{each.url}"),
            {("owner-filters", "listOrders")},
        ),
    ],
)
def test_a_defect_of_access_is_found(
    try_rules: TryRules, provider: str, defect: Defect, found: set[tuple[str, str]]
) -> None:
    assert failures(try_rules(provider, *RULES, defect=defect)) == found


def _user(request: httpx.Request) -> str:
    text = request.headers.get("authorization", "").rpartition(" ")[2]
    return base64.b64decode(text).decode("latin-1").partition(":")[0]


def test_a_listing_of_everybodys_objects_is_found(try_rules: TryRules) -> None:
    def defect(request: httpx.Request, send: Send) -> httpx.Response:
        listing = request.url.path.endswith("/orders") and request.headers.get("x-api-key") == "merchant-two"
        return send(as_owner(request) if listing else request)

    assert ("owner-listings", "listOrders") in failures(try_rules("nocnoc_store", *RULES, defect=defect))


def test_another_refusal_than_the_declared_one_is_found(try_rules: TryRules) -> None:
    def defect(request: httpx.Request, send: Send) -> httpx.Response:
        response = send(request)
        if response.status_code == 401 and request.url.path.endswith("/orders"):
            return httpx.Response(403, headers={"content-type": "application/json"}, content=response.read())
        return response

    assert failures(try_rules("sendcloud", *RULES, defect=defect)) == {
        ("credentials-missing", "listOrders"),
        ("credentials-wrong", "listOrders"),
    }


def test_a_token_that_the_next_one_ends_is_found(try_rules: TryRules) -> None:
    issued: list[str] = []

    def defect(request: httpx.Request, send: Send) -> httpx.Response:
        response = send(request)
        if request.url.path.endswith("login_check") and response.is_success:
            issued.append(httpx.Response(200, content=response.read()).json()["token"])
        token = request.headers.get("authorizationjwt", "").rpartition(" ")[2]
        if token in issued[:-1]:
            body = {"errors": [{"error": 1007, "message": "Your token is invalid."}]}
            return httpx.Response(401, json=body)
        return response

    assert ("token-renewed", "createToken") in failures(try_rules("noventiq", "token-renewed", defect=defect))


def test_a_token_for_wrong_credentials_is_found(try_rules: TryRules) -> None:
    def defect(request: httpx.Request, send: Send) -> httpx.Response:
        if request.url.path.endswith("login_check"):
            content = b'{"username": "merchant-one", "password": "merchant-one-secret"}'
            headers = {"content-type": "application/json"}
            request = httpx.Request("POST", request.url, headers=headers, content=content)
        return send(request)

    assert failures(try_rules("noventiq", "login-wrong", defect=defect)) == {("login-wrong", "createToken")}


def test_another_refusal_of_wrong_credentials_than_401_is_found(try_rules: TryRules) -> None:
    def defect(request: httpx.Request, send: Send) -> httpx.Response:
        response = send(request)
        if request.url.path.endswith("login_check") and response.status_code == 401:
            return httpx.Response(400, headers={"content-type": "application/json"}, content=response.read())
        return response

    assert failures(try_rules("noventiq", "login-wrong", defect=defect)) == {("login-wrong", "createToken")}


def test_a_token_that_is_issued_again_is_found(try_rules: TryRules) -> None:
    issued: list[bytes] = []

    def defect(request: httpx.Request, send: Send) -> httpx.Response:
        response = send(request)
        if not request.url.path.endswith("login_check") or not response.is_success:
            return response
        issued.append(response.read())
        return httpx.Response(200, headers={"content-type": "application/json"}, content=issued[0])

    finished = try_rules("noventiq", "token-renewed", defect=defect)
    assert failures(finished) == {("token-renewed", "createToken")}
    assert not [each for each in finished.exchanges if b"eyJ" in (each.response.body or b"")]


def test_rules_of_owners_need_a_second_account(try_rules: TryRules) -> None:
    alone = {name: value for name, value in ENVIRONMENT.items() if not name.endswith("_2")}
    finished = try_rules("sendcloud", "owner-objects", environment=alone)
    assert {verdict.reason for verdict in finished.verdicts if verdict.rule.id == "owner-objects"} == {
        "needs the credentials of a second account"
    }


def test_wrong_credentials_differ_from_the_right_ones_and_keep_their_form() -> None:
    right = {"AuthorizationJWT": "Bearer abc.def.ghi"}
    found = dict(wrong_credentials(right))
    assert right not in found.values()
    assert found["with a token without its signature"] == {"AuthorizationJWT": "Bearer abc.def."}
    assert found["with credentials without their scheme"] == {"AuthorizationJWT": "abc.def.ghi"}
