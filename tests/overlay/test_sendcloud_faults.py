"""What a client of Sendcloud does when the network or Sendcloud fails: one table, real bytes, both colours."""

from __future__ import annotations

import json
from collections.abc import Callable
from dataclasses import dataclass, field
from email.utils import formatdate
from typing import Any
from urllib.parse import parse_qs, quote, urlsplit

import httpx
import pytest
from orderkit import (
    ApiError,
    DecodeError,
    NotFoundError,
    NotSentError,
    OrderkitError,
    OutcomeUnknownError,
    PaginationError,
    RateLimitedError,
    ServerError,
)
from orderkit.contract import Contract
from orderkit_clients.sendcloud.models import Order, OrderDetails

HTML = b"<html><body><h1>Bad Gateway</h1></body></html>"
NOW = 1_700_000_000
EXAMPLES = Contract.load("sendcloud").document["components"]["examples"]
ORDER = EXAMPLES["OrderComplete"]["value"]["data"]

READS = ("list_orders", "retrieve_order")
UPSERTS = ("create_or_update_orders",)
SENT_ONCE = ("update_order", "delete_order")
SENT_AGAIN = READS + UPSERTS
ALL = SENT_AGAIN + SENT_ONCE
ANSWERED_WITH_A_BODY = tuple(name for name in ALL if name != "delete_order")

Reply = Callable[..., bytes]


@dataclass(frozen=True)
class Scenario:
    """A row of the promise: what the server does, and what is seen of the client.

    `script` is made from the reply that means success.
    """

    row: int
    claim: str
    calls: tuple[str, ...]
    script: Callable[[Reply, bytes], list[Any]]
    error: type[OrderkitError] | None = None
    attempts: int = 1
    waits: list[float] = field(default_factory=list)
    shows: dict[str, Any] = field(default_factory=dict)


def refusal(name: str) -> Any:
    return EXAMPLES[f"Error{name}"]["value"]


SCENARIOS = [
    Scenario(
        1,
        "a write that is no upsert and is answered with 500 is sent once",
        SENT_ONCE,
        lambda reply, done: [reply(500, refusal("Server")), done],
        ServerError,
        shows={"status": 500, "code": "error", "message": "A server error occurred."},
    ),
    Scenario(
        1,
        "a read or an upsert that is answered with 500 is sent again",
        SENT_AGAIN,
        lambda reply, done: [reply(500, refusal("Server")), done],
        attempts=2,
        waits=[0.5],
    ),
    Scenario(
        2,
        "a write that is no upsert and loses its connection is sent once",
        SENT_ONCE,
        lambda _, done: ["drop", done],
        OutcomeUnknownError,
    ),
    Scenario(
        2,
        "a read or an upsert that loses its connection is sent again",
        SENT_AGAIN,
        lambda _, done: ["drop", (done[:-5], "reset"), done],
        attempts=3,
        waits=[0.5, 1.0],
    ),
    Scenario(
        2,
        "an upsert that loses its connection every time ends in an unknown outcome",
        UPSERTS,
        lambda *_: ["drop"] * 3,
        OutcomeUnknownError,
        attempts=3,
        waits=[0.5, 1.0],
    ),
    Scenario(
        4,
        "a 429 is waited for as long as it asks",
        ALL,
        lambda reply, done: [reply(429, refusal("Throttled"), retry_after="3"), done],
        attempts=2,
        waits=[3.0],
    ),
    Scenario(
        5,
        "a 429 that names a moment is waited for until then",
        ALL,
        lambda reply, done: [reply(429, retry_after=formatdate(NOW + 20, usegmt=True)), done],
        attempts=2,
        waits=[20.0],
    ),
    Scenario(
        6,
        "a 429 that asks for more than the ceiling is not waited for",
        ALL,
        lambda reply, done: [reply(429, refusal("Throttled"), retry_after="300"), done],
        RateLimitedError,
        shows={"status": 429, "code": "throttled", "retry_after": 300.0},
    ),
    Scenario(
        7,
        "a 429 without a header is backed off from, three attempts in all",
        ALL,
        lambda reply, _: [reply(429, refusal("Throttled"))] * 3,
        RateLimitedError,
        attempts=3,
        waits=[0.5, 1.0],
        shows={"retry_after": None},
    ),
    Scenario(
        9,
        "after the page of a gateway a request is sent again, then the status of the page is told",
        SENT_AGAIN,
        lambda reply, _: [reply(502, HTML, content_type="text/html")] * 3,
        ServerError,
        attempts=3,
        waits=[0.5, 1.0],
        shows={"status": 502, "code": None, "message": "Status-502", "details": ()},
    ),
    Scenario(
        10,
        "a status that HTTP does not know is a failure of the server",
        SENT_ONCE,
        lambda reply, done: [reply(520, HTML), done],
        ServerError,
        shows={"status": 520},
    ),
    *[
        Scenario(
            11,
            f"{what} is not decoded",
            ANSWERED_WITH_A_BODY,
            lambda reply, done, body=body: [reply(200, body), done],
            DecodeError,
            shows={"path": "", "expected": "JSON"},
        )
        for what, body in {
            "a page in place of an answer": HTML,
            "an empty answer": b"",
            "JSON that breaks off": b'{"data": [{"id": "66',
        }.items()
    ],
    Scenario(
        12,
        "an answer without its envelope is not decoded",
        ANSWERED_WITH_A_BODY,
        lambda reply, done: [reply(200, {}), done],
        DecodeError,
        shows={"path": "data", "expected": "a value"},
    ),
    Scenario(
        12,
        "an answer whose list is an object is not decoded",
        ("list_orders", "create_or_update_orders"),
        lambda reply, done: [reply(200, {"data": {}}), done],
        DecodeError,
        shows={"path": "data", "expected": "array"},
    ),
    Scenario(
        12,
        "an order without its number is not decoded",
        ("list_orders",),
        lambda reply, done: [reply(200, {"data": [ORDER, {**ORDER, "order_number": None}]}), done],
        DecodeError,
        shows={"path": "data[1].order_number", "expected": "string"},
    ),
    Scenario(
        20,
        "a refusal is told with all it holds, and never sent again",
        ALL,
        lambda reply, done: [reply(404, refusal("OrderNotFound")), done],
        NotFoundError,
        shows={
            "status": 404,
            "code": "not_found",
            "message": refusal("OrderNotFound")["errors"][0]["detail"],
        },
    ),
]


