"""Sendcloud's error bodies: worded as the contract's examples, with one entry for each thing that is wrong."""

from __future__ import annotations

import copy
from collections.abc import Iterable, Mapping
from typing import Any

from ....contract import Contract, JsonObject
from ...engine.provider import RefusedError, Response
from ...engine.schema_matching import Path
from ...engine.violations import Violation
from .messages import describe

ROOT = "/data/attributes"

# Which example stands for an HTTP status that a test asks for.
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
    """A refusal by entries that are worded already."""

    def __init__(self, *entries: JsonObject, headers: Mapping[str, str] | None = None) -> None:
        super().__init__()
        self.entries = entries
        self.headers = dict(headers or {})


class ErrorCatalogue:
    """Every error that the contract gives an example of, by the name of the example."""

    def __init__(self, contract: Contract) -> None:
        examples: Mapping[str, JsonObject] = contract.document["components"]["examples"]
        self._entries: dict[str, JsonObject] = {
            name.removeprefix("Error"): examples[name]["value"]["errors"][0]
            for name in examples
            if name.startswith("Error")
        }
        self.statuses = frozenset(_BY_STATUS)

    def entry(self, name: str, detail: str | None = None, source: JsonObject | None = None) -> JsonObject:
        """An entry as its example has it, perhaps with another detail or another source."""
        entry = copy.deepcopy(self._entries[name])
        if detail is not None:
            entry["detail"] = detail
        if source is not None:
            entry["source"] = source
        return entry

    def refusal(self, name: str, detail: str | None = None, source: JsonObject | None = None) -> RefusedError:
        """The refusal by one entry."""
        return SendcloudRefusalError(self.entry(name, detail, source))

    def of_status(self, status: int) -> Response:
        """A documented response of an HTTP status."""
        headers = {"retry-after": "12"} if status == 429 else {}
        return errors_response([self.entry(_BY_STATUS[status])], headers)


def errors_response(entries: Iterable[JsonObject], headers: Mapping[str, str] | None = None) -> Response:
    """The response that carries entries, with their status."""
    errors = list(entries)
    return Response(int(errors[0]["status"]), {"errors": errors}, headers=dict(headers or {}))


def invalid(detail: str, path: Path) -> JsonObject:
    """The entry for a member of a body."""
    return {"status": "400", "code": "invalid", "detail": detail, "source": {"pointer": json_pointer(path)}}


def invalid_parameter(violation: Violation) -> JsonObject:
    """The entry for a parameter of the query."""
    source: Any = {"parameter": str(violation.path[0])}
    return {"status": "400", "code": "invalid", "detail": describe(violation), "source": source}


def json_pointer(path: Path) -> str:
    """Where a member stands, as Sendcloud writes it: `/data/attributes/[0]/order_id` (SC-93)."""
    return "/".join((ROOT, *(f"[{step}]" if isinstance(step, int) else step for step in path)))
