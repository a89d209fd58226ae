"""Errors for each kind of refused request, in the order in which Sendcloud checks a request."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace

from ....contract import JsonObject
from ...engine.errors import (
    InjectedFaultError,
    InvalidRequestError,
    MethodNotAllowedError,
    RefusedError,
    RouteNotFoundError,
    UnreadableBodyError,
    UnsupportedMediaTypeError,
)
from ...engine.messages import RequestHead, Response
from ...engine.parameters import split_query
from ...engine.violations import Violation
from .errors import ErrorCatalogue, SendcloudRefusalError, errors_response
from .filters import Filters
from .settings import SendcloudSettings


class ErrorRenderer:
    """Renders refused requests as Sendcloud does."""

    def __init__(self, errors: ErrorCatalogue, filters: Filters, settings: SendcloudSettings) -> None:
        self._errors = errors
        self._filters = filters
        self._settings = settings

    def render_failure(self, error: RefusedError, head: RequestHead) -> Response:
        """Render a refused request that is not a violation of the contract."""
        return self._in_chosen_form(self._render_failure(error, head))

    def _render_failure(self, error: RefusedError, head: RequestHead) -> Response:
        match error:
            case SendcloudRefusalError():
                return errors_response(error.entries, error.headers)
            case MethodNotAllowedError():
                return errors_response([self._errors.entry("MethodNotAllowed", method=head.method)])
            case UnsupportedMediaTypeError():
                return errors_response([self._wrong_media_type(head)])
            case InjectedFaultError():
                return self._errors.of_status(error.status)
            case _:
                return errors_response([self._errors.entry(_OTHER_ERRORS.get(type(error), "Server"))])

    def render_violations(self, error: InvalidRequestError, head: RequestHead) -> Response:
        """Render the violations of the part of the request that Sendcloud checks first."""
        violations = error.violations
        match violations[0].part:
            case "path":
                entries = [self._wrong_id(violations[0], head)]
            case "query" | "header":
                entries = self._wrong_parameters(violations, head)
            case "body":
                entries = [self._wrong_property(violation) for violation in violations]
        return self._in_chosen_form(errors_response(entries))

    def _in_chosen_form(self, response: Response) -> Response:
        """Return a response whose errors have the form of the settings (SC-88, SC-91)."""
        errors: list[JsonObject] = response.document["errors"]
        if self._settings.numeric_error_status:
            errors = [{**entry, "status": int(entry["status"])} for entry in errors]
        shown = errors[0] if self._settings.errors_as_object else errors
        return replace(response, document={"errors": shown})

    def unknown_integration_error(self, query: Mapping[str, Sequence[str]]) -> JsonObject | None:
        """Return the entry for a filter by an integration that the account does not have (SC-28, SC-29)."""
        text = query.get("integration", [""])[-1]
        known = self._settings.integrations
        unknown = self._filters.unknown_integration(text, known) if text else None
        if unknown is None:
            return None
        return self._errors.entry("IntegrationNotAvailable", integration=unknown)

    def _wrong_id(self, violation: Violation, head: RequestHead) -> JsonObject:
        """Return "no such route" for an id that is no number (SC-124), "no such order" for one out of bounds."""
        if violation.keyword == "type":
            return self._errors.entry("RouteNotFound")
        return self._errors.entry("OrderToChangeNotFound" if head.method == "PATCH" else "OrderNotFound")

    def _wrong_parameters(self, violations: Sequence[Violation], head: RequestHead) -> list[JsonObject]:
        """Return the entries for filters; that for the cursor only if all filters are right."""
        integration = self.unknown_integration_error(split_query(head.query))
        entries = [] if integration is None else [integration]
        others = [violation for violation in violations if violation.path[0] not in ("integration", "cursor")]
        entries += map(self._errors.wrong_parameter, others)
        if entries:
            return entries
        too_many = [violation for violation in violations if violation.path[0] == "integration"]
        return list(map(self._errors.wrong_parameter, too_many)) or [self._errors.entry("InvalidCursor")]

    def _wrong_property(self, violation: Violation) -> JsonObject:
        path, keyword, details = violation.path, violation.keyword, violation.details
        if path == () and keyword == "type" and "array" in details["types"]:
            return self._errors.entry("NotAList")
        if path == () and keyword == "maxItems":
            return self._errors.entry("TooManyOrders", limit=details["limit"], count=len(details["value"]))
        if keyword == "" and path[-2:] == ("integration", "id"):
            return self._errors.at_property("IntegrationUnknown", path, integration=details["value"])
        return self._errors.wrong_property(violation)

    def _wrong_media_type(self, head: RequestHead) -> JsonObject:
        sent = b", ".join(head.values("Content-Type")).decode("latin-1")
        return self._errors.entry("UnsupportedMediaType", media_type=sent)


_OTHER_ERRORS: Mapping[type[RefusedError], str] = {
    RouteNotFoundError: "RouteNotFound",
    UnreadableBodyError: "NotJson",
}
