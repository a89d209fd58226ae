"""Noventiq's error bodies: lists of codes and messages, from `x-errors` of the contract or undocumented."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from ....contract import Contract, JsonObject
from ...engine.common_settings import HttpStatus
from ...engine.documented_errors import DocumentedErrors
from ...engine.errors import RefusedError
from ...engine.messages import Response

INVALID_JSON, INVALID_CONTENT_TYPE = "INVALID_JSON", "INVALID_CONTENT_TYPE"
UNKNOWN_CONFIGURATION, INVALID_FIELD_VALUE = "UNKNOWN_CONFIGURATION", "INVALID_FIELD_VALUE"
INVALID_TOKEN, MISSING_TOKEN, EXPIRED_TOKEN = "INVALID_TOKEN", "MISSING_TOKEN", "EXPIRED_TOKEN"

WRONG_CREDENTIALS = "The username or the password is wrong."
URL_NOT_FOUND = "There is no such URL."
ORDER_NOT_FOUND = "There is no such order."
NOT_REFUNDABLE = "The order cannot be refunded."

_PLACEHOLDER = "{parameter}"
# Parameter that the documented example of 15010 names.
_SHOWN_PARAMETER = "email"


class DocumentedError(RefusedError):
    """A refusal with a documented error, by its name in the contract."""

    def __init__(self, name: str) -> None:
        super().__init__(name)
        self.name = name

    @property
    def documented_as(self) -> tuple[str, Any]:
        """Its key, which is its name in lower case."""
        return "key", self.name.lower()


class UndocumentedError(RefusedError):
    """A refusal whose code is undocumented; only its HTTP status is known (NV-15, NV-39, NV-60)."""

    def __init__(self, status: int, message: str) -> None:
        super().__init__(status, message)
        self.status = status
        self.message = message

    @property
    def documented_as(self) -> tuple[str, Any]:
        """Nothing: no code is known."""
        return "code", self.message

    @property
    def rule(self) -> str:
        """Its message."""
        return self.message


class ErrorCatalogue:
    """Documented errors by their names in the contract."""

    def __init__(self, contract: Contract, http_status: HttpStatus) -> None:
        schema = contract.schema("ErrorCode")
        rows: list[JsonObject] = schema["x-errors"]
        self._rows: dict[str, JsonObject] = dict(zip(schema["x-enum-varnames"], rows, strict=True))
        self._names = {int(row["code"]): name for name, row in self._rows.items()}
        self._status = "semantic_status" if http_status == "semantic" else "http_status"
        self.codes = frozenset(self._names)
        with_code = {int(row["http_status"]) for row in rows}
        self.statuses_without_code = DocumentedErrors(contract).statuses - with_code
        """HTTP statuses that the documentation names without a body; the mock sends an empty object (NV-14)."""

    def response(self, name: str, parameters: Iterable[str] = (_SHOWN_PARAMETER,)) -> Response:
        """Return the response for an error: one entry, or one for each wrong parameter."""
        row = self._rows[name]
        code, message = int(row["code"]), str(row["message"]["en-US"])
        payload = (
            [message.replace(_PLACEHOLDER, each) for each in parameters]
            # Only the messages about a parameter are repeated, once for each wrong one.
            if _PLACEHOLDER in message
            else [message]
        )
        return Response(row[self._status], {"errors": [{"error": code, "message": text} for text in payload]})

    def of_code(self, code: int) -> Response:
        """Return the response for a code."""
        return self.response(self._names[code])