@pytest.mark.parametrize(
    ("scenario", "name"),
    [(scenario, name) for scenario in SCENARIOS for name in scenario.calls],
    ids=lambda value: value if isinstance(value, str) else f"{value.row}: {value.claim}",
)
def test_the_client_keeps_its_promise(
    scenario: Scenario, name: str, sendcloud: Any, sendcloud_call: Any, server: Any, reply: Any, clock: Any
) -> None:
    call = sendcloud_call(name)
    done = reply(call.status, b"" if call.answer is None else call.answer)
    server.play(*scenario.script(reply, done))
    caller = sendcloud(base_url=server.url)

    if scenario.error is None:
        assert call.made_by(caller) == (call.answer and call.answer["data"])
    else:
        with pytest.raises(scenario.error) as caught:
            call.made_by(caller)
        shown = {name: getattr(caught.value, name) for name in ("attempts", *scenario.shows)}
        assert shown == {"attempts": scenario.attempts, **scenario.shows}
    assert clock.waits == pytest.approx(scenario.waits)
    assert len(server.requests) == scenario.attempts


@pytest.mark.parametrize("name", ALL)
def test_a_refused_connection_is_tried_three_times(
    sendcloud: Any, sendcloud_call: Any, name: str, closed_server: Any, clock: Any
) -> None:
    with pytest.raises(NotSentError) as caught:
        sendcloud_call(name).made_by(sendcloud(base_url=closed_server.url))
    assert (caught.value.attempts, clock.waits) == (3, [0.5, 1.0])


def test_what_the_contract_does_not_know_is_kept_and_written_back(sendcloud: Any) -> None:
    news = {"code": "teleported", "message": "Gone", "by": "us"}
    order = {**ORDER, "rating": 5, "order_details": {**ORDER["order_details"], "status": news}}
    found = sendcloud(httpx.Response(200, json={"data": order})).call("retrieve_order", 669)
    assert isinstance(found, Order)
    assert isinstance(found.order_details, OrderDetails)
    assert (found["rating"], found.order_details.status.code) == (5, "teleported")
    assert found.to_dict() == order


def numbered(number: int) -> dict[str, Any]:
    return {**ORDER, "id": str(number)}


def page_of(*numbers: int, link: str = "") -> httpx.Response:
    return httpx.Response(
        200, json={"data": [numbered(number) for number in numbers]}, headers={"link": link}
    )


def next_at(cursor: str, url: str = "https://provider.test/orders") -> str:
    return f'<{url}?cursor=other>; rel="prev", <{url}?page_size=2&cursor={quote(cursor)}>; rel="next"'


def ids(orders: list[Any]) -> list[str]:
    return [order.id for order in orders]


