"""The store's error bodies: messages from `x-errors` of the contract, HTTP statuses by setting."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from ....contract import Contract, JsonObject
from ...engine.common_settings import HttpStatus
from ...engine.errors import RefusedError
from ...engine.messages import Response

# Of several errors with one HTTP status, those for failures outside an operation and for injected faults.
_USUAL = ("INVALID_QUERY", "NOT_FOUND")


class StoreRefusalError(RefusedError):
    """A refusal with one of the documented messages; `errors` lists the violations of the body."""

    def __init__(self, name: str, *errors: str, order_id: str = "") -> None:
        super().__init__(name, errors)
        self.name = name
        self.errors = errors
        self.order_id = order_id

    @property
    def documented_as(self) -> tuple[str, Any]:
        """Its name."""
        return "name", self.name


class ErrorCatalogue:
    """Documented errors by name."""

    def __init__(self, contract: Contract, http_status: HttpStatus) -> None:
        rows: list[JsonObject] = contract.schema("Error")["x-errors"]
        self._rows = {row["name"]: row for row in rows}
        self._status = "semantic_status" if http_status == "semantic" else "http_status"
        usual = (*rows, *(self._rows[name] for name in _USUAL))
        self._by_status = {int(row["http_status"]): str(row["name"]) for row in usual}
        self.statuses = frozenset(self._by_status)

    def response(self, name: str, errors: Sequence[str] = (), order_id: str = "") -> Response:
        """Return the response for an error."""
        row = self._rows[name]
        # Some documented errors have no code at all (ST-31).
        document: dict[str, Any] = {} if row["code"] is None else {"code": row["code"]}
        document["message"] = row["message"]["en-US"].replace("{order_id}", order_id)
        # The property is absent, not empty, where an error has no list.
        if errors:
            document["errors"] = list(errors)
        return Response(row[self._status], document)

    def of_status(self, status: int) -> Response:
        """Return a documented response of an HTTP status."""
        return self.response(self._by_status[status])
