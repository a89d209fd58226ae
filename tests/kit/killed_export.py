"""An export whose process kills itself once it has read a number of batches: `killed_export.py FILE TO BATCHES`."""

from __future__ import annotations

import itertools
import os
import signal
import subprocess
import sys
from pathlib import Path

from orderkit.export import export, exporting


def kill_after(accounts: Path, to: str, batches: int) -> int:
    """Run an export in another process, and return its exit code; batches are loaded one by one."""
    return subprocess.run([sys.executable, __file__, accounts, to, str(batches)], check=False).returncode


if __name__ == "__main__":
    left = itertools.count(int(sys.argv[3]) - 1, -1)
    exporting.LOAD = 1
    export(
        sys.argv[1], to=sys.argv[2], on_progress=lambda _: next(left) or os.kill(os.getpid(), signal.SIGKILL)
    )
