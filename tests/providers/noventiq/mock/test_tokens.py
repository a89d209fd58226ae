"""Tokens: who gets one, how it is sent, how long it lives."""

from __future__ import annotations

import hashlib
from collections.abc import Callable
from datetime import timedelta
from pathlib import Path
from typing import TYPE_CHECKING, Any

import httpx
import pytest
from in_process import Json
from orderkit.mock import NoventiqSettings

if TYPE_CHECKING:
    from tests.providers.noventiq.mock.conftest import InProcessNoventiq


MESSAGES = {1007: "Your token is invalid.", 1008: "Missing token.", 1009: "Your token is expired."}


def refusal(code: int) -> tuple[Any, ...]:
    return 401, {"errors": [{"error": code, "message": MESSAGES[code]}]}


def told(response: httpx.Response) -> tuple[Any, ...]:
    return response.status_code, response.json()


def sent_with(noventiq: InProcessNoventiq, *headers: Any, path: str = "/order/10000001") -> tuple[Any, ...]:
    return told(noventiq.bare("GET", path, headers=list(headers)))


def test_a_key_and_its_secret_get_a_token_that_opens_the_rest(noventiq: InProcessNoventiq) -> None:
    answer = noventiq.login("merchant-two", "merchant-two-secret").json()
    assert set(answer) == {"token", "refresh_token"}
    headers = {"AuthorizationJWT": f"Bearer {answer['token']}"}
    assert noventiq.bare("POST", "/order/search", json={}, headers=headers).json()["count_all"] == 0


@pytest.mark.parametrize(
    ("username", "password"),
    [
        ("merchant-one", "merchant-two-secret"),
        ("merchant-one", "merchant-one"),
        ("merchant-one", "MERCHANT-ONE-SECRET"),
        ("Merchant-One", "merchant-one-secret"),
        ("nobody", "nobody-secret"),
        ("merchant-one ", "merchant-one-secret"),
        ("h\u00e4ndler", "h\u00e4ndler-secret"),
        ("merchant-one", "merchant-one-secret\U0001f511"),
    ],
)
def test_wrong_credentials_get_none_under_an_undocumented_number(
    noventiq: InProcessNoventiq, username: str, password: str
) -> None:
    before = noventiq.stored()
    error = {"error": 0, "message": "The username or the password is wrong."}
    assert told(noventiq.login(username, password)) == (401, {"errors": [error]})
    assert noventiq.stored() == before


def test_the_number_of_wrong_credentials_can_be_set(make_noventiq: Callable[..., Any]) -> None:
    noventiq = make_noventiq(noventiq=NoventiqSettings(unlisted_code=20001))
    assert noventiq.login("a", "b").json()["errors"][0]["error"] == 20001


@pytest.mark.parametrize(
    ("body", "names"),
    [
        ({}, ["username", "password"]),
        ({"password": "x"}, ["username"]),
        ({"username": None, "password": 7}, ["username", "password"]),
        ({"username": "", "password": "x" * 256}, ["username", "password"]),
        ({"username": "a\0b", "password": True}, ["username", "password"]),
    ],
)
def test_malformed_credentials_are_reported_property_by_property(
    noventiq: InProcessNoventiq, body: Json, names: list[Any]
) -> None:
    response = noventiq.bare("POST", "/login_check", json=body)
    listed = [{"error": 15010, "message": f"Invalid field value: {name}"} for name in names]
    assert told(response) == (400, {"errors": listed})


def test_unknown_properties_of_credentials_are_ignored(noventiq: InProcessNoventiq) -> None:
    body = {"username": "merchant-one", "password": "merchant-one-secret", "colour": "red"}
    assert noventiq.bare("POST", "/login_check", json=body).status_code == 200


@pytest.mark.parametrize("path", ["/order/10000001", "/order/abc", "/order/search", "/nowhere", ""])
def test_without_a_token_nothing_else_is_looked_at(noventiq: InProcessNoventiq, path: str) -> None:
    for method in ("GET", "POST", "PUT"):
        assert told(noventiq.bare(method, path, content=b"\x00")) == refusal(1008)


@pytest.mark.parametrize("value", ["", "Bearer", "Bearer ", "Basic {}", "{}", "Bearer\t{}", "Bearer{}"])
def test_what_claims_to_be_no_token_is_a_missing_one(noventiq: InProcessNoventiq, value: str) -> None:
    header = ("AuthorizationJWT", value.format(noventiq.token()))
    assert sent_with(noventiq, header) == refusal(1008)


@pytest.mark.parametrize("word", ["Bearer", "bearer", "BEARER", "Bearer  "])
def test_the_word_before_a_token_is_read_in_any_case(noventiq: InProcessNoventiq, word: str) -> None:
    assert sent_with(noventiq, ("authorizationjwt", f"{word} {noventiq.token()}"))[0] == 200


