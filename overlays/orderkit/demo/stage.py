"""Runs each tour twice, with the sync and the async client, and compares every result with the spec."""

from __future__ import annotations

import asyncio
from collections.abc import Mapping
from types import SimpleNamespace

import httpx

from ..errors import OrderkitError
from ..mock import MockServer, MockSettings, NoventiqEndpoint, NoventiqSettings
from .checks import Checks
from .receiver import Receiver
from .report import Report
from .tour import BEGIN, ORDERS, SECRET_KEY, Names, Step, Tour, run_code, run_code_async
from .tours import TOURS

API_KEY = "merchant-one"


class Stage:
    """Surroundings of a tour: the mock, the receiver of webhooks, the report and the checks."""

    def __init__(self, tour: Tour, mock: MockServer, receiver: Receiver, report: Report) -> None:
        self.tour, self.report = tour, report
        self.checks = Checks(tour.provider)
        self.webhooks = 0
        self.url = mock.url_for(tour.provider.replace("_", "-"))
        self._mock, self._receiver = mock, receiver
        self._quiet = False

    @property
    def webhook_url(self) -> str:
        """Address at which webhooks are received."""
        return self._receiver.url

    def note(self, text: str) -> None:
        """Print a remark between the steps, with the sync client only."""
        if not self._quiet:
            self.report.note(text)

    def advance(self, provider: str, order_id: object, **move: str) -> None:
        """Advance an order through the control API of the mock."""
        self._control("POST", f"/_mock/{provider}/orders/{order_id}/advance", move)

    def pass_time(self, seconds: float) -> None:
        """Advance the mock's clock."""
        self._control("PUT", "/_mock/clock", {"advance_seconds": seconds})

    def webhook(self) -> tuple[bytes, Mapping[str, str]]:
        """Return the body and the headers of the next webhook; empty if none arrives in time."""
        self.webhooks += 1
        return self._receiver.next()

    def run(self) -> None:
        """Run the tour with the sync client and show it."""
        names = self._begin()
        opening = self.tour.opening("sync", self.url)
        self.report.open(self.tour.title, opening)
        run_code(opening, names)
        with names["client"]:
            for number, step in enumerate(self.tour.steps, 1):
                self.report.step(number, step.title, step.code)
                run_code(step.code, names)
                self.report.outcome(step.show(names))
                self._after(step, names)

    async def run_again(self) -> None:
        """Run the tour with the async client; show its opening, the code of one step and which steps are done."""
        self._quiet = True
        names = self._begin()
        opening = self.tour.opening("async", self.url)
        run_code(opening, names)
        code, _, _ = opening.partition("\n#")
        self.report.again(
            self.tour.clients[1], f"{code}\n{self.tour.steps[self.tour.sample].written_for('async')}"
        )
        async with names["client"]:
            for number, step in enumerate(self.tour.steps, 1):
                await run_code_async(step.written_for("async"), names)
                await asyncio.to_thread(self._after, step, names)
                self.report.done_again(number, step.title)

    def _begin(self) -> Names:
        self._control("POST", "/_mock/reset", {})
        return self.tour.names(self)

    def _after(self, step: Step, names: Names) -> None:
        step.then(self, names)
        step.check(self.checks, names)

    def _control(self, method: str, path: str, body: Mapping[str, object]) -> None:
        with httpx.Client(base_url=self._mock.url, trust_env=False) as client:
            client.request(method, path, json=body).raise_for_status()


def run(options: SimpleNamespace | None = None) -> int:
    """Run every tour; return 0 if every result was as the spec says, otherwise 1."""
    report = Report()
    with Receiver() as receiver, MockServer(_settings(receiver)) as mock:
        stages = [Stage(tour, mock, receiver, report) for tour in TOURS]
        report.begin([stage.url for stage in stages])
        for stage in stages:
            _run(stage)
    differences = [f"{stage.tour.provider}: {text}" for stage in stages for text in stage.checks.differences]
    steps = sum(2 * len(tour.steps) for tour in TOURS)
    report.verdict(differences, len(stages), steps, sum(stage.webhooks for stage in stages))
    return 1 if differences else 0


def _settings(receiver: Receiver) -> MockSettings:
    paid = NoventiqEndpoint(receiver.url, secret_key=SECRET_KEY)
    noventiq = NoventiqSettings(endpoints={"order.payment.succeeded": paid})
    return MockSettings(api_keys=(API_KEY,), clock=BEGIN, orders=ORDERS, noventiq=noventiq)


def _run(stage: Stage) -> None:
    try:
        stage.run()
        asyncio.run(stage.run_again())
    except (OrderkitError, httpx.HTTPError) as error:
        stage.checks.differences.append(f"{type(error).__name__}: {error}")
