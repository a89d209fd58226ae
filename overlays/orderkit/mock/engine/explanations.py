"""Explanations of refusals: the broken rule, its place in the spec, and the ledger entries about it."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from ...contract import Contract, Operation, Place
from .errors import (
    InjectedFaultError,
    InternalError,
    InvalidRequestError,
    MethodNotAllowedError,
    RefusedError,
    ResourceNotFoundError,
    RouteNotFoundError,
    UnauthenticatedError,
    UnreadableBodyError,
    UnsupportedMediaTypeError,
)
from .spec_places import SpecPlaces
from .violations import Violation

RULE_HEADER, PLACE_HEADER, LEDGER_HEADER = "x-mock-rule", "x-mock-spec", "x-mock-ledger"
WARNING_HEADER = "x-mock-warning"

# Servers and proxies refuse long headers; a rule is one sentence.
_MAX_LENGTH = 500


@dataclass(frozen=True, slots=True)
class Explanation:
    """Broken rule; without a place it is one of the mock, not of the spec."""

    rule: str
    place: Place | None = None

    def headers(self) -> Mapping[str, str]:
        """Return the headers that explain a refusal."""
        headers = {RULE_HEADER: header_text(self.rule)}
        if self.place is not None:
            headers[PLACE_HEADER] = header_text(self.place.pointer)
            if self.place.ledger:
                headers[LEDGER_HEADER] = ", ".join(self.place.ledger)
        return headers


class Explainer:
    """Explains the refusals of one contract."""

    def __init__(self, contract: Contract) -> None:
        self._places = SpecPlaces(contract)

    def explain(self, error: RefusedError | None, operation: Operation | None, status: int) -> Explanation:
        """Return the reason why a request was refused.

        Args:
            error: The refusal; None if the operation itself responded with an error.
            operation: The operation; None if the request reached none.
            status: The HTTP status of the response.
        """
        if error is None:
            return self._explain_response(operation, status)
        if isinstance(error, InvalidRequestError) and operation is not None:
            return self._explain_violations(operation, error.violations)
        if isinstance(error, InjectedFaultError):
            return Explanation("none: a fault was injected by the control API")
        if isinstance(error, InternalError):
            return Explanation("none: the mock failed, see its log")
        if isinstance(error, UnauthenticatedError):
            return Explanation("the credentials must be those of an API key of the mock", self._security())
        if isinstance(error, RouteNotFoundError):
            return Explanation("the path must be one of the spec", self._places.root.child("paths"))
        if isinstance(error, MethodNotAllowedError):
            rule = f"the method must be one of the path: {', '.join(error.allowed)}"
            return Explanation(rule, self._places.root.child("paths"))
        return self._explain_body(error, operation) or self._explain_documented(error, operation)

    def _explain_violations(self, operation: Operation, violations: Sequence[Violation]) -> Explanation:
        first, others = violations[0], len(violations) - 1
        more = f" (and {others} more)" if others else ""
        return Explanation(f"{first.part} {first}{more}", self._places.of_violation(operation, first))

    def _explain_body(self, error: RefusedError, operation: Operation | None) -> Explanation | None:
        if operation is None:
            return None
        if isinstance(error, UnsupportedMediaTypeError):
            body = self._places.of_request_body(operation)
            types = ", ".join(body.node.get("content", ()))
            return Explanation(f"Content-Type must be {types}", body)
        if isinstance(error, UnreadableBodyError):
            rule = "the body must be there, in JSON and not too large"
            return Explanation(rule, self._places.of_request_body(operation))
        if isinstance(error, ResourceNotFoundError):
            rule = "the id must be that of something which belongs to the API key"
            ids = [parameter["name"] for parameter in operation.parameters if parameter["in"] == "path"]
            return Explanation(rule, self._places.of_parameter(operation, "path", ids[-1] if ids else ""))
        return None

    def _explain_response(self, operation: Operation | None, status: int) -> Explanation:
        rule = "the body of the response says it"
        if operation is None:
            return Explanation(rule)
        place = self._places.of_operation(operation).child("responses")
        return Explanation(rule, place.child(str(status)) if place.has(str(status)) else place)

    def _explain_documented(self, error: RefusedError, operation: Operation | None) -> Explanation:
        member, value = error.documented_as
        place = self._places.of_error(member, value)
        if place is None:
            where = None if operation is None else self._places.of_operation(operation)
            return Explanation(error.rule or f"none that is documented, with {member} {value}", where)
        name, message = place.node["name"], place.node["message"]["en-US"]
        return Explanation(error.rule or f"{name}: {message}", place)

    def _security(self) -> Place:
        components = self._places.root.child("components")
        return components.child("securitySchemes") if components.has("securitySchemes") else components


def describe_warnings(warnings: Sequence[Violation]) -> str:
    """Return warnings as the value of a header."""
    return header_text("; ".join(f"{warning.part} {warning}" for warning in warnings))


def header_text(text: str) -> str:
    """Return a text as the value of a header: printable ASCII, and not too long."""
    shown = "".join(character if " " <= character <= "~" else "?" for character in text)
    return shown if len(shown) <= _MAX_LENGTH else f"{shown[: _MAX_LENGTH - 3]}..."
