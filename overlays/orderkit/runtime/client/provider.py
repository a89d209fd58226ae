"""Facts of a provider: what the spec says, and the few functions that no spec can say."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from functools import partial
from types import ModuleType
from typing import Any, Self, cast

from attrs import define, field

from ..protocol.error_bodies import ErrorMapping, read_problem
from ..protocol.messages import Flow, OperationInfo, Problem, Response, RetryClass
from ..protocol.retry_policy import retry_after_of
from ..version import __version__


@define(frozen=True, kw_only=True)
class Provider:
    """Facts of a provider that a client needs before its first call.

    Attributes:
        name: Name of its spec and of its generated package.
        title: Its name in messages.
        servers: Base URL of each environment.
        operations: Method, path template and retry class of each operation.
        read_problem: Reads the body of an error.
        paginations: Paging of each operation that lists.
        headers: Headers of every request, besides those that all providers get.
        accept: Media type of the responses.
        open_operations: Operations that take no credentials.
        secret_operations: Operations whose responses hold a secret, which then appears in no error.
        retry_after_of: Seconds that a response's headers ask to wait, from them and the seconds since the epoch.
        rate_limits: The limits that the provider documents: `methods`, `calls` and `seconds` of each.
        credential_headers: Names, in lower case, of the headers that carry credentials.
        adjusters: Replaces arguments of an operation before they are checked, where a rule joins several.
        checkers: Checks a listing after it was built, where the spec cannot say the rule.
        workflows: Flows of the operations that make several calls, by the names of their methods.
    """

    name: str
    title: str
    servers: Mapping[str, str]
    operations: Mapping[str, tuple[str, str, str]]
    read_problem: Callable[[Response], Problem]
    paginations: Mapping[str, Mapping[str, Any]] = field(factory=dict[str, Mapping[str, Any]])
    headers: Mapping[str, str] = field(factory=dict[str, str])
    accept: str = "application/json"
    open_operations: frozenset[str] = frozenset()
    secret_operations: frozenset[str] = frozenset()
    retry_after_of: Callable[[Mapping[str, str], float], float | None] = retry_after_of
    rate_limits: Sequence[Mapping[str, Any]] = ()
    credential_headers: frozenset[str] = frozenset()
    adjusters: Mapping[str, Callable[..., dict[str, Any]]] = field(factory=dict[str, Any])
    checkers: Mapping[str, Callable[[Any], None]] = field(factory=dict[str, Any])
    workflows: Mapping[str, Callable[..., Flow[Any]]] = field(factory=dict[str, Any])

    @classmethod
    def from_facts(cls, name: str, title: str, facts: ModuleType, **more: Any) -> Self:
        """Take everything that the spec says from the generated module of facts.

        Without `read_problem` an error is read from the properties `code` and `message` of its body.
        """
        if "read_problem" not in more:
            more["read_problem"] = partial(read_problem, mapping=ErrorMapping.from_facts(facts))
        return cls(
            name=name,
            title=title,
            servers=facts.SERVERS,
            operations=facts.OPERATIONS,
            paginations=facts.PAGINATIONS,
            accept=facts.ACCEPT,
            open_operations=facts.OPEN_OPERATIONS,
            rate_limits=facts.RATE_LIMITS,
            # In lower case, because names of headers match in any case (RFC 9110, 5.1).
            credential_headers=frozenset(name.lower() for name in facts.CREDENTIAL_HEADERS.values()),
            **more,
        )

    def operation_infos(self) -> dict[str, OperationInfo]:
        """The facts of each operation, by its name."""
        return {
            name: OperationInfo(
                operation=name, method=method, path_template=path, kind=cast(RetryClass, kind)
            )
            for name, (method, path, kind) in self.operations.items()
        }

    def common_headers(self) -> dict[str, str]:
        """Headers that are sent with every request."""
        return {"Accept": self.accept, "User-Agent": f"orderkit/{__version__}", **self.headers}
