"""Refusals that the spec declares, and whether an exchange is one of them."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from ..contract import Contract, Place
from .calls import Exchange
from .known_errors import error_entries
from .schema_places import documented_name


@dataclass(frozen=True, slots=True)
class Refusal:
    """A refusal by its HTTP status and, if one is declared, its code of `x-errors`."""

    status: int
    code: Any = None

    def is_in(self, contract: Contract, exchange: Exchange) -> bool:
        """Return whether an exchange ended so. A body without a known error says nothing about the code."""
        if exchange.status != self.status:
            return False
        name = documented_name(contract, exchange.call.operation, exchange.status)
        if self.code is None or name is None:
            return True
        entries = list(error_entries(contract, exchange.call.operation, name, exchange.value))
        return not entries or any(entry.code == self.code for entry in entries)

    def __str__(self) -> str:
        return f"HTTP {self.status}" + ("" if self.code is None else f" with {self.code}")


def refusal_of(contract: Contract, declared: Any) -> Refusal:
    """Return the refusal that a declaration names by a code of `x-errors` or by an HTTP status."""
    for schema in contract.document["components"]["schemas"].values():
        for row in schema.get("x-errors", ()):
            if declared in (row["code"], row["name"]):
                return Refusal(row["http_status"], row["code"])
    return Refusal(declared)


def scheme_place(contract: Contract, scheme: str) -> Place:
    """Return the place of a security scheme."""
    return Place.root(contract.document).child("components", "securitySchemes", scheme)
