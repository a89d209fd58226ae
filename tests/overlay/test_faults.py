"""What a client does when the network or the provider fails: one table, real bytes, both colours."""

from __future__ import annotations

import asyncio
import signal
import threading
from collections.abc import Callable
from dataclasses import dataclass, field
from email.utils import formatdate
from typing import Any

import httpx
import orderkit
import pytest
from orderkit import (
    ApiError,
    DecodeError,
    NotFoundError,
    NotSentError,
    OrderkitError,
    OutcomeUnknownError,
    RateLimitedError,
    Retry,
    ServerError,
    Timeout,
    TransportError,
)

HTML = b"<html><body><h1>Bad Gateway</h1></body></html>"
REFUSED = {"code": 312, "message": "An invalid order id was sent in the request", "key": "order_not_found"}
FAILED = {"code": 500, "message": "Please contact support", "key": "internal_error"}
NOW = 1_700_000_000

Reply = Callable[..., bytes]
READS = ("get_order", "track_order", "quote_order")
WRITES = ("create_order", "place_order", "cancel_order")


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
    arrived: int | None = None
    """How many requests reached the server, if not as many as were attempted."""


def again(times: int, step: Any) -> list[Any]:
    return [step] * times


SCENARIOS = [
    Scenario(
        1,
        "a write answered with 500 is sent once",
        WRITES,
        lambda reply, done: [reply(500, FAILED), done],
        ServerError,
        shows={"status": 500, "code": 500, "key": "internal_error"},
    ),
    Scenario(
        1,
        "a write answered with 503 is sent once, whatever Retry-After says",
        WRITES,
        lambda reply, done: [reply(503, retry_after="1"), done],
        ServerError,
        shows={"retry_after": 1.0},
    ),
    Scenario(
        1,
        "a read answered with 500 is sent again",
        READS,
        lambda reply, done: [reply(500, FAILED), done],
        attempts=2,
        waits=[0.5],
    ),
    Scenario(
        2,
        "a write whose connection is dropped without an answer is sent once",
        WRITES,
        lambda _, done: ["drop", done],
        OutcomeUnknownError,
    ),
    Scenario(
        2,
        "a write whose connection is reset is sent once",
        WRITES,
        lambda _, done: ["reset", done],
        OutcomeUnknownError,
    ),
    Scenario(
        2,
        "a write whose answer breaks off in its head is sent once",
        WRITES,
        lambda _, done: [(b"HTTP/1.1 200 OK\r\nContent-", "drop"), done],
        OutcomeUnknownError,
    ),
    Scenario(
        2,
        "a write whose answer breaks off in its body is sent once",
        WRITES,
        lambda _, done: [(done[:-5], "drop"), done],
        OutcomeUnknownError,
    ),
    Scenario(
        2,
        "a write to a server that closes without reading is sent once",
        WRITES,
        lambda _, done: ["drop unread", done],
        OutcomeUnknownError,
        arrived=0,
    ),
    Scenario(
        2,
        "a read whose connection is dropped is sent again",
        READS,
        lambda _, done: ["drop", "reset", done],
        attempts=3,
        waits=[0.5, 1.0],
    ),
    Scenario(
        2,
        "a read whose answer breaks off is sent again",
        READS,
        lambda _, done: [(done[:-5], "drop"), (b"HTTP/1.1 200", "drop"), done],
        attempts=3,
        waits=[0.5, 1.0],
    ),
    Scenario(
        2,
        "a read that is dropped every time ends in an unknown outcome",
        READS,
        lambda *_: again(3, "drop"),
        OutcomeUnknownError,
        attempts=3,
        waits=[0.5, 1.0],
    ),
    Scenario(
        4,
        "a 429 is waited for as long as it asks",
        READS + WRITES,
        lambda reply, done: [reply(429, retry_after="3"), done],
        attempts=2,
        waits=[3.0],
    ),
    Scenario(
        5,
        "a 429 that names a moment is waited for until then",
        READS + WRITES,
        lambda reply, done: [reply(429, retry_after=formatdate(NOW + 20, usegmt=True)), done],
        attempts=2,
        waits=[20.0],
    ),
    Scenario(
        5,
        "a 429 that names a moment of the past is sent again at once",
        READS + WRITES,
        lambda reply, done: [reply(429, retry_after=formatdate(NOW - 20, usegmt=True)), done],
        attempts=2,
        waits=[0.0],
    ),
    Scenario(
        6,
        "a 429 that asks for more than the ceiling is not waited for",
        READS + WRITES,
        lambda reply, done: [reply(429, retry_after="300"), done],
        RateLimitedError,
        shows={"status": 429, "retry_after": 300.0},
    ),
    Scenario(
        6,
        "a 429 that asks for more than the budget of the call is not waited for",
        READS + WRITES,
        lambda reply, done: [reply(429, retry_after="61"), done],
        RateLimitedError,
        shows={"retry_after": 61.0},
    ),
    Scenario(
        6,
        "two 429 that ask together for more than the budget are waited for once",
        READS,
        lambda reply, done: [reply(429, retry_after="40"), reply(429, retry_after="40"), done],
        RateLimitedError,
        attempts=2,
        waits=[40.0],
    ),
    Scenario(
        7,
        "a 429 without a header is backed off from, three attempts in all",
        READS + WRITES,
        lambda reply, done: [*again(3, reply(429)), done],
        RateLimitedError,
        attempts=3,
        waits=[0.5, 1.0],
        shows={"retry_after": None},
    ),
    Scenario(
        7,
        "a 429 with a header that says nothing is backed off from",
        READS + WRITES,
        lambda reply, done: [reply(429, retry_after="soon"), done],
        attempts=2,
        waits=[0.5],
    ),
    Scenario(
        9,
        "a read through a failing gateway is sent again, then the gateway's status is told",
        READS,
        lambda reply, done: [*again(3, reply(502, HTML, content_type="text/html")), done],
        ServerError,
        attempts=3,
        waits=[0.5, 1.0],
        shows={"status": 502, "code": None, "key": None, "message": "Status-502"},
    ),
    Scenario(
        9,
        "a read through a gateway that recovers succeeds",
        READS,
        lambda reply, done: [reply(502, HTML), reply(504), done],
        attempts=3,
        waits=[0.5, 1.0],
    ),
    Scenario(
        10,
        "a status that HTTP does not know is a failure of the server",
        READS,
        lambda reply, done: [*again(3, reply(520)), done],
        ServerError,
        attempts=3,
        waits=[0.5, 1.0],
        shows={"status": 520},
    ),
    Scenario(
        10,
        "a write answered with 520 is sent once",
        WRITES,
        lambda reply, done: [reply(520, HTML), done],
        ServerError,
        shows={"status": 520},
    ),
    Scenario(
        11,
        "a page in place of an answer is not decoded",
        READS + WRITES,
        lambda reply, done: [reply(200, HTML, content_type="text/html"), done],
        DecodeError,
        shows={"path": "", "expected": "JSON"},
    ),
    Scenario(
        11,
        "an empty answer is not decoded",
        READS + WRITES,
        lambda reply, done: [reply(200), done],
        DecodeError,
        shows={"path": "", "expected": "JSON"},
    ),
    Scenario(
        11,
        "an answer without content is not decoded",
        READS + WRITES,
        lambda _, done: [b"HTTP/1.1 204 No Content\r\n\r\n", done],
        DecodeError,
    ),
    Scenario(
        11,
        "JSON that breaks off within its content-length is not decoded",
        READS + WRITES,
        lambda reply, done: [reply(200, done.partition(b"\r\n\r\n")[2][:-5]), done],
        DecodeError,
        shows={"expected": "JSON"},
    ),
    Scenario(
        11,
        "JSON longer than its content-length is not decoded",
        READS + WRITES,
        lambda _, done: [done.replace(b"content-length: ", b"content-length: 4\r\nx: "), done],
        DecodeError,
        shows={"expected": "JSON"},
    ),
    Scenario(
        11,
        "an answer that is not a number is not JSON",
        READS + WRITES,
        lambda reply, done: [reply(200, b"NaN"), done],
        DecodeError,
        shows={"expected": "JSON"},
    ),
    Scenario(
        11,
        "an answer in no encoding of Unicode is not decoded",
        READS + WRITES,
        lambda reply, done: [reply(200, b'{"id": "\xff\xfe"}'), done],
        DecodeError,
        shows={"expected": "JSON"},
    ),
    Scenario(
        11,
        "an answer nested too deeply is not decoded",
        READS + WRITES,
        lambda reply, done: [reply(200, b"[" * 100_000), done],
        DecodeError,
        shows={"expected": "JSON"},
    ),
    Scenario(
        12,
        "an answer of another type is not decoded",
        READS + WRITES,
        lambda reply, done: [reply(200, []), done],
        DecodeError,
        shows={"path": "", "expected": "object"},
    ),
    Scenario(
        20,
        "a documented refusal is told with all it holds, and never sent again",
        ("get_order", "place_order", "cancel_order", "track_order"),
        lambda reply, done: [reply(404, REFUSED), done],
        NotFoundError,
        shows={"status": 404, "code": 312, "key": "order_not_found", "message": REFUSED["message"]},
    ),
]


