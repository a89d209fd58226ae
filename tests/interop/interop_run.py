"""Builds clients of other languages from the documents and sends them on journeys against the mock.

`--only go-oapi,ts-fetch` takes some of the tools, `--providers nocnoc` some of the APIs. The exit code is 0 if all
operations are there and every journey is green. A tool whose toolchain is missing is skipped.
"""

from __future__ import annotations

import argparse
import sys
import time

from interop_commands import CommandError
from interop_documents import PROVIDERS
from interop_journeys import BUILD, stage, take
from interop_results import Outcome, save, summary, table
from interop_tool import Tool
from interop_toolchains import missing
from interop_tools import TOOLS


def main() -> int:
    """Run the tools that the command line names."""
    options = parse()
    outcomes: dict[str, dict[str, Outcome]] = {}
    failures = 0
    for kind in TOOLS:
        if options.only and kind.name not in options.only:
            continue
        if reason := missing(kind.toolchains):
            print(f"==> {kind.name}: skipped, {reason}", flush=True)
            continue
        tool = kind(BUILD)
        try:
            outcomes[tool.name] = run_tool(tool, options.providers)
        except CommandError as error:
            print(f"    {error}", flush=True)
            failures += 1
            continue
        if not options.keep_results:
            save(tool, outcomes[tool.name])
    tried = [outcome for each in outcomes.values() for outcome in each.values()]
    failures += sum(not outcome.is_green for outcome in tried)
    print(f"{table(outcomes)}\n==> {len(tried)} clients, {failures or 'no'} failures", flush=True)
    return 1 if failures else 0


def run_tool(tool: Tool, providers: list[str]) -> dict[str, Outcome]:
    """Take the journeys of a tool."""
    print(f"==> {tool.name}: {tool.title}, from OpenAPI {tool.openapi}", flush=True)
    begin = time.monotonic()
    tool.set_up()
    outcomes = {}
    with stage() as scene:
        for provider in providers:
            start = time.monotonic()
            outcomes[provider] = take(tool, provider, scene)
            report(provider, outcomes[provider], time.monotonic() - start)
    print(f"    {tool.name}: done after {time.monotonic() - begin:.0f} s", flush=True)
    return outcomes


def report(provider: str, outcome: Outcome, seconds: float) -> None:
    """Print a line of the result, and what failed."""
    print(f"    {provider}: {summary(outcome)} ({seconds:.0f} s)", flush=True)
    if outcome.failure:
        print("      " + outcome.failure.replace("\n", "\n      "), flush=True)


def parse() -> argparse.Namespace:
    """Read the command line."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    names = [kind.name for kind in TOOLS]
    parser.add_argument("--only", type=lambda text: choose(text, names), help=f"some of {','.join(names)}")
    parser.add_argument(
        "--providers",
        type=lambda text: choose(text, list(PROVIDERS)),
        default=list(PROVIDERS),
        help=f"some of {','.join(PROVIDERS)}",
    )
    parser.add_argument("--keep-results", action="store_true", help="leave results.json as it is")
    return parser.parse_args()


def choose(text: str, names: list[str]) -> list[str]:
    """Return the names of a list with commas."""
    chosen = text.split(",")
    if unknown := set(chosen) - set(names):
        raise argparse.ArgumentTypeError(f"must be of {', '.join(names)} (got {', '.join(sorted(unknown))})")
    return chosen


if __name__ == "__main__":
    sys.exit(main())
