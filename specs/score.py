"""Compares `redocly score` with what each document must reach: `python specs/score.py REDOCLY`.

The minimum and its exceptions, with their reasons, are in specs/scores.yaml.
"""

from __future__ import annotations

import json
import subprocess
import sys
from typing import Any

import yaml
from spec_files import SPECS, providers

SCORES = SPECS / "scores.yaml"


def main(arguments: list[str]) -> int:
    """Print the score of each document; return 0, 1 if one is too low, or 2 without the command to ask."""
    if len(arguments) != 1:
        print("usage: python specs/score.py REDOCLY", file=sys.stderr)
        return 2
    found = {provider: score(arguments[0], provider) for provider in providers()}
    print(", ".join(f"{provider} {points}" for provider, points in found.items()))
    wanted = minimums()
    low = [provider for provider, points in found.items() if points < wanted[provider]]
    for provider in low:
        print(f"specs/{provider}.yaml: the score must be {wanted[provider]} or more (got {found[provider]})")
    return 1 if low else 0


def minimums() -> dict[str, float]:
    """Return what each document must reach."""
    wanted: dict[str, Any] = yaml.safe_load(SCORES.read_text(encoding="utf-8"))
    own = {name: exception["minimum"] for name, exception in wanted["exceptions"].items()}
    return {provider: own.get(provider, wanted["minimum"]) for provider in providers()}


def score(redocly: str, provider: str) -> float:
    """Ask Redocly for the score of a document, of 100 points."""
    command = [redocly, "score", "--format", "json", str(SPECS / f"{provider}.yaml")]
    done = subprocess.run(command, capture_output=True, encoding="utf-8", check=True)
    return float(json.loads(done.stdout)["agentReadiness"])


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
