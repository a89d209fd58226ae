"""The mock under schemathesis: every phase, every check, no failure."""

from __future__ import annotations

import copy
import os
import sys
import tomllib
import warnings
from collections import Counter
from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import pytest
from orderkit.contract import Contract
from orderkit.mock import EpagesSettings, MockSettings, SendcloudSettings, create_app

HERE = Path(__file__).parent
CREDENTIALS = {"epages": "bearers.json"}
PHASES = {"examples", "coverage", "fuzzing", "stateful"}
SEED = 20170408
BEGIN = datetime(2017, 4, 8, 10, tzinfo=UTC)
# The clock stands still, so that limits of requests in a minute or an hour would never end.
MOCK = MockSettings(
    clock=BEGIN,
    http_status="semantic",
    orders=30,
    sendcloud=SendcloudSettings(rate_limits=None),
    epages=EpagesSettings(calls_an_hour=10**6),
)


class Fuzz:
    """Runs of schemathesis over the mock of a provider, in process.

    Walks are begun again with another seed until there are as many as wanted: schemathesis draws by true chance which
    links it follows, and hypothesis gives a phase up, without a word, once it sees a walk that it cannot repeat.
    """

    def __init__(self, provider: str, examples: int, seed: int) -> None:
        self._seed = seed
        self.finished: dict[str, set[str]] = {}
        self.failures: dict[tuple[str, str], str] = {}
        self.errors: list[str] = []
        self.answers: Counter[tuple[str, str, int]] = Counter()
        self.checks: Counter[str] = Counter()
        self.walks = 0
        self._run(provider, examples, ["examples", "coverage", "fuzzing"])
        for again in range(1, 40):
            if self.walks < examples:
                self._run(provider, examples, ["stateful"], again)

    def _run(self, provider: str, examples: int, phases: list[str], again: int = 0) -> None:
        import schemathesis
        from in_thread import calls_in_thread
        from schemathesis.engine import from_schema

        config = schemathesis.Config.from_dict(settings(provider, examples, phases, self._seed + again))
        schema = schemathesis.openapi.from_dict(local_contract(provider), config=config)
        schema.app = create_app(MOCK)
        begin_every_walk_afresh(schema)
        with calls_in_thread(schema.app):
            for event in from_schema(schema).execute():
                getattr(self, f"_on_{type(event).__name__}", lambda _: None)(event)

    def _on_ScenarioFinished(self, event: Any) -> None:  # noqa: N802 - the event's name
        recorder, phase = event.recorder, event.phase.value
        self.walks += phase == "stateful"
        for key, interaction in recorder.interactions.items():
            label = recorder.cases[key].value.operation.label
            status = interaction.response.status_code if interaction.response else 0
            self.answers[phase, label, status] += 1
        for key, checks in recorder.checks.items():
            self.checks.update(check.name for check in checks)
            for check in checks:
                if check.failure_info is not None:
                    label = recorder.cases[key].value.operation.label
                    answer = recorder.interactions[key].response
                    got = f"{answer.status_code} {answer.content!r}" if answer else "no answer"
                    told = f"{check.failure_info.failure.message}\n{check.failure_info.code_sample}"[:2000]
                    self.failures.setdefault((check.name, label), f"{told}\n-> {got[:300]}")

    def _on_PhaseFinished(self, event: Any) -> None:  # noqa: N802
        if event.phase.is_enabled:
            self.finished.setdefault(event.phase.name.value, set()).add(event.status.value)

    def _on_NonFatalError(self, event: Any) -> None:  # noqa: N802
        self.errors.append(f"{event.label}: {event.value!r}")

    def _on_FatalError(self, event: Any) -> None:  # noqa: N802
        self.errors.append(repr(event.exception))


def settings(provider: str, examples: int, phases: list[str], seed: int) -> dict[str, Any]:
    """Return what schemathesis.toml says, for so many examples of some phases of a provider."""
    found: dict[str, Any] = tomllib.loads((HERE / "schemathesis.toml").read_text(encoding="utf-8"))
    found["auth"]["wfc"]["path"] = CREDENTIALS.get(provider, found["auth"]["wfc"]["path"])
    found["seed"] = seed
    found["generation"]["max-examples"] = examples
    for phase in PHASES:
        found["phases"].setdefault(phase, {})["enabled"] = phase in phases
    return found


def begin_every_walk_afresh(schema: Any) -> None:
    """Reset the mock before each walk, so that a walk can be repeated."""
    build = schema.build_state_machine

    def build_resetting(**options: Any) -> type:
        class Walk(build(**options)):  # type: ignore[misc]
            def setup(self) -> None:
                super().setup()
                schema.app.control.reset()

        return Walk

    schema.build_state_machine = build_resetting


def let_walks_begin_without_an_id(patch: pytest.MonkeyPatch) -> None:
    """Begin walks with what needs no id: schemathesis takes `external_id` for one, and would never search first."""
    place = "schemathesis.specs.openapi.stateful.is_likely_root_transition"
    patch.setattr(place, lambda operation, *_: not operation.path_parameters)


def local_contract(provider: str) -> dict[str, Any]:
    """The contract with the mock's address as its only server."""
    document = copy.deepcopy(Contract.load(provider.replace("-", "_")).document)
    document["servers"] = [{"url": f"/{provider}"}]
    return document


def load_hooks() -> None:
    """Register the hooks of every provider once; the one that remembers comes last, after all mending."""
    import schemathesis

    if "store_hooks" not in sys.modules:
        __import__("hooks")
        __import__("store_hooks")
        __import__("sendcloud_hooks")
        __import__("noventiq_hooks")
        __import__("epages_hooks")
        __import__("tester_rules")
        schemathesis.hook("before_call")(__import__("providers").remember)


def seed_of(config: pytest.Config) -> int:
    """The seed of `make fuzz`; without one always the same, so that a run ends alike each time."""
    asked = config.getoption("--hypothesis-seed")
    return SEED if asked is None else int(asked)


@pytest.fixture(scope="module", params=["nocnoc", "nocnoc-store", "sendcloud", "noventiq", "epages"])
def fuzz(request: pytest.FixtureRequest) -> Iterator[Fuzz]:
    examples = int(os.environ.get("FUZZ_EXAMPLES", "50"))
    with warnings.catch_warnings(), pytest.MonkeyPatch.context() as patch:
        warnings.simplefilter("ignore")
        patch.chdir(HERE)
        patch.syspath_prepend(HERE)
        if request.param == "noventiq":
            let_walks_begin_without_an_id(patch)
        load_hooks()
        yield Fuzz(request.param, examples, seed_of(request.config))


@pytest.mark.fuzz
def test_every_phase_ends_and_no_check_fails(fuzz: Fuzz) -> None:
    print_answers(fuzz)
    told = [f"{name} on {label}: {text}" for (name, label), text in fuzz.failures.items()]
    assert not told, "\n\n".join(told)
    assert fuzz.errors == []
    assert {name: fuzz.finished[name] for name in PHASES} == {name: {"success"} for name in PHASES}


def print_answers(fuzz: Fuzz) -> None:
    """Summarise the responses, for `make fuzz`."""
    print(f"\n{sum(fuzz.answers.values())} requests, {fuzz.walks} walks; checks made: {dict(fuzz.checks)}")
    for (phase, label, status), count in sorted(fuzz.answers.items()):
        print(f"  {phase:10} {label:45} {status} {count}")
