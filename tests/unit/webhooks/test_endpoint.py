"""The endpoints: a webhook gets a 200 once it is in the inbox; ASGI and WSGI answer alike."""

from __future__ import annotations

import asyncio
import io
import json
import threading
from collections.abc import Callable, Iterator
from hashlib import sha512
from typing import Any

import httpx
import pytest
from orderkit import Inbox, Nocnoc, Noventiq, SignatureError, WebhookEndpoint, WsgiWebhookEndpoint
from orderkit.contract import Contract
from orderkit.webhooks.parsing import MAX_NOTIFICATION_BYTES, WEBHOOK_DRIFT
from starlette.applications import Starlette
from starlette.routing import Route

TRACKING = Contract.load("nocnoc").document["components"]["examples"]["TrackingClearedByCustoms"]["value"]
NOTIFICATION = Contract.load("noventiq").document["components"]["examples"]["OrderNotificationCreated"][
    "value"
]
Send = Callable[..., httpx.Response]


@pytest.fixture
def inbox() -> Iterator[Inbox]:
    with Inbox(":memory:") as made:
        yield made


def verify(body: bytes, headers: Any) -> object:
    if headers.get("x-signature") == "wrong":
        raise SignatureError("the signature is wrong")
    return Nocnoc.parse_webhook(body)


def over_asgi(endpoint: WebhookEndpoint, method: str, **options: Any) -> httpx.Response:
    app = Starlette(routes=[Route("/hooks", endpoint)])

    async def perform() -> httpx.Response:
        async with httpx.AsyncClient(transport=httpx.ASGITransport(app), base_url="http://shop") as client:
            return await client.request(method, "/hooks", **options)

    return asyncio.run(perform())


def over_wsgi(endpoint: WsgiWebhookEndpoint, method: str, **options: Any) -> httpx.Response:
    with httpx.Client(transport=httpx.WSGITransport(endpoint), base_url="http://shop") as client:
        return client.request(method, "/hooks", **options)


@pytest.fixture(params=["asgi", "wsgi"])
def send(inbox: Inbox, request: pytest.FixtureRequest) -> Send:
    """Sends a request to an endpoint."""

    def perform(
        method: str = "POST", *, setup: dict[str, Any] | None = None, **options: Any
    ) -> httpx.Response:
        arguments = {"source": "nocnoc", "verify": verify, "inbox": inbox, **(setup or {})}
        if request.param == "asgi":
            return over_asgi(WebhookEndpoint(**arguments), method, **options)
        return over_wsgi(WsgiWebhookEndpoint(**arguments), method, **options)

    return perform


def test_a_webhook_is_in_the_inbox_when_its_response_is_sent(send: Send, inbox: Inbox) -> None:
    response = send(json=TRACKING)
    assert (response.status_code, response.text) == (200, "accepted")
    assert Nocnoc.parse_webhook(next(inbox.pending()).body).tracking_id == TRACKING["tracking_id"]


def test_a_duplicate_gets_the_same_response(send: Send, inbox: Inbox) -> None:
    assert [send(json=TRACKING).status_code for _ in range(2)] == [200, 200]
    assert inbox.count()["pending"] == 1


@pytest.mark.parametrize(
    ("options", "status"),
    [
        ({"json": {"foo": 1}}, 400),
        ({"content": b"<html>"}, 400),
        ({"content": b"", "headers": {"Content-Length": "0"}}, 400),
        ({"json": TRACKING, "headers": {"X-Signature": "wrong"}}, 401),
        ({"content": b" " * (MAX_NOTIFICATION_BYTES + 1)}, 413),
        ({"content": b"", "headers": {"Content-Length": "9" * 5000}}, 413),
        ({"json": TRACKING, "headers": {"Content-Encoding": "gzip"}}, 415),
        ({"method": "GET"}, 405),
    ],
    ids=str,
)
def test_a_request_that_is_no_webhook_is_refused_and_not_stored(
    send: Send, inbox: Inbox, options: dict[str, Any], status: int
) -> None:
    response = send(**options)
    assert response.status_code == status
    assert inbox.count()["pending"] == 0
    assert response.headers.get("allow") == ("POST" if status == 405 else None)


DRIFTED = [
    json.dumps({**TRACKING, "status": None}).encode(),
    json.dumps({"tracking_id": 1}).encode(),
]
UNREADABLE = [
    json.dumps(TRACKING).encode() + b"<br />",
    json.dumps(TRACKING).encode().replace(b'"description": "', b'"description": "\xe9\x01'),
]


@pytest.mark.parametrize("body", DRIFTED)
def test_a_notification_that_drifts_is_stored_as_it_came_and_its_drift_is_counted(
    send: Send, inbox: Inbox, body: bytes, caplog: pytest.LogCaptureFixture
) -> None:
    before = sum(WEBHOOK_DRIFT.values())
    assert send(content=body).status_code == 200
    assert next(inbox.pending()).body == body
    assert sum(WEBHOOK_DRIFT.values()) > before
    assert "is stored" not in caplog.text


@pytest.mark.parametrize(
    ("body", "on_drift"),
    [*((body, "keep") for body in UNREADABLE), *((body, "raise") for body in (*DRIFTED, *UNREADABLE))],
)
def test_a_notification_that_cannot_be_parsed_is_stored_as_it_came(
    send: Send, inbox: Inbox, body: bytes, on_drift: Any, caplog: pytest.LogCaptureFixture
) -> None:
    setup = {"verify": lambda body, _: Nocnoc.parse_webhook(body, on_drift=on_drift)}
    assert send(content=body, setup=setup).status_code == 200
    assert next(inbox.pending()).body == body
    assert "a webhook of nocnoc does not match the contract and is stored" in caplog.text


