"""Which status may follow which, as the contract's `x-transitions` says (EL-58, EL-59)."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from ....contract import Contract

FAILURE_REASON = "Nobody answered at the address"
"""Why a delivery failed, if nothing else is said."""


class Lifecycle:
    """The statuses of an order and the moves between them."""

    def __init__(self, contract: Contract) -> None:
        self._transitions: Mapping[str, Sequence[str]] = contract.schema("OrderStatus")["x-transitions"]
        self._longest: int = contract.schema("OrderProgress")["properties"]["description"]["maxLength"]
        self.statuses = tuple(self._transitions)

    def allows(self, status: str, following: str) -> bool:
        """Whether one status may follow another."""
        return following in self._transitions[status]

    def next(self, status: str) -> str:
        """The usual next status; ValueError if the order's life is over."""
        following = self._transitions[status]
        if not following:
            raise ValueError(f"{status} is the end of an order's life")
        return following[0]

    def describe(self, status: str, description: str | None) -> str:
        """What is said about a status: nothing unless asked to, but why a delivery failed (EL-61)."""
        if description is None:
            return FAILURE_REASON if status == "delivery_failure" else ""
        if len(description) > self._longest or "\0" in description:
            raise ValueError(f"a description has at most {self._longest} characters, none of them NUL")
        return description

    def path_to(self, status: str) -> tuple[str, ...]:
        """The shortest life that leads from created to a status, both included."""
        paths: list[tuple[str, ...]] = [("created",)]
        for path in paths:
            if path[-1] == status:
                return path
            paths.extend(
                (*path, following) for following in self._transitions[path[-1]] if following not in path
            )
        raise ValueError(f"no order ever becomes {status}")
