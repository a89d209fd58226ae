"""The bench of calls: httpx alone sends what ours sends, everyone gets a whole response, figures are what they say."""

from __future__ import annotations

import json
from pathlib import Path

import calls
import concurrency
import httpx
import loopback
import pytest

CONTENDERS = {"threads": calls.sync_contenders, "tasks": calls.async_contenders}


@pytest.mark.parametrize("mode", CONTENDERS)
@pytest.mark.parametrize("case", calls.CASES, ids=lambda case: case.title)
def test_httpx_alone_sends_the_request_that_ours_sends(
    case: calls.Case, mode: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    sent: list[httpx.Request] = []
    answer = calls.Wire.handle_request

    def handle(wire: calls.Wire, request: httpx.Request) -> httpx.Response:
        sent.append(request)
        return answer(wire, request)

    monkeypatch.setattr(calls.Wire, "handle_request", handle)
    with CONTENDERS[mode](case) as ways:
        ways[calls.OURS]()
        ours = sent[-1]
        ways[calls.RAW]()
    assert sent[-1] is not ours
    assert told(sent[-1]) == told(ours)


def told(request: httpx.Request) -> tuple[str, str, dict[str, str], bytes]:
    headers = {name: value for name, value in request.headers.items() if name != "connection"}
    return request.method, str(request.url), headers, request.content


def test_the_cost_above_httpx_is_reported_per_call() -> None:
    found = calls.above({calls.RAW: [0.001, 0.002], calls.OURS: [0.0015, 0.0025]}, calls.OURS)
    assert found["microseconds"] == {
        "median": 0.0005 / calls.BATCH * 1e6,
        "minimum": 0.0005 / calls.BATCH * 1e6,
    }
    assert found["ratio"] == {"median": 1.375, "minimum": 1.5}


def test_a_rate_says_how_many_times_as_much_is_done_in_the_same_time() -> None:
    found = concurrency.rates({"stock": [2.0, 4.0, 2.0], "ours": [1.0, 1.0, 0.5]}, "stock")
    assert found["ours"] == {"median": 4.0, "minimum": 4.0}


@pytest.mark.parametrize(
    ("held", "end"),
    [
        (b"GET / HTTP/1.1\r\nhost: x\r\n\r\n", 27),
        (b"GET / HTTP/1.1\r\nhost: x\r\n\r\nGET ", 27),
        (b"POST / HTTP/1.1\r\nContent-Length: 2\r\n\r\n{}", 40),
        (b"POST / HTTP/1.1\r\nContent-Length: 2\r\n\r\n{", None),
        (b"GET / HTTP/1.1\r\nhost: x\r\n", None),
    ],
)
def test_the_server_knows_where_a_request_ends(held: bytes, end: int | None) -> None:
    assert loopback.end_of_request(held) == end


def test_the_server_gives_everyone_the_same_response(tmp_path: Path) -> None:
    with loopback.serving(json.dumps({"id": 1}).encode(), tmp_path) as address, httpx.Client() as client:
        assert client.get(address).json() == client.post(address, content=b"{}").json() == {"id": 1}
