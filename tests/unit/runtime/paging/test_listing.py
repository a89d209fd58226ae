"""Listings of a client, sync and async: lazy, resumable, and what becomes of them when a page fails."""

from __future__ import annotations

import asyncio
import copy
import json
import re
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any

import httpx
import pytest
from orderkit import AsyncListing, Listing, NocnocStore, UnauthorizedError
from orderkit.contract import Contract

ORDER = Contract.load("nocnoc_store").document["components"]["examples"]["OrderListOneInProcess"]["value"]


def order(number: int) -> dict[str, Any]:
    return {**copy.deepcopy(ORDER["orders"][0]), "tracking_id": f"NC{number}"}


def page_of(numbers: range) -> dict[str, Any]:
    return {"orders": [order(number) for number in numbers]}


def serving(count: int) -> Callable[[httpx.Request], httpx.Response]:
    """A provider that has so many orders."""

    def serve(request: httpx.Request) -> httpx.Response:
        number, size = int(request.url.params["page"]), int(request.url.params["size"])
        return httpx.Response(200, json=page_of(range(count)[number * size : (number + 1) * size]))

    return serve


def ids(items: list[Any]) -> list[int]:
    return [int(item.tracking_id.removeprefix("NC")) for item in items]


def test_making_a_listing_sends_nothing(store: Any, mode: str) -> None:
    caller = store(serving(1))
    listing = caller.client.list_orders()
    assert type(listing) is (Listing if mode == "sync" else AsyncListing)
    assert caller.sent == []


def test_a_listing_is_iterated_over_page_by_page(store: Any) -> None:
    caller = store(*[serving(5)] * 3)
    iterator = caller.iterator_of(caller.client.list_orders(page_size=2))
    for _ in range(2):
        caller.next_of(iterator)
    assert len(caller.sent) == 1
    caller.next_of(iterator)
    assert [dict(request.url.params) for request in caller.sent] == [
        {"page": "0", "size": "2"},
        {"page": "1", "size": "2"},
    ]


def test_a_listing_without_a_total_ends_at_an_empty_page(store: Any) -> None:
    caller = store(*[serving(5)] * 4)
    assert ids(caller.gather(caller.client.list_orders(page_size=2))) == [0, 1, 2, 3, 4]
    assert [request.url.params["page"] for request in caller.sent] == ["0", "1", "2", "3"]


def test_an_unknown_status_and_an_unknown_field_are_kept(store: Any) -> None:
    sent = {**order(1), "status": "teleported", "mood": "good"}
    caller = store(httpx.Response(200, json={"orders": [sent]}), httpx.Response(200, json={"orders": []}))
    (item,) = caller.gather(caller.client.list_orders())
    assert (item.status, item["mood"]) == ("teleported", "good")
    assert item.to_dict() == sent


def test_each_iteration_starts_over(store: Any) -> None:
    caller = store(*[serving(3)] * 4)
    listing = caller.client.list_orders()
    assert ids(caller.gather(listing)) == ids(caller.gather(listing)) == [0, 1, 2]


def test_pages_hold_the_items_and_where_to_go_on(store: Any) -> None:
    caller = store(*[serving(3)] * 6)
    pages = caller.gather(caller.client.list_orders(page_size=2).pages())
    assert [ids(page.items) for page in pages] == [[0, 1], [2]]
    for page, rest in zip(
        pages, ([2], []), strict=True
    ):  # only the empty page after the last shows that it is the last
        assert ids(caller.gather(caller.client.list_orders(page_size=2, cursor=page.cursor))) == rest


@pytest.mark.parametrize(("count", "first"), [(0, None), (3, 0)])
def test_the_first_item_needs_one_request(store: Any, count: int, first: int | None) -> None:
    caller = store(serving(count))
    found = caller.run(caller.client.list_orders(page_size=2).first())
    assert (None if found is None else ids([found])[0], len(caller.sent)) == (first, 1)


