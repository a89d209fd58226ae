"""Our own transports: made on demand, once, and with the certificates read once."""

from __future__ import annotations

import asyncio
import gzip
import json
import threading
import traceback
from collections.abc import Callable, Iterator
from typing import Any

import httpx
import pytest
from orderkit import AsyncNocnoc, Nocnoc, NotSentError, OutcomeUnknownError, Retry, to_json
from orderkit.runtime.http import wire

THREADS = 50
SECURE: dict[str, Any] = {"api_key": "merchant-key", "base_url": "https://127.0.0.1:1", "retry": Retry.off()}
"""A client whose address refuses connections."""


@pytest.fixture
def readings(monkeypatch: pytest.MonkeyPatch) -> Iterator[list[Any]]:
    """The TLS contexts that were made since the test began."""
    made: list[Any] = []

    def read() -> Any:
        made.append(create())
        return made[-1]

    create = httpx.create_ssl_context
    monkeypatch.setattr(httpx, "create_ssl_context", read)
    wire._read_certificates.cache_clear()
    yield made
    wire._read_certificates.cache_clear()


def at_once(act: Callable[[], object]) -> None:
    """Run a function in many threads at the same time."""
    gate = threading.Barrier(THREADS)

    def enter() -> None:
        gate.wait()
        act()

    threads = [threading.Thread(target=enter) for _ in range(THREADS)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()


def test_an_unused_client_reads_no_certificates(client: Any, readings: list[Any]) -> None:
    client()
    assert readings == []


def test_a_call_over_plain_http_reads_no_certificates(
    client: Any, named: Any, server: Any, reply: Any, readings: list[Any]
) -> None:
    server.play(reply(200, named("get_order").answer))
    client(base_url=server.url).call("get_order", 1)
    assert readings == []


def test_a_call_over_https_reads_the_certificates(client: Any, readings: list[Any]) -> None:
    with pytest.raises(NotSentError):
        client(**SECURE).call("get_order", 1)
    assert len(readings) == 1


def test_fifty_threads_read_the_certificates_once_and_share_one_pool(readings: list[Any]) -> None:
    lost: list[Exception] = []

    def call() -> None:
        try:
            shared.get_order(1)
        except NotSentError as error:
            lost.append(error)

    with Nocnoc(**SECURE) as shared:
        at_once(call)
        made = shared._core.transport._transports.made()
    assert (len(lost), len(readings), len(made)) == (THREADS, 1, 1)


def test_fifty_event_loops_read_the_certificates_once(readings: list[Any]) -> None:
    lost: list[Exception] = []

    async def call() -> None:
        async with AsyncNocnoc(**SECURE) as own:
            try:
                await own.get_order(1)
            except NotSentError as error:
                lost.append(error)

    at_once(lambda: asyncio.run(call()))
    assert (len(lost), len(readings)) == (THREADS, 1)


def test_fifty_tasks_share_one_pool(readings: list[Any]) -> None:
    async def made() -> int:
        async with AsyncNocnoc(**SECURE) as shared:
            calls = (shared.get_order(1) for _ in range(THREADS))
            found = await asyncio.gather(*calls, return_exceptions=True)
            assert all(isinstance(each, NotSentError) for each in found)
            return len(shared._core.transport._transports.made())

    assert (asyncio.run(made()), len(readings)) == (1, 1)


def test_a_proxy_of_the_environment_is_used(
    client: Any, named: Any, server: Any, reply: Any, monkeypatch: pytest.MonkeyPatch
) -> None:
    operation = named("get_order")
    monkeypatch.setenv("HTTP_PROXY", server.url)
    server.play(reply(200, operation.answer))
    client(base_url="http://provider").call("get_order", operation.argument)
    assert server.requests[0].path == f"http://provider{operation.path}"


def test_a_host_excluded_from_the_proxy_is_called_directly(
    client: Any, named: Any, server: Any, reply: Any, monkeypatch: pytest.MonkeyPatch
) -> None:
    operation = named("get_order")
    monkeypatch.setenv("ALL_PROXY", "http://127.0.0.1:1")
    monkeypatch.setenv("NO_PROXY", "127.0.0.1")
    server.play(reply(200, operation.answer))
    client(base_url=server.url).call("get_order", operation.argument)
    assert server.requests[0].path == operation.path


def test_a_host_may_be_excluded_from_the_proxy_at_one_port(
    client: Any, named: Any, server: Any, reply: Any, monkeypatch: pytest.MonkeyPatch
) -> None:
    operation = named("get_order")
    monkeypatch.setenv("HTTP_PROXY", "http://127.0.0.1:1")
    monkeypatch.setenv("NO_PROXY", server.url.removeprefix("http://"))
    server.play(reply(200, operation.answer))
    client(base_url=server.url).call("get_order", operation.argument)
    assert server.requests[0].path == operation.path


@pytest.mark.parametrize("address", ["http://user:w/ord@proxy:1", "gopher://user:w/ord@proxy:1"])
def test_an_unusable_proxy_is_reported_without_its_password(
    client: Any, monkeypatch: pytest.MonkeyPatch, address: str
) -> None:
    monkeypatch.setenv("ALL_PROXY", address)
    with pytest.raises(ValueError, match="HTTPS_PROXY") as caught:
        client(base_url="http://provider").call("get_order", 1)
    shown = "".join(traceback.format_exception(caught.value))
    assert not any(part in shown for part in ("w/ord", "'w'"))


def test_no_cookie_is_sent_back(client: Any, named: Any, server: Any, reply: Any) -> None:
    operation = named("get_order")
    server.play(reply(200, operation.answer, set_cookie="seen=1"), reply(200, operation.answer))
    caller = client(base_url=server.url)
    for _ in range(2):
        caller.call("get_order", operation.argument)
    assert "cookie" not in server.requests[1].headers


def test_a_compressed_response_is_read(client: Any, named: Any, server: Any, reply: Any) -> None:
    operation = named("get_order")
    packed = gzip.compress(json.dumps(operation.answer).encode())
    server.play(reply(200, packed, content_encoding="gzip"))
    caller = client(base_url=server.url)
    assert json.loads(to_json(caller.call("get_order", operation.argument))) == operation.answer
    assert server.requests[0].headers["accept-encoding"] == "gzip, deflate"


def test_a_response_that_is_compressed_twice_is_refused(
    client: Any, named: Any, server: Any, reply: Any
) -> None:
    operation = named("place_order")
    packed = gzip.compress(gzip.compress(json.dumps(operation.answer).encode()))
    server.play(reply(200, packed, content_encoding="gzip, gzip"))
    with pytest.raises(OutcomeUnknownError, match="DecodingError"):
        client(base_url=server.url).call("place_order", operation.argument)


def test_a_transport_may_be_passed(client: Any, named: Any) -> None:
    operation = named("get_order")
    seen: list[httpx.Request] = []

    def respond(request: httpx.Request) -> httpx.Response:
        seen.append(request)
        return httpx.Response(200, json=operation.answer)

    caller = client(http_client=httpx.MockTransport(respond))
    assert json.loads(to_json(caller.call("get_order", operation.argument))) == operation.answer
    assert [request.url.path for request in seen] == [operation.path]


def test_an_http_client_of_another_type_is_refused_before_any_call(client: Any, mode: str) -> None:
    other = httpx.AsyncClient() if mode == "sync" else httpx.Client()
    with pytest.raises(TypeError, match="http_client must be an httpx"):
        client(http_client=other)


def test_a_connection_without_certificates_trusts_no_server() -> None:
    assert wire._without_certificates().cert_store_stats()["x509"] == 0
    assert wire._without_certificates().check_hostname
