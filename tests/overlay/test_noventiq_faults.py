"""What Noventiq's clients do when the network or Noventiq fails: the promises of the fault table, both colours."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field
from email.utils import formatdate
from typing import Any

import httpx
import pytest
from orderkit import (
    ApiError,
    BadRequestError,
    DecodeError,
    NotFoundError,
    NotSentError,
    OrderkitError,
    OutcomeUnknownError,
    PaginationError,
    RateLimitedError,
    ServerError,
    UnauthorizedError,
)
from orderkit.contract import Contract

EXAMPLES = {
    name: example["value"]
    for name, example in Contract.load("noventiq").document["components"]["examples"].items()
}
HTML = b"<html><body><h1>Bad Gateway</h1></body></html>"
ORDER = EXAMPLES["OrderPaid"]
IDS = {"count_all": 3, "limit": 2, "offset": 0, "ids": [1, 2]}
LAST = {"count_all": 3, "limit": 2, "offset": 2, "ids": [3]}
NOW = 1_700_000_000

Reply = Callable[..., bytes]
Call = Callable[[Any], Any]


@dataclass(frozen=True)
class Operation:
    """An operation that is called after a token was got, and its answer if all goes well."""

    call: Call
    body: Any

    def answer(self, reply: Reply) -> bytes:
        return reply(200) if self.body is None else reply(200, self.body)


CALLS = {
    "get_order": Operation(lambda caller: caller.call("get_order", 1), ORDER),
    "search_orders": Operation(
        lambda caller: caller.gather(caller.client.search_orders(page_size=3)), {**IDS, "ids": [1, 2, 3]}
    ),
    "create_refund": Operation(
        lambda caller: caller.call("create_refund", 1, {"email": "a@b.example"}), None
    ),
}
READS = ("get_order", "search_orders")
WRITES = ("create_refund",)
ALL = READS + WRITES


@dataclass(frozen=True)
class Scenario:
    """A row of the promise: what the server does once it gave a token, and what is seen of the client."""

    row: int
    claim: str
    calls: tuple[str, ...]
    script: Callable[[Reply, bytes], list[Any]]
    error: type[OrderkitError] | None = None
    attempts: int = 1
    waits: list[float] = field(default_factory=list)
    shows: dict[str, Any] = field(default_factory=dict)


SCENARIOS = [
    Scenario(
        1,
        "a write answered with 500 is sent once",
        WRITES,
        lambda reply, done: [reply(500, {}), done],
        ServerError,
        shows={"status": 500, "code": None},
    ),
    Scenario(
        1,
        "a read answered with 500 is sent again",
        READS,
        lambda reply, done: [reply(500, {}), done],
        attempts=2,
        waits=[0.5],
    ),
    Scenario(
        2, "a write that is dropped is sent once", WRITES, lambda _, done: ["drop", done], OutcomeUnknownError
    ),
    Scenario(
        2, "a write that is reset is sent once", WRITES, lambda _, done: ["reset", done], OutcomeUnknownError
    ),
    Scenario(
        2,
        "a read that is dropped is sent again",
        READS,
        lambda _, done: ["drop", "reset", done],
        attempts=3,
        waits=[0.5, 1.0],
    ),
    Scenario(
        4,
        "a 429 is waited for",
        ALL,
        lambda reply, done: [reply(429, retry_after="3"), done],
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
        "a 429 that asks for too long is not waited for",
        ALL,
        lambda reply, done: [reply(429, retry_after="300"), done],
        RateLimitedError,
        shows={"retry_after": 300.0},
    ),
    Scenario(
        7,
        "a 429 without a header is backed off from",
        ALL,
        lambda reply, done: [reply(429)] * 3,
        RateLimitedError,
        attempts=3,
        waits=[0.5, 1.0],
    ),
    Scenario(
        9,
        "a failing gateway is told by its status",
        READS,
        lambda reply, done: [reply(502, HTML, content_type="text/html")] * 3,
        ServerError,
        attempts=3,
        waits=[0.5, 1.0],
        shows={"status": 502, "code": None, "message": "Status-502"},
    ),
    Scenario(
        10,
        "a status that HTTP does not know is a failure of the server",
        WRITES,
        lambda reply, done: [reply(520, HTML), done],
        ServerError,
        shows={"status": 520},
    ),
    Scenario(
        11,
        "a page in place of an answer is not decoded",
        READS,
        lambda reply, done: [reply(200, HTML), done],
        DecodeError,
        shows={"expected": "JSON"},
    ),
    Scenario(
        11,
        "an empty answer is not decoded",
        READS,
        lambda reply, done: [reply(200), done],
        DecodeError,
        shows={"expected": "JSON"},
    ),
    Scenario(
        11,
        "JSON that breaks off is not decoded",
        READS,
        lambda reply, done: [reply(200, done.partition(b"\r\n\r\n")[2][:-5]), done],
        DecodeError,
        shows={"expected": "JSON"},
    ),
    Scenario(
        12,
        "an order without its status is not decoded",
        ("get_order",),
        lambda reply, done: [reply(200, {**ORDER, "status": None}), done],
        DecodeError,
        shows={"path": "status", "expected": "string"},
    ),
    Scenario(
        12,
        "an id that is no number is not decoded",
        ("search_orders",),
        lambda reply, done: [reply(200, {**IDS, "ids": [1, "2"]}), done],
        DecodeError,
        shows={"path": "ids[1]", "expected": "integer"},
    ),
    Scenario(
        17,
        "a refused token is renewed once",
        ALL,
        lambda reply, done: [
            reply(401, EXAMPLES["ErrorExpiredToken"]),
            reply(200, EXAMPLES["TokenIssued"]),
            done,
        ],
        attempts=3,
    ),
    Scenario(
        17,
        "a token that is refused anew ends the call",
        ALL,
        lambda reply, done: [
            reply(401, EXAMPLES["ErrorInvalidToken"]),
            reply(200, EXAMPLES["TokenIssued"]),
            reply(401, EXAMPLES["ErrorInvalidToken"]),
            done,
        ],
        UnauthorizedError,
        attempts=3,
        shows={"code": 1007, "attempts": 2},
    ),
    Scenario(
        20,
        "a documented refusal is told and never sent again",
        ALL,
        lambda reply, done: [reply(400, EXAMPLES["ErrorInvalidFieldValue"]), done],
        BadRequestError,
        shows={"status": 400, "code": 15010, "details": ("Invalid field value: email",)},
    ),
    Scenario(
        20,
        "an order that is not there is told and never asked for again",
        ("get_order", "create_refund"),
        lambda reply, done: [reply(404, EXAMPLES["UnlistedErrorOrderNotFound"]), done],
        NotFoundError,
        shows={"status": 404, "code": 0},
    ),
]


@pytest.mark.parametrize(
    ("scenario", "call"),
    [(scenario, call) for scenario in SCENARIOS for call in scenario.calls],
    ids=lambda value: value if isinstance(value, str) else f"{value.row}: {value.claim}",
)
def test_the_client_keeps_its_promise(
    scenario: Scenario, call: str, noventiq: Any, server: Any, reply: Any, clock: Any
) -> None:
    operation = CALLS[call]
    server.play(reply(200, EXAMPLES["TokenIssued"]), *scenario.script(reply, operation.answer(reply)))
    caller = noventiq(base_url=server.url)
    if scenario.error is None:
        operation.call(caller)
    else:
        with pytest.raises(scenario.error) as caught:
            operation.call(caller)
        assert {name: getattr(caught.value, name) for name in scenario.shows} == scenario.shows
    assert clock.waits == pytest.approx(scenario.waits)
    assert len(server.requests) == 1 + scenario.attempts


def test_a_refused_connection_is_tried_three_times(noventiq: Any, clock: Any) -> None:
    token = httpx.Response(200, json=EXAMPLES["TokenIssued"])
    caller = noventiq(token, *[httpx.ConnectError("refused")] * 3)
    with pytest.raises(NotSentError) as caught:
        CALLS["create_refund"].call(caller)
    assert (caught.value.operation, caught.value.attempts) == ("createRefund", 3)
    assert clock.waits == [0.5, 1.0]


@pytest.mark.parametrize("status", [301, 302, 303, 307, 308])
@pytest.mark.parametrize("at", [0, 1], ids=["for a token", "for an order"])
def test_a_redirect_is_not_followed(noventiq: Any, server: Any, reply: Any, status: int, at: int) -> None:
    elsewhere = server.url.replace("127.0.0.1", "localhost") + "/stolen"
    server.play(*[reply(200, EXAMPLES["TokenIssued"])] * at, reply(status, location=elsewhere))
    with pytest.raises(ApiError) as caught:
        noventiq(base_url=server.url).call("get_order", 1)
    assert (caught.value.status, len(server.requests)) == (status, at + 1)


@pytest.fixture
def searching(noventiq: Any, server: Any, reply: Any) -> Callable[..., Any]:
    """A client in front of a server that gives a token and then these answers to a search."""

    def search(*steps: Any) -> Any:
        answers = (reply(200, step) if isinstance(step, dict) else step for step in steps)
        server.play(reply(200, EXAMPLES["TokenIssued"]), *answers)
        return noventiq(base_url=server.url)

    return search


def test_the_same_page_for_ever_ends_a_search(searching: Any) -> None:
    caller = searching(IDS, IDS)
    found: list[int] = []
    with pytest.raises(PaginationError, match="a page that was read before") as caught:
        caller.gather(caller.client.search_orders(page_size=2), found)
    assert found == [1, 2]
    assert caught.value.cursor is not None


def test_a_page_that_fails_is_asked_for_again_in_its_place(searching: Any, reply: Any, clock: Any) -> None:
    caller = searching(IDS, reply(500, {}), "drop", LAST)
    assert caller.gather(caller.client.search_orders(page_size=2)) == [1, 2, 3]
    assert clock.waits == [0.5, 1.0]


def test_a_search_that_cannot_go_on_says_where_to_resume(searching: Any, reply: Any) -> None:
    caller = searching(IDS, *[reply(500, {})] * 3, LAST)
    found: list[int] = []
    with pytest.raises(ServerError) as caught:
        caller.gather(caller.client.search_orders(page_size=2), found)
    rest = caller.gather(caller.client.search_orders(page_size=2, cursor=caught.value.cursor))
    assert found + rest == [1, 2, 3]


def test_a_token_that_ends_within_a_search_is_renewed_in_its_place(
    searching: Any, reply: Any, server: Any
) -> None:
    expired = reply(401, EXAMPLES["ErrorExpiredToken"])
    caller = searching(IDS, expired, EXAMPLES["TokenIssued"], LAST)
    assert caller.gather(caller.client.search_orders(page_size=2)) == [1, 2, 3]
    assert len(server.requests) == 5
