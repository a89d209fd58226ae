"""The planned fault of one request: found by its provider, carried out by the application in front of that."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any, Final

from .planned import PlannedFault, PlannedFaults

HIT: Final = "orderkit.planned_fault"
"""Key of an ASGI scope: the hit of its request. Scopes have none while no fault is pending."""


class Hit:
    """The fault of one request, and the operation that it calls."""

    def __init__(self) -> None:
        self.fault: PlannedFault | None = None
        self.operation: str | None = None


def take_fault(
    scope: Mapping[str, Any], faults: PlannedFaults, provider: str, operation: str
) -> PlannedFault | None:
    """Return the fault of a call and use it up; what happens to the response then is done in front."""
    hit: Hit | None = scope.get(HIT)
    if hit is None:
        return None
    hit.operation, hit.fault = operation, faults.take(provider, operation)
    return hit.fault


def fault_of(scope: Mapping[str, Any]) -> PlannedFault | None:
    """Return the planned fault of a request that was handled."""
    hit: Hit | None = scope.get(HIT)
    return None if hit is None else hit.fault