@pytest.mark.parametrize(
    ("scenario", "call"),
    [(scenario, call) for scenario in SCENARIOS for call in scenario.calls],
    ids=lambda value: value if isinstance(value, str) else f"{value.row}: {value.claim}",
)
def test_the_client_keeps_its_promise(
    scenario: Scenario, call: str, client: Any, named: Any, server: Any, reply: Any, clock: Any
) -> None:
    operation = named(call)
    server.play(*scenario.script(reply, reply(200, operation.answer)))
    caller = client(base_url=server.url)

    if scenario.error is None:
        assert caller.call(call, operation.argument).to_dict() == operation.answer
    else:
        with pytest.raises(scenario.error) as caught:
            caller.call(call, operation.argument)
        shown = {name: getattr(caught.value, name) for name in ("attempts", *scenario.shows)}
        assert shown == {"attempts": scenario.attempts, **scenario.shows}
    assert clock.waits == pytest.approx(scenario.waits)
    assert len(server.requests) == (scenario.attempts if scenario.arrived is None else scenario.arrived)


def test_a_refused_connection_is_tried_three_times(
    client: Any, operation: Any, closed_server: Any, clock: Any
) -> None:
    with pytest.raises(NotSentError) as caught:
        client(base_url=closed_server.url).call(operation.name, operation.argument)
    assert (caught.value.attempts, clock.waits) == (3, [0.5, 1.0])


