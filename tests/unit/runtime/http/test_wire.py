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
from orderkit import AsyncNocnoc, DecodeError, Nocnoc, NotSentError, Retry, to_json
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
    client(base_url=server.url).call("get_order", 10000001)
    assert readings == []


def test_a_call_over_https_reads_the_certificates(client: Any, readings: list[Any]) -> None:
    with pytest.raises(NotSentError):
        client(**SECURE).call("get_order", 10000001)
    assert len(readings) == 1


def test_fifty_threads_read_the_certificates_once(readings: list[Any]) -> None:
    lost: list[Exception] = []

    def call() -> None:
        try:
            shared.get_order(10000001)
        except NotSentError as error:
            lost.append(error)

    with Nocnoc(**SECURE) as shared:
        at_once(call)
    assert (len(lost), len(readings)) == (THREADS, 1)


def test_fifty_event_loops_read_the_certificates_once(readings: list[Any]) -> None:
    lost: list[Exception] = []

    async def call() -> None:
        async with AsyncNocnoc(**SECURE) as own:
            try:
                await own.get_order(10000001)
            except NotSentError as error:
                lost.append(error)

    at_once(lambda: asyncio.run(call()))
    assert (len(lost), len(readings)) == (THREADS, 1)


def test_fifty_tasks_read_the_certificates_once(readings: list[Any]) -> None:
    async def call() -> None:
        async with AsyncNocnoc(**SECURE) as shared:
            calls = (shared.get_order(10000001) for _ in range(THREADS))
            found = await asyncio.gather(*calls, return_exceptions=True)
            assert all(isinstance(each, NotSentError) for each in found)

    asyncio.run(call())
    assert len(readings) == 1


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
        client(base_url="http://provider").call("get_order", 10000001)
    shown = "".join(traceback.format_exception(caught.value))
    assert not any(part in shown for part in ("w/ord", "'w'"))


def test_no_cookie_is_sent_back(client: Any, named: Any, server: Any, reply: Any) -> None:
    operation = named("get_order")
    server.play(reply(200, operation.answer, set_cookie="seen=1"), reply(200, operation.answer))
    caller = client(base_url=server.url)
    for _ in range(2):
        caller.call("get_order", operation.argument)
    assert "cookie" not in server.requests[1].headers


@pytest.fixture
def shared_http(mode: str, loop: Any) -> Iterator[Any]:
    """An httpx client that several clients of ours share."""
    http = httpx.Client() if mode == "sync" else httpx.AsyncClient()
    yield http
    http.close() if isinstance(http, httpx.Client) else loop.run(http.aclose())


def test_a_shared_http_client_carries_no_cookie_from_one_account_to_another(
    client: Any, shared_http: Any, named: Any, server: Any, reply: Any
) -> None:
    operation = named("get_order")
    server.always = reply(200, operation.answer, set_cookie="session=merchant-one; Path=/")
    for key in ("merchant-one", "merchant-two", "merchant-one"):
        client(api_key=key, base_url=server.url, http_client=shared_http).call(
            "get_order", operation.argument
        )
    assert ["cookie" in request.headers for request in server.requests] == [False] * 3


def test_a_cookie_that_the_user_sets_is_sent(
    client: Any, shared_http: Any, named: Any, server: Any, reply: Any
) -> None:
    operation = named("get_order")
    server.always = reply(200, operation.answer, set_cookie="session=merchant-one; Path=/")
    own = client(base_url=server.url, http_client=shared_http, headers={"Cookie": "route=a"})
    shared_http.headers["cookie"] = "route=b"
    other = client(base_url=server.url, http_client=shared_http)
    for caller in (own, other, own, other):
        caller.call("get_order", operation.argument)
    assert [request.headers["cookie"] for request in server.requests] == ["route=a", "route=b"] * 2


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
    with pytest.raises(DecodeError, match=r"requested, gzip, deflate \(got gzip, gzip\)"):
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
    assert wire.without_certificates().cert_store_stats()["x509"] == 0
    assert wire.without_certificates().check_hostname


@pytest.mark.parametrize(
    "headers",
    [
        [(b"X-Rate", b"1"), (b"x-rate", b"2"), (b"Link", b"<a>")],
        [(b"X-Name", "Zoë".encode()), (b"X-Name", b"plain")],
        [(b"X-Name", b"Zo\xeb")],
        [],
    ],
)
def test_headers_are_decoded_as_httpx_decodes_them(headers: list[tuple[bytes, bytes]]) -> None:
    response = httpx.Response(200, headers=headers)
    assert wire.decoded_headers(response) == dict(response.headers.items())


def test_headers_of_a_call_replace_those_of_the_users_http_client(client: Any, mode: str, named: Any) -> None:
    operation, received = named("get_order"), list[httpx.Headers]()

    def respond(request: httpx.Request) -> httpx.Response:
        received.append(request.headers)
        return httpx.Response(200, json=operation.answer)

    kind = httpx.Client if mode == "sync" else httpx.AsyncClient
    http = kind(transport=httpx.MockTransport(respond), headers={"ACCEPT": "text/html", "x-route": "a"})
    client(http_client=http).call("get_order", operation.argument)
    assert (received[0].get_list("accept"), received[0]["x-route"]) == (["application/json"], "a")


def test_a_body_that_a_hook_has_closed_is_not_taken_for_an_empty_one(
    client: Any, mode: str, named: Any, server: Any, reply: Any, shared_http: Any
) -> None:
    operation = named("get_order")
    server.always = reply(200, operation.answer)

    async def close(response: httpx.Response) -> None:
        await response.aclose()

    shared_http.event_hooks["response"] = [httpx.Response.close if mode == "sync" else close]
    with pytest.raises(httpx.StreamClosed):
        client(base_url=server.url, http_client=shared_http).call("get_order", operation.argument)


def test_a_body_that_a_hook_has_read_is_read(
    client: Any, mode: str, named: Any, server: Any, reply: Any, shared_http: Any
) -> None:
    operation = named("get_order")
    server.always = reply(200, operation.answer)

    async def read(response: httpx.Response) -> None:
        await response.aread()

    shared_http.event_hooks["response"] = [httpx.Response.read if mode == "sync" else read]
    caller = client(base_url=server.url, http_client=shared_http)
    assert caller.call("get_order", operation.argument).id == operation.argument
