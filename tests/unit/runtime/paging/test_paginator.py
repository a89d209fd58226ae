"""Iterations over a list: any finite server is read to its end, each item once, and can be resumed anywhere."""

from __future__ import annotations

from collections.abc import Callable, Generator, Sequence
from contextlib import suppress
from dataclasses import dataclass, field
from types import SimpleNamespace
from typing import Any, NamedTuple

import pytest
from attrs import astuple, define, evolve
from hypothesis import example, given
from hypothesis import strategies as st
from orderkit import Listing, PaginationError, ServerError
from orderkit.runtime.client.calls import Call
from orderkit.runtime.paging.cursors import CursorCodec
from orderkit.runtime.paging.list_request import ListOptions, ListRequest, list_request
from orderkit.runtime.paging.paginator import PageSource
from orderkit.runtime.paging.strategies import (
    LinkedPages,
    param,
)
from orderkit.runtime.protocol.exchange import Completed
from orderkit.runtime.protocol.messages import JsonBody, OperationInfo, Request, Response, Timeout


class PageMeta(NamedTuple):
    """The total and the link that come with the items of a page."""

    total: int | None = None
    link: str = ""


@dataclass
class Server:
    """A provider that pages its items with one strategy, and fails on demand."""

    pagination: dict[str, Any]
    page: Callable[[Request, Sequence[int], int], tuple[Sequence[Any], PageMeta]]
    items: Sequence[int]
    size: int
    failures: set[int] = field(default_factory=set)
    """The requests that fail, counted from zero."""
    requests: list[Request] = field(default_factory=list)

    provider = property(lambda self: SimpleNamespace(name="shop", paginations={"list": self.pagination}))
    transport = property(lambda self: SimpleNamespace(perform=self.run))

    def run(self, steps: Generator[Any, Any, Any]) -> Any:
        with pytest.raises(StopIteration) as done:
            next(steps)
        return done.value.value

    def completed_flow_of(self, call: Call[Any]) -> Generator[Any, Any, Any]:
        yield from ()
        self.requests.append(call.request)
        if len(self.requests) - 1 in self.failures:
            raise ServerError("the provider failed")
        items, meta = self.page(call.request, self.items, self.size)
        response = Response(status=200, headers={"link": meta.link} if meta.link else {})
        return Completed((items, meta), response, 1, 0.0)

    def list(self, **options: Any) -> Listing[int]:
        return Listing(self, self.list_request(**options))

    def list_request(
        self, *, limit: int | None = None, cursor: str | None = None, **filters: Any
    ) -> ListRequest[int]:
        request = Request(
            method="POST",
            base_url="https://p.test",
            path="/list",
            timeout=Timeout(),
            params={"size": self.size, **filters},
            body=JsonBody({"limit": self.size}),
        )
        info = OperationInfo(operation="list", method="POST", path_template="/list", kind="safe")
        call = Call[Any](info=info, request=request, build=lambda data: data, language=None)
        options = ListOptions(self.size, limit, cursor)
        return list_request(call, lambda page: page[0], options, total=lambda page: page[1].total)


def numbered(first: int, request: Request, items: Sequence[int], size: int) -> Sequence[int]:
    start = (param(request, "page") - first) * size
    return items[start : start + size]


def by_link(request: Request, items: Sequence[int], size: int) -> tuple[Sequence[int], PageMeta]:
    start = int(param(request, "cursor") or 0)
    more = start + size < len(items)
    link = f'<https://elsewhere.example/list?cursor={start + size}&x=1>; rel="next"' if more else ""
    return items[start : start + size], PageMeta(link=link)


def by_offset(request: Request, items: Sequence[int], size: int) -> tuple[Sequence[int], PageMeta]:
    start = param(request, "/offset")
    return items[start : start + size], PageMeta(total=len(items))


