"""The demo: shows a tour of every provider, and fails when a step is not what the spec says."""

from __future__ import annotations

import io
from collections.abc import Callable

import orderkit
import pytest
import spec_files
from attrs import evolve
from orderkit.demo import run as run_demo
from orderkit.demo.checks import Checks
from orderkit.demo.report import Report
from orderkit.demo.tour import Names, Step, Tour
from orderkit.demo.tours import TOURS
from rich.console import Console

Take = Callable[..., str]


@pytest.fixture
def take(monkeypatch: pytest.MonkeyPatch) -> Take:
    """Take some tours; what is printed."""

    def run(*tours: Tour, code: int = 0) -> str:
        text = io.StringIO()
        console = Console(file=text, width=118, highlight=False)
        monkeypatch.setattr("orderkit.demo.stage.Report", lambda: Report(console))
        monkeypatch.setattr("orderkit.demo.stage.TOURS", tours)
        assert run_demo() == code, text.getvalue()
        return text.getvalue()

    return run


def test_every_provider_is_toured_and_all_is_as_the_spec_says(take: Take) -> None:
    shown = take(*TOURS)
    assert f"{len(TOURS)} providers, {sum(2 * len(tour.steps) for tour in TOURS)} steps" in shown
    assert sorted(tour.provider for tour in TOURS) == spec_files.providers()
    assert shown.count("✓") == sum(len(tour.steps) for tour in TOURS)


def test_the_documented_quote_and_order_come_out_to_the_cent(take: Take) -> None:
    shown = take(TOURS[0])
    assert "119.59" in shown
    assert shown.count("392.29") >= 3
    assert "12 webhooks" in shown


def test_sync_and_async_code_is_shown_as_its_user_writes_it(take: Take) -> None:
    sync, asynchronous = take(TOURS[0]).split("The same with AsyncNocnoc")
    assert "placed = client.place_order(order.id)" in sync
    assert "placed = await client.place_order(order.id)" in asynchronous
    assert "async for order in client.list_orders(" in take(TOURS[1])


@pytest.mark.parametrize("tour", TOURS, ids=lambda tour: tour.provider)
def test_the_clients_of_a_tour_are_the_public_ones(tour: Tour) -> None:
    assert [getattr(orderkit, name)._provider.name for name in tour.clients] == [tour.provider] * 2


@pytest.mark.parametrize("language", ["es-AR", "pt-BR"])
def test_errors_are_shown_in_the_language_asked_for(take: Take, language: str) -> None:
    known = Checks("nocnoc").contract.schema("ErrorCode")["x-errors"]
    messages = {error["code"]: error["message"] for error in known}
    assert messages[{"es-AR": 313, "pt-BR": 311}[language]][language] in take(TOURS[0])


@pytest.mark.parametrize("tour", TOURS, ids=lambda tour: tour.provider)
def test_every_step_that_fails_its_check_fails_the_demo(take: Take, tour: Tour) -> None:
    def failing(number: int, step: Step) -> Step:
        def check(checks: Checks, names: Names) -> None:
            step.check(checks, names)
            checks.equal(f"step {number}", "found", "wanted")

        return evolve(step, check=check)

    steps = tuple(failing(number, step) for number, step in enumerate(tour.steps))
    shown = take(evolve(tour, steps=steps), code=1)
    assert "Different from the spec" in shown
    missed = [number for number in range(len(steps)) if shown.count(f"step {number}: the spec says") != 2]
    assert missed == [], "a check that fails is not shown for the sync and the async client"


def test_an_unexpected_error_fails_the_demo(take: Take) -> None:
    broken = Step("Place another", "client.place_order(1)", lambda names: "", lambda checks, names: None)
    assert "NotFoundError" in take(evolve(TOURS[0], steps=(broken,), sample=0), code=1)


def test_a_model_that_does_not_fit_its_schema_is_a_difference() -> None:
    from orderkit_clients.nocnoc.models import Tracking

    checks = Checks("nocnoc")
    tracking = checks.example("TrackingClearedByCustoms")
    checks.fits("Tracking", Tracking.from_dict(tracking))
    assert checks.differences == []
    checks.fits("Tracking", Tracking.from_dict({**tracking, "tracking_id": "NC10000000001", "new": 1}))
    assert len(checks.differences) == 2
