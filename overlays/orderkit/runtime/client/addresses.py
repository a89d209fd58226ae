"""Addresses that credentials may be sent to, checked when a client is made."""

from __future__ import annotations

import re
from ipaddress import ip_address
from typing import Final, cast
from urllib.parse import urlsplit

# A host without a dot is a name of the local network, such as a container's. A number is no name: it is an IPv4
# address written in another way (`0x7f000001`, `2130706433`).
_NAME_WITHOUT_A_DOT: Final = re.compile(r"(?!0x)[a-z0-9_-]*[a-z_-][a-z0-9_-]*")


def checked_base_url(setting: str, url: str) -> str:
    """Check a base URL as `checked_url` does, and take its trailing slash away."""
    return checked_url(setting, url).rstrip("/")


def checked_url(setting: str, url: str) -> str:
    """Check an address that credentials may be sent to.

    Args:
        setting: The argument or variable that holds it, for messages.
        url: The address.

    Raises:
        TypeError: It is not text.
        ValueError: It is not an absolute http or https URL, holds credentials, a query or a fragment, or would send
            credentials in clear over a network: http is for loopback and for hosts without a dot in their name.
    """
    if not isinstance(cast(object, url), str):
        raise TypeError(f"{setting} must be str (got {type(url).__name__})")
    if any(mark in url for mark in "@?#"):
        raise ValueError(f"{setting} must hold no credentials, query or fragment")
    scheme, host = _scheme_and_host(url)
    if scheme not in ("http", "https") or not host:
        raise ValueError(f"{setting} must be an absolute http or https URL (got {url!r})")
    if scheme == "http" and not _is_near(host):
        raise ValueError(f"{setting} must be an https URL for {host}: http sends credentials in clear")
    return url


def _scheme_and_host(url: str) -> tuple[str, str | None]:
    """Return the scheme and the host of a URL; no host if it cannot be one."""
    try:
        parts = urlsplit(url)
        return parts.scheme, parts.hostname if parts.port != 0 and _is_plain(url) else None
    except ValueError:  # whose words do not name the setting
        return "", None


def _is_plain(url: str) -> bool:
    return url.isascii() and url.isprintable() and not any(mark in url for mark in " \\")


def _is_near(host: str) -> bool:
    try:
        return ip_address(host).is_loopback
    except ValueError:
        return _NAME_WITHOUT_A_DOT.fullmatch(host) is not None
