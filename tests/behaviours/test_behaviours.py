"""The mock keeps all sixty behaviours over plain HTTP, and servers that only look alike keep none."""

from __future__ import annotations

import json
import threading
from collections import Counter
from collections.abc import Iterator
from datetime import UTC, datetime
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer

import behaviour_page
import httpx
import pytest
from behaviour import Api, Behaviour, NoControlError
from behaviour_table import CREDENTIALS, TABLE
from orderkit.contract import document
from orderkit.mock import MockServer, MockSettings
from peer_servers import stubs


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


def test_the_table_has_a_result_for_each_behaviour_and_server() -> None:
    wanted = Counter((each.provider, each.name) for each in TABLE)
    assert len(behaviour_page.tools()) == 5
    for tool in behaviour_page.tools():
        found = Counter((provider, name) for provider, names in tool["results"].items() for name in names)
        assert found == wanted, f"{tool['name']}: run make behaviours"


def test_the_table_says_that_the_mock_has_all() -> None:
    assert behaviour_page.total(behaviour_page.tools()[0]) == len(TABLE)


def test_the_page_is_fresh() -> None:
    written = behaviour_page.PAGE.read_text(encoding="utf-8")
    if behaviour_page.render(written) != written:
        pytest.fail("run: python tests/behaviours/behaviour_page.py")


def test_stubs_of_wiremock_want_credentials_where_the_document_does() -> None:
    made = document("noventiq", dereference=True, webhooks=False)
    found = list(stubs(made, {"AuthorizationJWT": "Bearer x"}))
    kinds = [
        (each["request"]["urlPathTemplate"], "headers" in each["request"], each["response"]["status"])
        for each in found
    ]
    assert kinds[:3] == [
        ("/v1/login_check", False, 200),
        ("/v1/order/search", True, 200),
        ("/v1/order/search", False, 401),
    ]
