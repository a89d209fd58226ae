"""Command line of orderkit: a command for each operation of each provider, and those for the mock, the specs and so on.

The help, the version and a misspelt command are handled here, without the library that parses options: that import
alone takes several times as long as Python's start.
"""

import os
import sys
from collections.abc import Sequence

from .exit_codes import BROKEN_PIPE, INTERRUPTED, SUCCESS, USAGE
from .missing import missing_package
from .overview import OWN, command_names, overview, provider_of


def main(arguments: Sequence[str] | None = None) -> int:
    """Run a command and return its exit code."""
    given = list(sys.argv[1:] if arguments is None else arguments)
    try:
        code = _run(given)
        sys.stdout.flush()
    except BrokenPipeError:
        # Python would report the broken pipe once more when it closes its output.
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return BROKEN_PIPE
    except KeyboardInterrupt:
        sys.stderr.write("orderkit: interrupted\n")
        return INTERRUPTED
    return code


def _run(given: list[str]) -> int:
    match given:
        case []:
            sys.stderr.write(overview())
            return USAGE
        case ["--help" | "-h" | "help"]:
            sys.stdout.write(overview())
            return SUCCESS
        case ["--version"]:
            from ..runtime.version import __version__

            sys.stdout.write(f"orderkit {__version__}\n")
            return SUCCESS
        case ["help", *rest]:
            return _run([*rest, "--help"])
        case ["--install-completion", *rest]:
            return _run(["completion", *rest, "--install"])
        case [name, *rest] if name in OWN or provider_of(name):
            return _run_command(name, rest)
        case _:
            return _refuse_command(given[0])


def _run_command(name: str, rest: list[str]) -> int:
    try:
        from .app import run_command
    except ModuleNotFoundError as error:
        return missing_package(name, error, "cli")
    return run_command(name, rest)


def _refuse_command(name: str) -> int:
    from difflib import get_close_matches  # only here: it takes a third of the time of the help

    close = get_close_matches(name, [*command_names(), "--help", "--version", "--install-completion"], n=1)
    hint = f"did you mean {close[0]}?" if close else "orderkit --help lists the commands"
    sys.stderr.write(f"orderkit: there is no command {name!r}; {hint}\n")
    return USAGE
