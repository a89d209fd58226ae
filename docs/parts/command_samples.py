"""A sample as commands of orderkit, from the calls in its Python."""

from __future__ import annotations

import ast
import shlex
from collections.abc import Iterator, Mapping
from typing import Any

from attrs import define
from orderkit.operations.table import OperationEntry, operations_of

from .documents import Json
from .samples import Sample
from .wire_samples import Reference, Step, literal, steps_of, variable


@define
class _Call:
    """A call of the client: its operation, its arguments in Python, and how many items are wanted of a listing."""

    entry: OperationEntry
    positional: list[ast.expr]
    keywords: Mapping[str, ast.expr]
    is_first: bool


def commands(sample: Sample) -> str:
    """Render a sample as commands of a shell: `orderkit` for each call, and jq for what one takes from another."""
    steps = steps_of(sample)
    references = {(each.step, each.name): each for step in steps for each in step.references}
    taken = {each.step: each for each in references.values() if each.name != "token"}
    calls = {call.entry.id: call for call in _calls(sample)}
    shown = [(step, calls[step.sent.name]) for step in steps if step.sent.name in calls]
    return "\n".join(_command(sample, step, call, taken.get(step.position)) for step, call in shown)


def _calls(sample: Sample) -> Iterator[_Call]:
    known = operations_of(sample.provider)
    tree = ast.parse(sample.code)
    first = {
        id(node.value) for node in ast.walk(tree) if isinstance(node, ast.Attribute) and node.attr == "first"
    }
    for node in ast.walk(tree):
        if isinstance(node, ast.Call) and isinstance(node.func, ast.Attribute) and node.func.attr in known:
            keywords = {each.arg: each.value for each in node.keywords if each.arg}
            yield _Call(known[node.func.attr], node.args, keywords, id(node) in first)


def _command(sample: Sample, step: Step, call: _Call, taken: Reference | None) -> str:
    words = [f"orderkit {sample.provider.replace('_', '-')} {call.entry.name.replace('_', '-')}"]
    words += [*_path_values(step, call), *_options(call), "--mock"]
    if call.entry.writes:
        words.append("--yes")
    if call.entry.body is not None:
        words.append(f"--body '{literal(step.body(), is_json=True)}'")
    command = " ".join(words)
    if taken is None:
        return command
    return f"{variable(taken)}=$({command} | jq -r '{_place(step, call, taken)}')"


def _path_values(step: Step, call: _Call) -> Iterator[str]:
    """Yield the values of the path, those that an earlier command gave as variables of the shell."""
    given = {each.value: f'"${variable(each)}"' for each in step.references}
    count = len(call.positional) - (call.entry.body is not None)
    for value in list(step.sent.path_values.values())[-count or len(step.sent.path_values) :]:
        yield given.get(value, shlex.quote(value))


def _options(call: _Call) -> Iterator[str]:
    for name, node in call.keywords.items():
        option, value = name.replace("_", "-"), ast.literal_eval(node)
        if isinstance(value, bool):
            yield f"--{option}" if value else f"--no-{option}"
        else:
            values: list[Any] = [*value] if isinstance(value, list) else [value]
            yield from (f"--{option} {shlex.quote(str(each))}" for each in values)
    if call.is_first:
        yield "--limit 1"


def _place(step: Step, call: _Call, taken: Reference) -> str:
    """Return where jq finds a value in what the command prints: an item of a listing, or the result."""
    members = taken.members
    operation: Json = step.sent.operation
    if paging := operation.get("x-pagination"):
        members = members[len(paging["results"].removeprefix("$response.body#/").split("/")) + 1 :]
    return "".join(f".{each}" for each in members) or "."
