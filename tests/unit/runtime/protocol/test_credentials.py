"""Credentials: from an argument or the environment into headers, and never into a repr or a message."""

from __future__ import annotations

from base64 import b64decode
from dataclasses import dataclass, field
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from orderkit.runtime.protocol.credentials import (
    NO_CREDENTIALS,
    FixedCredentials,
    basic_auth,
    secret_from,
    setting_from,
)
from orderkit.runtime.protocol.messages import AuthHeaders, Flow, OperationInfo, Timeout
from orderkit.runtime.protocol.retry_policy import Retry

VARIABLE = "NOCNOC_API_KEY"


INFO = OperationInfo(operation="getOrder", method="GET", path_template="/o", kind="safe")


@dataclass(frozen=True)
class Call:
    """A call that has not sent anything yet."""

    info: OperationInfo = INFO
    timeout: Timeout = field(default_factory=Timeout)
    retry: Retry = field(default_factory=Retry)
    attempts: int = 0
    elapsed: float = 0.0


def result_of(flow: Flow[AuthHeaders]) -> AuthHeaders:
    with pytest.raises(StopIteration) as caught:
        next(flow)
    headers: AuthHeaders = caught.value.value
    return headers


def secret(value: Any) -> str:
    return secret_from(value, VARIABLE, "nocnoc", "api_key")


def test_fixed_credentials_are_the_same_for_each_request_and_cannot_be_replaced() -> None:
    credentials = FixedCredentials.of({"X-Api-Key": "key"})
    for _ in range(2):
        assert result_of(credentials.authenticate(Call())).headers == {"X-Api-Key": "key"}
    assert not credentials.replaces(credentials.auth)


def test_no_credentials_are_no_headers() -> None:
    assert result_of(NO_CREDENTIALS.authenticate(Call())).headers == {}


def test_no_secret_is_in_a_repr() -> None:
    assert "key" not in repr(FixedCredentials.of({"X-Api-Key": "key"}))


@given(st.text().filter(lambda user: ":" not in user), st.text())
def test_basic_auth_joins_user_and_password_by_a_colon(user: str, password: str) -> None:
    try:
        (header,) = basic_auth(user, password).headers.values()
    except UnicodeEncodeError:
        return
    assert b64decode(header.removeprefix("Basic ")).decode() == f"{user}:{password}"


def test_a_colon_in_the_user_is_refused_without_showing_it() -> None:
    with pytest.raises(ValueError, match="must not contain a colon") as caught:
        basic_auth("public:secret", "password")
    assert "secret" not in str(caught.value)


def test_an_argument_comes_before_the_environment(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv(VARIABLE, "of-the-environment")
    assert (secret("of-the-argument"), secret(None)) == ("of-the-argument", "of-the-environment")


@pytest.mark.parametrize("value", [None, ""])
def test_a_missing_secret_is_refused(value: str | None) -> None:
    with pytest.raises(
        ValueError, match=r"api_key of nocnoc must be given: pass api_key=\.\.\. or set NOCNOC_API_KEY"
    ):
        secret(value)


@pytest.mark.parametrize("value", ["two words", "line\n", "clé", "\x00", "\x7f"])
def test_a_secret_that_a_header_cannot_carry_is_refused_without_showing_it(value: str) -> None:
    with pytest.raises(ValueError, match="to be sent in a header; check NOCNOC_API_KEY") as caught:
        secret(value)
    assert value not in str(caught.value)


@pytest.mark.parametrize("value", [5, b"key", ["key"]])
def test_a_secret_of_another_type_is_refused(value: Any) -> None:
    with pytest.raises(TypeError, match=rf"api_key must be str \(got {type(value).__name__}\)"):
        secret(value)


def test_a_setting_may_be_any_unicode_text() -> None:
    assert setting_from("contraseña 5", "NOVENTIQ_PASSWORD", "Noventiq", "password") == "contraseña 5"


def test_a_setting_that_is_not_unicode_is_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("NOVENTIQ_PASSWORD", "caf\udce9")
    with pytest.raises(ValueError, match="must be Unicode text; check NOVENTIQ_PASSWORD"):
        setting_from(None, "NOVENTIQ_PASSWORD", "Noventiq", "password")
