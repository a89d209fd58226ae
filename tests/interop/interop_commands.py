"""Commands of the harness: each has a title, a log, a limit of time, and a line every ten seconds while it runs."""

from __future__ import annotations

import os
import subprocess
import time
from collections.abc import Mapping, Sequence
from pathlib import Path

HEARTBEAT_SECONDS = 10
LONGEST_SECONDS = 900


class CommandError(Exception):
    """Command that failed; the message ends with what it printed last."""


def run(
    title: str,
    command: Sequence[str | Path],
    *,
    cwd: Path,
    variables: Mapping[str, str] | None = None,
    seconds: float = LONGEST_SECONDS,
) -> str:
    """Run a command and return what it printed; CommandError if it fails or takes too long."""
    log = cwd / f".{title.replace(' ', '-').replace('/', '-')}.log"
    words = [str(word) for word in command]
    begin = time.monotonic()
    with log.open("w+", encoding="utf-8", errors="replace") as output:
        process = subprocess.Popen(
            words, cwd=cwd, env={**os.environ, **(variables or {})}, stdout=output, stderr=subprocess.STDOUT
        )
        try:
            code = _wait(process, title, begin, seconds)
        except BaseException:
            process.kill()
            process.wait()
            raise
    printed = log.read_text(encoding="utf-8", errors="replace")
    if code != 0:
        raise CommandError(f"{title} failed (exit code {code}): {' '.join(words)[:300]}\n{shorten(printed)}")
    return printed


def shorten(printed: str) -> str:
    """Return the beginning and the end of what a command printed."""
    lines = printed.strip().splitlines()
    return "\n".join(lines if len(lines) <= 30 else [*lines[:15], "...", *lines[-15:]])


def _wait(process: subprocess.Popen[bytes], title: str, begin: float, seconds: float) -> int:
    """Wait for a process, and say every ten seconds that it runs."""
    while True:
        left = begin + seconds - time.monotonic()
        if left <= 0:
            raise CommandError(f"{title} took more than {seconds:.0f} s")
        try:
            return process.wait(min(HEARTBEAT_SECONDS, left))
        except subprocess.TimeoutExpired:
            print(f"    {title}: running for {time.monotonic() - begin:.0f} s", flush=True)
