"""The page of the promises is rendered from the scenarios that the tests run."""

from __future__ import annotations

import fault_page


def test_the_page_is_rendered_from_the_scenarios() -> None:
    page = fault_page.PAGE.read_text(encoding="utf-8")
    assert page == fault_page.render(page), "run python tests/faults/fault_page.py"


def test_every_part_is_on_the_page() -> None:
    page = fault_page.PAGE.read_text(encoding="utf-8")
    assert [match[2] for match in fault_page.MADE.finditer(page)] == [*fault_page.PARTS]