def test_a_listing_follows_the_cursors_of_its_links(sendcloud: Any) -> None:
    caller = sendcloud(
        page_of(5, 4, link=next_at("cD00")), page_of(3, 2, link=next_at("cD0y=+/")), page_of(1)
    )
    found = caller.gather(caller.client.list_orders(page_size=2, status="on_hold", sort="-pk"))
    assert ids(found) == ["5", "4", "3", "2", "1"]
    asked = {"page_size": "2", "status": "on_hold", "sort": "-pk"}
    cursors = [dict(sent.url.params) for sent in caller.sent]
    assert cursors == [asked, {**asked, "cursor": "cD00"}, {**asked, "cursor": "cD0y=+/"}]


def test_a_link_to_another_host_is_read_for_its_cursor_only(sendcloud: Any, server: Any, reply: Any) -> None:
    elsewhere = next_at("cD00", "https://elsewhere.example/v3/orders")
    server.play(reply(200, {"data": [numbered(5)]}, link=elsewhere), reply(200, {"data": [numbered(4)]}))
    caller = sendcloud(base_url=server.url)
    assert ids(caller.gather(caller.client.list_orders())) == ["5", "4"]
    asked = [urlsplit(request.path) for request in server.requests]
    assert [(each.path, parse_qs(each.query)) for each in asked] == [
        ("/orders", {}),
        ("/orders", {"cursor": ["cD00"]}),
    ]


def test_the_same_cursor_for_ever_ends_after_one_repeat(sendcloud: Any) -> None:
    pages = [page_of(number, link=next_at("cD00")) for number in (5, 4)]
    caller = sendcloud(*pages)
    found: list[Any] = []
    with pytest.raises(PaginationError) as caught:
        caller.gather(caller.client.list_orders(), found)
    assert ids(found) == ["5", "4"]
    assert caught.value.cursor is not None


def test_a_page_that_fails_is_asked_for_again_and_resumed_from(sendcloud: Any) -> None:
    lost = httpx.ReadError("no")
    caller = sendcloud(
        page_of(5, 4, link=next_at("cD00")),
        lost,
        page_of(3, link=next_at("cD0z")),
        *[lost] * 3,
        page_of(2, 1),
    )
    found: list[Any] = []
    with pytest.raises(OutcomeUnknownError) as caught:
        caller.gather(caller.client.list_orders(), found)
    rest = caller.gather(caller.client.list_orders(cursor=caught.value.cursor))
    assert ids(found + rest) == ["5", "4", "3", "2", "1"]


def test_a_cursor_that_sendcloud_forgot_says_where_to_resume(sendcloud: Any) -> None:
    invalid = httpx.Response(404, json=refusal("InvalidCursor"))
    caller = sendcloud(page_of(5, link=next_at("cD01")), invalid, page_of(4))
    with pytest.raises(NotFoundError, match="Invalid cursor") as caught:
        caller.gather(caller.client.list_orders())
    assert ids(caller.gather(caller.client.list_orders(cursor=caught.value.cursor))) == ["4"]


@pytest.mark.parametrize("name", ALL)
@pytest.mark.parametrize("status", [301, 307])
def test_a_redirect_to_another_host_is_not_followed(
    sendcloud: Any, sendcloud_call: Any, name: str, server: Any, reply: Any, status: int
) -> None:
    server.play(reply(status, location=server.url.replace("127.0.0.1", "localhost") + "/stolen"))
    with pytest.raises(ApiError) as caught:
        sendcloud_call(name).made_by(sendcloud(base_url=server.url))
    assert (caught.value.status, len(server.requests)) == (status, 1)


def test_several_errors_are_told_at_once(sendcloud: Any, sendcloud_call: Any) -> None:
    caller = sendcloud(httpx.Response(400, json=refusal("FieldRequired")))
    with pytest.raises(ApiError) as caught:
        sendcloud_call("create_or_update_orders").made_by(caller)
    assert caught.value.details == (
        "/data/attributes/[1]/order_number: Field required",
        "/data/attributes/[1]/order_details/status: Field required",
    )
    assert (caught.value.method, caught.value.path_template) == ("POST", "/orders")


def test_an_upsert_that_is_sent_again_is_the_same_to_the_byte(
    sendcloud: Any, sendcloud_call: Any, server: Any, reply: Any
) -> None:
    call = sendcloud_call("create_or_update_orders")
    server.play("drop", reply(call.status, call.answer))
    assert call.made_by(sendcloud(base_url=server.url)) == call.answer["data"]
    first, second = server.requests
    assert first.raw == second.raw
    assert json.loads(second.body) == call.body
