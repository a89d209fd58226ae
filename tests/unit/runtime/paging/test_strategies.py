"""Paging strategies: which request selects a page, and where the next one begins."""

from __future__ import annotations

from typing import Any

import pytest
from orderkit import PaginationError
from orderkit.runtime.paging.link_header import LONGEST_HEADER
from orderkit.runtime.paging.strategies import (
    LinkedPages,
    NumberedPages,
    Offset,
    PageInfo,
    linked_cursor,
    strategy_of,
    with_params,
)
from orderkit.runtime.paging.tally import Tally
from orderkit.runtime.protocol.messages import JsonBody, Request, Timeout


@pytest.mark.parametrize(
    ("header", "cursor"),
    [
        ("", None),
        ('<https://h/l?cursor=abc>; rel="next"', "abc"),
        ("<https://h/l?a=1&cursor=a%3D%26b>; rel=next", "a=&b"),
        ('<https://h/l?cursor=p>; rel="previous", <https://h/l?cursor=n>; rel="next"', "n"),
        ('<https://h/l?cursor=p>; rel="previous"', None),
        ('<https://h/l?cursor=n,1>; title="a, b"; rel="last next"', "n,1"),
        ('<https://evil.example/l?cursor=n>; rel="NEXT"', "n"),
        ('<https://h/l?cursor=p>; title="rel=next"; rel="prev"', None),
        ("<?cursor=n>; rel=next", "n"),
        ("<https://h/l>; rel=next, <https://h/l?cursor=n>; rel=next", "n"),
        ('<https://h/l?cursor=p>; rel=next; anchor="#part", <https://h/l?cursor=n>; rel=next', "n"),
        ("<http://[::1/?cursor=p>; rel=prev, <https://h/l?cursor=n>; rel=next", "n"),
    ],
)
def test_the_cursor_is_read_from_the_link_to_the_next_page(header: str, cursor: str | None) -> None:
    assert linked_cursor(header, "cursor") == cursor


@pytest.mark.parametrize(
    ("header", "words"),
    [
        ('<https://h/l?page=2>; rel="next"', "has no cursor"),
        ('<https://h/l?cursor=>; rel="next"', "has no cursor"),
        ('<https://h/l?cursor=n>; rel="next"; anchor="/elsewhere"', "has no cursor"),
        ('<http://[::1/?cursor=A>; rel="next"', "cannot be read"),
        ("<" * (LONGEST_HEADER + 1), "at most 65536 characters"),
        (f'<?cursor={"a" * 32_769}>; rel="next"', "at most 32768 characters in a URL"),
        (f'<?cursor={"é" * 5_462}>; rel="next"', "at most 32768 characters in a URL"),
    ],
)
def test_a_next_page_whose_cursor_cannot_be_read_is_an_error(header: str, words: str) -> None:
    with pytest.raises(PaginationError, match=words):
        linked_cursor(header, "cursor")


def test_a_parameter_in_the_body_changes_nothing_else_in_it() -> None:
    request = Request(
        method="POST",
        base_url="https://p.test",
        path="/",
        timeout=Timeout(),
        params={"a": 1},
        body=JsonBody({"limit": 2, "offset": 0, "ids": None}),
    )
    other = with_params(request, {"/offset": 4, "b": 5, "a": None})
    assert (other.params, other.json) == (
        {"b": 5},
        {"limit": 2, "offset": 4, "ids": None},
    )


def test_a_strategy_is_read_from_the_contract() -> None:
    numbered = {
        "kind": "page",
        "first": 0,
        "inputs": {"page": "page", "size": "size"},
        "stop": ["short-page"],
    }
    counted = {**numbered, "first": 1, "total": "/total", "stop": ["empty-page"]}
    linked = {"kind": "link-cursor", "inputs": {"cursor": "cursor"}}
    offset = {"kind": "offset", "first": 0, "inputs": {"offset": "/offset", "limit": "/limit"}}
    assert [strategy_of(pagination, 7) for pagination in (numbered, counted, linked, offset)] == [
        NumberedPages(size=7, name="page", start=0, ends_short=True),
        NumberedPages(size=7, name="page", start=1),
        LinkedPages(name="cursor"),
        Offset(size=7, name="/offset", start=0),
    ]
    with pytest.raises(ValueError, match="kind must be page, offset or link-cursor \\(got 'guess'\\)"):
        strategy_of({"kind": "guess", "inputs": {}}, 7)


def after(*counts: int, total: int | None = None) -> Tally:
    """The tally of pages with so many new items each, of which the last one has the total."""
    tally = Tally()
    for count in counts:
        tally = tally.add(count, count, total)
    return tally


@pytest.mark.parametrize("pages", [NumberedPages(size=5, name="page"), Offset(size=5, name="offset")])
@pytest.mark.parametrize(
    ("counts", "total", "ends"),
    [
        ((5,), None, False),
        ((3,), None, False),
        ((5, 0), None, True),
        ((0,), None, True),
        ((5, 3), 8, True),
        ((3,), 3, True),
        ((5, 5), 10, False),
        ((3, 3), 6, False),
        ((3, 2), 5, True),
        ((5, 3), 9, False),
        ((5, 3), 7, False),
        ((5, 0), 9, True),
        ((9, 2), 11, True),
        ((9,), 9, False),
    ],
)
def test_a_list_ends_at_an_empty_page_or_at_a_short_one_that_reaches_the_total(
    pages: NumberedPages | Offset, counts: tuple[int, ...], total: int | None, ends: bool
) -> None:
    page = PageInfo(count=counts[-1], total=total)
    following = pages.next_position(20, page, after(*counts, total=total))
    onward = 21 if isinstance(pages, NumberedPages) else 20 + counts[-1]
    assert following == (None if ends else onward)


def test_a_short_page_is_the_last_one_only_where_the_contract_says_so() -> None:
    pages = NumberedPages(size=5, name="page", ends_short=True)
    assert pages.next_position(0, PageInfo(count=4), after(4)) is None
    assert pages.next_position(0, PageInfo(count=5), after(5)) == 1
    assert pages.next_position(0, PageInfo(count=4, total=9), after(4, total=9)) == 1


@pytest.mark.parametrize(
    ("pagination", "counts", "expected"),
    [
        ({"kind": "page", "first": 1, "inputs": {"page": "p"}, "total": "/t"}, (5,), [2, 3, 4]),
        ({"kind": "page", "first": 1, "inputs": {"page": "p"}, "total": "/t"}, (3,), [2, 3, 4, 5]),
        ({"kind": "page", "first": 1, "inputs": {"page": "p"}, "total": "/t"}, (9, 9), [2]),
        ({"kind": "page", "first": 0, "inputs": {"page": "p"}}, (5,), [2, 3, 4, 5]),
        ({"kind": "offset", "first": 0, "inputs": {"offset": "/o"}, "total": "/t"}, (), [2]),
        ({"kind": "offset", "first": 0, "inputs": {"offset": "/o"}, "total": "/t"}, (5,), [2, 7, 12, 17]),
        ({"kind": "offset", "first": 0, "inputs": {"offset": "/o"}, "total": "/t"}, (3,), [2, 5, 8, 11]),
        ({"kind": "link-cursor", "inputs": {"cursor": "c"}}, (5,), [2]),
    ],
)
def test_upcoming_positions_are_predicted_from_the_size_that_pages_have(
    pagination: dict[str, Any], counts: tuple[int, ...], expected: list[int]
) -> None:
    tally = after(*counts, total=18 if "total" in pagination else None)
    assert strategy_of(pagination, 5).upcoming(2, 4, tally) == expected
