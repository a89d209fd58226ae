"""The ASGI endpoint: a webhook gets a 200 once it is in the inbox; anything else is refused."""

from __future__ import annotations

import asyncio
import sqlite3
from collections.abc import Callable, Iterator
from typing import Any

import httpx
import pytest
from orderkit import Inbox, Nocnoc, SignatureError, WebhookEndpoint
from orderkit.contract import Contract
from orderkit.webhooks.parsing import MAX_NOTIFICATION_BYTES
from starlette.applications import Starlette
from starlette.routing import Route

TRACKING = Contract.load("nocnoc").document["components"]["examples"]["TrackingClearedByCustoms"]["value"]


@pytest.fixture
def inbox() -> Iterator[Inbox]:
    with Inbox(":memory:") as made:
        yield made


def parse(body: bytes, headers: Any) -> object:
    if headers.get("x-signature") == "wrong":
        raise SignatureError("the signature is wrong")
    return Nocnoc.parse_webhook(body)


@pytest.fixture
def send(inbox: Inbox) -> Callable[..., httpx.Response]:
    """Sends a request to the endpoint, mounted in an application."""
    app = Starlette(routes=[Route("/hooks", WebhookEndpoint("nocnoc", parse, inbox))])

    def request(method: str = "POST", **options: Any) -> httpx.Response:
        async def perform() -> httpx.Response:
            transport = httpx.ASGITransport(app, raise_app_exceptions=False)
            async with httpx.AsyncClient(transport=transport, base_url="http://shop") as client:
                return await client.request(method, "/hooks", **options)

        return asyncio.run(perform())

    return request


def test_a_webhook_is_in_the_inbox_when_its_response_is_sent(send: Any, inbox: Inbox) -> None:
    response = send(json=TRACKING)
    assert (response.status_code, response.text) == (200, "accepted")
    assert Nocnoc.parse_webhook(inbox.pending()[0].body).tracking_id == TRACKING["tracking_id"]


def test_a_duplicate_gets_the_same_response(send: Any, inbox: Inbox) -> None:
    assert [send(json=TRACKING).status_code for _ in range(2)] == [200, 200]
    assert inbox.count() == {"pending": 1, "done": 0}


@pytest.mark.parametrize(
    ("options", "status"),
    [
        ({"json": {"tracking_id": 1}}, 400),
        ({"content": b"<html>"}, 400),
        ({"content": b""}, 400),
        ({"json": TRACKING, "headers": {"X-Signature": "wrong"}}, 401),
        ({"content": b" " * (MAX_NOTIFICATION_BYTES + 1)}, 413),
        ({"method": "GET"}, 405),
    ],
)
def test_a_request_that_is_no_webhook_is_refused_and_not_stored(
    send: Any, inbox: Inbox, options: dict[str, Any], status: int
) -> None:
    response = send(**options)
    assert response.status_code == status
    assert inbox.count() == {"pending": 0, "done": 0}
    assert response.headers.get("allow") == ("POST" if status == 405 else None)


def test_a_body_in_chunks_is_read_to_its_end(send: Any, inbox: Inbox) -> None:
    body = httpx.Request("POST", "http://shop", json=TRACKING).content

    async def chunks() -> Any:
        for index in range(0, len(body), 10):
            yield body[index : index + 10]

    assert send(content=chunks()).status_code == 200
    assert inbox.pending()[0].body == body


def test_a_webhook_that_cannot_be_stored_gets_no_200(send: Any, inbox: Inbox) -> None:
    inbox.close()
    assert send(json=TRACKING).status_code == 500


def test_a_sender_that_disconnects_leaves_nothing(inbox: Inbox) -> None:
    endpoint = WebhookEndpoint("nocnoc", parse, inbox)
    messages = iter(
        [
            {"type": "http.request", "body": b'{"tracking', "more_body": True},
            {"type": "http.disconnect"},
        ]
    )

    async def receive() -> Any:
        return next(messages)

    async def ignore(message: Any) -> None:
        pass

    asyncio.run(endpoint({"type": "http", "method": "POST", "headers": []}, receive, ignore))
    assert inbox.count() == {"pending": 0, "done": 0}


def test_another_protocol_than_http_is_refused(inbox: Inbox) -> None:
    endpoint: Any = WebhookEndpoint("nocnoc", parse, inbox)
    with pytest.raises(RuntimeError, match=r"scope type must be http \(got websocket\)"):
        asyncio.run(endpoint({"type": "websocket"}, None, None))


def test_a_closed_inbox_cannot_be_read(inbox: Inbox) -> None:
    inbox.close()
    with pytest.raises(sqlite3.ProgrammingError):
        inbox.pending()
