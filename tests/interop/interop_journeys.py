"""One journey: generate a client, count its operations, compile it, and send it to the mock."""

from __future__ import annotations

import json
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import UTC, datetime
from pathlib import Path
from typing import Any, NamedTuple

from interop_commands import CommandError
from interop_documents import digest_of, operations_of, read_document, write_document
from interop_judge import BEND_KINDS, called, judge
from interop_proxy import Proxy, proxy_to
from interop_results import Outcome
from interop_tool import Tool, hash_of, plain
from orderkit.mock import EpagesSettings, MockServer, MockSettings, SendcloudSettings

BUILD = Path(__file__).parents[2] / "build" / "interop"
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


def take(tool: Tool, provider: str, scene: Stage) -> Outcome:
    """Take the journey of a provider; a failure is in the outcome."""
    path = tool.work / "documents" / f"{provider}.{tool.openapi}.json"
    write_document(provider, tool.openapi, path, webhooks=tool.webhooks)
    document = read_document(path)
    outcome = Outcome(tool.digest(), digest_of(document), len(operations_of(document)))
    try:
        build(tool, provider, path)
        count(tool, provider, document, outcome)
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


def count(tool: Tool, provider: str, document: dict[str, Any], outcome: Outcome) -> None:
    """Compare the operations of the client with those of the document."""
    made = tool.operations(provider)
    wanted = {plain(name) for name in operations_of(document)}
    outcome.missing, outcome.phantoms = sorted(wanted - made), sorted(made - wanted)


def walk(tool: Tool, provider: str, scene: Stage, document: dict[str, Any], outcome: Outcome) -> None:
    """Run a compiled journey against a fresh mock and judge what it printed."""
    scene.mock.control.reset()
    scene.proxy.forget()
    command = [*tool.journey(provider), scene.proxy.url, provider.replace("_", "-"), *BEND_KINDS]
    printed = tool.run(f"journey {provider}", command, SECONDS_OF_A_JOURNEY)
    outcome.called = len(called(operations_of(document), scene.proxy.calls))
    lines = [json.loads(line) for line in printed.splitlines() if line.startswith("{")]
    readings = {line["bend"]: line for line in lines if "bend" in line}
    for kind in BEND_KINDS:
        reading = readings.get(kind, {"failed": "nothing was printed"})
        outcome.bends[kind] = judge(provider, kind, reading, scene.proxy.read)
