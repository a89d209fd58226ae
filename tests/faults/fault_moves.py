"""Actions of the server in a scenario: as text for the page, as bytes, and as the JSON that a caller gets."""

from __future__ import annotations

import asyncio
import copy
import signal
import threading
from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import UTC, datetime
from email.utils import formatdate
from typing import Any, Final

from fault_clients import Call, Client, changed

NOW: Final = 1_700_000_000
HTML: Final = b"<html><body><h1>Bad Gateway</h1></body></html>"
UNKNOWN_FIELD: Final = {"unheard_of": {"by": ["us"]}}
UNKNOWN_CHOICE: Final = "teleported"


@dataclass(frozen=True)
class Stage:
    """The context of a move: client, call, URL of the server, the function that writes a response, and an event."""

    client: Client
    call: Call
    url: str
    reply: Callable[..., bytes]
    loop: asyncio.Runner | None = None
    sent: threading.Event = field(default_factory=threading.Event)

    @property
    def elsewhere(self) -> str:
        """The same server by another host name, so that requests sent there would be seen."""
        return self.url.replace("127.0.0.1", "localhost")

    def respond(self, content: Any, **headers: str) -> bytes:
        return self.reply(self.call.status, b"" if content is None else content, **headers)

    @property
    def success(self) -> bytes:
        return self.respond(self.call.response)

    def link(self, url: str) -> str:
        return f'<{url}/stolen?x=1&cursor=cD0y>; rel="next"'

    def own_link(self) -> dict[str, str]:
        return {"link": self.link(self.url)} if self.client.follows_links else {}


@dataclass(frozen=True)
class Move:
    """An action of the server for one request.

    Attributes:
        words: Its description for the page.
        step: Makes the step of the scripted server.
        gives: Makes the result that the caller gets, if it succeeds.
        signals: Whether it sets the event of its stage when all of its bytes are sent.
    """

    words: str
    step: Callable[[Stage], Any]
    gives: Callable[[Call], Any] | None = None
    signals: bool = False


def status(code: int, content: Any = b"", *, words: str = "", **headers: str) -> Move:
    shown = [f"{name.replace('_', '-')}: {value}" for name, value in headers.items()]
    return Move(words or "; ".join([str(code), *shown]), lambda stage: stage.reply(code, content, **headers))


def quiet(words: str, *before: bytes) -> Move:
    return Move(f"stalls {words}", lambda _: (*before, "hang"))


def reset_at(seconds: float) -> str:
    """Return the time in so many seconds, in the notation of ePages."""
    return datetime.fromtimestamp(NOW + seconds, UTC).isoformat(timespec="milliseconds")[:-6] + "Z"


def with_unknown_fields(call: Call) -> Any:
    """Return the response with a field that the contract does not have, in its result or in each item of it."""
    response = copy.deepcopy(call.response)
    result = call.result_in(response)
    for item in result if isinstance(result, list) else [result]:
        item.update(UNKNOWN_FIELD)
    return response


def with_unknown_choice(call: Call) -> Any:
    return changed(call.response, call.choice, UNKNOWN_CHOICE)


def interruption(_: Stage) -> Any:
    main = threading.main_thread().ident or 0
    return (lambda _: signal.pthread_kill(main, signal.SIGINT), "hang")


def cancellation(stage: Stage) -> Any:
    assert stage.loop is not None
    loop = stage.loop.get_loop()

    def cancel_all() -> None:
        for task in asyncio.all_tasks(loop):
            task.cancel()

    return (lambda _: loop.call_soon_threadsafe(cancel_all) and None, "hang")


