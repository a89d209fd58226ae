"""Fixtures that open the clients of the table."""

from __future__ import annotations

import asyncio
import signal
import ssl
from collections.abc import Callable, Iterator
from concurrent.futures import ThreadPoolExecutor
from typing import Any

import httpx
import pytest
from client_fixtures import *  # noqa: F403 - fixtures are found by their names in a conftest
from fault_clients import Client, Token
from orderkit import OrderkitError, Timeout
from orderkit.runtime.http.aiohttp_transport import AiohttpTransport


@pytest.fixture(autouse=True, scope="session")
def interrupts_are_heard() -> Iterator[None]:
    """A shell that starts a run in the background has it ignore interrupts, which some scenarios send."""
    before = signal.signal(signal.SIGINT, signal.default_int_handler)
    yield
    signal.signal(signal.SIGINT, before)


def token_options(token: Token | None, url: str) -> dict[str, Any]:
    """Return the options that make a client renew a token."""
    return {**token.options, "token_url": f"{url}{token.path}"} if token and not token.always else {}


@pytest.fixture
def opened(request: pytest.FixtureRequest, opener: Any, closed_server: Any) -> Callable[..., Any]:
    """Opens a client of the table for the server."""

    def open_client(client: Client, *, renewing: bool = False, **options: Any) -> Any:
        renewal = token_options(client.token, closed_server.url) if renewing else {}
        opener = request.getfixturevalue(client.fixture)
        return opener(base_url=closed_server.url, **renewal, **options)

    return open_client


@pytest.fixture
def wire(request: pytest.FixtureRequest) -> str:
    """The HTTP library below the client: a transport of httpx, as clients make it, unless a test chooses another."""
    return str(getattr(request, "param", "httpx"))


def one_connection(mode: str, wire: str) -> Any:
    """Make an http_client with a single connection."""
    limits = httpx.Limits(max_connections=1)
    if wire == "aiohttp":
        return AiohttpTransport(connections=1, verify=ssl.create_default_context())
    if wire == "httpx client":
        return (httpx.Client if mode == "sync" else httpx.AsyncClient)(limits=limits, verify=False)
    return (httpx.HTTPTransport if mode == "sync" else httpx.AsyncHTTPTransport)(limits=limits, verify=False)


@pytest.fixture
def http_over(mode: str) -> Callable[[str], Any]:
    """Makes an http_client with a single connection; none for the transport that a client makes for itself."""
    return lambda wire: None if wire == "ours" else one_connection(mode, wire)


@pytest.fixture
def on_one_connection(opened: Callable[..., Any], http_over: Any, wire: str) -> Callable[..., Any]:
    """Opens a client whose calls share one connection."""

    def open_client(client: Client, *, renewing: bool, **options: Any) -> Any:
        http = http_over(wire)
        caller = opened(client, renewing=renewing, http_client=http, timeout=Timeout(pool=10), **options)
        caller.http_client = http
        return caller

    return open_client


def in_threads(calls: list[Callable[[], Any]]) -> list[Any]:
    def outcome_of(call: Callable[[], Any]) -> Any:
        try:
            return call()
        except OrderkitError as error:
            return error

    with ThreadPoolExecutor(len(calls)) as pool:
        return list(pool.map(outcome_of, calls))


async def in_tasks(calls: list[Callable[[], Any]]) -> list[Any]:
    return await asyncio.gather(*(call() for call in calls), return_exceptions=True)


@pytest.fixture
def at_once(mode: str) -> Callable[..., list[Any]]:
    """Makes calls concurrently, in as many threads or tasks, and returns the outcome of each."""
    many: Callable[..., Any] = in_threads if mode == "sync" else in_tasks
    return lambda caller, calls: caller.run(many(calls))