@pytest.mark.parametrize("change", [{"customer": {"phone": None}}, {"product": {"price": 1.0}}, {}])
def test_a_signed_notification_that_drifts_is_stored_and_a_forged_one_is_not(
    send: Send, inbox: Inbox, change: dict[str, dict[str, Any]]
) -> None:
    told: dict[str, Any] = {**NOTIFICATION}
    for name, members in change.items():
        told[name] = {**told[name], **members}
    values: list[str] = [
        told["event"],
        str(told["order_id"]),
        told["create_date"],
        told["payment"]["payment_method"],
    ]
    text = ";".join(["key", *values, told["currency"], told["customer"]["email"]])
    setup = {
        "verify": lambda body, headers: Noventiq.parse_webhook(
            body, signature=headers.get("signature"), secret="key"
        )
    }
    forged = send(setup=setup, json=told, headers={"Signature": "0" * 128})
    genuine = send(setup=setup, json=told, headers={"Signature": sha512(text.encode()).hexdigest()})
    unsigned = send(setup=setup, json=told)
    assert (forged.status_code, genuine.status_code, unsigned.status_code) == (401, 200, 401)
    assert inbox.count()["pending"] == 1


@pytest.mark.parametrize("content_type", ["application/x-www-form-urlencoded", "text/html", "nonsense", ""])
def test_the_content_type_loses_no_webhook(send: Send, content_type: str) -> None:
    body = json.dumps(TRACKING).encode()
    assert send(content=body, headers={"Content-Type": content_type}).status_code == 200


def test_the_order_and_the_senders_id_are_kept(send: Send, inbox: Inbox) -> None:
    setup = {"order_by": "tracking_id", "key": lambda body, headers: headers.get("x-id")}
    for identity, change in (("1", {}), ("1", {"id": 5}), ("2", {})):
        assert send(setup=setup, json={**TRACKING, **change}, headers={"X-Id": identity}).status_code == 200
    assert [each.order for each in inbox.pending()] == [TRACKING["tracking_id"]] * 2


def test_a_webhook_that_cannot_be_stored_gets_no_200(
    send: Send, inbox: Inbox, caplog: pytest.LogCaptureFixture
) -> None:
    inbox.close()
    response = send(json=TRACKING)
    assert (response.status_code, response.headers["retry-after"]) == (503, "30")
    assert "a webhook of nocnoc was not stored and got a 503: inbox must be open" in caplog.text


def test_a_body_in_chunks_is_read_to_its_end(inbox: Inbox) -> None:
    body = httpx.Request("POST", "http://shop", json=TRACKING).content

    async def chunks() -> Any:
        for index in range(0, len(body), 10):
            yield body[index : index + 10]

    assert over_asgi(WebhookEndpoint("nocnoc", verify, inbox), "POST", content=chunks()).status_code == 200
    assert next(inbox.pending()).body == body


def test_a_webhook_is_stored_in_another_thread_than_the_loops(inbox: Inbox) -> None:
    threads: list[threading.Thread] = []

    def noted(body: bytes, headers: Any) -> None:
        threads.append(threading.current_thread())

    over_asgi(WebhookEndpoint("x", noted, inbox), "POST", content=b"{}")
    assert threads != [threading.current_thread()]


def test_a_sender_that_disconnects_leaves_nothing(inbox: Inbox) -> None:
    endpoint = WebhookEndpoint("nocnoc", verify, inbox)
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
    assert inbox.count()["pending"] == 0


def test_another_protocol_than_http_is_refused(inbox: Inbox) -> None:
    endpoint: Any = WebhookEndpoint("nocnoc", verify, inbox)
    with pytest.raises(RuntimeError, match=r"scope type must be http \(got websocket\)"):
        asyncio.run(endpoint({"type": "websocket"}, None, None))


@pytest.mark.parametrize(
    ("environ", "status"),
    [
        ({"CONTENT_LENGTH": "20"}, "400 Bad Request"),
        ({"CONTENT_LENGTH": ""}, "411 Length Required"),
        ({"CONTENT_LENGTH": "nine"}, "411 Length Required"),
        ({"CONTENT_LENGTH": "", "wsgi.input_terminated": True}, "200 OK"),
        ({"CONTENT_LENGTH": "9"}, "200 OK"),
    ],
)
def test_a_body_over_wsgi_is_as_long_as_it_says(inbox: Inbox, environ: dict[str, Any], status: str) -> None:
    started: list[Any] = []
    endpoint = WsgiWebhookEndpoint("nocnoc", verify, inbox)
    request = {"REQUEST_METHOD": "POST", "wsgi.input": io.BytesIO(b'{"id": 1}'), **environ}
    list(endpoint(request, lambda *answer: started.append(answer)))
    assert started[0][0] == status


def test_an_endpoint_shows_neither_its_inbox_nor_its_secret(inbox: Inbox) -> None:
    shown = repr(WebhookEndpoint("nocnoc", lambda body, headers: "secret", inbox))
    assert shown == "WebhookEndpoint(source='nocnoc', order_by=None)"
