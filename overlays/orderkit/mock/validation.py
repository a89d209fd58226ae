"""Requests held against the compiled contract, and the paths of what is wrong, in the contract's order."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal
from typing import Any, cast

from jsonschema_rs import Draft202012Validator, ValidationError

from ..contract import Contract, JsonObject, Operation

Path = tuple[str | int, ...]

EACH = "[]"
"""In the path of a check: every element of an array."""

_INTEGER = re.compile(r"-?(0|[1-9][0-9]{0,18})", re.ASCII)


@dataclass(frozen=True, slots=True)
class Check:
    """A demand that JSON Schema cannot express, on a member that is otherwise valid."""

    path: tuple[str, ...]
    accepts: Callable[[Any], bool]


class Validator:
    """Validates the requests of one contract. Formats are checked; unknown members are not an error."""

    def __init__(self, contract: Contract) -> None:
        self._contract = contract
        self._bodies = {
            operation.id: self._compile(operation.request_schema)
            for operation in contract.operations.values()
            if operation.request_schema is not None
        }
        self._parameters = {
            (operation.id, parameter["name"]): self._compile(parameter["schema"])
            for operation in contract.operations.values()
            for parameter in operation.parameters
        }

    def invalid_members(self, operation: Operation, body: Any, checks: Sequence[Check]) -> list[Path]:
        """The paths of what is wrong with a body, in the order in which the contract names its members."""
        wrong = {_path_of(error) for error in self._bodies[operation.id].iter_errors(body)}
        for check in checks:
            for path, value in _select(body, check.path):
                if path not in wrong and not any(path[: len(outer)] == outer for outer in wrong):
                    wrong |= set() if check.accepts(value) else {path}
        schema = operation.request_schema or {}
        return sorted(wrong, key=lambda path: self._rank(schema, path))

    def read_parameters(
        self, operation: Operation, texts: Mapping[str, str]
    ) -> tuple[dict[str, Any], list[Path]]:
        """The path parameters as values, and the names of those that are wrong."""
        values: dict[str, Any] = {}
        wrong: list[Path] = []
        for parameter in operation.parameters:
            name = parameter["name"]
            if parameter["in"] == "path":
                values[name] = _read_text(self._contract.resolve(parameter["schema"]), texts[name])
                if not self._parameters[operation.id, name].is_valid(values[name]):
                    wrong.append((name,))
        return values, wrong

    def _compile(self, schema: JsonObject) -> Draft202012Validator:
        return Draft202012Validator(self._contract.standalone(schema), validate_formats=True)

    def _rank(self, schema: JsonObject, path: Path) -> tuple[int, ...]:
        ranks: list[int] = []
        for step in path:
            if isinstance(step, int):
                ranks.append(step)
                schema = self._contract.resolve(schema).get("items", {})
            else:
                members = self._contract.members(schema)
                ranks.append(list(members).index(step) if step in members else len(members))
                schema = members.get(step, {})
        return tuple(ranks)


def declared(contract: Contract, schema: JsonObject, value: Any) -> Any:
    """What a schema declares of a value, in the schema's order; whole Decimals of integer members become int."""
    node = contract.resolve(schema)
    if isinstance(value, dict):
        members = contract.members(node)
        return {name: declared(contract, members[name], value[name]) for name in members if name in value}
    if isinstance(value, list):
        return [declared(contract, node["items"], item) for item in cast(Sequence[Any], value)]
    if isinstance(value, Decimal) and node.get("type") == "integer":
        return int(value)
    return value


def write_path(path: Path) -> str:
    """A path for people: `products[0].weight`; the whole body is `body`."""
    text = "".join(f"[{step}]" if isinstance(step, int) else f".{step}" for step in path)
    return text.removeprefix(".") or "body"


def _path_of(error: ValidationError) -> Path:
    inside = tuple(error.instance_path)
    if error.kind.name == "required":
        return (*inside, str(error.kind.as_dict()["property"]))
    return inside


def _select(value: Any, pattern: tuple[str, ...], path: Path = ()) -> Iterator[tuple[Path, Any]]:
    if not pattern:
        yield path, value
        return
    for name, child in _children(value, pattern[0]):
        yield from _select(child, pattern[1:], (*path, name))


def _children(value: Any, step: str) -> Iterator[tuple[str | int, Any]]:
    if step == EACH and isinstance(value, list):
        yield from enumerate(cast(Sequence[Any], value))
    elif isinstance(value, dict) and step in value:
        yield step, cast(JsonObject, value)[step]


def _read_text(schema: JsonObject, text: str) -> str | int:
    # int() would take "1_0", " 1" and digits of other scripts.
    return int(text) if schema.get("type") == "integer" and _INTEGER.fullmatch(text) else text
