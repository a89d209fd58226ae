"""Listings of every client against servers that page in their own way: every item once, or an error that says so."""

from __future__ import annotations

import asyncio
import json
import threading
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from typing import Any

import httpx
import orderkit
import pytest
from hypothesis import given
from hypothesis import strategies as st
from orderkit import PaginationError, Retry
from orderkit.contract import Contract


def example(provider: str, name: str) -> Any:
    return Contract.load(provider).document["components"]["examples"][name]["value"]


STORE_ORDER = example("nocnoc_store", "OrderListOneInProcess")["orders"][0]
SHOP_ORDER = example("epages", "OrderListThree")["items"][0]
ORDER = example("sendcloud", "OrderComplete")["data"]
PRODUCT = example("nocnoc_store", "ProductListTwo")["products"][0]


@dataclass
class Lister:
    """A server that lists numbers.

    Attributes:
        items: What is listed.
        cap: Items on a page at most, whatever is requested.
        sizes: Items on each page in turn, in place of one size for all.
        total: Makes the total that a page reports of the right one.
        happen: What happens before each request.
    """

    items: list[int]
    cap: int = 1_000
    sizes: Sequence[int] = ()
    total: Callable[[int], Any] = lambda right: right
    happen: Callable[[Lister], object] = lambda lister: None
    requested: int = 0
    lock: threading.Lock = field(default_factory=threading.Lock)

    def page(self, size: int, *, number: int = -1, begin: int = -1) -> list[int]:
        """The items of the page with a number, or after so many items."""
        with self.lock:
            self.happen(self)
            size = min(size, self.cap)
            if self.sizes:
                size = self.sizes[self.requested % len(self.sizes)]
            self.requested += 1
            start = number * size if begin < 0 else begin
            return self.items[start : start + size]

    def answer(self, request: httpx.Request) -> httpx.Response:
        raise NotImplementedError


class StoreOrders(Lister):
    def answer(self, request: httpx.Request) -> httpx.Response:
        found = self.page(int(request.url.params["size"]), number=int(request.url.params["page"]))
        return httpx.Response(
            200, json={"orders": [{**STORE_ORDER, "tracking_id": f"NC{each}"} for each in found]}
        )


class StoreProducts(Lister):
    def answer(self, request: httpx.Request) -> httpx.Response:
        found = self.page(int(request.url.params["size"]), number=int(request.url.params["page"]))
        return httpx.Response(200, json={"products": [{**PRODUCT, "sku": f"SK{each}"} for each in found]})


class ShopOrders(Lister):
    def answer(self, request: httpx.Request) -> httpx.Response:
        params = request.url.params
        found = self.page(int(params["resultsPerPage"]), number=int(params["page"]) - 1)
        items = [{**SHOP_ORDER, "orderId": f"ID{each}"} for each in found]
        page = {"page": int(params["page"]), "resultsPerPage": len(items), "items": items}
        return httpx.Response(200, json={"results": self.total(len(self.items)), **page})


class OrderIds(Lister):
    def answer(self, request: httpx.Request) -> httpx.Response:
        if request.url.path.endswith("login_check"):
            return httpx.Response(200, json={"token": "t", "refresh_token": "r"})
        body = json.loads(request.content)
        found = self.page(body["limit"], begin=body.get("offset", 0))
        return httpx.Response(200, json={"count_all": self.total(len(self.items)), "ids": found})


class LinkedOrders(Lister):
    def answer(self, request: httpx.Request) -> httpx.Response:
        size, begin = int(request.url.params["page_size"]), int(request.url.params.get("cursor", 0))
        found = self.page(size, begin=begin)
        last = begin + len(found)
        link = {"link": f'<https://x.test/?cursor={last}>; rel="next"'} if last < len(self.items) else {}
        return httpx.Response(
            200, headers=link, json={"data": [{**ORDER, "id": str(each)} for each in found]}
        )


@dataclass(frozen=True)
class Kind:
    """How a listing is called, and what identifies its items."""

    lister: type[Lister]
    client: str
    arguments: dict[str, Any]
    method: str
    key: Callable[[Any], int]