def test_a_limit_cuts_a_page_and_can_be_resumed_after(store: Any) -> None:
    caller = store(*[serving(5)] * 6)
    some = caller.client.list_orders(page_size=2, limit=3)
    assert ids(caller.gather(some)) == [0, 1, 2]
    rest = caller.client.list_orders(page_size=2, cursor=some.cursor)
    assert ids(caller.gather(rest)) == [3, 4]


def test_a_cursor_is_refused_with_other_filters_before_anything_is_sent(store: Any) -> None:
    caller = store(serving(5))
    cursor = caller.client.list_orders(statuses="cancelled").cursor
    with pytest.raises(ValueError, match="cursor must be passed with the filters"):
        caller.client.list_orders(statuses="in_process", cursor=cursor)
    with pytest.raises(
        ValueError, match=r"must be one of nocnoc_store\.listProducts \(got one of nocnoc_store\.listOrders\)"
    ):
        caller.client.list_products(cursor=cursor)
    assert caller.sent == []


def test_the_timeout_and_the_headers_hold_for_every_page(store: Any) -> None:
    caller = store(*[serving(2)] * 3)
    caller.gather(caller.client.list_orders(page_size=1, timeout=7.0))
    assert {request.extensions["timeout"]["read"] for request in caller.sent} == {7.0}
    assert {request.headers["content-type"] for request in caller.sent} == {"application/json"}


def test_row_15_an_iterator_that_met_an_error_goes_on(store: Any) -> None:
    answers = [serving(3), httpx.Response(401), serving(3)]
    caller = store(*answers)
    iterator = caller.iterator_of(caller.client.list_orders(page_size=2))
    assert ids([caller.next_of(iterator), caller.next_of(iterator)]) == [0, 1]
    with pytest.raises(UnauthorizedError):
        caller.next_of(iterator)
    assert ids([caller.next_of(iterator)]) == [2]


@pytest.mark.parametrize("mode", ["async"])
def test_row_19_a_listing_goes_on_after_a_page_that_was_cancelled(
    store: Any, server: Any, reply: Any
) -> None:
    server.play(reply(200, page_of(range(2))), "hang", reply(200, page_of(range(2, 3))))
    caller = store(base_url=server.url)
    iterator = caller.iterator_of(caller.client.list_orders(page_size=2))

    async def read() -> list[Any]:
        found = [await anext(iterator), await anext(iterator)]
        page = asyncio.ensure_future(anext(iterator))
        await asyncio.to_thread(server.wait_for_requests, 2)
        page.cancel()
        with pytest.raises(asyncio.CancelledError):
            await page
        return [*found, await anext(iterator)]

    assert ids(caller.loop.run(read())) == [0, 1, 2]


