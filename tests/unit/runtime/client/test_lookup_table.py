"""nocnoc's subcategories: a table that is looked up by id and searched by name."""

from __future__ import annotations

from typing import Any

import pytest
from orderkit import AsyncNocnoc, Nocnoc
from orderkit.contract import Contract
from orderkit.runtime.client.lookup_table import LookupTable, Subcategory


@pytest.fixture(params=[Nocnoc, AsyncNocnoc])
def catalogue(request: pytest.FixtureRequest) -> LookupTable:
    found: LookupTable = request.param.subcategories()
    return found


def test_there_are_222_subcategories(catalogue: LookupTable) -> None:
    assert len(catalogue) == len(set(catalogue)) == 222


def test_every_id_is_one_that_a_request_may_hold(catalogue: LookupTable) -> None:
    assert tuple(catalogue) == Contract.load("nocnoc").values("Subcategory")


def test_a_subcategory_is_looked_up_by_its_id(catalogue: LookupTable) -> None:
    assert catalogue[200] == Subcategory(id=200, category=catalogue[200].category, name="Tablets")
    assert catalogue[600].name == "R/C Airplanes & Quadcopters"


def test_every_entry_stands_under_its_own_id_and_has_a_category_and_a_name(catalogue: LookupTable) -> None:
    assert all(number == entry.id and entry.category and entry.name for number, entry in catalogue.items())


@pytest.mark.parametrize("number", [0, -1, 99, 2001, "200", None])
def test_what_is_not_in_the_table_is_not_found(catalogue: LookupTable, number: Any) -> None:
    assert number not in catalogue
    assert catalogue.get(number) is None


@pytest.mark.parametrize("words", ["quadcopters", "QUADCOPTERS", "  r/c   quad ", "quad airplanes"])
def test_a_search_finds_names_that_hold_every_word_in_any_case_and_order(
    catalogue: LookupTable, words: str
) -> None:
    assert 600 in [entry.id for entry in catalogue.search(words)]


def test_a_search_keeps_the_order_of_the_page(catalogue: LookupTable) -> None:
    found = [entry.id for entry in catalogue.search("a")]
    assert found == [number for number in catalogue if number in set(found)]
    assert len(found) > 100


@pytest.mark.parametrize("words", ["", "   ", "tablets quadcopters", "xyzzy"])
def test_a_search_for_nothing_or_for_what_is_not_there_finds_nothing(
    catalogue: LookupTable, words: str
) -> None:
    assert catalogue.search(words) == ()


def test_the_table_is_read_once() -> None:
    assert Nocnoc.subcategories() is AsyncNocnoc.subcategories()
