"""Operations and workflows of all providers as tables: what tools need to offer them without Python's types."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache
from importlib import import_module
from typing import Any

from attrs import define


@define(frozen=True, kw_only=True)
class Argument:
    """An argument of an operation that is no body.

    Attributes:
        name: Its name in Python.
        schema: JSON Schema of its values: type, bounds, choices, default and examples.
        text: Its description.
        required: Whether it must be given; then it may be given by position.
    """

    name: str
    schema: Mapping[str, Any]
    text: str
    required: bool


@define(frozen=True, kw_only=True)
class Body:
    """The body that an operation takes.

    Attributes:
        name: Its name in Python.
        schemas: The schemas of the contract that it may have.
        many: Whether it is a list of them.
        text: Its description.
        as_text: Whether the method takes its JSON as a text, as that of a webhook.
    """

    name: str
    schemas: tuple[str, ...]
    many: bool
    text: str
    as_text: bool = False


@define(frozen=True, kw_only=True)
class MethodEntry:
    """A method of a client that calls the provider.

    Attributes:
        name: Its name in Python.
        retry: Retry class of the contract: `safe`, `upsert` or `never`.
        summary: One sentence about it.
        description: Further sentences; may be empty.
        paged: Whether it lists items page by page.
        result: The schema of its result, or of an item of a list; empty for a plain value and for none.
        many: Whether the result is a list.
        arguments: Its arguments, in the order of Python's signature.
        body: Its body, if it takes one.
        wrapper: The class around its result, `CreatedOnce` or `Batch`; empty without one.
    """

    name: str
    retry: str
    summary: str
    description: str
    paged: bool
    result: str
    many: bool
    arguments: tuple[Argument, ...]
    body: Body | None
    wrapper: str = ""

    @property
    def writes(self) -> bool:
        """Whether a call changes anything at the provider: its contract does not call it safe to repeat."""
        return self.retry != "safe"


@define(frozen=True, kw_only=True)
class OperationEntry(MethodEntry):
    """An operation of a provider.

    Attributes:
        id: Its id in the spec.
        method: HTTP method.
        path: Path template.
    """

    id: str
    method: str
    path: str


@define(frozen=True, kw_only=True)
class WorkflowEntry(MethodEntry):
    """A method that calls operations as often as its purpose needs.

    Attributes:
        calls: The ids of the operations.
    """

    calls: tuple[str, ...]


@cache
def operations_of(provider: str) -> Mapping[str, OperationEntry]:
    """Return the operations of a provider by their names in Python, in the order of its spec."""
    module = import_module(f".tables.{provider}", __package__)
    return {entry.name: entry for entry in module.OPERATIONS}


@cache
def workflows_of(provider: str) -> Mapping[str, WorkflowEntry]:
    """Return the workflows of a provider by their names in Python."""
    module = import_module(f".tables.{provider}", __package__)
    return {entry.name: entry for entry in module.WORKFLOWS}


def methods_of(provider: str) -> Mapping[str, MethodEntry]:
    """Return the operations and workflows of a provider by their names in Python."""
    return {**operations_of(provider), **workflows_of(provider)}
