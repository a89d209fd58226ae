"""Keys, tokens and limits."""

from __future__ import annotations

import base64
from datetime import timedelta
from pathlib import Path
from typing import TYPE_CHECKING

import httpx
import pytest
from in_process import Json
from orderkit.mock import RateLimits, SendcloudSettings

if TYPE_CHECKING:
    from tests.providers.sendcloud.mock.conftest import InProcessSendcloud, MakeSendcloud


TOKEN_URL = "/sendcloud/oauth2/token"
FORM = {"grant_type": "client_credentials", "scope": "api"}
PAIR = ("merchant-one", "merchant-one-secret")
WRONG_KEYS = {
    "status": "401",
    "code": "authentication_failed",
    "detail": "Invalid username/password.",
    "source": {"pointer": "/data"},
}
NO_KEYS = {
    "status": "401",
    "code": "authentication_failed",
    "title": "No credentials",
    "detail": "Authentication credentials were not provided.",
}


def basic(text: bytes) -> bytes:
    return b"Basic " + base64.b64encode(text)


def ask(sendcloud: InProcessSendcloud, *values: str | bytes, path: str = "/orders") -> httpx.Response:
    headers = [("Authorization", value) for value in values]
    return sendcloud.call("GET", path, headers=headers, auth=None)


def give_out(sendcloud: InProcessSendcloud, pair: tuple[str, str] = PAIR) -> str:
    response = sendcloud.send("POST", TOKEN_URL, auth=pair, data=FORM)
    assert response.status_code == 200, response.text
    token: str = response.json()["access_token"]
    return token


def bearer(sendcloud: InProcessSendcloud, token: str) -> httpx.Response:
    return ask(sendcloud, f"Bearer {token}")


@pytest.mark.parametrize("path", ["/orders", "/orders/1", "/nowhere", "/orders?page_size=x"])
def test_without_keys_nothing_else_is_looked_at(sendcloud: InProcessSendcloud, path: str) -> None:
    response = ask(sendcloud, path=path)
    assert (response.status_code, response.json()) == (401, {"errors": [NO_KEYS]})


@pytest.mark.parametrize(
    "value",
    [
        basic(b"merchant-one:merchant-two-secret"),
        basic(b"merchant-one:merchant-one"),
        basic(b"merchant-one:"),
        basic(b"merchant-one"),
        basic(b"stranger:stranger-secret"),
        basic(b":"),
        basic(b"\xff:\xff-secret"),
        b"Basic",
        b"Basic !!!",
        b"Basic bWVyY2hhbnQ",
        b"Bearer",
        b"Bearer ory_at_x",
        b"Bearer merchant-one",
        b"Bearer \xff",
    ],
)
def test_wrong_credentials_are_refused(sendcloud: InProcessSendcloud, value: bytes) -> None:
    response = ask(sendcloud, value)
    assert (response.status_code, response.json()) == (401, {"errors": [WRONG_KEYS]})


def test_keys_are_sent_once_and_by_a_known_scheme(sendcloud: InProcessSendcloud) -> None:
    right = basic(b"merchant-one:merchant-one-secret")
    assert ask(sendcloud, right).status_code == 200
    assert ask(sendcloud, right.replace(b"Basic", b"bASIC")).status_code == 200
    assert ask(sendcloud, right, right).json() == {"errors": [WRONG_KEYS]}
    assert ask(sendcloud, b"Digest x").json() == {"errors": [NO_KEYS]}
    assert ask(sendcloud, b"").json() == {"errors": [NO_KEYS]}


@pytest.mark.parametrize("path", [TOKEN_URL, f"{TOKEN_URL}/"])
def test_a_token_is_given_out_for_a_pair_of_keys(sendcloud: InProcessSendcloud, path: str) -> None:
    response = sendcloud.send("POST", path, auth=PAIR, data=FORM)
    token = response.json()["access_token"]
    assert response.json() == {
        "access_token": token,
        "expires_in": 3600,
        "scope": "api",
        "token_type": "bearer",
    }
    assert token.startswith("ory_at_")
    assert response.headers["cache-control"] == "no-store"
    assert bearer(sendcloud, token).status_code == 200


