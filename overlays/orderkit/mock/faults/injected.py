"""Faults that a test injects: the next calls of an operation fail with a given status."""

from __future__ import annotations

from dataclasses import asdict, dataclass
from threading import Lock
from typing import Any


@dataclass(slots=True)
class InjectedFault:
    """The next `times` calls of an operation (any operation if None) answer `status`."""

    provider: str
    operation: str | None
    status: int
    times: int


class InjectedFaults:
    """The faults that are still to happen, oldest first."""

    def __init__(self) -> None:
        self._faults: list[InjectedFault] = []
        self._lock = Lock()

    def add(self, fault: InjectedFault) -> None:
        """Let calls fail."""
        with self._lock:
            self._faults.append(fault)

    def take(self, provider: str, operation: str) -> int | None:
        """The status that this call must answer, used up by asking; None if it may succeed."""
        with self._lock:
            for fault in self._faults:
                if fault.provider == provider and fault.operation in (None, operation):
                    fault.times -= 1
                    self._faults = [other for other in self._faults if other.times > 0]
                    return fault.status
        return None

    def to_json(self) -> list[dict[str, Any]]:
        """The faults that are still to happen, as JSON."""
        with self._lock:
            return [asdict(fault) for fault in self._faults]

    def clear(self) -> None:
        """Let nothing fail any more."""
        with self._lock:
            self._faults.clear()
