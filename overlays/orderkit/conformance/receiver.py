"""Receiver of webhooks: a small server that a run starts to see what a provider notifies."""

from __future__ import annotations

import json
import threading
import time
from collections.abc import Callable, Generator
from contextlib import contextmanager
from dataclasses import dataclass, replace
from http import HTTPStatus
from http.server import BaseHTTPRequestHandler
from ipaddress import ip_address
from typing import Any, Final, Self
from urllib.parse import urlsplit

from .problems import RefusedSettingError
from .quiet_server import QuietServer

_MOST_BYTES: Final = 1024 * 1024
_MOST_KEPT: Final = 1_000


@dataclass(frozen=True)
class Notification:
    """A request that the receiver got.

    Attributes:
        headers: Its headers, with names in lower case.
        body: Its body.
        is_received: Whether it was answered with a success.
    """

    headers: tuple[tuple[str, str], ...]
    body: bytes
    is_received: bool = True

    @property
    def value(self) -> Any:
        """The JSON value of the body; None if it is no JSON."""
        try:
            return json.loads(self.body)
        except ValueError:
            return None


class Receiver:
    """Receives notifications and answers 200; a context manager.

    Attributes:
        url: The URL to which a provider sends.
        secret: The secret that signs notifications; empty if it is not known.
        is_asked_for: Whether the user asked for it; if not, silence may mean that the provider cannot reach it.
        is_deaf: Whether nothing came when something had to: nothing is waited for any more.
    """

    def __init__(
        self, address: str = "127.0.0.1:0", url: str = "", *, secret: str = "", is_asked_for: bool = True
    ) -> None:
        host, _, port = address.rpartition(":")
        if not host or not port.isdigit():
            raise RefusedSettingError(f"--listen must be HOST:PORT (got {address})")
        self.secret = secret
        self.is_asked_for = is_asked_for
        self.is_deaf = False
        self._is_refusing = False
        self._kept: list[Notification] = []
        self._arrived = threading.Condition()
        try:
            self._server = QuietServer((host.strip("[]"), int(port)), _handler(self))
        except (OSError, OverflowError) as error:
            raise RefusedSettingError(
                f"--listen must be an address of this machine that is free ({error})"
            ) from None
        self.url = url or f"http://{host}:{self._server.server_port}/okc"
        self._thread = threading.Thread(target=self._server.serve_forever, args=(0.05,), daemon=True)

    def __enter__(self) -> Self:
        self._thread.start()
        return self

    def __exit__(self, *_: object) -> None:
        self._server.shutdown()
        self._server.server_close()
        self._thread.join()

    @property
    def notifications(self) -> tuple[Notification, ...]:
        """Everything that came, in order."""
        with self._arrived:
            return tuple(self._kept)

    @contextmanager
    def refusing(self) -> Generator[None]:
        """Answer 503 until the block ends."""
        self._is_refusing = True
        try:
            yield
        finally:
            self._is_refusing = False

    def keep(self, notification: Notification) -> HTTPStatus:
        """Keep a notification; return the status to answer with."""
        with self._arrived:
            is_refused = self._is_refusing
            if len(self._kept) < _MOST_KEPT:
                self._kept.append(replace(notification, is_received=not is_refused))
            self._arrived.notify_all()
        return HTTPStatus.SERVICE_UNAVAILABLE if is_refused else HTTPStatus.OK

    def wait(self, wanted: Callable[[Notification], bool], seconds: float) -> list[Notification]:
        """Return the notifications that are wanted, as soon as there is one, or none when time is over."""
        end = time.monotonic() + seconds
        with self._arrived:
            while True:
                found = [notification for notification in self._kept if wanted(notification)]
                left = end - time.monotonic()
                if found or left <= 0:
                    return found
                self._arrived.wait(left)


def is_loopback(url: str) -> bool:
    """Return whether a URL leads to this machine."""
    host = urlsplit(url).hostname or ""
    try:
        return ip_address(host).is_loopback
    except ValueError:
        return host == "localhost"


def _handler(receiver: Receiver) -> type[BaseHTTPRequestHandler]:
    class Handler(BaseHTTPRequestHandler):
        def do_POST(self) -> None:
            try:
                length = int(self.headers.get("content-length", "0"))
            except ValueError:
                length = -1
            if not 0 <= length <= _MOST_BYTES:
                self.send_error(413)
                return
            headers = tuple((name.lower(), value) for name, value in self.headers.items())
            self.send_response(receiver.keep(Notification(headers, self.rfile.read(length))))
            self.send_header("content-length", "0")
            self.end_headers()

        def log_message(self, format: str, *args: Any) -> None:  # noqa: A002 - the name is the library's
            """Keep the terminal for the report."""

    return Handler
