"""Operations of a contract by the paths of requests."""

from __future__ import annotations

from dataclasses import dataclass
from urllib.parse import unquote

from ...contract import Contract, Operation


@dataclass(frozen=True, slots=True)
class Route:
    """Operation that a path belongs to, with the parameters of its path."""

    operation: Operation
    ids: dict[str, str]


class Routes:
    """Finds operations by the end of a path, so that any base path will do."""

    def __init__(self, contract: Contract) -> None:
        self._operations = sorted(contract.operations.values(), key=_literals, reverse=True)

    def find(self, method: str, path: str) -> Route | None:
        """Return the operation of a request, the one with the most literal segments; None if there is none."""
        steps = path.split("/")
        for operation in self._operations:
            ids = _match(operation.path.split("/")[1:], steps) if operation.method == method else None
            if ids is not None:
                return Route(operation, ids)
        return None


def _literals(operation: Operation) -> int:
    return sum(not step.startswith("{") for step in operation.path.split("/")[1:])


def _match(template: list[str], steps: list[str]) -> dict[str, str] | None:
    ends = steps[-len(template) :]
    if len(ends) != len(template):
        return None
    ids: dict[str, str] = {}
    for expected, found in zip(template, ends, strict=True):
        if expected.startswith("{") and found:
            ids[expected[1:-1]] = unquote(found)
        elif expected != found:
            return None
    return ids
