"""What the client of an ePages shop does when the network or the shop fails: real bytes, both colours."""

from __future__ import annotations

import copy
import logging
import pickle
import traceback
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from datetime import UTC, datetime
from typing import Any

import pytest
from orderkit import (
    ApiError,
    DecodeError,
    ForbiddenError,
    NotSentError,
    OrderkitError,
    OutcomeUnknownError,
    PaginationError,
    RateLimitedError,
    ServerError,
    Timeout,
)
from orderkit.contract import Contract

EXAMPLES = Contract.load("epages").document["components"]["examples"]
ORDER_ID = "5639C509-092F-7704-77D3-D5809AB321D8"
HTML = EXAMPLES["ErrorBadGatewayHtml"]["value"].encode()
FAILED = EXAMPLES["ErrorInternalServerError"]["value"]
FORBIDDEN = EXAMPLES["ErrorForbidden"]["value"]
NOW = 1_700_000_000


def example(name: str) -> Any:
    return copy.deepcopy(EXAMPLES[name]["value"])


CALLS: dict[str, tuple[tuple[Any, ...], str]] = {
    "list_orders": ((), "OrderListThree"),
    "get_order": ((ORDER_ID,), "OrderDetailDemo"),
    "update_order": ((ORDER_ID, example("PatchUnpaid")), "OrderDetailPaid"),
    "list_order_documents": ((ORDER_ID,), "OrderDocumentListInvoice"),
}
"""What each operation is called with, and the example that is answered. All read, or write the same again."""


@dataclass(frozen=True)
class Call:
    """An operation that is called in the same way in both colours, a listing to its end."""

    name: str
    arguments: tuple[Any, ...]
    answer: Any

    def make(self, caller: Any) -> Any:
        if self.name.startswith("list"):
            listing = getattr(caller.client, self.name)(*self.arguments)
            return [item.to_dict() for item in caller.gather(listing)]
        return caller.call(self.name, *self.arguments).to_dict()

    @property
    def result(self) -> Any:
        return self.answer["items"] if self.name.startswith("list") else self.answer


@pytest.fixture(params=CALLS)
def call(request: pytest.FixtureRequest) -> Call:
    arguments, answer = CALLS[request.param]
    return Call(request.param, arguments, example(answer))


def at(seconds: float) -> str:
    """A moment so many seconds from now, as ePages writes it."""
    return datetime.fromtimestamp(NOW + seconds, UTC).isoformat(timespec="milliseconds")[:-6] + "Z"


@dataclass(frozen=True)
class Scenario:
    """A row of the promise: what the server does before it succeeds, and what is seen of the client."""

    row: int
    claim: str
    script: Callable[[Any], list[Any]]
    error: type[OrderkitError] | None = None
    attempts: int = 1
    waits: list[float] = field(default_factory=list)
    shows: dict[str, Any] = field(default_factory=dict)


SCENARIOS = [
    Scenario(1, "a 500 is sent again", lambda reply: [reply(500, FAILED)] * 2, attempts=3, waits=[0.5, 1.0]),
    Scenario(
        1,
        "a 500 is not waited for until the next hour of calls",
        lambda reply: [reply(500, FAILED, x_ratelimit_remaining="5999", x_ratelimit_reset=at(20))],
        attempts=2,
        waits=[0.5],
    ),
    Scenario(
        2, "a lost answer is asked for again", lambda _: ["drop", "reset"], attempts=3, waits=[0.5, 1.0]
    ),
    Scenario(
        2,
        "an answer lost every time is an unknown outcome",
        lambda _: ["drop"] * 3,
        OutcomeUnknownError,
        attempts=3,
        waits=[0.5, 1.0],
    ),
    Scenario(
        4,
        "a 429 is waited for as long as it asks",
        lambda reply: [reply(429, retry_after="3", x_ratelimit_reset=at(50))],
        attempts=2,
        waits=[3.0],
    ),
    Scenario(
        6,
        "a 429 that asks for more than the ceiling is not waited for",
        lambda reply: [reply(429, retry_after="300")],
        RateLimitedError,
        shows={"retry_after": 300.0},
    ),
    Scenario(
        7,
        "a 429 that asks for nothing is backed off from",
        lambda reply: [reply(429)] * 3,
        RateLimitedError,
        attempts=3,
        waits=[0.5, 1.0],
        shows={"retry_after": None},
    ),
    Scenario(
        8,
        "a 429 is waited for until its reset",
        lambda reply: [reply(429, x_ratelimit_remaining="0", x_ratelimit_reset=at(20.5))],
        attempts=2,
        waits=[20.5],
    ),
    Scenario(
        8,
        "a 429 is waited for until its reset, spelled the other way",
        lambda reply: [reply(429, x_rate_limit_reset=at(20.5))],
        attempts=2,
        waits=[20.5],
    ),
    Scenario(
        8,
        "a 429 whose reset is beyond the ceiling is not waited for",
        lambda reply: [reply(429, x_ratelimit_reset=at(1800))],
        RateLimitedError,
        shows={"status": 429, "retry_after": 1800.0},
    ),
    Scenario(
        8,
        "a 429 whose reset is beyond the budget is not waited for",
        lambda reply: [reply(429, x_rate_limit_reset=at(61))],
        RateLimitedError,
        shows={"retry_after": 61.0},
    ),
    Scenario(
        9,
        "a failing gateway is tried again, then its status is told",
        lambda reply: [reply(502, HTML, content_type="text/html")] * 3,
        ServerError,
        attempts=3,
        waits=[0.5, 1.0],
        shows={"status": 502, "code": None, "message": "Status-502"},
    ),
    Scenario(
        10,
        "a status that HTTP does not know is a failure of the server",
        lambda reply: [reply(520)] * 3,
        ServerError,
        attempts=3,
        waits=[0.5, 1.0],
        shows={"status": 520},
    ),
    Scenario(
        11,
        "a page in place of an answer is not decoded",
        lambda reply: [reply(200, HTML)],
        DecodeError,
        shows={"path": "", "expected": "JSON"},
    ),
    Scenario(11, "an empty answer is not decoded", lambda reply: [reply(200)], DecodeError),
    Scenario(
        11, "JSON that breaks off is not decoded", lambda reply: [reply(200, b'{"items": [')], DecodeError
    ),
    Scenario(
        12,
        "an answer of another type is not decoded",
        lambda reply: [reply(200, [])],
        DecodeError,
        shows={"path": "", "expected": "object"},
    ),
    Scenario(
        16,
        "a redirect to another host is not followed",
        lambda reply: [reply(302, location="http://localhost:1/stolen")],
        ApiError,
        shows={"status": 302},
    ),
    Scenario(
        20,
        "a documented refusal is told with all it holds, and never sent again",
        lambda reply: [reply(403, FORBIDDEN)],
        ForbiddenError,
        shows={"status": 403, "code": None, "key": None, "message": FORBIDDEN["message"]},
    ),
]


