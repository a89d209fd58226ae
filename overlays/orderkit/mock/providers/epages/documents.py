"""Stored invoices and credit notes of orders: drafts and final ones."""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

from ....contract import JsonObject

TABLES = """
CREATE TABLE IF NOT EXISTS epages_documents (
    order_id TEXT NOT NULL COLLATE NOCASE REFERENCES epages_orders (order_id),
    document_number TEXT NOT NULL,
    document_type TEXT NOT NULL,
    creation_date TEXT NOT NULL,
    is_final INTEGER NOT NULL,
    address TEXT,
    PRIMARY KEY (order_id, document_number)
);
"""


# Not frozen: a start makes very many, and a frozen one takes several times as long.
@dataclass(slots=True)
class StoredDocument:
    """An invoice or credit note; `address` is that of its order when it was made, None if it is the customer's."""

    order_id: str
    document_number: str
    document_type: str
    creation_date: str
    is_final: bool
    address: JsonObject | None = None


@dataclass(frozen=True, slots=True)
class DocumentRepository:
    """Documents, inside one transaction."""

    connection: sqlite3.Connection

    def put(self, documents: Iterable[StoredDocument]) -> None:
        """Store documents, each in place of a draft with its number."""
        self.connection.executemany(
            "INSERT OR REPLACE INTO epages_documents VALUES (?, ?, ?, ?, ?, ?)", map(_row_of, documents)
        )

    def of_order(self, order_id: str, *, is_final: bool) -> list[StoredDocument]:
        """Return the documents of an order, newest first, then by number (EP-116)."""
        rows = self.connection.execute(
            "SELECT order_id, document_number, document_type, creation_date, is_final, address FROM epages_documents "
            "WHERE order_id = ? AND is_final = ? ORDER BY creation_date DESC, document_number DESC",
            (order_id, is_final),
        )
        return [_read(row) for row in rows]

    def count(self) -> dict[str, int]:
        """Count documents by kind, drafts separately."""
        rows = self.connection.execute(
            # Drafts are counted under a name of their own, such as "Invoice draft".
            "SELECT document_type || iif(is_final, '', ' draft'), count(*) FROM epages_documents GROUP BY 1 ORDER BY 1"
        )
        return dict(rows.fetchall())


def _row_of(document: StoredDocument) -> tuple[Any, ...]:
    address = None if document.address is None else json.dumps(document.address)
    payload = (document.order_id, document.document_number, document.document_type, document.creation_date)
    return (*payload, document.is_final, address)


def _read(row: tuple[Any, ...]) -> StoredDocument:
    order_id, number, document_type, creation_date, is_final, address = row
    read = None if address is None else json.loads(address)
    return StoredDocument(order_id, number, document_type, creation_date, bool(is_final), read)