def test_a_token_is_that_of_its_account_alone(sendcloud: InProcessSendcloud, minimal: Json) -> None:
    sendcloud.saved([minimal])
    theirs = give_out(sendcloud, ("merchant-two", "merchant-two-secret"))
    assert bearer(sendcloud, give_out(sendcloud)).json()["data"] != []
    assert bearer(sendcloud, theirs).json()["data"] == []


def test_a_token_is_over_after_an_hour_by_the_clock_of_the_mock(sendcloud: InProcessSendcloud) -> None:
    token = give_out(sendcloud)
    sendcloud.control.advance_clock(timedelta(seconds=3599, microseconds=999_999))
    assert bearer(sendcloud, token).status_code == 200
    sendcloud.control.advance_clock(timedelta(microseconds=1))
    response = bearer(sendcloud, token)
    assert (response.status_code, response.json()) == (401, {"errors": [WRONG_KEYS]})
    assert bearer(sendcloud, give_out(sendcloud)).status_code == 200


def test_a_token_survives_a_restart_and_never_stands_in_the_file(
    make_sendcloud: MakeSendcloud, tmp_path: Path
) -> None:
    first = make_sendcloud(state=tmp_path / "state.db")
    token = give_out(first)
    assert token not in "".join(first.stored())
    first.close()
    assert token.encode() not in (tmp_path / "state.db").read_bytes()
    second = make_sendcloud(state=tmp_path / "state.db")
    assert bearer(second, token).status_code == 200
    second.close()


def test_tokens_that_are_over_are_forgotten(sendcloud: InProcessSendcloud) -> None:
    give_out(sendcloud)
    sendcloud.control.advance_clock(3600)
    give_out(sendcloud)
    assert sendcloud.control.summary()["providers"]["sendcloud"]["tokens"] == 1


def test_every_token_is_another_one_and_the_older_one_stays_good(sendcloud: InProcessSendcloud) -> None:
    first, second = give_out(sendcloud), give_out(sendcloud)
    assert first != second
    assert bearer(sendcloud, first).status_code == bearer(sendcloud, second).status_code == 200


@pytest.mark.parametrize(
    ("options", "status", "error"),
    [
        ({"auth": None, "data": FORM}, 401, "invalid_client"),
        ({"auth": ("merchant-one", "x"), "data": FORM}, 401, "invalid_client"),
        ({"auth": None, "headers": {"Authorization": "Bearer x"}, "data": FORM}, 401, "invalid_client"),
        ({"auth": PAIR, "json": FORM}, 400, "invalid_request"),
        ({"auth": PAIR}, 400, "invalid_request"),
        ({"auth": PAIR, "data": {"scope": "api"}}, 400, "invalid_request"),
        ({"auth": PAIR, "data": {"grant_type": ""}}, 400, "invalid_request"),
        ({"auth": PAIR, "data": {"grant_type": ["client_credentials"] * 2}}, 400, "invalid_request"),
        ({"auth": PAIR, "data": {"grant_type": "password"}}, 400, "unsupported_grant_type"),
        ({"auth": PAIR, "data": {**FORM, "scope": "all"}}, 400, "invalid_scope"),
    ],
)
def test_a_token_is_refused_in_the_words_of_oauth(
    sendcloud: InProcessSendcloud, options: dict[str, object], status: int, error: str
) -> None:
    response = sendcloud.send("POST", TOKEN_URL, **options)
    assert (response.status_code, response.json()) == (status, {"error": error})
    assert ("www-authenticate" in response.headers) == (status == 401)


def test_the_scope_may_be_left_out(sendcloud: InProcessSendcloud) -> None:
    data = {"grant_type": "client_credentials"}
    assert sendcloud.send("POST", TOKEN_URL, auth=PAIR, data=data).status_code == 200


def test_the_token_route_knows_one_method(sendcloud: InProcessSendcloud) -> None:
    response = sendcloud.call("GET", "/oauth2/token")
    assert (response.status_code, response.headers["allow"]) == (405, "POST")


LIMITED = SendcloudSettings(rate_limits=RateLimits(reads_a_minute=4, writes_a_minute=3, writes_a_second=2))


def statuses(sendcloud: InProcessSendcloud, method: str, amount: int, **options: str) -> list[int]:
    return [sendcloud.call(method, "/orders/7", **options).status_code for _ in range(amount)]


