"""Stock handlers for read operations: listings and lookups of stored documents, derived from the contract."""

from __future__ import annotations

import sqlite3
from collections.abc import Mapping
from typing import Any

from ...contract import Contract, JsonObject, Operation, expression_target
from .messages import Call, Handler, Response
from .paging import Pagination
from .stored_documents import DocumentTable


class Resources:
    """Resources that a contract lists; each is named by the schema of its items."""

    def __init__(self, contract: Contract, provider: str) -> None:
        self._contract = contract
        self._provider = provider
        self.names = tuple(
            # Unique, in the order of the contract: two operations may list the same resource.
            dict.fromkeys(
                name for name in map(self._listed_resource, contract.operations.values()) if name is not None
            )
        )

    def table(self, connection: sqlite3.Connection, resource: str) -> DocumentTable:
        """Return the stored documents of a resource."""
        return DocumentTable(connection, self._provider, resource)

    def handler(self, operation: Operation) -> Handler:
        """Return the stock handler of a listing or of a lookup; ValueError if the operation is neither."""
        listed = self._listed_resource(operation)
        if listed is not None:
            return self._listing(operation, listed)
        found = _schema_name(operation.success_schema(200))
        if operation.method == "GET" and found in self.names:
            return self._lookup(operation, found)
        raise ValueError(f"{operation.id} must have a handler: it neither lists a resource nor looks one up")

    def _listing(self, operation: Operation, resource: str) -> Handler:
        pagination = Pagination(self._contract, operation)

        def handle(connection: sqlite3.Connection, call: Call) -> Response:
            filters = {name: call.parameters[name] for name in call.parameters.keys() - pagination.inputs}
            documents = self.table(connection, resource).all(call.owner)
            # Filtered in Python: the documents of a mock are few, and JSON in SQLite has no index.
            matching = [document for document in documents if _matches(document, filters)]
            return pagination.respond(call, pagination.slice(call).of(matching), len(matching))

        return handle

    def _lookup(self, operation: Operation, resource: str) -> Handler:
        # The last parameter of the path is the id; those before it, such as a shop, are the provider's to check.
        key = [parameter["name"] for parameter in operation.parameters if parameter["in"] == "path"][-1]

        def handle(connection: sqlite3.Connection, call: Call) -> JsonObject:
            return self.table(connection, resource).find(call.owner, key, call.parameters[key])

        return handle

    def _listed_resource(self, operation: Operation) -> str | None:
        """Name the schema of the items that an operation lists."""
        pagination = self._contract.declared(operation.id, "x-pagination")
        schema = operation.success_schema(200)
        if pagination is None or schema is None:
            return None
        for name in expression_target(pagination["results"]).removeprefix("/").split("/"):
            schema = self._contract.members(schema).get(name, {}) if name else schema
        return _schema_name(self._contract.resolve(schema or {}).get("items"))


def _schema_name(schema: JsonObject | None) -> str | None:
    reference: str | None = (schema or {}).get("$ref")
    return None if reference is None else reference.rpartition("/")[2]


def _matches(document: JsonObject, filters: Mapping[str, Any]) -> bool:
    """Return whether every filter that is named like a property of the document equals that property."""
    return all(document[name] == value for name, value in filters.items() if name in document)
