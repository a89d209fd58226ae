"""Sendcloud's error bodies: worded as `x-errors` of the contract, with one entry for each violation."""

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

# Errors that injected faults with their HTTP statuses have.
_INJECTED = (
    "StillProcessing",
    "WrongKeys",
    "OrderNotFound",
    "MethodNotAllowed",
    "UnsupportedMediaType",
    "Throttled",
    "Server",
)


class SendcloudRefusalError(RefusedError):
    """A refusal with complete entries."""

    def __init__(self, *entries: JsonObject, headers: Mapping[str, str] | None = None) -> None:
        super().__init__()
        self.entries = entries
        self.headers = dict(headers or {})

    @property
    def documented_as(self) -> tuple[str, Any]:
        """The code of its first entry."""
        return "code", self.entries[0]["code"]

    @property
    def rule(self) -> str:
        """The text of its first entry."""
        detail: str = self.entries[0]["detail"]
        return detail


class ErrorCatalogue:
    """Errors of the contract by their names; its examples of that name have the title and the source besides."""

    def __init__(self, contract: Contract) -> None:
        rows: list[JsonObject] = contract.schema("ErrorCode")["x-errors"]
        self._rows = {row["name"]: row for row in rows}
        examples: Mapping[str, JsonObject] = contract.document["components"]["examples"]
        self._shown: dict[str, JsonObject] = {
            name.removeprefix("Error"): examples[name]["value"]["errors"][0]
            for name in examples
            if name.startswith("Error")
        }
        self._by_status = {int(self._rows[name]["http_status"]): name for name in _INJECTED}
        self.statuses = frozenset(self._by_status)

    def entry(self, name: str, source: JsonObject | None = None, **words: object) -> JsonObject:
        """Return the entry of an error; without words for its text it is as in the example."""
        row = self._rows[name]
        text: str = row["message"]["en-US"]
        shown: JsonObject = copy.deepcopy(self._shown.get(name, {}))
        entry: JsonObject = {
            **shown,
            "status": str(row["http_status"]),
            "code": row["code"],
            "detail": text.format(**words) if words or not shown else shown["detail"],
        }
        return entry if source is None else {**entry, "source": source}

    def refusal(self, name: str) -> RefusedError:
        """Return a refusal with one entry."""
        return SendcloudRefusalError(self.entry(name))

    def at_property(self, name: str, path: Path, **words: object) -> JsonObject:
        """Return the entry of an error in a property of a body."""
        return self.entry(name, {"pointer": json_pointer(path)}, **words)

    def wrong_property(self, violation: Violation) -> JsonObject:
        """Return the entry for a violation in a body."""
        name, words = describe(violation)
        return self.at_property(name, violation.path, **words)

    def wrong_parameter(self, violation: Violation) -> JsonObject:
        """Return the entry for a violation in the query."""
        name, words = describe(violation)
        return self.entry(name, {"parameter": str(violation.path[0])}, **words)

    def of_status(self, status: int) -> Response:
        """Return a documented response of an HTTP status."""
        headers = {"retry-after": "12"} if status == 429 else {}
        return errors_response([self.entry(self._by_status[status])], headers)


def errors_response(entries: Iterable[JsonObject], headers: Mapping[str, str] | None = None) -> Response:
    """Return the response for entries, with their HTTP status."""
    errors = list(entries)
    return Response(int(errors[0]["status"]), {"errors": errors}, headers=dict(headers or {}))


def json_pointer(path: Path) -> str:
    """Format the path of a property as Sendcloud does: `/data/attributes/[0]/order_id` (SC-93)."""
    return "/".join((ROOT, *(f"[{step}]" if isinstance(step, int) else step for step in path)))
