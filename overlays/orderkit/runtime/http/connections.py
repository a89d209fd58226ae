"""The connections of a client: one transport of httpx for each call under way, kept for the calls after it."""

from __future__ import annotations

import time
from collections import defaultdict, deque
from collections.abc import Callable
from functools import partial
from typing import Any, Final, Generic, TypeVar
from urllib.parse import urlsplit

import httpx
from attrs import define, field

from .proxies import checked_proxy
from .wire import Sender, over_transport, ssl_context, without_certificates

TransportT = TypeVar("TransportT", httpx.HTTPTransport, httpx.AsyncHTTPTransport)

# As long as httpx keeps an idle connection.
_KEPT: Final = 5.0
# A transport serves one call at a time. httpx's pool gives one free connection to all calls that ask before the first
# of them uses it, looks through all connections for each, and so takes longest when most is to be done.
_ONE: Final = httpx.Limits(max_connections=1, max_keepalive_connections=1, keepalive_expiry=_KEPT)


@define(eq=False)
class Connection(Generic[TransportT]):
    """A transport of httpx with at most one connection.

    Attributes:
        transport: The transport.
        sender: Makes requests and sends them over it.
        base_url: The address that it is used for.
        idle_since: The time of `time.monotonic` at which its last call ended.
    """

    transport: TransportT
    sender: Sender
    base_url: str
    idle_since: float = field(default=0.0)


class Connections(Generic[TransportT]):
    """Connections for any number of calls, made as they are needed. Thread-safe.

    Args:
        kind: The class of the transports.
        send: Sends a request over a transport.
    """

    def __init__(self, kind: type[TransportT], send: Callable[[TransportT, httpx.Request], Any]) -> None:
        self._kind: type[TransportT] = kind
        self._send: Callable[[TransportT, httpx.Request], Any] = send
        self._idle: defaultdict[str, deque[Connection[TransportT]]] = defaultdict(deque)
        self._made: set[TransportT] = set()
        self._routes: dict[str, tuple[bool, str | None]] = {}

    def take(self, base_url: str) -> Connection[TransportT]:
        """Return the connection that was used last, or a new one; it is nobody else's until it is given back."""
        try:
            return self._idle[base_url].pop()
        except IndexError:
            return self._make(base_url)

    def give_back(self, connection: Connection[TransportT]) -> None:
        """Keep a connection for the next call."""
        connection.idle_since = time.monotonic()
        self._idle[connection.base_url].append(connection)

    def drop(self, connection: Connection[TransportT]) -> None:
        """Forget a connection whose call was cut off: httpcore may think that it is still in use."""
        self._made.discard(connection.transport)

    def expired(self, base_url: str) -> TransportT | None:
        """Return the transport that has been idle for longest, to be closed, if that was too long."""
        idle = self._idle[base_url]
        try:
            oldest = idle.popleft()
        except IndexError:
            return None
        if time.monotonic() - oldest.idle_since < _KEPT:
            idle.appendleft(oldest)
            return None
        self._made.discard(oldest.transport)
        return oldest.transport

    def made(self) -> tuple[TransportT, ...]:
        """Return all transports, to be closed."""
        return tuple(self._made)

    def _make(self, base_url: str) -> Connection[TransportT]:
        from .deadlines import keep_deadlines  # it imports all of httpx, which only a call needs

        plain, proxy = self._route(base_url)
        context = without_certificates() if plain else ssl_context()
        transport = self._kind(verify=context, proxy=proxy, limits=_ONE)
        keep_deadlines(transport)
        self._made.add(transport)
        return Connection(transport, over_transport(partial(self._send, transport)), base_url)

    def _route(self, base_url: str) -> tuple[bool, str | None]:
        """Return whether the way to an address is without TLS, and its proxy, looked up once."""
        if base_url not in self._routes:
            url = urlsplit(base_url)
            proxy = checked_proxy(url.scheme, url.hostname or "", url.port)
            self._routes[base_url] = url.scheme == "http", proxy
        return self._routes[base_url]
