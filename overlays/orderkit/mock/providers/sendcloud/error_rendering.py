"""Which error answers which failure, in the order in which Sendcloud looks at a request."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from ....contract import JsonObject
from ...engine.parameters import split_query
from ...engine.provider import (
    InjectedFaultError,
    InvalidRequestError,
    MethodNotAllowedError,
    RefusedError,
    RequestHead,
    Response,
    RouteNotFoundError,
    UnreadableBodyError,
    UnsupportedMediaTypeError,
)
from ...engine.violations import Violation
from .errors import ErrorCatalogue, SendcloudRefusalError, errors_response, invalid, invalid_parameter
from .filters import unknown_integration
from .messages import describe
from .settings import SendcloudSettings


class ErrorRenderer:
    """Words every failure as Sendcloud would."""

    def __init__(self, errors: ErrorCatalogue, settings: SendcloudSettings) -> None:
        self._errors = errors
        self._settings = settings

    def render_error(self, failure: RefusedError, head: RequestHead) -> Response:
        """The response to a request that is refused."""
        match failure:
            case SendcloudRefusalError(entries=entries, headers=headers):
                return errors_response(entries, headers)
            case InvalidRequestError(violations=violations):
                return errors_response(self._render_violations(violations, head))
            case MethodNotAllowedError():
                return errors_response(
                    [self._errors.entry("MethodNotAllowed", f'Method "{head.method}" not allowed.')]
                )
            case UnsupportedMediaTypeError():
                return errors_response([self._wrong_media(head)])
            case InjectedFaultError(status=status) if status in self._errors.statuses:
                return self._errors.of_status(status)
            case InjectedFaultError(status=status):
                return Response(status=status, text="injected by the mock, as a gateway would answer")
            case _:
                return errors_response([self._errors.entry(_OTHER_FAILURES.get(type(failure), "Server"))])

    def unknown_integration_error(self, query: Mapping[str, Sequence[str]]) -> JsonObject | None:
        """The entry for a filter that names an integration which is not the account's (SC-28, SC-29)."""
        text = query.get("integration", [""])[-1]
        unknown = unknown_integration(text, self._settings.integrations) if text else None
        if unknown is None:
            return None
        detail = f"Select a valid choice. {unknown} is not one of the available choices."
        return self._errors.entry("IntegrationNotAvailable", detail)

    def _render_violations(self, violations: Sequence[Violation], head: RequestHead) -> list[JsonObject]:
        match violations[0].part:
            case "path":
                return [self._wrong_key(violations[0], head)]
            case "query":
                return self._wrong_parameters(violations, head)
            case "body":
                return [self._wrong_member(violation) for violation in violations]

    def _wrong_key(self, violation: Violation, head: RequestHead) -> JsonObject:
        """What is no number leads nowhere (SC-124); what is one, but too small or too large, is no order's."""
        if violation.keyword == "type":
            return self._errors.entry("RouteNotFound")
        return self._errors.entry("OrderToChangeNotFound" if head.method == "PATCH" else "OrderNotFound")

    def _wrong_parameters(self, violations: Sequence[Violation], head: RequestHead) -> list[JsonObject]:
        """What is wrong with the filters; the cursor is looked at after them."""
        integration = self.unknown_integration_error(split_query(head.query))
        entries = [] if integration is None else [integration]
        entries += [
            invalid_parameter(violation)
            for violation in violations
            if violation.path[0] not in ("integration", "cursor")
        ]
        if entries:
            return entries
        too_many = [violation for violation in violations if violation.path[0] == "integration"]
        return [invalid_parameter(violation) for violation in too_many] or [
            self._errors.entry("InvalidCursor")
        ]

    def _wrong_member(self, violation: Violation) -> JsonObject:
        if violation.path == () and violation.keyword == "type":
            return (
                self._errors.entry("NotAList")
                if "array" in violation.details["types"]
                else invalid(describe(violation), ())
            )
        if violation.path == () and violation.keyword == "maxItems":
            limit, count = violation.details["limit"], len(violation.details["value"])
            detail = f"Orders list should have at most {limit} items, not {count}"
            return self._errors.entry("TooManyOrders", detail)
        if violation.keyword == "" and violation.path[-2:] == ("integration", "id"):
            return invalid(f"Integration with id {violation.details['value']} does not exist", violation.path)
        return invalid(describe(violation), violation.path)

    def _wrong_media(self, head: RequestHead) -> JsonObject:
        sent = b", ".join(head.values("Content-Type")).decode("latin-1")
        return self._errors.entry("UnsupportedMediaType", f'Unsupported media type "{sent}" in request.')


_OTHER_FAILURES: Mapping[type[RefusedError], str] = {
    RouteNotFoundError: "RouteNotFound",
    UnreadableBodyError: "NotJson",
}
