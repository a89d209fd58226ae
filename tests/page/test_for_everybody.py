"""The web page for everybody: by keyboard, with a screen reader, in the dark, and on a phone."""

from __future__ import annotations

from typing import Any

import httpx
import pytest
from orderkit.contract import Contract
from orderkit.mock import MockServer
from page_desk import Desk, OpenDesk

KEY = {"X-Api-Key": "merchant-one"}
VIEWS = (
    "orders/nocnoc/10000001",
    "orders/epages",
    "requests",
    "requests/1",
    "webhooks",
    "faults",
    "state",
    "settings",
)
LEAST_CONTRAST = 4.5
"""Of text, by level AA of WCAG 2.2."""


@pytest.fixture
def busy(server: MockServer) -> MockServer:
    """A mock with something to show in every view."""
    examples = Contract.load("nocnoc").document["components"]["examples"]
    body: dict[str, Any] = {
        **examples["CreateOrderRequestTabletAndDrones"]["value"],
        "expiration_date": "2026-12-20",
        "notification_url": "http://receiver.example/hook",
    }
    url = f"{server.url_for('nocnoc')}/api/order"
    order_id = httpx.put(url, json=body, headers=KEY).json()["id"]
    httpx.put(url, json={**body, "merchant_invoice_id": 7, "customr": 1}, headers=KEY)
    server.control.advance_order(order_id)
    server.control.plan_fault("epages", status=503)
    server.control.snapshots.take("before")
    return server


# Elements that people operate, and those without a name of their own.
NAMELESS = """() => [...document.querySelectorAll('button, a[href], input, select, summary, dialog')]
  .filter((each) => each.checkVisibility())
  .filter((each) => !(each.labels?.[0] ?? each).textContent.trim()
    && !each.getAttribute('aria-labelledby') && !each.getAttribute('aria-label'))
  .map((each) => each.outerHTML)"""

STRUCTURE = """() => ({
  language: document.documentElement.lang,
  mains: document.querySelectorAll('main').length,
  headings: document.querySelectorAll('h1').length,
  ids: [...document.querySelectorAll('[id]')].map((each) => each.id)
    .filter((id, index, all) => all.indexOf(id) !== index),
  tables: [...document.querySelectorAll('table')]
    .filter((each) => !each.caption || [...each.querySelectorAll('th')].some((head) => head.scope !== 'col')).length,
  dangling: [...document.querySelectorAll('[aria-labelledby]')]
    .filter((each) => each.checkVisibility() && !document.getElementById(each.getAttribute('aria-labelledby'))).length,
})"""

# Text with the contrast to what is behind it; the backgrounds of the page are opaque.
CONTRASTS = """() => {
  const parts = (value) => value.match(/[\\d.]+/g).map(Number);
  const luminance = ([red, green, blue]) => [red, green, blue]
    .map((each) => each / 255).map((each) => (each <= .04045 ? each / 12.92 : ((each + .055) / 1.055) ** 2.4))
    .reduce((sum, each, index) => sum + each * [.2126, .7152, .0722][index], 0);
  const behind = (element) => {
    for (let each = element; each; each = each.parentElement) {
      const found = parts(getComputedStyle(each).backgroundColor);
      if (found.length === 3 || found[3] === 1) return found;
    }
    return [255, 255, 255];
  };
  const found = [];
  const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
  while (walker.nextNode()) {
    const element = walker.currentNode.parentElement;
    if (!walker.currentNode.textContent.trim() || !element.checkVisibility() || element.closest(':disabled')) continue;
    const [one, other] = [luminance(parts(getComputedStyle(element).color)), luminance(behind(element))];
    found.push([walker.currentNode.textContent.trim(), (Math.max(one, other) + .05) / (Math.min(one, other) + .05)]);
  }
  return found;
}"""


def open_view(desk: Desk, view: str) -> None:
    desk.go(view)
    # What the view shows is there: each has a table, a part of an order or a request, or a form.
    shown = desk.page.locator("main section:not([hidden])").locator("table, article:not([hidden]), form")
    shown.locator("visible=true").first.wait_for()
    if view.count("/") == 2 or view == "requests/1":
        desk.page.locator("article:not([hidden]) h3").wait_for()


