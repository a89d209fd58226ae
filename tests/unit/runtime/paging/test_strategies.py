"""Paging strategies: which request selects a page, and where the next one begins."""

from __future__ import annotations

from typing import Any

import pytest
from orderkit import PaginationError
from orderkit.runtime.paging.strategies import (
    LinkedPages,
    NumberedPages,
    Offset,
    PageInfo,
    linked_cursor,
    strategy_of,
    with_params,
)
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
    ],
)
def test_the_cursor_is_read_from_the_link_to_the_next_page(header: str, cursor: str | None) -> None:
    assert linked_cursor(header, "cursor") == cursor


def test_a_next_page_without_a_cursor_is_an_error() -> None:
    with pytest.raises(PaginationError, match="has no cursor"):
        linked_cursor('<https://h/l?page=2>; rel="next"', "cursor")


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
    numbered = {"kind": "page", "first": 0, "inputs": {"page": "page", "size": "size"}}
    counted = {**numbered, "first": 1, "total": "/total"}
    linked = {"kind": "link-cursor", "inputs": {"cursor": "cursor"}}
    offset = {"kind": "offset", "first": 0, "inputs": {"offset": "/offset", "limit": "/limit"}}
    assert [strategy_of(pagination, 7) for pagination in (numbered, counted, linked, offset)] == [
        NumberedPages(size=7, name="page", start=0, counted=False),
        NumberedPages(size=7, name="page", start=1, counted=True),
        LinkedPages(name="cursor"),
        Offset(size=7, name="/offset", start=0),
    ]
    with pytest.raises(ValueError, match="kind must be page, offset or link-cursor \\(got 'guess'\\)"):
        strategy_of({"kind": "guess", "inputs": {}}, 7)


def test_a_full_last_page_is_followed_by_an_empty_one_where_there_is_no_total() -> None:
    pages = NumberedPages(size=2, name="page")
    assert pages.next_position(0, PageInfo(count=2)) == 1
    assert pages.next_position(1, PageInfo(count=0)) is None


def test_an_empty_page_is_the_last_one_whatever_the_total() -> None:
    pages = NumberedPages(size=2, name="page", counted=True)
    assert pages.next_position(0, PageInfo(count=1, total=5)) == 1
    assert pages.next_position(1, PageInfo(count=0, total=2**31)) is None


@pytest.mark.parametrize(
    ("pagination", "expected"),
    [
        ({"kind": "page", "first": 1, "inputs": {"page": "p"}, "total": "/t"}, [2, 3, 4]),
        ({"kind": "page", "first": 0, "inputs": {"page": "p"}}, [2, 3, 4, 5]),
        ({"kind": "offset", "first": 0, "inputs": {"offset": "/o"}, "total": "/t"}, [2, 7, 12, 17]),
        ({"kind": "link-cursor", "inputs": {"cursor": "c"}}, [2]),
    ],
)
def test_upcoming_positions_are_predicted_as_far_as_possible(
    pagination: dict[str, Any], expected: list[int]
) -> None:
    total = 18 if "total" in pagination else None
    assert strategy_of(pagination, 5).upcoming(2, 4, total) == expected
