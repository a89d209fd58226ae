"""Stored products: the seller's properties, and those that nocnoc adds."""

from __future__ import annotations

import html
import json
import sqlite3
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import datetime
from decimal import Decimal
from typing import Any

from ....contract import JsonObject
from ...engine.errors import UnknownError
from ...engine.json_writer import write_json
from ...engine.paging import Slice
from .listing import ListingQuery
from .settings import NocnocStoreSettings
from .timestamps import format_timestamp

TABLES = """
CREATE TABLE IF NOT EXISTS nocnoc_store_products (
    owner TEXT NOT NULL,
    sku TEXT NOT NULL,
    updated_at TEXT NOT NULL,
    document TEXT NOT NULL,
    PRIMARY KEY (owner, sku)
);
"""

STATUS_FROM_ASIN = "active"  # only in the response to its creation (ST-46)


@dataclass(frozen=True, slots=True)
class ProductRepository:
    """Products, inside one transaction at one time."""

    connection: sqlite3.Connection
    now: datetime

    def has(self, owner: str, sku: str) -> bool:
        """Return whether a seller has a product with a SKU."""
        query = "SELECT 1 FROM nocnoc_store_products WHERE owner = ? AND sku = ?"
        return self.connection.execute(query, (owner, sku)).fetchone() is not None

    def add(self, owner: str, product: JsonObject) -> None:
        """Store a new product."""
        now = self._now()
        self.add_all(owner, [{**product, "created_at": now, "updated_at": now}])

    def add_all(self, owner: str, products: Iterable[JsonObject]) -> None:
        """Store products with their times, except those that exist."""
        self.connection.executemany(
            "INSERT OR IGNORE INTO nocnoc_store_products VALUES (?, ?, ?, ?)",
            ((owner, product["sku"], product["updated_at"], write_json(product)) for product in products),
        )

    def find(self, owner: str, sku: str) -> JsonObject:
        """Return a product of a seller; UnknownError if there is none."""
        return read(self.find_text(owner, sku))

    def find_text(self, owner: str, sku: str) -> str:
        """Return a product of a seller as it is stored; UnknownError if there is none."""
        query = "SELECT document FROM nocnoc_store_products WHERE owner = ? AND sku = ?"
        row = self.connection.execute(query, (owner, sku)).fetchone()
        if row is None:
            raise UnknownError("there is no such product")
        return str(row[0])

    def change(self, owner: str, sku: str, changes: JsonObject) -> JsonObject:
        """Set properties of a product, and its time if any of them changes. UnknownError if there is none."""
        before = self.find(owner, sku)
        # An update without a change leaves the time alone, so that filters by time do not find it.
        if all(before[name] == changes[name] for name in changes):
            return before
        after = {**before, **changes, "updated_at": max(before["updated_at"], self._now())}
        self.connection.execute(
            "UPDATE nocnoc_store_products SET updated_at = ?, document = ? WHERE owner = ? AND sku = ?",
            (after["updated_at"], write_json(after), owner, sku),
        )
        return after

    def page(self, owner: str, query: ListingQuery, filters: Mapping[str, Any], page: Slice) -> list[str]:
        """Return a page of products as they are stored, filtered and in the order of the listing (ST-67)."""
        condition, values = query.conditions(filters)
        rows = self.connection.execute(
            f"SELECT document FROM nocnoc_store_products WHERE owner = ? AND {condition} "  # noqa: S608 - conditions are ours
            f"ORDER BY {query.order} LIMIT ? OFFSET ?",
            (owner, *values, page.limit, page.offset),
        )
        return [text for (text,) in rows]

    def _now(self) -> str:
        return format_timestamp(self.now)


def describe(product: JsonObject) -> JsonObject:
    """Return the product of a createProduct body: condition NEW by default, no empty list of attributes."""
    described = {**product, "condition": product.get("condition", "NEW")}
    if not described.get("attributes", [None]):
        del described["attributes"]
    return described


def describe_from_asin(product: JsonObject) -> JsonObject:
    """Return the product of a body that names only ASINs, by its first ASIN (ST-47, ST-68)."""
    asins: list[str] = product["international_ids"]["asin"]
    return {**product, "condition": "NEW", "international_ids": {"asin": asins[0]}}


def render_product(product: JsonObject, settings: NocnocStoreSettings) -> JsonObject:
    """Render a product for getProduct and listProducts (ST-63)."""
    times = {name: settings.local(product[name]) for name in ("created_at", "updated_at")}
    rendered = {**product, **times, "status": settings.product_status}
    if "description" in product:
        rendered["description_html"] = f"<p>{html.escape(product['description'], quote=False)}</p>"
    return rendered


def read(text: str) -> JsonObject:
    """Parse a stored product."""
    document: JsonObject = json.loads(text, parse_float=Decimal)
    return document
