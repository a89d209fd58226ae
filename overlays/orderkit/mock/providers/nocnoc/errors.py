"""nocnoc's error bodies: keys and messages from `x-errors` of the contract, HTTP statuses by setting."""

from __future__ import annotations

from typing import Any

from ....contract import Contract
from ...engine.common_settings import HttpStatus
from ...engine.errors import RefusedError
from ...engine.messages import Response
from .settings import NocnocSettings


class NocnocError(RefusedError):
    """A refusal with one of nocnoc's codes; `detail` names the offending header or property."""

    def __init__(self, code: int, detail: str | None = None) -> None:
        super().__init__(code, detail)
        self.status = code
        self.detail = detail

    @property
    def documented_as(self) -> tuple[str, Any]:
        """Its code."""
        return "code", self.status


class ErrorCatalogue:
    """Every documented error in every language."""

    def __init__(self, contract: Contract, http_status: HttpStatus, settings: NocnocSettings) -> None:
        self._settings = settings
        rows: list[dict[str, Any]] = contract.schema("ErrorCode")["x-errors"]
        self._rows = {row["code"]: row for row in rows}
        self._http_status = http_status
        self.codes = frozenset(self._rows)
        parameter = contract.document["components"]["parameters"]["XLang"]
        languages = parameter["x-languages"]
        self.language_header: str = parameter["name"]
        self.languages: tuple[str, ...] = tuple(languages["values"])
        self.default_language: str = languages["default"]
        self.unknown_language: int = languages["error"]

    def response(self, code: int, language: str, detail: str | None = None) -> Response:
        """Return the response for a code: its message, followed by the detail."""
        row = self._rows[code]
        message = row["message"][language]
        # The documented messages name no property; the detail helps a developer and fits any message.
        if detail is not None and self._settings.names_wrong_property:
            message = f"{message}: {detail}"
        document = {"code": code, "message": message}
        if self._settings.sends_error_keys:
            document["key"] = row["key"]
        return Response(status=self._status(row), document=document)

    def _status(self, row: dict[str, Any]) -> int:
        # The contract lists both mappings beside each code; the literal one is the code itself (EL-11).
        columns = {"conservative": "http_status", "semantic": "semantic_status", "literal": "code"}
        return int(row[columns[self._http_status]])
