"""Who may talk to the mock: programs of this machine, and no page of a browser that belongs to another site.

A page of any site can send requests to loopback, and by DNS rebinding (a name of its own that leads to 127.0.0.1) read
the responses. The Host header then has that name, Origin and Sec-Fetch-Site tell the site.
"""

from __future__ import annotations

from collections.abc import Collection, Mapping
from dataclasses import dataclass
from http import HTTPStatus
from typing import Any

from .asgi import header_values, raw_path_of
from .engine.hosts import is_loopback, normalized, split_authority

_DEFAULT_PORTS = {"http": "80", "https": "443"}
# A browser sends one of these with its own pages' requests, and with addresses that the user typed.
_OWN_SITES = (b"same-origin", b"none")


@dataclass(frozen=True, slots=True)
class Refusal:
    """Reason why a request is not handled."""

    status: HTTPStatus
    message: str


class AccessRules:
    """Rules about the senders of requests.

    Args:
        allowed_hosts: Hosts besides loopback that requests may name.
    """

    def __init__(self, allowed_hosts: Collection[str]) -> None:
        self._allowed = frozenset(normalized(host) for host in allowed_hosts)

    def check_target(self, scope: Mapping[str, Any]) -> Refusal | None:
        """Check the request target and the Host header, which every request needs."""
        # `*`, `host:port` and `http://host/path` are for proxies; the last would name a host beside that of the header.
        if not raw_path_of(scope).startswith(b"/"):
            return Refusal(HTTPStatus.BAD_REQUEST, "request target must be a path that begins with /")
        hosts = header_values(scope, b"host")
        if len(hosts) != 1:
            return Refusal(HTTPStatus.BAD_REQUEST, f"request must have one Host header (got {len(hosts)})")
        authority = split_authority(hosts[0].decode("latin-1"))
        if authority is None:
            return Refusal(HTTPStatus.BAD_REQUEST, "Host header must be a host with or without a port")
        if not self._is_allowed(authority[0], scope):
            return Refusal(
                HTTPStatus.FORBIDDEN,
                f"Host must be loopback or allowed (got {authority[0]}): "
                f"allow it by --allow-host {authority[0]} or MockSettings(allowed_hosts=...)",
            )
        return None

    def check_sender(self, scope: Mapping[str, Any]) -> Refusal | None:
        """Check that no page of another site sent a request. Run after `check_target`."""
        host = header_values(scope, b"host")[0].decode("latin-1")
        if not all(
            _is_origin_of(host, origin.decode("latin-1")) for origin in header_values(scope, b"origin")
        ):
            return Refusal(HTTPStatus.FORBIDDEN, "Origin must be that of the mock: no page of another site")
        if any(site.strip().lower() not in _OWN_SITES for site in header_values(scope, b"sec-fetch-site")):
            return Refusal(
                HTTPStatus.FORBIDDEN, "Sec-Fetch-Site must be same-origin or none: no page of another site"
            )
        return None

    def _is_allowed(self, host: str, scope: Mapping[str, Any]) -> bool:
        # Names below `localhost` belong to nobody else; browsers do not look them up.
        if is_loopback(host) or host.endswith(".localhost"):
            return True
        # In process, the server is the host of the URL, as the caller wrote it; on a socket it is an address of this
        # machine, which no page can choose.
        server = (scope.get("server") or (None,))[0]
        return host in self._allowed or (server is not None and host == normalized(server))


def _is_origin_of(host: str, origin: str) -> bool:
    """Return whether an origin such as `http://127.0.0.1:8787` is that of a Host header; `null` is of none."""
    scheme, separator, authority = origin.strip().lower().partition("://")
    if not separator or scheme not in _DEFAULT_PORTS:
        return False
    found, own = split_authority(authority), split_authority(host)
    # A proxy in front of the mock may have another scheme, so that the port that a scheme implies counts for both.
    implied = _DEFAULT_PORTS[scheme]
    return found is not None and own is not None and _complete(found, implied) == _complete(own, implied)


def _complete(authority: tuple[str, str], implied: str) -> tuple[str, str]:
    return authority[0], authority[1] or implied
