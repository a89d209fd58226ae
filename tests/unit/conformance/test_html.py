"""The page of a run: it needs nothing else, holds what was met, and no text of a server becomes markup."""

from __future__ import annotations

import re
from datetime import date
from decimal import Decimal
from html.parser import HTMLParser

import httpx
import pytest
from orderkit.conformance import run
from orderkit.conformance.coverage import coverage
from orderkit.conformance.outcome import Outcome, conclude
from orderkit.conformance.reports import html
from orderkit.testing.session import MockSession
from tested_servers import Faulty, options, with_body

HOSTILE = '</code><script>alert("x")</script>'


def hostile(request: httpx.Request, response: httpx.Response) -> httpx.Response:
    value = response.json()
    for order in value.get("data", []):
        order["order_details"]["status"] = HOSTILE
    return with_body(response, value)


@pytest.fixture
def outcome(mock: MockSession) -> Outcome:
    rules = frozenset({"fits-schema", "status-documented", "page-largest", "decimals"})
    finished = run(options("sendcloud", rules=rules), transport=Faulty(mock, hostile))
    return conclude(finished, today=date(2026, 11, 30))


class Tags(HTMLParser):
    """Collects tags, and checks that each is closed."""

    def __init__(self) -> None:
        super().__init__()
        self.found: list[str] = []
        self._open: list[str] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.found.append(tag)
        if tag != "meta":
            self._open.append(tag)

    def handle_startendtag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.found.append(tag)

    def handle_endtag(self, tag: str) -> None:
        if self._open:
            assert self._open.pop() == tag


def test_the_page_is_whole_and_alone(outcome: Outcome) -> None:
    page = html.render(outcome)
    tags = Tags()
    tags.feed(page)
    assert not {"script", "link", "img", "iframe"} & {*tags.found}
    assert "default-src 'none'" in page
    assert not re.search(r"""(src|href)=["']?(https?:)?//""", page)
    assert "merchant-one" not in page


def test_texts_of_a_server_are_no_markup(outcome: Outcome) -> None:
    page = html.render(outcome)
    assert "<script" not in page
    assert "&lt;script&gt;" in page


def test_the_matrix_links_to_failures(outcome: Outcome) -> None:
    page = html.render(outcome)
    assert '<a class="broken" href="#fits-schema--listOrders">' in page
    assert 'id="fits-schema--listOrders"' in page
    assert 'title="not applicable"' in page
    assert "not reached: needs --allow-writes" in page


def test_coverage_counts_statuses_and_bounds(outcome: Outcome) -> None:
    found = coverage(outcome.run.contract, outcome.run.exchanges)
    listing = next(each for each in found if each.operation == "listOrders")
    assert listing.statuses[200] > 0
    assert listing.statuses[400] > 0
    size = next(each for each in listing.inputs if each.name == "page_size")
    assert size.least == Decimal(1)
    assert size.most == Decimal(200)
    assert size.at_most > 0
    assert size.above > 0
    assert size.below == 0
    assert next(each for each in found if each.operation == "deleteOrder").statuses.total() == 0