@pytest.mark.parametrize(
    "change", [str.upper, lambda token: token[:-1], lambda token: f"{token}0", lambda _: "merchant-one"]
)
def test_a_token_that_was_never_issued_is_invalid(noventiq: InProcessNoventiq, change: Any) -> None:
    assert sent_with(noventiq, ("AuthorizationJWT", f"Bearer {change(noventiq.token())}")) == refusal(1007)


def test_a_refresh_token_and_a_header_of_two_tokens_open_nothing(noventiq: InProcessNoventiq) -> None:
    refresh = noventiq.login("merchant-one", "merchant-one-secret").json()["refresh_token"]
    assert sent_with(noventiq, ("AuthorizationJWT", f"Bearer {refresh}")) == refusal(1007)
    good = ("AuthorizationJWT", f"Bearer {noventiq.token()}")
    assert sent_with(noventiq, good, good) == refusal(1007)


def test_the_standard_header_is_taken_only_if_the_settings_say_so(
    noventiq: InProcessNoventiq, make_noventiq: Callable[..., Any]
) -> None:
    assert sent_with(noventiq, ("Authorization", f"Bearer {noventiq.token()}")) == refusal(1008)
    lenient = make_noventiq(noventiq=NoventiqSettings(accepts_authorization=True))
    assert sent_with(lenient, ("Authorization", f"Bearer {lenient.token()}"))[0] == 200
    own = ("AuthorizationJWT", "Bearer x")
    assert sent_with(lenient, own, ("Authorization", f"Bearer {lenient.token()}")) == refusal(1007)


def test_a_token_lives_24_hours_to_the_second(noventiq: InProcessNoventiq) -> None:
    noventiq.token()
    noventiq.control.advance_clock(timedelta(hours=23, minutes=59, seconds=59))
    assert noventiq.get(10000001).status_code == 200
    noventiq.control.advance_clock(1)
    assert told(noventiq.get(10000001)) == refusal(1009)
    assert told(noventiq.call("GET", "/nowhere")) == refusal(1009)


def test_a_new_token_does_not_end_those_before_it(noventiq: InProcessNoventiq) -> None:
    first = noventiq.token()
    noventiq.control.advance_clock(timedelta(hours=23))
    second = noventiq.login("merchant-one", "merchant-one-secret").json()["token"]
    assert first != second
    noventiq.control.advance_clock(timedelta(minutes=59))
    assert noventiq.get(10000001).status_code == 200
    noventiq.control.advance_clock(timedelta(hours=1))
    assert sent_with(noventiq, ("AuthorizationJWT", f"Bearer {second}"))[0] == 200


def test_tokens_survive_a_restart_and_only_their_digests_are_kept(
    make_noventiq: Callable[..., Any], tmp_path: Path
) -> None:
    first = make_noventiq(state=tmp_path / "state.db")
    token = first.token()
    kept = "".join(first.stored())
    first.close()
    assert token not in kept
    assert "merchant-one" not in kept
    assert hashlib.sha256(token.encode()).hexdigest() in kept
    second = make_noventiq(state=tmp_path / "state.db")
    assert sent_with(second, ("AuthorizationJWT", f"Bearer {token}"))[0] == 200
    second.close()


def test_a_token_of_an_account_that_is_no_more_is_invalid(
    make_noventiq: Callable[..., Any], tmp_path: Path
) -> None:
    first = make_noventiq(state=tmp_path / "state.db")
    token = first.token()
    first.close()
    second = make_noventiq(state=tmp_path / "state.db", api_keys=("merchant-two",))
    assert sent_with(second, ("AuthorizationJWT", f"Bearer {token}")) == refusal(1007)
    second.close()


@pytest.mark.parametrize(("body", "revoked"), [({"api_key": "merchant-one"}, 1), ({}, 2)])
def test_tokens_can_be_revoked(noventiq: InProcessNoventiq, body: Json, revoked: int) -> None:
    noventiq.token("merchant-two")
    noventiq.token()
    answer = noventiq.send("POST", "/_mock/noventiq/tokens/revoke", json=body)
    assert (answer.status_code, answer.json()) == (200, {"revoked": revoked})
    assert told(noventiq.get(10000001)) == refusal(1007)
    assert noventiq.ask({}, key="merchant-two").status_code == (401 if revoked == 2 else 200)


@pytest.mark.parametrize(
    ("provider", "body", "status"),
    [("nocnoc", {}, 400), ("noventiq", {"api_key": "stranger"}, 400), ("nobody", {}, 404)],
)
def test_only_tokens_that_exist_can_be_revoked(
    noventiq: InProcessNoventiq, provider: str, body: Json, status: int
) -> None:
    assert noventiq.send("POST", f"/_mock/{provider}/tokens/revoke", json=body).status_code == status


def test_a_reset_forgets_tokens(noventiq: InProcessNoventiq) -> None:
    noventiq.token()
    noventiq.control.reset()
    assert told(noventiq.get(10000001)) == refusal(1007)


def test_the_same_run_issues_the_same_tokens(make_noventiq: Callable[..., Any]) -> None:
    first, second = make_noventiq(), make_noventiq()
    assert first.token() == second.token()
    assert first.token("merchant-two") != first.token()
