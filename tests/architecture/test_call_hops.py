"""Calls stay easy to follow: a call goes down through the modules once, and its result comes up once."""

from __future__ import annotations

import itertools
import sys
from collections.abc import Callable
from pathlib import Path
from types import FrameType
from typing import Any

import httpx
import orderkit
import orderkit_clients
import pytest
from orderkit import Nocnoc, NocnocStore, contract

OURS = (str(Path(orderkit.__file__).parent), *map(str, orderkit_clients.__path__))
PAGE_SIZE = 50

pytest.importorskip("msgspec", reason="models that are decoded without it call one another from file to file")


def example(provider: str, name: str) -> Any:
    return contract.Contract.load(provider).document["components"]["examples"][name]["value"]


def changes_of_file(call: Callable[[], object]) -> int:
    """Count how often a function of ours is entered, or resumed, after one that stands in another file.

    The second run counts: the first one imports modules and fills caches.
    """
    files: list[str] = []

    def profile(frame: FrameType, event: str, _: object) -> None:
        if event == "call" and frame.f_code.co_filename.startswith(OURS):
            files.append(frame.f_code.co_filename)

    call()
    before = sys.getprofile()
    sys.setprofile(profile)
    try:
        call()
    finally:
        sys.setprofile(before)
    return sum(one != other for one, other in itertools.pairwise(files))


ORDER = example("nocnoc_store", "OrderListOneInProcess")["orders"][0]
CREATED = example("nocnoc", "OrderCreated")


def three_pages(request: httpx.Request) -> httpx.Response:
    """Serve a full page, one that is one order short, and an empty one, which shows that there are no more."""
    first = int(request.url.params["page"]) * PAGE_SIZE
    numbers = range(first, min(first + PAGE_SIZE, 2 * PAGE_SIZE - 1))
    return httpx.Response(200, json={"orders": [{**ORDER, "tracking_id": f"NC{each}"} for each in numbers]})


def test_a_listing_of_three_pages_changes_the_file_a_hundred_times_at_most() -> None:
    transport = httpx.MockTransport(three_pages)
    with NocnocStore("key", base_url="https://p.test", http_client=transport) as client:
        assert sum(1 for _ in client.list_orders(page_size=PAGE_SIZE)) == 2 * PAGE_SIZE - 1
        assert changes_of_file(lambda: list(client.list_orders(page_size=PAGE_SIZE))) <= 100


def test_create_order_changes_the_file_thirty_times_at_most() -> None:
    body = example("nocnoc", "CreateOrderRequestTabletAndDrones")
    transport = httpx.MockTransport(lambda _: httpx.Response(200, json=CREATED))
    with Nocnoc("key", base_url="https://p.test", http_client=transport) as client:
        assert changes_of_file(lambda: client.create_order(body)) <= 30