def test_a_connection_refused_once_is_made_at_the_second_attempt(
    client: Any, operation: Any, closed_server: Any, reply: Any, clock: Any
) -> None:
    clock.on_wait = closed_server.listen
    closed_server.play(reply(200, operation.answer))
    answer = client(base_url=closed_server.url).call(operation.name, operation.argument)
    assert answer.to_dict() == operation.answer
    assert len(closed_server.requests) == 1


@pytest.mark.parametrize("status", [301, 302, 303, 307, 308])
def test_a_redirect_to_another_host_is_not_followed(
    client: Any, operation: Any, server: Any, reply: Any, status: int
) -> None:
    server.play(reply(status, location=server.url.replace("127.0.0.1", "localhost") + "/stolen"))
    with pytest.raises(ApiError) as caught:
        client(base_url=server.url).call(operation.name, operation.argument)
    assert (caught.value.status, len(server.requests)) == (status, 1)


def test_a_redirect_is_not_followed_even_if_the_http_client_follows(
    client: Any, colour: str, named: Any, server: Any, reply: Any
) -> None:
    operation = named("get_order")
    http = (httpx.Client if colour == "sync" else httpx.AsyncClient)(follow_redirects=True)
    server.play(reply(302, location="/elsewhere"), reply(200, operation.answer))
    caller = client(base_url=server.url, http_client=http)
    with pytest.raises(ApiError):
        caller.call("get_order", operation.argument)
    caller.run(http.close() if colour == "sync" else http.aclose())
    assert len(server.requests) == 1


QUIET = {
    "before its head": "hang",
    "within its head": (b"HTTP/1.1 200 OK\r\nContent-", "hang"),
    "before its body": (b"HTTP/1.1 200 OK\r\nContent-Length: 9\r\n\r\n", "hang"),
    "within its body": (b'HTTP/1.1 200 OK\r\nContent-Length: 9\r\n\r\n{"id"', "hang"),
}


@pytest.mark.parametrize("where", QUIET)
@pytest.mark.parametrize("call", ["get_order", "place_order"])
def test_an_answer_that_stops_coming_times_out(
    client: Any, named: Any, server: Any, where: str, call: str
) -> None:
    server.always = QUIET[where]
    caller = client(base_url=server.url, timeout=Timeout(read=0.02), retry=Retry.off())
    with pytest.raises(orderkit.TimeoutError) as caught:
        caller.call(call, named(call).argument)
    server.wait_for_requests(1)
    assert isinstance(caught.value, OutcomeUnknownError)
    assert len(server.requests) == 1


