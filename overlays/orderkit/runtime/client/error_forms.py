"""Recognises errors in responses whose status says success, by the forms of errors in the contract."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from functools import cache
from typing import Any, cast

from attrs import define

from ...contract import Contract
from ..protocol.messages import Response
from .differences import fitted


@define(frozen=True)
class ErrorForms:
    """What tells the errors of an operation from its successes.

    Attributes:
        contract: The contract of both.
        result: The properties of a success.
        errors: The schemas of errors.
        groups: The properties of errors that are objects or lists and no property of a success, such as `errors`.
    """

    contract: Contract
    result: frozenset[str]
    errors: tuple[Any, ...]
    groups: frozenset[str]

    def shows_result(self, data: Any) -> bool:
        """Return whether JSON has a property of a result, and none that holds errors. What is false may be one too."""
        names: Iterable[str] = data
        return type(data) is dict and not self.result.isdisjoint(names) and self.groups.isdisjoint(names)

    def has_result(self, data: Any) -> bool:
        """Return whether JSON has a property of a result."""
        return isinstance(data, Mapping) and not self.result.isdisjoint(cast(Mapping[str, Any], data))

    def replaces_result(self, data: Any) -> bool:
        """Return whether JSON is an error in place of a result: it has the form of one, and nothing of the other."""
        if not isinstance(data, Mapping) or self.has_result(data):
            return False
        names = cast(Mapping[str, Any], data).keys()
        return any(
            not names.isdisjoint(self.contract.members(schema))
            and fitted(data, schema, self.contract)[0] is None
            for schema in self.errors
        )

    def are_in(self, response: Response) -> bool:
        """Return whether a response without a result has an error in its body."""
        try:
            data = response.json()
        except ValueError:
            return False
        if not isinstance(data, dict):
            return False
        found = cast(Mapping[str, Any], data)
        # An empty list of errors is no error.
        return self.replaces_result({name: value for name, value in found.items() if value})

    def beside_result(self, data: Any) -> Iterator[str]:
        """Yield the names of what stands beside a result and is an error by its name; an empty one is none."""
        if isinstance(data, Mapping):
            found = cast(Mapping[str, Any], data)
            yield from (name for name in self.groups if found.get(name))


@cache
def error_forms(contract: Contract, operation_id: str) -> ErrorForms:
    """Return what tells the errors of an operation from its successes."""
    responses = contract.operation(operation_id).responses.items()
    successes = [schema for status, schema in responses if status.startswith("2") and schema is not None]
    errors = [schema for status, schema in responses if not status.startswith("2") and schema is not None]
    result = frozenset(name for schema in successes for name in contract.members(schema))
    groups = {
        name
        for schema in errors
        for name, part in contract.members(schema).items()
        if contract.resolve(part).get("type") in ("object", "array") and name not in result
    }
    # Statuses share schemas: each is looked at once.
    distinct = {id(contract.resolve(schema)): schema for schema in errors}
    return ErrorForms(contract, result, tuple(distinct.values()), frozenset(groups))
