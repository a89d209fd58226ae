"""Builds clients of other languages from the documents and sends them on journeys against the mock.

`python tests/interop/interop_run.py`; `--only go-oapi,ts-fetch` takes some of the tools, `--providers` some of the
APIs. The exit code is 0 if all operations are there and every journey is green. A tool without its toolchain is
skipped.
"""

from __future__ import annotations

import argparse
import json
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import UTC, datetime
from pathlib import Path
from typing import Any, NamedTuple

from interop_commands import CommandError, run
from interop_documents import PROVIDERS, digest_of, operations_of, read_document, write_document
from interop_judge import BEND_KINDS, called, judge
from interop_proxy import Proxy, proxy_to
from interop_results import Outcome, save, summary
from interop_toolchains import missing
from interop_tools import TOOLS, Tool, hash_of, plain
from orderkit.mock import EpagesSettings, MockServer, MockSettings, SendcloudSettings

ROOT = Path(__file__).parents[2]
BUILD = ROOT / "build" / "interop"
SECONDS_OF_A_JOURNEY = 60
SETTINGS = MockSettings(
    clock=datetime(2026, 11, 22, 10, tzinfo=UTC),
    orders=30,
    sendcloud=SendcloudSettings(rate_limits=None),  # with a frozen clock no minute ends
    epages=EpagesSettings(calls_an_hour=10**9),
)


class Stage(NamedTuple):
    """Mock with the proxy in front of it."""

    mock: MockServer
    proxy: Proxy


@contextmanager
def stage() -> Iterator[Stage]:
    """Start mock and proxy."""
    with MockServer(SETTINGS) as mock, proxy_to(mock.url) as proxy:
        yield Stage(mock, proxy)


def take(tool: Tool, provider: str, scene: Stage, folder: Path | None = None) -> Outcome:
    """Generate, count, compile and run one journey; what fails is in the outcome."""
    document_path = tool.work / "documents" / f"{provider}.{tool.openapi}.json"
    write_document(provider, tool.openapi, document_path, folder)
    document = read_document(document_path)
    outcome = Outcome(document=digest_of(document), operations=len(operations_of(document)))
    try:
        build(tool, provider, document_path)
        names = tool.operations(provider)
        wanted = {plain(name) for name in operations_of(document)}
        outcome.missing, outcome.phantoms = sorted(wanted - names), sorted(names - wanted)
        outcome.compiled = True
        walk(tool, provider, scene, document, outcome)
    except CommandError as error:
        outcome.failure = str(error)
    return outcome


def build(tool: Tool, provider: str, document: Path) -> None:
    """Generate and compile, unless nothing changed since that was done."""
    stamp = tool.work / f".{provider}.built"
    state = f"{tool.digest()} {hash_of(document)}"
    if stamp.exists() and stamp.read_text(encoding="utf-8") == state:
        return
    stamp.unlink(missing_ok=True)
    tool.generate(provider, document)
    tool.compile(provider)
    stamp.write_text(state, encoding="utf-8")


def walk(tool: Tool, provider: str, scene: Stage, document: dict[str, Any], outcome: Outcome) -> None:
    """Run a compiled journey against a fresh mock and judge what it printed."""
    scene.mock.control.reset()
    scene.proxy.forget()
    arguments = (scene.proxy.url, provider.replace("_", "-"), *BEND_KINDS)
    printed = run(
        f"{tool.name} journey {provider}",
        [*tool.journey(provider), *arguments],
        cwd=tool.work,
        seconds=SECONDS_OF_A_JOURNEY,
    )
    lines = [json.loads(line) for line in printed.splitlines() if line.startswith("{")]
    outcome.called = len(called(operations_of(document), scene.proxy.calls))
    readings = {line["bend"]: line for line in lines if "bend" in line}
    for kind in BEND_KINDS:
        reading = readings.get(kind, {"failed": "nothing was printed"})
        outcome.bends[kind] = judge(provider, kind, reading, scene.proxy.read)


def report(tool: Tool, provider: str, outcome: Outcome, seconds: float) -> None:
    """Print a line of the result, and what failed."""
    print(f"    {tool.name} {provider}: {summary(outcome)} ({seconds:.0f} s)", flush=True)
    if outcome.failure:
        print("      " + outcome.failure.replace("\n", "\n      "), flush=True)


def run_tool(tool: Tool, providers: list[str], folder: Path | None) -> dict[str, Outcome]:
    """Take all journeys of a tool."""
    print(f"==> {tool.name}: {tool.title}, from OpenAPI {tool.openapi}", flush=True)
    tool.set_up()
    outcomes = {}
    with stage() as scene:
        for provider in providers:
            begin = time.monotonic()
            outcomes[provider] = take(tool, provider, scene, folder)
            report(tool, provider, outcomes[provider], time.monotonic() - begin)
    return outcomes


def main() -> int:
    """Run the tools that the command line names."""
    options = parse()
    failures = 0
    for kind in TOOLS:
        if options.only and kind.name not in options.only:
            continue
        if reason := missing(kind.toolchains):
            print(f"==> {kind.name}: skipped, {reason}", flush=True)
            continue
        tool = kind(BUILD)
        begin = time.monotonic()
        try:
            outcomes = run_tool(tool, options.providers, options.documents)
        except CommandError as error:
            print(f"    {error}", flush=True)
            failures += 1
            continue
        print(f"    {tool.name}: done after {time.monotonic() - begin:.0f} s", flush=True)
        failures += sum(not outcome.is_green for outcome in outcomes.values())
        if not options.keep_results:
            save(tool, outcomes)
    print(f"==> {failures or 'no'} failures", flush=True)
    return 1 if failures else 0


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
    parser.add_argument("--documents", type=Path, help="folder with other documents, PROVIDER.VERSION.json")
    parser.add_argument("--keep-results", action="store_true", help="leave results.json as it is")
    return parser.parse_args()


def choose(text: str, names: list[str]) -> list[str]:
    """Return the names of a list with commas."""
    chosen = text.split(",")
    if unknown := set(chosen) - set(names):
        raise argparse.ArgumentTypeError(f"{', '.join(sorted(unknown))} must be of {', '.join(names)}")
    return chosen


if __name__ == "__main__":
    sys.exit(main())