def test_the_documented_limits_are_the_default() -> None:
    assert SendcloudSettings().rate_limits == RateLimits(1000, 100, 15)


def test_reads_are_counted_over_any_minute(make_sendcloud: MakeSendcloud) -> None:
    sendcloud = make_sendcloud(sendcloud=LIMITED)
    assert statuses(sendcloud, "GET", 2) == [404, 404]
    sendcloud.control.advance_clock(50)
    assert statuses(sendcloud, "GET", 3) == [404, 404, 429]
    sendcloud.control.advance_clock(timedelta(seconds=9, milliseconds=999))
    response = sendcloud.call("GET", "/orders")
    error = {
        "status": "429",
        "code": "throttled",
        "title": "Too many requests",
        "detail": "Request was throttled. Expected available in 1 seconds.",
    }
    assert (response.status_code, response.json()) == (429, {"errors": [error]})
    assert response.headers["retry-after"] == "1"
    sendcloud.control.advance_clock(timedelta(milliseconds=1))
    assert statuses(sendcloud, "GET", 3) == [404, 404, 429]


def test_writes_are_counted_by_themselves_over_a_second_and_a_minute(make_sendcloud: MakeSendcloud) -> None:
    sendcloud = make_sendcloud(sendcloud=LIMITED)
    assert statuses(sendcloud, "DELETE", 3) == [404, 404, 429]
    assert statuses(sendcloud, "GET", 1) == [404]
    sendcloud.control.advance_clock(1)
    assert statuses(sendcloud, "DELETE", 2) == [404, 429]
    assert sendcloud.call("DELETE", "/orders/7").headers["retry-after"] == "59"
    sendcloud.control.advance_clock(58.5)
    assert sendcloud.call("DELETE", "/orders/7").headers["retry-after"] == "1"
    sendcloud.control.advance_clock(0.5)
    assert statuses(sendcloud, "DELETE", 3) == [404, 404, 429]


def test_fifteen_writes_fit_into_a_second(make_sendcloud: MakeSendcloud) -> None:
    sendcloud = make_sendcloud(sendcloud=SendcloudSettings())
    assert statuses(sendcloud, "DELETE", 16) == [404] * 15 + [429]


def test_every_pair_and_every_token_has_limits_of_its_own(make_sendcloud: MakeSendcloud) -> None:
    sendcloud = make_sendcloud(sendcloud=LIMITED)
    token = give_out(sendcloud)
    assert statuses(sendcloud, "GET", 5)[-1] == 429
    assert statuses(sendcloud, "GET", 5, key="merchant-two") == [404] * 4 + [429]
    assert [bearer(sendcloud, token).status_code for _ in range(5)] == [200] * 4 + [429]
    assert bearer(sendcloud, give_out(sendcloud)).status_code == 200


def test_a_limit_comes_after_the_keys_and_before_everything_else(make_sendcloud: MakeSendcloud) -> None:
    sendcloud = make_sendcloud(sendcloud=LIMITED)
    statuses(sendcloud, "GET", 4)
    assert ask(sendcloud, b"Basic x").status_code == 401
    for path in ("/nowhere", "/orders?page_size=0", "/orders?cursor=x"):
        assert sendcloud.call("GET", path).status_code == 429


def test_a_refused_key_is_not_counted(make_sendcloud: MakeSendcloud) -> None:
    sendcloud = make_sendcloud(sendcloud=LIMITED)
    for _ in range(9):
        ask(sendcloud, basic(b"merchant-one:x"))
    assert statuses(sendcloud, "GET", 4) == [404] * 4


def test_limits_restart_with_the_clock_set_back_and_with_a_reset(make_sendcloud: MakeSendcloud) -> None:
    sendcloud = make_sendcloud(sendcloud=LIMITED)
    statuses(sendcloud, "GET", 5)
    sendcloud.control.set_clock(sendcloud.control.now() - timedelta(seconds=1))
    assert statuses(sendcloud, "GET", 5)[-1] == 429
    sendcloud.control.reset()
    assert statuses(sendcloud, "GET", 1) == [404]


@pytest.mark.parametrize("field", ["reads_a_minute", "writes_a_minute", "writes_a_second"])
def test_a_limit_is_at_least_one(field: str) -> None:
    with pytest.raises(ValueError, match=">= 1"):
        RateLimits(**{field: 0})
