"""The mock keeps all sixty behaviours over plain HTTP, and servers that only look alike keep none."""

from __future__ import annotations

import json
import threading
from collections import Counter
from collections.abc import Iterator
from datetime import UTC, datetime
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer

import httpx
import pytest
from behaviour import Api, Behaviour, NoControlError
from behaviour_table import CREDENTIALS, TABLE
from orderkit.mock import MockServer, MockSettings


@pytest.fixture(scope="module")
def http() -> Iterator[httpx.Client]:
    with httpx.Client(trust_env=False, timeout=30) as client:
        yield client


@pytest.fixture(scope="module")
def mock(http: httpx.Client) -> Iterator[MockServer]:
    # With a clock that stands still, so that a limit of calls a second does not depend on the machine.
    with MockServer(MockSettings(clock=datetime(2026, 11, 22, 10, tzinfo=UTC))) as server:
        http.put(f"{server.url}/_mock/snapshots/start").raise_for_status()
        yield server


def test_there_are_twelve_behaviours_of_each_api() -> None:
    assert Counter(each.provider for each in TABLE) == dict.fromkeys(CREDENTIALS, 12)
    assert len({(each.provider, each.name) for each in TABLE}) == 60
    assert len({(each.provider, each.claim) for each in TABLE}) == 60


@pytest.mark.parametrize("behaviour", TABLE, ids=lambda each: f"{each.provider}-{each.name}")
def test_the_mock_keeps_it(behaviour: Behaviour, mock: MockServer, http: httpx.Client) -> None:
    control = f"{mock.url}/_mock"
    http.post(f"{control}/snapshots/start/restore").raise_for_status()
    url = mock.url_for(behaviour.provider.replace("_", "-"))
    behaviour.probe(Api(url, control, http, CREDENTIALS[behaviour.provider]))


class Indifferent(BaseHTTPRequestHandler):
    """Answers everything with the status and the body that its path begins with."""

    protocol_version = "HTTP/1.1"
    wbufsize = -1  # head and body in one packet: apart they wait for an acknowledgement

    def answer(self) -> None:
        self.rfile.read(int(self.headers.get("content-length") or 0))
        _, status, *_ = self.path.split("/")
        content = b"{}"
        self.send_response(int(status))
        self.send_header("content-type", "application/json")
        self.send_header("content-length", str(len(content)))
        self.end_headers()
        self.wfile.write(content)

    do_GET = do_POST = do_PUT = do_PATCH = do_DELETE = answer  # noqa: N815 - as the base class has it

    def log_message(self, format: str, *args: object) -> None:  # noqa: A002 - as the base class has it
        """Log nothing."""


@pytest.fixture(scope="module")
def indifferent() -> Iterator[str]:
    server = ThreadingHTTPServer(("127.0.0.1", 0), Indifferent)
    thread = threading.Thread(target=server.serve_forever, daemon=True)
    thread.start()
    yield f"http://127.0.0.1:{server.server_port}"
    server.shutdown()
    thread.join()
    server.server_close()


@pytest.mark.parametrize("status", [200, 201, 400, 401, 404, 405])
def test_a_server_that_always_gives_the_same_response_keeps_none(
    status: int, indifferent: str, http: httpx.Client
) -> None:
    kept = []
    for behaviour in TABLE:
        api = Api(f"{indifferent}/{status}", None, http, CREDENTIALS[behaviour.provider])
        try:
            behaviour.probe(api)
        except (AssertionError, KeyError, TypeError, AttributeError, json.JSONDecodeError, NoControlError):
            continue
        kept.append(f"{behaviour.provider}-{behaviour.name}")
    assert kept == []
