"""The log of requests: how much it keeps, and what it shows of a request."""

from __future__ import annotations

import asyncio
import json
from datetime import UTC, datetime
from typing import Any

import pytest
from in_process import Json
from nocnoc_mock_fixtures import InProcessMock
from orderkit.mock.engine.captured_body import MAX_BYTES_KEPT, CapturedBody
from orderkit.mock.engine.request_log import ReceivedRequest, RequestLog


def captured(*parts: bytes) -> CapturedBody:
    messages = [{"type": "http.request", "body": part, "more_body": True} for part in parts]
    messages.append({"type": "http.request", "body": b"", "more_body": False})
    waiting = iter(messages)

    async def receive() -> Any:
        return next(waiting)

    body = CapturedBody(receive)
    asyncio.run(body.read_ahead())
    return body


NOW = datetime(2017, 4, 8, 10, tzinfo=UTC)


def request(path: str = "/", body: bytes = b"", content_type: str = "", **options: Any) -> ReceivedRequest:
    headers = ((b"Content-Type", content_type.encode()),) if content_type else ()
    return ReceivedRequest(
        NOW, "nocnoc", "GET", path, None, 404, None, body=captured(body), headers=headers, **options
    )


def shown(received: ReceivedRequest, *secrets: str) -> Json:
    log = RequestLog(secrets)
    log.record(received)
    return log.to_json()[0]


def test_only_the_last_requests_are_kept_and_all_are_counted() -> None:
    log = RequestLog(kept=2, secrets=())
    for number in range(3):
        log.record(request(f"/{number}"))
    assert [item["path"] for item in log.to_json()] == ["/1", "/2"]
    assert [item["count"] for item in log.counts()] == [3]


def test_large_bodies_make_place_for_newer_ones() -> None:
    log = RequestLog(size=250, secrets=())
    for number in range(3):
        log.record(request(f"/{number}", b"x" * 100))
    assert [item["path"] for item in log.to_json()] == ["/1", "/2"]
    log.record(request("/large", b"x" * 1000))
    assert [item["path"] for item in log.to_json()] == ["/large"]
    log.clear()
    for number in range(2):
        log.record(request(f"/{number}", b"x" * 100))
    assert len(log.to_json()) == 2


def test_a_body_of_json_is_shown_as_json() -> None:
    assert shown(request(body=b'{"price": 19.99, "tags": [1, null]}'))["body"] == {
        "price": 19.99,
        "tags": [1, None],
    }


@pytest.mark.parametrize("body", ["no JSON", "NaN", "1e400", "[" * 100_000, "9" * 5000])
def test_any_other_body_is_shown_as_text(body: str) -> None:
    item = shown(request(body=body.encode()))
    assert item["body"] == body[:MAX_BYTES_KEPT]


def test_a_form_is_shown_by_its_parameters() -> None:
    form = request(body=b"scope=a&grant_type=x&scope=b", content_type="application/x-www-form-urlencoded")
    assert shown(form)["body"] == {"scope": ["a", "b"], "grant_type": ["x"]}


def test_the_rest_of_a_large_body_is_not_kept() -> None:
    item = shown(request(body=b"x" * (MAX_BYTES_KEPT + 1)))
    assert (len(item["body"]), item["body_is_whole"]) == (MAX_BYTES_KEPT, False)


def test_a_query_is_shown_by_its_parameters() -> None:
    assert shown(request(query=b"page=2&status=a&status=b&empty="))["query"] == {
        "page": ["2"],
        "status": ["a", "b"],
        "empty": [""],
    }


SECRETS = ("key-1", "key-1-long")
HIDDEN = {
    "path": request("/orders/key-1/x"),
    "name of a parameter": request(query=b"key-1=2"),
    "value of a parameter": request(query=b"q=key-1-secret"),
    "credential in a query": request(query=b"access_token=guess-me"),
    "JSON": request(body=b'{"a": [{"b": "key-1-long-secret"}], "key-1": 1}'),
    "password": request(body=b'{"username": "x", "password": "guess-me"}'),
    "token": request(body=b'{"refresh_token": "guess-me"}'),
    "text": request(body=b"key-1 is here"),
    "form": request(
        body=b"client_secret=guess-me", content_type="application/x-www-form-urlencoded; charset=utf-8"
    ),
    "cut body": request(body=b"key-1 " + b"x" * MAX_BYTES_KEPT),
}


@pytest.mark.parametrize("name", HIDDEN)
def test_no_secret_is_shown(name: str) -> None:
    text = json.dumps(shown(HIDDEN[name], *SECRETS))
    assert "***" in text
    assert "key-1" not in text
    assert "guess-me" not in text


@pytest.mark.parametrize(
    "header", ["Authorization", "AuthorizationJWT", "X-Api-Key", "Cookie", "Proxy-Authorization", "X-Token"]
)
def test_a_header_with_credentials_is_masked_as_a_whole(header: str) -> None:
    received = ReceivedRequest(
        NOW, "nocnoc", "GET", "/", None, 404, None, headers=((header.encode(), b"Bearer guess-me"),)
    )
    assert shown(received)["headers"] == {header.lower(): "***"}


def test_what_is_no_credential_is_shown() -> None:
    received = request(query=b"keyword=a&order_number=key-2", body=b'{"token_count": 3, "monkey": "b"}')
    item = shown(received, *SECRETS)
    assert item["query"] == {"keyword": ["a"], "order_number": ["key-2"]}
    assert item["body"] == {"token_count": 3, "monkey": "b"}


def test_the_mock_shows_what_was_sent(mock: InProcessMock, quote_body: Json) -> None:
    mock.quote(quote_body, headers={"X-Trace": "7"})
    call = mock.control.requests()[-1]
    assert call["body"] == quote_body
    assert (call["headers"]["x-trace"], call["headers"]["x-api-key"]) == ("7", "***")


def test_a_body_is_shown_although_a_fault_refused_the_call(mock: InProcessMock, quote_body: Json) -> None:
    mock.control.plan_fault(status=503)
    mock.quote(quote_body)
    assert mock.control.requests()[-1]["body"] == quote_body
