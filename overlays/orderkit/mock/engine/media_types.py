"""Documented request and response bodies of each operation: their media types and schemas."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from http import HTTPStatus

from ...contract import Contract, JsonObject, Operation, is_json


@dataclass(frozen=True, slots=True)
class DocumentedBody:
    """JSON media types of a body, the default one first, and its schema."""

    media_types: tuple[str, ...]
    schema: JsonObject


class DocumentedBodies:
    """The documented bodies of every operation of a contract."""

    def __init__(self, contract: Contract) -> None:
        self._requests: dict[str, DocumentedBody | None] = {}
        self._responses: dict[str, Mapping[str, DocumentedBody | None]] = {}
        for operation in contract.operations.values():
            node = contract.document["paths"][operation.path][operation.method.lower()]
            self._requests[operation.id] = _read(contract.resolve(node.get("requestBody", {})))
            self._responses[operation.id] = {
                status: _read(contract.resolve(response)) for status, response in node["responses"].items()
            }

    def request(self, operation: Operation) -> DocumentedBody | None:
        """Return the body of a request; None if the operation takes none."""
        return self._requests[operation.id]

    def response(self, operation: Operation, status: int) -> DocumentedBody | None:
        """Return the body of a response; None if it has none, or if the status is not documented.

        A success that a setting chooses in place of the documented one has the body of that.
        """
        responses = self._responses[operation.id]
        other = "default" if status >= HTTPStatus.BAD_REQUEST else str(self.success_status(operation))
        names = (str(status), f"{status // 100}XX", other)
        return next((responses[name] for name in names if name in responses), None)

    def success_status(self, operation: Operation) -> int:
        """Return the status of success, the first one if the contract documents several."""
        return next(int(status) for status in self._responses[operation.id] if status.startswith("2"))


def _read(node: JsonObject) -> DocumentedBody | None:
    content: Mapping[str, JsonObject] = node.get("content", {})
    # Documented pages of HTML have no schema to check; providers send them as text.
    media_types = tuple(name for name in content if is_json(name))
    return DocumentedBody(media_types, content[media_types[0]].get("schema", {})) if media_types else None
