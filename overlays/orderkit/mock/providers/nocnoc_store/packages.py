"""Stored packages: Sons with items of one order, and Fathers that hold Sons (ST-69)."""

from __future__ import annotations

import sqlite3
from collections import Counter
from dataclasses import dataclass

from ....contract import JsonObject
from ...engine.json_writer import write_json
from ...engine.store import count_up
from .orders import StoredOrder

# Any start does; seven digits look like the tracking ids of the store.
FIRST_NUMBER = 1000001

TABLES = """
CREATE TABLE IF NOT EXISTS nocnoc_store_packages (
    package_id TEXT PRIMARY KEY,
    owner TEXT NOT NULL,
    kind TEXT NOT NULL,
    order_id TEXT REFERENCES nocnoc_store_orders (tracking_id),
    father TEXT REFERENCES nocnoc_store_packages (package_id),
    document TEXT NOT NULL
);
"""


@dataclass(frozen=True, slots=True)
class PackageRepository:
    """Packages of one seller, inside one transaction."""

    connection: sqlite3.Connection
    owner: str

    def add_son(self, package: JsonObject) -> str:
        """Store a Son; return its package id."""
        return self._add("son", package["order_reference_id"], package)

    def add_father(self, package: JsonObject) -> str:
        """Store a Father and assign its Sons; return its package id."""
        father = self._add("father", None, package)
        self.connection.executemany(
            "UPDATE nocnoc_store_packages SET father = ? WHERE package_id = ?",
            ((father, son) for son in package["subpackages"]),
        )
        return father

    def is_free_son(self, package_id: str) -> bool:
        """Return whether a package is a Son of this seller without a Father."""
        query = (
            "SELECT 1 FROM nocnoc_store_packages "
            "WHERE package_id = ? AND owner = ? AND kind = 'son' AND father IS NULL"
        )
        return self.connection.execute(query, (package_id, self.owner)).fetchone() is not None

    def _add(self, kind: str, order_id: str | None, package: JsonObject) -> str:
        package_id = f"PK{count_up(self.connection, 'nocnoc store package', FIRST_NUMBER)}"
        self.connection.execute(
            "INSERT INTO nocnoc_store_packages VALUES (?, ?, ?, ?, NULL, ?)",
            (package_id, self.owner, kind, order_id, write_json(package)),
        )
        return package_id


def son_violations(order: StoredOrder, package: JsonObject, *, checks_quantities: bool) -> list[str]:
    """Return the violations of a Son, given its order."""
    if order.status == "cancelled":
        return ["order_reference_id: the order is cancelled"]
    ordered = Counter[str]()
    for product in order.products:
        ordered[product["sku"]] += product["quantity"]
    wrong = list[str]()
    for index, item in enumerate(package["items"]):
        if item["sku"] not in ordered:
            wrong.append(f"items[{index}].sku: the order has no such product")
        elif checks_quantities and item["quantity"] > ordered[item["sku"]]:
            wrong.append(f"items[{index}].quantity: the order has fewer")
    return wrong


def father_violations(repository: PackageRepository, package: JsonObject) -> list[str]:
    """Return the violations of a Father."""
    return [
        f"subpackages[{index}]: there is no such Son, or it is in a Father already"
        for index, son in enumerate(package["subpackages"])
        if not repository.is_free_son(son)
    ]
