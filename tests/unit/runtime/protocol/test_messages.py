"""Requests: a body is a value until it is sent, is encoded once, and never shows in a repr."""

from __future__ import annotations

from datetime import date
from decimal import Decimal
from typing import Any

import pytest
from orderkit.runtime.protocol.messages import AuthHeaders, FormBody, JsonBody, Request, Timeout


def request(body: JsonBody | FormBody | None = None) -> Request:
    return Request(method="POST", base_url="https://p.test", path="/", timeout=Timeout(), body=body)


def content_of(sent: Request) -> bytes:
    assert sent.body is not None
    return sent.body.content


def test_a_json_body_keeps_its_value_and_its_encoding() -> None:
    value = {"on": date(2026, 1, 2), "price": Decimal("1.50"), "ids": None}
    sent = request(JsonBody(value))
    assert sent.json is value
    assert content_of(sent) == b'{"on":"2026-01-02","price":1.5,"ids":null}'


def test_a_json_body_is_encoded_once_for_all_attempts() -> None:
    sent = request(JsonBody({"a": 1}))
    assert sent.with_auth(AuthHeaders({"Authorization": "a"})).body is sent.body


def test_a_form_body_is_percent_encoded_and_is_not_json() -> None:
    sent = request(FormBody({"grant_type": "client_credentials", "scope": "a b&c"}))
    assert (content_of(sent), sent.json) == (b"grant_type=client_credentials&scope=a+b%26c", None)


def test_a_request_without_a_body_has_no_json() -> None:
    assert request().json is None


@pytest.mark.parametrize("body", [JsonBody({"key": "secret"}), FormBody({"key": "secret"})])
def test_no_body_shows_in_a_repr(body: JsonBody | FormBody) -> None:
    assert "secret" not in repr(body) + repr(request(body))


@pytest.mark.parametrize(("value", "error"), [(object(), TypeError), (float("nan"), ValueError)])
def test_a_value_without_a_json_form_is_refused_before_anything_is_sent(
    value: Any, error: type[Exception]
) -> None:
    with pytest.raises(error):
        JsonBody({"a": value})
