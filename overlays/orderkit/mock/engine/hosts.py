"""Hosts: which are this machine, and how the authority of a URL or of a Host header is read."""

from __future__ import annotations

import re
import socket
from functools import lru_cache
from ipaddress import IPv6Address, ip_address

# A name or an address, an IPv6 address in brackets, and a port: nothing else, above all no user before an `@`.
_AUTHORITY = re.compile(r"(?P<host>\[[0-9a-f:.]+\]|[a-z0-9._-]+)(?::(?P<port>[0-9]{0,5}))?", re.ASCII)
# IPv4 addresses as `inet_aton` reads them: `127.1`, `0x7f.0.0.1`, `2130706433`.
_SHORT_ADDRESS = re.compile(r"[0-9][0-9a-fx]*(\.[0-9][0-9a-fx]*){0,3}", re.ASCII)


# Requests name the same few hosts again and again.
@lru_cache(maxsize=64)
def is_loopback(host: str) -> bool:
    """Return whether a host is this machine; of names only `localhost` counts, none is looked up."""
    if host.lower() == "localhost":
        return True
    try:
        address = ip_address(host.removeprefix("[").removesuffix("]"))
    except ValueError:
        return False
    if isinstance(address, IPv6Address) and address.ipv4_mapped is not None:
        return address.ipv4_mapped.is_loopback
    return address.is_loopback


def normalized(host: str) -> str:
    """Return a host in lower case, without brackets and without the dot at its end; a short IPv4 address in full."""
    name = host.lower().removeprefix("[").removesuffix("]").removesuffix(".")
    if not _SHORT_ADDRESS.fullmatch(name):
        return name
    try:
        return socket.inet_ntoa(socket.inet_aton(name))
    except OSError:
        return name


@lru_cache(maxsize=64)
def split_authority(authority: str) -> tuple[str, str] | None:
    """Split `host:port` into the normalized host and the port, empty if there is none; None for another text."""
    found = _AUTHORITY.fullmatch(authority.lower())
    return None if found is None else (normalized(found["host"]), found["port"] or "")
