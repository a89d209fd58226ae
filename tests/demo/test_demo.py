"""The demo: shows the whole journey in both colours, and fails when a step is not what the spec says."""

from __future__ import annotations

import io

import pytest
from orderkit.demo import checks, journey
from orderkit.demo import run as run_demo
from orderkit.demo.report import Report
from rich.console import Console


@pytest.fixture
def report(monkeypatch: pytest.MonkeyPatch) -> io.StringIO:
    """What the demo prints, as text."""
    text = io.StringIO()
    console = Console(file=text, width=118, highlight=False)
    monkeypatch.setattr("orderkit.demo.stage.Report", lambda: Report(console))
    return text


def test_the_journey_is_as_the_spec_says(report: io.StringIO) -> None:
    assert run_demo() == 0
    shown = report.getvalue()
    assert "18 steps, 12 webhooks" in shown
    assert shown.count("119.59") == 2
    assert shown.count("392.29") >= 4


def test_each_colour_is_shown_as_its_user_writes_it(report: io.StringIO) -> None:
    run_demo()
    sync, asynchronous = report.getvalue().split("async client")
    assert "placed = client.place_order(order.id)" in sync
    assert "placed = await client.place_order(order.id)" in asynchronous


def test_the_errors_are_shown_in_spanish_and_portuguese(report: io.StringIO) -> None:
    run_demo()
    messages = {code: error["message"] for code, error in errors().items()}
    assert messages[313]["es-AR"] in report.getvalue()
    assert messages[311]["pt-BR"] in report.getvalue()


def errors() -> dict[int, dict[str, dict[str, str]]]:
    found = checks.Checks().contract.schema("ErrorCode")["x-errors"]
    return {error["code"]: error for error in found}


@pytest.mark.parametrize("step", journey.STEPS, ids=lambda step: step.name)
def test_a_step_that_fails_its_check_fails_the_demo(
    report: io.StringIO, monkeypatch: pytest.MonkeyPatch, step: journey.Step
) -> None:
    found = checks.CHECKS[step.name]

    def checked_with_a_difference(holder: checks.Checks, names: checks.Names) -> None:
        found(holder, names)
        holder.equal("this", "found", "wanted")

    monkeypatch.setitem(checks.CHECKS, step.name, checked_with_a_difference)
    assert run_demo() == 1
    assert "Not what the spec says" in report.getvalue()


def test_an_error_nobody_expected_fails_the_demo(
    report: io.StringIO, monkeypatch: pytest.MonkeyPatch
) -> None:
    broken = journey.Step("place", "Place another", "placed = client.place_order(1)")
    monkeypatch.setattr("orderkit.demo.stage.STEPS", (broken,))
    assert run_demo() == 1
    assert "NotFoundError" in report.getvalue()


def test_a_model_that_does_not_fit_its_schema_is_a_difference() -> None:
    from orderkit_clients.nocnoc.models import Tracking

    holder = checks.Checks()
    tracking = holder.example("TrackingClearedByCustoms")
    holder.fits("Tracking", Tracking.from_dict(tracking))
    assert holder.differences == []
    holder.fits("Tracking", Tracking.from_dict({**tracking, "tracking_id": "10000001", "new": 1}))
    assert len(holder.differences) == 2
