"""The page of the promise says what its table says, and the table is what the tests play."""

from __future__ import annotations

import fault_page


def test_the_page_is_made_from_the_table() -> None:
    page = fault_page.PAGE.read_text(encoding="utf-8")
    assert page == fault_page.render(page), "run python tests/faults/fault_page.py"


def test_every_part_has_its_place_on_the_page() -> None:
    page = fault_page.PAGE.read_text(encoding="utf-8")
    assert [match[2] for match in fault_page.MADE.finditer(page)] == [*fault_page.PARTS]
