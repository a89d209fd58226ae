"""Requests: a body is a value until it is sent, is encoded once, and never shows in a repr."""

from __future__ import annotations

from datetime import date
from decimal import Decimal
from typing import Any

import pytest
from attrs import evolve
from orderkit.runtime.protocol.messages import AuthHeaders, FormBody, JsonBody, Request, Response, Timeout


def request(body: JsonBody | FormBody | None = None) -> Request:
    return Request(method="POST", base_url="https://p.test", path="/", timeout=Timeout(), body=body)


def content_of(sent: Request) -> bytes:
    assert sent.body is not None
    return sent.body.content


def test_a_json_body_keeps_its_value_and_its_encoding() -> None:
    value = {"on": date(2026, 1, 2), "price": Decimal("1.50"), "ids": None}
    sent = request(JsonBody(value))
    assert sent.json is value
    assert content_of(sent) == b'{"on":"2026-01-02","price":1.50,"ids":null}'


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


def test_a_timeout_of_one_number_applies_to_all_phases_but_shortens_connecting_only() -> None:
    assert Timeout.of(2.0) == Timeout(connect=2.0, read=2.0, write=2.0, pool=2.0)
    assert Timeout.of(90) == Timeout(connect=5.0, read=90, write=90, pool=90)
    assert (Timeout.of(90).body, Timeout.of(90).total) == (300, 300)
    assert (Timeout.of(400).body, Timeout.of(400).total) == (400, 400)


def test_the_whole_attempt_lasts_as_long_as_its_body_at_least() -> None:
    assert [Timeout(body=body).total for body in (2, 300, 600, None)] == [300, 300, 600, 300]
    assert (Timeout(body=600, total=10).body, Timeout(total=None).total) == (600, None)
    for wrong in (0, -1, float("nan"), True, 86_401):
        for name in ("body", "total"):
            with pytest.raises(ValueError, match=f"{name} timeout must be a positive number of seconds"):
                Timeout(**{name: wrong})


@pytest.mark.parametrize("wrong", [0, -1, float("nan"), float("inf"), 1e9, True])
def test_a_timeout_must_be_a_positive_number_of_at_most_a_day(wrong: float) -> None:
    for make in (Timeout.of, lambda value: Timeout(read=value), lambda value: Timeout(connect=value)):
        with pytest.raises(ValueError, match="timeout must be a positive number"):
            make(wrong)


def test_a_timeout_of_another_type_is_refused() -> None:
    wrong: Any = "5"
    for make in (Timeout.of, lambda value: Timeout(read=value)):
        with pytest.raises(TypeError):
            make(wrong)


def test_a_response_is_decoded_as_text_and_as_json() -> None:
    response = Response(status=200, content='{"city": "São Paulo"}'.encode())
    assert (response.text, response.json()) == ('{"city": "São Paulo"}', {"city": "São Paulo"})


def test_bytes_that_are_not_utf_8_are_replaced_in_the_text() -> None:
    assert Response(status=200, content=b"caf\xe9").text == "caf\ufffd"


def test_a_body_that_is_not_json_is_a_value_error() -> None:
    with pytest.raises(ValueError, match="Expecting value"):
        Response(status=200, content=b"<html>").json()


def test_neither_a_responses_body_nor_authentication_headers_show_in_a_repr() -> None:
    response, auth = Response(status=200, content=b"secret"), AuthHeaders({"Authorization": "secret"})
    assert "secret" not in repr(response) + repr(auth) + repr(request().with_auth(auth))


def test_a_request_with_authentication_differs_by_nothing_else() -> None:
    auth = AuthHeaders({"Authorization": "a"})
    sent = request(JsonBody({"a": 1}))
    assert sent.with_auth(auth) == evolve(sent, auth=auth)


def test_a_timeout_may_be_a_whole_day_and_no_more() -> None:
    assert Timeout(read=86_400).read == 86_400
    with pytest.raises(ValueError, match="read timeout must be a positive number of seconds, at most a day"):
        Timeout(read=86_400.1)
