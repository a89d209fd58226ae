"""Validation of requests against the compiled contract, with violations in the contract's order."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import cache
from typing import Any, cast

from jsonschema_rs import Draft202012Validator

from ...contract import Contract, JsonObject, Operation
from .decimals import KEYWORDS
from .media_types import DocumentedBodies
from .parameters import is_list, read_parameter
from .schema_matching import Path, rank
from .violations import Part, Violation, read_errors

EACH = "[]"
"""Path step of a check: every element of an array."""

Texts = Mapping[str, Sequence[str]]


@dataclass(frozen=True, slots=True)
class Check:
    """Check that JSON Schema cannot express, of a property that is valid otherwise."""

    path: tuple[str, ...]
    accepts: Callable[[Any], bool]
    reason: str = "is not acceptable"


class Validator:
    """Validates the requests of one contract. Formats are checked, unknown parameters are ignored.

    An empty parameter counts as absent if the contract allows it to be empty.
    """

    @staticmethod
    @cache
    def of(contract: Contract) -> Validator:
        """Return the validator of a contract, shared by all mocks of the process: compiling takes time and memory."""
        return Validator(contract)

    def __init__(self, contract: Contract) -> None:
        self._contract, self._bodies = contract, DocumentedBodies(contract)
        # By the id of a schema, which lives as long as the contract.
        self._compiled: dict[int, Draft202012Validator] = {}

    def body_violations(self, operation: Operation, body: Any, checks: Sequence[Check]) -> list[Violation]:
        """Return the violations of a body, in the contract's order of properties."""
        documented = self._bodies.request(operation)
        if documented is None:
            return []
        schema = documented.schema
        wrong: dict[Path, Violation] = {}
        # The first violation of a path is enough: later ones often follow from it.
        for violation in read_errors(self._contract, schema, body, self._compile(schema).iter_errors(body)):
            wrong.setdefault(violation.path, violation)
        for check in checks:
            for path, value in _select(body, check.path):
                # Checks assume valid values, so they skip everything inside a violation.
                if not any(path[: len(outer)] == outer for outer in wrong) and not check.accepts(value):
                    wrong[path] = Violation("body", path, "", check.reason, {"value": value})
        ordered = sorted(wrong, key=lambda path: rank(self._contract, schema, body, path))
        return [wrong[path] for path in ordered]

    def read_parameters(
        self, operation: Operation, segments: Mapping[str, str], query: Texts
    ) -> tuple[dict[str, Any], list[Violation]]:
        """Parse the parameters of the path and the query; return their values and violations."""
        sent: Mapping[Part, Texts] = {"path": {name: [segments[name]] for name in segments}, "query": query}
        values: dict[str, Any] = {}
        violations: list[Violation] = []
        for part, texts in sent.items():
            for parameter in operation.parameters:
                if parameter["in"] == part:
                    self._read_one(operation, parameter, texts, values, violations)
        return values, violations

    def _read_one(
        self,
        operation: Operation,
        parameter: JsonObject,
        texts: Texts,
        values: JsonObject,
        violations: list[Violation],
    ) -> None:
        name, part = parameter["name"], parameter["in"]
        if name not in texts or (parameter.get("allowEmptyValue", False) and list(texts[name]) == [""]):
            if parameter.get("required", False):
                violations.append(Violation(part, (name,), "required", "is missing"))
            return
        # Servers differ in which of several values they take; a strict mock shows the mistake.
        if len(texts[name]) > 1 and not is_list(self._contract, parameter):
            violations.append(Violation(part, (name,), "type", "is given more than once"))
            return
        values[name] = value = read_parameter(self._contract, parameter, texts[name])
        errors = self._compile(parameter["schema"]).iter_errors(value)
        for violation in read_errors(self._contract, parameter["schema"], value, errors):
            violations.append(replace(violation, part=part, path=(name,)))
            return

    def _compile(self, schema: JsonObject) -> Draft202012Validator:
        """Return the validator of a schema, made when it is first needed: few tests call every operation."""
        found = self._compiled.get(id(schema))
        if found is None:
            found = self._compiled[id(schema)] = Draft202012Validator(
                self._contract.standalone(schema), validate_formats=True, keywords=KEYWORDS
            )
        return found


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
