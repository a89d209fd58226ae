"""Fifty connections at once over all five APIs: no failure, no response that a model does not expect, no growth.

LOAD_SECONDS says how long; `make soak` takes a minute.
"""

from __future__ import annotations

import asyncio
import os
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from urllib.parse import urlsplit

import httpx
import load_workers
import pytest

SECONDS = float(os.environ.get("LOAD_SECONDS", "3"))
CONNECTIONS = 50
MOST_GROWTH = 1.15
"""Memory after the second half as a ratio to that after the first, from the same state."""

pytestmark = [
    pytest.mark.soak,
    pytest.mark.slow,
    pytest.mark.skipif(
        not Path("/proc/self/status").exists(), reason="only Linux tells the memory of a process"
    ),
]


@contextmanager
def mock_process() -> Iterator[tuple[str, int]]:
    program = str(Path(__file__).with_name("mock_process.py"))
    with subprocess.Popen(
        [sys.executable, program], stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True
    ) as process:
        assert process.stdin is not None
        assert process.stdout is not None
        try:
            yield process.stdout.readline().strip(), process.pid
        finally:
            process.stdin.close()


def kibibytes(pid: int) -> int:
    lines = Path(f"/proc/{pid}/status").read_text(encoding="ascii").splitlines()
    return next(int(line.split()[1]) for line in lines if line.startswith("VmRSS"))


def test_fifty_connections_get_what_they_expect_and_the_mock_does_not_grow() -> None:
    calls, sizes = 0, list[int]()
    with mock_process() as (url, pid):
        address = urlsplit(url)
        host, port = str(address.hostname), int(address.port or 0)
        for _ in range(2):
            httpx.post(f"{url}/_mock/reset", trust_env=False, timeout=60).raise_for_status()
            calls += asyncio.run(load_workers.load(host, port, CONNECTIONS, SECONDS / 2))
            sizes.append(kibibytes(pid))
        counted = httpx.get(f"{url}/_mock/requests", trust_env=False, timeout=60)
    print(f"{calls} calls; {sizes[0]} and {sizes[1]} KiB")
    assert sizes[1] < sizes[0] * MOST_GROWTH
    assert not [each for each in counted.json()["counts"] if (each["status"] or 0) >= 500]