# The comment of a line holds what a type checker reports for it.
CHECKED = """
from orderkit import (
    AsyncEPages,
    AsyncNocnocStore,
    AsyncSendcloud,
    EPages,
    NocnocStore,
    Noventiq,
    Sendcloud,
)
from orderkit.sendcloud import NewOrderDict

def read(client: NocnocStore) -> None:
    for order in client.list_orders(statuses=["in_process", "cancelled"], limit=3):
        reveal_type(order)  # nocnoc_store.models.order.Order"
    for page in client.list_products().pages():
        reveal_type(page.items[0])  # nocnoc_store.models.product.Product"
    reveal_type(client.list_orders().first())  # nocnoc_store.models.order.Order | None"
    client.list_orders(statsu="cancelled")  # Unexpected keyword argument "statsu"
    client.list_orders(statuses="canceled")  # Argument "statuses" has incompatible type
    client.list_orders(date_from="2026-01-01")  # Argument "date_from" has incompatible type
    client.list_orders(windows="week")  # Argument "windows" has incompatible type
    reveal_type(client.list_orders(windows=7).progress)  # orderkit.runtime.paging.paginator.Progress"
    async def wrong() -> None:
        async for order in client.list_orders():  # has no attribute "__aiter__"
            pass

async def read_async(client: AsyncNocnocStore) -> None:
    async for order in client.list_orders(order_id="NC1"):
        reveal_type(order)  # nocnoc_store.models.order.Order"
    reveal_type(await client.list_products().first())  # nocnoc_store.models.product.Product | None"
    client.list_products(update_at_from=None)  # Unexpected keyword argument "update_at_from"
    for order in client.list_orders():  # has no attribute "__iter__"
        pass

def read_sendcloud(client: Sendcloud, new: NewOrderDict) -> None:
    for order in client.list_orders(integration=[17, 41], sort=["integration", "-pk"]):
        reveal_type(order)  # sendcloud.models.order.Order"
    reveal_type(client.create_or_update_orders([new]))  # sendcloud.models.saved_order.SavedOrder]"
    client.list_orders(intergation=17)  # Unexpected keyword argument "intergation"
    client.list_orders(sort="id")  # Argument "sort" has incompatible type
    client.list_orders(order_created_at="2026-01-01")  # Argument "order_created_at" has incompatible type
    client.retrieve_order(6.69)  # Argument 1 has incompatible type

async def read_sendcloud_async(client: AsyncSendcloud) -> None:
    reveal_type(await client.update_order(669, {}))  # sendcloud.models.saved_order.SavedOrder"

def search(client: Noventiq) -> None:
    for number in client.search_orders(status="not paid", currency="EUR"):
        reveal_type(number)  # Revealed type is "int"
    client.search_orders(statu="paid")  # Unexpected keyword argument "statu"
    client.search_orders(status="terminated")  # Argument "status" has incompatible type

def read_shop(client: EPages) -> None:
    for order in client.list_orders(paid=True, dispatched=False, currency="EUR"):
        reveal_type(order)  # epages.models.order.Order"
    reveal_type(client.list_order_documents("1").first())  # epages.models.order_document.OrderDocument | None"
    client.list_orders(payed=True)  # Unexpected keyword argument "payed"
    client.list_orders(paid="true")  # Argument "paid" has incompatible type
    client.list_orders(created_after=20260101)  # Argument "created_after" has incompatible type
    client.update_order("1", {"op": "remove"})  # incompatible type

async def read_shop_async(client: AsyncEPages) -> None:
    async for document in client.list_order_documents("1", include_pdf=True):
        reveal_type(document)  # epages.models.order_document.OrderDocument"
    patched = await client.update_order("1", [{"op": "remove", "path": "/paidOn"}])
    reveal_type(patched)  # epages.models.order_detail.OrderDetail"
"""


OTHER = re.escape(" has incompatible type")


@pytest.mark.slow
def test_a_type_checker_knows_the_items_and_refuses_a_misspelt_filter(tmp_path: Path) -> None:
    (tmp_path / "reader.py").write_text(CHECKED, encoding="utf-8")
    command = [sys.executable, "-m", "mypy", "--strict", "--no-error-summary", "--no-pretty"]
    done = subprocess.run(
        [*command, "--cache-dir", str(tmp_path / "cache"), "reader.py"],
        cwd=tmp_path,
        capture_output=True,
        text=True,
        check=False,
    )
    said = {
        int(line.split(":")[1]): line
        for line in done.stdout.splitlines()
        if line.startswith("reader.py") and " defined in " not in line
    }
    expected = {
        number: line.partition("  # ")[2]
        for number, line in enumerate(CHECKED.splitlines(), 1)
        if "  # " in line
    }
    assert said.keys() == expected.keys(), done.stdout
    assert [
        number
        for number, words in expected.items()
        if not re.search(re.escape(words).replace(OTHER, f".*{OTHER}"), said[number])
    ] == [], done.stdout


def test_the_examples_of_the_contract_are_what_is_served_here() -> None:
    assert json.loads(json.dumps(page_of(range(2202936, 2202937)))) == ORDER
    assert NocnocStore._provider.name == "nocnoc_store"
