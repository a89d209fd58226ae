"""Secrets that a provider sends back, in every form."""

from __future__ import annotations

import base64
import html
import json
import re
from collections.abc import Callable
from urllib.parse import quote, quote_plus

import pytest
from hypothesis import given
from hypothesis import strategies as st
from orderkit import DecodeError
from orderkit.runtime.protocol.credentials import basic_auth
from orderkit.runtime.protocol.masking import (
    account_secrets,
    clean,
    clean_error,
    masked,
    masked_response,
    secrets_of,
)
from orderkit.runtime.protocol.messages import AuthHeaders, Response

KEY = 'key/with+"odd" & é chars'
FORMS: dict[str, Callable[[str], str]] = {
    "as it is": lambda key: key,
    "in a URL": lambda key: quote(key, safe=""),
    "in a URL, in lower case": lambda key: re.sub("%..", lambda found: found[0].lower(), quote(key, safe="")),
    "in a path": quote,
    "in a form": quote_plus,
    "in JSON": lambda key: json.dumps(key)[1:-1],
    "in JSON, not in ASCII": lambda key: json.dumps(key, ensure_ascii=False)[1:-1],
    "in HTML": html.escape,
    "in base64": lambda key: base64.b64encode(key.encode()).decode(),
    "in base64 for URLs": lambda key: base64.urlsafe_b64encode(key.encode()).decode().rstrip("="),
    "as a user in base64": lambda key: base64.b64encode(f"{key}:".encode()).decode(),
}


@pytest.mark.parametrize("form", FORMS)
def test_a_secret_is_hidden_in_every_form(form: str) -> None:
    shown = masked(f"unknown key {FORMS[form](KEY)}", [KEY])
    assert shown.rstrip("=") == "unknown key ***"


def test_the_secrets_of_headers_are_what_proves_who_sent_them() -> None:
    assert set(secrets_of(AuthHeaders({"X-Api-Key": "plain-key"}))) == {"plain-key"}
    assert set(secrets_of(AuthHeaders({"Authorization": "Bearer a-token"}))) == {"a-token"}
    basic = basic_auth("user", "pass%2Fword")
    found = set(secrets_of(basic))
    assert found == {"dXNlcjpwYXNzJTJGd29yZA==", "pass%2Fword", "pass/word", "dXNlcjpwYXNzL3dvcmQ="}


def test_a_name_is_hidden_if_it_is_no_word() -> None:
    assert account_secrets("orders", "secret-1") == ("secret-1", "b3JkZXJzOnNlY3JldC0x")
    assert "merchant@example.com" in account_secrets("merchant@example.com", "secret-1")


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("key abc is unknown", "key *** is unknown"),
        ("abc", "***"),
        ("(abc)", "(***)"),
        ("abcd abc1 xabc", "abcd abc1 xabc"),
        ("key YWJj is unknown", "key *** is unknown"),
    ],
)
def test_a_short_secret_is_hidden_where_it_stands_alone(text: str, shown: str) -> None:
    assert masked(text, ["abc"]) == shown


def test_nothing_is_hidden_without_a_secret() -> None:
    assert masked("any text", ["", *()]) == "any text"


def test_a_secret_that_the_cut_would_split_is_hidden_first() -> None:
    assert "secret" not in clean("x" * 30 + "secret-0123456789" * 9, ["secret-0123456789"], 60)


def test_secrets_are_hidden_in_all_of_a_response() -> None:
    response = Response(
        status=400,
        reason="secret-1",
        headers={"x-request-id": "secret-1", "location": "/?key=secret-1"},
        content=b'{"key":"secret-1"}\xff',
    )
    assert masked_response(response, ["secret-1"]) == Response(
        status=400,
        reason="***",
        headers={"x-request-id": "***", "location": "/?key=***"},
        content=b'{"key":"***"}\xff',
    )


@pytest.mark.parametrize("encoding", ["utf-8", "latin-1"])
def test_a_secret_beyond_ascii_is_hidden_in_a_body(encoding: str) -> None:
    response = Response(status=400, content="geheim-ß-0123".encode(encoding))
    assert masked_response(response, ["geheim-ß-0123"]).content == b"***"


@given(st.binary())
def test_a_body_without_a_secret_is_not_changed(content: bytes) -> None:
    assert masked_response(Response(status=400, content=content), ["secret-1"]).content == content


@pytest.mark.parametrize(
    "cause", [json.JSONDecodeError("no", "secret-1", 0), UnicodeDecodeError("utf-8", b"secret-1", 0, 1, "no")]
)
def test_a_cause_that_holds_the_whole_body_is_replaced(cause: Exception) -> None:
    error = DecodeError("no JSON")
    error.__cause__ = cause
    clean_error(error, ["secret-1"])
    assert type(error.__cause__) is ValueError
    assert str(error.__cause__).startswith(type(cause).__name__)
    assert "secret-1" not in repr((error.__cause__, vars(error.__cause__), str(error.__cause__)))


def test_texts_of_an_error_and_of_its_cause_are_cut() -> None:
    error = DecodeError("x" * 2001)
    error.__cause__ = OSError("x" * 2000, "y" * 2001)
    clean_error(error, [])
    assert [len(text) for text in (*error.args, *error.__cause__.args)] == [2000, 2000, 2000]
