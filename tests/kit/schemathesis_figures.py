"""Runs schemathesis with the shipped settings on every mock and writes the table of docs/pages/schemathesis.md.

`python tests/kit/schemathesis_figures.py [PROVIDER ...]` takes about a quarter of an hour for all. With `--page` it
writes the page from the last results.
"""

from __future__ import annotations

import json
import re
import sys
import tempfile
import time
from pathlib import Path
from typing import Any, Final

from orderkit.contract import providers
from orderkit.mock import MockServer, MockSettings
from schemathesis_run import WRITING, run_schemathesis

TESTS: Final = Path(__file__).parents[1]
RESULTS: Final = TESTS / "conformance" / "schemathesis_results.json"
PAGE: Final = TESTS.parent / "docs" / "pages" / "schemathesis.md"
MADE: Final = re.compile(
    r"(<!-- made by tests/kit/schemathesis_figures\.py: table -->\n).*?(<!-- end -->)", re.DOTALL
)
COLUMNS: Final = ("Provider", "Alarms", "Requests", "Links followed", "Successful writes in walks", "Seconds")


def measure(provider: str) -> dict[str, Any]:
    """Run all phases on a mock with its defaults."""
    with tempfile.TemporaryDirectory() as folder, MockServer(MockSettings()) as mock:
        began = time.monotonic()
        run = run_schemathesis(provider, mock.url_for(provider.replace("_", "-")), Path(folder))
        seconds = round(time.monotonic() - began)
    found = re.search(r"(\d+) failures?", run.output.splitlines()[-1])
    return {
        "alarms": int(found[1]) if found else 0 if run.code == 0 else run.output[-2000:],
        "requests": run.cases,
        "links": [len(run.links), run.links_known],
        "writes": {name: run.successes[name] for name in WRITING[provider]},
        "seconds": seconds,
    }


def table(results: dict[str, Any]) -> str:
    """Return the table of the page."""
    lines = [COLUMNS, ("---",) * len(COLUMNS)]
    for provider, found in sorted(results.items()):
        followed, known = found["links"]
        writes = ", ".join(f"`{name}` {count}" for name, count in found["writes"].items())
        row = (f"`{provider}`", found["alarms"], f"{found['requests']:,}", f"{followed} of {known}", writes)
        lines.append((*map(str, row), str(found["seconds"])))
    return "".join(f"| {' | '.join(line)} |\n" for line in lines)


def page(text: str, results: dict[str, Any]) -> str:
    """Return the page with the table of the results."""
    return MADE.sub(lambda made: f"{made[1]}\n{table(results)}\n{made[2]}", text)


def read_results() -> dict[str, Any]:
    """Return the last results of each provider."""
    results: dict[str, Any] = json.loads(RESULTS.read_text(encoding="utf-8")) if RESULTS.exists() else {}
    return results


def main(arguments: list[str]) -> None:
    """Measure the providers that are named, or all, and write results and page."""
    if arguments != ["--page"]:
        for provider in arguments or providers():
            found = measure(provider)
            print(provider, found)
            results = {**read_results(), provider: found}
            RESULTS.write_text(json.dumps(results, indent=1, sort_keys=True) + "\n", encoding="utf-8")
    PAGE.write_text(page(PAGE.read_text(encoding="utf-8"), read_results()), encoding="utf-8")


if __name__ == "__main__":
    main(sys.argv[1:])