@pytest.mark.parametrize("scenario", SCENARIOS, ids=lambda scenario: f"{scenario.row}: {scenario.claim}")
def test_the_client_keeps_its_promise(
    scenario: Scenario, call: Call, shop: Any, server: Any, reply: Any, clock: Any
) -> None:
    server.play(*scenario.script(reply), reply(200, call.answer))
    caller = shop(base_url=server.url)

    if scenario.error is None:
        assert call.make(caller) == call.result
    else:
        with pytest.raises(scenario.error) as caught:
            call.make(caller)
        shown = {name: getattr(caught.value, name) for name in ("attempts", *scenario.shows)}
        assert shown == {"attempts": scenario.attempts, **scenario.shows}
    assert clock.waits == pytest.approx(scenario.waits)
    assert len(server.requests) == scenario.attempts


def test_row_3_a_refused_connection_is_tried_three_times(
    call: Call, shop: Any, closed_server: Any, clock: Any
) -> None:
    with pytest.raises(NotSentError) as caught:
        call.make(shop(base_url=closed_server.url))
    assert (caught.value.attempts, clock.waits) == (3, [0.5, 1.0])


@pytest.mark.parametrize(
    ("change", "path", "expected"),
    [
        (lambda order: order.pop("creationDate"), "items[1].creationDate", "a value"),
        (lambda order: order.update(grandTotal=9.99), "items[1].grandTotal", "string"),
        (
            lambda order: order["paymentData"]["price"].pop("amount"),
            "items[1].paymentData.price.amount",
            "a value",
        ),
    ],
)
def test_row_12_a_difference_is_told_with_its_place(
    shop: Any, server: Any, reply: Any, change: Callable[[Any], Any], path: str, expected: str
) -> None:
    page = example("OrderListThree")
    change(page["items"][1])
    server.play(reply(200, page))
    caller = shop(base_url=server.url)
    with pytest.raises(DecodeError) as caught:
        caller.gather(caller.client.list_orders())
    assert (caught.value.path, caught.value.expected) == (path, expected)


def page_of(numbers: range, total: int) -> dict[str, Any]:
    order = example("OrderListThree")["items"][0]
    items = [{**order, "orderNumber": str(number)} for number in numbers]
    return {"results": total, "page": 1, "resultsPerPage": 2, "items": items}


def numbers(orders: list[Any]) -> list[int]:
    return [int(order.order_number) for order in orders]


def test_a_listing_ends_where_its_total_says(shop: Any, server: Any, reply: Any) -> None:
    server.play(reply(200, page_of(range(2), 4)), reply(200, page_of(range(2, 4), 4)))
    caller = shop(base_url=server.url)
    assert numbers(caller.gather(caller.client.list_orders(page_size=2))) == [0, 1, 2, 3]
    assert [request.path for request in server.requests] == [
        f"/DemoShop/orders?page={number}&resultsPerPage=2" for number in (1, 2)
    ]


def test_a_listing_ends_at_an_empty_page_whatever_its_total_says(shop: Any, server: Any, reply: Any) -> None:
    server.play(reply(200, page_of(range(2), 9)), reply(200, page_of(range(0), 9)))
    caller = shop(base_url=server.url)
    assert numbers(caller.gather(caller.client.list_orders(page_size=2))) == [0, 1]


