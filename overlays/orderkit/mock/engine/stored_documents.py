"""Resources of providers that need no tables of their own: JSON documents by provider, resource and owner."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

from ...contract import JsonObject
from .errors import UnknownError
from .json_writer import read_json, write_json

TABLES = """
CREATE TABLE IF NOT EXISTS documents (
    id INTEGER PRIMARY KEY,
    provider TEXT NOT NULL,
    resource TEXT NOT NULL,
    owner TEXT NOT NULL,
    document TEXT NOT NULL
);
CREATE INDEX IF NOT EXISTS documents_by_owner ON documents (provider, resource, owner, id);
"""


@dataclass(frozen=True, slots=True)
class DocumentTable:
    """Documents of one resource of a provider, inside one transaction, oldest first."""

    connection: sqlite3.Connection
    provider: str
    resource: str

    def add_all(self, owner: str, documents: Iterable[JsonObject]) -> None:
        """Store new documents."""
        self.connection.executemany(
            "INSERT INTO documents (provider, resource, owner, document) VALUES (?, ?, ?, ?)",
            # Exact Decimals, as everywhere in the mock; json.dumps refuses them.
            ((self.provider, self.resource, owner, write_json(document)) for document in documents),
        )

    def all(self, owner: str) -> list[JsonObject]:
        """Return the documents of an owner."""
        query = "SELECT document FROM documents WHERE provider = ? AND resource = ? AND owner = ? ORDER BY id"
        rows = self.connection.execute(query, (self.provider, self.resource, owner))
        return [read_json(text.encode("utf-8")) for (text,) in rows]

    def find(self, owner: str, key: str, value: Any) -> JsonObject:
        """Return the document of an owner whose property `key` has a value; UnknownError if there is none."""
        for document in self.all(owner):
            if document.get(key) == value:
                return document
        raise UnknownError(f"{self.resource} {value} does not exist")

    def count(self) -> int:
        """Count the documents of all owners."""
        query = "SELECT count(*) FROM documents WHERE provider = ? AND resource = ?"
        (number,) = self.connection.execute(query, (self.provider, self.resource)).fetchone()
        return int(number)
