"""Sendcloud's error bodies: worded as the contract's examples, with one entry for each violation."""

from __future__ import annotations

import copy
from collections.abc import Iterable, Mapping
from typing import Any

from ....contract import Contract, JsonObject
from ...engine.errors import RefusedError
from ...engine.messages import Response
from ...engine.schema_matching import Path
from ...engine.violations import Violation
from .messages import describe

ROOT = "/data/attributes"

# Examples for the HTTP statuses of injected faults.
_BY_STATUS = {
    400: "StillProcessing",
    401: "WrongKeys",
    404: "OrderNotFound",
    405: "MethodNotAllowed",
    415: "UnsupportedMediaType",
    429: "Throttled",
    500: "Server",
}


class SendcloudRefusalError(RefusedError):
    """A refusal with complete entries."""

    def __init__(self, *entries: JsonObject, headers: Mapping[str, str] | None = None) -> None:
        super().__init__()
        self.entries = entries
        self.headers = dict(headers or {})


class ErrorCatalogue:
    """Errors for which the contract has an example, by name of the example."""

    def __init__(self, contract: Contract) -> None:
        examples: Mapping[str, JsonObject] = contract.document["components"]["examples"]
        self._entries: dict[str, JsonObject] = {
            name.removeprefix("Error"): examples[name]["value"]["errors"][0]
            for name in examples
            if name.startswith("Error")
        }
        self.statuses = frozenset(_BY_STATUS)

    def entry(self, name: str, detail: str | None = None, source: JsonObject | None = None) -> JsonObject:
        """Return the entry of an example, with another detail or source if given."""
        entry = copy.deepcopy(self._entries[name])
        if detail is not None:
            entry["detail"] = detail
        if source is not None:
            entry["source"] = source
        return entry

    def refusal(self, name: str, detail: str | None = None, source: JsonObject | None = None) -> RefusedError:
        """Return a refusal with one entry."""
        return SendcloudRefusalError(self.entry(name, detail, source))

    def of_status(self, status: int) -> Response:
        """Return a documented response of an HTTP status."""
        headers = {"retry-after": "12"} if status == 429 else {}
        return errors_response([self.entry(_BY_STATUS[status])], headers)


def errors_response(entries: Iterable[JsonObject], headers: Mapping[str, str] | None = None) -> Response:
    """Return the response for entries, with their HTTP status."""
    errors = list(entries)
    return Response(int(errors[0]["status"]), {"errors": errors}, headers=dict(headers or {}))


def invalid(detail: str, path: Path) -> JsonObject:
    """Return the entry for a property of a body."""
    return {"status": "400", "code": "invalid", "detail": detail, "source": {"pointer": json_pointer(path)}}


def invalid_parameter(violation: Violation) -> JsonObject:
    """Return the entry for a parameter of the query."""
    source: Any = {"parameter": str(violation.path[0])}
    return {"status": "400", "code": "invalid", "detail": describe(violation), "source": source}


def json_pointer(path: Path) -> str:
    """Format the path of a property as Sendcloud does: `/data/attributes/[0]/order_id` (SC-93)."""
    return "/".join((ROOT, *(f"[{step}]" if isinstance(step, int) else step for step in path)))
