"""The bench of the mock: what it asks of both servers, and what its table says."""

from __future__ import annotations

import copy
import json
from pathlib import Path
from typing import Any

import mock_many
import mock_report
import pytest
from mock_servers import Call, write_document

RUN = mock_report.read()


def _holding() -> Any:
    """Return a run whose figures are all within their bars."""
    run: Any = copy.deepcopy(RUN)
    for figure in (run["start"], run["memory"], *run["calls"].values()):
        figure["ratio"] = 0.1
    return run


@pytest.mark.parametrize("name", ["start", "memory"])
def test_a_figure_beyond_its_bar_is_noticed(name: str) -> None:
    run = _holding()
    assert all(row.holds for row in mock_report.rows(run))
    run[name]["ratio"] = 0.36
    assert len([row for row in mock_report.rows(run) if not row.holds]) == 1


def test_a_call_is_compared_by_the_times_less_that_it_must_take() -> None:
    run = _holding()
    run["calls"]["one order"] |= {"ratio": 0.34, "bar": 3}
    assert [row.name for row in mock_report.rows(run) if not row.holds] == ["one order"]


def test_the_page_and_the_terminal_show_every_figure() -> None:
    section, figures = mock_report.section(RUN), mock_report.figures(RUN)
    assert all(f"| {row.name} | {row.ratio:.2f} |" in section for row in mock_report.rows(RUN))
    assert all(row.name in figures for row in mock_report.rows(RUN))
    assert all(f"| {name} |" in section and name in figures for name in RUN["many"]["walks"])


def test_the_other_server_gets_a_document_whose_example_is_our_response(tmp_path: Path) -> None:
    write_document("nocnoc", "getOrder", b'{"id": 1}', tmp_path / "document.json")
    document = json.loads((tmp_path / "document.json").read_text(encoding="utf-8"))
    response = document["paths"]["/api/order/{order_id}"]["get"]["responses"]["200"]
    assert response["content"]["application/json"]["examples"] == {"same": {"value": {"id": 1}}}


def test_a_call_is_written_as_http() -> None:
    assert Call("PUT", "/a", {"X-Api-Key": "k"}, b"{}").to_bytes() == (
        b"PUT /a HTTP/1.1\r\nHost: 127.0.0.1\r\nX-Api-Key: k\r\n"
        b"Content-Type: application/json\r\nContent-Length: 2\r\n\r\n{}"
    )


@pytest.mark.slow
def test_every_listing_is_walked_to_its_middle() -> None:
    figures = mock_many.figures(8000)
    assert figures["walks"].keys() == {"nocnoc-store", "sendcloud", "noventiq", "epages"}
    assert all(each["first_ms"] > 0 and each["middle_ms"] > 0 for each in figures["walks"].values())
