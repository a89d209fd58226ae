"""What a server does in a scenario: in words, as bytes, and as the JSON that a caller gets of it."""

from __future__ import annotations

import asyncio
import copy
import signal
import threading
from collections.abc import Callable
from dataclasses import dataclass
from datetime import UTC, datetime
from email.utils import formatdate
from typing import Any, Final

from fault_clients import Call, Client, changed

NOW: Final = 1_700_000_000
HTML: Final = b"<html><body><h1>Bad Gateway</h1></body></html>"
STRANGER: Final = {"unheard_of": {"by": ["us"]}}
UNKNOWN_CHOICE: Final = "teleported"


@dataclass(frozen=True)
class Stage:
    """What a move is made of: who is called how, where, and what writes an answer."""

    client: Client
    call: Call
    url: str
    reply: Callable[..., bytes]
    loop: asyncio.Runner | None = None

    @property
    def elsewhere(self) -> str:
        """The same server by another name, so that what was led there would be seen."""
        return self.url.replace("127.0.0.1", "localhost")

    def answer(self, content: Any, **headers: str) -> bytes:
        return self.reply(self.call.status, b"" if content is None else content, **headers)

    @property
    def success(self) -> bytes:
        return self.answer(self.call.answer)

    def link(self, url: str) -> str:
        return f'<{url}/stolen?x=1&cursor=cD0y>; rel="next"'

    def own_link(self) -> dict[str, str]:
        return {"link": self.link(self.url)} if self.client.follows_links else {}


@dataclass(frozen=True)
class Move:
    """What the server does with one request.

    Attributes:
        words: That, for the page.
        step: That, for the scripted server.
        gives: What the caller is given of it, if it succeeds.
    """

    words: str
    step: Callable[[Stage], Any]
    gives: Callable[[Call], Any] | None = None


def status(code: int, content: Any = b"", *, words: str = "", **headers: str) -> Move:
    told = [f"{name.replace('_', '-')}: {value}" for name, value in headers.items()]
    return Move(words or "; ".join([str(code), *told]), lambda stage: stage.reply(code, content, **headers))


def quiet(words: str, *before: bytes) -> Move:
    return Move(f"says nothing more {words}", lambda _: (*before, "hang"))


def reset_at(seconds: float) -> str:
    """A moment so many seconds from now, as ePages writes it."""
    return datetime.fromtimestamp(NOW + seconds, UTC).isoformat(timespec="milliseconds")[:-6] + "Z"


def with_strangers(call: Call) -> Any:
    """The answer with members that the contract does not know, beside those of its result or of each item of it."""
    answer = copy.deepcopy(call.answer)
    result = call.result_in(answer)
    for item in result if isinstance(result, list) else [result]:
        item.update(STRANGER)
    return answer


def with_unknown_choice(call: Call) -> Any:
    return changed(call.answer, call.choice, UNKNOWN_CHOICE)


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


OK: Final = Move("the answer", lambda stage: stage.success, lambda call: call.result_in(call.answer))
IN_PIECES: Final = Move(
    "the answer in pieces",
    lambda stage: tuple(stage.success[at : at + 100] for at in range(0, len(stage.success), 100)),
    OK.gives,
)
STRANGE: Final = Move(
    "the answer with unknown members",
    lambda stage: stage.answer(with_strangers(stage.call)),
    lambda call: call.result_in(with_strangers(call)),
)
STRANGE_CHOICE: Final = Move(
    "the answer with an unknown value of an enum",
    lambda stage: stage.answer(with_unknown_choice(stage.call)),
    lambda call: call.result_in(with_unknown_choice(call)),
)
FAILED: Final = Move("500", lambda stage: stage.reply(500, stage.client.failure))
GATEWAY: Final = status(502, HTML, words="502 with a page", content_type="text/html")
DROP: Final = Move("drops the connection", lambda _: "drop")
RESET: Final = Move("resets the connection", lambda _: "reset")
UNREAD: Final = Move("closes without reading", lambda _: "drop unread")
CUT_IN_HEAD: Final = Move("breaks off in the head", lambda _: (b"HTTP/1.1 200 OK\r\nContent-", "drop"))
CUT_IN_BODY: Final = Move("breaks off in the body", lambda stage: (stage.success[:-5], "drop"))
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
    "JSON that breaks off", lambda stage: stage.answer(stage.success.partition(b"\r\n\r\n")[2][:-5])
)
LONGER: Final = Move(
    "JSON longer than its content-length",
    lambda stage: stage.success.replace(b"content-length: ", b"content-length: 4\r\nx: "),
)
WITHOUT_MEMBER: Final = Move(
    "the answer without a required member",
    lambda stage: stage.answer(changed(stage.call.answer, stage.call.required[0])),
)
OTHER_TYPE: Final = Move(
    "the answer with a member of another type",
    lambda stage: stage.answer(changed(stage.call.answer, stage.call.required[0], {})),
)
REFUSAL: Final = Move(
    "a documented refusal", lambda stage: stage.reply(stage.client.refusal.status, stage.client.refusal.body)
)
FIRST_PAGE: Final = Move(
    "the first page",
    lambda stage: stage.answer(stage.call.pages[0], **stage.own_link()),
    lambda call: call.result_in(call.pages[0]),
)
LAST_PAGE: Final = Move(
    "the last page",
    lambda stage: stage.answer(stage.call.pages[1]),
    lambda call: call.result_in(call.pages[1]),
)
SAME_CURSOR: Final = Move(
    "another page with the same cursor",
    lambda stage: stage.answer(stage.call.pages[1], **stage.own_link()),
    LAST_PAGE.gives,
)
LINKED_AWAY: Final = Move(
    "the first page, with a Link to another host",
    lambda stage: stage.answer(stage.call.pages[0], link=stage.link(stage.elsewhere)),
    FIRST_PAGE.gives,
)
TOKEN: Final = Move(
    "a token", lambda stage: stage.reply(200, stage.client.token and stage.client.token.answer)
)
OVER: Final = Move("401", lambda stage: stage.reply(401, stage.client.token and stage.client.token.over))
INTERRUPT: Final = Move("nothing until the caller is interrupted", interruption)
CANCEL: Final = Move("nothing until the task is cancelled", cancellation)
DRIP: Final = Move(
    "a body that comes byte by byte, for ever",
    lambda _: (b"HTTP/1.1 200 OK\r\nContent-Length: 1000000\r\n\r\n", "drip"),
)


def redirect(code: int) -> Move:
    return Move(
        f"{code} to another host", lambda stage: stage.reply(code, location=f"{stage.elsewhere}/stolen")
    )
