"""Order statuses and the moves between them, read from `x-lifecycle` of the contract."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from ...contract import Contract

# Longer numbers cannot be ids: they exceed every counter and, at some length, what SQLite can store.
_MAX_ORDER_DIGITS = 10


@dataclass(frozen=True, slots=True)
class Move:
    """The change of status that an operation makes, and the error that answers it from any other status.

    `target` is None if the status stays until the provider has decided. `error` is a code, or an HTTP status where
    no code is known; None if none is declared.
    """

    origins: frozenset[str]
    target: str | None
    error: Any


class Lifecycle:
    """Statuses of an order in the order of the contract; the first is that of a new order."""

    def __init__(self, contract: Contract, schema: str = "OrderStatus") -> None:
        declared = contract.schema(schema)["x-lifecycle"]
        self._transitions: Mapping[str, Sequence[str]] = {
            row["from"]: row["to"] for row in declared["transitions"]
        }
        self.statuses = tuple(self._transitions)
        self.moves: Mapping[str, Move] = {
            row["operation"]: Move(
                frozenset(row["from"]), row.get("to"), row.get("error", row.get("http-status"))
            )
            for row in declared.get("moves", ())
        }

    def allows(self, status: str, following: str) -> bool:
        """Return whether one status may follow another."""
        return following in self._transitions[status]

    def following(self, status: str) -> Sequence[str]:
        """Return the statuses that may follow one, the usual next one first."""
        return self._transitions[status]

    def next(self, status: str) -> str:
        """Return the usual next status; ValueError if the status is final."""
        following = self._transitions[status]
        if not following:
            raise ValueError(f"{status} is a final status: the order cannot change any more")
        return following[0]

    def resolve(self, status: str, requested: str | None) -> str:
        """Return the wanted status, or the usual next one if None; ValueError if it may not follow."""
        following = self.next(status) if requested is None else requested
        if not self.allows(status, following):
            raise ValueError(f"an order that is {status} cannot become {following}")
        return following

    def path_to(self, status: str) -> tuple[str, ...]:
        """Return the shortest path from a new order to a status, both included."""
        paths: list[tuple[str, ...]] = [(self.statuses[0],)]
        # Breadth first: the list grows while it is read, so the first path found is the shortest.
        for path in paths:
            if path[-1] == status:
                return path
            paths.extend(
                (*path, following) for following in self._transitions[path[-1]] if following not in path
            )
        raise ValueError(f"no order can become {status}")


def parse_order_number(text: str) -> int:
    """Parse the id of an order whose ids are numbers; 0, which no order has, if it is no number."""
    is_number = text.isascii() and text.isdigit() and len(text) <= _MAX_ORDER_DIGITS
    return int(text) if is_number else 0
