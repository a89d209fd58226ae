"""Command `orderkit mock`: serves the mock in the foreground until it is interrupted."""

from __future__ import annotations

import argparse
import socket
import sys
from pathlib import Path

from .app import MockApplication, create_app
from .engine.clock import parse_timestamp
from .engine.common_settings import HttpStatus
from .engine.store import StoreError
from .server import listen, make_server, url_of
from .settings import (
    DEFAULT_API_KEYS,
    DEFAULT_ORDERS,
    HTTP_STATUS_CHOICES,
    MockSettings,
)
from .webhooks.settings import WebhookSettings


def run(options: argparse.Namespace) -> int:
    """Serve until Ctrl-C; return 0 then, 2 if the server could not start."""
    try:
        settings = _read_settings(options)
        listening = listen(options.host, options.port)
    except ValueError as error:
        return _refuse(f"{error}")
    # `strerror` alone: the full text of the error repeats the address as a tuple.
    except OSError as error:
        where = f"{options.host}, port {options.port}"
        return _refuse(f"cannot listen on {where}: {error.strerror}; --port 0 takes any free port")
    # The socket is opened before the application, so that a taken port leaves no state file behind.
    with listening:
        try:
            app = create_app(settings)
        except StoreError as error:
            return _refuse(f"{error}")
        return _serve(app, listening)


def _serve(app: MockApplication, listening: socket.socket) -> int:
    _announce(app, url_of(listening))
    try:
        make_server(app).run(sockets=[listening])
    except KeyboardInterrupt:
        pass  # the server has stopped already; it only re-raises the interrupt
    finally:
        app.close()
    _say("stopped\n")
    return 0


def _read_settings(options: argparse.Namespace) -> MockSettings:
    statuses: dict[str, HttpStatus] = {choice: choice for choice in HTTP_STATUS_CHOICES}
    return MockSettings(
        api_keys=tuple(options.api_key or DEFAULT_API_KEYS),
        state=Path(options.state) if options.state else None,
        clock=parse_timestamp(options.clock) if options.clock else None,
        http_status=statuses[options.http_status],
        orders=getattr(options, "orders", DEFAULT_ORDERS),
        allowed_hosts=tuple(options.allow_host),
        webhooks=WebhookSettings(allowed_hosts=tuple(options.allow_webhook_host)),
    )


def _announce(app: MockApplication, url: str) -> None:
    lines = {provider: f"{url}/{provider}" for provider in app.providers} | {
        "control": f"{url}/_mock",
        "API keys": ", ".join(app.settings.api_keys),
        "secrets": "where a pair is wanted: the key with -secret behind it",
        "state": str(app.settings.state or "in memory, forgotten at the end"),
    }
    _say("".join(f"{name:<13}  {value}\n" for name, value in lines.items()) + "Press Ctrl-C to stop.\n")


def _say(text: str) -> None:
    sys.stdout.write(text)
    sys.stdout.flush()


def _refuse(message: str) -> int:
    sys.stderr.write(f"orderkit mock: {message}\n")
    return 2
