"""How long commands take from start to end, each in a process of its own, beside a bare interpreter."""

from __future__ import annotations

import json
import resource
import subprocess
import sys
from random import Random

import measure

MAIN = "import sys; from orderkit.cli import main; sys.exit(main())"
BARE = "python -c pass"
MCP = "orderkit mcp, to the list of its tools"
SDK = "import mcp.server, the SDK alone"
COMMANDS = {
    BARE: ("pass",),
    "orderkit --help": (MAIN, "--help"),
    "orderkit --version": (MAIN, "--version"),
    "orderkit nocnoc --help": (MAIN, "nocnoc", "--help"),
    "orderkit nocnoc track --help": (MAIN, "nocnoc", "track", "--help"),
    "orderkit spec --list": (MAIN, "spec", "--list"),
    SDK: ("import mcp.server.lowlevel, mcp.server.stdio",),
    MCP: (MAIN, "mcp"),
}
"""The code and the arguments of each process."""
CLIENT = {
    "protocolVersion": "2025-06-18",
    "capabilities": {},
    "clientInfo": {"name": "bench", "version": "1"},
}
REQUESTS = (
    {"id": 1, "method": "initialize", "params": CLIENT},
    {"method": "notifications/initialized"},
    {"id": 2, "method": "tools/list"},
)
"""What the client of the MCP server sends; after the replies it closes its output, which ends the server."""
INPUT = "".join(json.dumps({"jsonrpc": "2.0", **request}) + "\n" for request in REQUESTS).encode()


def figures(rounds: int) -> measure.Ratios:
    """The time of each command as a ratio to a bare interpreter."""
    taken: dict[str, list[float]] = {name: [] for name in COMMANDS}
    order, random = list(COMMANDS), Random(1)
    for _ in range(rounds):
        random.shuffle(order)
        for name in order:
            taken[name].append(time_of(name))
    found = measure.ratios(taken, BARE)
    del found[BARE]
    return found


def time_of(name: str) -> float:
    """Seconds of CPU of a process, start and end of the interpreter included."""
    before = resource.getrusage(resource.RUSAGE_CHILDREN)
    if name == MCP:
        replies()
    else:
        subprocess.run([sys.executable, "-c", *COMMANDS[name]], check=True, capture_output=True)
    after = resource.getrusage(resource.RUSAGE_CHILDREN)
    return after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime


def replies() -> list[bytes]:
    """What the MCP server replies."""
    command = [sys.executable, "-c", *COMMANDS[MCP]]
    with subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.PIPE) as process:
        assert process.stdin is not None
        assert process.stdout is not None
        process.stdin.write(INPUT)
        process.stdin.flush()
        # The input stays open meanwhile: its end cancels what the server has not replied to.
        return [process.stdout.readline() for request in REQUESTS if "id" in request]
