"""Takes the pictures in the docs, of the mock and of a report: `make docs-pictures`, with the Chromium in PATH."""

from __future__ import annotations

import os
import shutil
import sys
import threading
from datetime import UTC, datetime
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any, Literal, NamedTuple

import duckdb
import httpx
from orderkit.conformance import RunOptions, run
from orderkit.conformance.outcome import conclude
from orderkit.conformance.power.catalogue import find
from orderkit.conformance.power.serving import serve
from orderkit.conformance.reports import html
from orderkit.contract import Contract
from orderkit.export import Destination, export
from orderkit.export.report import Report
from orderkit.mock import MockServer, MockSettings
from playwright.sync_api import Browser, Page, sync_playwright

PAGES = Path(__file__).parent / "pages"
START = datetime(2026, 11, 30, 9, 30, tzinfo=UTC)
NAMES = ("chromium", "chromium-browser", "google-chrome", "google-chrome-stable")
MAX_PHONE = 500
"""Width of a screen on which a list makes place for one of its items."""


class Picture(NamedTuple):
    """A view of the page, and the text that is there when it is complete."""

    name: str
    view: str
    text: str
    scheme: Literal["dark", "light"] = "light"
    width: int = 1180
    height: int = 760


PICTURES = (
    Picture("mock-order", "orders/nocnoc/10000014", "attempt 1"),
    Picture("mock-request", "requests/4", "Show this part of the spec"),
    Picture("mock-orders", "orders/epages", "40 shown", "dark"),
    Picture("mock-phone", "orders/nocnoc/10000014", "attempt 1", "dark", 390, 844),
)
EXPORTS = (
    Picture("export-report", "h1", "Orders by day", height=1280),
    Picture("export-report-dark", "h1", "Orders by day", "dark"),
    Picture("export-report-phone", "h1", "Orders by day", "dark", 390, 844),
)
SETTINGS = {
    "berlin": (
        "sendcloud",
        'public_key = { env = "MERCHANT" }\nsecret_key = { env = "SECRET" }',
        "sendcloud",
    ),
    "outlet": ("sendcloud", 'public_key = { env = "OTHER" }\nsecret_key = { env = "SECRET" }', "sendcloud"),
    "shop": ("epages", 'token = { env = "MERCHANT" }\nshop_id = "DemoShop"', "epages/rs/shops"),
}
"""Accounts of the report by their names: one is refused, and that of ePages is slow."""


REPORTS = (
    Picture("conform-failure", "#broken", "pages-partition"),
    Picture("conform-matrix", "#matrix", "status-documented", "dark"),
    Picture("conform-phone", "#matrix", "status-documented", "light", 390, 700),
)
DEFECT = "sendcloud-listorders-link-skips"
"""The defect of the server that the report is about."""


def main() -> int:
    """Take all pictures; return 1 if there is no browser."""
    path = os.environ.get("CHROMIUM") or next(filter(None, map(shutil.which, NAMES)), None)
    if path is None:
        print("skipped: there is no Chromium; install it, or name one in the variable CHROMIUM")
        return 1
    receiver = ThreadingHTTPServer(("127.0.0.1", 0), _Receiver)
    threading.Thread(target=receiver.serve_forever, daemon=True).start()
    with MockServer(MockSettings(clock=START, orders=40)) as server, sync_playwright() as playwright:
        _live_a_day(server, f"http://127.0.0.1:{receiver.server_port}/hook")
        # Its sandbox does not work for root, whom containers run as.
        arguments = ["--no-sandbox"] if os.geteuid() == 0 else []
        browser = playwright.chromium.launch(executable_path=path, args=arguments)
        for picture in PICTURES:
            _take(browser, server.url, picture)
        report = _report()
        for picture in REPORTS:
            _take_report(browser, report, picture)
        with TemporaryDirectory() as folder:
            report = _export_report(Path(folder))
        for picture in EXPORTS:
            _take_report(browser, report, picture)
        browser.close()
    receiver.shutdown()
    return 0


