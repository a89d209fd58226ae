"""Ranges that end before they begin: two filters of one property, the lower bound beyond the upper one."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from datetime import UTC, datetime
from typing import Any, cast

from ...contract import Contract, JsonObject, Operation
from .violations import Violation

_LOWER, _UPPER = ("at-least", "after"), ("at-most", "before")


def find_reversed_ranges(
    contract: Contract, operation: Operation, parameters: Mapping[str, Any], body: Any
) -> list[Violation]:
    """Return a violation for the lower bound of each reversed range of a valid request."""
    properties = cast(JsonObject, body) if isinstance(body, dict) else {}
    sent = {**parameters, **properties}
    bounds = {
        (declared["member"], declared["test"]): name
        for name, declared in contract.filters(operation.id).items()
        if name in sent and "member" in declared
    }
    return [
        _violation(lower, upper, is_parameter=lower in parameters)
        for lower, upper in _ranges(bounds)
        if _is_later(sent[lower], sent[upper])
    ]


def _ranges(bounds: Mapping[tuple[str, str], str]) -> Iterator[tuple[str, str]]:
    for (member, test), lower in bounds.items():
        if test in _LOWER:
            for other in _UPPER:
                if (member, other) in bounds:
                    yield lower, bounds[member, other]


def _is_later(first: str, second: str) -> bool:
    try:
        return _instant(first) > _instant(second)
    except ValueError:
        # A day that its month lacks; such texts have one layout, and sort by time.
        return first > second


def _instant(text: str) -> datetime:
    time = datetime.fromisoformat(text)
    return time if time.tzinfo is not None else time.replace(tzinfo=UTC)


def _violation(lower: str, upper: str, *, is_parameter: bool) -> Violation:
    return Violation("query" if is_parameter else "body", (lower,), "", f"must not be after {upper}")