def digits(text: str) -> int:
    return int("".join(filter(str.isdigit, text)))


KINDS = {
    "store orders": Kind(
        StoreOrders, "NocnocStore", {"api_key": "k"}, "list_orders", lambda each: digits(each.tracking_id)
    ),
    "store products": Kind(
        StoreProducts, "NocnocStore", {"api_key": "k"}, "list_products", lambda each: digits(each.sku)
    ),
    "shop orders": Kind(
        ShopOrders,
        "EPages",
        {"shop_id": "s", "token": "t"},
        "list_orders",
        lambda each: digits(each.order_id),
    ),
    "order ids": Kind(OrderIds, "Noventiq", {"username": "u", "password": "p"}, "search_orders", int),
    "linked orders": Kind(
        LinkedOrders,
        "Sendcloud",
        {"public_key": "p", "secret_key": "s"},
        "list_orders",
        lambda each: int(each.id),
    ),
}
COUNTED = ["shop orders", "order ids"]


def read(mode: str, kind: Kind, lister: Lister, found: list[int], **options: Any) -> PaginationError | None:
    """Read a listing into `found` to its end or to its error, which is returned."""
    try:
        read_into(mode, kind, lister, found, **options)
    except PaginationError as error:
        return error
    return None


def read_into(
    mode: str,
    kind: Kind,
    lister: Lister,
    found: list[int],
    watch: Callable[[Any], object] = lambda listing: None,
    **options: Any,
) -> None:
    """Read a listing into `found`, and watch it after each item."""
    transport = httpx.MockTransport(lister.answer)
    made = {
        **kind.arguments,
        "base_url": "http://127.0.0.1:9",
        "retry": Retry.off(),
        "http_client": transport,
    }
    if mode == "sync":
        with getattr(orderkit, kind.client)(**made) as client:
            listing = getattr(client, kind.method)(**options)
            for each in listing:
                found.append(kind.key(each))
                watch(listing)
        return

    async def read_async() -> None:
        async with getattr(orderkit, f"Async{kind.client}")(**made) as client:
            listing = getattr(client, kind.method)(**options)
            async for each in listing:
                found.append(kind.key(each))
                watch(listing)

    asyncio.run(read_async())


@pytest.mark.parametrize("mode", ["sync", "async"])
@pytest.mark.parametrize("name", COUNTED)
@pytest.mark.parametrize(
    ("reported", "expected"),
    [(7, [5, 4, 3, 2, 1, 0]), (None, [None] * 6), (1, [0] * 6)],
    ids=["right", "none", "too small"],
)
def test_the_progress_has_how_many_items_are_left(
    mode: str, name: str, reported: int | None, expected: list[int | None]
) -> None:
    lister, lefts = KINDS[name].lister(list(range(7)), total=lambda _: reported), list[int | None]()

    def watch(listing: Any) -> None:
        lefts.append(listing.progress.left)

    read_into(mode, KINDS[name], lister, [], watch, page_size=2)
    assert lefts[1:] == expected


@pytest.mark.parametrize("mode", ["sync", "async"])
@pytest.mark.parametrize("name", KINDS)
@given(
    count=st.integers(0, 40),
    page_size=st.integers(1, 12),
    cap=st.integers(1, 12),
    concurrency=st.sampled_from([1, 1, 3]),
)
def test_a_server_may_give_fewer_items_than_requested(
    mode: str, name: str, count: int, page_size: int, cap: int, concurrency: int
) -> None:
    kind, found = KINDS[name], list[int]()
    lister = kind.lister(list(range(count)), cap=cap)
    assert read(mode, kind, lister, found, page_size=page_size, concurrency=concurrency) is None
    assert found == list(range(count))


