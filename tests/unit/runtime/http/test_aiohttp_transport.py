"""Async clients over aiohttp: proxies and certificates of the environment are used, credentials of ~/.netrc are not."""

from __future__ import annotations

import asyncio
import ssl
from collections.abc import Callable
from pathlib import Path
from typing import Any

import httpx
import pytest
from orderkit import AsyncNocnoc, NotSentError, Retry
from orderkit.runtime.http.aiohttp_transport import AiohttpTransport

FAR = "http://provider"
"""An address that only a proxy could reach."""


@pytest.fixture
def ask(named: Any, server: Any, reply: Any) -> Callable[[str], Any]:
    """Reads an order over aiohttp."""

    async def call(address: str) -> Any:
        async with (
            AiohttpTransport() as http,
            AsyncNocnoc("key", base_url=address, http_client=http, retry=Retry.off()) as client,
        ):
            return await client.get_order(10000001)

    server.always = reply(200, named("get_order").answer)
    return lambda address: asyncio.run(call(address))


def test_a_proxy_of_the_environment_is_used(
    ask: Callable[[str], Any], server: Any, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("HTTP_PROXY", server.url)
    ask(FAR)
    assert server.requests[0].path == f"{FAR}/api/order/10000001"


def test_a_proxy_for_all_schemes_may_omit_its_own(
    ask: Callable[[str], Any], server: Any, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("ALL_PROXY", server.url.removeprefix("http://"))
    ask(FAR)
    assert server.requests[0].path == f"{FAR}/api/order/10000001"


def test_the_proxy_gets_its_user_and_password(
    ask: Callable[[str], Any], server: Any, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("HTTP_PROXY", server.url.replace("://", "://user:word@"))
    ask(FAR)
    assert server.requests[0].headers["proxy-authorization"] == "Basic dXNlcjp3b3Jk"


def test_a_host_excluded_from_the_proxy_is_called_directly(
    ask: Callable[[str], Any], server: Any, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("HTTP_PROXY", "http://127.0.0.1:1")
    monkeypatch.setenv("NO_PROXY", "127.0.0.1")
    ask(server.url)
    assert server.requests[0].path == "/api/order/10000001"


def test_a_host_may_be_excluded_from_the_proxy_at_one_port(
    ask: Callable[[str], Any], server: Any, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("HTTP_PROXY", "http://127.0.0.1:1")
    monkeypatch.setenv("NO_PROXY", server.url.removeprefix("http://"))
    ask(server.url)
    assert server.requests[0].path == "/api/order/10000001"


@pytest.mark.parametrize("address", ["socks5://127.0.0.1:1", "http://user:w/ord@127.0.0.1:1"])
def test_a_proxy_that_aiohttp_cannot_use_is_reported(
    ask: Callable[[str], Any], monkeypatch: pytest.MonkeyPatch, address: str
) -> None:
    monkeypatch.setenv("ALL_PROXY", address)
    with pytest.raises(ValueError, match="must be a URL that aiohttp supports"):
        ask(FAR)


def test_no_cookie_is_sent_back(named: Any, server: Any, reply: Any) -> None:
    async def call() -> None:
        async with AiohttpTransport() as http:
            for key in ("merchant-one", "merchant-two"):
                async with AsyncNocnoc(key, base_url=server.url, http_client=http) as client:
                    await client.get_order(named("get_order").answer["id"])

    server.always = reply(200, named("get_order").answer, set_cookie="session=merchant-one; Path=/")
    asyncio.run(call())
    assert ["cookie" in request.headers for request in server.requests] == [False, False]


def test_credentials_of_netrc_are_not_sent(
    ask: Callable[[str], Any], server: Any, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "netrc").write_text("machine 127.0.0.1 login user password word\n", encoding="utf-8")
    monkeypatch.setenv("NETRC", str(tmp_path / "netrc"))
    ask(server.url)
    assert "authorization" not in server.requests[0].headers


def test_certificates_are_read_for_https_only(
    ask: Callable[[str], Any], server: Any, monkeypatch: pytest.MonkeyPatch
) -> None:
    read: list[ssl.SSLContext] = []

    def context() -> ssl.SSLContext:
        read.append(httpx.create_ssl_context())
        return read[-1]

    monkeypatch.setattr("orderkit.runtime.http.aiohttp_transport.ssl_context", context)
    ask(server.url)
    assert read == []
    with pytest.raises(NotSentError):
        ask("https://127.0.0.1:1")
    assert len(read) == 1


def test_an_aiohttp_that_might_send_twice_sends_nothing(
    ask: Callable[[str], Any], server: Any, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("aiohttp.ClientSession", lambda **_: object())
    with pytest.raises(RuntimeError, match="might send a write twice"):
        ask(server.url)
    assert server.requests == []


def test_aiohttp_adds_no_headers_of_its_own(server: Any, reply: Any) -> None:
    async def call() -> None:
        async with AiohttpTransport() as http:
            for method, content in (("GET", None), ("POST", None), ("PUT", b"{}")):
                request = httpx.Request(method, f"{server.url}/", content=content)
                await (await http.handle_async_request(request)).aread()

    server.always = reply(200, {})
    asyncio.run(call())
    for request in server.requests:
        assert {"accept", "accept-encoding", "content-type", "user-agent"}.isdisjoint(request.headers)


def test_a_kept_connection_is_used_again(named: Any, server: Any, reply: Any) -> None:
    async def call() -> None:
        async with (
            AiohttpTransport() as http,
            AsyncNocnoc("key", base_url=server.url, http_client=http) as client,
        ):
            for _ in range(3):
                await client.get_order(named("get_order").answer["id"])
            assert http._session is not None
            assert len(http._session.connector._used) == 1  # type: ignore[union-attr]

    server.always = reply(200, named("get_order").answer)
    asyncio.run(call())
    assert len(server.requests) == 3


def test_a_transport_that_was_not_used_leaves_nothing_to_the_parent_of_a_fork() -> None:
    transport = AiohttpTransport()
    transport.after_fork()
    assert transport._session is None
