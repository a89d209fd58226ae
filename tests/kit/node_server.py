"""Starts the server of Sendcloud's orders API that is written in Node, with or without one of its defects."""

from __future__ import annotations

import re
import shutil
import subprocess
from collections.abc import Iterator
from contextlib import contextmanager
from functools import cache
from pathlib import Path

import pytest

SERVER = Path(__file__).parents[1] / "conformance" / "node_server"
OLDEST_NODE = 20
NORTH = ("north-public", "north-secret")
SOUTH = ("south-public", "south-secret")
INTEGRATIONS = {NORTH: (3101, 3102, 3103), SOUTH: (4201, 4202)}
"""The integrations of each account, by its keys."""
ORDERS = {NORTH: 43, SOUTH: 17}
"""The number of orders that each account has at the start."""
FIRST_OF_SOUTH = 5001 + ORDERS[NORTH]
"""The id of the first order of the second account."""


def defects() -> list[str]:
    """The names of the server's defects, read from its source."""
    return re.findall(r"^  '([a-z-]+)',", (SERVER / "defects.mjs").read_text(encoding="utf-8"), re.MULTILINE)


def node() -> str:
    """Return the path of Node; skip the test if there is none that is new enough."""
    path = _node()
    if path is None:
        pytest.skip(f"Node {OLDEST_NODE} or later is missing")
    return path


@cache
def _node() -> str | None:
    path = shutil.which("node")
    if path is None:
        return None
    version = subprocess.run([path, "--version"], capture_output=True, encoding="utf-8", check=False).stdout
    found = re.match(r"v(\d+)\.", version)
    return path if found and int(found[1]) >= OLDEST_NODE else None


@contextmanager
def node_server(*options: str) -> Iterator[str]:
    """Run the server and give its URL; skip the test if there is no Node 20 or later."""
    command = [node(), str(SERVER / "main.mjs"), "--port", "0", *options]
    # The server stops when its input ends, so that it never outlives its test.
    with subprocess.Popen(
        command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, encoding="utf-8"
    ) as process:
        assert process.stdin is not None
        assert process.stdout is not None
        try:
            url = process.stdout.readline().strip()
            assert url, f"the server must print its URL (exit code {process.wait()})"
            yield url
        finally:
            process.stdin.close()
            process.wait()