@pytest.mark.parametrize("mode", ["sync", "async"])
@pytest.mark.parametrize("name", [*COUNTED, "linked orders"])
@given(sizes=st.lists(st.integers(1, 12), min_size=1, max_size=5), count=st.integers(0, 40))
def test_pages_of_any_size_lose_nothing_without_an_error_where_there_is_a_total_or_a_link(
    mode: str, name: str, sizes: list[int], count: int
) -> None:
    kind, found = KINDS[name], list[int]()
    lister = kind.lister(list(range(count)), sizes=sizes)
    error = read(mode, kind, lister, found, page_size=6)
    if error is None:
        assert sorted(found) == list(range(count))
    else:
        assert name == "shop orders"
        assert error.missing in (None, count - len(found))
        assert error.cursor is not None
    assert len(found) == len(set(found))


@pytest.mark.parametrize("name", COUNTED)
@given(
    count=st.integers(0, 30),
    page_size=st.integers(1, 12),
    cap=st.integers(1, 12),
    wrong=st.integers(-40, 40),
)
def test_a_wrong_total_is_an_error_if_it_is_too_high_and_else_ignored(
    name: str, count: int, page_size: int, cap: int, wrong: int
) -> None:
    kind, found = KINDS[name], list[int]()
    lister = kind.lister(list(range(count)), cap=cap, total=lambda right: right + wrong)
    error = read("sync", kind, lister, found, page_size=page_size)
    assert (None if error is None else error.missing) == (wrong if wrong > 0 else None)
    # A total that is too low is only believed of a first page that is shorter than requested and has as many items.
    assert found == list(range(count)) or (len(found) == count + wrong == cap < page_size)


@pytest.mark.parametrize("mode", ["sync", "async"])
@pytest.mark.parametrize("name", ["store orders", "shop orders", "linked orders"])
@given(
    count=st.integers(1, 40),
    page_size=st.integers(2, 9),
    coming=st.lists(st.integers(0, 1), min_size=1, max_size=12),
)
def test_items_that_arrive_at_the_front_cause_no_error_and_hide_nothing(
    mode: str, name: str, count: int, page_size: int, coming: list[int]
) -> None:
    left = list(coming)

    def arrive(lister: Lister) -> None:
        if name != "linked orders" and lister.requested and left and left.pop():
            lister.items.insert(0, 1000 + len(left))

    kind, found = KINDS[name], list[int]()
    lister = kind.lister(list(range(count)), happen=arrive)
    assert read(mode, kind, lister, found, page_size=page_size) is None
    assert [each for each in found if each < 1000] == list(range(count))
    assert len(found) == len(set(found))


@pytest.mark.parametrize("name", COUNTED)
@given(
    count=st.integers(4, 40),
    page_size=st.integers(2, 9),
    leaving=st.lists(st.integers(0, 60), min_size=1, max_size=8),
)
def test_items_that_leave_hide_no_other_without_an_error(
    name: str, count: int, page_size: int, leaving: list[int]
) -> None:
    left = list(leaving)

    def leave(lister: Lister) -> None:
        if lister.requested and left and lister.items:
            lister.items.pop(left.pop() % len(lister.items))

    kind, found = KINDS[name], list[int]()
    lister = kind.lister(list(range(count)), happen=leave)
    error = read("sync", kind, lister, found, page_size=page_size)
    if error is None:
        assert set(lister.items) <= set(found)
    else:
        assert error.missing == count - len(found)


@pytest.mark.parametrize("mode", ["sync", "async"])
@pytest.mark.parametrize("name", KINDS)
@given(count=st.integers(1, 30), cap=st.integers(1, 9), seen=st.integers(1, 30))
def test_a_listing_of_shorter_pages_is_resumed_after_any_item(
    mode: str, name: str, count: int, cap: int, seen: int
) -> None:
    kind, found = KINDS[name], list[int]()
    lister = kind.lister(list(range(count)), cap=cap)
    client = getattr(orderkit, kind.client)(
        **kind.arguments, base_url="http://127.0.0.1:9", http_client=httpx.MockTransport(lister.answer)
    )
    listing = getattr(client, kind.method)(page_size=7, limit=seen)
    found.extend(kind.key(each) for each in listing)
    if listing.cursor is not None:
        assert read(mode, kind, lister, found, page_size=7, cursor=listing.cursor) is None
    assert found == list(range(count))
