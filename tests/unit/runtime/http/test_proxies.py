"""Proxies of the environment: those that cannot be used are refused when a client is made, by every kind of client."""

from __future__ import annotations

from typing import Any

import pytest
from orderkit.runtime.http import proxies
from orderkit.runtime.http.aiohttp_transport import AiohttpTransport
from orderkit.runtime.http.proxies import checked_http_proxy, checked_proxy

PROXY = "http://proxy.test:3128"


@pytest.fixture(params=["sync", "async", "aiohttp"])
def wire(request: pytest.FixtureRequest) -> str:
    return str(request.param)


@pytest.fixture
def mode(wire: str) -> str:
    return "sync" if wire == "sync" else "async"


@pytest.fixture
def make(wire: str, client: Any) -> Any:
    """Makes a client, which sends nothing."""
    return lambda url: client(base_url=url, http_client=AiohttpTransport() if wire == "aiohttp" else None)


UNUSABLE = (
    "http://proxy\x7f.test:1",
    "http://pr\u00f6xy.test:1",
    "gopher://user:word@proxy.test:1",
    "socks4://user:word@proxy.test:1",
    "http://user:word@proxy.test:port",
    "http://user:word@proxy.test:99999",
    "http://user:w/ord@proxy.test:1",
    "http://user:12/word@proxy.test:1",
    "http://user:word?@proxy.test:1",
    "http://user:word#@proxy.test:1",
    "http://user:word@",
    "http://[::1",
    "http://",
    "://word",
    "http://user:wo rd@proxy.test",
    "http://user:wo\x1b[2Jrd@proxy.test",
)


@pytest.mark.parametrize("address", UNUSABLE)
def test_an_unusable_proxy_is_refused_when_a_client_is_made(
    address: str, make: Any, wire: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("ALL_PROXY", address)
    library = "aiohttp" if wire == "aiohttp" else "httpx"
    with pytest.raises(
        ValueError, match=f"must be a URL that {library} supports; correct it, or exclude"
    ) as caught:
        make("http://provider")
    assert "word" not in str(caught.value)
    assert caught.value.__cause__ is caught.value.__context__ is None


@pytest.mark.parametrize("address", ["socks5://proxy.test:1", "socks5h://user:word@proxy.test:1"])
def test_socks_is_refused_where_it_is_not_supported(
    address: str, make: Any, wire: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(proxies, "find_spec", lambda _: None)
    monkeypatch.setenv("ALL_PROXY", address)
    advice = "aiohttp has no SOCKS, httpx has" if wire == "aiohttp" else r"install httpx\[socks\]"
    with pytest.raises(ValueError, match=advice):
        make("http://provider")


def test_socks_is_used_where_its_package_is_installed(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(proxies, "find_spec", lambda name: name)
    monkeypatch.setenv("ALL_PROXY", "socks5://proxy.test:1")
    assert checked_proxy("https", "provider.test", None) == "socks5://proxy.test:1"


EXCLUDED = (
    ("127.0.0.0/8", "http://127.0.0.1"),
    ("127.0.0.0/8", "http://127.9.9.9:8080"),
    ("10.0.0.0/8, 127.0.0.1/32", "http://127.0.0.1:1"),
    ("127.0.0.1", "http://127.0.0.1"),
    ("::1/128", "http://[::1]:8080"),
    ("[::1]", "http://[::1]"),
    ("fe80::/10", "https://[fe80::1]"),
    ("*", "http://127.0.0.1"),
    (" * ", "http://127.0.0.1"),
    ("localhost", "http://localhost:80"),
    (".internal", "https://shop.internal"),
    ("internal", "https://shop.internal"),
)
INCLUDED = (
    ("10.0.0.0/8", "http://127.0.0.1"),
    ("127.0.0.0/33", "http://127.0.0.1"),
    ("not a network/8", "http://127.0.0.1"),
    ("127.0.0.0/8", "http://localhost"),
    ("::1/128", "http://127.0.0.1"),
    ("", "http://127.0.0.1"),
)


@pytest.mark.parametrize(("excluded", "url"), EXCLUDED)
def test_a_host_may_be_excluded_by_its_address_its_network_or_its_name(
    excluded: str, url: str, make: Any, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("ALL_PROXY", "gopher://unusable:1")
    monkeypatch.setenv("NO_PROXY", excluded)
    make(url)


@pytest.mark.parametrize(("excluded", "url"), INCLUDED)
def test_other_hosts_are_called_through_the_proxy(
    excluded: str, url: str, make: Any, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("ALL_PROXY", "gopher://unusable:1")
    monkeypatch.setenv("NO_PROXY", excluded)
    with pytest.raises(ValueError, match="proxy of the environment"):
        make(url)


@pytest.mark.parametrize("check", [checked_proxy, checked_http_proxy])
@pytest.mark.parametrize(
    ("address", "proxy"),
    [
        (PROXY, PROXY),
        (f" {PROXY} ", PROXY),
        ("proxy.test:3128", PROXY),
        ("https://user:word@proxy.test", "https://user:word@proxy.test"),
        ("http://proxy.test:3128/", f"{PROXY}/"),
        ("http://[::1]:3128", "http://[::1]:3128"),
        ("", None),
        ("  ", None),
    ],
)
def test_a_proxy_that_can_be_used_is_returned(
    check: Any, address: str, proxy: str | None, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("HTTPS_PROXY", address)
    assert check("https", "provider.test", None) == proxy
    assert check("http", "provider.test", None) is None