@pytest.mark.parametrize("view", VIEWS)
def test_everything_has_a_name_and_a_place(busy: MockServer, open_desk: OpenDesk, view: str) -> None:
    desk = open_desk()
    open_view(desk, view)
    assert desk.page.evaluate(NAMELESS) == []
    assert desk.page.evaluate(STRUCTURE) == {
        "language": "en",
        "mains": 1,
        "headings": 1,
        "ids": [],
        "tables": 0,
        "dangling": 0,
    }


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_every_text_can_be_read(busy: MockServer, open_desk: OpenDesk, scheme: str) -> None:
    desk = open_desk(color_scheme=scheme)
    for view in VIEWS:
        open_view(desk, view)
        measured = desk.page.evaluate(CONTRASTS)
        assert len(measured) > 20
        assert [text for text, contrast in measured if contrast < LEAST_CONTRAST] == [], view


def test_the_dark_is_dark(open_desk: OpenDesk) -> None:
    desk = open_desk(color_scheme="dark")
    assert (
        desk.page.evaluate("getComputedStyle(document.documentElement).backgroundColor") == "rgb(20, 23, 27)"
    )


@pytest.mark.parametrize("width", [320, 390])
def test_a_phone_never_scrolls_sideways(busy: MockServer, open_desk: OpenDesk, width: int) -> None:
    desk = open_desk(width=width, height=844, has_touch=True, is_mobile=True)
    for view in VIEWS:
        open_view(desk, view)
        assert desk.page.evaluate("document.documentElement.scrollWidth") <= width, view
        small = desk.page.evaluate(
            "() => [...document.querySelectorAll('button')].filter((each) => each.checkVisibility())"
            ".filter((each) => each.getBoundingClientRect().height < 40).map((each) => each.textContent)"
        )
        assert small == [], view


def test_a_phone_shows_the_list_or_the_order(busy: MockServer, open_desk: OpenDesk) -> None:
    desk = open_desk(width=390, height=844)
    open_view(desk, "orders/nocnoc/10000001")
    assert not desk.page.locator("#order-list").is_visible()
    desk.click("Back to the orders", role="link")
    desk.page.locator("#order-list table").wait_for()
    assert not desk.page.locator("#order").is_visible()


def press_until(desk: Desk, key: str, text: str) -> None:
    for _ in range(60):
        desk.page.keyboard.press(key)
        if desk.page.evaluate("document.activeElement.textContent") == text:
            return
    raise AssertionError(f"{key} never reached {text}")


def test_an_order_is_advanced_by_the_keyboard_alone(busy: MockServer, open_desk: OpenDesk) -> None:
    desk = open_desk()
    open_view(desk, "orders/nocnoc")
    press_until(desk, "Tab", "10000001")
    desk.page.keyboard.press("Enter")
    desk.page.locator("#order").wait_for()
    press_until(desk, "Tab", "Advance to in_process")
    desk.page.keyboard.press("Enter")
    desk.page.get_by_role("button", name="Advance to picked_up").wait_for()
    # The button is gone; the focus stays in the order.
    assert desk.page.evaluate("document.getElementById('order').contains(document.activeElement)")
    press_until(desk, "Tab", "Advance to picked_up")


def test_the_focus_stays_while_the_list_changes(busy: MockServer, open_desk: OpenDesk) -> None:
    desk = open_desk()
    open_view(desk, "orders/nocnoc")
    press_until(desk, "Tab", "10000001")
    busy.control.seed(3)
    desk.see("4 shown")
    assert desk.page.evaluate("document.activeElement.textContent") == "10000001"


def test_the_first_key_skips_to_the_content(open_desk: OpenDesk) -> None:
    desk = open_desk()
    press_until(desk, "Tab", "Skip to the content")
    desk.page.keyboard.press("Enter")
    assert desk.page.evaluate("document.activeElement.id") == "main"


def test_what_was_done_is_announced(busy: MockServer, open_desk: OpenDesk) -> None:
    desk = open_desk()
    open_view(desk, "orders/nocnoc/10000001")
    desk.click("Advance to in_process")
    desk.page.get_by_role("status").get_by_text("Order 10000001: in_process.").wait_for()


def test_a_dialog_keeps_the_focus_and_gives_it_back(open_desk: OpenDesk) -> None:
    desk = open_desk()
    desk.go("state")
    desk.click("Reset the mock")
    assert desk.page.evaluate("document.activeElement.textContent") == "Keep it"
    desk.page.keyboard.press("Escape")
    assert desk.page.evaluate("document.activeElement.textContent") == "Reset the mock"