KINDS: dict[str, tuple[dict[str, Any], Any]] = {
    "page from zero without total": (
        {"kind": "page", "first": 0, "inputs": {"page": "page", "size": "size"}},
        lambda request, items, size: (numbered(0, request, items, size), PageMeta()),
    ),
    "page from one with total": (
        {"kind": "page", "first": 1, "inputs": {"page": "page", "size": "size"}, "total": "/total"},
        lambda request, items, size: (numbered(1, request, items, size), PageMeta(total=len(items))),
    ),
    "cursor in a link": ({"kind": "link-cursor", "inputs": {"cursor": "cursor"}}, by_link),
    "offset in a body with total": (
        {"kind": "offset", "first": 0, "inputs": {"offset": "/offset", "limit": "/limit"}, "total": "/total"},
        by_offset,
    ),
}


@st.composite
def servers(draw: st.DrawFn) -> Server:
    pagination, page = KINDS[draw(st.sampled_from(sorted(KINDS)))]
    return Server(pagination, page, range(draw(st.integers(0, 40))), draw(st.integers(1, 12)))


@given(servers())
def test_every_item_is_seen_once_and_in_order(server: Server) -> None:
    assert list(server.list()) == list(server.items)
    # Without a total, or with a last page that is full, one more page shows that there is none.
    assert len(server.requests) <= -(-len(server.items) // server.size) + 1


@given(servers())
def test_the_pages_hold_the_same_items_and_none_is_empty(server: Server) -> None:
    pages = list(server.list().pages())
    assert [item for page in pages for item in page.items] == list(server.items)
    assert all(page.items for page in pages)


@given(servers(), st.integers(0, 45))
def test_a_limit_ends_a_listing_and_nothing_is_requested_beyond_it(server: Server, limit: int) -> None:
    assert list(server.list(limit=limit)) == list(server.items[:limit])
    assert len(server.requests) <= -(-limit // server.size)


@given(servers(), st.integers(0, 45))
def test_a_listing_can_be_resumed_after_any_item(server: Server, seen: int) -> None:
    listing = server.list(limit=seen)
    before = list(listing)
    after = [] if listing.cursor is None else list(server.list(cursor=listing.cursor))
    assert before + after == list(server.items)


@given(servers())
def test_a_listing_can_be_resumed_after_any_page(server: Server) -> None:
    for number, page in enumerate(server.list().pages()):
        rest = [] if page.cursor is None else list(server.list(cursor=page.cursor))
        assert rest == list(server.items[(number + 1) * server.size :])


@given(servers(), st.sets(st.integers(0, 10)))
@example(Server(*KINDS["cursor in a link"], range(9), 3), {0, 1, 3, 5})
def test_no_failed_page_repeats_or_loses_an_item(server: Server, failures: set[int]) -> None:
    server.failures = failures
    seen: list[int] = []
    cursors: list[str | None] = []
    cursor: str | None = None
    while True:
        try:
            seen.extend(server.list(cursor=cursor))
            break
        except ServerError as error:
            cursor = error.cursor
            cursors.append(cursor)
    assert None not in cursors
    assert seen == list(server.items)


@given(servers(), st.sets(st.integers(0, 10)))
def test_an_iterator_continues_after_an_error(server: Server, failures: set[int]) -> None:
    server.failures = failures
    iterator, seen = iter(server.list()), []
    while True:
        try:
            seen.append(next(iterator))
        except ServerError:
            continue
        except StopIteration:
            break
    assert seen == list(server.items)


@st.composite
def finite_servers(draw: st.DrawFn) -> Server:
    """Providers that know a few pages only, and answer with any of them to anything, under any total and any link."""
    page = st.tuples(
        st.lists(st.integers(0, 3), max_size=3), st.none() | st.integers(0, 40), st.none() | st.integers(0, 8)
    )
    pages = draw(st.lists(page, min_size=1, max_size=6))

    def serve(request: Request, items: Sequence[int], size: int) -> tuple[Sequence[Any], PageMeta]:
        found, total, onward = draw(st.sampled_from(pages))
        link = "" if onward is None else f'</l?cursor={onward}>; rel="next"'
        return found, PageMeta(total=total, link=link)

    kind = draw(st.sampled_from(sorted(KINDS)))
    return Server(KINDS[kind][0], serve, (), draw(st.integers(1, 3)))


@given(finite_servers())
def test_iterating_over_any_finite_server_ends(server: Server) -> None:
    with suppress(PaginationError):
        list(server.list())
    assert len(server.requests) <= 14


def test_a_page_that_repeats_forever_is_an_error_at_its_first_repeat() -> None:
    server = Server(KINDS["page from zero without total"][0], lambda *_: ([1, 2], PageMeta()), (), 2)
    seen: list[int] = []
    with pytest.raises(PaginationError, match="a page that was read before") as caught:
        seen.extend(server.list())
    assert (seen, len(server.requests)) == ([1, 2], 2)
    assert (caught.value.operation, caught.value.attempts) == ("list", 1)


def test_linked_pages_without_items_are_skipped() -> None:
    def every_third(request: Request, items: Sequence[int], size: int) -> tuple[Sequence[Any], PageMeta]:
        number = int(param(request, "cursor") or 0)
        link = f'</l?cursor={number + 1}>; rel="next"' if number < 6 else ""
        return [number] if number % 3 == 0 else [], PageMeta(link=link)

    assert list(Server(KINDS["cursor in a link"][0], every_third, (), 2).list()) == [0, 3, 6]


COUNTED = ["page from one with total", "offset in a body with total"]


@pytest.mark.parametrize("kind", COUNTED)
def test_an_empty_page_before_the_total_is_an_error_that_says_what_is_missing(kind: str) -> None:
    server = Server(KINDS[kind][0], lambda *_: ([], PageMeta(total=5)), (), 2)
    with pytest.raises(PaginationError, match="ended after 0 items and the provider reported 5") as caught:
        list(server.list())
    assert (caught.value.missing, caught.value.cursor) == (5, server.list().cursor)


@pytest.mark.parametrize("kind", COUNTED)
def test_a_list_whose_total_is_missing_is_read_until_a_page_is_empty(kind: str) -> None:
    pagination, page = KINDS[kind]
    server = Server(pagination, lambda *request: (page(*request)[0], PageMeta()), range(7), 2)
    assert list(server.list()) == list(range(7))


@pytest.mark.parametrize("total", [True, "7", 7.0, -1, 0, 3, 5])
@pytest.mark.parametrize("kind", COUNTED)
def test_a_total_that_is_too_low_or_no_number_hides_nothing(kind: str, total: Any) -> None:
    pagination, page = KINDS[kind]
    server = Server(pagination, lambda *request: (page(*request)[0], PageMeta(total=total)), range(7), 2)
    assert list(server.list()) == list(range(7))


def test_a_repeated_page_is_no_error_if_as_many_items_arrived_as_it_has() -> None:
    items = [*range(100, 103), *range(9)]
    answers = iter([(items[3:6], 9), (items[3:6], 12), (items[6:9], 12), (items[9:], 12), ([], 12)])

    def serve(*_: Any) -> tuple[Sequence[Any], PageMeta]:
        found, total = next(answers)
        return found, PageMeta(total=total)

    server = Server({**KINDS["page from one with total"][0], "key": ""}, serve, (), 3)
    assert list(server.list()) == list(range(9))


def test_pages_that_grow_where_there_is_no_total_may_hide_items_between_them() -> None:
    pages = {0: range(2), 1: range(5, 10)}
    server = Server(
        KINDS["page from zero without total"][0],
        lambda request, *_: (pages.get(param(request, "page"), ()), PageMeta()),
        (),
        5,
    )
    found: list[int] = []
    with pytest.raises(PaginationError, match="the provider changed the size of pages"):
        found.extend(server.list())
    assert found == [0, 1, *range(5, 10)]


def test_an_item_that_an_earlier_page_had_is_given_once_and_the_cursor_counts_it() -> None:
    pages = {0: [0, 1, 2], 1: [2, 3, 3], 2: [3, 4, 5]}
    server = Server(
        {**KINDS["page from zero without total"][0], "key": ""},
        lambda request, *_: (pages.get(param(request, "page"), ()), PageMeta()),
        (),
        3,
    )
    whole = [0, 1, 2, 3, 3, 4, 5]  # twice on one page is not moved, but there twice
    assert list(server.list()) == whole
    for seen in range(1, len(whole)):
        listing = server.list(limit=seen)
        assert [*listing][-1] == whole[seen - 1]
        # A listing that is resumed does not know the pages before its cursor.
        assert next(iter(server.list(cursor=listing.cursor))) in (whole[seen], 2, 3)


def test_an_endless_list_is_only_requested_as_far_as_it_is_read() -> None:
    server = Server(*KINDS["page from zero without total"], range(10**9), 5)
    assert server.requests == []
    assert server.list().first() == 0
    assert len(server.requests) == 1


def test_the_cursor_of_a_listing_follows_its_latest_iteration() -> None:
    server = Server(*KINDS["page from zero without total"], range(5), 2)
    listing = server.list()
    start = listing.cursor
    assert list(server.list(cursor=start)) == [0, 1, 2, 3, 4]
    assert [next(iter(listing)), next(iter(listing))] == [0, 0]
    assert list(server.list(cursor=listing.cursor)) == [1, 2, 3, 4]
    assert (list(listing), listing.cursor) == ([0, 1, 2, 3, 4], None)


def test_a_cursor_is_refused_with_other_filters() -> None:
    server = Server(*KINDS["page from zero without total"], range(5), 2)
    cursor = server.list(status="new").cursor
    with pytest.raises(ValueError, match=r"filters of shop\.list that it was made with"):
        server.list(status="old", cursor=cursor)


@pytest.mark.parametrize(
    ("argument", "value", "error", "words"),
    [
        ("limit", -1, ValueError, r"limit must be at least 0 \(got -1\)"),
        ("limit", "2", TypeError, r"limit must be int \(got str\)"),
        ("limit", True, TypeError, r"limit must be int \(got bool\)"),
        ("page_size", 0, ValueError, r"page_size must be at least 1 \(got 0\)"),
        ("page_size", 2.5, TypeError, r"page_size must be int \(got float\)"),
    ],
)
def test_a_wrong_count_is_refused_at_the_call(
    argument: str, value: Any, error: type[Exception], words: str
) -> None:
    size, limit = (2, value) if argument == "limit" else (value, None)
    server = Server(*KINDS["page from zero without total"], range(5), size)
    with pytest.raises(error, match=words):
        server.list(limit=limit)


def test_the_request_of_a_page_keeps_its_address_whatever_the_link_says() -> None:
    server = Server(*KINDS["cursor in a link"], range(9), 3)
    assert list(server.list()) == list(range(9))
    assert {request.path for request in server.requests} == {"/list"}
    assert [request.params.get("cursor") for request in server.requests] == [None, "3", "6"]


@define
class Note:
    """An item whose repr is cut, as that of a long model may be."""

    text: str

    def __repr__(self) -> str:
        return f"Note({self.text[:10]!r}...)"


def test_pages_of_long_items_that_begin_alike_are_different_pages() -> None:
    notes: Any = [Note("the same beginning, " + str(number)) for number in range(4)]
    server = Server(*KINDS["page from zero without total"], notes, 1)
    assert list(server.list()) == notes


def test_a_page_keeps_its_headers_but_not_its_bytes() -> None:
    class Bytes(Server):
        def completed_flow_of(self, call: Call[Any]) -> Generator[Any, Any, Any]:
            completed = yield from super().completed_flow_of(call)
            return evolve(completed, response=evolve(completed.response, content=b"[1, 2]"))

    server: Any = Bytes(*KINDS["cursor in a link"], range(9), 3)
    source = PageSource(
        server, server.list_request(), LinkedPages(name="cursor"), CursorCodec("shop.list", "f")
    )
    found = server.run(source.fetch(None))
    assert list(found.response.headers) == ["link"]
    assert not any(value == b"[1, 2]" for value in astuple(found.response))
