"""Command `orderkit mcp`: serves the tools on standard input and output, or over HTTP on this machine."""

from __future__ import annotations

import asyncio
import socket
import sys
from types import SimpleNamespace

import uvicorn
from mcp.server.stdio import stdio_server
from mcp.server.transport_security import TransportSecuritySettings

from ..cli.exit_codes import SUCCESS, USAGE
from ..contract import providers
from .server import ServerOptions, make_server

_HOST = "127.0.0.1"


def run(options: SimpleNamespace) -> int:
    """Serve until the client goes away, or Ctrl-C; return 0, or 2 if an option is not usable."""
    chosen = tuple(name.replace("-", "_") for name in options.provider) or tuple(providers())
    if unknown := [name for name in chosen if name not in providers()]:
        sys.stderr.write(
            f"orderkit mcp: --provider must be one of {', '.join(providers())} (got {unknown[0]})\n"
        )
        return USAGE
    server_options = ServerOptions(
        providers=chosen,
        allow_writes=options.allow_writes,
        require_confirmation=options.require_confirmation,
        most_items=options.most_items,
        most_characters=options.most_characters,
        values={name: getattr(options, name) for name in ("account", "accounts", "mock")},
    )
    try:
        return _serve_http(server_options, options.port) if options.http else _serve_stdio(server_options)
    except KeyboardInterrupt:
        return SUCCESS


def _serve_stdio(options: ServerOptions) -> int:
    if sys.stdin.isatty():
        sys.stderr.write(
            "orderkit mcp: waits for a client on standard input; clients start this command themselves\n"
        )

    async def serve() -> None:
        server = make_server(options)
        async with stdio_server() as (incoming, outgoing):
            await server.run(incoming, outgoing, server.create_initialization_options())

    asyncio.run(serve())
    return SUCCESS


def _serve_http(options: ServerOptions, port: int) -> int:
    try:
        # Loopback only: anybody who reaches the port can use the accounts.
        listening = socket.create_server((_HOST, port))
    except OSError as error:
        sys.stderr.write(
            f"orderkit mcp: cannot listen on {_HOST}, port {port}: {error.strerror}; --port 0 takes any free port\n"
        )
        return USAGE
    with listening:
        names = [f"{name}:{listening.getsockname()[1]}" for name in (_HOST, "localhost")]
        # A name that an attacker's DNS leads here (DNS rebinding), and web pages of others, are refused.
        security = TransportSecuritySettings(
            allowed_hosts=names, allowed_origins=[f"http://{name}" for name in names]
        )
        sys.stderr.write(f"http://{names[0]}/mcp\n")
        app = make_server(options).streamable_http_app(host=_HOST, transport_security=security)
        uvicorn.Server(uvicorn.Config(app, log_level="warning")).run(sockets=[listening])
    return SUCCESS
