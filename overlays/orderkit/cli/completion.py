"""Command `orderkit completion`: the scripts that complete commands, options and values in a shell."""

from __future__ import annotations

import sys
from types import SimpleNamespace

from cyclopts import CycloptsError

from .app import whole_app
from .exit_codes import SUCCESS, USAGE


def run(options: SimpleNamespace) -> int:
    """Print or install the script; return 0, or 2 if the shell is not known or the file cannot be written."""
    app = whole_app()
    try:
        if options.install:
            path = app.install_completion(shell=options.shell)
            sys.stdout.write(f"wrote {path}; it works in shells that are started from now on\n")
        else:
            sys.stdout.write(app.generate_completion(prog_name="orderkit", shell=options.shell))
    except OSError as error:
        return _refuse(f"cannot write to {error.filename}: {error.strerror}")
    except (CycloptsError, ValueError, RuntimeError) as error:
        return _refuse(f"SHELL must be given where it cannot be seen ({error})")
    return SUCCESS


def _refuse(message: str) -> int:
    sys.stderr.write(f"orderkit completion: {message}\n")
    return USAGE