@pytest.mark.parametrize("call", ["get_order", "place_order"])
def test_a_body_that_never_ends_times_out_however_steadily_it_comes(
    client: Any, named: Any, server: Any, reply: Any, call: str
) -> None:
    whole = reply(200, named(call).answer)
    server.always = (whole[:-1], *[b" "] * 50)
    caller = client(base_url=server.url, timeout=Timeout(body=1e-9), retry=Retry.off())
    with pytest.raises(orderkit.TimeoutError, match="ReadTimeout") as caught:
        caller.call(call, named(call).argument)
    assert isinstance(caught.value, OutcomeUnknownError)


def test_a_read_that_timed_out_is_sent_again(
    client: Any, ok: Any, server: Any, reply: Any, named: Any
) -> None:
    operation = named("get_order")
    server.play("hang", reply(200, operation.answer))
    caller = client(base_url=server.url, timeout=Timeout(read=0.2))
    assert caller.call("get_order", 10000001).id == 10000001


def test_an_answer_that_comes_in_pieces_is_put_together(
    client: Any, operation: Any, server: Any, reply: Any
) -> None:
    whole = reply(200, operation.answer)
    server.play(tuple(whole[at : at + 100] for at in range(0, len(whole), 100)))
    answer = client(base_url=server.url).call(operation.name, operation.argument)
    assert answer.to_dict() == operation.answer


def test_a_timeout_for_one_call_does_not_hold_for_the_next(
    client: Any, named: Any, server: Any, reply: Any
) -> None:
    operation = named("get_order")
    server.play("hang", reply(200, operation.answer))
    caller = client(base_url=server.url, retry=Retry.off())
    with pytest.raises(orderkit.TimeoutError):
        caller.call("get_order", 10000001, timeout=0.02)
    server.wait_for_requests(1)
    assert caller.call("get_order", 10000001).id == 10000001


def test_every_timeout_has_a_default(client: Any, ok: Any) -> None:
    caller = client(ok("get_order"))
    caller.call("get_order", 10000001)
    assert caller.sent[0].extensions["timeout"] == {"connect": 5.0, "read": 30.0, "write": 30.0, "pool": 5.0}


NEVER_SENT = (httpx.ConnectError, httpx.ConnectTimeout, httpx.PoolTimeout, httpx.ProxyError)
PERHAPS_SENT = (
    httpx.ReadError,
    httpx.ReadTimeout,
    httpx.WriteError,
    httpx.WriteTimeout,
    httpx.CloseError,
    httpx.RemoteProtocolError,
    httpx.LocalProtocolError,
    httpx.DecodingError,
)


@pytest.mark.parametrize("failure", NEVER_SENT)
def test_what_fails_before_the_request_leaves_is_tried_again(
    client: Any, operation: Any, failure: type[Exception]
) -> None:
    caller = client(failure("no"), failure("no"), failure("no"))
    with pytest.raises(NotSentError) as caught:
        caller.call(operation.name, operation.argument)
    assert caught.value.attempts == 3
    assert isinstance(caught.value, orderkit.TimeoutError) == issubclass(failure, httpx.TimeoutException)


@pytest.mark.parametrize("failure", PERHAPS_SENT)
def test_what_fails_after_a_byte_left_is_tried_again_only_if_it_writes_nothing(
    client: Any, operation: Any, failure: type[Exception]
) -> None:
    caller = client(failure("no"), failure("no"), failure("no"))
    with pytest.raises(OutcomeUnknownError) as caught:
        caller.call(operation.name, operation.argument)
    assert caught.value.attempts == len(caller.sent) == (1 if operation.is_write else 3)
    assert isinstance(caught.value, orderkit.TimeoutError) == issubclass(failure, httpx.TimeoutException)


def test_what_the_http_library_said_is_the_cause(client: Any) -> None:
    failure = httpx.ReadError("connection reset by peer")
    with pytest.raises(TransportError) as caught:
        client(failure, retry=Retry.off()).call("get_order", 1)
    assert caught.value.__cause__ is failure


def test_an_unknown_outcome_of_a_write_says_to_look_first(client: Any) -> None:
    with pytest.raises(OutcomeUnknownError, match="look before you send it again"):
        client(httpx.ReadError("no")).call("place_order", 1)


