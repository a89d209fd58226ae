"""A mock with its web page in a real browser, and a receiver of webhooks."""

from __future__ import annotations

import os
import shutil
import threading
from collections.abc import Callable, Iterator
from datetime import UTC, datetime
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from queue import Queue
from typing import TYPE_CHECKING, Any

import pytest
from orderkit.mock import MockServer, MockSettings

if TYPE_CHECKING:
    from playwright.sync_api import Browser, ConsoleMessage, Page

START = datetime(2026, 11, 30, 10, tzinfo=UTC)
NAMES = ("chromium", "chromium-browser", "google-chrome", "google-chrome-stable")
PATIENCE = 20_000
"""Milliseconds to wait for the page: nothing waits for so long, but on a machine that is busy."""


def find_chromium() -> str | None:
    return os.environ.get("CHROMIUM") or next(filter(None, map(shutil.which, NAMES)), None)


# Not for the whole session: Playwright keeps an event loop in this thread, in which tests run loops of their own.
@pytest.fixture(scope="module")
def browser() -> Iterator[Browser]:
    playwright_api = pytest.importorskip("playwright.sync_api", reason="Playwright is not installed")
    path = find_chromium()
    if path is None:
        pytest.skip("there is no Chromium: install it, or name one in the variable CHROMIUM")
    # Its sandbox does not work for root, whom containers run their tests as.
    arguments = ["--no-sandbox"] if getattr(os, "geteuid", lambda: 1)() == 0 else []
    with playwright_api.sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=path, args=arguments)
        yield browser
        browser.close()


@pytest.fixture
def server() -> Iterator[MockServer]:
    with MockServer(MockSettings(clock=START, orders=12)) as server:
        yield server


class Desk:
    """The page of a mock, which asks no other host, runs no code of others and logs no errors."""

    def __init__(self, page: Page, url: str) -> None:
        self.page = page
        self.url = url
        self.problems: list[str] = []
        self.asked: set[str] = set()
        page.set_default_timeout(PATIENCE)
        page.on("pageerror", lambda error: self.problems.append(str(error)))
        page.on("console", self._note)
        page.on("request", lambda request: self.asked.add(request.url))
        # Opened once, so that what follows waits for nothing else.
        page.goto(f"{url}/")
        page.get_by_text("Live", exact=True).wait_for()

    def _note(self, message: ConsoleMessage) -> None:
        # The browser logs refusals of the mock and lost connections, which the page shows by itself.
        if not message.text.startswith("Failed to load resource"):
            self.problems.append(message.text)

    def go(self, view: str) -> None:
        self.page.goto(f"{self.url}/#/{view}")
        self.page.locator(f"main > section#{view.split('/')[0]}:not([hidden])").wait_for()

    def see(self, text: str, within: str = "main") -> None:
        self.page.locator(within).get_by_text(text).locator("visible=true").first.wait_for()

    def click(self, name: str, role: Any = "button") -> None:
        self.page.get_by_role(role, name=name, exact=True).click()


OpenDesk = Callable[..., Desk]


@pytest.fixture
def open_desk(browser: Browser, server: MockServer) -> Iterator[OpenDesk]:
    desks: list[Desk] = []

    def open_(width: int = 1280, height: int = 800, **options: Any) -> Desk:
        context = browser.new_context(viewport={"width": width, "height": height}, **options)
        desks.append(Desk(context.new_page(), server.url))
        return desks[-1]

    yield open_
    for desk in desks:
        desk.page.context.close()
    for desk in desks:
        assert desk.problems == []
        assert {url for url in desk.asked if not url.startswith(f"{desk.url}/")} == set()


@pytest.fixture
def desk(open_desk: OpenDesk) -> Desk:
    return open_desk()


class Receiver:
    """Receives webhooks on loopback."""

    def __init__(self) -> None:
        self.bodies: Queue[bytes] = Queue()
        received = self.bodies

        class Handler(BaseHTTPRequestHandler):
            def do_POST(self) -> None:
                received.put(self.rfile.read(int(self.headers["content-length"])))
                self.send_response(200)
                self.end_headers()

            def log_message(self, *_: Any) -> None:
                """Log nothing."""

        self._server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
        self._thread = threading.Thread(target=self._server.serve_forever, daemon=True)
        self._thread.start()
        self.url = f"http://127.0.0.1:{self._server.server_port}/hook"

    def close(self) -> None:
        self._server.shutdown()
        self._thread.join()
        self._server.server_close()


@pytest.fixture
def receiver() -> Iterator[Receiver]:
    receiver = Receiver()
    yield receiver
    receiver.close()
