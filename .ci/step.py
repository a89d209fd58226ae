"""Runs a command for make: prints a title, a line every ten seconds while it runs, and how long it took."""

from __future__ import annotations

import subprocess
import sys
import time

HEARTBEAT_SECONDS = 10  # longer silence looks as if the command hangs


def run(title: str, command: list[str]) -> int:
    """Run a command in the foreground and report on it; return its exit code."""
    begin = time.monotonic()
    print(f"==> {title}", flush=True)
    process = subprocess.Popen(command)  # noqa: S603 - the command stands in the Makefile
    code = wait_for(process, title, begin)
    outcome = "done" if code == 0 else f"failed (exit code {code})"
    print(f"    {title}: {outcome} after {time.monotonic() - begin:.0f} s", flush=True)
    return code


def wait_for(process: subprocess.Popen[bytes], title: str, begin: float) -> int:
    """Wait for a process; an interrupt reaches it too, so it is waited for until it has ended."""
    while True:
        try:
            return process.wait(HEARTBEAT_SECONDS)
        except subprocess.TimeoutExpired:
            print(f"    {title}: running for {time.monotonic() - begin:.0f} s", flush=True)
        except KeyboardInterrupt:
            process.wait()
            raise


if __name__ == "__main__":
    if len(sys.argv) < 3:
        sys.exit("usage: step.py TITLE COMMAND [ARGUMENT...]")
    try:
        sys.exit(run(sys.argv[1], sys.argv[2:]))
    except KeyboardInterrupt:
        sys.exit(130)  # what a shell reports for a command that was interrupted
