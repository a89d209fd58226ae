"""Runs a command: its options are parsed by cyclopts, from the tables of this package and of the operation layer."""

from __future__ import annotations

import sys
from importlib import import_module
from types import SimpleNamespace
from typing import Any

from cyclopts import App, CycloptsError, Group, UnknownCommandError

from ..operations.tables import PROVIDERS
from ..runtime.version import __version__
from .exit_codes import SUCCESS, USAGE
from .help_layout import TwoColumns
from .missing import missing_package
from .options import Declared, Values, as_function, epilogue
from .overview import OWN, kebab, provider_of
from .provider_app import add_operations


def run_command(name: str, arguments: list[str]) -> int:
    """Run a command with its arguments and return the exit code."""
    app = _root()
    add_command(app, name)
    words = [kebab(name) if provider_of(name) else name, *arguments]
    try:
        result: Any = app(words, exit_on_error=False, print_error=False)
    except CycloptsError as error:
        sys.stderr.write(f"{_spoken(words, error)}\n")
        return USAGE
    if isinstance(result, int):
        return result
    # A help was printed: as asked for, or because an action is missing.
    return SUCCESS if {"--help", "-h"} & set(arguments) else USAGE


def whole_app() -> App:
    """Return the command line with every command, for its completion and its page in the docs."""
    app = _root()
    for name in (*PROVIDERS, *OWN):
        add_command(app, name)
    return app


def add_command(app: App, name: str) -> None:
    """Add one command with all that is below it."""
    provider = provider_of(name)
    if provider:
        below = _below(app, kebab(provider), f"{PROVIDERS[provider]}.")
        add_operations(below, provider)
    else:
        _add_declared(app, name, declared(name), path=name)


def declared(name: str) -> Declared:
    """Return the declaration of a command that is not a provider."""
    found: Declared = import_module(f".commands.{name}", __package__).COMMAND
    return found


def command_modules() -> set[str]:
    """Return the modules that run the commands that are not a provider; they are imported by name."""
    found = set[str]()
    waiting = [declared(name) for name in OWN]
    while waiting:
        command = waiting.pop()
        waiting += command.actions.values()
        found |= {command.module} if command.module else set()
    return found


def _root() -> App:
    return App(
        name="orderkit",
        version=__version__,
        help="Calls the order APIs of providers, mocks them, and tests what claims to be like them.",
        help_format="plaintext",
        help_formatter="default" if sys.stdout.isatty() else TwoColumns(),
        group_parameters=Group("Options", sort_key=0),
        result_action="return_value",
        suppress_keyboard_interrupt=False,
    )


def _below(app: App, name: str, text: str, examples: tuple[str, ...] = ()) -> App:
    below = App(name=name, help=text, help_epilogue=epilogue(examples), version_flags=())
    app.command(below)
    return below


def _add_declared(app: App, name: str, command: Declared, path: str) -> None:
    if command.actions:
        below = _below(app, name, command.summary, command.examples)
        for action, each in command.actions.items():
            _add_declared(below, action, each, path)
        return
    action = name if name != path else ""

    def run(values: Values) -> int:
        return _run_module(path, command, {**values, **({"action": action} if action else {})})

    app.command(
        as_function(command.options, run),
        name=name,
        help=command.summary,
        help_epilogue=epilogue(command.examples),
    )


def _run_module(name: str, command: Declared, values: Values) -> int:
    try:
        module = import_module(command.module)
    except ModuleNotFoundError as error:
        return missing_package(name, error, command.extra)
    return int(module.run(SimpleNamespace(**values)))


def _depth(words: list[str]) -> int:
    has_actions = provider_of(words[0]) is not None or bool(declared(words[0]).actions)
    return 2 if has_actions and len(words) > 1 and not words[1].startswith("-") else 1


def _spoken(words: list[str], error: CycloptsError) -> str:
    names = [words[0]] if isinstance(error, UnknownCommandError) else words[: _depth(words)]
    text = " ".join(str(error).split())
    return f"orderkit {words[0]}: {text} See orderkit {' '.join(names)} --help"