class _Receiver(BaseHTTPRequestHandler):
    def do_POST(self) -> None:
        """Accept a webhook."""
        self.rfile.read(int(self.headers["content-length"]))
        self.send_response(200)
        self.end_headers()

    def log_message(self, format: str, *args: Any) -> None:  # noqa: A002 - the name of the base class
        """Log nothing."""


def _live_a_day(server: MockServer, notification_url: str) -> None:
    """Let an order be created and placed, and some requests be refused."""
    control = server.control
    control.seed(13)
    example = Contract.load("nocnoc").document["components"]["examples"]["CreateOrderRequestTabletAndDrones"]
    order = {
        **example["value"],
        "merchant_invoice_id": "2026-0815",
        "expiration_date": "2026-12-20",
        "notification_url": notification_url,
    }
    with httpx.Client(
        base_url=server.url_for("nocnoc"), headers={"X-Api-Key": server.settings.api_keys[0]}
    ) as client:
        order_id = client.put("/api/order", json=order).json()["id"]
        control.advance_clock(45 * 60)
        client.post(f"/api/order/{order_id}")
        control.advance_clock(3 * 3600)
        client.put("/api/order", json=order)
        client.put("/api/order", json={**order, "merchant_invoice_id": "2026-0816", "customer": {}})
        control.plan_fault(status=503, operation="getOrder")
        client.get(f"/api/order/{order_id}")
    control.advance_order(order_id)
    _wait_for_webhooks(server)


def _wait_for_webhooks(server: MockServer) -> None:
    while any(each["state"] == "pending" for each in server.control.webhooks()["notifications"]):
        threading.Event().wait(0.05)


def _take(browser: Browser, url: str, picture: Picture) -> None:
    context = browser.new_context(
        color_scheme=picture.scheme, viewport={"width": picture.width, "height": picture.height}
    )
    page = context.new_page()
    page.goto(f"{url}/#/{picture.view}")
    page.get_by_text("Live", exact=True).wait_for()
    for text in (picture.text, "shown") if picture.width > MAX_PHONE else (picture.text,):
        page.locator("main").get_by_text(text).locator("visible=true").first.wait_for()
    _save(page, picture)
    context.close()


def _report() -> str:
    """Return the report on a server with a defect, as if that were elsewhere."""
    with serve("sendcloud", find(DEFECT)) as served:
        finished = run(RunOptions("sendcloud", served.url, served.environment))
        outcome = conclude(finished, least=0.5, today=START.date())
        return html.render(outcome).replace(served.url, "https://staging.example/api/v3")


def _take_report(browser: Browser, report: str, picture: Picture) -> None:
    context = browser.new_context(
        color_scheme=picture.scheme, viewport={"width": picture.width, "height": picture.height}
    )
    page = context.new_page()
    page.set_content(report)
    page.get_by_text(picture.text).first.wait_for()
    page.locator(picture.view).evaluate("heading => heading.scrollIntoView()")
    _save(page, picture)
    context.close()


def _save(page: Page, picture: Picture) -> None:
    path = PAGES / f"{picture.name}.png"
    page.screenshot(path=path)
    print(f"{path.name}: {path.stat().st_size // 1000} kB")


def _export_report(folder: Path) -> str:
    """Export three accounts, and return the report."""
    os.environ.update({"MERCHANT": "merchant-one", "SECRET": "merchant-one-secret", "OTHER": "merchant-none"})
    database = folder / "orders.duckdb"
    with MockServer(MockSettings(clock=START, orders=900)) as server:
        tables = (
            f'[[account]]\nname = "{name}"\nprovider = "{provider}"\nbase_url = "{server.url}/{path}"\n{more}\n'
            for name, (provider, more, path) in SETTINGS.items()
        )
        (folder / "accounts.toml").write_text("\n".join(tables), encoding="utf-8")
        export(folder / "accounts.toml", to=str(database))
    slow = "update orderkit.runs set ended_at = started_at + interval '412 seconds' where provider = 'epages'"
    with duckdb.connect(str(database)) as connection:
        connection.execute(slow)
    return Report.of(Destination.of(str(database))).html().replace(str(database), database.name)


if __name__ == "__main__":
    sys.exit(main())
