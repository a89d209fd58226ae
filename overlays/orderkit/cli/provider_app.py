"""Commands of a provider: one for each operation and workflow of its table."""

from __future__ import annotations

import re
import shlex
from collections import Counter
from collections.abc import Mapping
from datetime import date, timedelta
from typing import Any, cast

from cyclopts import App  # noqa: TC002 - cyclopts reads annotations

from ..operations.table import Argument, MethodEntry, methods_of, operations_of
from .options import Option, Values, as_function, epilogue
from .overview import kebab
from .provider_options import body_options, call_options
from .wrappers import text_of_result

_WORD = re.compile(r"`([a-z][a-z_]*)`")
_KINDS: Mapping[str, Any] = {"integer": int, "boolean": bool, "number": float, "string": str}


def add_operations(app: App, provider: str) -> None:
    """Add a command for each operation and workflow of a provider."""
    table = methods_of(provider)
    aliases = short_names(operations_of(provider))
    for entry in table.values():
        options = (*operation_options(entry, table), *call_options(provider, writes=entry.writes))
        app.command(
            as_function(options, _runner(provider, entry)),
            name=kebab(entry.name),
            alias=aliases.get(entry.name),
            help=_help(entry, table),
            help_epilogue=epilogue(examples(provider, entry)),
        )


def short_names(table: Mapping[str, MethodEntry]) -> dict[str, str]:
    """Return the short name of each operation that has one: its verb, where no other operation has the same verb."""
    verbs = Counter(name.partition("_")[0] for name in table)
    words = {name: name.split("_") for name in table}
    return {name: parts[0] for name, parts in words.items() if len(parts) == 2 and verbs[parts[0]] == 1}


def operation_options(entry: MethodEntry, table: Mapping[str, MethodEntry]) -> tuple[Option, ...]:
    """Return the options that an operation has by itself."""
    own = (_option(argument, entry, table) for argument in entry.arguments)
    return (*own, *(body_options(_spoken(entry.body.text, entry, table)) if entry.body else ()))


def examples(provider: str, entry: MethodEntry) -> list[str]:
    """Return command lines of an operation, with the examples of its spec."""
    required = [shlex.quote(_example(each)) for each in entry.arguments if each.required]
    command = " ".join(["orderkit", kebab(provider), kebab(entry.name), *required])
    if entry.body:
        file = f"{entry.body.name}.json"
        yes = " --yes" if entry.writes else ""
        return [f"{command} --body {file}{yes}", f"{command} --body {file} --mock{yes}"]
    if entry.paged:
        given = [each for each in entry.arguments if each.schema.get("examples") and not each.required]
        filters = [f"{command} {_given(each)} --limit 20" for each in given[:1]]
        return [*filters, f"{command} --csv", f"{command} --mock"]
    return [f"{command} --yes" if entry.writes else f"{command} --json", f"{command} --mock"]


def _given(argument: Argument) -> str:
    option = f"--{kebab(argument.name)}"
    return option if argument.schema["type"] == "boolean" else f"{option} {shlex.quote(_example(argument))}"


def _example(argument: Argument) -> str:
    found = argument.schema.get("examples", [argument.name.upper()])[0]
    return f"{cast(list[object], found)[0] if isinstance(found, list) else found}"


def _option(argument: Argument, entry: MethodEntry, table: Mapping[str, MethodEntry]) -> Option:
    schema = argument.schema
    values: Mapping[str, Any] = schema["items"] if schema.get("type") == "array" else schema
    kind = _kind(values)
    return Option(
        name=argument.name,
        text=_spoken(argument.text, entry, table),
        kind=kind,
        default=schema.get("default"),
        choices=tuple(values.get("enum", ())),
        positional=argument.required,
        required=argument.required,
        repeated=values is not schema,
        least=values.get("minimum"),
        most=values.get("maximum"),
        negated=kind is bool,
    )


def _kind(schema: Mapping[str, Any]) -> Any:
    if "anyOf" in schema:
        return int | timedelta
    if schema.get("format") == "date":
        return date
    return _KINDS[schema["type"]]


def _help(entry: MethodEntry, table: Mapping[str, MethodEntry]) -> str:
    asks = "It changes data at the provider, and asks first unless --yes is given." if entry.writes else ""
    texts = (entry.summary, entry.description, text_of_result(entry), asks)
    parts = (_spoken(each, entry, table) for each in texts if each)
    return "\n\n".join(parts)


def _spoken(text: str, entry: MethodEntry, table: Mapping[str, MethodEntry]) -> str:
    """Return a text with the names of arguments and operations as the command line spells them."""
    options = {argument.name for argument in entry.arguments if not argument.required}

    def spell(found: re.Match[str]) -> str:
        name = found[1]
        if name in options:
            return f"--{kebab(name)}"
        return kebab(name) if name in table else found[0]

    return _WORD.sub(spell, text)


def _runner(provider: str, entry: MethodEntry) -> Any:
    def run(values: Values) -> int:
        from .calling import perform  # only here: clients take longer to import than a help to write

        return perform(provider, entry, values)

    return run
