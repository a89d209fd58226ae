"""Runs the journey twice, by the sync and by the async client, and says whether all was as the spec says."""

from __future__ import annotations

import argparse
import asyncio
from collections.abc import Iterator
from datetime import UTC, datetime
from typing import Any

import httpx

from ..errors import OrderkitError
from ..mock import MockServer, MockSettings
from ..providers.nocnoc import AsyncNocnoc, Nocnoc
from .checks import Checks
from .journey import STEPS, Step, run_step, run_step_async
from .receiver import Receiver
from .report import Report

DAY = 24 * 60 * 60
API_KEY = "merchant-one"
BEGIN = datetime(2017, 4, 8, 10, tzinfo=UTC)
"""The moment of the documented examples."""
OPENING = """
from orderkit import {name}

client = {name}(api_key={key!r}, base_url={url!r})
# nocnoc's own servers: {name}(environment="sandbox") or {name}(environment="live"), the key from NOCNOC_API_KEY
"""
ON_THE_WAY = (
    ("in_process", ""),
    ("picked_up", "Shenzhen, CN"),
    ("in_warehouse", "Shenzhen, CN"),
    ("shipped", "City of Victoria, HK"),
    ("arrived", "Buenos Aires, AR"),
)


class Stage:
    """What both runs share: the mock, the receiver of webhooks, the report and the checks."""

    def __init__(self, mock: MockServer, receiver: Receiver, report: Report) -> None:
        self.mock, self.receiver, self.report = mock, receiver, report
        self.checks = Checks()
        self.webhooks = 0
        self.control = httpx.Client(base_url=mock.url, trust_env=False)

    def names(self, colour: str) -> dict[str, Any]:
        """The names that the steps' code may use."""
        example = self.checks.example("CreateOrderRequestTabletAndDrones")
        quoted = self.checks.example("QuoteRequestTablet")["products"][0]
        return {
            "description": quoted["description"],
            "receiver": self.receiver,
            "tablet_and_drones": {**example, "merchant_invoice_id": f"200-{colour}"},
            "spare_invoice_id": f"201-{colour}",
            "timeline": ["created"],
        }

    def opening(self, client: type[Nocnoc | AsyncNocnoc]) -> str:
        url = self.mock.url_for("nocnoc")
        return OPENING.format(name=client.__name__, key=API_KEY, url=url).strip()

    def after(self, step: Step, names: dict[str, Any]) -> None:
        """Show and check what a step gave, and let nocnoc do its part."""
        self.report.outcome(step.name, names)
        if step.name == "place":
            self.receive("placed", names)
            self.move_on(names)
        self.checks.after(step.name, names)

    def move_on(self, names: dict[str, Any]) -> None:
        """nocnoc's side, played through the mock's control address: one status a day."""
        self.report.note(
            "nocnoc moves the order on, one day after the other (the mock's control address does it):"
        )
        for status, description in ON_THE_WAY:
            self.control.put("/_mock/clock", json={"advance_seconds": DAY}).raise_for_status()
            move = {"status": status, "description": description}
            path = f"/_mock/nocnoc/orders/{names['order'].id}/advance"
            self.control.post(path, json=move).raise_for_status()
            self.receive(status, names)

    def receive(self, status: str, names: dict[str, Any]) -> None:
        """Wait for the webhook of a status, show it and check it."""
        tracking = self.receiver.next()
        self.checks.equal("the webhook's status", tracking and str(tracking.status), status)
        if tracking is None:
            return
        self.webhooks += 1
        self.checks.fits("Tracking", tracking)
        self.report.arrived(tracking)
        names["timeline"].append(str(tracking.status))

    def steps(self, colour: str) -> Iterator[tuple[Step, str]]:
        """Each step with its code, shown as it begins."""
        for number, step in enumerate(STEPS, 1):
            code = step.written_for(colour)
            self.report.step(number, step.title, code)
            yield step, code

    def rewind(self) -> None:
        """Set the clock back to the day of the documented examples."""
        self.control.put("/_mock/clock", json={"now": BEGIN.isoformat()}).raise_for_status()


def run_sync(stage: Stage) -> None:
    """The journey by the sync client."""
    stage.rewind()
    stage.report.open("sync", stage.opening(Nocnoc))
    with Nocnoc(API_KEY, base_url=stage.mock.url_for("nocnoc")) as client:
        names = {**stage.names("sync"), "client": client}
        for step, code in stage.steps("sync"):
            run_step(code, names)
            stage.after(step, names)


async def run_async(stage: Stage) -> None:
    """The journey by the async client."""
    stage.rewind()
    stage.report.open("async", stage.opening(AsyncNocnoc))
    async with AsyncNocnoc(API_KEY, base_url=stage.mock.url_for("nocnoc")) as client:
        names = {**stage.names("async"), "client": client}
        for step, code in stage.steps("async"):
            await run_step_async(code, names)
            await asyncio.to_thread(stage.after, step, names)


def run(options: argparse.Namespace | None = None) -> int:
    """Run the journey and return 0 if every step was what the spec says."""
    settings = MockSettings(api_keys=(API_KEY,), clock=BEGIN)
    report = Report()
    with Receiver() as receiver, MockServer(settings) as mock:
        report.console.print(
            f"[bold]orderkit[/bold] · the mock of nocnoc listens on {mock.url_for('nocnoc')}"
        )
        stage = Stage(mock, receiver, report)
        try:
            run_sync(stage)
            asyncio.run(run_async(stage))
        except (OrderkitError, httpx.HTTPError) as error:
            stage.checks.differences.append(f"{type(error).__name__}: {error}")
        finally:
            stage.control.close()
    report.verdict(stage.checks.differences, 2 * len(STEPS), stage.webhooks)
    return 1 if stage.checks.differences else 0
