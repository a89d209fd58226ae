"""Tallies of pages: what is missing at the end, and which items were seen before."""

from __future__ import annotations

from types import SimpleNamespace
from typing import Any

import pytest
from orderkit.runtime.paging import tally as module
from orderkit.runtime.paging.tally import SeenItems, Tally


def after(*pages: tuple[int, int, int | None]) -> Tally:
    tally = Tally()
    for page in pages:
        tally = tally.add(*page)
    return tally


@pytest.mark.parametrize(
    ("pages", "expected", "missing"),
    [
        ([], None, 0),
        ([(2, 2, None)], None, 0),
        ([(2, 2, 5)], 5, 3),
        ([(2, 2, 5), (3, 3, 5)], 5, 0),
        ([(2, 2, 5), (3, 2, 6), (1, 1, 6)], 5, 0),  # one arrived at the front
        ([(2, 2, 5), (2, 2, 4)], 5, 1),  # one left, and another may have been passed over
        ([(2, 2, 5), (2, 2, 7), (2, 2, 6)], 7, 1),
        ([(2, 2, None), (2, 2, 9), (2, 2, None)], 9, 3),
        ([(9, 9, 5)], 5, 0),
    ],
)
def test_the_first_total_must_be_reached_and_the_highest_once_it_falls(
    pages: list[tuple[int, int, int | None]], expected: int | None, missing: int
) -> None:
    tally = after(*pages)
    assert (tally.expected, tally.missing) == (expected, missing)


@pytest.mark.parametrize(
    ("pages", "grew"),
    [
        ([(5, 5, None), (3, 3, None)], False),
        ([(3, 3, None), (5, 5, None)], True),
        ([(3, 3, None), (5, 5, None), (2, 2, None)], True),
        ([(3, 3, None), (5, 0, None)], False),
        ([(0, 0, None), (5, 5, None)], False),
        ([(3, 3, 8), (5, 5, 8)], False),
    ],
)
def test_a_page_longer_than_the_one_before_is_noted_where_there_is_no_total(
    pages: list[tuple[int, int, int | None]], grew: bool
) -> None:
    assert after(*pages).grew is grew


@pytest.mark.parametrize(
    ("pages", "total", "reaches"),
    [
        ([(2, 2, 2)], 2, True),
        ([(3, 3, 3)], 3, False),  # as long as pages are: the total may be wrong
        ([(4, 4, 4)], 4, False),  # longer than was requested
        ([(2, 2, 3)], 3, False),
        ([(3, 3, 5), (2, 2, 5)], 5, True),
        ([(2, 2, 4), (2, 2, 4)], 4, False),  # the provider gives two at most
        ([(2, 2, 5), (2, 2, 4)], 4, False),  # one that was reported has not been seen
    ],
)
def test_the_last_page_is_shorter_than_pages_are_and_reaches_the_total(
    pages: list[tuple[int, int, int | None]], total: int, reaches: bool
) -> None:
    assert after(*pages).reaches(total, 3) is reaches


def new_rows(seen: SeenItems, items: Any) -> list[int]:
    return list(seen.look_at(items, Tally(), None)[0])


def test_items_of_earlier_pages_are_known_by_their_key() -> None:
    seen = SeenItems(lambda item: item.id)
    first, second = ([SimpleNamespace(id=each) for each in ids] for ids in ((1, 2, 2), (2, 3, None)))
    assert new_rows(seen, first) == [0, 1, 2]
    seen.add(first)
    assert new_rows(seen, second) == [1, 2]
    assert seen.look_at(second, after((3, 3, None)), None) == ([1, 2], after((3, 3, None), (3, 2, None)))


def test_an_item_without_a_key_is_new() -> None:
    def key_of(item: Any) -> Any:
        return item.id

    seen = SeenItems(key_of)
    odd = [SimpleNamespace(id=["list"]), SimpleNamespace(), SimpleNamespace(id=1)]
    seen.add(odd)
    assert new_rows(seen, odd) == [0, 1]
    nameless = SeenItems(None)
    nameless.add(odd)
    assert new_rows(nameless, odd) == [0, 1, 2]


def test_the_keys_of_long_lists_are_forgotten(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(module, "_KEYS_HELD", 10)
    seen = SeenItems(lambda item: item)
    for start in range(0, 100, 5):
        seen.add(range(start, start + 5))
    assert new_rows(seen, range(85, 100)) == []
    assert new_rows(seen, range(10)) == list(range(10))
    assert len(seen._recent) + len(seen._earlier) <= 30