def test_row_14_the_same_page_for_ever_is_an_error_after_one_repeat(
    shop: Any, server: Any, reply: Any
) -> None:
    server.always = reply(200, page_of(range(2), 9))
    caller, found = shop(base_url=server.url), []
    with pytest.raises(PaginationError, match="listOrders cannot go on") as caught:
        caller.gather(caller.client.list_orders(page_size=2), found)
    assert (numbers(found), len(server.requests)) == ([0, 1], 2)
    assert caught.value.cursor is not None


def test_row_15_a_page_that_fails_is_asked_for_again_in_its_place(
    shop: Any, server: Any, reply: Any, clock: Any
) -> None:
    pages = [reply(200, page_of(range(2), 3)), reply(200, page_of(range(2, 3), 3))]
    server.play(pages[0], reply(429, x_ratelimit_reset=at(7)), "drop", pages[1])
    caller = shop(base_url=server.url)
    assert numbers(caller.gather(caller.client.list_orders(page_size=2))) == [0, 1, 2]
    assert clock.waits == pytest.approx([7.0, 1.0])


def test_row_15_a_page_that_still_fails_says_where_to_resume(shop: Any, server: Any, reply: Any) -> None:
    server.play(reply(200, page_of(range(2), 3)), reply(429, x_ratelimit_reset=at(3000)))
    caller, found = shop(base_url=server.url), []
    with pytest.raises(RateLimitedError) as caught:
        caller.gather(caller.client.list_orders(page_size=2, paid=True), found)
    server.play(reply(200, page_of(range(2, 3), 3)))
    rest = caller.client.list_orders(page_size=2, paid=True, cursor=caught.value.cursor)
    assert numbers(caller.gather(rest, found)) == [0, 1, 2]
    assert "page=2" in server.requests[-1].path


def test_row_16_a_link_of_an_order_is_not_followed(shop: Any, server: Any, reply: Any) -> None:
    server.play(reply(200, page_of(range(1), 1), link='<http://localhost:1/?page=2>; rel="next"'))
    caller = shop(base_url=server.url)
    assert numbers(caller.gather(caller.client.list_orders(page_size=2))) == [0]
    assert len(server.requests) == 1


WIRE: dict[str, Callable[[Any], Any]] = {
    "unauthorized": lambda reply: reply(401, {"message": "Unauthorized", "status": "401"}),
    "forbidden": lambda reply: reply(403, FORBIDDEN),
    "limited": lambda reply: reply(429, x_ratelimit_reset=at(3000)),
    "failed": lambda reply: reply(500, HTML, content_type="text/html"),
    "redirected": lambda reply: reply(302, location="https://elsewhere.example/"),
    "dropped": lambda _: "drop",
    "quiet": lambda _: "hang",
    "not JSON": lambda reply: reply(200, b"<html>"),
    "of another shape": lambda reply: reply(200, {"items": 5}),
}


def renderings(error: BaseException) -> Iterator[str]:
    """Every way an error may end in a log, a report or a file."""
    told = traceback.TracebackException.from_exception(error, capture_locals=True)
    yield from ("".join(told.format()), str(error), repr(error), repr(vars(error)))
    yield pickle.dumps(error).decode("latin-1")


@pytest.fixture
def shows_token(api_key: str) -> Callable[[Any], bool]:
    """Say whether any of some texts holds the token, which so stands in no variable of a test."""
    return lambda shown: any(api_key in text for text in shown)


@pytest.mark.parametrize("failure", WIRE)
def test_a_failure_shows_no_token(
    failure: str,
    call: Call,
    shop: Any,
    server: Any,
    reply: Any,
    shows_token: Any,
    caplog: pytest.LogCaptureFixture,
) -> None:
    caplog.set_level(logging.DEBUG)
    server.always = WIRE[failure](reply)
    caller = shop(base_url=server.url, timeout=Timeout(read=0.02))
    with pytest.raises(OrderkitError) as caught:
        call.make(caller)
    logged = [text for record in caplog.records for text in (record.getMessage(), repr(vars(record)))]
    assert shows_token([server.requests[0].headers["authorization"]])
    assert not shows_token([*renderings(caught.value), *logged])
    assert {record.name.partition(".")[0] for record in caplog.records} >= {"httpcore"}


def test_a_client_shows_no_token(shop: Any, shows_token: Any) -> None:
    made = shop().client
    shown = [repr(made), str(made), repr(vars(made)), repr(vars(made._transport)), repr(made.list_orders())]
    assert not shows_token(shown)


@pytest.mark.parametrize("misuse", [("get_order", ".."), ("update_order", ORDER_ID, None)])
def test_misuse_shows_no_token(shop: Any, shows_token: Any, misuse: tuple[Any, ...]) -> None:
    with pytest.raises((TypeError, ValueError)) as caught:
        shop().call(*misuse)
    assert not shows_token(renderings(caught.value))
