"""Parts about the command line: its commands, exit codes, and the help of each command."""

from __future__ import annotations

import contextlib
import io
import os
from collections.abc import Iterator
from typing import TYPE_CHECKING
from unittest import mock

from orderkit import cli
from orderkit.accounts import client_class
from orderkit.cli.app import declared
from orderkit.cli.exit_codes import EXIT_CODES
from orderkit.cli.overview import OWN, kebab
from orderkit.cli.provider_app import operation_options, short_names
from orderkit.cli.provider_options import call_options
from orderkit.contract import providers
from orderkit.operations.table import MethodEntry, OperationEntry, methods_of, operations_of

from .markdown import prose, table

if TYPE_CHECKING:
    from orderkit.cli.options import Option

_COLUMNS = "100"


def command_operations() -> str:
    """Render the commands of each provider as a table."""
    return "\n\n".join(f"### {kebab(provider)}\n\n{_operations(provider)}" for provider in providers())


def _operations(provider: str) -> str:
    short = short_names(operations_of(provider))
    rows = [
        (
            f"[`{kebab(entry.name)}`]({_page(provider, entry)})",
            f"`{short[entry.name]}`" if entry.name in short else "",
            "yes" if entry.writes else "",
            prose(entry.summary),
        )
        for entry in methods_of(provider).values()
    ]
    return table(("Command", "Short", "Writes", "What it does"), rows)


def _page(provider: str, entry: MethodEntry) -> str:
    """Return the page of an operation, or where the Python reference has a workflow."""
    if isinstance(entry, OperationEntry):
        return f"{kebab(provider)}/{kebab(entry.name)}.md"
    name = client_class(provider).__name__
    return f"reference/{kebab(provider)}.md#orderkit.{name}.{entry.name}"


def command_options() -> str:
    """Render the options that all operations of a provider share."""
    entry = operations_of("nocnoc")["create_order"]
    own = {each.name for each in entry.arguments}
    options = (*operation_options(entry, {}), *call_options("nocnoc", writes=True))
    shown = [each for each in options if each.name not in own]
    return table(("Option", "Meaning"), [(_spelled(each), prose(_shared_text(each))) for each in shown])


def _spelled(option: Option) -> str:
    return f"`--{kebab(option.name)}`" + (f" `{option.metavar}`" if option.metavar else "")


def _shared_text(option: Option) -> str:
    """Return the text of an option without what it says of one operation's body."""
    return option.text.partition("written out.")[0] + "written out." if option.name == "body" else option.text


def exit_codes() -> str:
    """Render the exit codes as a table."""
    return table(("Code", "Meaning"), [(f"`{code}`", prose(text)) for code, text in EXIT_CODES.items()])


def command_helps() -> str:
    """Render the help of every command as it is printed."""
    return "\n\n".join(
        f"## {' '.join(('orderkit', *words))}\n\n```text\n{_help(words)}\n```" for words in _commands()
    )


def _commands() -> Iterator[tuple[str, ...]]:
    yield ()
    for provider in providers():
        yield from ((kebab(provider), kebab(name)) for name in methods_of(provider))
    for name in OWN:
        actions = declared(name).actions
        yield from ((name, action) for action in actions)
        if not actions:
            yield (name,)


def _help(words: tuple[str, ...]) -> str:
    printed = io.StringIO()
    with mock.patch.dict(os.environ, {"COLUMNS": _COLUMNS}), contextlib.redirect_stdout(printed):
        cli.main([*words, "--help"])
    return "\n".join(line.rstrip() for line in printed.getvalue().strip().splitlines())