def test_the_connection_is_used_again_after_an_error(
    client: Any, named: Any, server: Any, reply: Any
) -> None:
    operation = named("get_order")
    server.play(reply(404, REFUSED), reply(200, HTML), reply(200, operation.answer))
    caller = client(base_url=server.url)
    for expected in (NotFoundError, DecodeError):
        with pytest.raises(expected):
            caller.call("get_order", 1)
    assert caller.call("get_order", 1).id == 10000001
    assert server.connections == 1


def test_a_connection_closed_between_two_calls_costs_a_write_nothing(
    client: Any, named: Any, server: Any, reply: Any
) -> None:
    get, place = named("get_order"), named("place_order")
    server.play((reply(200, get.answer), "drop"), reply(200, place.answer))
    caller = client(base_url=server.url)
    caller.call("get_order", 1)
    server.wait_for_connections_to_end()
    assert caller.call("place_order", 1).status == "placed"


@pytest.mark.parametrize("colour", ["sync"], indirect=True)
def test_an_http_client_at_the_end_of_its_script_is_not_taken_for_an_answer(client: Any) -> None:
    with pytest.raises(StopIteration):
        client(StopIteration()).call("get_order", 1)


def one_connection(colour: str) -> Any:
    limits = httpx.Limits(max_connections=1)
    return (httpx.Client if colour == "sync" else httpx.AsyncClient)(limits=limits)


def test_an_answer_too_long_to_be_read_gives_its_connection_back(
    client: Any, colour: str, named: Any, server: Any, reply: Any, monkeypatch: pytest.MonkeyPatch
) -> None:
    operation, http = named("get_order"), one_connection(colour)
    whole = reply(200, operation.answer)
    monkeypatch.setattr("orderkit.transport.MAX_ANSWER_BYTES", len(whole))
    server.play((reply(200, b" " * 1_000_000), "hang"), whole)
    caller = client(base_url=server.url, http_client=http, timeout=Timeout(pool=1), retry=Retry.off())
    with pytest.raises(DecodeError):
        caller.call("get_order", 1)
    assert caller.call("get_order", 1).id == 10000001
    caller.run(http.close() if colour == "sync" else http.aclose())


def test_an_interrupted_call_is_not_sent_again_and_leaves_the_pool_usable(
    client: Any, colour: str, operation: Any, server: Any, reply: Any
) -> None:
    main = threading.main_thread().ident
    assert main is not None
    http = one_connection(colour)
    caller = client(base_url=server.url, http_client=http, timeout=Timeout(pool=1))
    server.play((lambda _: signal.pthread_kill(main, signal.SIGINT), "hang"), reply(200, operation.answer))
    with pytest.raises(KeyboardInterrupt):
        caller.call(operation.name, operation.argument)
    assert caller.call(operation.name, operation.argument).to_dict() == operation.answer
    caller.run(http.close() if colour == "sync" else http.aclose())
    assert len(server.requests) == 2


def test_an_interrupted_wait_ends_the_call(client: Any, reply: Any, server: Any, clock: Any) -> None:
    def interrupt() -> None:
        raise KeyboardInterrupt

    clock.on_wait = interrupt
    server.play(reply(429, retry_after="3"))
    with pytest.raises(KeyboardInterrupt):
        client(base_url=server.url).call("get_order", 1)
    assert len(server.requests) == 1


def cancel(loop: asyncio.AbstractEventLoop, task: asyncio.Task[Any]) -> None:
    loop.call_soon_threadsafe(task.cancel)


@pytest.mark.parametrize("colour", ["async"], indirect=True)
def test_a_cancelled_task_ends_at_once_and_leaves_the_pool_usable(
    client: Any, operation: Any, server: Any, reply: Any
) -> None:
    http = one_connection("async")
    caller = client(base_url=server.url, http_client=http, timeout=Timeout(pool=1))

    async def cancel_when_it_arrives() -> None:
        loop = asyncio.get_running_loop()
        task = loop.create_task(getattr(caller.client, operation.name)(operation.argument))
        server.play((lambda _: cancel(loop, task), "hang"), reply(200, operation.answer))
        await task

    with pytest.raises(asyncio.CancelledError):
        caller.run(cancel_when_it_arrives())
    assert caller.call(operation.name, operation.argument).to_dict() == operation.answer
    caller.run(http.aclose())
    assert len(server.requests) == 2
