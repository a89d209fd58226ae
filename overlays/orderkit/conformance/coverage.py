"""Coverage of a run: which statuses each operation answered, and which bounds and values of each parameter were met."""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from contextlib import suppress
from dataclasses import dataclass, field
from decimal import Decimal
from typing import Any, Final, cast
from urllib.parse import parse_qsl, unquote, urlsplit

from ..contract import Contract, JsonObject, Operation
from .calls import Exchange
from .numbers import number_of

_LENGTHS: Final = {"string": ("minLength", "maxLength"), "array": ("minItems", "maxItems")}
_LISTS: Final = ("enum", "x-extensible-enum")
_DEEPEST: Final = 4


@dataclass
class Met:
    """What was sent for one parameter, or one member of a body.

    Attributes:
        name: Its name; that of a member is a path such as `products[].price`.
        part: `path`, `query`, `header` or `body`.
        least: The smallest value, or length, that the spec allows; None if it says none.
        most: The largest.
        values: The values that the spec lists, as texts.
        below: How often a value below the bounds was sent; `at_least`, `inside`, `at_most` and `above` likewise.
        left_out: How often the operation was called without it.
        met_values: How often each listed value was sent; `other` counts values outside of the list.
    """

    name: str
    part: str
    least: Decimal | None = None
    most: Decimal | None = None
    measures_length: bool = False
    values: tuple[str, ...] = ()
    below: int = 0
    at_least: int = 0
    inside: int = 0
    at_most: int = 0
    above: int = 0
    other: int = 0
    left_out: int = 0
    met_values: Counter[str] = field(default_factory=Counter[str])

    @property
    def sent(self) -> int:
        """How often it was sent."""
        return self.below + self.at_least + self.inside + self.at_most + self.above + self.other

    def note(self, value: Any) -> None:
        """Count a value that was sent."""
        if self.values and not isinstance(value, dict | list):
            self.met_values[_plain(value)] += 1
        size = _size(value, of_length=self.measures_length)
        if size is None:
            self.other += 1
        elif self.least is not None and size <= self.least:
            self.below += size < self.least
            self.at_least += size == self.least
        elif self.most is not None and size >= self.most:
            self.above += size > self.most
            self.at_most += size == self.most
        else:
            self.inside += 1


@dataclass
class OperationCoverage:
    """What of one operation was met: documented statuses with their counts, undocumented ones too, and its inputs."""

    operation: str
    documented: tuple[str, ...]
    statuses: Counter[int]
    inputs: list[Met]


def coverage(contract: Contract, exchanges: Iterable[Exchange]) -> list[OperationCoverage]:
    """Count what was met, for every operation of the contract."""
    by_operation: dict[str, list[Exchange]] = {name: [] for name in contract.operations}
    for exchange in exchanges:
        by_operation[exchange.call.operation.id].append(exchange)
    return [
        _of_operation(contract, operation, by_operation[name])
        for name, operation in contract.operations.items()
    ]


def _of_operation(contract: Contract, operation: Operation, exchanges: list[Exchange]) -> OperationCoverage:
    inputs = list(_inputs(contract, operation))
    for exchange in exchanges:
        sent = _sent(operation, exchange)
        for met in inputs:
            found = sent.get((met.part, met.name), [])
            met.left_out += not found
            for value in found:
                met.note(value)
    statuses = Counter(exchange.status for exchange in exchanges)
    return OperationCoverage(operation.id, tuple(operation.responses), statuses, inputs)


def _inputs(contract: Contract, operation: Operation) -> Iterator[Met]:
    for parameter in operation.parameters:
        name = parameter["name"] if parameter["in"] != "header" else parameter["name"].lower()
        yield _met(name, parameter["in"], contract.resolve(parameter["schema"]))
    if operation.request_schema:
        yield from _members(contract, operation.request_schema, "", 0)


def _members(contract: Contract, schema: JsonObject, path: str, depth: int) -> Iterator[Met]:
    node = contract.resolve(schema)
    if depth > _DEEPEST:
        return
    if "items" in node:
        yield from _members(contract, node["items"], f"{path}[]", depth)
    for name, member in contract.members(node).items():
        place = f"{path}.{name}" if path else name
        yield _met(place, "body", contract.resolve(member))
        yield from _members(contract, member, place, depth + 1)


def _met(name: str, part: str, schema: JsonObject) -> Met:
    kinds = schema.get("type", "string")
    kind = kinds if isinstance(kinds, str) else next(each for each in kinds if each != "null")
    least_key, most_key = _LENGTHS.get(kind, ("minimum", "maximum"))
    listed: Sequence[Any] = next((schema[key] for key in _LISTS if key in schema), ())
    return Met(
        name,
        part,
        number_of(schema.get(least_key)),
        number_of(schema.get(most_key)),
        measures_length=kind in _LENGTHS,
        values=tuple(_plain(value) for value in listed if value is not None),
    )


def _sent(operation: Operation, exchange: Exchange) -> Mapping[tuple[str, str], list[Any]]:
    parts = urlsplit(exchange.request.url)
    found: dict[tuple[str, str], list[Any]] = {}
    texts = parts.path.split("/")[-len(operation.path.split("/")) + 1 :]
    for name, text in zip(operation.path.split("/")[1:], texts, strict=False):
        if name.startswith("{"):
            found["path", name[1:-1]] = [unquote(text)]
    for name, text in parse_qsl(parts.query, keep_blank_values=True):
        found.setdefault(("query", name), []).append(text)
    for name, text in exchange.request.headers:
        found["header", name] = [text]
    with suppress(ValueError):  # a body that is no JSON on purpose
        _flatten(json.loads(exchange.request.body or b"null"), "", found)
    return found


def _flatten(value: Any, path: str, found: dict[tuple[str, str], list[Any]]) -> None:
    if isinstance(value, dict):
        for name, member in cast(dict[str, Any], value).items():
            place = f"{path}.{name}" if path else name
            found.setdefault(("body", place), []).append(member)
            _flatten(member, place, found)
    elif isinstance(value, list):
        for item in cast(Sequence[Any], value):
            _flatten(item, f"{path}[]", found)


def _size(value: Any, *, of_length: bool) -> Decimal | None:
    if of_length:
        return Decimal(len(cast(Sequence[Any], value))) if isinstance(value, str | list) else None
    return number_of(value)


def _plain(value: Any) -> str:
    if isinstance(value, bool):
        return "true" if value else "false"
    return str(value)
