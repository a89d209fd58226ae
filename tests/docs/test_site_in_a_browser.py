"""The built site in Chromium: the search, phones, and requests to other hosts."""

from __future__ import annotations

import re
import shutil
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest
import spec_files
from built_site import served
from operation_parts import snake
from orderkit.mock import MockServer, MockSettings
from page_desk import PATIENCE

if TYPE_CHECKING:
    from playwright.sync_api import Browser, Page

pytestmark = pytest.mark.slow

OPERATIONS = [
    (provider.replace("_", "-"), node["operationId"])
    for provider in spec_files.providers()
    for _, _, node in spec_files.operations(spec_files.read_spec(provider))
]

SEARCH = """async queries => {
  const config = JSON.parse(document.getElementById("__config").textContent)
  const base = new URL(config.base, location)
  const {config: settings, docs} = await (await fetch(new URL("search/search_index.json", base))).json()
  const worker = new Worker(new URL(config.search, base))
  const ask = (type, data) => new Promise(resolve => {
    worker.onmessage = event => event.data.type === type + 1 && resolve(event.data.data)
    worker.postMessage({type, data})
  })
  await ask(0, {config: settings, docs, options: {suggest: false}})
  const found = {}
  for (const query of queries) found[query] = (await ask(2, query)).items.map(items => items[0].location)
  return found
}"""
"""Asks the search of the theme, as its field for queries does: 0 sets it up, 2 is a query."""

BROKEN_NAMES = """() => [...document.querySelectorAll("td code, th code")]
  .filter(code => /^[\\w.]{1,30}$/.test(code.textContent) && code.getClientRects().length > 1)
  .map(code => code.textContent)"""


@pytest.fixture
def opened(browser: Browser, address: str) -> Iterator[Page]:
    """A page on a phone that must ask nobody else."""
    context = browser.new_context(viewport={"width": 390, "height": 844})
    asked: set[str] = set()
    context.on("request", lambda request: asked.add(request.url))
    page = context.new_page()
    page.set_default_timeout(PATIENCE)
    yield page
    context.close()
    assert {url for url in asked if not url.startswith((f"{address}/", "data:", "blob:"))} == set()


def test_the_search_finds_each_operation_first_by_each_of_its_names(opened: Page, address: str) -> None:
    opened.goto(f"{address}/index.html")
    names = {(provider, name): names_of(name) for provider, name in OPERATIONS}
    queries = sorted({query for queries in names.values() for query in queries})
    found: dict[str, list[str]] = opened.evaluate(SEARCH, queries)
    for name in dict(OPERATIONS).values():
        # Several providers may have an operation of one name.
        pages = {f"{provider}/{names_of(other)[2]}.html" for provider, other in OPERATIONS if other == name}
        for query in names_of(name):
            first = {location.partition("#")[0] for location in found[query][: len(pages)]}
            assert first == pages, query


def test_the_search_finds_the_operation_of_a_provider(opened: Page, address: str) -> None:
    opened.goto(f"{address}/index.html")
    pages = {
        f"{provider.replace('-', ' ')} {name}": f"{provider}/{names_of(name)[2]}.html"
        for provider, name in OPERATIONS
    }
    found: dict[str, list[str]] = opened.evaluate(SEARCH, list(pages))
    assert {query: locations[0].partition("#")[0] for query, locations in found.items()} == pages


def names_of(operation: str) -> tuple[str, str, str]:
    """The names in the spec, in Python and on the command line."""
    return operation, snake(operation), snake(operation).replace("_", "-")


def test_the_first_screen_has_a_command_and_code(opened: Page, address: str) -> None:
    opened.set_viewport_size({"width": 1280, "height": 860})
    opened.goto(f"{address}/index.html")
    for text in ("pip install", "import Sendcloud"):
        box = opened.locator("pre", has_text=text).first.bounding_box()
        assert box
        assert box["y"] + box["height"] < 860


@pytest.mark.parametrize("chosen", ["default", "slate"])
def test_charts_follow_the_scheme_of_the_page(chosen: str, opened: Page, address: str, site: Path) -> None:
    """A chart is an image with a scheme of its own: text of the wrong one would not be seen."""
    opened.goto(f"{address}/bench.html")
    while opened.locator("body").get_attribute("data-md-color-scheme") != chosen:
        opened.locator("label[for^=__palette]").locator("visible=true").first.click()
    scheme = opened.locator("img[src$='bench.svg']").evaluate("image => getComputedStyle(image).colorScheme")
    assert ("dark" in scheme) == (chosen == "slate")
    assert "prefers-color-scheme: dark" in (site / "bench.svg").read_text("utf-8")


def test_each_operation_leads_to_its_place_in_the_console(opened: Page, address: str) -> None:
    for provider, name in OPERATIONS:
        opened.goto(f"{address}/{provider}/{names_of(name)[2]}.html", wait_until="domcontentloaded")
        shown = opened.locator("h1 + p").inner_text()
        link = opened.get_by_role("link", name="Try it")
        opened.goto(f"{address}/{provider}/{link.get_attribute('href')}")
        opened.locator(f"text=/{re.escape(shown[:20])}/").locator("visible=true").first.wait_for()
        opened.get_by_role("button", name="TRY", exact=True).wait_for()


def test_no_page_is_wider_than_a_phone_or_breaks_a_name(opened: Page, address: str, site: Path) -> None:
    wide: dict[str, Any] = {}
    broken: dict[str, Any] = {}
    for path in sorted(site.rglob("*.html")):
        name = path.relative_to(site).as_posix()
        opened.goto(f"{address}/{name}", wait_until="domcontentloaded")
        if opened.evaluate("document.documentElement.scrollWidth > innerWidth"):
            wide[name] = opened.evaluate("document.documentElement.scrollWidth")
        if found := opened.evaluate(BROKEN_NAMES):
            broken[name] = found
    assert (wide, broken) == ({}, {})


@pytest.mark.parametrize(
    ("provider", "status"),
    [
        ("nocnoc", "OK:200"),
        ("nocnoc-store", "OK:200"),
        ("sendcloud", "OK:200"),
        (
            "noventiq",
            "Unauthorized:401",
        ),  # to get a token is the first operation, and its example is nobody's account
        ("epages", "OK:200"),
    ],
)
def test_a_console_calls_the_mock_and_nobody_else(
    provider: str, status: str, browser: Browser, site: Path, tmp_path: Path
) -> None:
    page = browser.new_page()
    page.set_default_timeout(PATIENCE)
    asked: set[str] = set()
    page.on("request", lambda request: asked.add(request.url))
    shutil.copytree(site / "console", tmp_path / "console")
    console = tmp_path / "console" / f"{provider}.html"
    with MockServer(MockSettings(cors=("*",))) as mock, served(tmp_path) as address:
        console.write_text(console.read_text("utf-8").replace("http://127.0.0.1:8787", mock.url), "utf-8")
        page.goto(f"{address}/console/{provider}.html")
        page.locator(".nav-bar-path").first.click()
        page.get_by_role("button", name="TRY", exact=True).click()
        page.get_by_text(f"Response Status: {status}").wait_for()
        page.close()
        assert any(url.startswith(f"{mock.url}/{provider}/") for url in asked)
        assert {url for url in asked if not url.startswith((f"{mock.url}/", f"{address}/", "data:"))} == set()
