"""Results of the journeys: one file that is committed, and from which the documentation is rendered."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

from attrs import asdict, define, field
from interop_tool import Tool

RESULTS = Path(__file__).parent / "results.json"


@define
class Outcome:
    """What became of one document in one tool."""

    journey: str  # digest of command, configuration and journeys
    document: str  # digest
    operations: int
    missing: list[str] = field(factory=list)
    phantoms: list[str] = field(factory=list)
    compiled: bool = False
    called: int = 0
    bends: dict[str, tuple[bool, str]] = field(factory=dict)
    failure: str = ""

    @property
    def is_green(self) -> bool:
        """Whether all operations are there and were called, and every bend was handled."""
        counted = not (self.missing or self.phantoms) and self.called == self.operations
        return counted and bool(self.bends) and all(right for right, _ in self.bends.values())


def summary(outcome: Outcome) -> str:
    """Return an outcome on one line."""
    made = outcome.operations - len(outcome.missing)
    parts = [f"operations {made}/{outcome.operations}"]
    if outcome.missing or outcome.phantoms:
        parts.append(f"missing {outcome.missing}, phantoms {outcome.phantoms}")
    parts.append("compiled" if outcome.compiled else "NOT COMPILED")
    parts.append(f"called {outcome.called}/{outcome.operations}")
    parts += [
        f"{kind} {words if right else 'WRONG: ' + words}" for kind, (right, words) in outcome.bends.items()
    ]
    return ", ".join(parts)


def table(outcomes: dict[str, dict[str, Outcome]]) -> str:
    """Return all outcomes as a table of tools and providers."""
    lines = [
        f"{tool:<12}{provider:<14}{outcome.called}/{outcome.operations} "
        f"{'green' if outcome.is_green else 'RED'}"
        for tool, each in outcomes.items()
        for provider, outcome in each.items()
    ]
    return "\n".join(lines)


def read_results() -> dict[str, Any]:
    """Return the committed results by tool."""
    found: dict[str, Any] = json.loads(RESULTS.read_text(encoding="utf-8")) if RESULTS.exists() else {}
    return found


def save(tool: Tool, outcomes: dict[str, Outcome]) -> None:
    """Replace the results of a tool, of those providers that were run."""
    results = read_results()
    earlier = results.get(tool.name, {"providers": {}})["providers"]
    results[tool.name] = {
        "title": tool.title,
        "language": tool.language,
        "openapi": tool.openapi,
        "webhooks": tool.webhooks,
        "versions": tool.versions(),
        "command": tool.command,
        "providers": earlier | {name: as_json(outcome) for name, outcome in outcomes.items()},
    }
    RESULTS.write_text(json.dumps(results, indent=2) + "\n", encoding="utf-8")


def as_json(outcome: Outcome) -> dict[str, Any]:
    """Return an outcome for the file, the bends as words."""
    words = {kind: words if right else f"wrong: {words}" for kind, (right, words) in outcome.bends.items()}
    return {**asdict(outcome), "bends": words, "green": outcome.is_green, "failure": outcome.failure[:200]}