OK: Final = Move("the response", lambda stage: stage.success, lambda call: call.result_in(call.response))
IN_CHUNKS: Final = Move(
    "the response in chunks",
    lambda stage: tuple(stage.success[at : at + 100] for at in range(0, len(stage.success), 100)),
    OK.gives,
)
STRANGE: Final = Move(
    "the response with unknown fields",
    lambda stage: stage.respond(with_unknown_fields(stage.call)),
    lambda call: call.result_in(with_unknown_fields(call)),
)
STRANGE_CHOICE: Final = Move(
    "the response with an unknown value of an enum",
    lambda stage: stage.respond(with_unknown_choice(stage.call)),
    lambda call: call.result_in(with_unknown_choice(call)),
)
FAILED: Final = Move("500", lambda stage: stage.reply(500, stage.client.failure))
GATEWAY: Final = status(502, HTML, words="502 with an HTML page", content_type="text/html")
DROP: Final = Move("drops the connection", lambda _: "drop")
RESET: Final = Move("resets the connection", lambda _: "reset")
UNREAD: Final = Move("closes without reading", lambda _: "drop unread")
CUT_IN_HEAD: Final = Move("sends half of the head", lambda _: (b"HTTP/1.1 200 OK\r\nContent-", "drop"))
CUT_IN_BODY: Final = Move("sends half of the body", lambda stage: (stage.success[:-5], "drop"))
REFUSE: Final = Move("refuses the connection", lambda _: None)
AT_ONCE: Final = Move(
    "429; retry-after: a date 20 s ago",
    lambda stage: stage.reply(429, retry_after=formatdate(NOW - 20, usegmt=True)),
)
IN_TWENTY: Final = Move(
    "429; retry-after: a date in 20 s",
    lambda stage: stage.reply(429, retry_after=formatdate(NOW + 20, usegmt=True)),
)
CUT_JSON: Final = Move(
    "truncated JSON", lambda stage: stage.respond(stage.success.partition(b"\r\n\r\n")[2][:-5])
)
LONGER: Final = Move(
    "JSON longer than its content-length",
    lambda stage: stage.success.replace(b"content-length: ", b"content-length: 4\r\nx: "),
)
WITHOUT_FIELD: Final = Move(
    "the response without a required field",
    lambda stage: stage.respond(changed(stage.call.response, stage.call.required[0])),
    lambda call: call.result_in(changed(call.response, call.required[0])),
)
OTHER_TYPE: Final = Move(
    "the response with a field of another type",
    lambda stage: stage.respond(changed(stage.call.response, stage.call.required[0], {})),
    lambda call: call.result_in(changed(call.response, call.required[0], {})),
)
REFUSAL: Final = Move(
    "a documented error", lambda stage: stage.reply(stage.client.refusal.status, stage.client.refusal.body)
)
FIRST_PAGE: Final = Move(
    "the first page",
    lambda stage: stage.respond(stage.call.pages[0], **stage.own_link()),
    lambda call: call.result_in(call.pages[0]),
)
LAST_PAGE: Final = Move(
    "the last page",
    lambda stage: stage.respond(stage.call.pages[1]),
    lambda call: call.result_in(call.pages[1]),
)
SAME_CURSOR: Final = Move(
    "another page with the same cursor",
    lambda stage: stage.respond(stage.call.pages[1], **stage.own_link()),
    LAST_PAGE.gives,
)
LINKED_AWAY: Final = Move(
    "the first page, with a Link to another host",
    lambda stage: stage.respond(stage.call.pages[0], link=stage.link(stage.elsewhere)),
    FIRST_PAGE.gives,
)
TOKEN: Final = Move(
    "a token", lambda stage: stage.reply(200, stage.client.token and stage.client.token.response)
)
EXPIRED: Final = Move(
    "401", lambda stage: stage.reply(401, stage.client.token and stage.client.token.expired)
)
INTERRUPT: Final = Move("nothing until the caller is interrupted", interruption)
CANCEL: Final = Move("nothing until the task is cancelled", cancellation)
DRIP: Final = Move(
    "an endless body, byte by byte",
    lambda _: (b"HTTP/1.1 200 OK\r\nContent-Length: 1000000\r\n\r\n", "drip"),
)


def redirect(code: int) -> Move:
    return Move(
        f"{code} to another host", lambda stage: stage.reply(code, location=f"{stage.elsewhere}/stolen")
    )
