"""Command-line tools that run on Node: found where npm put them, or the test that needs one is skipped."""

from __future__ import annotations

import os
import shutil
import subprocess
from pathlib import Path

import pytest

NODE = Path(__file__).parents[1] / "node"
RUNNERS = NODE / "runners"
QUIET = {
    "REDOCLY_TELEMETRY": "off",
    "REDOCLY_SUPPRESS_UPDATE_NOTICE": "true",
    "DO_NOT_TRACK": "1",
    "NO_COLOR": "1",
}


def find(name: str, folder: Path = NODE) -> str:
    """Return the path of a tool; skip the test if Node or the tool is missing."""
    path = folder / "node_modules" / ".bin" / name
    if shutil.which("node") is None or not path.exists():
        pytest.skip(f"{name} is missing: npm ci --prefix {folder.relative_to(NODE.parents[1])}")
    return str(path)


def run(*command: str, cwd: Path | None = None) -> subprocess.CompletedProcess[str]:
    """Run a tool and return what it printed, both streams as one."""
    return subprocess.run(
        command,
        cwd=cwd,
        env={**os.environ, **QUIET},
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        encoding="utf-8",
        check=False,
        timeout=300,
    )
