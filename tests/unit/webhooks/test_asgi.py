"""The ASGI endpoint: a webhook is answered 200 once it is in the inbox, and refused if it is none."""

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
    """Send a request to the endpoint, which has a route of an application."""
    app = Starlette(routes=[Route("/hooks", WebhookEndpoint("nocnoc", parse, inbox))])

    def request(method: str = "POST", **options: Any) -> httpx.Response:
        async def perform() -> httpx.Response:
            transport = httpx.ASGITransport(app, raise_app_exceptions=False)
            async with httpx.AsyncClient(transport=transport, base_url="http://shop") as client:
                return await client.request(method, "/hooks", **options)

        return asyncio.run(perform())

    return request


def test_a_webhook_is_in_the_inbox_when_it_is_answered(send: Any, inbox: Inbox) -> None:
    answer = send(json=TRACKING)
    assert (answer.status_code, answer.text) == (200, "taken")
    assert Nocnoc.parse_webhook(inbox.pending()[0].body).tracking_id == TRACKING["tracking_id"]


def test_a_duplicate_is_answered_the_same(send: Any, inbox: Inbox) -> None:
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
def test_what_is_no_webhook_is_refused_and_not_kept(
    send: Any, inbox: Inbox, options: dict[str, Any], status: int
) -> None:
    answer = send(**options)
    assert answer.status_code == status
    assert inbox.count() == {"pending": 0, "done": 0}
    assert answer.headers.get("allow") == ("POST" if status == 405 else None)


def test_a_body_in_pieces_is_read_to_its_end(send: Any, inbox: Inbox) -> None:
    body = httpx.Request("POST", "http://shop", json=TRACKING).content

    async def pieces() -> Any:
        for index in range(0, len(body), 10):
            yield body[index : index + 10]

    assert send(content=pieces()).status_code == 200
    assert inbox.pending()[0].body == body


def test_a_webhook_that_cannot_be_kept_is_not_answered_with_200(send: Any, inbox: Inbox) -> None:
    inbox.close()
    assert send(json=TRACKING).status_code == 500


def test_a_sender_that_goes_away_leaves_nothing(inbox: Inbox) -> None:
    endpoint, said = WebhookEndpoint("nocnoc", parse, inbox), []
    messages = iter(
        [
            {"type": "http.request", "body": b'{"tracking', "more_body": True},
            {"type": "http.disconnect"},
        ]
    )

    async def receive() -> Any:
        return next(messages)

    async def answer(message: Any) -> None:
        said.append(message)

    asyncio.run(endpoint({"type": "http", "method": "POST", "headers": []}, receive, answer))
    assert inbox.count() == {"pending": 0, "done": 0}


def test_another_protocol_is_refused(inbox: Inbox) -> None:
    endpoint: Any = WebhookEndpoint("nocnoc", parse, inbox)
    with pytest.raises(RuntimeError, match="websocket"):
        asyncio.run(endpoint({"type": "websocket"}, None, None))


def test_a_closed_inbox_says_so(inbox: Inbox) -> None:
    inbox.close()
    with pytest.raises(sqlite3.ProgrammingError):
        inbox.pending()
