"""Which error answers which failure, in the order in which Sendcloud looks at a request."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from ....contract import JsonObject
from ...engine.parameters import split_query
from ...engine.provider import (
    Answer,
    Head,
    InjectedFaultError,
    InvalidMembersError,
    RefusedError,
    UnknownRouteError,
    UnreadableBodyError,
    WrongMediaError,
    WrongMethodError,
)
from ...engine.violations import Flaw
from .errors import ErrorCatalogue, SendcloudRefusalError, answer, invalid, invalid_parameter
from .filters import unknown_integration
from .settings import SendcloudSettings
from .wording import describe


class Refusals:
    """Words every failure as Sendcloud would."""

    def __init__(self, errors: ErrorCatalogue, settings: SendcloudSettings) -> None:
        self._errors = errors
        self._settings = settings

    def explain(self, failure: RefusedError, head: Head) -> Answer:
        """The response to a request that is refused."""
        match failure:
            case SendcloudRefusalError(entries=entries, headers=headers):
                return answer(entries, headers)
            case InvalidMembersError(flaws=flaws):
                return answer(self._explain_flaws(flaws, head))
            case WrongMethodError():
                return answer(
                    [self._errors.entry("MethodNotAllowed", f'Method "{head.method}" not allowed.')]
                )
            case WrongMediaError():
                return answer([self._wrong_media(head)])
            case InjectedFaultError(status=status) if status in self._errors.statuses:
                return self._errors.of_status(status)
            case InjectedFaultError(status=status):
                return Answer(status=status, text="injected by the mock, as a gateway would answer")
            case _:
                return answer([self._errors.entry(_OTHER_FAILURES.get(type(failure), "Server"))])

    def integration_refused(self, query: Mapping[str, Sequence[str]]) -> JsonObject | None:
        """The entry for a filter that names an integration which is not the account's (SC-28, SC-29)."""
        text = query.get("integration", [""])[-1]
        unknown = unknown_integration(text, self._settings.integrations) if text else None
        if unknown is None:
            return None
        detail = f"Select a valid choice. {unknown} is not one of the available choices."
        return self._errors.entry("IntegrationNotAvailable", detail)

    def _explain_flaws(self, flaws: Sequence[Flaw], head: Head) -> list[JsonObject]:
        match flaws[0].part:
            case "path":
                return [self._wrong_key(flaws[0], head)]
            case "query":
                return self._wrong_parameters(flaws, head)
            case "body":
                return [self._wrong_member(flaw) for flaw in flaws]

    def _wrong_key(self, flaw: Flaw, head: Head) -> JsonObject:
        """What is no number leads nowhere (SC-124); what is one, but too small or too large, is no order's."""
        if flaw.keyword == "type":
            return self._errors.entry("RouteNotFound")
        return self._errors.entry("OrderToChangeNotFound" if head.method == "PATCH" else "OrderNotFound")

    def _wrong_parameters(self, flaws: Sequence[Flaw], head: Head) -> list[JsonObject]:
        """What is wrong with the filters; the cursor is looked at after them."""
        integration = self.integration_refused(split_query(head.query))
        entries = [] if integration is None else [integration]
        entries += [
            invalid_parameter(flaw) for flaw in flaws if flaw.path[0] not in ("integration", "cursor")
        ]
        if entries:
            return entries
        too_many = [flaw for flaw in flaws if flaw.path[0] == "integration"]
        return [invalid_parameter(flaw) for flaw in too_many] or [self._errors.entry("InvalidCursor")]

    def _wrong_member(self, flaw: Flaw) -> JsonObject:
        if flaw.path == () and flaw.keyword == "type":
            return (
                self._errors.entry("NotAList")
                if "array" in flaw.details["types"]
                else invalid(describe(flaw), ())
            )
        if flaw.path == () and flaw.keyword == "maxItems":
            detail = f"Orders list should have at most {flaw.details['limit']} items, not {len(flaw.details['value'])}"
            return self._errors.entry("TooManyOrders", detail)
        if flaw.keyword == "" and flaw.path[-2:] == ("integration", "id"):
            return invalid(f"Integration with id {flaw.details['value']} does not exist", flaw.path)
        return invalid(describe(flaw), flaw.path)

    def _wrong_media(self, head: Head) -> JsonObject:
        sent = b", ".join(head.values("Content-Type")).decode("latin-1")
        return self._errors.entry("UnsupportedMediaType", f'Unsupported media type "{sent}" in request.')


_OTHER_FAILURES: Mapping[type[RefusedError], str] = {
    UnknownRouteError: "RouteNotFound",
    UnreadableBodyError: "NotJson",
}
