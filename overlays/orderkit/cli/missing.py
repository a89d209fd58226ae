"""What a command says that needs a package which is not installed."""

import sys

from ..runtime.installing import how_to_install
from .exit_codes import USAGE


def missing_package(name: str, error: ModuleNotFoundError, extra: str) -> int:
    """Say which extra a command needs, and return the exit code; a missing module of ours is raised."""
    if (error.name or "orderkit").split(".")[0] == "orderkit":
        raise error
    sys.stderr.write(f"orderkit {name} needs {error.name}, which is not installed; {how_to_install(extra)}\n")
    return USAGE
