"""The Java of this machine, which Spark needs."""

from __future__ import annotations

import os
import re
import shutil
import subprocess


def java_version() -> int:
    """The first number of Java's version; 0 if there is none."""
    java = shutil.which(
        "java", path=os.pathsep.join([f"{os.environ.get('JAVA_HOME', '')}/bin", os.environ["PATH"]])
    )
    if java is None:
        return 0
    said = subprocess.run([java, "-version"], capture_output=True, text=True, check=False)
    found = re.search(r'version "(\d+)', said.stderr)
    return int(found[1]) if found else 0
