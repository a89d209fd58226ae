"""Injected faults: the next calls of an operation fail with a given status."""

from __future__ import annotations

from dataclasses import asdict, dataclass
from threading import Lock
from typing import Any


@dataclass(slots=True)
class InjectedFault:
    """Fault of the next `times` calls of an operation, of any operation if None."""

    provider: str
    operation: str | None
    status: int
    times: int


class InjectedFaults:
    """Pending faults, oldest first. Thread-safe."""

    def __init__(self) -> None:
        self._faults: list[InjectedFault] = []
        self._lock = Lock()

    def add(self, fault: InjectedFault) -> None:
        """Add a fault."""
        with self._lock:
            self._faults.append(fault)

    def take(self, provider: str, operation: str) -> int | None:
        """Return the status of the fault of a call and use it up; None if the call has none."""
        with self._lock:
            for fault in self._faults:
                if fault.provider == provider and fault.operation in (None, operation):
                    # Used up under the lock, so that concurrent calls share the number
                    # exactly.
                    fault.times -= 1
                    self._faults = [other for other in self._faults if other.times > 0]
                    return fault.status
        return None

    def to_json(self) -> list[dict[str, Any]]:
        """Return the pending faults as JSON."""
        with self._lock:
            return [asdict(fault) for fault in self._faults]

    def clear(self) -> None:
        """Remove all faults."""
        with self._lock:
            self._faults.clear()
