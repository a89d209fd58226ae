"""The proxy that the environment names for a host."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import suppress
from importlib.util import find_spec
from ipaddress import ip_address, ip_network
from typing import Any, Final
from urllib.parse import urlsplit
from urllib.request import getproxies, proxy_bypass

_HTTP: Final = ("http", "https")
_SOCKS: Final = ("socks5", "socks5h")


def checked_proxy(scheme: str, host: str, port: int | None) -> str | None:
    """Return the proxy that the environment names for a host, if httpx can use it; None if it names none.

    Raises:
        ValueError: httpx cannot use it. The message does not include it, because it may hold a password.
    """
    address = proxy_from_environment(scheme, host, port)
    if address is None:
        return None
    kind = _scheme_of(address)
    if kind in _SOCKS and find_spec("socksio") is None:
        raise _unusable_proxy_error("httpx", ", or install httpx[socks], which it needs for SOCKS")
    if kind not in (*_HTTP, *_SOCKS):
        raise _unusable_proxy_error("httpx")
    return address


def checked_http_proxy(scheme: str, host: str, port: int | None) -> str | None:
    """Return the proxy as `checked_proxy` does, if aiohttp can use it, which knows no SOCKS.

    Raises:
        ValueError: aiohttp cannot use it. The message does not include it.
    """
    address = proxy_from_environment(scheme, host, port)
    if address is None:
        return None
    kind = _scheme_of(address)
    if kind in _SOCKS:
        raise _unusable_proxy_error("aiohttp", ", or leave http_client out: aiohttp has no SOCKS, httpx has")
    if kind not in _HTTP:
        raise _unusable_proxy_error("aiohttp")
    return address


def check_proxy(base_url: str, http_client: object) -> None:
    """Check the proxy that the environment names for an address, before anything is sent.

    Args:
        base_url: The address.
        http_client: What the user passed to send with. Only a transport of ours looks at the environment by our rules.

    Raises:
        ValueError: The HTTP library cannot use the proxy.
    """
    check: Any = checked_proxy if http_client is None else getattr(http_client, "checked_proxy", None)
    if check is not None:
        url = urlsplit(base_url)
        check(url.scheme, url.hostname or "", url.port)


def proxy_from_environment(scheme: str, host: str, port: int | None) -> str | None:
    """Return the proxy that the environment names for a host, for example by `HTTPS_PROXY` and `NO_PROXY`."""
    named = getproxies()
    address = (named.get(scheme) or named.get("all") or "").strip()
    if not address or _is_excluded(host, port, named.get("no", "")):
        return None
    return address if "://" in address else f"http://{address}"


def _unusable_proxy_error(library: str, advice: str = "") -> ValueError:
    return ValueError(
        f"proxy of the environment (HTTPS_PROXY and the like) must be a URL that {library} supports; correct it, or "
        f"exclude the host by NO_PROXY{advice}"
    )


def _scheme_of(address: str) -> str:
    """Return the scheme of a proxy; an empty text if the address is no URL with a host."""
    if not (address.isascii() and address.isprintable()) or " " in address:
        return ""
    with suppress(ValueError):  # its message may include a part of the password
        url = urlsplit(address)
        # A password with a slash, a question mark or a hash that is not encoded ends the host: its rest is behind it.
        is_whole = "@" not in url.path + url.query + url.fragment
        if url.hostname and (url.port is None or url.port > 0) and is_whole:
            return url.scheme
    return ""


def _is_excluded(host: str, port: int | None, excluded: str) -> bool:
    if excluded.strip() == "*" or proxy_bypass(host if port is None else f"{_bracketed(host)}:{port}"):
        return True
    with suppress(ValueError):  # a name, which no network holds
        address = ip_address(host)
        return any(address in ip_network(network, strict=False) for network in _networks_of(excluded))
    return False


def _networks_of(excluded: str) -> Iterator[str]:
    """Yield the addresses and networks of NO_PROXY, such as 10.0.0.0/8, which the standard library does not know."""
    for entry in excluded.split(","):
        text = entry.strip().strip("[]")
        with suppress(ValueError):
            ip_network(text, strict=False)
            yield text


def _bracketed(host: str) -> str:
    return f"[{host}]" if ":" in host else host
