"""Toolchains of other languages on this machine: what is found, and what a missing one is called."""

from __future__ import annotations

import re
import shutil
import subprocess
from collections.abc import Iterable
from typing import NamedTuple


class Toolchain(NamedTuple):
    """Programs that a language needs; the first one tells its version."""

    programs: tuple[str, ...]
    version_option: str
    least: tuple[int, ...]


TOOLCHAINS = {
    "Node": Toolchain(("node", "npm"), "--version", (20,)),
    "Go": Toolchain(("go",), "version", (1, 26)),
    "Java": Toolchain(("javac", "java", "mvn"), "-version", (17,)),
    "Rust": Toolchain(("cargo",), "--version", (1, 88)),
}


def version_of(program: str, option: str) -> str:
    """Return the version that a program prints; empty if it prints none."""
    done = subprocess.run([program, option], capture_output=True, text=True, check=False, timeout=60)
    found = re.search(r"\d+(\.\d+)+", done.stdout + done.stderr)
    return found[0] if found else ""


def missing(names: Iterable[str]) -> str | None:
    """Return why one of the toolchains cannot be used here; None if all can."""
    return next((reason for name in names if (reason := _missing(TOOLCHAINS[name]))), None)


def _missing(toolchain: Toolchain) -> str | None:
    """Return why a toolchain cannot be used here."""
    for program in toolchain.programs:
        if shutil.which(program) is None:
            return f"there is no {program} here"
    version = version_of(toolchain.programs[0], toolchain.version_option)
    if tuple(int(part) for part in version.split(".")) < toolchain.least:
        least = ".".join(map(str, toolchain.least))
        return f"{toolchain.programs[0]} must be {least} or later (got {version or 'no version'})"
    return None
