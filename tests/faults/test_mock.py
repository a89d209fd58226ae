"""Every action of a server in the table of faults can be planned in the mock, and then sends the same bytes."""

from __future__ import annotations

import socket
from collections.abc import Callable, Iterator
from contextlib import suppress
from typing import Any

import httpx
import pytest
from client_fixtures import Drip, write_reply
from fault_moves import CANCEL, IN_CHUNKS, INTERRUPT, OK, REFUSE, TOKEN, UNREAD, Move, Stage
from fault_providers import CLIENTS
from fault_table import ROWS, Case, cases_of
from orderkit.testing import MockSession, NextCall, ProviderMock

STORE = next(client for client in CLIENTS if client.title == "NocnocStore")
WITHOUT_FAULT = (OK, IN_CHUNKS, TOKEN)
"""Actions that are no faults: the mock does them when nothing is planned."""
TO_THE_CALLER = (INTERRUPT, CANCEL)
"""Actions whose server says nothing, while something else happens to the caller."""
BEFORE_THE_CALL = (REFUSE, UNREAD)
"""Actions that happen before the operation is known: the tests at the end do them."""
Plan = Callable[[NextCall], None]


def moves() -> dict[str, tuple[Move, Case]]:
    """Every action of the table by its words, with the first case in which it happens; of the store if it has one."""
    found: dict[str, tuple[Move, Case]] = {}
    clients = sorted(CLIENTS, key=lambda client: client is not STORE)
    for client in clients:
        for case in (case for row in ROWS for case in cases_of(row, client)):
            for move in (*case.scenario.script, *case.scenario.then):
                if move not in WITHOUT_FAULT and not is_page(move, case):
                    found.setdefault(move.words, (move, case))
    return found


def is_page(move: Move, case: Case) -> bool:
    """Return whether an action is a page as the mock sends it itself."""
    return move.words in ("the first page", "the last page", "the same page again") and bool(case.call.pages)


def plan_of(step: Any) -> Plan:
    """Return the plan that makes the mock do what a scripted server does."""
    match step:
        case bytes():
            return lambda call: call.respond(**response_of(step))
        case "drop":
            return NextCall.drop
        case "reset":
            return NextCall.reset
        case (*before, "drop"):
            return lambda call: call.cut(part_of(before))  # type: ignore[arg-type]
        case (*before, "hang"):
            return (lambda call: call.stall(part_of(before))) if any(before) else NextCall.hang  # type: ignore[arg-type]
        case (*before, "drip"):
            return lambda call: call.drip("body")
        case (*before, Drip()):
            return lambda call: call.drip(drip_of(step[-1], before))  # type: ignore[arg-type]
        case (_, *after) if callable(after[0]):
            return lambda call: call.stray("packet" if len(after) == 1 else "idle")
    raise AssertionError(f"no plan for {step!r}")


def response_of(raw: bytes) -> dict[str, Any]:
    head, _, body = raw.partition(b"\r\n\r\n")
    line, *lines = head.decode("latin-1").split("\r\n")
    headers = dict(text.split(": ", 1) for text in lines)
    if int(headers.get("content-length", "0")) == len(body):
        headers.pop("content-length", None)
    return {"status": int(line.split()[1]), "headers": headers, "body": body}


def part_of(before: list[bytes]) -> str:
    _, separator, body = b"".join(part for part in before if isinstance(part, bytes)).partition(b"\r\n\r\n")
    return ("body" if body else "before_body") if separator else "head"


def drip_of(drip: Drip, before: list[bytes]) -> str:
    if not before:
        return "informational"
    return "head" if drip.part == b"a" else "chunk_size"


@pytest.fixture(scope="module")
def session() -> Iterator[MockSession]:
    with MockSession() as session:
        yield session


@pytest.fixture
def mock(session: MockSession) -> ProviderMock:
    session.reset()
    return session.provider("nocnoc-store")


MOVES = moves()


@pytest.mark.parametrize(
    "words", [words for words, (move, _) in MOVES.items() if move not in (*TO_THE_CALLER, *BEFORE_THE_CALL)]
)
def test_the_mock_does_what_a_server_of_the_table_does(mock: ProviderMock, words: str) -> None:
    move, case = MOVES[words]
    step = move.step(Stage(case.client, case.call, "http://127.0.0.1:9", write_reply))
    plan_of(step)(mock.next("listProducts"))
    received = exchange(mock)
    if isinstance(step, bytes):
        assert parts(received) == parts(step)
    elif isinstance(step, tuple) and isinstance(step[0], bytes) and not callable(step[1]):
        assert received.startswith(b"HTTP/1.1 200 OK\r\n")
        assert (b"\r\n\r\n" in received) is (b"\r\n\r\n" in step[0])
    elif isinstance(step, tuple) and callable(step[-1]):
        assert received.count(b"HTTP/1.1 200") == 2
    elif isinstance(step, tuple) and isinstance(step[-1], Drip):
        assert received.startswith(step[-1].part * 2)
    else:
        assert received == b""


def parts(raw: bytes) -> tuple[int, dict[str, str], bytes]:
    """Return the status, the headers that a server of the table chooses, and the body of a response."""
    head, _, body = raw.partition(b"\r\n\r\n")
    line, *lines = head.decode("latin-1").split("\r\n")
    headers = {name.lower(): value for name, value in (text.split(": ", 1) for text in lines)}
    for name in ("server", "date", "connection", "content-length", "content-type"):
        headers.pop(name, None)
    return int(line.split()[1]), headers, body


def exchange(mock: ProviderMock) -> bytes:
    """Request a page of products over a connection of its own, and return what comes at first."""
    host, port = mock.url.split("/")[2].split(":")
    path = f"/{mock.name}/api/v2/products?page=0&size=2"
    request = f"GET {path} HTTP/1.1\r\nHost: localhost\r\nX-Api-Key: {mock.api_key}\r\n\r\n"
    received = b""
    with socket.create_connection((host, int(port)), timeout=5) as connection:
        connection.sendall(request.encode())
        # Bytes without end come in many small parts, a whole response in a few.
        with suppress(TimeoutError, ConnectionResetError):
            for _ in range(30):
                received += (chunk := connection.recv(262_144))
                if not chunk:
                    break
                connection.settimeout(0.3)
    return received


def get(mock: ProviderMock) -> int:
    query, headers = {"page": 0, "size": 1}, {"X-Api-Key": mock.api_key}
    return httpx.get(
        f"{mock.url}/api/v2/products", params=query, headers=headers, trust_env=False
    ).status_code


def test_connections_are_refused_for_a_while(session: MockSession, mock: ProviderMock) -> None:
    before = mock.url
    with session.refuse_connections(), pytest.raises(httpx.ConnectError):
        get(mock)
    assert (mock.url, get(mock)) == (before, 200)


def test_a_connection_is_closed_before_its_request_is_read(session: MockSession, mock: ProviderMock) -> None:
    session.close_next_connections(2)
    for _ in range(2):
        with pytest.raises((httpx.ReadError, httpx.RemoteProtocolError)):
            get(mock)
    assert get(mock) == 200
    assert len(mock.calls) == 1
