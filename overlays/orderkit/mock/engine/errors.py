"""Reasons for refusing a request, and the error for unknown names. Each provider renders its own error bodies."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from .schema_matching import Path
from .violations import Violation


class UnknownError(LookupError):
    """Nothing has that name or id."""


class RefusedError(Exception):
    """A refused request; `status` is the HTTP status that providers use unless their documentation differs."""

    status: int = 400

    @property
    def documented_as(self) -> tuple[str, Any]:
        """Member of a row of `x-errors`, and its value, by which the spec documents this refusal."""
        return "http_status", self.status

    @property
    def rule(self) -> str:
        """The broken rule, if it is more than what `x-errors` says."""
        return ""


class UnauthenticatedError(RefusedError):
    """The credentials are missing or unknown."""

    status = 401


class RouteNotFoundError(RefusedError):
    """No operation has that path."""

    status = 404


class ResourceNotFoundError(RefusedError):
    """The path leads to an operation, but the order or other resource it names does not exist."""

    status = 404


class MethodNotAllowedError(RefusedError):
    """The path exists, the method does not; `allowed` lists the methods that do."""

    status = 405

    def __init__(self, allowed: tuple[str, ...]) -> None:
        super().__init__(allowed)
        self.allowed = allowed


class UnsupportedMediaTypeError(RefusedError):
    """The content type is not one that the operation documents."""

    status = 415


class UnreadableBodyError(RefusedError):
    """The body is missing, too large, or not JSON."""


@dataclass(eq=False)
class InvalidRequestError(RefusedError):
    """The request violates the contract: in the path, in the query, then in the body."""

    violations: Sequence[Violation]
    owner: str = ""

    @property
    def paths(self) -> tuple[Path, ...]:
        """Paths of the violations, in the order of the contract."""
        return tuple(violation.path for violation in self.violations)


class InternalError(RefusedError):
    """The mock itself failed."""

    status = 500


class InjectedFaultError(RefusedError):
    """A fault that a test injected; `status` is an HTTP status or an error code of the provider."""

    def __init__(self, status: int) -> None:
        super().__init__(status)
        self.status = status
