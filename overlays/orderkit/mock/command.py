"""Command `orderkit mock`: serves the mock in the foreground until it is interrupted."""

from __future__ import annotations

import gc
import os
import signal
import socket
import sys
from contextlib import suppress
from functools import partial
from types import SimpleNamespace
from typing import Any

from .app import MockApplication, create_app
from .configuration.registry import SETTINGS, AllSettings, NamedSetting, describe, find_setting, read
from .configuration.server_settings import ServerSettings
from .configuration.sources import load_settings, read_text
from .engine.json_writer import write_json
from .engine.masking import SecretMask
from .engine.store import StoreError
from .ready_file import ReadyFile
from .request_lines import RequestLines
from .server import listen, make_server, url_of
from .settings import DEFAULT_API_KEYS

_SHORT_OPTIONS = {
    "host": "server.host",
    "port": "server.port",
    "expose": "server.expose",
    "ready_file": "server.ready_file",
    "quiet": "server.quiet",
    "cors": "cors",
    "explain": "explain",
    "strict": "strict",
    "state": "state",
    "clock": "clock",
    "orders": "orders",
    "api_key": "api_keys",
    "http_status": "http_status",
    "replay": "replay",
    "allow_host": "allowed_hosts",
    "allow_webhook_host": "webhooks.allowed_hosts",
}
"""Settings that have an option of their own, by the option."""


def run(options: SimpleNamespace) -> int:
    """Serve until Ctrl-C or SIGTERM; return 0 then, 2 if the server could not start."""
    # Both end the mock in the same way: containers and CI stop a process by SIGTERM.
    signal.signal(signal.SIGTERM, signal.default_int_handler)
    try:
        return _run(options)
    except KeyboardInterrupt:
        _say("stopped\n")
        return 0


def _run(options: SimpleNamespace) -> int:
    try:
        settings = load_settings(options.config, os.environ, list(options.set), _read_options(options))
        if options.list_settings:
            return _list_settings(settings)
        ready_file = ReadyFile(settings.server.ready_file)
        listening = _listen(settings.server)
    except ValueError as error:
        return _refuse(f"{error}")
    # The socket is opened before the application, so that a taken port leaves no state file behind.
    with listening:
        try:
            app = create_app(settings.mock)
        except (StoreError, ValueError) as error:
            return _refuse(f"{error}")
        return _serve(app, listening, settings.server, ready_file)


def _listen(server: ServerSettings) -> socket.socket:
    try:
        return listen(server.host, server.port, expose=server.expose)
    # `strerror` alone: the full text of the error repeats the address as a tuple.
    except OSError as error:
        where = f"{server.host}, port {server.port}"
        raise ValueError(
            f"cannot listen on {where}: {error.strerror}; --port 0 takes any free port"
        ) from error


def _serve(
    app: MockApplication, listening: socket.socket, server: ServerSettings, ready_file: ReadyFile
) -> int:
    url = url_of(listening)
    front = None if server.quiet else RequestLines(app, SecretMask(app.settings.api_keys).text, _report)
    # What a start makes lives as long as the server: collections need not look at it again and again. A request makes
    # some hundred objects and no cycles, so that collections may be rare.
    gc.freeze()
    gc.set_threshold(20_000, 20, 20)
    try:
        _announce(app, url, server)
        announce = partial(ready_file.announce, url, app.providers)
        make_server(app, front=front, on_start=announce).run(sockets=[listening])
    except KeyboardInterrupt:
        pass  # the server has stopped already; it only re-raises the interrupt
    finally:
        ready_file.remove()
        app.close()
    _say("stopped\n")
    return 0


def _listed(value: Any) -> Any:
    """Return what a repeated option gave as a list, and any other value as it is."""
    return [*value] if isinstance(value, tuple) else value


def _read_options(options: SimpleNamespace) -> dict[NamedSetting, Any]:
    values = {name: getattr(options, option, None) for option, name in _SHORT_OPTIONS.items()}
    given = {find_setting(name): value for name, value in values.items() if value is not None}
    return {
        setting: read_text(setting, value) if isinstance(value, str) else read(setting, _listed(value))
        for setting, value in given.items()
    }


def _list_settings(settings: AllSettings) -> int:
    for setting in SETTINGS.values():
        described = describe(setting, settings)
        _say(f"{setting.name} = {write_json(described['value'])}\n    {described['description']}\n")
    return 0


def _announce(app: MockApplication, url: str, server: ServerSettings) -> None:
    keys = app.settings.api_keys
    lines = {provider: f"{url}/{provider}" for provider in app.providers} | {
        "control": f"{url}/_mock",
        "page": f"{url}/",
        # Keys of one's own may be in use elsewhere too, and terminals are recorded.
        "API keys": ", ".join(keys) if keys == DEFAULT_API_KEYS else f"{len(keys)} of yours",
        "secrets": "where a pair is wanted: the key with -secret behind it",
        "state": str(app.settings.state or "in memory, forgotten at the end"),
        **_describe_replay(app),
    }
    if server.expose:
        lines["exposed"] = "anybody who reaches the port can use the mock and its control API"
    _say("".join(f"{name:<13}  {value}\n" for name, value in lines.items()) + "Press Ctrl-C to stop.\n")


def _describe_replay(app: MockApplication) -> dict[str, str]:
    recorded = app.control.replay()
    if not recorded["served"]:
        return {}
    served = ", ".join(f"{count} of {provider}" for provider, count in recorded["served"].items())
    return {"replay": f"{served}; {sum(recorded['left_out'].values())} left out"}


def _say(text: str) -> None:
    sys.stdout.write(text)
    sys.stdout.flush()


def _report(line: str) -> None:
    # A closed terminal must not make requests fail.
    with suppress(OSError):
        sys.stderr.write(line)
        sys.stderr.flush()


def _refuse(message: str) -> int:
    sys.stderr.write(f"orderkit mock: {message}\n")
    return 2
