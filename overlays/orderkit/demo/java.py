"""The Java of this machine, which Spark needs."""

from __future__ import annotations

import os
import re
import shutil
import subprocess
from typing import Final

LEAST: Final = 17
"""The first version of Java that Spark 4 runs on."""


def java_version() -> int:
    """Return the first number of Java's version; 0 if there is none."""
    home = os.environ.get("JAVA_HOME")
    folders = [f"{home}/bin"] if home else []
    java = shutil.which("java", path=os.pathsep.join([*folders, os.environ.get("PATH", "")]))
    if java is None:
        return 0
    said = subprocess.run([java, "-version"], capture_output=True, text=True, check=False)  # noqa: S603
    found = re.search(r'version "(\d+)', said.stderr)
    return int(found[1]) if found else 0
